"""What can be searched: a first range or choices for a setting, and spaces and points held against an experiment."""

import types
from collections.abc import Iterator, Mapping
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from workbench.errors import WorkbenchError
from workbench.search.events import Setting
from workbench.space import Parameter, SearchSpec
from workbench.spec import ExperimentSpec, set_key
from workbench.spec_base import Spec, names_for

OF_DATA = ("data.window.context", "data.calendar", "data.name_as_input", "data.season", "data.memory", "data.audio")
"""What may vary of the data: everything else changes which values validation judges."""
OF_MEASURE = ("training.loss", "training.class_weights", "model.preprocess.scale", "model.head.quantiles")
"""What changes how validation judges."""
OF_COURSE = ("training.seed", "training.device", "training.refit", "training.calibrate", "version", "search")
"""What a search decides itself, or what changes no validation loss."""
WIDER = 10.0
"""How far a first range reaches from the value as it is, as a factor."""


def propose_parameter(spec: ExperimentSpec, key: str) -> Parameter | None:
    """What a search over a setting begins with: a range about its value, or all its choices.

    None for what cannot be searched: a text, a setting that validation rests on.
    """
    found = _field(spec, key)
    if found is None or not _comparable(key):
        return None
    field, value = found
    names = names_for(field) or tuple(_choices(field.annotation))
    if names:
        return _usable(spec, Parameter(key=key, choices=names)) if len(names) > 1 else None
    if not _numbers(field) or isinstance(value, bool):
        return None
    integer = is_whole(spec, key)
    low, high, log = _range(field, 0.0 if value is None else float(value), integer=integer)
    return _usable(spec, Parameter(key=key, low=low, high=high, log=log, integer=integer)) if low < high else None


def is_whole(spec: ExperimentSpec, key: str) -> bool:
    """Whether a setting is a whole number."""
    found = _field(spec, key)
    return found is not None and _numbers(found[0]) == {int}


def check_space(spec: ExperimentSpec, asked: SearchSpec) -> None:
    """Raise WorkbenchError where there is nothing to search, or a value that the experiment cannot have."""
    if not asked.parameters:
        raise WorkbenchError(
            "There is nothing to search: choose the settings to vary, such as "
            "--space training.learning_rate=0.0001..0.01:log."
        )
    for parameter in asked.parameters:
        for text in parameter.ends:
            set_key(spec, parameter.key, text)
        if not _comparable(parameter.key):
            raise WorkbenchError(
                "{key} cannot be searched: it changes what the validation loss measures, or nothing of it, so that "
                "trials could not be compared. Leave it out.",
                key=parameter.key,
            )


def with_settings(spec: ExperimentSpec, settings: Mapping[str, Setting]) -> ExperimentSpec:
    """The experiment with the settings of a trial. Raises WorkbenchError for one that it cannot have."""
    for key, value in settings.items():
        spec = set_key(spec, key, _text(value))
    return spec


def point(spec: ExperimentSpec, texts: Mapping[str, str]) -> tuple[ExperimentSpec, dict[str, Setting]]:
    """The experiment at a point of the space, and the settings as it holds them."""
    for key, text in texts.items():
        spec = set_key(spec, key, text)
    values = spec.model_dump(mode="json")
    return spec, {key: value_at(values, key) for key in texts}


def own_point(spec: ExperimentSpec, asked: SearchSpec) -> dict[str, str] | None:
    """Where the experiment itself lies in the space; None where it lies outside."""
    values, texts = spec.model_dump(mode="json"), {}
    for parameter in asked.parameters:
        value = value_at(values, parameter.key)
        if parameter.choices:
            same = (text for text in parameter.choices if set_key(spec, parameter.key, text) == spec)
            text = next(same, None)
        else:
            low, high = parameter.bounds
            inside = isinstance(value, int | float) and low <= value <= high
            text = _text(value) if inside else None
        if text is None:
            return None
        texts[parameter.key] = text
    return texts


def value_at(values: Any, key: str) -> Setting:
    """The value at a dotted key of a spec's JSON values; a list as its text."""
    for part in key.split("."):
        values = values[int(part)] if isinstance(values, list) else values[part]
    return values if values is None or isinstance(values, float | int | str) else ",".join(map(str, values))


def _text(value: Setting) -> str:
    if value is None:
        return "auto"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _comparable(key: str) -> bool:
    def below(*roots: str) -> bool:
        return any(key == root or key.startswith(f"{root}.") for root in roots)

    if below("data"):
        return below(*OF_DATA)
    return not below(*OF_MEASURE, *OF_COURSE)


def _usable(spec: ExperimentSpec, parameter: Parameter) -> Parameter | None:
    try:
        check_space(spec, SearchSpec(parameters=(parameter,)))
    except WorkbenchError:
        return None
    return parameter


def _field(spec: Spec, key: str) -> tuple[FieldInfo, Any] | None:
    """The field at a dotted key, and its value."""
    holder: Any = spec
    *way, last = key.split(".")
    for part in way:
        if isinstance(holder, tuple) and part.isdigit() and int(part) < len(holder):
            holder = holder[int(part)]
        elif isinstance(holder, Spec) and part in type(holder).model_fields:
            holder = getattr(holder, part)
        else:
            return None
    fields = type(holder).model_fields if isinstance(holder, Spec) else {}
    return (fields[last], getattr(holder, last)) if last in fields and fields[last].title else None


def _kinds(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) in (types.UnionType, Union):
        for part in get_args(annotation):
            yield from _kinds(part)
    else:
        yield annotation


def _numbers(field: FieldInfo) -> set[type]:
    return {kind for kind in _kinds(field.annotation) if kind in (int, float)}


def _choices(annotation: Any) -> Iterator[str]:
    for kind in _kinds(annotation):
        if kind is bool:
            yield from ("false", "true")
        elif get_origin(kind) is Literal:
            yield from (str(choice) for choice in get_args(kind))


def _range(field: FieldInfo, value: float, *, integer: bool) -> tuple[float, float, bool]:
    """A range about a value within the field's bounds, and whether it is logarithmic."""
    lowest, highest = _bounds(field, integer=integer)
    if value > 0 and highest > 1:
        wider = WIDER if not integer else WIDER / 2.5
        low, high = max(value / wider, lowest), min(value * wider, highest)
        low, high = (max(round(low), 1), round(high)) if integer else (_short(low), _short(high))
        return low, high, low > 0
    low, high = max(0.0, lowest), min(max(4 * value, 0.5), highest)
    return (low, max(round(high), 4), False) if integer else (_short(low), _short(high), False)


def _bounds(field: FieldInfo, *, integer: bool) -> tuple[float, float]:
    lowest, highest = float("-inf"), float("inf")
    for mark in field.metadata:
        beyond = 1.0 if integer else 0.0
        if getattr(mark, "ge", None) is not None:
            lowest = float(mark.ge)
        if getattr(mark, "gt", None) is not None:
            lowest = float(mark.gt) + beyond
        if getattr(mark, "le", None) is not None:
            highest = float(mark.le)
        if getattr(mark, "lt", None) is not None:
            highest = float(mark.lt) - (beyond or 1e-3)
    return lowest, highest


def _short(value: float) -> float:
    return float(f"{value:.2g}")
