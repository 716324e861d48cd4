"""How bytes become characters: byte order mark, UTF-8, UTF-16 without a mark, GB18030, then statistics."""

import codecs
import logging
import re

from workbench.sentence import Sentence, sentence

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")


def detect_encoding(head: bytes) -> tuple[str, Sentence] | None:
    """The encoding of a file that starts so, and why; None when these are no characters at all."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name, sentence("The file starts with a byte order mark.")
    wide = _wide(head)
    if wide is not None:
        return wide, sentence("Every second byte is zero, as in UTF-16.")
    if b"\0" in head or _control_share(head) > 0.05:
        return None
    if decodes(head, "utf-8"):
        return "utf-8", sentence("Every byte sequence is valid UTF-8.")
    return _legacy(head)


def decodes(head: bytes, encoding: str) -> bool:
    """Whether the bytes are valid in the encoding; a character cut off at the end does not count against it."""
    try:
        codecs.getincrementaldecoder(encoding)().decode(head)
    except (UnicodeError, LookupError):
        return False
    return True


def _legacy(head: bytes) -> tuple[str, Sentence]:
    runs = [len(run) for run in _HIGH_RUN.findall(head)]
    even = sum(length % 2 == 0 for length in runs)
    if even >= 0.9 * len(runs) and decodes(head, "gb18030"):
        return "gb18030", sentence("Bytes above 127 come in pairs, as in Chinese text.")
    guessed = _statistics(head)
    if guessed is not None and decodes(head, guessed):
        return guessed, sentence("The frequency of its characters fits this encoding best.")
    return "cp1252", sentence("No other encoding fits; choose another one if letters look wrong.")


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


def _control_share(head: bytes) -> float:
    kept = len(head.translate(None, bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})))
    return (len(head) - kept) / max(len(head), 1)
