"""The place in a season is read from a window, on any level, from any recording; and a path that reads it foretells a
season that it has seen often from a window that holds few."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.training.conftest import CONTEXT, HORIZON, dataset_of, windows
from tests.training.test_features import CPU, ROWS, error, straight
from workbench.data.dataset import Examples, Split
from workbench.models.season_place import SeasonPlace
from workbench.models.spec import HeadSpec
from workbench.progress import finish
from workbench.training.features import fit_inside
from workbench.training.season_fit import LEAST_NOISE, fit_season
from workbench.training.trainer import TrainingData

SEASON = 4
COURSE = np.array([2.0, -1.0, 0.5, -1.5])


def seasonal(rows: int, noise: float, first: int = 0) -> np.ndarray:
    """A season with noise, which begins at some step of it."""
    t = np.arange(first, first + rows)
    return COURSE[t % SEASON] + noise * np.random.default_rng(7).standard_normal(rows)


def seen(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """All windows without their last values, as N,C,1, and the rows after them."""
    ends_N = np.arange(CONTEXT, len(values) + 1)
    x_NC = np.lib.stride_tricks.sliding_window_view(values, CONTEXT)
    return (x_NC - x_NC[:, -1:])[:, :, None], ends_N


def places(values: np.ndarray, fitted) -> np.ndarray:
    place = SeasonPlace(CONTEXT, SEASON)
    place.take(fitted)
    x_NCK, _ = seen(values)
    return place(torch.from_numpy(x_NCK[:, :, 0]).float()).numpy()


def test_every_place_is_alike_before_it_is_fitted():
    likely = SeasonPlace(CONTEXT, SEASON)(torch.randn(3, CONTEXT))

    torch.testing.assert_close(likely, torch.full((3, SEASON), 1 / SEASON))


@pytest.mark.parametrize("level", [0.0, 50.0])
def test_windows_tell_their_place_on_any_level(level):
    fitted = fit_season(*seen(seasonal(80, 0.5)), SEASON)

    likely_NS = places(level + seasonal(40, 0.5, first=80), fitted)

    right_N = likely_NS.argmax(axis=1) == np.arange(CONTEXT, 41) % SEASON
    assert right_N.mean() > 0.95


def test_noise_leaves_doubt():
    fitted = fit_season(*seen(seasonal(80, 4.0)), SEASON)

    assert np.median(places(seasonal(40, 4.0, first=80), fitted).max(axis=1)) < 0.9


def test_a_series_without_a_season_tells_nothing():
    flat = fit_season(*seen(np.zeros(40)), SEASON)

    assert not flat.weights_PA.any()
    assert not flat.bias_A.any()


def test_a_season_without_noise_stays_within_numbers():
    fitted = fit_season(*seen(seasonal(80, 0.0)), SEASON)

    assert np.abs(fitted.weights_PA).max() < np.abs(COURSE).max() / LEAST_NOISE
    assert np.isfinite(places(seasonal(40, 0.0), fitted)).all()


def test_columns_tell_together():
    both = np.concatenate([seen(seasonal(80, 3.0))[0], seen(seasonal(80, 0.2))[0]], axis=2)

    fitted = fit_season(both, seen(seasonal(80, 3.0))[1], SEASON)

    likely_NS = both.reshape(len(both), -1) @ fitted.weights_PA + fitted.bias_A
    assert (likely_NS.argmax(axis=1) == np.arange(CONTEXT, 81) % SEASON).mean() > 0.95


def data_of(values: np.ndarray, offsets: np.ndarray, train: Examples, test: Examples) -> TrainingData:
    dataset = replace(dataset_of(values[:, None], offsets), season=SEASON)
    return TrainingData(dataset=dataset, split=Split(train=train, val=test, test=test, rows=ROWS))


def solved(data: TrainingData, *, season: bool):
    model = straight(data, head=HeadSpec(linear_path=True, path_season=season))
    finish(fit_inside(model, data.dataset, data.split.train, CPU))
    return model.eval()


def test_a_path_foretells_better_that_knows_the_place_in_a_noisy_season():
    data = data_of(seasonal(160, 1.0), np.array([0, 160]), windows(0, 120), windows(120, 160))

    without, beside = (error(solved(data, season=season), data, data.split.test) for season in (False, True))

    assert beside < 0.95 * without


def test_a_recording_that_begins_elsewhere_in_the_season_is_placed_as_well():
    """Rows of the whole table tell no place in the second recording, which is shorter by far."""
    values = np.concatenate([seasonal(121, 0.5), seasonal(39, 0.5, first=2)])
    first, second = windows(0, 121), windows(121, 160)
    both = [np.concatenate(pair) for pair in zip(*((p.starts_E, p.lengths_E) for p in (first, second)), strict=True)]
    sequences_E = np.repeat([0, 1], [len(first), len(second)])
    train = Examples(starts_E=both[0], lengths_E=both[1], sequences_E=sequences_E, horizon=HORIZON)
    data = data_of(values, np.array([0, 121, 160]), train, second)
    model = solved(data, season=True)

    x_NC = np.stack([values[start : start + CONTEXT] for start in second.starts_E])
    x_NC1 = torch.from_numpy(x_NC - x_NC[:, -1:]).float()[:, :, None] / model.preprocess.std_F
    likely_NS = model.linear_path.season(x_NC1[:, :, 0])

    ends_N = second.starts_E - 121 + 2 + CONTEXT
    assert (likely_NS.argmax(dim=1).numpy() == ends_N % SEASON).mean() > 0.95


def test_places_are_learned_from_the_training_part_alone():
    values = seasonal(160, 0.5)
    changed = values.copy()
    changed[120:] = 7.0
    first, other = (
        solved(data_of(each, np.array([0, 160]), windows(0, 120), windows(120, 160)), season=True)
        for each in (values, changed)
    )

    assert torch.equal(first.linear_path.season.weight, other.linear_path.season.weight)


def test_windows_without_a_truth_fit_no_place():
    data = data_of(seasonal(160, 0.5), np.array([0, 160]), windows(0, 120), windows(120, 160))
    gone = np.full_like(data.dataset.targets_NK, np.nan)

    model = solved(replace(data, dataset=replace(data.dataset, targets_NK=gone)), season=True)

    assert not model.linear_path.season.weight.any()
