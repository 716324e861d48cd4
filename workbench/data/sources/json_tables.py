"""Where the table lies in a JSON text, and which way: records, rows, columns or one value under each name.

As pandas writes them (orient records, split, index, columns, values, table) and as services on the web do: time series
under their times, columns beside what is told of them.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

Record = dict[str, Any]
FEWEST = 3
"""Values under names that are times or numbers from which on they are a series, not a record with odd names."""
_PLACE = re.compile(r"[-+]?\d[\d.:TZ /+-]*")
"""What a row is known by where its name is no column's: a number, a date or a time."""
INDEX, VALUE = "index", "value"


def tables(value: Any, name: str = "") -> Iterator[tuple[str, list[Record]]]:
    """Every table in a value, by the names above it joined by points, in the order of the file."""
    records = table(value)
    if records:
        yield name, records
    elif isinstance(value, dict):
        for inner, each in value.items():
            yield from tables(each, f"{name}.{inner}" if name else inner)


def table(value: Any) -> list[Record] | None:
    """The value as records, where it is a table whichever way it lies."""
    if isinstance(value, list):
        return _of_list(value)
    if isinstance(value, dict) and value:
        return _split(value) or _of_columns(value) or _of_names(value)
    return None


def _of_list(values: list[Any]) -> list[Record] | None:
    if not values:
        return None
    if all(isinstance(record, dict) for record in values):
        return values
    if not all(isinstance(row, list) and row and not any(map(_is_nested, row)) for row in values):
        return None
    header, rows = values[0], values[1:]
    if not rows or not all(isinstance(cell, str) and not _is_place(cell) for cell in header):
        header, rows = [f"column_{number}" for number in range(1, max(map(len, values)) + 1)], values
    return _rows(header, rows)


def _rows(names: list[Any], rows: list[Any]) -> list[Record]:
    return [dict(zip(map(str, names), row, strict=False)) for row in rows]


def _split(whole: Record) -> list[Record] | None:
    """Names, rows and what each row is known by, under these names."""
    names, rows = whole.get("columns"), whole.get("data")
    if not isinstance(names, list) or not isinstance(rows, list) or not rows:
        return None
    if any(map(_is_nested, names)) or not all(isinstance(row, list) and len(row) == len(names) for row in rows):
        return None
    index = whole.get("index")
    records = _rows(names, rows)
    if not isinstance(index, list) or len(index) != len(rows) or any(map(_is_nested, index)):
        return records
    return _with_index([str(place) for place in index], records)


def _of_columns(whole: Record) -> list[Record] | None:
    """Lists of equal length under the names of columns; what is told beside them is left out."""
    columns = {name: values for name, values in whole.items() if isinstance(values, list)}
    lengths = {len(values) for values in columns.values()}
    if len(lengths) != 1 or lengths == {0} or any(map(_is_nested, chain.from_iterable(columns.values()))):
        return None
    if lengths == {1} and len(columns) == 1:
        return None
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _of_names(whole: Record) -> list[Record] | None:
    """Objects under the names of columns or of rows, or one value under each time or number."""
    names = list(whole)
    if not any(map(_is_nested, whole.values())):
        if len(names) < FEWEST or not all(map(_is_place, names)):
            return None
        return [{INDEX: name, VALUE: value} for name, value in whole.items()]
    inside = list(whole.values())
    if not all(isinstance(each, dict) and each and not any(map(_is_nested, each.values())) for each in inside):
        return None
    known_by = list(dict.fromkeys(chain.from_iterable(inside)))
    if all(map(_is_place, known_by)) and not all(map(_is_place, names)):
        return _with_index(known_by, _turned(whole, known_by))
    if len(names) < FEWEST or sum(map(len, inside)) < len(names) * len(known_by) / 2:
        return None
    return _with_index(names, inside)


def _turned(columns: Record, places: list[str]) -> list[Record]:
    """A record for each place, of what is there: columns may share few. The first one has all names, in their order."""
    records: dict[str, Record] = {place: {} for place in places}
    records[places[0]] = dict.fromkeys(columns)
    for name, values in columns.items():
        for place, value in values.items():
            records[place][name] = value
    return list(records.values())


def _with_index(index: list[str], records: list[Record]) -> list[Record]:
    """What a row is known by before its values, where that is no mere count."""
    if index == [str(number) for number in range(len(index))]:
        return records
    return [{INDEX: place} | record for place, record in zip(index, records, strict=True)]


def _is_place(name: str) -> bool:
    return _PLACE.fullmatch(name) is not None


def _is_nested(value: object) -> bool:
    return isinstance(value, list | dict)
