"""Rivals read words as features of their own, never as quantities."""

from dataclasses import replace

import numpy as np

from tests.evaluation.rivals.test_forecast_rivals import CONTEXT, HORIZON, case_of, error
from workbench.evaluation.rivals.autoregression import forecasts
from workbench.evaluation.rivals.scale import features, scaled
from workbench.evaluation.rivals.sequences import seen

WORDS = ("a", "b", "c")
JUMPS = np.array([0.0, 9.0, -4.0])
"""What each word adds to a step; the middle one by number is not the middle one by size."""


def worded_case(*, shown: bool):
    """A series whose steps to come are told by words that are known ahead, seen as an input or not."""
    random = np.random.default_rng(0)
    words = random.integers(0, 3, 340)
    values = JUMPS[words[:320]] + 0.1 * random.standard_normal(320)
    case = case_of(values)
    ahead = (words[np.arange(320) + HORIZON] + 1.0).astype(np.float32)
    dataset = replace(
        case.dataset,
        values_NF=np.stack([case.dataset.values_NF[:, 0], ahead], axis=1),
        inputs=(*case.dataset.inputs, "kind"),
        categories={"kind": WORDS},
    )
    statistics = replace(case.statistics, mean_F=(*case.statistics.mean_F, 0.0), std_F=(*case.statistics.std_F, 1.0))
    facts = replace(case.facts, inputs=dataset.inputs, categories=dataset.categories)
    trained = replace(case.trained_on, dataset=dataset)
    return replace(case, dataset=dataset, facts=facts, statistics=statistics, trained_on=trained) if shown else case


def test_a_regression_learns_what_each_word_stands_for():
    blind, seeing = (worded_case(shown=shown) for shown in (False, True))

    assert error(seeing, forecasts(seeing)) < 0.3
    assert error(blind, forecasts(blind)) > 3


def test_words_are_features_of_their_own():
    case = worded_case(shown=True)
    values = np.array([[5.0, 2.0], [5.0, 0.0]], np.float32)

    found = scaled(values, case.dataset, (np.array([1.0, 0.0]), np.array([2.0, 1.0])))

    assert found.tolist() == [[2, 0, 1, 0], [2, 0, 0, 0]] and features(case.dataset) == 4


def test_classifiers_see_them_as_well():
    case = worded_case(shown=True)

    examples = seen(case.dataset, case.examples, (np.zeros(2), np.ones(2)))

    assert examples.values_NF.shape == (320, 4) and examples.even(CONTEXT).shape == (len(case.examples), 4, CONTEXT)
