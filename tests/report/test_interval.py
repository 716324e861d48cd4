"""How sure the metric that decides is."""

from dataclasses import replace

import numpy as np
import pytest

from workbench.report.interval import FEWEST, intervals


def shorter(evaluation, count):
    """The same with its first forecasts alone."""
    examples = evaluation.case.examples
    case = replace(evaluation.case, examples=examples.chosen(np.arange(count)))
    rivals = {name: answers[:count] for name, answers in evaluation.rivals.items()}
    return replace(
        evaluation, case=case, answers=evaluation.answers[:count], truth=evaluation.truth[:count], rivals=rivals
    )


def test_an_interval_holds_its_value(class_facts):
    metric, found = intervals(class_facts.evaluation)

    assert metric == "accuracy"
    assert all(each.low <= each.value <= each.high for each in found.values())


def test_the_same_data_give_the_same_interval(forecast_facts):
    assert intervals(forecast_facts.evaluation) == intervals(forecast_facts.evaluation)


def test_too_few_examples_have_no_interval(forecast_facts):
    _, found = intervals(shorter(forecast_facts.evaluation, FEWEST - 1))

    assert {(each.low, each.high) for each in found.values()} == {(None, None)}


def test_a_model_without_errors_has_an_interval_of_no_width(class_facts):
    evaluation = class_facts.evaluation
    right = np.eye(2, dtype=np.float32)[evaluation.truth]
    score = replace(evaluation.score, metrics={**evaluation.score.metrics, "accuracy": 1.0})

    _, found = intervals(replace(evaluation, answers=right, score=score))

    assert (found[""].low, found[""].value, found[""].high) == (1.0, 1.0, 1.0)


def test_noisier_errors_have_a_wider_interval(forecast_facts):
    evaluation = forecast_facts.evaluation
    noise = np.random.default_rng(0).normal(0, 30, evaluation.answers.shape).astype(np.float32)
    calm, noisy = (
        intervals(replace(evaluation, answers=evaluation.truth + shift))[1][""] for shift in (0.01 * noise, noise)
    )

    assert noisy.high - noisy.low > 50 * (calm.high - calm.low)


def test_text_is_judged_by_its_nats(text_facts):
    metric, found = intervals(text_facts.evaluation)

    assert metric == "nats_per_token"
    assert found[""].value == pytest.approx(text_facts.evaluation.score.metrics["nats_per_token"])
