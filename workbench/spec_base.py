"""What every spec is made of: frozen pydantic models whose fields carry title, description, unit and bounds."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Spec(BaseModel):
    """A value: frozen, compared by content, refusing unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="constants")


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
