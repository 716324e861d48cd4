"""Words: columns of names or codes become whole numbers, which a model looks up in its vocabulary.

0 stands for a missing cell and for any word outside the vocabulary; the words count from 1.

Shapes: N all steps of all sequences, F inputs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from workbench.data.columns import names_column, texts
from workbench.data.dataset import Floats, Integers, SequenceDataset, Split
from workbench.data.large import row_blocks, table_within
from workbench.data.statistics import chosen_rows
from workbench.data.table import Table
from workbench.errors import WorkbenchError
from workbench.sentence import Sentence, sentence

Words = Mapping[str, tuple[str, ...]]
"""The vocabulary of each input that holds words, by the input's name."""
MOST_WORDS = 50_000
"""Different words of a column; more are no categories but texts or names of rows."""
SHOWN = 5
"""Unseen words that a note names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A column as numbers of its own words: 0 where a cell is empty."""

    codes_N: Integers
    words: tuple[str, ...]


def coded_column(table: Table, name: str) -> Coded:
    """A column of a table as numbers of its words, in order of first appearance.

    Raises WorkbenchError for a column with more different words than categories have.
    """
    import pandas as pd

    codes_N, different = pd.factorize(names_column(table, name))
    if len(different) > MOST_WORDS:
        raise WorkbenchError(
            "{file}: column {column} holds {count} different words, too many for categories. Give it another role.",
            file=table.path,
            column=name,
            count=len(different),
        )
    words = tuple(str(text) for text in texts(pd.Series(different)))
    return Coded(codes_N=codes_N.astype(np.int64) + 1, words=words)


def in_order(words: set[str]) -> tuple[str, ...]:
    """A vocabulary: numbers by size, anything else by the alphabet."""
    try:
        return tuple(sorted(words, key=lambda word: (float(word), word)))
    except ValueError:
        return tuple(sorted(words))


def numbered(vocabulary: Sequence[str]) -> dict[str, int]:
    """The number of each word."""
    return {word: place for place, word in enumerate(vocabulary, start=1)}


def number_of(word: str, numbers: Mapping[str, int]) -> int:
    """The number of a word, which may be a number written in another way; 0 where the vocabulary lacks it."""
    return numbers.get(word) or numbers.get(plain_number(word), 0)


def plain_number(word: str) -> str:
    """A number without what makes no difference, as columns of numbers are named; any other word as it is."""
    try:
        value = float(word)
    except ValueError:
        return word
    return str(int(value)) if value.is_integer() else str(value)


def recode(values_N: Floats, words: Sequence[str], vocabulary: Sequence[str]) -> None:
    """Numbers of some words become, in their place, those of a vocabulary."""
    numbers = numbered(vocabulary)
    table_W1 = np.array([0, *(number_of(word, numbers) for word in words)], np.float32)
    for block in row_blocks(len(values_N)):
        values_N[block] = table_W1[values_N[block].astype(np.int64)]


def unseen_notes(values_N: Floats, name: str, words: Sequence[str], vocabulary: Sequence[str]) -> tuple[Sentence, ...]:
    """What to tell of a column, still by its own words, of which the vocabulary lacks some."""
    numbers = numbered(vocabulary)
    lacking = np.array([False, *(number_of(word, numbers) == 0 for word in words)])
    counts_W = np.zeros(len(lacking), np.int64)
    for block in row_blocks(len(values_N)):
        counts_W += np.bincount(values_N[block].astype(np.int64), minlength=len(lacking))
    counts_W[~lacking] = 0
    total = int(counts_W.sum())
    if not total:
        return ()
    unseen = [words[place - 1] for place in np.argsort(-counts_W, kind="stable") if counts_W[place]]
    listed = ", ".join(unseen[:SHOWN]) + (", …" if len(unseen) > SHOWN else "")
    return (
        sentence(
            "{count} steps of {column} hold words that the training part has not ({words}): they count as other.",
            count=total,
            column=name,
            words=listed,
        ),
    )


def learned_words(dataset: SequenceDataset, split: Split) -> SequenceDataset:
    """The dataset with the vocabularies of its training part: all other words are unseen, which is told.

    It is the same dataset where the training part has all of them.
    """
    if not dataset.categories:
        return dataset
    chosen_N = chosen_rows(dataset, split.rows["train"])
    vocabularies = {
        name: _seen(dataset.values_NF[:, dataset.inputs.index(name)], chosen_N, words)
        for name, words in dataset.categories.items()
    }
    if vocabularies == dataset.categories:
        return dataset
    values_NF = table_within(None, dataset.values_NF.shape, np.float32)
    values_NF[:] = dataset.values_NF
    notes: list[Sentence] = []
    for name, vocabulary in vocabularies.items():
        values_N, words = values_NF[:, dataset.inputs.index(name)], dataset.categories[name]
        notes += unseen_notes(values_N, name, words, vocabulary)
        recode(values_N, words, vocabulary)
    return replace(dataset, values_NF=values_NF, categories=vocabularies, notes=(*dataset.notes, *notes))


def _seen(values_N: Floats, chosen_N: npt.NDArray[np.bool_], words: tuple[str, ...]) -> tuple[str, ...]:
    counts_W = np.zeros(len(words) + 1, np.int64)
    for block in row_blocks(len(values_N)):
        codes = values_N[block][chosen_N[block]].astype(np.int64)
        counts_W += np.bincount(codes, minlength=len(counts_W))
    return tuple(word for word, count in zip(words, counts_W[1:].tolist(), strict=True) if count)


def finish_words(
    values_N: Floats, name: str, words: tuple[str, ...], given: Words | None
) -> tuple[tuple[str, ...], tuple[Sentence, ...]]:
    """A column of numbers of some words becomes one of its vocabulary: that of a run where one is given, else the
    words that are there. Gives the vocabulary, and what is to be told of words that it lacks."""
    counts_W = np.zeros(len(words) + 1, np.int64)
    for block in row_blocks(len(values_N)):
        counts_W += np.bincount(values_N[block].astype(np.int64), minlength=len(counts_W))
    used = {word for word, count in zip(words, counts_W[1:].tolist(), strict=True) if count}
    vocabulary = in_order(used) if given is None else given.get(name, ())
    notes = () if given is None else unseen_notes(values_N, name, words, vocabulary)
    recode(values_N, words, vocabulary)
    return vocabulary, notes
