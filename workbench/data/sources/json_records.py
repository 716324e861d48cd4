"""JSON: records one a line, or one text with a table whichever way it lies, as rows of texts."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from workbench.data.sources.choosing import Choice, chosen
from workbench.data.sources.json_series import with_steps
from workbench.data.sources.json_tables import VALUE, Record, tables
from workbench.errors import WorkbenchError

MOST_CELLS, MOST_TIMES = 20_000_000, 20
"""A table of more cells than that has so many times fewer values at most."""


def read_records(path: Path, table: str | None) -> tuple[Iterator[list[str]], Choice]:
    """A row of names and the records of a file, and which of its arrays they are.

    Raises WorkbenchError, naming the line, where the text is no JSON or holds no records.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise WorkbenchError("{file} cannot be read: {reason}.", file=path, reason=str(error)) from error
    choice = Choice()
    try:
        records, choice = _read(text, table, path)
    except RecursionError as error:
        raise WorkbenchError("{file} holds values that are nested too deeply for a table.", file=path) from error
    records, told = with_steps(records)
    choice = choice if told is None else replace(choice, told=(*choice.told, told))
    names = dict.fromkeys(name for record in records for name in record)
    if len(names) * len(records) > MOST_CELLS + MOST_TIMES * sum(map(len, records)):
        raise WorkbenchError(
            "{file} has {count} different names in its records, most of which have few of them. Give all records the "
            "same names.",
            file=path,
            count=len(names),
        )
    if not names:
        raise WorkbenchError("{file} holds no records: objects with a name for every value.", file=path)
    return chain([list(names)], ([_text(record.get(name)) for name in names] for record in records)), choice


def _read(text: str, table: str | None, path: Path) -> tuple[list[Record], Choice]:
    try:
        whole = _loads(text)
    except json.JSONDecodeError:
        return _of_lines(text, path), Choice()
    return _of_whole(whole, table, path)


def _loads(text: str) -> Any:
    """The values of a text; numbers stay as they are written."""
    return json.loads(text, parse_float=str, parse_int=str)


def _of_lines(text: str, path: Path) -> list[Record]:
    records = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = _loads(line)
        except json.JSONDecodeError as error:
            raise WorkbenchError("{file} is no JSON: row {row} is damaged.", file=path, row=number) from error
        if not isinstance(record, dict):
            raise WorkbenchError("{file}: row {row} is no record with names and values.", file=path, row=number)
        records.append(_flat(record))
    return records


def _of_whole(whole: Any, table: str | None, path: Path) -> tuple[list[Record], Choice]:
    if isinstance(whole, list) and whole and not any(isinstance(value, list | dict) for value in whole):
        return [{VALUE: value} for value in whole], Choice()
    found = dict(tables(whole))
    if isinstance(whole, dict):  # Arrays of records at the top are the tables of a file that has any.
        found = {name: records for name, records in found.items() if whole.get(name) is records} or found
    if not found and isinstance(whole, dict):
        return [_flat(whole)], Choice()
    if not found:
        raise WorkbenchError("{file} holds no records: objects with a name for every value.", file=path)
    choice = Choice() if "" in found else chosen(list(found), table, path)
    return [_flat(record) for record in found[choice.name]], choice


def _flat(record: Record, above: str = "") -> Record:
    """A record whose values lie in no other record: their names are joined by points."""
    parts: Iterable[Record] = (
        _flat(value, f"{above}{name}.") if isinstance(value, dict) and value else {f"{above}{name}": value}
        for name, value in record.items()
    )
    return dict(chain.from_iterable(part.items() for part in parts))


def _text(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
