"""The next times go on at the pace of those at hand: for each pace the last ten are cut off and asked for again."""

import calendar
import datetime as dt

import numpy as np
import pandas as pd
import pytest

from workbench.data.time.axis import TimeAxis
from workbench.data.time.pace import find_pace

ASKED = 10
FREQUENCIES = """
MS ME QS QE YS YE BMS BME SMS SME BQE BYE QS-FEB 2MS WOM-3FRI WOM-1MON LWOM-FRI W-SUN W-WED 2W B D 3D 10D
36h 12h 8h 6h 4h 3h 2h h 30min 15min 10min 7min 5min min 90s 30s 10s s 500ms 250ms 100ms 40ms 20ms 10ms 5ms ms 100us
"""


def days(count, weekdays):
    return [day for day in pd.date_range("2022-01-03", periods=count) if day.weekday() in weekdays]


def at_hours(dates, *clocks):
    return [day + pd.Timedelta(clock) for day in dates for clock in clocks]


def half_hours(start, count):
    return [f"{start + place * 30}min" for place in range(count)]


def monthly(*numbers, start=2012, years=8):
    months = [(year, month) for year in range(start, start + years) for month in range(1, 13)]
    return [dt.datetime(y, m, min(n, calendar.monthrange(y, m)[1])) for y, m in months for n in numbers]


OTHERS = {
    "monday to saturday": days(400, range(6)),
    "sunday to thursday": days(400, (6, 0, 1, 2, 3)),
    "tuesday and friday": days(400, (1, 4)),
    "half-hour bars": at_hours(days(80, range(5)), *half_hours(570, 14)),
    "bars of three days": at_hours(days(3, range(5)), *half_hours(570, 14)),
    "with a lunch break": at_hours(days(80, range(5)), "9h", "10h", "11h", "13h", "14h", "15h"),
    "open every day": at_hours(days(40, range(7)), *(f"{hour}h" for hour in range(6, 23))),
    "short saturdays": [
        time
        for time in at_hours(days(90, range(6)), *(f"{h}h" for h in range(8, 20)))
        if time.weekday() < 5 or time.hour < 13
    ],
    "three shifts": at_hours(days(60, range(7)), "6h", "14h", "22h"),
    "uneven clocks": at_hours(days(60, range(7)), "7h30min", "12h", "20h15min"),
    "first and fifteenth": monthly(1, 15),
    "tenth, twentieth, last": monthly(10, 20, 31),
    "the thirtieth": monthly(30),
    "the twenty-ninth": monthly(29),
    "leap days": [dt.datetime(year, 2, 28 + calendar.isleap(year)) for year in range(1960, 2010)],
    "years": [dt.datetime(year, 1, 1) for year in range(1700, 1900)],
    "sixty hertz": [dt.datetime(2020, 1, 1) + dt.timedelta(milliseconds=round(k * 1000 / 60)) for k in range(500)],
    "thirds of a second": [
        dt.datetime(2020, 1, 1) + dt.timedelta(milliseconds=round(k * 1000 / 3)) for k in range(500)
    ],
}
PACES = {name: pd.date_range("2015-01-31", periods=130, freq=name) for name in FREQUENCIES.split()} | OTHERS


@pytest.mark.parametrize("times", PACES.values(), ids=PACES)
def test_the_next_ten_times_are_those_that_were_cut_off(times):
    times = np.array(times, "datetime64[us]")

    assert TimeAxis(times[:-ASKED]).after(ASKED).tolist() == times[-ASKED:].tolist()


@pytest.mark.parametrize("name", ["D", "h", "MS", "min", "s"])
def test_a_few_missing_rows_do_not_change_the_pace(name):
    times = np.array(PACES[name], "datetime64[us]")
    kept = np.delete(times, [20, 57, 58, 90])

    assert TimeAxis(kept[:-ASKED]).after(ASKED).tolist() == times[-ASKED:].tolist()


def test_holidays_do_not_change_the_opening_hours():
    times = np.array(PACES["half-hour bars"], "datetime64[us]")
    holiday = times.astype("datetime64[D]") == np.datetime64("2022-02-21")

    assert TimeAxis(times[~holiday][:-ASKED]).after(ASKED).tolist() == times[-ASKED:].tolist()


def test_of_a_pace_that_changed_the_last_one_counts():
    hours = np.datetime64("2020-01-01", "us") + np.arange(300) * np.timedelta64(1, "h")
    quarters = hours[-1] + np.arange(1, 400) * np.timedelta64(15, "m")

    following = TimeAxis(np.concatenate([hours, quarters])).after(1)

    assert following[0] == quarters[-1] + np.timedelta64(15, "m")


def test_times_at_random_have_no_pace():
    rng = np.random.default_rng(0)
    times = np.datetime64("2020-01-01", "us") + np.sort(rng.integers(0, 10**12, 400))

    assert find_pace(times) is None
    assert np.isnat(TimeAxis(times).after(3)).all()


def test_steps_that_jitter_go_on_by_their_mean():
    rng = np.random.default_rng(0)
    times = np.datetime64("2020-01-01", "us") + np.cumsum(rng.integers(980_000, 1_020_001, 400))

    step = (TimeAxis(times).after(1)[0] - times[-1]) / np.timedelta64(1, "s")

    assert step == pytest.approx(1, abs=0.005)


def test_a_close_after_which_nights_come_leaves_the_next_time_open():
    times = np.array(at_hours(days(2, range(5)), *half_hours(570, 14)), "datetime64[us]")

    assert np.isnat(TimeAxis(times).after(1)).all()


def test_a_weekend_that_was_never_seen_is_not_guessed():
    times = np.array(at_hours(days(4, range(5)), *half_hours(570, 14)), "datetime64[us]")

    following = TimeAxis(times).after(20)

    assert not np.isnat(following[:14]).any()
    assert np.isnat(following[14:]).all()
