"""What windows lose before they are read: proposed as the series is foretold best with."""

import numpy as np
import pandas as pd
import pytest

from workbench.evaluation.level_probe import probe_level
from workbench.progress import finish
from workbench.proposal import ProposedExperiment, propose_experiment


def proposed(folder, values, *settings, **columns) -> ProposedExperiment:
    path = folder / "series.csv"
    pd.DataFrame({"y": values, **columns}).to_csv(path, index=False)
    return finish(propose_experiment([path], task="forecast", targets=["y"], settings=settings))


def level_of(folder, values) -> str:
    return proposed(folder, values).spec.model.preprocess.level


def turning(steps: int = 900) -> np.ndarray:
    """A series that soon returns to its mean."""
    noise, values = np.random.default_rng(4).standard_normal(steps), np.zeros(steps)
    for t in range(2, steps):
        values[t] = -0.5 * values[t - 1] + 0.3 * values[t - 2] + noise[t]
    return values


def growing(steps: int = 260) -> np.ndarray:
    """A season that grows with the level, and hardly any noise."""
    t = np.arange(steps)
    return np.exp(
        4 + 0.012 * t + 0.5 * np.sin(2 * np.pi * t / 12) + 0.02 * np.random.default_rng(0).standard_normal(steps)
    )


def test_a_series_that_returns_to_its_mean_keeps_its_level(tmp_path):
    made = proposed(tmp_path, turning())

    assert made.spec.model.preprocess.level == "none"
    assert not made.spec.model.head.path_level
    assert any("Windows keep their level" in str(warning) for warning in made.warnings)


def test_a_series_whose_amplitude_grows_loses_mean_and_spread(tmp_path):
    made = proposed(tmp_path, growing())

    assert made.spec.model.preprocess.level == "mean_std"
    assert any("amplitudes grow" in str(warning) for warning in made.warnings)


@pytest.mark.parametrize("seed", range(4))
def test_a_walk_loses_its_last_value(tmp_path, seed):
    assert level_of(tmp_path, np.random.default_rng(seed).standard_normal(400).cumsum()) == "last"


def test_few_windows_are_not_believed(tmp_path):
    assert level_of(tmp_path, turning(50)) == "last"


def test_a_level_that_was_set_stays(tmp_path):
    made = proposed(tmp_path, turning(), ("model.preprocess.level", "mean"))

    assert made.spec.model.preprocess.level == "mean"


def test_gaps_are_left_out(tmp_path):
    values = turning()
    values[100:110] = np.nan

    assert level_of(tmp_path, values) == "none"


def test_a_window_too_wide_is_not_probed(tmp_path):
    made = proposed(tmp_path, turning(3_000), ("data.window.context", "401"))

    assert probe_level(made.loaded.dataset, made.loaded.split, 1) == "last"
