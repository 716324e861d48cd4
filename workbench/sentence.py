"""Sentences for people: a template and its values, so that a window can translate what the core says."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

FIELD = re.compile(r"\{([A-Za-z_]\w*)\}")
"""All that a template can ask for: a value by its name, with no format, attribute or index; other braces are text."""
LONGEST = 20_000
"""Letters that a sentence from a file may have."""
DEEPEST = 4
"""Sentences within one another that a file may hold."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A template in English with named `{fields}` and the values that fill them; `str()` gives the English text."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return filled(self.template, self.values)


def sentence(template: str, /, **values: object) -> Sentence:
    """A sentence from a literal template; the literal is what translators see."""
    return Sentence(template, values)


def filled(template: str, values: Mapping[str, object], show: Callable[[str, object], str] | None = None) -> str:
    """The template with each field replaced by its value, as `show` tells it by name and value, else by `str`.

    Raises KeyError for a field that has no value.
    """
    texts: dict[str, str] = {}
    for name in dict.fromkeys(FIELD.findall(template)):
        texts[name] = show(name, values[name]) if show else str(values[name])
    return singular(FIELD.sub(lambda found: texts[found[1]], template))


_NOUNS = (
    "bands|blocks|cells|characters|classes|coefficients|columns|epochs|examples|features|files|frames|gaps|heads|names|"
    "parameters|pieces|problems|ranges|recordings|rows|runs|samples|seeds|sequences|steps|texts|threads|times|trials|units|values|warnings|windows"
)
_BEFORE, _VERB = "different |more |training ", "are|have|keep|lie|do|appear"
_ONE = re.compile(rf"(?<![\w.,:-])(?<!the )1 ({_BEFORE})?({_NOUNS})\b( in \S+)?(?: ({_VERB})\b)?")
_OTHER_SINGULARS = {"classes": "class"}
_VERBS = {"are": "is", "have": "has", "do": "does"}


def singular(text: str) -> str:
    """English text that was written for many, where it counts one: 1 epoch, not 1 epochs.

    Other languages' texts hold none of these words and stay as they are.
    """
    return _ONE.sub(_of_one, text)


def _of_one(found: "re.Match[str]") -> str:
    before, noun, place, verb = found.groups(default="")
    counted = f"1 {before}{_OTHER_SINGULARS.get(noun, noun[:-1])}{place}"
    return f"{counted} {_VERBS.get(verb, f'{verb}s')}" if verb else counted


def packed(said: Sentence) -> dict[str, Any]:
    """The sentence as JSON that `unpacked` reads, so that a file can be told in any language later."""
    values = {
        name: packed(value) if isinstance(value, Sentence) else _plain(value) for name, value in said.values.items()
    }
    return {"template": said.template, "values": values}


def unpacked(found: object) -> Sentence:
    """The sentence that was packed; anybody can have written the file.

    Raises ValueError for what is none, has a field without a value, or is too long or too deep.
    """
    return _unpacked(found, DEEPEST)


def _unpacked(found: object, depth: int) -> Sentence:
    template, given = (found.get("template"), found.get("values")) if isinstance(found, Mapping) else (None, None)
    if not isinstance(template, str) or not isinstance(given, Mapping) or depth == 0:
        raise ValueError("no sentence")
    if len(template) > LONGEST or set("{}") & set(FIELD.sub("", template)):
        raise ValueError("too long a sentence, or one with braces that name no value")
    values: dict[str, object] = {}
    for name, value in given.items():
        if not isinstance(value, str | int | float | Mapping | None):
            raise ValueError(f"no value of a sentence: {name}")
        values[name] = _unpacked(value, depth - 1) if isinstance(value, Mapping) else value
    _check_length(template, {name: len(str(value)) for name, value in values.items()})
    return Sentence(template, values)


def _check_length(template: str, lengths: Mapping[str, int]) -> None:
    fields = FIELD.findall(template)
    missing = set(fields) - set(lengths)
    if missing:
        raise ValueError(f"no value for {sorted(missing)[0]}")
    if len(template) + sum(lengths[name] for name in fields) > LONGEST:
        raise ValueError("too long a sentence")


def _plain(value: object) -> object:
    if value is None or isinstance(value, int | float):
        return value
    return str(value).encode(errors="backslashreplace").decode()  # a file's name may be no text
