"""Time columns of many forms at many paces, with the times that they mean."""

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from tests.data.time.written import CLOCKED, DATED, MONTHLY, QUARTERLY

Times = list[dt.datetime]
Form = Callable[[dt.datetime], str]
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Clock:
    """Columns that tell the time together, by a word for each, and when the rows were."""

    name: str
    columns: dict[str, Form]
    times: Times
    """As the clock on the wall showed them."""


def stepped(start: dt.datetime, rows: int, **step: float) -> Times:
    return [start + place * dt.timedelta(**step) for place in range(rows)]


def monthly(start: dt.datetime, rows: int, every: int = 1) -> Times:
    months = [start.year * 12 + start.month - 1 + every * place for place in range(rows)]
    return [dt.datetime(month // 12, month % 12 + 1, 1) for month in months]


def working_days(start: dt.datetime, rows: int) -> Times:
    days = (start + place * DAY for place in range(2 * rows))
    return [day for day in days if day.weekday() < 5][:rows]


def draw(chance: random.Random, rows: int) -> Clock:
    """One clock of so many rows."""
    start = dt.datetime(chance.randint(1995, 2024), chance.randint(1, 12), chance.randint(1, 28))
    kind = chance.choice([_days, _hours, _hours, _hours, _calendar, _fractions, _offsets, _together])
    return kind(chance, start, rows)


def _days(chance: random.Random, start: dt.datetime, rows: int) -> Clock:
    name = chance.choice(list(DATED))
    pace = chance.choice(["daily", "weekly", "working days"])
    times = {
        "daily": lambda: stepped(start, rows, days=1),
        "weekly": lambda: stepped(start, rows, weeks=1),
        "working days": lambda: working_days(start, rows),
    }[pace]()
    return Clock(name=f"{name}, {pace}", columns={"date": DATED[name]}, times=times)


def _hours(chance: random.Random, start: dt.datetime, rows: int) -> Clock:
    name = chance.choice([name for name in CLOCKED if name != "comma seconds"])
    whole = name == "iso hours" or name.startswith("midnight")
    minutes = chance.choice([60, 120, 180, 360, 300] if whole else [1, 5, 10, 15, 30, 60, 180, 300])
    # Of a few hours only the number of a day that can be no month tells the order of dates.
    begin = start.replace(day=max(13, start.day)) + dt.timedelta(hours=chance.randint(0, 23))
    return Clock(
        name=f"{name}, {minutes} min", columns={"time": CLOCKED[name]}, times=stepped(begin, rows, minutes=minutes)
    )


def _calendar(chance: random.Random, start: dt.datetime, rows: int) -> Clock:
    weeks = {form: lambda t, form=form: form.format(*t.isocalendar()) for form in ("{}-W{:02d}", "{}W{:02d}")}
    forms = [
        *((name, form, "months") for name, form in MONTHLY.items()),
        *((name, form, "quarters") for name, form in QUARTERLY.items()),
        *((name, form, "weeks") for name, form in weeks.items()),
        ("year", lambda t: str(t.year), "years"),
    ]
    name, form, pace = chance.choice(forms)
    if pace == "weeks":
        times = stepped(start - start.weekday() * DAY, rows, weeks=1)
    elif pace == "years":
        times = [dt.datetime(year, 1, 1) for year in range(2020 - rows, 2020)]
    else:
        every = 3 if pace == "quarters" else 1
        times = monthly(start.replace(month=start.month - (start.month - 1) % every), min(rows, 100), every)
    return Clock(name=name, columns={"year" if pace == "years" else "date": form}, times=times)


def _fractions(chance: random.Random, start: dt.datetime, rows: int) -> Clock:
    mark = chance.choice(".,")
    step = chance.choice([1, 5, 10, 20, 40, 100, 250, 500])
    form = chance.choice(["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%d.%m.%Y %H:%M:%S", "%d/%m/%Y %H:%M:%S"])

    def write(t: dt.datetime) -> str:
        return f"{t:{form}}{mark}{t.microsecond // 1000:03d}"

    begin = start.replace(day=max(13, start.day)) + dt.timedelta(hours=7)
    return Clock(
        name=f"{form} {mark} {step} ms", columns={"time": write}, times=stepped(begin, rows, milliseconds=step)
    )


def _offsets(chance: random.Random, start: dt.datetime, rows: int) -> Clock:
    zone = ZoneInfo(
        chance.choice(["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Asia/Tokyo", "America/Sao_Paulo"])
    )
    minutes = chance.choice([15, 30, 60])
    if chance.random() < 0.3 and zone.key == "Europe/Berlin":
        start = dt.datetime(start.year, chance.choice([3, 10]), 25)
    utc = stepped(start.replace(tzinfo=dt.UTC), rows, minutes=minutes)
    local = [time.astimezone(zone) for time in utc]
    marks = {
        "colon": lambda t: f"{t:%z}"[:3] + ":" + f"{t:%z}"[3:],
        "bare": lambda t: f"{t:%z}",
        "zone": lambda t: f"{t:%z}"[:3] + ":" + f"{t:%z}"[3:] + f"[{zone.key}]",
    }
    name, mark = chance.choice(list(marks.items()))
    apart = chance.choice(["T", " "])
    texts = {t.replace(tzinfo=None): t for t in local}  # the repeated hour of a clock change has one text for two times
    if len(texts) < len(local):
        return _offsets(chance, start.replace(month=6), rows)
    return Clock(
        name=f"{zone.key} {name}",
        columns={"time": lambda t: f"{t:%Y-%m-%d}{apart}{t:%H:%M:%S}{mark(texts[t])}"},
        times=list(texts),
    )


def _together(chance: random.Random, start: dt.datetime, rows: int) -> Clock:
    several: list[dict[str, Form]] = [
        {
            "year": lambda t: f"{t.year}",
            "month": lambda t: f"{t.month}",
            "day": lambda t: f"{t.day}",
            "hour": lambda t: f"{t.hour}",
        },
        {"date": lambda t: f"{t:%Y-%m-%d}", "time": lambda t: f"{t:%H:%M}"},
        {"Datum": lambda t: f"{t:%d.%m.%Y}", "Uhrzeit": lambda t: f"{t:%H:%M:%S}"},
        {"Date": lambda t: f"{t:%m/%d/%Y}", "Time": lambda t: f"{t:%I:%M %p}"},
        {"date": lambda t: f"{t:%Y-%m-%d}", "hour": lambda t: f"{t.hour}"},
        {"date": lambda t: f"{t:%Y%m%d}", "time": lambda t: f"{t:%H:%M}"},
    ]
    columns = chance.choice(several)
    times = stepped(start, rows, hours=chance.choice([1, 2, 3]))
    return Clock(name="+".join(columns), columns=columns, times=times)
