"""Parameters of a search on a command line: KEY=low..high, KEY=low..high:log, KEY=a,b,c."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from workbench.errors import WorkbenchError
from workbench.space import Parameter, SearchSpec

if TYPE_CHECKING:
    from workbench.spec import ExperimentSpec

Checked = TypeVar("Checked", Parameter, SearchSpec)
_RANGE = re.compile(r"(?P<low>[^,]+?)\.\.(?P<high>[^,:]+)(?P<log>:log)?")


def parameters(spaces: Sequence[str], spec: "ExperimentSpec") -> tuple[Parameter, ...]:
    """What is written; whole numbers where the setting is one.

    Raises WorkbenchError for what is no range and no choices, and for a range that holds no values.
    """
    return tuple(_parameter(space, spec) for space in spaces)


def searching(asked: SearchSpec, changes: dict[str, Any]) -> SearchSpec:
    """The search with these changes. Raises WorkbenchError for one out of bounds."""
    return _checked(SearchSpec, {**asked.model_dump(), **changes}, "The search")


def _parameter(space: str, spec: "ExperimentSpec") -> Parameter:
    from workbench.search.proposing import is_whole

    key, equals, written = space.partition("=")
    if not equals or not key or not written:
        raise _misread(space)
    found = _RANGE.fullmatch(written)
    if found is None and (".." in written or "," not in written):
        raise _misread(space)
    if found is None:
        choices = tuple(choice.strip() for choice in written.split(","))
        return _checked(Parameter, {"key": key, "choices": choices}, f"--space {space}")
    try:
        low, high = float(found["low"]), float(found["high"])
    except ValueError as error:
        raise _misread(space) from error
    values = {"key": key, "low": low, "high": high, "log": bool(found["log"]), "integer": is_whole(spec, key)}
    return _checked(Parameter, values, f"--space {space}")


def _checked(kind: type[Checked], values: dict[str, Any], what: str) -> Checked:
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        reason = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise WorkbenchError("{what} does not work: {reason}.", what=what, reason=reason) from error


def _misread(space: str) -> WorkbenchError:
    return WorkbenchError(
        "--space wants KEY=low..high, KEY=low..high:log or KEY=a,b,c, such as training.learning_rate=0.0001..0.01:log, "
        "not {space}.",
        space=space,
    )
