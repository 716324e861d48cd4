"""Columns as numbers: what float32 cannot tell apart is told."""

import pytest

from workbench.data.columns import rounded_columns
from workbench.data.layouts import columns_of, read_series


def meter(level: float, step: float) -> str:
    return "kwh,x\n" + "".join(f"{level + step * row:.3f},{row % 5}\n" for row in range(100))


@pytest.mark.parametrize(
    ("level", "step", "rounded"),
    [(4e7, 0.4, ("kwh",)), (1e6, 0.1, ("kwh",)), (1e6, 10.0, ()), (100.0, 0.01, ()), (0.0, 1e-3, ())],
)
def test_small_changes_of_a_large_level_are_found(table_of, level, step, rounded):
    assert rounded_columns(table_of(meter(level, step)), ("kwh", "x")) == rounded


def test_a_series_whose_changes_are_rounded_says_so(table_of):
    read = read_series(table_of(meter(4e7, 0.4)), columns_of({"kwh": "target", "x": "feature"}, "forecast"))

    assert ["column kwh are large beside their changes" in str(note) for note in read.notes] == [True]
