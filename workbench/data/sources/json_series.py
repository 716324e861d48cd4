"""Records that hold whole series, a list under some of their names, become a row for each step."""

from collections.abc import Sequence
from typing import Any

from workbench.data.sources.json_tables import Record
from workbench.sentence import Sentence, sentence

SEQUENCE = "sequence"
FEWEST = 2
"""Steps of the longest series at least: a list of one value is no series."""


def with_steps(records: Sequence[Record]) -> tuple[list[Record], Sentence | None]:
    """A record for each step of each record's series, the rest repeated and the records numbered, and what is told of
    that; the records as they are where they hold no series, or series of different lengths side by side."""
    names = [name for name in dict.fromkeys(name for each in records for name in each) if _is_series(records, name)]
    lengths = [{len(each[name]) for name in names} for each in records]
    if not names or any(len(several) != 1 for several in lengths) or max(map(max, lengths)) < FEWEST:
        return list(records), None
    number = SEQUENCE if all(SEQUENCE not in each for each in records) else f"{SEQUENCE}_2"
    steps = [
        {number: place, **_without(record, names), **_at(record, names, step)}
        for place, record in enumerate(records, 1)
        for step in range(len(record[names[0]]))
    ]
    told = sentence(
        "Each of {count} records holds a series under {names}: each step became a row, and {sequence} tells the "
        "records apart.",
        count=len(records),
        names=", ".join(names),
        sequence=number,
    )
    return steps, told


def _is_series(records: Sequence[Record], name: str) -> bool:
    """Whether every record has a list of values, or of equally long lists of them, under a name."""
    lists = [record.get(name) for record in records]
    if not all(isinstance(values, list) and values for values in lists):
        return False
    widths = {len(step) if isinstance(step, list) else 0 for values in lists for step in values or ()}
    inner = (cell for values in lists for step in values or () for cell in (step if isinstance(step, list) else [step]))
    return len(widths) == 1 and not any(isinstance(cell, list | dict) for cell in inner)


def _without(record: Record, names: Sequence[str]) -> Record:
    return {name: value for name, value in record.items() if name not in names}


def _at(record: Record, names: Sequence[str], step: int) -> Record:
    """The values of a step; those of a list in it numbered."""
    found: dict[str, Any] = {}
    for name in names:
        value = record[name][step]
        found |= (
            {f"{name}_{place}": each for place, each in enumerate(value, 1)}
            if isinstance(value, list)
            else {name: value}
        )
    return found
