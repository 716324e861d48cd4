"""The grammar of times: where year, month, day and clock stand in a text of some shape.

A shape is a text with every digit as 0, so that a column of a million times has a handful of shapes. Day and month can
often be exchanged in one; then the shape has a reading per order, and the column as a whole decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from workbench.data.spec import DateOrder
from workbench.data.time.words import HALVES, MONTHS, NUMERALS, WEEKDAY_SIGNS, WEEKDAYS, ZONES, alternatives

LONGEST = 80
"""Characters of the longest text that may be a time."""

_DIGITS = str.maketrans({**dict.fromkeys("123456789", "0")})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the digits of a shape mean: (field, first character, end), and what its words say."""

    places: tuple[tuple[str, int, int], ...]
    month: int = 0
    half: int | None = None
    """0 before noon, 1 after it, None for a clock of 24 hours."""
    weekday: int | None = None
    sign: int = 1
    offset: int | None = None
    """Minutes ahead of UTC by a zone's letters."""
    zulu: bool = False
    """Whether the letters are a Z."""
    zone: str | None = None
    """A zone's name, such as Europe/Berlin."""

    def has(self, field: str) -> bool:
        """Whether some digits mean this field."""
        return any(name == field for name, _, _ in self.places)

    @property
    def dated(self) -> bool:
        """Whether it says a day and not only a time of day."""
        return self.has("year") or self.has("year2")

    @property
    def zoned(self) -> bool:
        """Whether it says how far from UTC it is."""
        return self.offset is not None or self.has("ahead_hours")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The readings of a shape by order, the usual one first; `bare` is a shape that also a plain number has."""

    readings: tuple[tuple[DateOrder | None, Reading], ...] = ()
    bare: bool = False
    alone: bool = False
    """Whether it is a time only where all cells of the column are of such shapes."""

    @property
    def orders(self) -> tuple[DateOrder, ...]:
        """The orders that it may have; empty where there is no doubt."""
        return tuple(order for order, _ in self.readings if order is not None)

    def reading(self, order: DateOrder | None) -> Reading | None:
        """What it means in an order; the usual one where it cannot have that order."""
        return dict(self.readings).get(order) or (self.readings[0][1] if self.readings else None)


_HALF = r"[AaPp]\.?\s?[Mm]\.?(?![a-z])"
_LETTERS = rf"(?:{alternatives(ZONES)})(?![A-Za-z])"
_PLACE = r"(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)(?:/[A-Za-z_+\-]+)+"
_CLOCK = re.compile(
    rf"""(?:(?<=0)[Tt:_-]|^|(?<=[\s日号號일,;@]))\s*
    (?:(?:at|um|ore|alle|om|klo|kl\.?|à|às|a\slas?)\s+)?
    (?:(?P<first>{alternatives({w: n for w, n in HALVES.items() if not w.isascii()})})\s*)?
    (?:(?P<h1>00?)[:hH](?P<m1>00)(?::(?P<s1>00)(?:[.,:](?P<f1>0{{1,9}}))?)?
      |(?P<h2>00?)[时時點点시]\s*(?:(?P<m2>00?)[分분]?)?\s*(?:(?P<s2>00?)[秒초]?)?
      |(?P<h3>00?)\.(?P<m3>00)(?:\.(?P<s3>00)(?:[.,](?P<f3>0{{1,9}}))?)?(?=\s*(?:Uhr|$|{_HALF}|[+\-−]00:?00|UTC|GMT))
      |(?<=T)(?P<h4>00)(?:(?P<m4>00)(?:(?P<s4>00)(?:[.,](?P<f4>0{{1,9}}))?)?)?(?![0:])
      |(?P<h5>00?)(?=\s*(?:{_HALF}|h\b|Uhr))
      |(?<=0000-00-00[\sT])(?P<h6>00)(?=Z?$)
      |(?<=0\s)(?P<h8>00?):(?P<m8>00?):(?P<s8>00?)(?=\s|$)
      |(?<=0000[-_]00[-_]00[-_T\s])(?P<h7>00)(?P<apart>[-_])(?P<m7>00)(?:(?P=apart)(?P<s7>00))?)
    (?:\s*(?P<half>{_HALF}))?(?:\s*(?P<word>Uhr|h|hrs|ч\.?)(?![^\W_]))?
    (?:\s*(?P<zone>
      (?:UTC|GMT)?(?P<sign>[+\-−])(?P<ah>00|(?<=(?:UTC|GMT)[+\-−])0)(?::?(?P<am>00))?(?![0:])(?:\s+{_LETTERS}|\s*\([^)]+\))?
      |{_LETTERS}))?
    (?:\s*\[(?P<name>[A-Za-z_]+(?:/[A-Za-z_+\-]+)*)\]|\s+(?P<place>{_PLACE}))?
    (?=\s|$|[,;\]])""",
    re.VERBOSE,
)
_NAME = rf"(?P<name>{alternatives(MONTHS)})"
_OF_YEAR = r"(?:\s?(?:года|г\.?|року|р\.))?"
_YEAR = rf"(?:(?P<year>0000)|'?(?P<year2>00)){_OF_YEAR}"
_DAY = r"(?P<day>00?)(?:st|nd|rd|th|er|[ºª°]|\.)?"
_COUNT = r"(?P<count>IV|I{1,3})\.?"
_QUARTER = r"(?:Quartal|квартал|кв\.?|kwartał|kw\.?|trimestre|trim\.?|Q)"
_SEP = r"[-/.\s]*"
_MARKS = r"(?P<mark>[-/._ ])"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<year>0000){_MARKS}\s?(?P<b>00?)(?P=mark)\s?(?P<c>00?)\.?",
        r"(?P<year>0000):(?P<month>00):(?P<day>00)",
        rf"(?P<a>00?){_MARKS}\s?(?P<b>00?)(?P=mark)\s?(?P<year>0000)(?:\.|\s?г\.?)?",
        r"(?P<a>00?)(?P<mark>[-/.])(?P<b>00?)(?P=mark)(?P<e>00)\.?",
        r"(?P<year>0000)(?:[-/]|-?M)(?P<month>00?)",
        r"(?P<month>00?)[-/](?P<year>0000)",
        r"(?P<year>0000|00)\s?[年년]\s?(?P<month>00?)\s?[月월](?:\s?(?P<day>00?)\s?[日号號일]?)?",
        rf"{_DAY}{_SEP}(?:de\s|of\s)?\s*{_NAME}\.?,?{_SEP}(?:del?\s)?\s*{_YEAR}",
        rf"{_NAME}\.?{_SEP}{_DAY}(?:,\s*|{_SEP.replace('*', '+')}){_YEAR}",
        rf"(?P<year>0000){_SEP}{_NAME}\.?{_SEP}{_DAY}",
        rf"{_NAME}\.?,?{_SEP}(?:del?\s)?\s*(?P<year>0000){_OF_YEAR}",
        rf"{_NAME}\.?[-/\s]?(?:[-/]|(?<=[-/\s\w])')(?P<year2>00)",
        rf"(?P<year>0000){_SEP}{_NAME}\.?",
        r"FY\s?(?P<year>0000)[-/\s_.,]*Q\s?(?P<quarter>0)",
        r"Q(?P<quarter>0)[-/\s_.,]*FY\s?'?(?:(?P<year>0000)|(?P<year2>00))",
        r"(?P<year>0000)[-/\s_.]*[QTK]\.?\s?(?P<quarter>0)",
        r"(?P<year>0000)\.\s?(?P<quarter>0)/0",
        r"(?P<year>0000)\.\s?(?P<month>00)\s?월",
        r"(?P<quarter>0)(?:st|nd|rd|th)\s(?:quarter|qtr\.?)[\s,]+(?P<year>0000)",
        r"[QT]\.?\s?(?P<quarter>0)[-/\s_.,]*(?P<year>0000)",
        r"Q(?P<quarter>0)[-/]?(?:\s?')?(?P<year2>00)",
        rf"(?P<quarter>0)\.?\s?(?:[QT]|Quartal)[-/\s_.,]*{_YEAR}",
        r"(?P<year>0000)年第?(?:(?P<quarter>0)|(?P<count>[一二三四]))季度?",
        rf"{_COUNT}(?:[-/]|\s?{_QUARTER}?\s)(?P<year>0000){_OF_YEAR}",
        rf"(?P<year>0000)(?:[-/]|\s?{_QUARTER}?\s){_COUNT}(?:\s?{_QUARTER})?",
        r"(?P<year>0000)[-/\s]?[HS](?P<halfyear>0)",
        r"[HS](?P<halfyear>0)[-/\s]?(?P<year>0000)",
        r"(?P<year>0000)[-/\s_]?(?:W|KW|CW)\s?(?P<week>00?)(?:-?(?P<weekday>0))?",
        r"(?P<week>00?)\.?\s?(?:W|KW|CW)[-/\s,.]+(?P<year>0000)",
        r"(?:W|KW|CW|Week|Woche)\s?(?P<week>00?)[-/\s,.]+(?P<year>0000)",
        r"(?P<year>0000)年第?(?P<week>00?)周",
        r"(?P<year>0000)-(?P<yearday>000)",
    )
)
_COMPACT: dict[str, tuple[tuple[DateOrder | None, tuple[str, ...]], ...]] = {
    "00000000": (
        ("ymd", ("year4", "month2", "day2")),
        ("dmy", ("day2", "month2", "year4")),
        ("mdy", ("month2", "day2", "year4")),
    ),
    "000000": (
        (None, ("year4", "month2")),
        ("yw", ("year4", "week2")),
        ("ymd", ("year2", "month2", "day2")),
        ("dmy", ("day2", "month2", "year2")),
        ("mdy", ("month2", "day2", "year2")),
    ),
    "0000000": ((None, ("year4", "yearday3")),),
    "0000000000": ((None, ("year4", "month2", "day2", "hour2")),),
    "000000000000": ((None, ("year4", "month2", "day2", "hour2", "minute2")),),
    "00000000000000": ((None, ("year4", "month2", "day2", "hour2", "minute2", "second2")),),
}
_COMPACT_CLOCK = re.compile(r"(?P<date>0{8})[\s_-](?P<h1>00)(?P<m1>00)(?P<s1>00)?")
_LONE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<month>00)\.(?P<year>0000)",
        r"(?P<year>0000)\.(?P<month>00)",
        r"(?P<month>00)[/-](?P<year2>00)",
        rf"{_NAME}\.?\s?(?P<year2>00)",
    )
)
"""Months that could as well be numbers, or days without a year: whole columns of them tell."""
_WEEKDAY = re.compile(
    rf"(?:\(?(?P<word>{alternatives(WEEKDAYS)})\)?\.?|\((?P<sign>{alternatives(WEEKDAY_SIGNS)})\)),?(?=[\s,0]|$)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(?P<from>.*0.*?)(?:\s+(?:-|–|—|~|to|bis)\s+|\s*[–—/~]\s*)(?P<to>.*0.*)")
_AROUND = " \t,;@_[]'\""


def shape_of(text: str) -> str:
    """The text with its digits as zeros."""
    return text.translate(_DIGITS)


@lru_cache(maxsize=20_000)
def shape(text: str) -> Shape:
    """What texts of this shape may mean; without a reading where they are no times."""
    stripped = text.strip()
    if not stripped or len(text) > LONGEST or "0" not in text:
        return Shape()
    if stripped in _COMPACT:
        at = text.index(stripped)
        return Shape(readings=tuple((order, _compact(fields, at)) for order, fields in _COMPACT[stripped]), bare=True)
    compact = _COMPACT_CLOCK.fullmatch(stripped)
    if compact is not None:
        at = text.index(stripped)
        clock = _clock_places(compact, at)
        readings = tuple(
            (order, Reading(places=(*_compact(fields, at).places, *clock))) for order, fields in _COMPACT["00000000"]
        )
        return Shape(readings=readings)
    return _separated(text)


def _compact(fields: tuple[str, ...], at: int) -> Reading:
    places = []
    for field in fields:
        name, size = field[:-1], int(field[-1])
        places.append(("year2" if field == "year2" else name, at, at + size))
        at += size
    return Reading(places=tuple(places))


def _separated(text: str) -> Shape:
    for clock in (*_clocks(text), None):
        rest = text if clock is None else text[: clock.start()] + " " * len(clock[0]) + text[clock.end() :]
        if clock is not None and not rest.strip(_AROUND):
            if not clock["half"] and not (clock["h3"] and clock["word"]) and not any(clock[f"m{way}"] for way in "124"):
                continue  # a number with a fraction, a date of points, or some hours
            return Shape(readings=((None, _with_clock(clock, alone=True)),))
        found = tuple(_dates(rest, clock))
        if found:
            return Shape(readings=found)
    return _begun(text) or _lone(text)


def _begun(text: str) -> Shape | None:
    """What a range such as 01.01.2020 00:00 - 01:00 begins with; None where it is no range of times."""
    found = _RANGE.fullmatch(text.strip(_AROUND))
    if found is None:
        return None
    first, last = shape(text[: text.index(found["from"]) + len(found["from"])]), shape(found["to"].strip())
    times = bool(first.readings) and not first.bare and bool(last.readings) and not last.bare
    dated, day = ({reading.dated for _, reading in each.readings} for each in (first, last))
    return first if times and dated in ({True}, day) else None


def _lone(text: str) -> Shape:
    """A month that could be something else."""
    core = text.strip()
    for pattern in _LONE:
        date = pattern.fullmatch(core)
        if date is not None:
            return Shape(readings=tuple(_orders(date, text.index(core), None, None)), bare=True, alone=True)
    return Shape()


def _clocks(text: str) -> "list[re.Match[str]]":
    """Where a clock may stand, the last place first: a date of points looks like one."""
    return list(_CLOCK.finditer(text))[::-1]


def _dates(rest: str, clock: "re.Match[str] | None") -> "Iterator[tuple[DateOrder | None, Reading]]":
    for masked, weekday in _without_weekday(rest):
        core = masked.strip(_AROUND)
        at = masked.index(core) if core else 0
        if core in {"00000000"}:
            for order, fields in _COMPACT[core]:
                yield order, _with_clock(clock, places=_compact(fields, at).places, weekday=weekday)
            return
        for pattern in _DATES:
            date = pattern.fullmatch(core)
            if date is not None:
                yield from _orders(date, at, clock, weekday)
                return


def _without_weekday(text: str) -> Iterator[tuple[str, int | None]]:
    """The text as it is, then without a day of the week at its start or elsewhere: "mar" is a month and a day."""
    yield text, None
    for found in _WEEKDAY.finditer(text):
        if found["sign"] or found.start() == 0 or not text[found.start() - 1].isalpha():
            blank = " " * len(found[0])
            day = WEEKDAY_SIGNS[found["sign"]] if found["sign"] else WEEKDAYS[found["word"].lower()]
            yield text[: found.start()] + blank + text[found.end() :], day


def _orders(
    date: "re.Match[str]", at: int, clock: "re.Match[str] | None", weekday: int | None
) -> "Iterator[tuple[DateOrder | None, Reading]]":
    groups = date.groupdict()
    known = [
        (name, at + date.start(name), at + date.end(name))
        for name in ("year", "year2", "month", "day", "halfyear", "quarter", "week", "weekday", "yearday")
        if groups.get(name)
    ]
    known = [("year2" if name == "year" and stop - start == 2 else name, start, stop) for name, start, stop in known]
    month = MONTHS[groups["name"].lower()] if groups.get("name") else 0
    month = 3 * NUMERALS[groups["count"].upper()] - 2 if groups.get("count") else month
    free = {name: (at + date.start(name), at + date.end(name)) for name in "abce" if groups.get(name)}
    if not free:
        yield None, _with_clock(clock, places=tuple(known), month=month, weekday=weekday)
        return
    for order, fields in _free_orders(groups):
        places = [(field, *free[name]) for name, field in fields.items()]
        yield order, _with_clock(clock, places=(*known, *places), weekday=weekday)


def _free_orders(groups: dict[str, str | None]) -> Iterator[tuple[DateOrder, dict[str, str]]]:
    """What the numbers a, b and c may mean, the usual order for such marks first."""
    if groups.get("c"):
        yield "ymd", {"b": "month", "c": "day"}
        yield "ydm", {"b": "day", "c": "month"}
        return
    last = {"e": "year2"} if groups.get("e") else {}
    day_first: tuple[DateOrder, dict[str, str]] = ("dmy", {"a": "day", "b": "month", **last})
    month_first: tuple[DateOrder, dict[str, str]] = ("mdy", {"a": "month", "b": "day", **last})
    yield from (month_first, day_first) if groups.get("mark") == "/" else (day_first, month_first)
    if last and len(groups.get("a") or "") == 2:
        yield "ymd", {"a": "year2", "b": "month", "e": "day"}


def _with_clock(
    clock: "re.Match[str] | None",
    *,
    places: tuple[tuple[str, int, int], ...] = (),
    month: int = 0,
    weekday: int | None = None,
    alone: bool = False,
) -> Reading:
    if clock is None:
        return Reading(places=places, month=month, weekday=weekday)
    ends = alone and clock["am"] is not None and clock["sign"] in {"-", "−"}  # as 09:00-09:30, which is no zone
    word = clock["half"] or clock["first"]
    half = None if word is None else HALVES[re.sub(r"[.\s]", "", word).lower()]
    letters = clock["zone"] if clock["zone"] and clock["sign"] is None else None
    ahead = [
        (name, clock.start(group), clock.end(group))
        for name, group in (("ahead_hours", "ah"), ("ahead_minutes", "am"))
        if clock[group] and not ends
    ]
    return Reading(
        places=(*places, *_clock_places(clock, 0), *ahead),
        month=month,
        weekday=weekday,
        half=half,
        sign=-1 if clock["sign"] in {"-", "−"} else 1,
        offset=None if letters is None else ZONES[letters],
        zulu=letters == "Z",
        zone=clock["name"] or clock["place"],
    )


def _clock_places(clock: "re.Match[str]", at: int) -> tuple[tuple[str, int, int], ...]:
    names = {"h": "hour", "m": "minute", "s": "second", "f": "fraction"}
    return tuple(
        (names[group[0]], at + clock.start(group), at + clock.end(group))
        for group in clock.groupdict()
        if group[0] in names and group[1:].isdigit() and clock[group]
    )
