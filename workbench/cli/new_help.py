"""The help of `workbench new`: every task, template and setting, made from the specs when it is asked for."""

from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from workbench.cli.command import Command
from workbench.spec_base import names_for

WIDTH = 110


class NewCommand(Command):
    """The `new` command, whose help ends with all it accepts."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write tasks, templates and settings below the options."""
        formatter.width = WIDTH
        for title, rows in _sections():
            with formatter.section(title):
                formatter.write_dl(rows, col_max=44)


def _sections() -> list[tuple[str, list[tuple[str, str]]]]:
    from workbench.data.roles import ROLES
    from workbench.data.spec import DataSpec, Task
    from workbench.models.spec import LAYER_KINDS
    from workbench.models.templates import TEMPLATES
    from workbench.spec import knobs

    templates = [(t.name, f"{t.title} ({', '.join(t.tasks)}). {t.description}") for t in TEMPLATES.values()]
    layers = [
        (f"model.layers.N.{key}", f"({kind}) {_explain(field)}")
        for kind, spec in LAYER_KINDS.items()
        for key, field in spec.model_fields.items()
        if field.title
    ]
    settings = [
        (key, _explain(field)) for key, field in knobs() if key not in ("data.roles", "data.origins", "model.template")
    ]
    roles = [
        ("data.roles.COLUMN", f"What a column is for: {', '.join(ROLES)}."),
        ("data.origins.COLUMN", _explain(DataSpec.model_fields["origins"])),
    ]
    return [
        ("Tasks", [(name, "") for name in get_args(Task)]),
        ("Templates", templates),
        (
            "Settings for --set KEY=VALUE; window, split, model and training start from the data and the template",
            [*settings, *roles],
        ),
        ("Settings of layer N, which counts from 0", layers),
    ]


def _explain(field: FieldInfo) -> str:
    parts = [f"{field.title}. {field.description}", f"[{_bounds(field)}]" if _bounds(field) else ""]
    return " ".join(part for part in (*parts, f"Default: {_default(field.default)}.") if part)


def _bounds(field: FieldInfo) -> str:
    extra = field.json_schema_extra
    unit = str(extra.get("unit", "")) if isinstance(extra, dict) else ""
    choices = list(names_for(field)) or _choices(field.annotation)
    if choices:
        return " | ".join(choices)
    words = {"gt": "above", "ge": "at least", "lt": "below", "le": "at most"}
    limits = [
        f"{word} {getattr(limit, name):,.10g}"
        for name, word in words.items()
        for limit in field.metadata
        if getattr(limit, name, None) is not None
    ]
    return " ".join([", ".join(limits), unit]).strip()


def _choices(annotation: Any) -> list[str]:
    if get_origin(annotation) is Literal:
        return [str(choice) for choice in get_args(annotation)]
    if annotation is bool:
        return ["true", "false"]
    return [choice for inner in get_args(annotation) for choice in _choices(inner)]


def _default(value: Any) -> str:
    if value is None:
        return "auto"
    if isinstance(value, tuple):
        return ",".join(value) or "none"
    return str(value).lower() if isinstance(value, bool) else str(value)
