"""Categories: the inputs that hold numbers of words, made of columns and of the sequences' own names.

Shapes: N all steps of all sequences, F inputs, S sequences.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from workbench.data.calendar import calendar_input
from workbench.data.columns import FIRST_TRUTH_PAIRS, are_truths
from workbench.data.dataset import NAME_INPUT, DataFacts, Floats
from workbench.data.known import known_column
from workbench.data.layouts import RoleColumns, Sequences
from workbench.data.missing import Origin
from workbench.data.spec import DataSpec
from workbench.data.table import Table
from workbench.data.words import Words, finish_words, recode
from workbench.sentence import Sentence, sentence

MOST_LEVELS = 200
REPEATS = 10
"""How often a word comes on average in a column that may well be an input."""


@dataclass(slots=True, kw_only=True)
class Categories:
    """What the columns of words became: their vocabularies, and what is to be told of them."""

    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    notes: list[Sentence] = field(default_factory=list)


def made_inputs(spec: DataSpec) -> tuple[str, ...]:
    """The inputs that no column holds."""
    return (*((NAME_INPUT,) if spec.name_as_input else ()), *(calendar_input(part) for part in spec.calendar))


def facts_with_names(facts: DataFacts, names: Sequence[str]) -> DataFacts:
    """What a model must know of the data where it sees these names of sequences, or none."""
    inputs = tuple(name for name in facts.inputs if name != NAME_INPUT)
    categories = {name: words for name, words in facts.categories.items() if name != NAME_INPUT}
    if names:
        inputs, categories = (*inputs, NAME_INPUT), {**categories, NAME_INPUT: tuple(dict.fromkeys(names))}
    return replace(facts, inputs=inputs, categories=categories)


def columns_before(words: Words | None) -> Words | None:
    """The vocabularies of a run by column, instead of by what its model calls them."""
    return None if words is None else {known_column(name) or name: found for name, found in words.items()}


def with_words_ahead(columns: RoleColumns, spec: DataSpec, tables: Sequence[Table], given: Words | None) -> RoleColumns:
    """The columns where those known ahead that hold words are categories too."""
    known = [name for name, role in spec.roles.items() if role == "known"]
    if given is None:
        worded = tuple(name for name in known if any(_holds_words(table, name) for table in tables))
    else:
        worded = tuple(name for name in known if name in given)
    numbers = tuple(name for name in columns.inputs if name not in worded)
    return replace(columns, inputs=numbers, categories=(*columns.categories, *worded))


def _holds_words(table: Table, name: str) -> bool:
    """Whether a column holds words; what is off and on is known ahead as words since there were categories."""
    return name in table.frame and table.column(name).type == "text" and not are_truths(table, name, FIRST_TRUTH_PAIRS)


def unused_words(table: Table, spec: DataSpec) -> dict[str, int]:
    """Ignored columns of few words, each of which comes back often, and how many different ones they hold."""
    ignored = [column for column in table.columns if spec.roles.get(column.name) == "ignore"]
    return {
        column.name: column.distinct
        for column in ignored
        if 2 <= column.distinct <= min(MOST_LEVELS, table.rows / REPEATS) and _holds_words(table, column.name)
    }


def number_words(
    values_NF: Floats, pieces: Sequence[Sequences], columns: RoleColumns, origin: Origin, given: Words | None
) -> Categories:
    """Give all files one vocabulary per category, and put the sequences' names in where they are an input."""
    found = Categories()
    for c, name in enumerate(columns.categories):
        place = origin.columns_F.index(name)
        values_N = values_NF[:, place]
        words = tuple(dict.fromkeys(word for piece in pieces for word in piece.words[c]))
        start = 0
        for piece in pieces if len(pieces) > 1 else ():
            stop = start + len(piece.values_NF)
            recode(values_N[start:stop], piece.words[c], words)
            start = stop
        empty = int((values_N == 0).sum())
        if empty:
            found.notes.append(
                sentence("{count} empty cells of {column} count as other words.", count=empty, column=name)
            )
        _finish(found, values_N, name, words, given)
    if NAME_INPUT in origin.columns_F:
        names_S = origin.names_S if given is None else _names_in(given.get(NAME_INPUT, ()), origin)
        words = tuple(dict.fromkeys(names_S))
        codes = {word: code for code, word in enumerate(words, start=1)}
        lengths_S = np.concatenate([piece.lengths_S for piece in pieces])
        values_N = values_NF[:, origin.columns_F.index(NAME_INPUT)]
        values_N[:] = np.repeat([codes[name] for name in names_S], lengths_S)
        _finish(found, values_N, NAME_INPUT, words, given)
    return found


def _finish(found: Categories, values_N: Floats, name: str, words: tuple[str, ...], given: Words | None) -> None:
    found.words[name], notes = finish_words(values_N, name, words, given)
    found.notes += notes


def _names_in(vocabulary: Sequence[str], origin: Origin) -> tuple[str, ...]:
    """The sequences' names as a run knows them, which tells the file where it was trained on several."""
    known, names = set(vocabulary), []
    for name, file in zip(origin.names_S, origin.files_S, strict=True):
        spellings = (name, f"{Path(file).stem}/{name}", Path(file).stem, name.partition("/")[2])
        names.append(next((spelling for spelling in spellings if spelling in known), name))
    return tuple(names)
