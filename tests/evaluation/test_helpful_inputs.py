"""Further inputs of a forecast: only those are proposed that help everywhere."""

import numpy as np
import pandas as pd
import pytest

from workbench.progress import finish
from workbench.proposal import propose_experiment

STEPS = 400


def proposed(folder, columns, *settings, horizon: int = 1):
    path = folder / "series.csv"
    pd.DataFrame(columns).to_csv(path, index=False)
    window = [("data.window.context", "8"), ("data.window.horizon", str(horizon)), ("data.season", "1")]
    return finish(propose_experiment([path], task="forecast", targets=["y"], settings=[*window, *settings]))


def noise(seed: int, count: int = STEPS) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal(count)


def leading() -> dict[str, np.ndarray]:
    """What comes is what one column was, and nothing of the other."""
    return {"y": np.roll(noise(0), 1) + 0.3 * noise(1), "leader": noise(0), "other": noise(2)}


def test_a_column_that_leads_becomes_an_input_and_another_stays_out(tmp_path):
    made = proposed(tmp_path, leading())

    assert made.spec.data.roles == {"y": "target", "leader": "feature", "other": "ignore"}
    assert any("With leader" in str(warning) for warning in made.warnings)


@pytest.mark.parametrize("horizon", [1, 12])
def test_two_columns_whose_product_comes_next_become_inputs(tmp_path, horizon):
    a, b = noise(3), noise(4)

    made = proposed(tmp_path, {"y": np.roll(a * b, 1) + 0.1 * noise(5), "a": a, "b": b}, horizon=horizon)

    assert made.loaded.dataset.inputs == ("y", "a", "b")


@pytest.mark.parametrize("seed", range(5))
def test_columns_of_noise_stay_out(tmp_path, seed):
    columns = {"y": noise(seed).cumsum(), "a": noise(seed + 10).cumsum(), "b": noise(seed + 20)}

    assert proposed(tmp_path, columns).loaded.dataset.inputs == ("y",)


def test_roles_that_were_set_are_left_alone(tmp_path):
    made = proposed(tmp_path, leading(), ("data.roles.other", "feature"))

    assert made.spec.data.roles["leader"] == "ignore"


def test_a_column_with_words_or_too_few_rows_changes_nothing(tmp_path):
    columns = {name: values[:40] for name, values in leading().items()} | {"word": ["a", "b"] * 20}

    assert proposed(tmp_path, columns).loaded.dataset.inputs == ("y",)


def hours(profile: float) -> dict[str, object]:
    """A walk, which its own past tells, moved at a certain hour of each day."""
    times = pd.date_range("2024-01-01", periods=1_200, freq="h")
    moves = 0.3 * noise(6, 1_200) + profile * np.where(times.hour == 8, 3.0, np.where(times.hour == 20, -3.0, 0.0))
    return {"time": times.strftime("%Y-%m-%d %H:%M"), "y": moves.cumsum()}


def test_the_hour_becomes_an_input_where_it_helps(tmp_path):
    assert proposed(tmp_path, hours(1.0)).spec.data.calendar == ("hour",)


def test_the_hour_stays_out_where_it_does_not(tmp_path):
    assert proposed(tmp_path, hours(0.0)).spec.data.calendar == ()


def test_a_column_that_knows_what_is_to_come_is_no_proposal_however_much_it_helps(tmp_path):
    load = noise(6).cumsum()

    made = proposed(tmp_path, {"y": load, "plan": np.append(load[3:], load[:3]), "leader": np.append(load[1:], 0.0)})

    assert made.loaded.dataset.inputs == ("y",)


def long_product(steps: int = 1_100) -> dict[str, np.ndarray]:
    """What comes next is the product of two columns now; after that nothing is known."""
    a, b = noise(3, steps), noise(4, steps)
    return {"y": np.roll(a * b, 1) + 0.1 * noise(5, steps), "a": a, "b": b}


def bare(folder, columns, *settings):
    path = folder / "series.csv"
    pd.DataFrame(columns).to_csv(path, index=False)
    return finish(propose_experiment([path], task="forecast", targets=["y"], settings=settings))


def test_the_horizon_reaches_as_far_as_the_inputs_tell(tmp_path):
    made = bare(tmp_path, long_product())

    assert made.spec.data.window.horizon == 1
    assert any("no more, so the horizon is 1 step" in str(warning) for warning in made.warnings)


def test_a_horizon_that_was_set_stays(tmp_path):
    assert bare(tmp_path, long_product(), ("data.window.horizon", "3")).spec.data.window.horizon == 3


def test_inputs_keep_their_level_where_the_target_loses_its_own(tmp_path):
    preprocess = bare(tmp_path, long_product()).spec.model.preprocess

    assert (preprocess.level, preprocess.keep_other_levels) == ("last", True)
