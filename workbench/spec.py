"""The experiment spec: data, model, training and search in one versioned JSON value, addressed by dotted keys."""

import difflib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from workbench.data.roles import with_role
from workbench.data.spec import DataSpec
from workbench.errors import WorkbenchError
from workbench.migration import migrated, newest_version
from workbench.models.spec import ModelSpec
from workbench.space import SearchSpec
from workbench.spec_base import Spec
from workbench.stored import DamagedError, parse
from workbench.training.spec import TrainingSpec

SPEC_VERSION = newest_version()
BY_COLUMN = (("data", "roles"), ("data", "origins"), ("data", "reading", "types"), ("data", "reading", "names"))
"""Fields that hold a value per column, addressed by its name, whatever points are in it."""
LISTS = (
    ("data", "reading", "missing_words"),
    ("data", "reading", "fill_down"),
    ("data", "calendar"),
    ("data", "exclude"),
)
"""Fields that hold several values, set as one text."""


class ExperimentSpec(Spec):
    """One experiment: what the window edits, the command line sets and a run stores."""

    version: int = SPEC_VERSION
    data: DataSpec = DataSpec()
    model: ModelSpec = ModelSpec()
    training: TrainingSpec = TrainingSpec()
    search: SearchSpec = SearchSpec()


def as_one_run(spec: ExperimentSpec) -> ExperimentSpec:
    """What one run of it trains and stores: a single point, of which no search is a part."""
    return spec.model_copy(update={"search": SearchSpec()})


def to_json(spec: Spec) -> str:
    """The spec as indented JSON."""
    return spec.model_dump_json(indent=2)


def from_json(text: bytes | str, *, file: str | None = None) -> ExperimentSpec:
    """An experiment from JSON, migrated to today's version.

    Raises WorkbenchError for JSON that is damaged, of a version that this program does not know, or out of bounds.
    """
    return from_values(parse(text, file=file), file=file)


def from_values(values: object, *, file: str | None = None) -> ExperimentSpec:
    """The same from the values of a JSON text."""
    if not isinstance(values, dict):
        raise WorkbenchError("{file} is not a project of this program.", file=file)
    return _validated(migrated(values, file=file), file=file)


def set_key(spec: ExperimentSpec, key: str, text: str) -> ExperimentSpec:
    """The spec with the field at a dotted key set from text; numbers in the key index layers.

    Raises WorkbenchError for an unknown key (naming near ones) and a value out of bounds.
    """
    values = spec.model_dump(mode="json")
    parts = key.split(".")
    for named in BY_COLUMN:
        if tuple(parts[: len(named)]) == named and len(parts) > len(named):
            parts = [*named, ".".join(parts[len(named) :])]
    unknown = partial(_unknown, key, values)  # what lies near takes longer to find than all the rest
    holder: Any = values
    for part in parts[:-1]:
        holder = _child(holder, part, unknown)
    _check_leaf(holder, parts, unknown)
    place: Any = int(parts[-1]) if isinstance(holder, list) else parts[-1]
    if text.lower() == "auto" and holder.get(place) != "auto":
        holder[place] = None
        return _validated(values, key=key, text=text)
    as_written = parts[:-1] == ["data", "reading", "names"] or (tuple(parts) in LISTS and not text.startswith("["))
    holder[place] = text if as_written else _value(text)
    changed = _validated(values, key=key, text=text)
    if parts[:2] == ["data", "roles"]:  # as by hand in the window: a role that exists once leaves its former column
        return spec.model_copy(update={"data": with_role(spec.data, parts[2], changed.data.roles[parts[2]])})
    return changed


def flat(spec: Spec) -> dict[str, Any]:
    """Every value of a spec by its dotted key; what is empty stands for itself."""
    return dict(_flat(spec.model_dump(mode="json")))


def differences(before: Spec, after: Spec) -> dict[str, tuple[Any, Any]]:
    """The fields that differ between two specs, by dotted key: (before, after)."""
    left, right = flat(before), flat(after)
    keys = list(left) + [key for key in right if key not in left]
    return {key: (left.get(key), right.get(key)) for key in keys if left.get(key) != right.get(key)}


def knobs(spec_type: type[Spec] = ExperimentSpec, prefix: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """Every settable field below a spec type: (dotted key, field)."""
    for name, field in spec_type.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, Spec):
            yield from knobs(kind, f"{prefix}{name}.")
        elif field.title:
            yield f"{prefix}{name}", field


def _validated(values: dict[str, Any], *, file: str | None = None, key: str = "", text: str = "") -> ExperimentSpec:
    try:
        return ExperimentSpec.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        if key:
            raise WorkbenchError(
                "{key}={text} does not work: {reason}.", key=key, text=text, reason=first["msg"]
            ) from error
        raise WorkbenchError(
            "{file} holds a setting that does not work: {key}: {reason}.", file=file, key=where, reason=first["msg"]
        ) from error


def _child(holder: Any, part: str, unknown: Callable[[], WorkbenchError]) -> Any:
    if isinstance(holder, list) and part.isdigit() and int(part) < len(holder):
        return holder[int(part)]
    if isinstance(holder, dict) and isinstance(holder.get(part), dict | list):
        return holder[part]
    raise unknown()


def _check_leaf(holder: Any, parts: list[str], unknown: Callable[[], WorkbenchError]) -> None:
    last = parts[-1]
    if tuple(parts[:-1]) in BY_COLUMN:
        return
    whole = not isinstance(holder.get(last), dict | list) if isinstance(holder, dict) else False
    if isinstance(holder, dict) and last in holder and (whole or tuple(parts) in LISTS):
        return
    raise unknown()


def _unknown(key: str, values: dict[str, Any]) -> WorkbenchError:
    known = [name for name, _ in knobs()]
    for place, layer in enumerate(values["model"]["layers"]):
        known += [f"model.layers.{place}.{name}" for name in layer if name != "kind"]
    near = difflib.get_close_matches(key, known, n=3, cutoff=0.5)
    if not near:
        return WorkbenchError("There is no setting {key}. `workbench new --help` lists all.", key=key)
    return WorkbenchError(
        "There is no setting {key}. Near it: {near}. `workbench new --help` lists all.",
        key=key,
        near=", ".join(near),
    )


def _value(text: str) -> Any:
    try:
        return parse(text)
    except DamagedError:
        return text


def _flat(values: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(values, dict | list) and values:
        items = values.items() if isinstance(values, dict) else enumerate(values)
        for name, value in items:
            yield from _flat(value, f"{prefix}.{name}" if prefix else str(name))
    else:
        yield prefix, values
