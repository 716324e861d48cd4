"""Sentences for people: a template and its values, so that a window can translate what the core says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Sentence:
    """A template in English with named `{fields}` and the values that fill them; `str()` gives the English text."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values)


def sentence(template: str, /, **values: object) -> Sentence:
    """A sentence from a literal template; the literal is what translators see."""
    return Sentence(template, values)


def packed(said: Sentence) -> dict[str, Any]:
    """The sentence as JSON that `unpacked` reads, so that a file can be told in any language later."""
    values = {
        name: packed(value) if isinstance(value, Sentence) else _plain(value) for name, value in said.values.items()
    }
    return {"template": said.template, "values": values}


def unpacked(found: Mapping[str, Any]) -> Sentence:
    """The sentence that was packed. Raises KeyError, TypeError or AttributeError for what is none."""
    values = {name: unpacked(value) if isinstance(value, Mapping) else value for name, value in found["values"].items()}
    return Sentence(found["template"], values)


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, str | int | float) else str(value)
