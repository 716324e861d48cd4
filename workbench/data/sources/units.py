"""Units of columns as a row of their own, below the names."""

import re
from collections.abc import Sequence

_METRIC = r"[kMGTmµuncdh]?(?:m|g|s|l|L|Pa|bar|N|Nm|J|Wh?|VA|var|VAr|V|A|Ah|Hz|mol|Ω|ohm|F|H|T|S|cal|eV|lx|lm|cd|B)"
_OTHERS = (
    r"sec|min|mn|h|hr|hrs|d|dy|day|days|mo|yr|in|ft|mi|yd|lb|lbs|oz|gal|t|ha|K|C|°|°?[CFK]|[Dd]eg[CFKT]?|rad|psi|atm|mmHg|mH2O|rpm|bpm|"
    r"ppm|ppb|pH|NTU|PSU|dBA|dBm|%|‰|pct|rel|USD|EUR|GBP|CHF|CNY|RMB|JPY|INR|[$€£¥₹₽₩]|px|pcs|cnt|counts?|a\.u\.|"
    r"[千公]?[克米瓦吨]|毫米|千瓦时|摄氏度|度|元|万元|秒|分|小时|个"
)
_UNIT = re.compile(rf"(?:{_METRIC}|{_OTHERS})(?:\^?-?\d|[²³]|⁻[¹²³])?")
_BETWEEN = re.compile(r"[/·*]|\s")
_BRACKETS = {"[": "]", "(": ")", "{": "}"}
_NONE = frozenset({"", "-", "--", "–", "—", "utc", "gmt", "n/a", "none", "ts", "rn"})

_GATHERED = frozenset({"avg", "smp", "max", "min", "std", "tot", "med", "wvc", "txx", "mom", "rsm"})
"""How the loggers of Campbell Scientific gather the values of a column."""


def are_gathered(row: Sequence[str]) -> bool:
    """Whether a row says only how values were gathered, such as Avg and Smp."""
    filled = {cell.strip().lower() for cell in row if cell.strip()}
    return bool(filled) and filled <= _GATHERED


def unit_in_brackets(cell: str) -> str:
    """The unit that a cell names, without brackets around it; empty where it names none."""
    text = _bare(cell)
    known = [part == "1" or _UNIT.fullmatch(part) is not None for part in _BETWEEN.split(text)]
    return text if text != "1" and all(known) else ""


def _bare(cell: str) -> str:
    """A cell without brackets around it."""
    text = cell.strip()
    return text[1:-1].strip() if len(text) > 2 and _BRACKETS.get(text[0]) == text[-1] else text


def are_units(row: Sequence[str], names: Sequence[str], typed: Sequence[int]) -> bool:
    """Whether a row below the names says what the values of the columns are measured in, and nothing else."""
    if len(row) != len(names) or not all(name.strip() for name in names):
        return False
    filled = [at for at, cell in enumerate(row) if _bare(cell).lower() not in _NONE]
    measured = [at for at in filled if at in typed and unit_in_brackets(row[at])]
    others = [at for at in filled if at not in measured]
    # "min" beside "max" names a column, and so may any other word that happens to be short.
    named = {row[at].strip().lower() for at in filled} <= {"min", "max", "t", "h", "d"}
    return bool(measured) and not named and all(_is_form(row[at]) for at in others)


def _is_form(cell: str) -> bool:
    """Whether a cell says how times are written, such as yyyy-mm-dd."""
    return re.fullmatch(r"\[?[ymdhsaAYMDHST%:./\- ]{4,}\]?", cell.strip()) is not None
