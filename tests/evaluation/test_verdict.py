import math

from workbench.evaluation.significance import PairedTest
from workbench.evaluation.verdict import judge_classes, judge_forecast, level_warning
from workbench.sentence import sentence

SURE = PairedTest(test="diebold_mariano", statistic=5.0, p=0.0001)
UNSURE = PairedTest(test="diebold_mariano", statistic=1.0, p=0.2)


def forecast(model: float, best: float, comparison: PairedTest, baseline: str = "last_value"):
    measure = sentence("RMSE")
    return judge_forecast(
        model, best, baseline=baseline, season=12, measure=measure, examples=24, comparison=comparison
    )


def test_a_better_model_is_said_to_be_better_with_percent_and_baseline():
    verdict = forecast(3.21, 3.65, SURE)

    assert verdict.better
    assert str(verdict.text) == (
        "The model's error (RMSE 3.21) is 12 % below that of the best naive forecast, the last value (3.65)."
    )


def test_a_lucky_model_is_not_called_better():
    verdict = forecast(3.6, 3.65, UNSURE)

    assert not verdict.better
    assert "no better than the best naive forecast, the last value, as far as 24 test forecasts" in str(verdict.text)
    assert "1.4 % lower, which may be chance" in str(verdict.text)


def test_a_worse_model_is_never_called_better():
    verdict = forecast(3.66, 3.65, SURE)

    assert not verdict.better
    assert str(verdict.text) == (
        "The model is no better than the best naive forecast, the last value: RMSE 3.66 against 3.65."
    )


def test_the_seasonal_baseline_is_named_by_its_season():
    assert "the value of 12 steps before" in str(forecast(60.0, 50.0, SURE, "seasonal_naive").text)


def test_near_numbers_get_as_many_digits_as_tell_them_apart():
    assert "RMSE 12345.9 against 12345.6" in str(forecast(12345.9, 12345.6, SURE).text)


def test_a_perfect_baseline_is_not_divided_by():
    assert not forecast(0.0, 0.0, SURE).better


def test_a_classifier_is_held_against_the_commonest_class():
    assert judge_classes(0.95, 0.3, label="cat", examples=50, comparison=SURE).better
    assert not judge_classes(0.35, 0.3, label="cat", examples=50, comparison=UNSURE).better
    assert not judge_classes(0.3, 0.3, label="cat", examples=50, comparison=UNSURE).better


def test_a_moved_level_is_told():
    warning = level_warning({"OT": (-0.17, -1.34), "HUFL": (0.0, 0.1)})

    assert warning is not None
    assert str(warning).startswith("OT lies at another level in the test part (-1.34 ")


def test_a_steady_or_unknown_level_is_not_worth_a_word():
    assert level_warning({"OT": (0.1, -0.1), "x": (math.nan, 1.0)}) is None
