import csv

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from workbench.progress import finish

Left = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot, open_trained, show_inside):
    """The Inside page on a gesture classifier, its map of states in sight."""
    session = open_trained("gestures")
    page = show_inside(session)
    page.tabs.setCurrentWidget(page.views["states"])
    qtbot.waitUntil(lambda: page.views["states"].result is not None and not session.jobs.jobs)
    return page


def test_paths_are_coloured_by_class_and_named_in_the_legend(page):
    picture = page.views["states"].picture

    named = [label.text for _, label in picture.map._legend.items]
    assert named == list(page.views["states"].result.classes)


def test_a_click_on_a_path_selects_its_example_everywhere(qtbot, page):
    picture, found = page.views["states"].picture, page.views["states"].result
    path = found.layers[0].paths[5]
    box = picture.map.getPlotItem().getViewBox()
    x, y = path[-1]
    wanted = picture.map.nearest(x, y)

    where = picture.map.mapFromScene(box.mapViewToScene(QPointF(x, y)))
    qtbot.mouseClick(picture.map.viewport(), Left, pos=where)
    qtbot.waitUntil(lambda: not page._session.jobs.jobs)

    assert page.desk.asked.example == int(found.places_E[wanted])
    assert page.example_choice.number.value() == page.desk.asked.example + 1
    assert picture.map._marked == wanted
    page.tabs.setCurrentWidget(page.views["gates"])
    qtbot.waitUntil(lambda: not page._session.jobs.jobs)
    assert page.views["gates"].result.example == page.desk.subject.chosen(page.desk.asked)


def test_far_from_every_path_nothing_is_selected(page):
    picture = page.views["states"].picture

    assert picture.map.nearest(1e6, 1e6) is None


def test_colour_can_tell_the_time(qtbot, page):
    picture = page.views["states"].picture

    picture.color.setFocus()
    qtbot.keyClick(picture.color, Qt.Key.Key_End)

    assert "first step (orange)" in picture._hint.text()
    assert picture.map._legend.items == []


def test_another_part_is_asked_anew_and_another_example_is_not(qtbot, page):
    before = page.views["states"].result

    page.desk.choose(example=3)
    assert page.views["states"].result is before and not page.views["states"].asking
    page.desk.choose(part="val", example=0)
    qtbot.waitUntil(lambda: not page._session.jobs.jobs)

    assert page.views["states"].result.part == "val"


def test_the_paths_are_saved_as_points(page, tmp_path):
    picture, found = page.views["states"].picture, page.views["states"].result
    written = []
    picture.map._save_points = lambda work: written.append(finish(work()))

    picture.map.save_csv(tmp_path / "states.csv")

    with (tmp_path / "states.csv").open(newline="") as file:
        header, *rows = csv.reader(file)
    assert header == ["curve", "x", "y"] and written == [tmp_path / "states.csv"]
    assert len(rows) == sum(len(path) for path in found.layers[0].paths)
    np.testing.assert_allclose([float(rows[0][1]), float(rows[0][2])], found.layers[0].paths[0][0], rtol=1e-6)
