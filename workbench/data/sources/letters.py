"""How likely the words of a text are in a language: which letters follow each other, and where signs stand.

`resources/letters.json` holds the letters of every language and the pairs of them that names of countries, languages,
units, days and months are made of, by the rounded -ln of how likely each is; for the scripts of China, Japan and Korea
the characters that are used most. A blank stands for the start and the end of a word.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from workbench.paths import resources

WORD = re.compile("[A-Za-z0-9'\u0080-\U0010ffff]+")
_GREEK = "\u0370"
_UNSEEN, _FOREIGN = -5.0, -14.0
_OTHER_PAIR = 1.5
_COMMON, _KNOWN, _RARE = -5.5, -8.5, -13.0
_BESIDE_LATIN = -5.0
_WITHIN_LATIN = -6.0
"""A sign of China, Japan or Korea between two small Latin letters, as only a wrong encoding gives."""
_LONE = -4.0
_CASE = -6.0
_CLUSTER = -3.0
_ALL_CAPITALS = -3.0
_GLUED = -9.0
_MOSTLY_MARKED = -3.0
_VOWELS = frozenset("aeiouyæøœаеёиоуыэюяіїєαεηιουω")
_SIGNS = {"’": -5.0, "–": -5.0, "—": -6.0, "…": -6.0, "“": -5.0, "”": -5.0, "„": -5.0, "‘": -6.0, "·": -7.0, "•": -6.0}
_SIGNS |= {"§": -6.0, "©": -4.5, "®": -6.0, "™": -6.0, "½": -6.0, "¼": -6.5, "¾": -6.5, "×": -6.5, "‰": -6.0}
_SIGNS |= {"«": -6.0, "»": -6.0, "№": -5.0}
_WIDE_SIGNS = frozenset("、。「」，（）：％℃・～")
_OTHER_SIGN, _BOX, _CONTROL = -10.0, -13.0, -30.0
_MICRO_OF = "mgslLAVWFHN"


@dataclass(frozen=True, slots=True)
class Language:
    """The letters of an alphabet and their pairs, or the common characters of a script that has thousands."""

    name: str
    letters: dict[str, float]
    pairs: dict[str, float]
    common: frozenset[str]

    def likelihood(self, word: str) -> float:
        """The logarithm of how likely the letters and signs beyond ASCII in a word are."""
        if self.common:
            return sum(self._character(word, at) for at, sign in enumerate(word) if not sign.isascii())
        total, before = _shape(word), " "
        for at, sign in enumerate(word):
            if not sign.isascii() and not _is_letter(sign):
                total += sign_likelihood(word, at)
            elif not sign.isascii() and _in_digits(word, at):
                total += _GLUED
            letter = _small(sign) if _is_letter(sign) else " "
            if not (letter.isascii() and before.isascii()):
                total += self._follows(before, letter)
            before = letter
        return total if before.isascii() else total + self._follows(before, " ")

    def _follows(self, before: str, letter: str) -> float:
        found = self.pairs.get(before + letter)
        if found is not None:
            return -found
        if letter.isascii():
            latin = letter == " " or all(known < _GREEK for known in self.letters)
            return _UNSEEN if before in self.letters and latin else _FOREIGN
        if letter not in self.letters or (before.isalpha() and before.isascii() and letter >= _GREEK):
            return _FOREIGN
        return -self.letters[letter] - _OTHER_PAIR

    def _character(self, word: str, at: int) -> float:
        sign = word[at]
        if not _is_letter(sign) and sign not in self.common:
            return sign_likelihood(word, at)
        beside = word[max(0, at - 1)] + word[min(at + 1, len(word) - 1)]
        latin = sum(letter.isascii() and letter.islower() for letter in beside)
        glued = _BESIDE_LATIN * latin + (_WITHIN_LATIN if latin > 1 else 0.0)
        if sign in self.common:
            return _COMMON + glued
        glued += _LONE if len(word) == 1 else 0.0
        return (_KNOWN if _is_everyday(sign, self.name) else _RARE) + glued


@cache
def languages() -> dict[str, Language]:
    """All languages by their codes."""
    tables = json.loads((resources() / "letters.json").read_text(encoding="utf-8"))
    return {name: _language(name, table) for name, table in tables.items()} | {"en": _language("en", {})}


def _language(name: str, table: dict[str, Any]) -> Language:
    letters = {letter: float(rank) for rank, letters in table.get("letters", {}).items() for letter in letters}
    pairs = {
        pairs[at : at + 2]: float(rank)
        for rank, pairs in table.get("pairs", {}).items()
        for at in range(0, len(pairs), 2)
    }
    return Language(name, letters, pairs, frozenset(table.get("common", "")))


def _in_digits(word: str, at: int) -> bool:
    """Whether a letter stands between two digits, as none does."""
    return 0 < at < len(word) - 1 and word[at - 1].isdigit() and word[at + 1].isdigit()


def _small(letter: str) -> str:
    return "ı" if letter == "İ" else letter.lower()


_BASIC = {"zh": ("gb2312", 0xD8), "zh_Hant": ("big5", 0xC9), "ja": ("euc_jp", 0xD0), "ko": ("euc_kr", 0xC9)}
"""The character sets of the scripts, and the first byte from which their characters are seldom used."""


def _is_everyday(sign: str, name: str) -> bool:
    charset, seldom = _BASIC[name]
    try:
        return 0xB0 <= (lead := sign.encode(charset)[0]) < seldom or (
            lead >= 0xA4 and name == "zh_Hant" and lead < seldom
        )
    except UnicodeError:
        return False


def _is_letter(sign: str) -> bool:
    return sign.isalpha() and sign not in "ªºµ"


def sign_likelihood(word: str, at: int) -> float:
    """The logarithm of how likely a sign that is no letter is where it stands in a word."""
    sign, before, after = word[at], word[at - 1 : at] if at else "", word[at + 1 : at + 2]
    leads = after.islower() and sign not in "“„‘«»·"
    glued = _GLUED if after.isalpha() and (before.isalpha() or leads) and sign != "’" else 0.0
    alone = not before.isalpha() and not after.isalpha()
    if sign in _WIDE_SIGNS:
        return -5.0 if not (before.isascii() and after.isascii()) or before.isdigit() else -11.0
    fits, rank = _places(before, after, alone=alone, long=len(word) > 3).get(sign, (None, 0.0))
    if fits is None:
        return _plain_sign(sign) + glued
    return (rank if fits else -9.0) + glued


def _places(before: str, after: str, *, alone: bool, long: bool) -> dict[str, tuple[bool, float]]:
    """Whether the signs that have their place stand there, and how likely they then are."""
    price = (alone, -4.0)
    return {
        "°": (after in {"C", "F", "K", "c", ""} and not before.isalpha(), -3.0),
        "µ": (after != "" and after in _MICRO_OF and not before.isalpha(), -3.5),
        "²": (before.isalnum() and not after.isalpha(), -3.0),
        "³": (before.isalnum() and not after.isalpha(), -3.0),
        "º": (before != "" and before in "0123456789nN.", -5.0),
        "ª": (before != "" and before in "0123456789", -6.0),
        "±": (alone, -4.0),
        "\u00a0": (True, -2.0 if before.isdigit() else -5.0),
        "¿": (not before and after.isalpha() and long, -5.0),
        "¡": (not before and after.isalpha() and long, -5.0),
    } | dict.fromkeys("€£¥", price)


def _plain_sign(sign: str) -> float:
    if sign in _SIGNS:
        return _SIGNS[sign]
    kind = unicodedata.category(sign)
    if kind in {"Cc", "Cn", "Co", "Cs"}:
        return _CONTROL
    return _BOX if "\u2500" <= sign <= "\u25ff" or kind == "Lm" else _OTHER_SIGN


def _shape(word: str) -> float:
    """What speaks against a word: a capital within it, consonants in a row, hardly a letter without a mark."""
    total = 0.0
    small_too = any(sign.islower() for sign in word)
    for before, sign in pairwise(word):
        late = before.islower() and not (sign.isascii() and before.isascii())
        marked = not sign.isascii() and before.isalpha() and small_too
        if sign.isupper() and (late or marked):
            total += _CASE
    capitals = sum(sign.isupper() for sign in word)
    small = [sign for sign in word if sign.islower() and sign not in "ßµ"]
    if capitals > 2 and len(small) == 1 and not small[0].isascii():
        total += _CASE
    if capitals >= 3 and capitals == sum(sign.isalpha() for sign in word) and word[:1] >= _GREEK:
        total += _ALL_CAPITALS
    letters = [unicodedata.normalize("NFD", sign)[0] for sign in word.lower() if sign.isalpha()]
    latin = [sign for sign in letters if sign < "\u0250"]
    run = longest = 0
    for sign in latin:
        run = 0 if sign in _VOWELS else run + 1
        longest = max(longest, run)
    if longest >= 4:
        total += _CLUSTER * (longest - 3)
    odd = sum(not sign.isascii() and sign < "\u0250" for sign in word if sign.isalpha())
    return total + (_MOSTLY_MARKED * odd if odd >= 3 and odd > 0.6 * len(latin) else 0.0)
