from itertools import pairwise

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from workbench.errors import WorkbenchError
from workbench.gui.plots.plot import Plot
from workbench.gui.plots.plot_files import write_points
from workbench.gui.style.theme import DARK, LIGHT, Theme
from workbench.progress import finish


def test_a_legend_follows_a_live_switch_of_the_theme(qtbot, session, qapp):
    theme = Theme(qapp)
    theme.apply("light")
    plot = Plot(session.save_points)
    qtbot.addWidget(plot)
    for name in ("training", "validation"):
        plot.add_curve(name)

    theme.apply("dark")
    qtbot.waitUntil(lambda: DARK.text in plot._legend.items[0][1].item.toHtml())

    theme.apply("light")
    qtbot.waitUntil(lambda: LIGHT.text in plot._legend.items[1][1].item.toHtml())


def test_a_logarithmic_axis_tells_and_saves_the_values_themselves(qtbot, session, tmp_path):
    plot = Plot(session.save_points, logarithmic=True)
    qtbot.addWidget(plot)
    curve = plot.add_curve("loss")

    plot.set_points(curve, [1e-6, 1e-3, 1.0], [3.0, 1.0, 2.0])

    assert plot.cross_hair.described(-3.0, [("loss", 1.0)]) == "0.001\nloss 1"
    plot.save_csv(tmp_path / "loss.csv")
    qtbot.waitUntil((tmp_path / "loss.csv").exists)
    assert (tmp_path / "loss.csv").read_text().splitlines()[1:] == ['"loss",1e-06,3', '"loss",0.001,1', '"loss",1,2']


def test_a_plot_without_points_says_what_will_be_drawn_instead_of_numbers(qtbot, session):
    plot = Plot(session.save_points)
    qtbot.addWidget(plot)
    plot.set_hint("Drawn here")
    curve = plot.add_curve("loss")
    axis = plot.getPlotItem().getAxis("bottom")
    assert not plot.hint.isHidden() and not axis.style["showValues"]

    plot.set_points(curve, [1.0, 2.0], [3.0, 4.0])

    assert plot.hint.isHidden() and axis.style["showValues"]


def test_a_point_that_stands_alone_is_a_dot(qtbot, session):
    plot = Plot(session.save_points)
    qtbot.addWidget(plot)
    curve = plot.add_curve("loss")

    plot.set_points(curve, [1.0], [3.0])
    assert curve.item.opts["symbol"] == "o"

    plot.set_points(curve, [1.0, 2.0], [3.0, 2.0])
    assert curve.item.opts["symbol"] is None


@pytest.mark.parametrize(
    ("seconds", "times"),
    [([0.0, 86_400.0], ["1970-01-01", "1970-01-02"]), ([0.0, 90.0], ["1970-01-01 00:00:00", "1970-01-01 00:01:30"])],
)
def test_points_along_dates_are_saved_with_their_times(qtbot, session, tmp_path, seconds, times):
    plot = Plot(session.save_points, dates=True)
    qtbot.addWidget(plot)
    plot.set_points(plot.add_curve("load"), seconds, [3.0, 4.5])

    plot.save_csv(tmp_path / "load.csv")
    qtbot.waitUntil((tmp_path / "load.csv").exists)

    lines = (tmp_path / "load.csv").read_text().splitlines()
    assert lines == ["curve,time,y", f'"load",{times[0]},3', f'"load",{times[1]},4.5']


def test_an_axis_shows_the_numbers_themselves(qtbot, session):
    plot = Plot(session.save_points)
    qtbot.addWidget(plot)
    plot.set_names("Loss", "Epoch", "")
    plot.set_points(plot.add_curve("loss"), [0.1, 0.4], [1.0, 2.0])

    assert "x0.001" not in plot.getPlotItem().getAxis("bottom").labelString()


def test_lines_keep_their_width_on_a_finer_screen(qtbot, session, monkeypatch):
    plot = Plot(session.save_points)
    qtbot.addWidget(plot)
    curve = plot.add_curve("loss", width=2)
    assert curve.item.opts["pen"].widthF() == 2

    monkeypatch.setattr(plot, "devicePixelRatioF", lambda: 2.0)
    plot.show()

    assert curve.item.opts["pen"].widthF() == 4


def test_points_are_saved_beside_the_window_and_told(qtbot, session, tmp_path):
    plot = Plot(session.save_points)
    qtbot.addWidget(plot)
    plot.set_points(plot.add_curve('so "so"'), range(50_000), np.ones(50_000))
    reported = []
    session.message.connect(reported.append)

    plot.save_csv(tmp_path / "points.csv")
    plot.remove_curves()
    qtbot.waitUntil(lambda: bool(reported))

    assert str(reported[0].text) == f"The points were saved to {tmp_path / 'points.csv'}."
    lines = (tmp_path / "points.csv").read_text().splitlines()
    assert (len(lines), lines[-1]) == (50_001, '"so ""so""",49999,1')


def test_saving_points_can_be_cancelled_and_leaves_the_file_as_it_was(qtbot, session, tmp_path):
    plot = Plot(session.save_points)
    qtbot.addWidget(plot)
    curve = plot.add_curve("loss")
    plot.set_points(curve, range(50_000), np.ones(50_000))
    (tmp_path / "points.csv").write_text("old")

    work = write_points(tmp_path / "points.csv", [curve])
    shares = [next(work).done, next(work).done]
    work.close()

    assert shares == [0.0, 0.4]
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["points.csv"]
    assert (tmp_path / "points.csv").read_text() == "old"


@pytest.mark.parametrize("name", ["plot.png", "plot.svg", "points.csv"])
def test_a_file_that_cannot_be_written_is_told_in_a_sentence(name, qtbot, session, tmp_path):
    plot = Plot(session.save_points)
    qtbot.addWidget(plot)
    curve = plot.add_curve("loss")
    path = tmp_path / "missing" / name

    with pytest.raises(WorkbenchError, match=f"{name} cannot be written"):
        finish(write_points(path, [curve])) if name.endswith("csv") else plot.save_image(path)


@pytest.mark.parametrize("name", ["plot.png", "plot.svg"])
def test_a_saved_picture_shows_what_the_plot_shows(name, qtbot, session, tmp_path):
    plot = Plot(session.save_points)
    qtbot.addWidget(plot)
    plot.resize(600, 300)
    plot.set_points(plot.add_curve("loss", width=40), range(10), np.arange(10.0))
    plot.getPlotItem().setRange(xRange=(-3, 12), yRange=(-3, 12))
    with qtbot.waitExposed(plot):
        plot.show()
    plot.clearFocus()

    plot.save_image(tmp_path / name)

    saved = QImage(str(tmp_path / name)).scaled(plot.size(), mode=Qt.TransformationMode.SmoothTransformation)
    assert np.abs(pixels(saved) - pixels(plot.grab().toImage())).mean() < 8


def pixels(image: QImage) -> np.ndarray:
    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return np.array(gray.constBits()).reshape(gray.height(), gray.bytesPerLine())[:, : gray.width()].astype(float)


def test_axes_fit_the_points_before_they_are_painted(qtbot, session):
    plot = Plot(session.save_points)
    qtbot.addWidget(plot)
    curve = plot.add_curve("loss")
    plot.show()
    qtbot.waitExposed(plot)

    plot.set_points(curve, [0.0, 500.0], [1.0, 2.0])
    plot.fit()

    assert plot.getPlotItem().viewRange()[0][1] >= 500


def test_epochs_have_no_parts(qtbot, session):
    plot = Plot(session.save_points)
    qtbot.addWidget(plot)
    axis = plot.getPlotItem().getAxis("bottom")
    assert any(value % 1 for _, values in axis.tickValues(1, 3, 800) for value in values)

    plot.count_along()

    assert sorted({value for _, values in axis.tickValues(1, 3, 800) for value in values}) == [1, 2, 3]


def test_names_of_axes_are_laid_out_as_they_change_and_not_with_every_range_and_colour(qtbot, session, monkeypatch):
    laid_out = []
    plain = pg.AxisItem._updateLabel
    monkeypatch.setattr(pg.AxisItem, "_updateLabel", lambda axis: (laid_out.append(axis.labelText), plain(axis)))
    plot = Plot(session.save_points)
    qtbot.addWidget(plot)
    plot.getViewBox().setRange(xRange=(0, 1e6), yRange=(0, 1e-6))
    assert laid_out == []
    plot.set_names("Curve", "Epoch", "Loss")
    named = len(laid_out)
    plot.getViewBox().setRange(xRange=(0, 10), yRange=(0, 1))
    assert set(laid_out) == {"Epoch", "Loss"}
    assert len(laid_out) == named
    plot.set_names("Curve", "", "Loss")
    assert not plot.getPlotItem().getAxis("bottom").label.isVisible()
    assert [side for side in ("left", "bottom", "right", "top") if plot.getPlotItem().getAxis(side).isVisible()] == [
        "left",
        "bottom",
    ]


def told_below(qtbot, plot, low, high):
    """The texts below a plot with their places, and the ends of its axis."""
    plot.resize(250, 160)
    plot.show()
    qtbot.waitExposed(plot)
    plot.setXRange(low, high, padding=0)
    axis, picture = plot.getPlotItem().getAxis("bottom"), QPixmap(250, 160)
    plot.grab()
    painter = QPainter(picture)
    _, _, labels = axis.generateDrawSpecs(painter)
    painter.end()
    own = axis.mapRectFromParent(axis.geometry())
    return labels, own.left(), own.right()


def test_the_texts_at_the_ends_of_a_small_plot_are_whole_and_inside(qtbot, session):
    plot = Plot(session.save_points)
    qtbot.addWidget(plot)

    labels, left, right = told_below(qtbot, plot, 0.0, 0.4)
    texts = [text for _, _, text in labels]

    assert float(max(texts, key=float)) == 0.4 and float(min(texts, key=float)) == 0.0
    assert all(left <= place.left() and place.right() <= right for place, _, _ in labels)
    places = sorted(labels, key=lambda label: label[0].left())
    assert all(a[0].right() < b[0].left() for a, b in pairwise(places))


def test_the_highest_number_beside_a_plot_is_not_cut(qtbot, session):
    plot = Plot(session.save_points)
    qtbot.addWidget(plot)
    plot.setYRange(0.0, 4.0, padding=0)
    told_below(qtbot, plot, 0.0, 1.0)
    axis, picture = plot.getPlotItem().getAxis("left"), QPixmap(250, 160)
    painter = QPainter(picture)
    _, _, labels = axis.generateDrawSpecs(painter)
    painter.end()

    highest = axis.mapRectToScene(next(place for place, _, text in labels if float(text) == 4))
    assert highest.top() - highest.height() / 8 > -0.01


def test_numbers_beside_a_low_plot_do_not_lie_upon_each_other(qtbot, session):
    plot = Plot(session.save_points)
    qtbot.addWidget(plot)
    plot.setYRange(-0.45, 0.25, padding=0)
    plot.resize(250, 80)
    plot.show()
    qtbot.waitExposed(plot)
    painter = QPainter(picture := QPixmap(250, 80))
    _, _, labels = plot.getPlotItem().getAxis("left").generateDrawSpecs(painter)
    painter.end()

    assert picture.height() == 80 and len(labels) > 1
    places = sorted(place.top() for place, _, _ in labels)
    assert all(b - a >= labels[0][0].height() for a, b in pairwise(places))


def test_a_month_at_the_end_of_a_plot_is_told(qtbot, session):
    plot = Plot(session.save_points, dates=True)
    qtbot.addWidget(plot)
    day = 86400.0
    first = float(np.datetime64("2026-03-27", "s").astype(np.int64))

    labels, _, right = told_below(qtbot, plot, first, first + 5.1 * day)

    (place,) = [place for place, _, text in labels if text == "2026-04"]
    assert place.right() <= right
