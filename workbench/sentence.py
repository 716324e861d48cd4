"""Sentences for people: a template and its values, so that a window can translate what the core says."""

from collections.abc import Mapping
from dataclasses import dataclass, field


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
