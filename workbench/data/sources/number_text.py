"""Numbers as people write them, read one cell at a time; exported scripts contain this file as it is."""

import re
import unicodedata

UNIT = r"[^\W\d_]{1,4}(?:[/·*][^\W\d_]{1,4})?[²³]?|%|‰|°[CFK]?|[$€£¥₹₽₩]|"
GROUPED = {
    ".": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d*)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d*)?|\d+(?:[ ']\d{3})+(?:\.\d*)?"),
    ",": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d*)?|\d+(?:[ ']\d{3})+(?:,\d*)?"),
}
"""Numbers with marks between thousands, by the mark before their fraction; in India after every two digits above."""
PLAIN = {".": re.compile(r"\d+\.?\d*|\.\d+"), ",": re.compile(r"\d+,?\d*|,\d+")}
SIGNS = str.maketrans({"−": "-", "–": "-", "’": "'", "‘": "'", "`": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
NO_VALUE = {
    *("", "na", "n/a", "#n/a", "#na", "<na>", "nan", "-nan", "null", "none", "nil", "?", "-", "--", "..", "..."),
    *("n.a.", "k.a.", "k. a.", "n.d.", "s.d.", "s/d", "n/d", "missing", "(null)", "—", "–"),
    *("#null!", "#div/0!", "#value!", "#wert!"),
}
"""Cells that mean "no value", in small letters."""
CURRENCY = re.compile(r"(?:[$€£¥₹₽₩]|(?:USD|EUR|GBP|CHF|CNY|RMB|JPY|INR|Rs\.?|kr\.?|CA?\$|A\$|US\$)\s)\s*")
PARTS = re.compile(
    r"(?P<bound>[<>≤≥]=?\s*)?(?P<sign>[+-]?)\s*(?P<digits>[\d.,' ]*\d(?:[.,](?![^\W\d_]{2}))?)(?P<power>[eE][+-]?\d+)?"
)
"""A mark behind which letters follow at once belongs to the name of a file, such as 1.wav, and to no number."""


def unit_of(cell: str) -> str:
    """What follows or precedes the number in a cell, such as kg, % or €; empty where nothing does."""
    text = unicodedata.normalize("NFKC", cell).translate(SIGNS).strip()
    before = CURRENCY.match(text.lstrip("+-("))
    if before:
        return before[0].strip()
    found = PARTS.match(text.lstrip("("))
    rest = text.lstrip("(")[found.end() :].strip(" -)") if found else ""
    return rest if re.fullmatch(UNIT, rest) else ""


def number_in(cell: str, decimal: str = ".", thousands: str | None = None) -> float | None:
    """The number in a cell by the mark before its fraction; None where it holds none.

    Takes marks and blanks between thousands (only the one that is given, if any is), signs before or after or as
    parentheses, a currency before and a unit after it, full-width digits, and a bound
    such as <0.5, of which the number counts.
    """
    text = unicodedata.normalize("NFKC", cell).translate(SIGNS).strip()
    negative = text.startswith("(") and text.endswith(")")
    text = text[1:-1].strip() if negative else text
    lead = re.match(r"[+-]", text)
    bare = text[1:].lstrip() if lead else text
    currency = CURRENCY.match(bare)
    text = (lead[0] if lead else "") + bare[currency.end() :] if currency else text
    found = PARTS.match(text)
    if not found:
        return None
    rest = text[found.end() :].strip()
    if rest.startswith("-"):
        negative, rest = True, rest[1:].strip()
    digits = found["digits"].strip()
    if (rest and not re.fullmatch(UNIT, rest)) or (found["sign"] and negative):
        return None
    if thousands is not None:
        digits = ungrouped(digits, decimal, thousands)
    elif GROUPED[decimal].fullmatch(digits):
        digits = re.sub(r"[ ']", "", digits).replace("." if decimal == "," else ",", "")
    if not PLAIN[decimal].fullmatch(digits):
        return None
    number = float(digits.replace(decimal, ".") + (found["power"] or ""))
    return -number if negative or found["sign"] == "-" else number


def ungrouped(digits: str, decimal: str, thousands: str) -> str:
    """Digits without this mark between their thousands; as they are where it stands elsewhere."""
    whole, mark, fraction = digits.partition(decimal)
    groups = whole.split(thousands) if thousands else [whole]
    return "".join(groups) + mark + fraction if all(len(group) >= 2 for group in groups[1:]) else digits
