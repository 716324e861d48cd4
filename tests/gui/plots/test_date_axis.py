import numpy as np
from PySide6.QtGui import QFont, QFontMetrics

from workbench.data.time.notation import Notation
from workbench.gui.plots.date_axis import DateAxis


def labels(first: str, last: str) -> list[str]:
    axis = DateAxis()
    axis.fontMetrics = QFontMetrics(QFont())
    low, high = (float(np.datetime64(day, "s").astype(np.int64)) for day in (first, last))
    ticks = axis.tickValues(low, high, 800)
    return [text for spacing, values in ticks for text in axis.tickStrings(values, 1.0, spacing)]


def test_months_and_days_are_figures_in_every_language(qapp):
    assert "2024-04" in labels("2024-03-04", "2024-04-02")
    assert "03-06" in labels("2024-03-05", "2024-03-08")
    assert "1960" in labels("1949-01-01", "1961-01-01")


def test_some_months_are_told_where_there_is_no_room_for_all(qapp):
    reported = labels("1959-01-15", "1960-12-31")

    assert reported[0] == "1960"
    assert set(reported[1:]) <= {f"{year}-{month:02}" for year in (1959, 1960) for month in (3, 4, 5, 7, 9, 10, 11)}
    assert len(reported) >= 4


def test_no_day_is_told_where_a_month_stands(qapp):
    reported = labels("2024-03-04", "2024-04-03")

    assert "03-18" in reported and "2024-04" in reported and "04-02" not in reported


def berlin(first: str, last: str) -> tuple[DateAxis, list[str]]:
    axis = DateAxis()
    axis.fontMetrics = QFontMetrics(QFont())
    axis.notation = Notation(zone="Europe/Berlin")
    low, high = (float(np.datetime64(day, "s").astype(np.int64)) for day in (first, last))
    ticks = axis.tickValues(low, high, 800)
    return axis, [str(np.datetime64(round(at), "s")) for _, values in ticks for at in values]


def test_days_begin_at_midnight_of_the_zone_on_both_sides_of_a_change_of_the_clock(qapp):
    _, ticks = berlin("2024-03-28", "2024-04-03")

    assert "2024-03-29T23:00:00" in ticks and "2024-04-01T22:00:00" in ticks


def test_a_time_is_told_as_its_clock_shows_it(qapp):
    axis, _ = berlin("2024-03-28", "2024-04-03")

    assert axis.told(float(np.datetime64("2024-04-01T10:00", "s").astype(np.int64))) == "2024-04-01 12:00:00+02:00"
    axis.notation = Notation(offset=330)
    assert axis.told(0.0) == "1970-01-01 00:00:00+05:30"
    axis.notation = Notation()
    assert axis.told(0.0) == "1970-01-01"


def test_ticks_of_a_zone_are_named_by_its_clock(qapp):
    axis, _ = berlin("2024-07-01", "2024-07-02")

    assert axis.tickStrings([float(np.datetime64("2024-07-01T10:00", "s").astype(np.int64))], 1.0, 3600) == ["12:00"]
