"""What the Model page's cards and rows say of inputs of words."""

import pytest

from workbench.data.dataset import DataFacts
from workbench.data.spec import DataSpec
from workbench.gui.models.block_texts import input_text, preprocess_text
from workbench.gui.models.explanations import input_rows
from workbench.models.spec import PreprocessSpec


def facts_of(**categories):
    names = ("load", *categories)
    values = {"task": "forecast", "inputs": names, "targets": ("load",), "classes": (), "context": 6, "horizon": 3}
    return DataFacts(**values, missing_mask=False, season=1, categories=categories)


@pytest.mark.parametrize(
    ("words", "said"), [(("a", "b"), "a feature per word"), (tuple("abcdef"), "words as learned vectors")]
)
def test_cards_tell_how_many_words_there_are_and_what_becomes_of_them(qapp, words, said):
    facts = facts_of(kind=words)

    assert input_text(facts) == f"load, kind ({len(words)} words)"
    assert preprocess_text(PreprocessSpec(), facts) == f"standardised · {said}"


def test_without_words_cards_say_nothing_of_them(qapp):
    assert input_text(facts_of()) == "load" and preprocess_text(PreprocessSpec(), facts_of()) == "standardised"


def test_the_inspector_lists_the_vocabulary(qapp):
    rows = dict(input_rows(DataSpec(), facts_of(kind=("a", "b"), place=tuple("abcdefg"))))

    assert rows["kind"] == "2 words, a 0/1 feature each: a, b"
    assert rows["place"].startswith("7 words, 5 learned features: a, b, c")
