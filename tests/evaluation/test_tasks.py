"""Values per sequence, classes per step and next tokens are judged beside what takes no model."""

import json
import math

import numpy as np
import pytest
import torch

from tests.evaluation.sequences import (
    FirstValue,
    NextInRow,
    StepReader,
    case_of,
    facts_of,
    labelled_steps,
    regression,
    text,
)
from workbench.errors import WorkbenchError
from workbench.evaluation.evaluate import evaluate
from workbench.evaluation.other import all_examples, whole_sequences
from workbench.evaluation.token_costs import token_costs
from workbench.progress import finish


def test_values_are_held_against_mean_and_median():
    dataset = regression(20)
    case = case_of(dataset, all_examples(dataset, facts_of(dataset)))

    evaluation = finish(evaluate(FirstValue(), case))

    assert evaluation.score.metrics["rmse"] == pytest.approx(0, abs=1e-5)
    assert evaluation.baselines["mean"].scaled["mse"] == pytest.approx(1, abs=1e-4)
    assert evaluation.baselines["median"].metrics["mae"] <= evaluation.baselines["mean"].metrics["mae"]
    assert evaluation.verdict.better
    assert set(json.loads(json.dumps(evaluation.as_json()))["metrics"]) == {"mse", "mae", "rmse", "r2"}


def test_the_median_is_left_out_without_the_training_data():
    dataset = regression(20)
    case = case_of(dataset, all_examples(dataset, facts_of(dataset)), trained=False)

    assert list(finish(evaluate(FirstValue(), case)).baselines) == ["mean"]


def test_sequences_without_a_known_value_are_not_judged():
    dataset = regression(3)
    dataset.answers_SK[1] = np.nan

    assert all_examples(dataset, facts_of(dataset)).sequences_E.tolist() == [0, 2]


def test_steps_are_judged_where_their_class_is_known():
    dataset = labelled_steps(10)

    evaluation = finish(evaluate(StepReader(), case_of(dataset, all_examples(dataset, facts_of(dataset)))))

    assert evaluation.score.metrics == {"accuracy": 1.0, "f1_macro": 1.0}
    assert evaluation.baselines["majority"].metrics["accuracy"] == pytest.approx(0.6)
    assert evaluation.confusion == ((30, 0, 0), (0, 10, 0), (0, 0, 10))
    assert evaluation.as_json()["steps"] == 50
    assert evaluation.verdict.comparison.rival == "window_logistic"
    assert "50 steps in 10 pieces" in str(evaluation.verdict.text)


def test_a_sequence_much_longer_than_in_training_is_labelled_in_pieces():
    dataset = labelled_steps(1)

    assert whole_sequences(dataset, facts_of(dataset, context=2)).lengths_E.tolist() == [2, 2, 2]
    assert whole_sequences(dataset, facts_of(dataset, context=3)).lengths_E.tolist() == [6]


def test_every_token_but_the_first_is_judged_once_from_at_least_half_a_context():
    dataset = text("abc", 10)

    costs = finish(token_costs(NextInRow(3), dataset, all_examples(dataset, facts_of(dataset)), 6, torch.device("cpu")))

    assert len(costs.nats_M) == 29
    assert costs.right_M.all()
    assert costs.nats_M == pytest.approx(-math.log(math.exp(5) / (math.exp(5) + 2)))


def test_guesses_are_held_against_counts_of_characters_and_pairs():
    dataset = text("abc", 40)

    evaluation = finish(evaluate(NextInRow(3, sure=9.0), case_of(dataset, all_examples(dataset, facts_of(dataset)))))

    nats = {name: score.metrics["nats_per_token"] for name, score in evaluation.baselines.items()}
    assert nats["unigram"] == pytest.approx(math.log(3), abs=0.01)
    assert nats["bigram"] < 0.2
    assert evaluation.baselines["bigram"].metrics["accuracy"] == 1.0
    assert evaluation.score.metrics.keys() == evaluation.baselines["unigram"].metrics.keys()
    assert evaluation.score.metrics["perplexity"] == pytest.approx(1, abs=0.001)
    assert evaluation.baselines["ngram"].metrics["accuracy"] == 1.0
    assert evaluation.verdict.comparison.rival in ("bigram", "ngram")


def test_a_model_that_guesses_worse_than_counting_is_not_called_better():
    dataset = text("abc", 40)
    wrong = NextInRow(3, sure=-9.0)

    assert not finish(evaluate(wrong, case_of(dataset, all_examples(dataset, facts_of(dataset))))).verdict.better


def test_text_of_unknown_characters_cannot_be_judged():
    dataset = text("abc", 2)
    dataset.labels_N[:] = -1

    with pytest.raises(WorkbenchError, match="nothing to compare with"):
        all_examples(dataset, facts_of(dataset))
