"""Recipe: how a table was read, so that an exported script reads a file like it in the same way."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.data.spec import ColumnKind, ReadingSpec, Reshape, Thousands
from workbench.data.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What was found of a file's form, or set; the default is a CSV file as RFC 4180 has it."""

    encoding: str = "utf-8"
    delimiter: str = ","
    """A second character says that a blank follows each delimiter."""
    quote: str = '"'
    skip_rows: int = 0
    """Lines above the header."""
    header_rows: int = 1
    comment: str = ""
    """The sign that remarks between the rows begin with."""
    footer_rows: int = 0
    """Rows with totals or notes that were left out at the end."""
    decimals: Mapping[str, str] = field(default_factory=dict)
    """The mark before the fraction, of columns where it is no point."""
    units: Mapping[str, str] = field(default_factory=dict)
    """What the numbers of a column carry, such as kg or €."""
    thousands: Thousands | None = None
    """The mark between thousands where it was said."""
    missing: tuple[str, ...] | None = None
    """The words that mean no value where they were said."""
    fill_down: tuple[str, ...] = ()
    """Columns whose empty cells hold what stands above them."""
    types: Mapping[str, ColumnKind] = field(default_factory=dict)
    """What columns hold where it was said."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What columns are called in the model, by their names in the file, where that differs."""
    reshape: Reshape | None = None
    """What became of rows and columns before they were read."""
    columns_before: int = 0
    """Columns before those that time runs along."""
    columns_behind: int = 0
    """Columns behind them."""
    reshaped_names: tuple[str, ...] = ()
    """What the columns made of them are called, or were where series stand side by side."""
    longest_step: float | None = None
    """Seconds of the longest step that was no gap, where series were cut at gaps and there were any."""


def recipe_of(table: Table, asked: ReadingSpec) -> Recipe:
    """How this table was read; what was no text file is written as one by a user who wants the script's answers."""
    reading, turned = table.reading, table.reshaping
    if reading.delimiter is None:
        return Recipe(names=asked.names)
    return Recipe(
        encoding=reading.encoding or "utf-8",
        delimiter=reading.delimiter,
        quote='"' if reading.quote is None else reading.quote,
        skip_rows=reading.skip_rows or 0,
        header_rows=1 if reading.header_rows is None else reading.header_rows,
        comment=reading.comment or "",
        footer_rows=reading.footer_rows or 0,
        decimals={column.name: column.decimal for column in table.columns if column.decimal != "."},
        units={column.name: column.unit for column in table.columns if column.unit},
        thousands=asked.thousands,
        missing=asked.missing_words,
        fill_down=tuple(asked.names.get(name, name) for name in asked.fill_down or ()),
        types=asked.types,
        names=asked.names,
        reshape=turned.kind if turned else None,
        columns_before=turned.before if turned else 0,
        columns_behind=turned.behind if turned else 0,
        reshaped_names=turned.names if turned else (),
    )
