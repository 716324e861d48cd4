"""What the reading form offers for each field, what people call it, and which fields mean something for a table."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, get_args

from workbench.data.sources.encoding import LEGACY
from workbench.data.sources.formats import format_of
from workbench.data.spec import Paired, ReadingSpec, Reshape, Role, Thousands, TimeUnit
from workbench.data.time.grammar import shape, shape_of
from workbench.gui.style.translatable import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from workbench.data.table import Column, Table

SECTIONS: dict[str, tuple[str, ...]] = {
    "text": ("encoding", "delimiter", "quote"),
    "rows": ("paired", "reshape", "table", "skip_rows", "header_rows", "footer_rows", "comment"),
    "numbers": ("decimal", "thousands", "missing_words"),
    "times": ("date_order", "date_format", "time_unit", "zone"),
}
"""The fields in groups that belong together."""
FIXED: dict[str, tuple[Any, ...]] = {
    "encoding": ("utf-8", "utf-8-sig", "utf-16", *LEGACY),
    "delimiter": (",", ";", "\t", " ", "|", ":"),
    "quote": ('"', "'", ""),
    "decimal": (".", ","),
    "skip_rows": tuple(range(11)),
    "header_rows": (0, 1, 2, 3),
    "footer_rows": tuple(range(6)),
    "comment": ("", "#", "%", "//", ";"),
    "thousands": get_args(Thousands),
    "reshape": get_args(Reshape),
    "paired": get_args(Paired),
    "time_unit": get_args(TimeUnit),
}
"""What is offered whatever the file holds."""
NAMES: dict[str, dict[Any, str]] = {
    "encoding": {
        "utf-8": QT_TRANSLATE_NOOP("Value", "UTF-8"),
        "utf-8-sig": QT_TRANSLATE_NOOP("Value", "UTF-8 with a mark"),
        "utf-16": QT_TRANSLATE_NOOP("Value", "UTF-16"),
        "cp1252": QT_TRANSLATE_NOOP("Value", "Western 1252"),
        "cp1250": QT_TRANSLATE_NOOP("Value", "Central 1250"),
        "cp1251": QT_TRANSLATE_NOOP("Value", "Cyrillic 1251"),
        "cp1253": QT_TRANSLATE_NOOP("Value", "Greek 1253"),
        "cp1254": QT_TRANSLATE_NOOP("Value", "Turkish 1254"),
        "cp1255": QT_TRANSLATE_NOOP("Value", "Hebrew 1255"),
        "cp1256": QT_TRANSLATE_NOOP("Value", "Arabic 1256"),
        "cp1257": QT_TRANSLATE_NOOP("Value", "Baltic 1257"),
        "cp874": QT_TRANSLATE_NOOP("Value", "Thai 874"),
        "gb18030": QT_TRANSLATE_NOOP("Value", "Chinese GB18030"),
        "big5": QT_TRANSLATE_NOOP("Value", "Chinese Big5"),
        "cp932": QT_TRANSLATE_NOOP("Value", "Japanese S-JIS"),
        "euc_jp": QT_TRANSLATE_NOOP("Value", "Japanese EUC"),
        "cp949": QT_TRANSLATE_NOOP("Value", "Korean EUC"),
        "koi8_r": QT_TRANSLATE_NOOP("Value", "Russian KOI8-R"),
        "koi8_u": QT_TRANSLATE_NOOP("Value", "Ukrainian KOI8-U"),
        "iso8859_15": QT_TRANSLATE_NOOP("Value", "Western 8859-15"),
        "iso8859_2": QT_TRANSLATE_NOOP("Value", "Central 8859-2"),
        "iso8859_5": QT_TRANSLATE_NOOP("Value", "Cyrillic 8859-5"),
        "iso8859_7": QT_TRANSLATE_NOOP("Value", "Greek 8859-7"),
        "iso8859_8": QT_TRANSLATE_NOOP("Value", "Hebrew 8859-8"),
        "iso8859_9": QT_TRANSLATE_NOOP("Value", "Turkish 8859-9"),
        "iso8859_13": QT_TRANSLATE_NOOP("Value", "Baltic 8859-13"),
        "cp866": QT_TRANSLATE_NOOP("Value", "Cyrillic 866"),
        "cp850": QT_TRANSLATE_NOOP("Value", "Western 850"),
        "cp852": QT_TRANSLATE_NOOP("Value", "Central 852"),
        "cp437": QT_TRANSLATE_NOOP("Value", "American 437"),
        "mac_roman": QT_TRANSLATE_NOOP("Value", "Western Mac"),
        "latin-1": QT_TRANSLATE_NOOP("Value", "Western Latin-1"),
    },
    "delimiter": {
        ",": QT_TRANSLATE_NOOP("Value", "Comma ,"),
        ";": QT_TRANSLATE_NOOP("Value", "Semicolon ;"),
        "\t": QT_TRANSLATE_NOOP("Value", "Tab"),
        " ": QT_TRANSLATE_NOOP("Value", "Blank"),
        "|": QT_TRANSLATE_NOOP("Value", "Bar |"),
        ":": QT_TRANSLATE_NOOP("Value", "Colon :"),
        "": QT_TRANSLATE_NOOP("Value", "None: one column"),
    },
    "thousands": {
        "": QT_TRANSLATE_NOOP("Value", "None"),
        ",": QT_TRANSLATE_NOOP("Value", "Comma 1,000"),
        ".": QT_TRANSLATE_NOOP("Value", "Point 1.000"),
        " ": QT_TRANSLATE_NOOP("Value", "Blank 1 000"),
        "'": QT_TRANSLATE_NOOP("Value", "Apostrophe 1'000"),
    },
    "reshape": {
        "none": QT_TRANSLATE_NOOP("Value", "As in the file"),
        "transpose": QT_TRANSLATE_NOOP("Value", "Right: rows become columns"),
        "long": QT_TRANSLATE_NOOP("Value", "Right: cells become rows"),
        "wide": QT_TRANSLATE_NOOP("Value", "Down: series become columns"),
    },
    "paired": {
        "rows": QT_TRANSLATE_NOOP("Value", "Row by row, as one table"),
        "none": QT_TRANSLATE_NOOP("Value", "Apart"),
    },
    "quote": {"": QT_TRANSLATE_NOOP("Value", "None")},
    "comment": {"": QT_TRANSLATE_NOOP("Value", "None")},
    "table": {"": QT_TRANSLATE_NOOP("Value", "The first")},
}
"""Values by what people call them, where that is not what they are; translated in context "Value"."""


def choices(name: str, table: "Table") -> Sequence[Any]:
    """What is offered for a field of this table, beside what was detected."""
    if name in FIXED:
        return FIXED[name]
    return CHOICES[name](table) if name in CHOICES else ()


def _orders(table: "Table") -> Sequence[str]:
    return tuple(dict.fromkeys(order for cell in _time_cells(table) for order in shape(shape_of(cell)).orders))


def _formats(table: "Table") -> Sequence[str]:
    from workbench.data.time.formats import fitting_formats

    return fitting_formats(_time_cells(table))


def _tables(table: "Table") -> Sequence[str]:
    return table.tables


CHOICES: dict[str, Callable[["Table"], Sequence[str]]] = {
    "date_order": _orders,
    "date_format": _formats,
    "table": _tables,
}
"""What only the file itself can offer."""


def meaningful(spec: ReadingSpec, table: "Table", roles: Mapping[str, Role]) -> frozenset[str]:
    """The fields that mean something for a table: those that were set always do, so that they can be unset."""
    read, times = table.reading, [column for column in table.columns if column.type == "time"]
    fields = {name for name in ReadingSpec.model_fields if getattr(spec, name) is not None}
    if read.delimiter is not None:
        found = format_of(table.path)
        inner = found is not None and found.name in ("sheet", "json")  # what is between their cells is no one's choice
        fields |= {*(() if inner else SECTIONS["text"]), *SECTIONS["rows"], *SECTIONS["numbers"]}
        fields -= {"comment"} if inner and spec.comment is None else set()
    if spec.table is None and len(table.tables) < 2:
        fields.discard("table")
    if spec.paired is None:
        fields.discard("paired")
    counted = [column for column in table.columns if column.type == "number" and roles.get(column.name) == "time"]
    if counted or any(column.notation and column.notation.unit for column in times):
        fields.add("time_unit")
    if read.delimiter is not None and any(column.notation and not column.notation.unit for column in times):
        fields.add("date_format")
        fields |= {"date_order"} if _orders(table) else set()
    if times and read.delimiter is not None:
        fields.add("zone")
    return frozenset(fields)


def _time_cells(table: "Table") -> list[str]:
    """The first cells of the first time column, as written."""
    column: Column | None = next((column for column in table.columns if column.type == "time"), None)
    if column is None:
        return []
    at = table.columns.index(column)
    return [row[at] for row in table.texts[:200] if at < len(row) and row[at].strip()]
