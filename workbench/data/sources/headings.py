"""Headings that are times or rising numbers: in such a table time runs to the right, and each row is a series."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from workbench.data.sources.decimal_marks import mostly
from workbench.data.sources.values import MISSING
from workbench.data.spec import ReadingSpec
from workbench.data.time.forms import looks_like_time, time_form
from workbench.data.time.names import YEARS
from workbench.data.time.reader import TimeReader

FEWEST = 3
"""So many headings of times side by side are no accident."""
FEWEST_COUNTED = 8
"""The same for numbers behind a letter or word, as in d_1, d_2 or V2, V3."""

_TOLD_TWICE = re.compile(r"(\d{4}) \[YR\1\]")
"""A year as the World Bank heads columns with it."""
_COUNTED = re.compile(r"([^\W\d_]*)[ _.\-+]?(\d+(?:\.\d+)?)")
_MANGLED = re.compile(r"X(\d{1,4}([.\-/]\d{1,2})*)")
"""A number or date behind the letter that R puts before names that are none."""
_OF_A_YEAR = re.compile(
    r"(?P<before>\D*?)[ _.\-]?(?P<year>(?:1[7-9]|20|21)\d\d)(?:[-/–](?P<next>\d\d|\d{4}))?[ _.\-]?(?P<behind>\D*)"
)
"""A year beside a word, as pop_1990, 1990 sales and FY2019, or with the next one, as 2019-20."""
_SPANS = re.compile(r"(\d+(?:\.\d+)?)\s?(s|secs?|mins?|h|hrs?|hours?|d|days?|weeks?|months?)", re.IGNORECASE)
"""A number of steps with its unit behind it."""
FEWEST_OF_YEARS = 4
_OF_DATES = frozenset({6, 8, 10, 13})
"""Digits of months, weeks, days, and seconds and milliseconds since 1970."""
COUNTERS = frozenset(
    {"", "d", "day", "f", "h", "he", "hour", "hr", "m", "month", "obs", "p", "period", "q", "quarter", "s", "step"}
    | {"t", "time", "v", "w", "wave", "week", "y", "year", "yr"}
)
"""Words before the numbers of steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """The columns from `start` to before `stop` with times or numbers as headings, as texts, and their name."""

    start: int
    stop: int
    name: str
    texts: tuple[str, ...]
    sure: bool
    """Whether they are dates or years, which head no columns of anything but times."""


def time_headings(names: Sequence[str]) -> Headings | None:
    """The longest run of headings that rise or fall from each to the next; None where there is none."""
    plain = [_plain(name) for name in names]
    kinds = [_kind(text) for text in plain]
    found: Headings | None = None
    for kind, places in groupby(range(len(names)), key=kinds.__getitem__):
        run = [at for at in places if at]  # the first column names the series
        if kind is not None and len(run) >= FEWEST and (found is None or len(run) > found.stop - found.start):
            found = _checked(run[0], [plain[at] for at in run], kind) or found
    return found


def _plain(name: str) -> str:
    """A heading without what programs put around a time."""
    text = name.strip()
    for form in (_TOLD_TWICE, _MANGLED):
        told = form.fullmatch(text)
        if told is not None:
            return told[1]
    return text


def counted(text: str) -> tuple[str, str] | None:
    """The word of steps before a number in a heading, in small letters, and the number; None for other headings."""
    found = _COUNTED.fullmatch(text)
    return (found[1].lower(), found[2]) if found is not None and found[1].lower() in COUNTERS else None


def _kind(text: str) -> str | None:
    """What headings of one run share: the word before their numbers, or that they are times; None for a name."""
    found = counted(text)
    if found is not None:
        return found[0]
    span, of_year = _SPANS.fullmatch(text), _year_in(text)
    if span is not None:
        return f"span {span[2].lower()}"
    if of_year is not None and not (of_year[0] and looks_like_time(text)):
        return f"year {of_year[0]}"
    return "time" if looks_like_time(text) else None


def _year_in(text: str) -> tuple[str, int] | None:
    """The words beside a year in a heading, in small letters, and the year; None where there is no such year."""
    found = _OF_A_YEAR.fullmatch(text)
    if found is None or not (found["before"] or found["behind"] or found["next"]):
        return None
    year = int(found["year"])
    if found["next"] and int(found["next"]) % 100 != (year + 1) % 100:
        return None
    return f"{found['before']} {found['behind']}".strip().lower(), year


def _checked(start: int, texts: Sequence[str], kind: str) -> Headings | None:
    """The run, if its times or numbers rise or fall throughout."""
    if kind == "time":
        return _made(start, texts, "time", sure=True) if _in_order(_moments(texts)) else None
    if not kind and all(text.isdecimal() and len(text) in _OF_DATES for text in texts):
        moments = _moments(texts)
        if _in_order(moments):
            return _made(start, texts, "time", sure=True)
    if kind.startswith("year "):
        each = [told[1] for text in texts if (told := _year_in(text))]
        rises = len(each) >= FEWEST_OF_YEARS and _in_order(np.array(each))
        return _made(start, [str(year) for year in each], "year", sure=True) if rises else None
    if kind.startswith("span "):
        texts = [span[1] for text in texts if (span := _SPANS.fullmatch(text))]
    counts = [float(found[2]) for text in texts if (found := _COUNTED.fullmatch(text))]
    if not _in_order(np.array(counts)):
        return None
    kind = kind.removeprefix("span ")
    years = not kind and all(YEARS[0] <= count <= YEARS[1] and count.is_integer() for count in counts)
    if kind and len(texts) < FEWEST_COUNTED:
        return None
    return _made(start, [f"{count:.12g}" for count in counts], "year" if years else _counted_name(kind), sure=years)


def _counted_name(kind: str) -> str:
    """What to call numbers with that word before them."""
    return kind if len(kind) > 2 else "step"


def _made(start: int, texts: Sequence[str], name: str, *, sure: bool) -> Headings:
    return Headings(start=start, stop=start + len(texts), name=name, texts=tuple(texts), sure=sure)


def _moments(texts: Sequence[str]) -> np.ndarray:
    """Times as numbers; none of them where they are not all times of one form."""
    reading = ReadingSpec()
    form = time_form(texts, "time", reading, mostly)
    if form is None:
        return np.empty(0)
    import pandas as pd

    reader = TimeReader(form, MISSING)
    reader.add(pd.Series(list(texts)), np.arange(len(texts)))
    found = reader.finish()
    return np.empty(0) if found.bad else found.times_M.astype(np.int64)


def _in_order(values: np.ndarray) -> bool:
    steps = np.diff(values)
    return bool(len(steps)) and bool((steps > 0).all() or (steps < 0).all())
