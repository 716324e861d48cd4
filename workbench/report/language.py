"""The language of a report: the program's texts in it, read from the translators' file, so that no window is needed."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from functools import cache
from typing import Literal

from workbench.paths import resources
from workbench.report.value_names import TRANSLATED_VALUES, name_of
from workbench.sentence import Sentence, filled

Language = Literal["en", "zh_CN"]
CORE = "core"
"""Under this name the translators' file has the sentences of the core."""


class Speech:
    """Says sentences in one language."""

    def __init__(self, language: Language = "en") -> None:
        self.language = language
        self._texts = {} if language == "en" else _texts(language)

    def __call__(self, said: Sentence | str) -> str:
        """A sentence, or a field's title, in the language."""
        if isinstance(said, str):
            return self._texts.get(said, said)
        return filled(self._texts.get(said.template, said.template), said.values, self._value)

    def all(self, said: Iterable[Sentence]) -> str:
        """Sentences one after the other, as the language parts them."""
        return ("" if self.language == "zh_CN" else " ").join(self(each) for each in said)

    def name(self, value: object) -> str:
        """A spec's choice such as "mse" as people call it."""
        named = name_of(str(value))
        return str(value) if named is None else self(named)

    def _value(self, name: str, value: object) -> str:
        if isinstance(value, Sentence):
            return self(value)
        named = name_of(str(value)) if name in TRANSLATED_VALUES and self._texts else None
        return str(value) if named is None else self(named)


@cache
def _texts(language: Language) -> dict[str, str]:
    found = ET.parse(resources() / "translations" / f"workbench_{language}.ts")
    core = next(context for context in found.iter("context") if context.findtext("name") == CORE)
    texts = {message.findtext("source", ""): message.findtext("translation", "") for message in core.iter("message")}
    return {source: text for source, text in texts.items() if text}
