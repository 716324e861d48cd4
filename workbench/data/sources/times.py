"""Dates and times as people write them: one format is chosen for a whole column."""

import re
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

_ISO = re.compile(r"\d{4}-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?)?( ?(Z|[+-]\d{2}:?(\d{2})?))?)?")
_ZONE = re.compile(r"(Z|[+-]\d{2}:?\d{2})$")
_CLOCKS = (
    (r"", ""),
    (r"[ T]\d{1,2}:\d{2}", " %H:%M"),
    (r"[ T]\d{1,2}:\d{2}:\d{2}", " %H:%M:%S"),
    (r"[ T]\d{1,2}:\d{2}:\d{2}\.\d{1,9}", " %H:%M:%S.%f"),
    (r" \d{1,2}:\d{2} ?[AaPp][Mm]", " %I:%M %p"),
    (r" \d{1,2}:\d{2}:\d{2} ?[AaPp][Mm]", " %I:%M:%S %p"),
)
_DAYS = (
    (r"\d{4}-\d{1,2}-\d{1,2}", ("%Y-%m-%d",)),
    (r"\d{4}/\d{1,2}/\d{1,2}", ("%Y/%m/%d",)),
    (r"\d{4}\.\d{1,2}\.\d{1,2}", ("%Y.%m.%d",)),
    (r"\d{1,2}\.\d{1,2}\.\d{4}", ("%d.%m.%Y",)),
    (r"\d{1,2}\.\d{1,2}\.\d{2}", ("%d.%m.%y",)),
    (r"\d{1,2}/\d{1,2}/\d{4}", ("%m/%d/%Y", "%d/%m/%Y")),
    (r"\d{1,2}/\d{1,2}/\d{2}", ("%m/%d/%y", "%d/%m/%y")),
    (r"\d{1,2}-\d{1,2}-\d{4}", ("%d-%m-%Y", "%m-%d-%Y")),
    (r"\d{1,2} [A-Za-z]{3} \d{4}", ("%d %b %Y",)),
    (r"\d{1,2}-[A-Za-z]{3}-\d{4}", ("%d-%b-%Y",)),
    (r"\d{1,2}-[A-Za-z]{3}-\d{2}", ("%d-%b-%y",)),
    (r"\d{1,2} [A-Za-z]{3,9} \d{4}", ("%d %B %Y",)),
    (r"[A-Za-z]{3} \d{1,2}, \d{4}", ("%b %d, %Y",)),
    (r"[A-Za-z]{3,9} \d{1,2}, \d{4}", ("%B %d, %Y",)),
    (r"\d{4}年\d{1,2}月\d{1,2}日", ("%Y年%m月%d日",)),
    (r"\d{4}年\d{1,2}月", ("%Y年%m月",)),
    (r"\d{4}/\d{1,2}", ("%Y/%m",)),
    (r"\d{1,2}/\d{4}", ("%m/%Y",)),
    (r"[A-Za-z]{3} \d{4}", ("%b %Y",)),
    (r"[A-Za-z]{3}-\d{4}", ("%b-%Y",)),
    (r"[A-Za-z]{3}-\d{2}", ("%b-%y",)),
    (r"[A-Za-z]{3,9} \d{4}", ("%B %Y",)),
)
_QUARTER = re.compile(r"\d{4}[- ]?[Qq][1-4]")
_COMPACT = re.compile(r"(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_FORMS = tuple(
    (re.compile(day + clock), tuple(form + time for form in forms)) for day, forms in _DAYS for clock, time in _CLOCKS
)
_ANY = re.compile(f"({'|'.join(day for day, _ in _DAYS)})({'|'.join(clock for clock, _ in _CLOCKS)})")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?")
_ENOUGH = 1000
_FEW = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeFormat:
    """How a column's times are written; `other` is set where day and month could be exchanged."""

    form: str
    other: str | None = None


def looks_like_time(text: str) -> bool:
    """Whether the cell is a date, a time of day or both."""
    text = text.strip()
    return len(text) <= 40 and any(pattern.fullmatch(text) for pattern in (_ISO, _QUARTER, _CLOCK, _ANY))


def time_format(cells: Sequence[str], mostly: Callable[[int, int], bool]) -> TimeFormat | None:
    """The format that nearly all cells are written in; None when they are no dates."""
    cells = cells[:_ENOUGH]
    first = cells[:_FEW]
    if mostly(sum(not looks_like_time(cell) for cell in first), len(first)):
        return _separated(cells, mostly)
    if len(cells) >= 3 and all(_COMPACT.fullmatch(cell) for cell in cells) and list(cells) == sorted(cells):
        return _readable(cells, ("%Y%m%d",), mostly)
    return None


def _separated(cells: Sequence[str], mostly: Callable[[int, int], bool]) -> TimeFormat | None:
    for pattern, forms in ((_ISO, ("ISO8601",)), *_FORMS, (_QUARTER, ("quarter",))):
        if mostly(sum(pattern.fullmatch(cell) is None for cell in cells), len(cells)):
            return _readable(cells, forms, mostly)
    return None


def parse_times(cells: "pd.Series[str]", form: TimeFormat) -> "pd.Series[pd.Timestamp]":
    """The times without a zone (UTC where the file names one), NaT where a cell does not fit the format."""
    if form.form == "quarter":
        cells = cells.str.replace(
            r"^(\d{4})[- ]?[Qq]([1-4])$", lambda found: f"{found[1]}-{3 * int(found[2]) - 2:02d}", regex=True
        )
    if form.form in {"quarter", "ISO8601"}:
        return _iso(cells)
    if " %H" in form.form:
        cells = cells.str.replace("T", " ", regex=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pd.to_datetime(cells, format=form.form, errors="coerce")


def _iso(cells: "pd.Series[str]") -> "pd.Series[pd.Timestamp]":
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        first = next((cell for cell in cells if isinstance(cell, str) and cell), "")
        if _ZONE.search(first[10:]) is None:
            times = pd.to_datetime(cells, format="ISO8601", errors="coerce")
            if times.dtype.kind == "M" and getattr(times.dtype, "tz", None) is None:
                return times
        return pd.to_datetime(cells, format="ISO8601", errors="coerce", utc=True).dt.tz_localize(None)


def _readable(cells: Sequence[str], forms: Sequence[str], mostly: Callable[[int, int], bool]) -> TimeFormat | None:
    series = pd.Series(list(cells), dtype=str)
    parsed = {form: parse_times(series, TimeFormat(form=form)) for form in forms}
    fitting = [form for form, times in parsed.items() if mostly(int(times.isna().sum()), len(times))]
    if not fitting:
        return None
    if len(fitting) == 1:
        return TimeFormat(form=fitting[0])
    faults = {form: int(parsed[form].isna().sum()) for form in fitting}
    steps = {form: parsed[form].diff().dropna().nunique() for form in fitting}
    best = min(fitting, key=lambda form: (faults[form], steps[form]))
    rest = [form for form in fitting if form != best and (faults[form], steps[form]) == (faults[best], steps[best])]
    return TimeFormat(form=best, other=rest[0] if rest else None)
