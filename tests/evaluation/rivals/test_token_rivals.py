"""Counting rows of characters: what the counts say, and what was never seen."""

import math
from dataclasses import replace

import numpy as np
import pytest

from tests.evaluation.sequences import case_of, facts_of, text
from workbench.evaluation.other import all_examples
from workbench.evaluation.rivals.table import rival_answers
from workbench.progress import finish


def case(words: str, times: int, *, trained: bool = True):
    dataset = text(words, times)
    return case_of(dataset, all_examples(dataset, facts_of(dataset)), trained=trained)


def test_a_longer_row_tells_what_a_pair_cannot():
    paid = finish(rival_answers(case("abac", 40)))  # after a comes b or c: only the one before tells

    assert paid["bigram"][1].mean() < 0.8
    assert paid["ngram"][1].mean() > 0.95
    assert paid["ngram"][0].mean() < paid["bigram"][0].mean() < paid["unigram"][0].mean()


def test_shares_of_all_followers_add_up_to_one():
    known = case("abcabd", 20)
    total = np.zeros(len(finish(rival_answers(known))["ngram"][0]))

    for token in range(4):
        labels = known.dataset.labels_N.copy()
        labels[30] = token
        asked = replace(known, dataset=replace(known.dataset, labels_N=labels))
        total += np.exp(-finish(rival_answers(asked))["ngram"][0])

    assert total[29] == pytest.approx(1, abs=1e-4)


def test_an_unknown_row_falls_back_on_single_characters():
    known = case("ab", 30)
    labels = np.roll(known.dataset.labels_N, 0)
    labels[:] = 0  # aaaa: never seen
    asked = replace(known, dataset=replace(known.dataset, labels_N=labels))

    paid = finish(rival_answers(asked))["ngram"][0]

    assert np.isfinite(paid).all()
    assert paid[5] > math.log(2)


def test_only_single_characters_are_known_without_the_training_part():
    assert list(finish(rival_answers(case("ab", 20, trained=False)))) == ["unigram"]
