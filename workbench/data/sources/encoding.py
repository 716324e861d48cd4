"""How bytes become characters: byte order mark, UTF-8, UTF-16 without a mark, or what gives the likeliest words."""

import codecs
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.data.sources.letters import WORD, languages
from workbench.sentence import Sentence, sentence

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = ("en", "de", "fr", "es", "pt", "it", "sv", "da", "nb", "fi", "nl", "is", "ca")
_CENTRAL = ("pl", "cs", "hu", "sk", "sl", "hr", "ro")
_CYRILLIC = ("ru", "uk", "bg", "sr", "mk", "be")
_SELDOM = {"is": -2.0, "ca": -1.0, "sl": -0.5, "mk": -1.0, "be": -1.0, "sr": -0.5, "fa": -1.0}
LEGACY: dict[str, tuple[float, tuple[str, ...]]] = {
    "cp1252": (0.0, _WESTERN),
    "cp1250": (-2.0, _CENTRAL),
    "cp1251": (-1.0, _CYRILLIC),
    "cp1253": (-1.5, ("el",)),
    "cp1254": (-2.0, ("tr",)),
    "cp1255": (-1.5, ("he",)),
    "cp1256": (-1.5, ("ar", "fa")),
    "cp1257": (-4.0, ("lt", "lv", "et")),
    "cp874": (-2.0, ("th",)),
    "gb18030": (-1.0, ("zh",)),
    "big5": (-1.5, ("zh_Hant",)),
    "cp932": (-1.0, ("ja",)),
    "euc_jp": (-2.0, ("ja",)),
    "cp949": (-1.0, ("ko",)),
    "koi8_r": (-2.0, ("ru",)),
    "koi8_u": (-2.5, ("uk",)),
    "iso8859_15": (-2.5, _WESTERN),
    "iso8859_2": (-4.0, _CENTRAL),
    "iso8859_5": (-4.0, _CYRILLIC),
    "iso8859_7": (-2.5, ("el",)),
    "iso8859_8": (-2.5, ("he",)),
    "iso8859_9": (-3.0, ("tr",)),
    "iso8859_13": (-5.0, ("lt", "lv", "et")),
    "cp866": (-3.0, ("ru", "uk", "bg", "be")),
    "cp850": (-3.5, _WESTERN),
    "cp437": (-4.0, _WESTERN),
    "cp852": (-4.0, _CENTRAL),
    "mac_roman": (-4.0, _WESTERN),
}
"""Encodings from before Unicode: the logarithm of how seldom each is, and the languages written in it."""
_SPARSE = 2
"""Letters of a word that tells of no language when it stands alone."""
_LINES, _LONGEST, _WORDS = 300, 400, 200
_OTHER_LANGUAGE = -4.0
"""What a word of another language than most costs."""
_DOUBT = 2.5
"""By so much (a logarithm) the best encoding must be better than the next that gives other words."""
_STRANGE, _STRANGE_AT_LEAST = -14.0, -12.0
"""Below this per byte, and so much, no encoding gives words; statistics on single bytes are asked then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detected:
    """The encoding of a file, why it was chosen, and what else it may be."""

    name: str
    reason: Sentence
    doubt: Sentence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    name: str
    score: float
    words: tuple[str, ...]

    @property
    def shown(self) -> str:
        return ", ".join(self.words[:3])


def detect_encoding(head: bytes) -> Detected | None:
    """The encoding of a file that starts so, and why; None when these are no characters at all."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return Detected(name=name, reason=sentence("The file starts with a byte order mark."))
    wide = _wide(head)
    if wide is not None:
        return Detected(name=wide, reason=sentence("Every second byte is zero, as in UTF-16."))
    if b"\0" in head or _control_share(head) > 0.05:
        return None
    if decodes(head, "utf-8"):
        return Detected(name="utf-8", reason=sentence("Every byte sequence is valid UTF-8."))
    return _legacy(head)


def decodes(head: bytes, encoding: str) -> bool:
    """Whether the bytes are valid in the encoding; a character cut off at the end does not count against it."""
    try:
        codecs.getincrementaldecoder(encoding)().decode(head, final=head.endswith((b"\n", b"\r")))
    except (UnicodeError, LookupError):
        return False
    return True


def _legacy(head: bytes) -> Detected:
    lines = _telling_lines(head)
    found = [_judged(name, lines) for name in LEGACY if decodes(head, name)]
    found.sort(key=lambda candidate: -candidate.score)
    high = sum(byte > 127 for line in lines for byte in line)
    if not found or found[0].score < _STRANGE * high + _STRANGE_AT_LEAST:
        guessed = _statistics(head)
        if guessed is not None and decodes(head, guessed):
            return Detected(
                name=guessed,
                reason=sentence("The frequency of its characters fits this encoding best."),
                doubt=_unsure(guessed),
            )
        if not found:
            return Detected(
                name="latin-1", reason=sentence("No other encoding fits; choose another one if letters look wrong.")
            )
    best = found[0]
    other = next((candidate for candidate in found[1:] if candidate.words != best.words), None)
    sparse = len(best.words) == 1 and len(best.words[0]) <= _SPARSE and best.words[0].isalpha()
    return Detected(
        name=best.name,
        reason=sentence("It gives words such as {words}.", words=best.shown),
        doubt=_between(best, other) if other is not None and (sparse or best.score - other.score < _DOUBT) else None,
    )


def _between(best: _Candidate, other: _Candidate) -> Sentence:
    pairs = [(mine, its) for mine, its in zip(best.words, other.words, strict=False) if mine != its][:3]
    return sentence(
        "The encoding is not sure: as {encoding} there are words such as {words}, as {other} these would be {others}. "
        "Choose the right one.",
        encoding=best.name,
        words=", ".join(mine for mine, _ in pairs),
        other=other.name,
        others=", ".join(its for _, its in pairs),
    )


def _unsure(name: str) -> Sentence:
    return sentence("The encoding is not sure: it is read as {encoding}. Choose the right one.", encoding=name)


def _telling_lines(head: bytes) -> list[bytes]:
    """Different lines with bytes that not every encoding reads alike."""
    lines = head.replace(b"\r", b"\n").split(b"\n")
    telling = dict.fromkeys(line[:_LONGEST] for line in lines if not line.isascii())
    return list(telling)[:_LINES]


def _judged(name: str, lines: Sequence[bytes]) -> _Candidate:
    rarity, spoken = LEGACY[name]
    text = "\n".join(line.decode(name, "ignore") for line in lines)
    words = tuple(dict.fromkeys(word.strip("'") for word in WORD.findall(text) if not word.isascii()))[:_WORDS]
    known = languages()
    scores = {language: [known[language].likelihood(word) for word in words] for language in spoken}
    main = max(scores, key=lambda language: sum(scores[language]) + _SELDOM.get(language, 0.0))
    others = [max(each) + _OTHER_LANGUAGE for each in zip(*scores.values(), strict=True)]
    total = sum(max(mine, other) for mine, other in zip(scores[main], others, strict=True))
    return _Candidate(name=name, score=total + rarity + _SELDOM.get(main, 0.0), words=words)


def _statistics(head: bytes) -> str | None:
    from charset_normalizer import from_bytes

    logging.getLogger("charset_normalizer").setLevel(logging.ERROR)
    best = from_bytes(head[:20_000], preemptive_behaviour=False).best()
    return None if best is None else best.encoding


def _wide(head: bytes) -> str | None:
    pairs = len(head) // 2
    if pairs < 2 or b"\0" not in head:
        return None
    if head[1::2].count(0) > 0.7 * pairs and head[0::2].count(0) < 0.1 * pairs:
        return "utf-16-le"
    if head[0::2].count(0) > 0.7 * pairs and head[1::2].count(0) < 0.1 * pairs:
        return "utf-16-be"
    return None


_BETWEEN_CELLS = (1, 31)
"""Signs that only part cells: Hive writes the first, ASCII means the other for it."""


def _control_share(head: bytes) -> float:
    kept = len(head.translate(None, bytes(set(range(32)) - {*_BETWEEN_CELLS, 9, 10, 11, 12, 13, 27})))
    return (len(head) - kept) / max(len(head), 1)
