"""Drawings as SVG: what stands where."""

import math

import numpy as np
import pytest

from tests.report.reading import shapes, texts
from workbench.models.cells import CELLS
from workbench.report.figures.axes import round_ticks, time_ticks, whole_ticks
from workbench.report.figures.bars import Bar, bars, intervals
from workbench.report.figures.canvas import BLUE, GREY, Canvas, shortened, text_width
from workbench.report.figures.classes import confusion, reliability
from workbench.report.figures.curves import ForecastCurves, Labels, forecast, lines, scatter
from workbench.report.figures.network import Box, cell, network, split_bar, timeline

LABELS = Labels(x="Epoch", y="Loss", whole="All of it")


def curves(count=20, times=None) -> ForecastCurves:
    truth = np.sin(np.arange(count) / 3)
    bands = {0.8: (truth - 0.2, truth + 0.2), 0.95: (truth - 0.4, truth + 0.4)}
    return ForecastCurves(
        truth_P=truth,
        forecast_P=truth + 0.1,
        rival_P=np.zeros(count),
        bands=bands,
        times_P=times,
        steps_P=np.arange(101, 101 + count),
    )


def within(svg: str) -> bool:
    """Whether every text ends inside the drawing, as wide as it is guessed to be."""
    (root,) = shapes(svg, "svg")
    width, height = float(root.get("width")), float(root.get("height"))
    for shape in shapes(svg, "text"):
        if shape.get("transform"):
            continue
        long = text_width(shape.text or "", float(shape.get("font-size")))
        before = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.get("text-anchor")]
        left = float(shape.get("x")) - before * long
        if left < -1 or left + long > width + 1 or not 0 < float(shape.get("y")) <= height:
            return False
    return True


def test_a_strangers_text_is_escaped():
    canvas = Canvas(100, 20)
    canvas.text((0, 10), '<script>"&')

    assert texts(canvas.svg("a <drawing>")) == ['<script>"&']


def test_signs_that_turn_text_are_replaced():
    canvas = Canvas(100, 20)
    canvas.text((0, 10), "a\u202eb\x00c")

    assert texts(canvas.svg("")) == ["a\ufffdb\ufffdc"]


def test_a_drawing_says_what_it_shows():
    (root,) = shapes(Canvas(10, 10).svg("What it shows"), "svg")

    assert (root.get("role"), root.get("aria-label")) == ("img", "What it shows")


def test_a_path_is_broken_where_a_value_is_unknown():
    canvas = Canvas(10, 10)
    canvas.path([(0, 0), (1, 1), (2, math.nan), (3, 3), (4, 4)], BLUE)

    assert [shape.get("points") for shape in shapes(canvas.svg(""), "polyline")] == ["0,0 1,1", "3,3 4,4"]


def test_a_value_between_unknown_ones_is_a_dot():
    canvas = Canvas(10, 10)
    canvas.path([(0, math.nan), (1, 5), (2, math.nan)], BLUE)

    assert len(shapes(canvas.svg(""), "circle")) == 1


def test_an_area_is_broken_where_an_end_is_unknown():
    canvas = Canvas(10, 10)
    lower = [(0, 0), (1, 0), (2, math.nan), (3, 0), (4, 0)]
    canvas.area(lower, [(x, 5) for x, _ in lower], BLUE, 0.5)

    assert len(shapes(canvas.svg(""), "polygon")) == 2


def test_chinese_letters_count_as_wide():
    assert text_width("损失", 10) == 20
    assert text_width("ab", 10) < 12


def test_a_text_too_long_ends_in_an_ellipsis():
    cut = shortened("a very long name of a column", 60)

    assert cut.endswith("…")
    assert text_width(cut) <= 60


def test_a_text_that_fits_stays():
    assert shortened("short", 100) == "short"


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (0, 1, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        (0, 80, ["0", "20", "40", "60", "80"]),
        (-3, 7, ["-4", "-2", "0", "2", "4", "6", "8"]),
        (0, 0.25, ["0.00", "0.05", "0.10", "0.15", "0.20", "0.25"]),
    ],
)
def test_ticks_are_round(low, high, told):
    assert [tick.text for tick in round_ticks(low, high)] == told


@pytest.mark.parametrize(("low", "high"), [(5, 5), (0, 0), (-2, -2), (1e9, 1e9 + 1), (0, 1e-9)])
def test_ticks_hold_any_range(low, high):
    ticks = round_ticks(low, high)

    assert ticks[0].value <= low
    assert ticks[-1].value >= high
    assert len(ticks) < 12


def test_ticks_of_epochs_are_whole_numbers():
    assert [tick.text for tick in whole_ticks(1, 41)] == ["1", "5", "10", "15", "20", "25", "30", "35", "40"]


def test_a_single_epoch_has_its_tick():
    assert [tick.value for tick in whole_ticks(1, 1)] == [1]


@pytest.mark.parametrize(
    ("start", "step", "told"),
    [
        ("2020", "Y", "2020"),
        ("2020-03", "M", "2020-03"),
        ("2020-03-05", "D", "2020-03-05"),
        ("2020-03-05T06", "h", "2020-03-05 06:00"),
    ],
)
def test_times_are_told_no_finer_than_they_must_be(start, step, told):
    times = (np.datetime64(start, step) + np.arange(10)).astype("datetime64[s]")

    assert time_ticks(times)[0].text == told


def test_curves_stay_within_their_frame():
    drawn = lines({"a": [1, 3, 2], "b": [2.0, math.nan, 4]}, [1, 2, 3], LABELS, marked=(2, "best"))

    assert within(drawn)
    assert {"a", "b", "best", "Epoch", "Loss"} <= set(texts(drawn))


def test_a_single_point_can_be_drawn():
    assert len(shapes(lines({"a": [0.5]}, [1], LABELS), "circle")) == 1


def test_curves_without_a_known_value_are_drawn_empty():
    assert shapes(lines({"a": [math.nan, math.nan]}, [1, 2], LABELS), "polyline") == []


def test_a_forecast_has_an_area_for_each_band():
    drawn = forecast(curves(), ("Truth", "Forecast", "Rival"), "{level} % band", LABELS)

    assert len(shapes(drawn, "polygon")) == 2
    assert {"95 % band", "80 % band", "Truth", "Forecast", "Rival"} <= set(texts(drawn))
    assert within(drawn)


def test_a_forecast_without_times_counts_steps():
    drawn = forecast(curves(), ("t", "f", "r"), "", LABELS)

    assert {"101", "120"} <= set(texts(drawn))


def test_a_forecast_with_times_tells_dates():
    times = np.datetime64("2020-01-01", "s") + np.arange(20) * np.timedelta64(86400, "s")

    assert "2020-01-01" in texts(forecast(curves(times=times), ("t", "f", "r"), "", LABELS))


def test_answers_without_a_truth_have_no_dot():
    truth, answers = np.array([1.0, math.nan, 3.0]), np.array([1.5, 2.0, 2.5])

    assert len(shapes(scatter(truth, answers, LABELS), "circle")) == 2


def test_bars_begin_at_zero():
    drawn = bars([Bar(name="a", value=2.0), Bar(name="b", value=1.0)], "Error", "whole")
    first, second = (shape for shape in shapes(drawn, "rect") if shape.get("fill") == GREY)

    assert first.get("x") == second.get("x")
    assert float(first.get("width")) == pytest.approx(2 * float(second.get("width")), abs=0.1)


def test_the_strong_bar_has_another_colour():
    drawn = bars([Bar(name="a", value=2.0, strong=True), Bar(name="b", value=1.0)], "Error", "whole")

    assert [shape.get("fill") for shape in shapes(drawn, "rect")] == [BLUE, GREY]


def test_negative_bars_go_to_the_left():
    drawn = bars([Bar(name="a", value=-1.0), Bar(name="b", value=1.0)], "Gain", "whole")
    left, right = shapes(drawn, "rect")

    assert float(left.get("x")) + float(left.get("width")) == pytest.approx(float(right.get("x")), abs=0.1)


def test_long_names_leave_room_for_bars():
    drawn = bars([Bar(name="a name that goes on and on " * 5, value=1.0, text="1.00 · 12 345")], "Error", "whole")

    assert within(drawn)
    assert float(shapes(drawn, "rect")[0].get("width")) > 200


def test_intervals_have_whiskers_where_they_are_known():
    known = intervals([Bar(name="a", value=2, low=1, high=3), Bar(name="b", value=4)], "RMSE", "whole")
    colored = [shape for shape in shapes(known, "line") if shape.get("stroke-width") == "1.5"]

    assert len(colored) == 3
    assert len(shapes(known, "circle")) == 2


def test_a_confusion_has_a_cell_for_each_pair():
    drawn = confusion([[5, 1], [0, 7]], ["no", "yes"], ("True", "Answer"), "whole")

    assert len(shapes(drawn, "rect")) == 4
    assert {"5", "1", "7", "no", "yes"} <= set(texts(drawn))
    assert "0" not in texts(drawn)


def test_long_names_of_classes_stand_upright():
    drawn = confusion([[1, 0], [0, 1]], ["a long class", "another long class"], ("True", "Answer"), "whole")

    assert sum(bool(shape.get("transform")) for shape in shapes(drawn, "text")) == 3


def test_a_share_of_all_is_darkest():
    drawn = confusion([[8, 0], [4, 4]], ["a", "b"], ("True", "Answer"), "whole")
    fills = [shape.get("fill") for shape in shapes(drawn, "rect")]

    assert fills[0] == BLUE
    assert fills[2] == fills[3] != fills[1]


def test_reliability_has_a_dot_for_each_bin():
    drawn = reliability([(0.6, 0.5, 10), (0.9, 0.95, 40)], ("p", "right", "equal"), "whole")
    small, large = (float(shape.get("r")) for shape in shapes(drawn, "circle"))

    assert small < large


def test_a_network_is_a_box_for_each_block_with_arrows_between():
    boxes = [
        Box(category=kind, title=kind, settings="", shape="B × 3", parameters="") for kind in ("data", "recurrent")
    ]
    drawn = network(boxes, "whole")

    assert len(shapes(drawn, "polygon")) == 1
    assert texts(drawn).count("B × 3") == 1


@pytest.mark.parametrize("name", list(CELLS))
def test_every_cell_with_a_figure_is_drawn(name):
    figure = CELLS[name].figure
    if figure is None:
        return
    drawn = cell(figure, "tanh", "whole")

    assert len(shapes(drawn, "rect")) == 1 + sum(part.kind != "value" for part in figure.parts)


def test_parts_are_as_wide_as_their_shares():
    drawn = split_bar({"train": (80, "Training"), "val": (10, "Validation"), "test": (10, "Test")}, "whole")
    wide, small, same = (float(shape.get("width")) for shape in shapes(drawn, "rect")[:3])

    assert small == same
    assert wide == pytest.approx(8 * small, rel=0.05)


def test_a_timeline_has_a_stretch_for_each_piece():
    drawn = timeline({"train": [(0, 0.4), (0.6, 0.8)], "test": [(0.8, 1)]}, ("first", "last"), "whole")

    assert len(shapes(drawn, "rect")) == 4
    assert texts(drawn) == ["first", "last"]
