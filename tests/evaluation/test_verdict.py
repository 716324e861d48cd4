"""Verdicts: better, as good, worse; in words that say how sure."""

import math

import numpy as np
import pytest

from workbench.evaluation.outcome import Comparison, Outcome, compare
from workbench.evaluation.significance import PairedTest, sign_flip
from workbench.evaluation.verdict import judge_classes, judge_errors, level_warning
from workbench.sentence import sentence

SURE = PairedTest(test="diebold_mariano", statistic=5.0, p=0.0001)
UNSURE = PairedTest(test="diebold_mariano", statistic=1.0, p=0.2)


def compared(outcome: Outcome, test: PairedTest | None = None) -> Comparison:
    found = test or (UNSURE if outcome == "as_good" else SURE)
    return Comparison(rival="last_value", outcome=outcome, test=found, model=0.0, best=0.0)


def errors(model: float, best: float, outcome: Outcome, test: PairedTest | None = None) -> str:
    verdict = judge_errors(
        compared(outcome, test),
        model,
        best,
        rival=sentence("repeating the last value"),
        measure=sentence("RMSE"),
        counted=sentence("{count} test forecasts", count=24),
    )
    assert verdict.better == (outcome == "better")
    return str(verdict.text)


def shares(model: float, best: float, outcome: Outcome) -> str:
    verdict = judge_classes(
        compared(outcome),
        model,
        best,
        rival=sentence("random kernels"),
        things=sentence("sequences"),
        counted=sentence("{count} test sequences", count=50),
    )
    assert verdict.better == (outcome == "better")
    return str(verdict.text)


def test_a_better_model_is_said_to_be_better_with_percent_and_rival():
    assert errors(3.21, 3.65, "better") == (
        "The model's error (RMSE 3.21) is 12 % below that of its strongest rival, repeating the last value (3.65)."
    )


def test_a_model_as_good_as_a_rival_is_no_better_and_the_simpler_one_is_named():
    assert errors(3.62, 3.65, "as_good") == (
        "The model is as good as repeating the last value and no better, as far as 24 test forecasts can tell: RMSE "
        "3.62 against 3.65. The simpler of the two is repeating the last value."
    )


@pytest.mark.parametrize("model", [0.9, 7.5])
def test_a_large_difference_that_may_be_luck_makes_neither_as_good_as_the_other(model):
    assert errors(model, 3.65, "as_good") == (
        f"24 test forecasts cannot tell the model from repeating the last value: RMSE {model:#.3g} against 3.65 may be "
        "chance. The simpler of the two is repeating the last value."
    )


def test_a_difference_that_is_sure_but_small_is_said_to_be_small():
    assert errors(3.64, 3.65, "as_good", SURE) == (
        "The model is as good as repeating the last value and no better: RMSE 3.64 against 3.65 is too small a "
        "difference to matter. The simpler of the two is repeating the last value."
    )


@pytest.mark.parametrize(
    ("model", "outcome"), [(0.97, "better"), (0.99, "as_good"), (1.01, "as_good"), (1.03, "worse")]
)
def test_a_hundredth_more_or_less_is_no_reason_to_prefer_either(model, outcome):
    best = losses(1.0) * 0.01 + 1

    assert compare(best * model, {"rival": best}, sooner).outcome == outcome


def test_a_worse_model_is_said_to_be_worse():
    assert errors(3.66, 3.65, "worse") == "The model is worse than repeating the last value: RMSE 3.66 against 3.65."


def test_near_numbers_get_as_many_digits_as_tell_them_apart():
    assert "RMSE 12345.9 against 12345.6" in errors(12345.9, 12345.6, "worse")


def test_a_perfect_rival_is_not_divided_by():
    assert "RMSE 0 against 0" in errors(0.0, 0.0, "as_good")


@pytest.mark.parametrize(
    ("model", "best", "outcome", "text"),
    [
        (0.95, 0.3, "better", "right for 95 % of the sequences; its strongest rival, random kernels, for 30 %"),
        (0.301, 0.3, "as_good", "as good as random kernels and no better, as far as 50 test sequences can tell"),
        (0.84, 0.999, "as_good", "50 test sequences cannot tell the model from random kernels: right for 84 % against"),
        (0.9, 0.7, "as_good", "right for 90 % against 70 % may be chance. The simpler of the two is random kernels."),
        (0.953, 0.954, "worse", "worse than random kernels: right for 95.3 % against 95.4 %"),
    ],
)
def test_classes_are_held_against_the_strongest_rival(model, best, outcome, text):
    assert text in shares(model, best, outcome)


def losses(mean: float, seed: int = 0) -> np.ndarray:
    return mean + 0.1 * np.random.default_rng(seed).standard_normal(60)


def sooner(smaller: np.ndarray, larger: np.ndarray) -> PairedTest:
    return sign_flip(larger - smaller)


@pytest.mark.parametrize(("model", "outcome"), [(0.5, "better"), (1.0, "as_good"), (1.5, "worse")])
def test_the_outcome_is_that_of_the_paired_test_against_the_strongest(model, outcome):
    found = compare(losses(model, 1), {"weak": losses(3.0), "strong": losses(1.0)}, sooner)

    assert (found.rival, found.outcome) == ("strong", outcome)
    assert found.test.significant == (outcome != "as_good")


def test_of_equal_rivals_the_simplest_is_named():
    same = losses(1.0)

    assert compare(losses(2.0), {"simple": same, "learned": same.copy()}, sooner).rival == "simple"


def test_a_model_equal_to_a_rival_is_as_good():
    same = losses(1.0)

    assert compare(same, {"itself": same.copy()}, sooner).outcome == "as_good"


def test_a_moved_level_is_told():
    warning = level_warning({"OT": (-0.17, -1.34), "HUFL": (0.0, 0.1)})

    assert warning is not None
    assert str(warning).startswith("OT lies at another level in the test part (-1.34 ")


def test_a_steady_or_unknown_level_is_not_worth_a_word():
    assert level_warning({"OT": (0.1, -0.1), "x": (math.nan, 1.0)}) is None
