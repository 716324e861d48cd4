"""Corrections: a data spec with a column called otherwise, read as another type than its cells tell, or told
once for the rows below."""

import re
from collections.abc import Mapping

from workbench.data.spec import ColumnKind, DataSpec, ReadingSpec, SplitSpec
from workbench.errors import WorkbenchError


def with_name(spec: DataSpec, column: str, name: str) -> DataSpec:
    """The spec with a column called otherwise, in its role and wherever the split asks for it.

    Raises WorkbenchError where another column is called so.
    """
    name = name.strip()
    if not name or name == column:
        return spec
    if name in spec.roles:
        raise WorkbenchError("There is a column {column} already. Choose another name.", column=name)
    original = name_in_file(spec.reading, column)
    names = {old: new for old, new in spec.reading.names.items() if old != original}
    if name != original:
        names[original] = name
    roles = {name if old == column else old: role for old, role in spec.roles.items()}
    reading = spec.reading.model_copy(update={"names": names})
    return spec.model_copy(update={"reading": reading, "roles": roles, "split": _renamed_split(spec, column, name)})


def _renamed_split(spec: DataSpec, column: str, name: str) -> SplitSpec:
    split = spec.split
    where = split.test_where
    if where is not None:
        clause = rf"(^\s*|\sand\s+){re.escape(column)}(?=\s*[<>=!])"
        where = re.sub(clause, lambda found: found[1] + name, where)
    group = name if split.group == column else split.group
    return split.model_copy(update={"group": group, "test_where": where})


def with_type(spec: DataSpec, column: str, kind: ColumnKind | None) -> DataSpec:
    """The spec with a column read as a type; None lets its cells tell."""
    original = name_in_file(spec.reading, column)
    types: dict[str, ColumnKind] = {name: had for name, had in spec.reading.types.items() if name != original}
    if kind is not None:
        types[original] = kind
    return spec.model_copy(update={"reading": spec.reading.model_copy(update={"types": types})})


def with_told_once(spec: DataSpec, column: str, *, once: bool) -> DataSpec:
    """The spec with the empty cells of a column as what stands above them, or as they are."""
    original = name_in_file(spec.reading, column)
    others = tuple(name for name in spec.reading.fill_down or () if name != original)
    named = (*others, original) if once else others
    return spec.model_copy(update={"reading": spec.reading.model_copy(update={"fill_down": named})})


def name_in_file(reading: ReadingSpec, column: str) -> str:
    """What a column is called in the file."""
    originals: Mapping[str, str] = {new: old for old, new in reading.names.items()}
    return originals.get(column, column)
