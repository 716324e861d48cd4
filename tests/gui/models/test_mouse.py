"""Adding and moving blocks with the real mouse."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from workbench.gui.models.canvas import ZOOM_STEP

LEFT = Qt.MouseButton.LeftButton


def gap_on_screen(page, gap: int) -> QPoint:
    canvas = page.canvas
    return canvas.viewport().mapToGlobal(canvas.mapFromScene(canvas.chain.gap_center(gap)))


def drag_from_palette(qtbot, page, name: str, target: QPoint, *, drop: bool = True) -> None:
    entry = page.palette_view.entries[name]
    assert entry.childAt(QPoint(60, 10)) is None  # its labels leave the mouse to the entry
    qtbot.mousePress(entry, LEFT, pos=QPoint(60, 10))
    qtbot.mouseMove(entry, QPoint(90, 30))
    qtbot.mouseMove(entry, entry.mapFromGlobal(target))
    if drop:
        qtbot.mouseRelease(entry, LEFT, pos=entry.mapFromGlobal(target))


def drag_card(qtbot, page, key: int, gap: int, *, drop: bool = True) -> None:
    canvas = page.canvas
    start = canvas.mapFromScene(canvas.chain.card(key).sceneBoundingRect().center())
    end = canvas.mapFromScene(canvas.chain.gap_center(gap))
    qtbot.mousePress(canvas.viewport(), LEFT, pos=start)
    qtbot.mouseMove(canvas.viewport(), start + QPoint(0, 20))
    qtbot.mouseMove(canvas.viewport(), end)
    if drop:
        qtbot.mouseRelease(canvas.viewport(), LEFT, pos=end)


@pytest.mark.parametrize(("gap", "expected"), [(0, ["GRU", "LSTM", "dense"]), (2, ["LSTM", "dense", "GRU"])])
def test_a_block_dragged_from_the_palette_lands_on_the_wire_under_it(qtbot, page, names, gap, expected):
    page.editor.insert("LSTM")
    page.editor.insert("Dense")

    drag_from_palette(qtbot, page, "GRU", gap_on_screen(page, gap))

    assert names() == expected
    assert page.editor.selected == gap


def test_while_dragging_the_nearest_wire_is_marked_and_a_ghost_follows(qtbot, page):
    page.editor.insert("LSTM")

    drag_from_palette(qtbot, page, "GRU", gap_on_screen(page, 1), drop=False)

    assert page.canvas.chain.target == 1
    ghost = page.palette_view.entries["GRU"]._ghost
    assert ghost.isVisible()
    assert ghost.parent() is page


def test_dropping_outside_the_canvas_adds_nothing(qtbot, page, names):
    drag_from_palette(qtbot, page, "GRU", page.inspector.mapToGlobal(QPoint(20, 200)))

    assert names() == []
    assert page.canvas.chain.target is None


def test_escape_cancels_a_drag_from_the_palette(qtbot, page, names):
    drag_from_palette(qtbot, page, "GRU", gap_on_screen(page, 0), drop=False)

    qtbot.keyClick(page.palette_view.entries["GRU"], Qt.Key.Key_Escape)
    qtbot.mouseRelease(page.palette_view.entries["GRU"], LEFT)

    assert names() == []


def test_a_double_click_adds_after_the_selected_block(qtbot, page, names):
    page.editor.insert("LSTM")
    page.editor.select("preprocess")

    qtbot.mouseDClick(page.palette_view.entries["Dropout"], LEFT)

    assert names() == ["dropout", "LSTM"]


def test_a_click_selects_a_block_everywhere(qtbot, page):
    card = page.canvas.chain.card("preprocess")

    qtbot.mouseClick(page.canvas.viewport(), LEFT, pos=page.canvas.mapFromScene(card.sceneBoundingRect().center()))

    assert page.editor.selected == "preprocess"
    assert page.outline.currentIndex().row() == 1
    assert page.inspector.form.spec == page.editor.model.preprocess


def test_dragging_a_block_to_another_wire_is_one_undo_step(qtbot, page, session, names):
    for name in ("LSTM", "Dense", "Dropout"):
        page.editor.insert(name)
    steps = session.undo_stack.count()

    drag_card(qtbot, page, 0, 3)

    assert names() == ["dense", "dropout", "LSTM"]
    assert page.editor.selected == 2
    assert session.undo_stack.count() == steps + 1
    session.undo_stack.undo()
    assert names() == ["LSTM", "dense", "dropout"]


def test_escape_puts_a_dragged_block_back(qtbot, page, names):
    page.editor.insert("LSTM")
    page.editor.insert("Dense")
    drag_card(qtbot, page, 0, 2, drop=False)
    assert page.canvas.chain.target == 2

    qtbot.keyClick(page.canvas, Qt.Key.Key_Escape)
    qtbot.mouseRelease(page.canvas.viewport(), LEFT)

    assert names() == ["LSTM", "dense"]
    assert page.canvas.chain.target is None


def turn_wheel(canvas, notches: int, *keys: Qt.KeyboardModifier) -> None:
    """Turn the mouse's wheel over the middle of the canvas, away from the user where notches are above 0."""
    viewport, held = canvas.viewport(), Qt.KeyboardModifier.NoModifier
    for key in keys:
        held |= key
    middle = QPointF(viewport.rect().center())
    turned = QPoint(0, 120 * notches)
    event = QWheelEvent(
        middle,
        viewport.mapToGlobal(middle),
        QPoint(),
        turned,
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def test_ctrl_wheel_zooms(qtbot, page):
    canvas = page.canvas
    before = canvas.zoom

    turn_wheel(canvas, 2, Qt.KeyboardModifier.ControlModifier)
    assert canvas.zoom == pytest.approx(before * ZOOM_STEP**2)
    turn_wheel(canvas, -3, Qt.KeyboardModifier.ControlModifier)
    assert canvas.zoom == pytest.approx(before / ZOOM_STEP)


def test_the_wheel_alone_scrolls_and_leaves_the_zoom(qtbot, page):
    for _ in range(9):
        page.editor.insert("LSTM")
    canvas = page.canvas
    turn_wheel(canvas, 6, Qt.KeyboardModifier.ControlModifier)
    bar, zoom = canvas.verticalScrollBar(), canvas.zoom
    bar.setValue(bar.maximum() // 2)
    before = bar.value()

    turn_wheel(canvas, -1)

    assert canvas.zoom == zoom and bar.value() > before


def test_the_menus_zoom_actions_zoom_and_fit(qtbot, page):
    before = page.canvas.zoom

    page.action("zoom_in").trigger()

    assert page.canvas.zoom > before
    page.action("fit").trigger()
    assert page.canvas.zoom <= 1.0
