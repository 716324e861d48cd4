"""What is solved before training: the linear path of a forecaster."""

import math
from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.training.conftest import CONTEXT, HORIZON, dataset_of, model_of, windows
from workbench.data.dataset import Split, Statistics
from workbench.models.build import build_model
from workbench.models.spec import HeadSpec, PreprocessSpec
from workbench.progress import finish
from workbench.training import optim
from workbench.training.features import fit_inside
from workbench.training.optim import LITTLE, make_optimizer, set_rate, take_smaller_steps
from workbench.training.spec import TrainingSpec
from workbench.training.trainer import TrainingData

CPU = torch.device("cpu")
ROWS = {"train": ((0, 80),), "val": ((80, 100),), "test": ((100, 120),)}


def straight(data, level: str = "last", head: HeadSpec | None = None):
    before = model_of(data, dropout=0.0)
    head = head or HeadSpec(linear_path=True)
    spec = before.spec.model_copy(update={"head": head, "preprocess": PreprocessSpec(level=level)})
    mean_F, std_F = (tuple(each.tolist()) for each in (before.preprocess.mean_F, before.preprocess.std_F))
    known = Statistics(mean_F=mean_F, std_F=std_F, class_counts=())
    torch.manual_seed(0)
    return build_model(spec, replace(before.facts, season=data.dataset.season), known)


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
    split = Split(train=windows(0, 80), val=windows(72, 100), test=windows(92, 120), rows=ROWS)
    return TrainingData(dataset=dataset_of(values, np.array([0, 120])), split=split)


@pytest.mark.parametrize("level", ["last", "mean", "mean_std", "none"])
def test_a_linear_process_is_foretold_before_the_first_step(trending, level):
    model = solved(trending, level)

    limit = 0.05 if level != "mean_std" else 0.3
    assert error(model, trending, trending.split.test) < limit


def test_noise_is_left_to_the_last_value():
    noise = np.cumsum(np.random.default_rng(0).standard_normal(120))[:, None]
    split = Split(train=windows(0, 80), val=windows(72, 100), test=windows(92, 120), rows=ROWS)
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

    assert [group["lr"] for group in made.param_groups] == pytest.approx([0.02, 0.02, 0.002])
    assert [len(group["params"]) for group in made.param_groups][1:] == [2, 2]


def test_each_group_is_given_a_rate_of_its_own(trending, monkeypatch):
    """On CUDA rates are numbers on the device that are set in place: one that groups shared would be set for all."""
    monkeypatch.setattr(optim, "_Adam", lambda groups, **_: groups)

    groups = make_optimizer(straight(trending), TrainingSpec(learning_rate=0.5))

    assert [group["lr"] for group in groups] == [0.5, 0.5, 0.05]


@pytest.mark.parametrize(("left", "share"), [(math.inf, 1.0), (2.0, 1.0), (LITTLE / 4, 0.25), (0.0, 0.0)])
def test_where_a_path_leaves_little_answers_change_in_smaller_steps(trending, left, share):
    made = make_optimizer(straight(trending), TrainingSpec(learning_rate=0.5))

    take_smaller_steps(made, left)
    set_rate(made, 0.02)

    assert [group["lr"] for group in made.param_groups] == pytest.approx([0.02, 0.02 * share, 0.002 * share])


def test_a_model_without_a_path_has_one_rate(trending):
    made = make_optimizer(model_of(trending), TrainingSpec())

    assert len(made.param_groups) == 1


def test_a_refit_chooses_as_the_first_fit_did_and_learns_from_all(trending):
    noise = 0.3 * np.random.default_rng(0).standard_normal((120, 1))
    data = replace(trending, dataset=dataset_of(trending.dataset.values_NF + noise, np.array([0, 120])))
    split, alone, again = data.split, straight(data), straight(data)
    finish(fit_inside(alone, data.dataset, split.train, CPU, split.val))

    finish(fit_inside(again, data.dataset, split.refit().train, CPU, split.val, first=split.train))

    assert error(again.eval(), data, split.val) < 0.98 * error(alone.eval(), data, split.val)


def test_a_walk_that_had_no_straight_line_gets_none_in_a_refit():
    walk = np.cumsum(np.random.default_rng(3).standard_normal(120))[:, None]
    split = Split(train=windows(0, 80), val=windows(72, 100), test=windows(92, 120), rows=ROWS)
    data = TrainingData(dataset=dataset_of(walk, np.array([0, 120])), split=split)
    model = straight(data)

    finish(fit_inside(model, data.dataset, split.refit().train, CPU, split.val, first=split.train))

    assert model.linear_path.linear.weight.abs().sum() == 0


def test_the_level_is_read_where_the_series_returns_to_its_mean():
    rng, values = np.random.default_rng(1), np.zeros((120, 1))
    for t in range(1, 120):
        values[t] = 0.3 * values[t - 1] + rng.standard_normal()
    split = Split(train=windows(0, 80), val=windows(72, 100), test=windows(92, 120), rows=ROWS)
    data = TrainingData(dataset=dataset_of(values, np.array([0, 120])), split=split)
    model = straight(data, head=HeadSpec(linear_path=True, path_level=True))

    finish(fit_inside(model, data.dataset, split.train, CPU, split.val))

    assert (model.linear_path.linear.weight[:, -1] < -0.1).all()
