"""Numbers as people write them, read one cell at a time; exported scripts contain this file as it is."""

import re
import unicodedata

UNIT = r"[^\W\d_]{1,4}\.?(?:[/·*][^\W\d_]{1,4})?[²³]?|%|‰|°[CFK]?|[$€£¥₹₽₩]|"
GROUPED = {
    ".": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d*)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d*)?|\d+(?:[ ']\d{3})+(?:\.\d*)?"),
    ",": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d*)?|\d+(?:[ ']\d{3})+(?:,\d*)?"),
}
"""Numbers with marks between thousands, by the mark before their fraction; in India after every two digits above."""
PLAIN = {".": re.compile(r"\d+\.?\d*|\.\d+"), ",": re.compile(r"\d+,?\d*|,\d+")}
SIGNS = str.maketrans({"−": "-", "–": "-", "’": "'", "‘": "'", "`": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
SIGNS |= str.maketrans({"٫": ".", "٬": ","})
NO_VALUE = {
    *("", "na", "n/a", "#n/a", "#na", "<na>", "nan", "-nan", "null", "none", "nil", "?", "-", "--", "---", "..", "..."),
    *(".", "n.a.", "k.a.", "k. a.", "n.d.", "s.d.", "s/d", "n/d", "missing", "(null)", "—", "–"),
    *("#null!", "#div/0!", "#value!", "#wert!", "#nv", "#ref!", "#bezug!", "#num!", "#zahl!", "#name?"),
    *("nd", "n.n.", "n/v", "bdl", "…", "缺测", *(sign * count for sign in "#*" for count in range(3, 13))),
    *(":", *(f":{blank}{letter}" for blank in ("", " ") for letter in "bcdefinpsuz")),
}
"""Cells that mean "no value", in small letters; of those with a colon Eurostat's say why."""
MARK = re.compile(r"[*†‡§]{1,3}|\([a-z]{1,2}\)")
"""A note's mark behind a number."""
LETTERS = re.compile(r"\s+([bcdefinprsuz]{1,2})")
"""What statistical offices write behind some numbers of a column: b for a break, p for provisional, e for estimated."""
CURRENCY = re.compile(
    r"(?:[A-Z]{0,3}\$|[€£¥₹₽₩₺₪₫฿]|(?:USD|EUR|GBP|CHF|CNY|RMB|JPY|INR|BRL|SEK|NOK|DKK|PLN|CZK|AUD|CAD|ZAR|Rs\.?|kr\.?)\s)\s*"
)
SIDES = re.compile(r"(?i:(?P<debit>dr)|cr)\.?")
"""What banks write behind an amount: DR for what was taken, which is less than zero, CR for what came in."""
SIDED = {"S/H": ("S", "H"), "D/C": ("D", "C")}
"""The same in German (Soll, Haben) and in Portuguese and Spanish, where a column has both letters: what was taken
first."""
SCALES = {
    "B": {
        "B": 1.0,
        "kB": 1e3,
        "KB": 1e3,
        "MB": 1e6,
        "GB": 1e9,
        "TB": 1e12,
        "KiB": 2.0**10,
        "MiB": 2.0**20,
        "GiB": 2.0**30,
    },
    "m": {"mm": 1e-3, "cm": 1e-2, "m": 1.0, "km": 1e3},
    "g": {"mg": 1e-3, "g": 1.0, "kg": 1e3, "t": 1e6},
    "s": {"ms": 1e-3, "s": 1.0, "sec": 1.0, "min": 60.0, "h": 3600.0},
    "V": {"mV": 1e-3, "V": 1.0, "kV": 1e3},
    "A": {"mA": 1e-3, "A": 1.0, "kA": 1e3},
    "W": {"mW": 1e-3, "W": 1.0, "kW": 1e3, "MW": 1e6, "GW": 1e9},
    "Wh": {"Wh": 1.0, "kWh": 1e3, "MWh": 1e6, "GWh": 1e9},
    "Hz": {"Hz": 1.0, "kHz": 1e3, "MHz": 1e6, "GHz": 1e9},
    "1": {
        "": 1.0,
        **dict.fromkeys(("K", "k", "Tsd", "Tsd."), 1e3),
        **dict.fromkeys(("M", "mn", "Mio", "Mio."), 1e6),
        **dict.fromkeys(("B", "bn", "Mrd", "Mrd."), 1e9),
        "万": 1e4,
        "亿": 1e8,
        "T": 1e12,
    },
}
"""What a column is read in that holds several units of it, and how much each of them is; a plain number last."""
SPAN = re.compile(
    r"(?:(?P<d>\d+)\s?d(?:ays?)?\s)?(?:(?P<h>\d+)\s?(?:h(?:ou)?rs?|h|Std\.?)\s?)?(?:(?P<m>\d+)\s?(?:min(?:ute)?s?\.?|m)\s?)?"
    r"(?:(?P<s>\d+)\s?(?:sec(?:ond)?s?|s))?"
)
"""How long something took, in several units, as 6h 7m: hours are counted."""
HOURS_AND_MINUTES = re.compile(r"(?P<h>\d{1,4}):(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d(?:[.,]\d+)?))?")
"""The same as 6:07 and 26:07:30, in columns of nothing else."""
SPREAD = re.compile(r"(?<=\d)\s*(?:±|\+/-)\s*\d[\d.,]*")
"""How sure a number is, as ± 0.05."""
RAISED = re.compile(r"\s?[×x·*]\s?10(?:\^?(?P<plain>[+-]?\d+)|(?P<raised>⁻?[⁰¹²³⁴-⁹]+))")
NO_CENTS = re.compile(r"(?<=\d)([.,])\s?-{1,2}(?=\s*[^\W\d_]*$)")
"""What stands for the fraction of a whole price, as in 12,- or 12.–"""
PARTS = re.compile(
    r"(?P<bound>[<>≤≥~≈]=?\s*)?(?P<sign>[+-]?)\s*(?P<digits>[\d.,' ]*\d(?:[.,](?![^\W\d_]{2}))?)"
    r"(?P<power>[eE][+-]?\d+|[dD][+-]\d{2,3})?"
)
"""A mark behind which letters follow at once belongs to the name of a file, such as 1.wav, and to no number."""


def plain_text(cell: str) -> str:
    """The text of a cell in usual letters and signs; what is raised stays so, or notes on a number became digits."""
    text = cell
    if "10" in text:
        text = RAISED.sub(lambda power: "e" + (power["plain"] or unicodedata.normalize("NFKC", power["raised"])), text)
    if not text.isascii():
        text = re.sub("[^¹²³⁰⁴-⁹]+", lambda part: unicodedata.normalize("NFKC", part[0]), text)
    text = text.translate(SIGNS).strip().removesuffix(";")  # which ends every line of some files
    text = SPREAD.sub("", text) if "±" in text or "+/-" in text else text
    text = text[1:] if text[:1] == "'" and text[1:2].isdecimal() else text  # which spreadsheets take for a text
    return NO_CENTS.sub(r"\g<1>00", text) if "-" in text else text


def hours_in(text: str) -> float | None:
    """The hours that a text tells in several units; None where it tells none, or only one."""
    clock = HOURS_AND_MINUTES.fullmatch(text)
    if clock is not None:
        return int(clock["h"]) + int(clock["m"]) / 60 + float((clock["s"] or "0").replace(",", ".")) / 3600
    found = SPAN.fullmatch(text)
    told = {unit: int(number) for unit, number in found.groupdict().items() if number} if found else {}
    sizes = {"d": 24.0, "h": 1.0, "m": 1 / 60, "s": 1 / 3600}
    return sum(sizes[unit] * number for unit, number in told.items()) if len(told) > 1 else None


def in_unit(number: float, cell: str, unit: str) -> float:
    """A number of a column in the column's unit: below zero what was taken, as much larger as a cell's own unit is."""
    own = unit_of(cell)
    if unit in SIDED:
        return -number if own == SIDED[unit][0] else number
    return number * SCALES.get(unit, {}).get(own, 1.0)


def units_of(unit: str) -> tuple[str, ...]:
    """The units that cells of a column of this unit may have."""
    return ("", unit, *SIDED.get(unit, ()), *SCALES.get(unit, ()))


def unit_of(cell: str) -> str:
    """What follows or precedes the number in a cell, such as kg, % or €; empty where nothing does."""
    text = plain_text(cell)
    if hours_in(text) is not None:
        return "h:mm" if ":" in text else "h"
    before = CURRENCY.match(text.lstrip("+-( "))
    if before:
        return before[0].strip()
    found = PARTS.match(text.lstrip("("))
    rest = text.lstrip("(")[found.end() :].strip(" -+)") if found else ""
    return rest if re.fullmatch(UNIT, rest) and not SIDES.fullmatch(rest) else ""


def mark_of(cell: str) -> str:
    """The sign behind the number in a cell, or letters behind a blank, that may be no unit; empty where none is."""
    text = plain_text(cell)
    found = PARTS.match(text)
    rest = text[found.end() :] if found else ""
    sign, letters = MARK.fullmatch(rest.strip()), LETTERS.fullmatch(rest)
    return sign[0] if sign else letters[1] if letters else ""


def number_in(cell: str, decimal: str = ".", thousands: str | None = None) -> float | None:
    """The number in a cell by the mark before its fraction; None where it holds none.

    Takes marks and blanks between thousands (only the one that is given, if any is), signs before or after or as
    parentheses, a currency before and a unit after it, full-width digits, and a bound
    such as <0.5, of which the number counts.
    """
    text = plain_text(cell)
    hours = hours_in(text)
    if hours is not None:
        return hours
    text, negative = within_brackets(text)
    lead = re.match(r"[+-]", text)
    bare = text[1:].lstrip() if lead else text
    currency = CURRENCY.match(bare)
    if currency and not negative and not lead:
        text, negative = within_brackets(bare[currency.end() :])
    elif currency:
        text = (lead[0] if lead else "") + bare[currency.end() :]
    found = PARTS.match(text)
    if not found:
        return None
    rest = text[found.end() :].strip()
    side = SIDES.fullmatch(rest)
    if side:
        negative, rest = bool(side["debit"]), ""
    elif rest[:1] in ("-", "+"):
        negative, rest = rest[0] == "-", rest[1:].strip()
    digits = found["digits"].strip()
    if (rest and not re.fullmatch(UNIT, rest) and not MARK.fullmatch(rest)) or (found["sign"] and negative):
        return None
    if thousands is not None:
        digits = ungrouped(digits, decimal, thousands)
    elif GROUPED[decimal].fullmatch(digits):
        digits = re.sub(r"[ ']", "", digits).replace("." if decimal == "," else ",", "")
    if not PLAIN[decimal].fullmatch(digits):
        return None
    number = float(digits.replace(decimal, ".") + re.sub("[dD]", "e", found["power"] or ""))
    return -number if negative or found["sign"] == "-" else number


def within_brackets(text: str) -> tuple[str, bool]:
    """What stands within parentheses around a whole text, and whether there are any: they mean less than zero."""
    inside = text.startswith("(") and text.endswith(")")
    return (text[1:-1].strip(), True) if inside else (text, False)


def ungrouped(digits: str, decimal: str, thousands: str) -> str:
    """Digits without this mark between their thousands; as they are where it stands elsewhere."""
    whole, mark, fraction = digits.partition(decimal)
    groups = whole.split(thousands) if thousands else [whole]
    return "".join(groups) + mark + fraction if all(len(group) >= 2 for group in groups[1:]) else digits
