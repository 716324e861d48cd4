"""Every form of times is read back as it was meant, whatever the step and the start."""

import datetime as dt

import numpy as np
import pytest

from tests.data.time.written import CLOCKED, DATED, MONTHLY, QUARTERLY
from workbench.data.sources.csv import read_table
from workbench.data.spec import ReadingSpec
from workbench.data.time.words import MONTH_NAMES, WEEKDAY_NAMES
from workbench.progress import finish

STARTS = [dt.datetime(2023, 1, 30), dt.datetime(1999, 12, 1, 6), dt.datetime(2020, 2, 27, 22)]


def read_times(tmp_path, cells, reading=None):
    path = tmp_path / "times.csv"
    rows = "".join(f'"{cell}",{place % 7}.5\n' for place, cell in enumerate(cells))
    path.write_text("date,value\n" + rows, encoding="utf-8")
    table = finish(read_table(path, reading or ReadingSpec()))
    assert table.columns[0].type == "time", cells[:2]
    return table, table.frame["date"].to_numpy().astype("datetime64[us]")


def expect(tmp_path, form, times, more=0):
    _, read = read_times(tmp_path, [form(t) for t in times])

    assert (read - np.timedelta64(more, "ms") == np.array(times, "datetime64[us]")).all()


def stepped(start, **step):
    return [start + place * dt.timedelta(**step) for place in range(60)]


def monthly(start, every=1):
    months = [start.year * 12 + start.month - 1 + every * place for place in range(40)]
    return [dt.datetime(month // 12, month % 12 + 1, 1) for month in months]


@pytest.mark.parametrize("start", STARTS, ids=str)
@pytest.mark.parametrize("form", DATED.values(), ids=DATED)
def test_days_are_read_in_every_form(form, start, tmp_path):
    expect(tmp_path, form, stepped(start.replace(hour=0), days=1))


@pytest.mark.parametrize("start", STARTS, ids=str)
@pytest.mark.parametrize("name", CLOCKED)
def test_hours_are_read_in_every_form(name, start, tmp_path):
    expect(tmp_path, CLOCKED[name], stepped(start, hours=5), more=250 if name == "comma seconds" else 0)


@pytest.mark.parametrize("start", STARTS, ids=str)
@pytest.mark.parametrize("form", MONTHLY.values(), ids=MONTHLY)
def test_months_are_read_in_every_form(form, start, tmp_path):
    expect(tmp_path, form, monthly(start))


@pytest.mark.parametrize("start", STARTS, ids=str)
@pytest.mark.parametrize("form", QUARTERLY.values(), ids=QUARTERLY)
def test_quarters_are_read_in_every_form(form, start, tmp_path):
    expect(tmp_path, form, monthly(start.replace(month=4), every=3))


@pytest.mark.parametrize("form", ["{}-W{:02d}", "{}W{:02d}", "{} KW{:02d}"])
def test_weeks_begin_on_mondays(form, tmp_path):
    mondays = stepped(dt.datetime(2019, 12, 30), weeks=1)

    expect(tmp_path, lambda t: form.format(*t.isocalendar()[:2]), mondays)


@pytest.mark.parametrize("form", ["%Y-%m-%d %H", "%Y-%m-%d %HZ", "%Y-%m-%dT%H", "%Y-%m-%dT%HZ"])
def test_hours_without_minutes_are_read(form, tmp_path):
    expect(tmp_path, lambda time: time.strftime(form), stepped(STARTS[2], hours=5))


@pytest.mark.parametrize("form", ["{}H{}", "{}-S{}", "S{1} {0}"])
def test_half_years_are_read(form, tmp_path):
    expect(tmp_path, lambda t: form.format(t.year, (t.month + 5) // 6), monthly(STARTS[0].replace(day=1), every=6))


@pytest.mark.parametrize("form", ["{:%d/%m}", "{:%m.%d}", "{:%b %d}"])
def test_days_without_a_year_are_no_months(form, tmp_path):
    path = tmp_path / "table.csv"
    rows = [f"{form.format(t)},{place}.5\n" for place, t in enumerate(stepped(dt.datetime(2023, 1, 5), days=1))]
    path.write_text("x,value\n" + "".join(rows))

    assert finish(read_table(path)).columns[0].type != "time"


ZEROS = {"filetime": (1601, ["timestamp", "FileTime", "value"]), "ticks": (1, ["Ticks", "timestamp", "value"])}


@pytest.mark.parametrize("unit", ZEROS)
@pytest.mark.parametrize("place", range(3))
def test_tenths_of_microseconds_are_told_from_nanoseconds(unit, place, tmp_path):
    year, names = ZEROS[unit]
    times = stepped(dt.datetime(2024, 2, 28, 23, 0, 0, 125), minutes=1)
    counts = [(time - dt.datetime(year, 1, 1)) // dt.timedelta(microseconds=1) * 10 for time in times]
    path = tmp_path / "times.csv"
    path.write_text(f"{names[place]},x\n" + "".join(f"{count},{row}.5\n" for row, count in enumerate(counts)))

    table = finish(read_table(path))

    assert table.columns[0].notation.unit == unit
    assert table.frame.iloc[:, 0].astype("datetime64[us]").tolist() == times


def test_nanoseconds_of_our_time_stay_such(tmp_path):
    times = stepped(dt.datetime(1995, 2, 28, 23), minutes=1)
    _, read = read_times(tmp_path, [int((time - dt.datetime(1970, 1, 1)).total_seconds()) * 10**9 for time in times])

    assert read.tolist() == times


def test_missing_counts_of_tenths_stay_missing(tmp_path):
    counts = [133_535_520_000_000_000 + row * 10_000_000 for row in range(30)]
    _, read = read_times(tmp_path, ["" if row == 7 else count for row, count in enumerate(counts)])

    assert np.flatnonzero(np.isnat(read)).tolist() == [7]
    assert str(read[0]) == "2024-02-28T00:00:00.000000"


TONGUES = {
    "Ukrainian": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "Indonesian": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "Arabic": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "Hindi": "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
    "Lithuanian": "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
}


@pytest.mark.parametrize("tongue", TONGUES)
def test_months_are_read_in_many_languages(tongue, tmp_path):
    names = TONGUES[tongue].split()

    expect(tmp_path, lambda t: f"{t.day} {names[t.month - 1]} {t.year}", stepped(dt.datetime(2020, 1, 3), days=6))


def test_no_word_is_the_name_of_two_months_or_days():
    for names in (MONTH_NAMES, WEEKDAY_NAMES):
        words = " ".join(names).split()
        assert len(words) == len(set(words))


@pytest.mark.parametrize(
    "form",
    [
        lambda t: f"{t:%Y-%m-%d}({'월화수목금토일'[t.weekday()]})",
        lambda t: f"{t:%d.%m.%Y} {['Pzt', 'Sal', 'Çar', 'Per', 'Cum', 'Cmt', 'Paz'][t.weekday()]}",
        lambda t: f"{['pon.', 'wt.', 'śr.', 'czw.', 'pt.', 'sob.', 'niedz.'][t.weekday()]} {t:%d.%m.%Y}",
        lambda t: f"{t:%d.%m.%Y} г.",
        lambda t: f"{t:%Y%j}",
    ],
)
def test_days_are_read_with_days_of_the_week_and_of_the_year(form, tmp_path):
    expect(tmp_path, form, stepped(dt.datetime(2020, 2, 13), days=1))


@pytest.mark.parametrize(
    "form",
    [
        lambda t: f"{t.year}-{t.month}-{t.day} {t.hour}:{t.minute}:{t.second}",
        lambda t: f"{t:%d.%m.%Y} г. {t:%H:%M:%S} ч.",
        lambda t: f"{t:%Y/%m/%d} {'午前' if t.hour < 12 else '午後'}{(t.hour - 1) % 12 + 1}:{t:%M}",
    ],
)
def test_clocks_are_read_as_they_are_written_elsewhere(form, tmp_path):
    expect(tmp_path, form, stepped(dt.datetime(2020, 2, 13, 5), hours=5))


@pytest.mark.parametrize(
    "form",
    [
        lambda t, q: f"{t.year}.{q}/4",
        lambda t, q: f"{t.year}K{q}",
        lambda t, q: f"{q}{['st', 'nd', 'rd', 'th'][q - 1]} quarter {t.year}",
    ],
)
def test_quarters_are_read_as_they_are_written_elsewhere(form, tmp_path):
    expect(tmp_path, lambda t: form(t, (t.month + 2) // 3), monthly(dt.datetime(2010, 1, 1), 3))


@pytest.mark.parametrize(("name", "form"), [("yearweek", "{}{:02}"), ("week", "{}{:02}"), ("Woche", "{1:02}. KW {0}")])
def test_weeks_as_numbers_are_read_where_the_name_speaks_of_them(name, form, tmp_path):
    times = stepped(dt.datetime(2019, 12, 2), weeks=1)
    path = tmp_path / "table.csv"
    path.write_text(f"{name},x\n" + "".join(f"{form.format(*t.isocalendar())},{t.day}.5\n" for t in times))

    assert list(finish(read_table(path)).frame[name].dt.to_pydatetime()) == times
