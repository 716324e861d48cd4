"""A head with quantiles: they never cross, the median is the answer, and levels and scales are given back."""

import numpy as np
import pytest
import torch

from tests.models.test_blocks import STATISTICS, facts_of
from workbench.models.build import SequenceModel, build_model
from workbench.models.problems import problems
from workbench.models.quantiles import QuantileHead
from workbench.models.size import parameters
from workbench.models.spec import MEDIAN, QUANTILES, HeadSpec, ModelSpec, PreprocessSpec, RecurrentSpec

FACTS = facts_of("forecast")


def spec_of(level: str = "last", *, path: bool = True, quantiles: bool = True) -> ModelSpec:
    head = HeadSpec(quantiles=quantiles, linear_path=path)
    return ModelSpec(preprocess=PreprocessSpec(level=level), layers=(RecurrentSpec(units=4),), head=head)


def unsure(spec: ModelSpec) -> SequenceModel:
    """A model whose quantiles depend on what it reads."""
    torch.manual_seed(0)
    model = build_model(spec, FACTS, STATISTICS).eval()
    for weight in model.head.parameters():
        torch.nn.init.normal_(weight)
    return model


def asked(batch: int = 3) -> tuple[torch.Tensor, torch.Tensor]:
    torch.manual_seed(1)
    return torch.randn(batch, 9, 2) * 20, torch.full((batch,), 9)


@pytest.mark.parametrize("level", ["none", "last", "mean", "mean_std"])
@torch.no_grad()
def test_quantiles_rise_and_their_median_is_the_answer(level):
    model = unsure(spec_of(level))

    quantiles_BQHK = model.quantiles(*asked())

    assert quantiles_BQHK.shape == (3, len(QUANTILES), 5, 1)
    assert (quantiles_BQHK.diff(dim=1) > 0).all()
    torch.testing.assert_close(quantiles_BQHK[:, MEDIAN], model(*asked()))


@torch.no_grad()
def test_a_level_moves_all_quantiles_alike():
    model, (x_BTF, lengths_B) = unsure(spec_of("last")), asked()

    moved = model.quantiles(x_BTF + 50, lengths_B) - model.quantiles(x_BTF, lengths_B)

    torch.testing.assert_close(moved, torch.full_like(moved, 50.0), rtol=1e-4, atol=1e-3)


@torch.no_grad()
def test_a_head_begins_with_quantiles_that_it_is_given():
    head = QuantileHead(HeadSpec(quantiles=True), 4, (5, 1))
    given_QHK = np.sort(np.random.default_rng(0).standard_normal((len(QUANTILES), 5, 1)), axis=0)

    head.begin_with(given_QHK)
    found_QHK = head(torch.zeros(1, 2, 4), torch.tensor([2]))[0]

    apart = found_QHK - found_QHK[MEDIAN]
    np.testing.assert_allclose(apart, np.float32(given_QHK - given_QHK[MEDIAN]), atol=1e-3)


def test_the_weights_of_a_head_without_quantiles_are_drawn_as_ever():
    torch.manual_seed(3)
    plain = build_model(spec_of(path=False, quantiles=False), FACTS, STATISTICS).state_dict()
    torch.manual_seed(3)
    model = build_model(spec_of(path=False), FACTS, STATISTICS)

    assert {"head.spread.weight", "head.spread.bias"} == set(model.state_dict()) - set(plain)
    assert all(torch.equal(model.state_dict()[name], weight) for name, weight in plain.items())


def test_the_summary_counts_what_is_learned():
    model = build_model(spec_of(), FACTS, STATISTICS)

    assert parameters(spec_of(), FACTS) == sum(weight.numel() for weight in model.parameters())


@pytest.mark.parametrize(
    ("quantiles", "loss", "told"),
    [(True, "mse", "learns by the pinball loss"), (False, "pinball", "judges quantiles"), (True, "pinball", "")],
)
def test_quantiles_and_their_loss_go_together(quantiles, loss, told):
    found = [str(problem.message) for problem in problems(spec_of(quantiles=quantiles), FACTS, loss)]

    assert told in " ".join(found) and bool(found) == bool(told)


def test_other_tasks_have_no_quantiles():
    facts = facts_of("classify")

    assert not build_model(spec_of(), facts, STATISTICS).has_quantiles
