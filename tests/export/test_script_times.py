"""The times of exported scripts: rows come in the order of the workbench, however they are written."""

import datetime as dt
import itertools
import re
import sys
from pathlib import Path

import pytest

from workbench.data.time.words import MONTH_NAMES
from workbench.export.torch_source import TEMPLATES

STARTS = [dt.datetime(2023, 1, 30), dt.datetime(1999, 12, 1, 6), dt.datetime(2020, 2, 27, 22)]
FORMS = {
    "iso": ("%Y-%m-%dT%H:%M:%S", None),
    "iso zone": ("%Y-%m-%d %H:%M:%S+05:30", None),
    "zulu": ("%Y-%m-%dT%H:%MZ", None),
    "fraction": ("%Y-%m-%d %H:%M:%S.%f", None),
    "us": ("%m/%d/%Y %H:%M", "mdy"),
    "uk": ("%d/%m/%Y %H:%M", "dmy"),
    "german": ("%d.%m.%Y %H:%M:%S", "dmy"),
    "german uhr": ("%d.%m.%Y %H:%M Uhr", "dmy"),
    "two digits": ("%d-%m-%y %H:%M", "dmy"),
    "year of two digits": ("%y/%m/%d %H:%M", "ymd"),
    "halves": ("%m/%d/%Y %I:%M %p", "mdy"),
    "compact": ("%Y%m%dT%H%M%S", None),
    "compact clock": ("%Y%m%d %H%M", None),
    "fourteen": ("%Y%m%d%H%M%S", None),
    "names": ("%d %b %Y %H:%M", None),
    "english": ("%B %d, %Y %H:%M", None),
    "apache": ("%d/%b/%Y:%H:%M:%S +0000", None),
    "rfc": ("%a, %d %b %Y %H:%M:%S +0000", None),
    "chinese": ("%Y年%m月%d日 %H时%M分", None),
    "day of the year": ("%Y-%j %H:%M", None),
    "week": ("%G-W%V-%u %H:%M", None),
}


def script(order=None, form=None, times=("time",)):
    """What is in the module that the exported scripts hold."""
    months = "\n".join(f'    "{names}",' for names in MONTH_NAMES)
    source = (TEMPLATES / "predict_times.txt").read_text(encoding="utf-8").replace("{months}", months)
    space = {
        "re": re,
        "itertools": itertools,
        "sys": sys,
        "datetime": dt,
        "DATE_ORDER": order,
        "DATE_FORMAT": form,
        "TIMES": list(times),
    }
    exec(compile(source, "predict_times", "exec"), space)  # noqa: S102 - the very text that is exported
    return space


def hours(start, step=5):
    return [start + place * dt.timedelta(hours=step) for place in range(90)]


@pytest.mark.parametrize("start", STARTS, ids=str)
@pytest.mark.parametrize(("form", "order"), FORMS.values(), ids=FORMS)
def test_moments_are_as_far_apart_as_the_times(form, order, start):
    moment = script(order)["moment"]

    moments = [moment(time.strftime(form)) for time in hours(start)]

    if form == "%Y%m%d%H%M%S":
        assert moments == sorted(set(moments))
    else:
        assert {after - before for before, after in itertools.pairwise(moments)} == {5 * 3600 * 10**9}


@pytest.mark.parametrize(
    ("first", "second"),
    [("Q1 2024", "Q2 2024"), ("2023-Q4", "2024-Q1"), ("4Q23", "1Q24"), ("2024-02", "2024-03"), ("12/2023", "01/2024")],
)
def test_quarters_and_months_rise(first, second):
    moment = script()["moment"]

    assert moment(first) < moment(second)


def test_newest_first_is_turned_round_and_equal_times_with_it():
    in_order = script()["in_order"]

    assert in_order([(3,), (2,), (2,), (1,)], "") == [3, 2, 1, 0]


def test_the_hour_that_comes_twice_keeps_the_order_of_the_file():
    space = script()
    clocks = ["00:00", "01:00", "02:00", "02:00", "03:00", "04:00"]
    quarters = [f"2023-10-29 {hour:02d}:{minute:02d}" for hour in (1, 2, 2, 3) for minute in (0, 15, 30, 45)]

    assert space["in_order"]([(space["moment"](f"2023-10-29 {clock}"),) for clock in clocks], "") == [0, 1, 2, 3, 4, 5]
    assert space["in_order"]([(space["moment"](cell),) for cell in quarters], "") == list(range(16))


def test_times_that_are_not_understood_leave_the_rows_as_they_are_and_say_so(capsys):
    space = script()

    assert space["in_order"]([(space["moment"](cell),) for cell in ("soon", "2020-01-01")], "") == [0, 1]
    assert "not" in capsys.readouterr().err.lower()


def test_a_format_that_was_given_is_taken():
    moment = script(form="%Y_%j")["moment"]

    assert moment("2023_365") < moment("2024_001")


def test_the_template_lies_where_the_scripts_are_made():
    assert Path(TEMPLATES / "predict_times.txt").is_file()


@pytest.mark.parametrize(("order", "form"), [("dmy", None), (None, "%d-%m-%y"), ("ymd", "%d-%m-%y")])
def test_two_digits_are_years_of_the_last_century_from_forty_on(order, form):
    years = (39, 40, 68, 69, 99)
    moment = script(order, form)["moment"]

    found = [moment(f"01-02-{year}") for year in years]

    assert found[1:] == sorted(found[1:])
    assert found[0] > found[-1]


@pytest.mark.parametrize("cells", [["M01", "M02", "M12"], ["Q1", "Q2", "Q4"], ["Jan", "Feb.", "Dezember"]])
def test_parts_of_a_year_in_a_column_of_their_own_are_in_order(cells):
    moment = script(times=("year", "part"))["moment"]

    assert [moment(cell) for cell in cells] == sorted(moment(cell) for cell in cells)
    assert moment("none") is None
