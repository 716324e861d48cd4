"""Files as people have them, put right by mouse and keys in the whole window."""

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMenu

LEFT = Qt.MouseButton.LeftButton
START = np.datetime64("2024-01-01T00:00", "m")
HOUR = np.timedelta64(60, "m")


@pytest.fixture
def window(shown_window):
    """The window with its Data page; the others are made while data are read, as for a user."""
    shown_window.page("data")
    return shown_window


@pytest.fixture
def page(window):
    return window.page("data")


def drop(qtbot, window, path):
    """Drop a file on the window, as from a folder."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(QPointF(200, 200), Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    window.dropEvent(event)
    settled(qtbot, window)


def settled(qtbot, window):
    session = window.session

    def has_answer():
        return not session.loading and not session.jobs.jobs and (session.data.loaded or session.data.error)

    qtbot.waitUntil(lambda: bool(has_answer()))
    qtbot.waitUntil(lambda: window.page("data").plot.drawn and not window.page("data")._catch_up.due)


def undo(qtbot, window):
    """By the menu, as the shortcut needs a window that has the focus."""
    menu = next(menu for menu in window.menuBar().findChildren(QMenu) if window.actions_["undo"] in menu.actions())
    menu.popup(window.mapToGlobal(QPoint(60, 20)))
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(window.actions_["undo"]).center())
    settled(qtbot, window)


def choose_role(qtbot, page, column, role):
    header = page.preview.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(column) + 20, header.height() - 12)
    qtbot.mouseClick(header.viewport(), LEFT, pos=place)
    pick(qtbot, role)


def pick(qtbot, text):
    menu = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible())
    action = next(action for action in menu.actions() if action.text() == text)
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())


def hourly(path, count=600):
    rows = [f"{str(START + at * HOUR).replace('T', ' ')},{10 + np.sin(at / 4):.3f}" for at in range(count)]
    path.write_text("\n".join(["time,load", *rows]))
    return path


def test_a_german_export_is_right_without_a_click(qtbot, window, page, tmp_path):
    text = "Datum;Verbrauch für Süd\n" + "\n".join(
        f"{day:02d}.{month:02d}.2024;1.{100 + day},{month}" for month in range(1, 7) for day in range(1, 29)
    )
    (tmp_path / "verbrauch.csv").write_bytes(text.encode("cp1252"))

    drop(qtbot, window, tmp_path / "verbrauch.csv")

    dataset = window.session.data.loaded.dataset
    assert dataset.targets == ("Verbrauch für Süd",)
    assert dataset.values_NF[0, 0] == pytest.approx(1101.1) and str(dataset.times_N[1]).startswith("2024-01-02")
    reading = page.side.reading
    assert reading.combo("encoding").currentText() == "Detected: Western 1252"
    assert reading.combo("delimiter").currentText() == "Detected: Semicolon ;"


def test_a_file_in_gb18030_is_read_and_another_encoding_is_one_choice_away(qtbot, window, page, tmp_path):
    text = "时间,温度,湿度\n" + "\n".join(
        f"2024-01-{1 + at // 24:02d} {at % 24:02d}:00,{at % 24},{at}" for at in range(400)
    )
    (tmp_path / "气温.csv").write_bytes(text.encode("gb18030"))

    drop(qtbot, window, tmp_path / "气温.csv")

    assert [page.preview.source.name(at) for at in range(3)] == ["时间", "温度", "湿度"]
    combo = page.side.reading.combo("encoding")
    assert combo.currentText() == "Detected: Chinese GB18030"
    page.side.ensureWidgetVisible(combo)
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_End)
    settled(qtbot, window)
    assert window.session.spec.data.reading.encoding == combo.currentData() != "gb18030"
    assert page.preview.source.name(1) != "温度"

    undo(qtbot, window)

    assert page.preview.source.name(1) == "温度" and window.session.data.loaded is not None


def test_a_panel_of_five_machines_is_told_apart_and_can_be_joined_by_hand(qtbot, window, page, tmp_path):
    rows = [
        f"{str(START + at * HOUR).replace('T', ' ')},{name},{at % 7 + place}"
        for at in range(80)
        for place, name in enumerate(("mill", "press", "saw", "drill", "lathe"))
    ]
    (tmp_path / "machines.csv").write_text("\n".join(["time,machine,power", *rows]))

    drop(qtbot, window, tmp_path / "machines.csv")

    dataset = window.session.data.loaded.dataset
    assert dataset.names_S == ("mill", "press", "saw", "drill", "lathe") and set(np.diff(dataset.offsets_S1)) == {80}

    choose_role(qtbot, page, 1, "Ignore")
    settled(qtbot, window)
    assert window.session.spec.data.roles["machine"] == "ignore"

    undo(qtbot, window)
    assert window.session.data.loaded.dataset.sequences == 5


def test_a_week_of_hourly_data_is_brushed_out_listed_and_taken_back(qtbot, window, page, tmp_path):
    drop(qtbot, window, hourly(tmp_path / "hourly.csv"))
    plot = page.plot
    before = len(window.session.data.loaded.dataset.values_NF)

    view = plot.plot.getPlotItem().getViewBox()
    qtbot.waitUntil(lambda: plot.isVisible() and view.viewRange()[0][0] > 1e9)
    qtbot.mouseClick(plot.brush_button, LEFT)
    brush = plot.brushes[True]
    assert brush.isVisible()
    week = [float((START + at * HOUR).astype("datetime64[s]").astype(int)) for at in (168, 335)]
    ends = [view.mapViewToScene(QPointF(at, 0)).toPoint() for at in week]
    qtbot.mousePress(brush, LEFT, pos=QPoint(ends[0].x(), 60))
    qtbot.mouseMove(brush, QPoint(ends[1].x(), 60))
    qtbot.mouseRelease(brush, LEFT, pos=QPoint(ends[1].x(), 60))
    settled(qtbot, window)

    (left_out,) = window.session.spec.data.exclude
    dataset = window.session.data.loaded.dataset
    assert before - len(dataset.values_NF) in range(160, 176) and dataset.sequences == 2
    split = window.session.data.loaded.split
    gap = int(dataset.offsets_S1[1])
    for part in (split.train, split.val, split.test):
        ends_E = part.starts_E + part.lengths_E + part.horizon
        assert not ((part.starts_E < gap) & (ends_E > gap)).any()
    assert any("left out by hand" in text for text in page.side.findings.texts)
    assert len(plot.gaps.left_out) == 1 and "1 range" in plot.gaps.toolTip()
    assert page.side.excluded.told(left_out).startswith("2024-01-0")

    page.side.ensureWidgetVisible(page.side.excluded)
    qtbot.mouseClick(page.side.excluded.buttons[0], LEFT)
    settled(qtbot, window)
    assert window.session.spec.data.exclude == () and len(window.session.data.loaded.dataset.values_NF) == before

    undo(qtbot, window)
    assert window.session.spec.data.exclude == (left_out,)


def test_a_doubtful_date_order_is_mended_by_one_click_and_undone(qtbot, window, page, tmp_path):
    days = np.random.default_rng(3).integers(1, 13, (300, 2))
    rows = [f"{first:02d}/{second:02d}/{2018 + at // 60},{at % 9}" for at, (first, second) in enumerate(days)]
    (tmp_path / "orders.csv").write_text("\n".join(["date,orders", *rows]))

    drop(qtbot, window, tmp_path / "orders.csv")

    findings = page.side.findings
    assert "cannot be told apart" in findings.texts[0] and "would be" in findings.texts[0]
    order = window.session.spec.data.reading.date_order
    first = window.session.data.loaded.dataset.times_N[0]

    qtbot.mouseClick(findings.mend_buttons[0], LEFT)
    settled(qtbot, window)
    assert {order, window.session.spec.data.reading.date_order} == {"dmy", "mdy"}
    assert window.session.data.loaded.dataset.times_N[0] != first

    undo(qtbot, window)
    assert window.session.spec.data.reading.date_order == order
    assert window.session.data.loaded.dataset.times_N[0] == first
    assert "could be exchanged" in findings.texts[0] and len(findings.mend_buttons) >= 1
