import numpy as np
from PySide6.QtGui import QFont, QFontMetrics

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
