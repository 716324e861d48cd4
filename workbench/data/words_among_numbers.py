"""Words among numbers: a column of measurements in which a few words stand, such as No data or Calib, means no value
by them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from workbench.data.sources.number_text import number_in
from workbench.data.sources.values import MISSING, are_identifiers, is_missing
from workbench.data.spec import ReadingSpec
from workbench.data.table import Column, Problem, Table
from workbench.sentence import sentence

PROBED_ROWS = 20_000
MOST_WORDS = 6
"""Different words among numbers: more of them are a column of texts."""
MOST_OF_ALL = 0.4
"""Share of the cells that they may be."""
FEWEST_NUMBERS, NUMBERS_PER_WORD = 10, 3
"""Different numbers that a column of measurements has at least, and how many to each word."""
_WORD = re.compile(r"[^\d,;]+")


def words_among_numbers(table: Table) -> dict[str, tuple[str, ...]]:
    """By column the words that stand among its measurements; such a column was taken for one of texts."""
    found: dict[str, tuple[str, ...]] = {}
    for column in table.columns:
        words = _words(table, column) if column.type == "text" else ()
        if words:
            found[column.name] = words
    return found


def with_missing_words(reading: ReadingSpec, found: Mapping[str, Sequence[str]]) -> ReadingSpec:
    """The reading by which these words mean no value, beside those that usually do."""
    more = {word.lower() for words in found.values() for word in words}
    return reading.model_copy(update={"missing_words": (*sorted(MISSING - {""}), *sorted(more))})


def words_told(table: Table, found: Mapping[str, Sequence[str]]) -> Table:
    """The table with what was done about the words of its columns of numbers among its problems."""
    told = [
        Problem(
            column=name,
            message=sentence(
                "Column {column} holds numbers and the words {words}, which count as missing. Change the missing words "
                "if they do not.",
                column=name,
                words=", ".join(words),
            ),
        )
        for name, words in found.items()
    ]
    return replace(table, problems=(*told, *table.problems))


def _words(table: Table, column: Column) -> tuple[str, ...]:
    """The words of a column of measurements; none where it is something else."""
    counts = table.frame[column.name].head(PROBED_ROWS).dropna().astype(str).str.strip().value_counts()
    cells = {str(cell): int(count) for cell, count in counts.items() if not is_missing(str(cell))}
    words = [cell for cell in cells if number_in(cell, column.decimal) is None]
    numbers = [cell for cell in cells if number_in(cell, column.decimal) is not None]
    if not words or len(words) > MOST_WORDS or not all(map(_WORD.fullmatch, words)):
        return ()
    if len(numbers) < max(FEWEST_NUMBERS, NUMBERS_PER_WORD * len(words)) or not _are_measured(cells, numbers):
        return ()
    return tuple(words) if sum(map(cells.__getitem__, words)) <= MOST_OF_ALL * sum(cells.values()) else ()


def _are_measured(cells: Mapping[str, int], numbers: Sequence[str]) -> bool:
    """Whether numbers have fractions, or hardly one comes again: others are codes and names, such as those of rooms."""
    fractions = any(re.search(r"\d[.,]\d", cell) for cell in numbers)
    seldom = 2 * len(numbers) > sum(map(cells.__getitem__, numbers))
    return (fractions or seldom) and not are_identifiers(numbers)
