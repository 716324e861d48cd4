"""The field and the present value of a setting, by its dotted key, and what the field takes."""

import types
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from workbench.errors import WorkbenchError
from workbench.spec import ExperimentSpec
from workbench.spec_base import names_for


def value_at(spec: ExperimentSpec, key: str) -> Any:
    """What a setting is now; raises WorkbenchError where there is none of that key, as of a block that was deleted."""
    holder, name = _held(spec, key)
    return getattr(holder, name)


def field_of(spec: ExperimentSpec, key: str) -> FieldInfo:
    """What a setting may be."""
    holder, name = _held(spec, key)
    field: FieldInfo = type(holder).model_fields[name]
    return field


def kind_of(field: FieldInfo) -> Any:
    """The type of a field without None."""
    kind = field.annotation
    if get_origin(kind) in (Union, types.UnionType):
        rest = [part for part in get_args(kind) if part is not types.NoneType]
        return rest[0] if len(rest) == 1 else None
    return kind


def choices(field: FieldInfo) -> tuple[str, ...]:
    """All values that a field chooses from, as they are set by text; empty for a number."""
    kind = kind_of(field)
    if named := names_for(field):
        return named
    if kind is bool:
        return ("false", "true")
    return tuple(map(str, get_args(kind))) if get_origin(kind) is Literal else ()


def may_be_searched(field: FieldInfo) -> bool:
    """Whether it is a number, a choice or a switch."""
    return bool(choices(field)) or kind_of(field) in (int, float)


def _held(spec: ExperimentSpec, key: str) -> tuple[Any, str]:
    holder: Any = spec
    *parts, name = key.split(".")
    try:
        for part in parts:
            holder = holder[int(part)] if part.isdigit() else getattr(holder, part)
        getattr(holder, name)
    except (AttributeError, IndexError, TypeError) as error:
        raise WorkbenchError("There is no setting {key} in this experiment.", key=key) from error
    return holder, name
