"""Listed sequences: a table with a row for each sequence of another one, under a name that both have, tells classes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench.data.columns import texts
from workbench.data.marked_rows import PIECE, described
from workbench.data.sources.csv import read_table
from workbench.data.sources.files import SourceFile
from workbench.data.sources.naming import is_of_part
from workbench.data.sources.tables import ReadFiles
from workbench.data.spec import DataSpec
from workbench.data.table import Table
from workbench.paths import as_path
from workbench.progress import Work
from workbench.sentence import Sentence, sentence


def key_column(table: Table, listing: Table) -> str | None:
    """The column of one name in both whose cells name each sequence of the table in a row of their own of the listing;
    None where none does, or the table has a row for each as well."""
    if not 1 < listing.rows < table.rows:
        return None
    for name in (column.name for column in listing.columns if column.name in table.frame.columns):
        listed = texts(listing.frame[name])
        if None not in listed and len(set(listed)) == len(listed) and set(texts(table.frame[name])) <= set(listed):
            return name
    return None


def with_listed(table: Table, listing: Table, key: str, label: str) -> Table:
    """The table with what the listing tells of each row's sequence; as it is where it has a column of that name. Of a
    table of another part nothing is told."""
    if label in table.frame.columns:
        return table
    pairs = zip(texts(listing.frame[key]), texts(listing.frame[label]), strict=True)
    told = dict(pairs) if is_of_part(listing.path, SourceFile(table.path)) else {}
    cells = [told.get(name) for name in texts(table.frame[key])]
    added: dict[str, Any] = {label: cells}
    width = len(table.columns)
    shown = (
        (*row[:width], *[""] * (width - len(row)), cell or "") for row, cell in zip(table.texts, cells, strict=False)
    )
    return replace(
        table, frame=table.frame.assign(**added), texts=tuple(shown), columns=(*table.columns, described(label, cells))
    )


def of_another_part(table: Table, listing: Table) -> Sentence:
    """Why a table of another part than that of the listing is left out."""
    return sentence(
        "{file} is left out: {listing} tells of another part.", file=str(table.path), listing=listing.path.name
    )


def without_listing(read: ReadFiles, listing: Path) -> ReadFiles:
    """The files but for the one that lists the sequences of the others."""
    kept = [place for place, table in enumerate(read.tables) if table.path != listing]
    return replace(
        read,
        files=tuple(read.files[place] for place in kept),
        tables=tuple(read.tables[place] for place in kept),
        problems=tuple(told for told in read.problems if told.values.get("file") != str(listing)),
    )


def listed_files(spec: DataSpec, read: ReadFiles) -> Work[ReadFiles]:
    """The tables of a spec with the labels of their sequences, where a table lists these."""
    label, path = spec.labels.label, spec.labels.table
    if path is None or spec.layout != "long" or PIECE in spec.roles or spec.roles.get(label) != "label":
        return read
    if all(label in table.frame.columns for table in read.tables):
        return without_listing(read, as_path(path))  # the proposal has put it there
    listing = yield from read_table(as_path(path))
    read = without_listing(read, listing.path)
    if label not in listing.frame.columns:
        return read
    keyed = ((table, key_column(table, listing)) for table in read.tables)
    tables = (table if key is None else with_listed(table, listing, key, label) for table, key in keyed)
    return replace(read, tables=tuple(tables))
