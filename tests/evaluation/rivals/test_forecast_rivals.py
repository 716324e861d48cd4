"""Rivals of a forecast: right on series whose answer is known, and blind to what comes after a window."""

from dataclasses import replace

import numpy as np
import pytest

from tests.evaluation.series import series_dataset, series_facts, series_statistics, windows
from workbench.evaluation.predict import truths
from workbench.evaluation.result import Case, TrainingPart
from workbench.evaluation.rivals.autoregression import forecasts
from workbench.evaluation.rivals.naive import season_of
from workbench.evaluation.rivals.smoothing import smoothed
from workbench.evaluation.rivals.table import RIVALS, phrase_of, rival_answers
from workbench.progress import finish

CONTEXT, HORIZON, TRAIN, VAL, ALL = 14, 3, 200, 260, 320


def case_of(values, season: int = 1, *, trained: bool = True) -> Case:
    dataset = replace(series_dataset(values, season), fingerprint="")
    parts = [
        windows(list(range(first, last - CONTEXT - HORIZON + 1)), context=CONTEXT, horizon=HORIZON)
        for first, last in ((0, TRAIN), (TRAIN - CONTEXT, VAL), (VAL - CONTEXT, ALL))
    ]
    return Case(
        run="a",
        part="test",
        dataset=dataset,
        examples=parts[2],
        facts=series_facts(CONTEXT, HORIZON, season),
        statistics=series_statistics(dataset),
        trained_on=TrainingPart(dataset=dataset, examples=parts[0], val=parts[1]) if trained else None,
    )


def error(case: Case, answer) -> float:
    return float(np.sqrt(np.mean((answer - truths(case.dataset, case.examples)) ** 2)))


def seasonal(noise: float = 0.0, growth: float = 0.05) -> np.ndarray:
    t = np.arange(ALL)
    return 50 + growth * t + 8 * np.sin(2 * np.pi * t / 12) + noise * np.random.default_rng(0).standard_normal(ALL)


def autoregressive() -> np.ndarray:
    random, values = np.random.default_rng(1), [0.0, 0.0]
    for _ in range(ALL - 2):
        values.append(1.6 * values[-1] - 0.9 * values[-2] + random.standard_normal())
    return np.array(values)


def test_the_regression_foretells_a_linear_process_as_well_as_it_can_be():
    case = case_of(autoregressive())

    known = np.lib.stride_tricks.sliding_window_view(case.dataset.values_NF[:, 0], CONTEXT)[case.examples.starts_E]
    one = 1.6 * known[:, -1] - 0.9 * known[:, -2]
    two = 1.6 * one - 0.9 * known[:, -1]
    best = np.stack([one, two, 1.6 * two - 0.9 * one], axis=1)[:, :, None]
    assert error(case, forecasts(case)) <= 1.1 * error(case, best)


def test_the_regression_follows_a_season_on_a_trend():
    case = case_of(seasonal())

    assert error(case, forecasts(case)) < 0.02


def test_the_regression_keeps_a_level_that_training_never_saw():
    values = seasonal()
    values[VAL:] += 1000

    case = case_of(values)

    assert forecasts(case)[-1, -1, 0] == pytest.approx(values[-1], rel=0.01)


def test_smoothing_follows_a_season_on_a_trend():
    case = case_of(seasonal(noise=0.5), season=12)

    answer = smoothed(case)

    assert answer.shape == (len(case.examples), HORIZON, 1)
    assert error(case, answer) < 0.8


def test_smoothing_of_a_random_walk_is_about_its_last_value():
    walk = np.cumsum(np.random.default_rng(3).standard_normal(ALL))
    case = case_of(walk)

    last = RIVALS["last_value"].answer(case)

    assert error(case, smoothed(case)) == pytest.approx(error(case, last), rel=0.1)


@pytest.mark.parametrize("values", [seasonal(noise=0.5), seasonal(noise=0.5) - 60])
def test_no_rival_knows_what_comes_after_a_window(values):
    case = case_of(values, season=12)
    changed = values.copy()
    changed[VAL + 10 :] = 7.0
    other = replace(case, dataset=series_dataset(changed, 12))
    before = case.examples.starts_E + CONTEXT <= VAL + 10

    for name, answer in finish(rival_answers(case)).items():
        np.testing.assert_allclose(finish(rival_answers(other))[name][before], answer[before], rtol=1e-4, err_msg=name)


def test_a_season_ago_and_the_change_since_are_right_on_a_trend_with_a_season():
    case = case_of(seasonal(), season=12)

    answers = finish(rival_answers(case))

    assert error(case, answers["seasonal_naive"]) == pytest.approx(12 * 0.05, rel=0.01)
    assert error(case, answers["seasonal_change"]) == pytest.approx(0, abs=1e-4)


def test_rivals_that_learn_are_left_out_without_the_training_part():
    assert list(finish(rival_answers(case_of(seasonal(), season=12, trained=False)))) == [
        "last_value",
        "seasonal_naive",
        "seasonal_change",
    ]


def test_without_a_season_no_seasonal_rival_answers():
    assert list(finish(rival_answers(case_of(autoregressive())))) == ["last_value", "ridge", "ets"]


def test_gaps_in_the_truth_stop_no_rival():
    values = seasonal(noise=0.5)
    values[[30, 31, 90, 250, 300]] = np.nan
    case = case_of(np.nan_to_num(values, nan=50.0), season=12)
    case = replace(case, dataset=replace(case.dataset, targets_NK=values.astype(np.float32)[:, None]))

    for name, answer in finish(rival_answers(case)).items():
        assert np.isfinite(answer).all(), name


def test_the_last_cases_are_remembered():
    case = case_of(seasonal(), season=12)
    known = replace(case, dataset=replace(case.dataset, fingerprint="known"))

    first = finish(rival_answers(known))

    assert finish(rival_answers(replace(known, run="another"))) is first
    assert finish(rival_answers(replace(known, part="val"))) is not first


def test_a_rival_is_called_by_its_season():
    assert "12 steps before" in str(phrase_of("seasonal_naive", case_of(seasonal(), season=12)))


def weekly() -> np.ndarray:
    """Days of eight steps whose size depends on the day of the week."""
    t = np.arange(ALL)
    return 50 + (1 + t // 8 % 7) * np.sin(2 * np.pi * t / 8) + 0.1 * np.random.default_rng(0).standard_normal(ALL)


def test_the_seasonal_rivals_take_the_week_where_it_does_better():
    case = case_of(weekly(), season=8)

    assert "56 steps before" in str(phrase_of("seasonal_naive", case))
    assert error(case, finish(rival_answers(case))["seasonal_naive"]) < 0.2


@pytest.mark.parametrize("changes", [{"season": 12}, {"season": 8, "trained": False}])
def test_the_seasonal_rivals_keep_the_season_where_nothing_tells_a_better_one(changes):
    values = seasonal(noise=1.0) if changes["season"] == 12 else weekly()

    assert season_of(case_of(values, **changes)) == changes["season"]
