"""What every spec is made of: frozen pydantic models whose fields carry title, description, unit and bounds."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any, Literal, Union

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, TypeAdapter
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema


class Spec(BaseModel):
    """A value: frozen, compared by content, refusing unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def knob(
    default: Any,
    *,
    title: str,
    description: str,
    unit: str = "",
    ge: float | None = None,
    le: float | None = None,
    gt: float | None = None,
    lt: float | None = None,
    off_at_zero: bool = False,
) -> Any:
    """A field that a user may turn: the form in the window and the command line's help are made from it."""
    return Field(
        default,
        title=title,
        description=description,
        ge=ge,
        le=le,
        gt=gt,
        lt=lt,
        json_schema_extra={"unit": unit, "off_at_zero": off_at_zero},
    )


class NameIn:
    """Marks a text as the name of an entry of a dict, as that stands when the text is read."""

    def __init__(self, known: Mapping[str, object]) -> None:
        self.known = known

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """How pydantic reads it: with a Literal's messages."""
        return core_schema.no_info_plain_validator_function(self._read)

    def _read(self, value: object) -> object:
        return _one_of(tuple(self.known)).validate_python(value)


class KindIn:
    """Marks a spec as one of a dict's, as that stands when it is read, told apart by its `kind`."""

    def __init__(self, known: Mapping[str, type[Spec]]) -> None:
        self.known = known

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """How pydantic reads it: with a discriminated union's messages."""
        return core_schema.no_info_plain_validator_function(self._read)

    def _read(self, value: object) -> object:
        return _any_of(tuple(self.known.values())).validate_python(value)


def names_for(field: FieldInfo) -> tuple[str, ...]:
    """The names that a field chooses from, where it names an entry of a dict."""
    return tuple(name for mark in field.metadata if isinstance(mark, NameIn) for name in mark.known)


@lru_cache
def _one_of(names: tuple[str, ...]) -> TypeAdapter[Any]:
    kind: Any = Literal[names]
    return TypeAdapter(kind)


@lru_cache
def _any_of(kinds: tuple[type[Spec], ...]) -> TypeAdapter[Any]:
    union: Any = Union[kinds]  # noqa: UP007 - made of a tuple
    return TypeAdapter(Annotated[union, Field(discriminator="kind")])
