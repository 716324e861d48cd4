"""What is solved before training: the linear path of a forecaster."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.training.conftest import CONTEXT, HORIZON, dataset_of, model_of, windows
from workbench.data.dataset import Split, Statistics
from workbench.models.build import build_model
from workbench.models.spec import HeadSpec, PreprocessSpec
from workbench.progress import finish
from workbench.training.features import fit_inside
from workbench.training.optim import make_optimizer, set_rate
from workbench.training.spec import TrainingSpec
from workbench.training.trainer import TrainingData

CPU = torch.device("cpu")


def straight(data, level: str = "last"):
    before = model_of(data, dropout=0.0)
    spec = before.spec.model_copy(
        update={"head": HeadSpec(linear_path=True), "preprocess": PreprocessSpec(level=level)}
    )
    mean_F, std_F = (tuple(each.tolist()) for each in (before.preprocess.mean_F, before.preprocess.std_F))
    known = Statistics(mean_F=mean_F, std_F=std_F, class_counts=())
    torch.manual_seed(0)
    return build_model(spec, before.facts, known)


def solved(data, level: str = "last"):
    model = straight(data, level)
    finish(fit_inside(model, data.dataset, data.split.train, CPU))
    return model.eval()


def error(model, data, part) -> float:
    rows = part.starts_E[:, None] + np.arange(CONTEXT + HORIZON)
    both = torch.from_numpy(data.dataset.values_NF[rows])
    with torch.no_grad():
        answer = model(both[:, :CONTEXT], torch.full((len(part),), CONTEXT))
    return float((answer - both[:, CONTEXT:]).square().mean().sqrt())


@pytest.fixture
def trending() -> TrainingData:
    t = np.arange(120.0)
    values = (0.2 * t + np.sin(t / 2))[:, None]
    split = Split(train=windows(0, 80), val=windows(72, 100), test=windows(92, 120), rows={})
    return TrainingData(dataset=dataset_of(values, np.array([0, 120])), split=split)


@pytest.mark.parametrize("level", ["last", "mean", "mean_std", "none"])
def test_a_linear_process_is_foretold_before_the_first_step(trending, level):
    model = solved(trending, level)

    limit = 0.05 if level != "mean_std" else 0.3
    assert error(model, trending, trending.split.test) < limit


def test_noise_is_left_to_the_last_value():
    noise = np.cumsum(np.random.default_rng(0).standard_normal(120))[:, None]
    split = Split(train=windows(0, 80), val=windows(72, 100), test=windows(92, 120), rows={})
    data = TrainingData(dataset=dataset_of(noise, np.array([0, 120])), split=split)

    before, after = straight(data).eval(), solved(data)

    assert error(after, data, split.test) < 1.3 * error(before, data, split.test)


def test_windows_without_a_truth_solve_nothing(trending):
    gone = trending.dataset.targets_NK.copy()
    gone[:] = np.nan
    data = replace(trending, dataset=replace(trending.dataset, targets_NK=gone))

    model = solved(data)

    assert model.linear_path.linear.weight.abs().sum() == 0


def test_the_same_data_solve_the_same_path(trending):
    first, second = solved(trending), solved(trending)

    assert torch.equal(first.linear_path.linear.weight, second.linear_path.linear.weight)


def test_what_comes_after_the_training_part_changes_nothing(trending):
    changed = trending.dataset.values_NF.copy()
    changed[80:] = 7.0
    other = replace(trending, dataset=dataset_of(changed, np.array([0, 120])))

    assert torch.equal(solved(trending).linear_path.linear.weight, solved(other).linear_path.linear.weight)


@pytest.mark.parametrize("optimizer", ["adam", "adamw", "sgd", "rmsprop"])
def test_the_path_learns_on_at_a_tenth_of_the_rate(trending, optimizer):
    made = make_optimizer(straight(trending), TrainingSpec(optimizer=optimizer, learning_rate=0.5))

    set_rate(made, 0.02)

    assert [group["lr"] for group in made.param_groups] == pytest.approx([0.02, 0.002])
    assert [len(group["params"]) for group in made.param_groups][1] == 2


def test_a_model_without_a_path_has_one_rate(trending):
    made = make_optimizer(model_of(trending), TrainingSpec())

    assert len(made.param_groups) == 1
