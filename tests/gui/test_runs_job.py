"""Two seeds by three dropouts, by mouse alone: set up, run, compared, and the best exported."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QStyle, QStyleOptionSpinBox, QWidget

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
UP = QStyle.SubControl.SC_SpinBoxUp


@pytest.fixture
def mouse(qtbot, whole_window):
    """A mouse that clicks on what the window shows."""

    class Mouse:
        def click(self, widget: QWidget, place: QPoint | None = None, modifier=Qt.KeyboardModifier.NoModifier) -> None:
            qtbot.waitUntil(lambda: widget.isVisible() and widget.isEnabled())
            qtbot.mouseClick(widget, LEFT, modifier, place or widget.rect().center())

        def go(self, name: str) -> QWidget:
            self.click(whole_window.rail_button(name))
            qtbot.waitUntil(whole_window.page(name).isVisible)
            return whole_window.page(name)

        def step_up(self, spin: QWidget) -> None:
            option = QStyleOptionSpinBox()
            spin.initStyleOption(option)
            arrow = spin.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, UP, spin)
            self.click(spin, arrow.center())

        def choose(self, menu: QWidget, row: int) -> None:
            self.click(menu, menu.actionGeometry(menu.actions()[row]).center())

    return Mouse()


def dropout_of(mouse) -> QWidget:
    """The editor of the recurrent layer's dropout, once its card is clicked."""
    model = mouse.go("model")
    card = model.canvas.chain.card(0)
    mouse.click(model.canvas.viewport(), model.canvas.mapFromScene(card.sceneBoundingRect().center()))
    return model.inspector.form.editor("dropout")


@pytest.fixture
def documents(monkeypatch, tmp_path) -> None:
    """Where an export is proposed to go."""
    monkeypatch.setattr("workbench.gui.export.page._documents", lambda: tmp_path)


def queue_with_two_seeds(qtbot, mouse) -> QWidget:
    train = mouse.go("train")
    waiting = train.queue.model.rowCount()
    mouse.click(train.seeds_button)
    mouse.choose(train.seeds_menu, 0)
    qtbot.waitUntil(lambda: train.queue.model.rowCount() == waiting + 2)
    return train


@pytest.mark.usefixtures("documents")
def test_two_seeds_by_three_dropouts_are_compared_and_the_best_exported(qtbot, whole_window, open_sample, mouse):
    session = open_sample(epochs=1, threads=1, follow_gradients=False)
    train = queue_with_two_seeds(qtbot, mouse)
    for _ in range(2):
        mouse.step_up(dropout_of(mouse))
        queue_with_two_seeds(qtbot, mouse)
    assert len({run.spec.model.layers[0].dropout for run in session.project.runs()}) == 3
    assert {run.spec.training.seed for run in session.project.runs()} == {0, 1}

    mouse.click(train.queue.go_button)
    runs = mouse.go("runs")
    qtbot.waitUntil(lambda: [run.state for run in runs.model.shown if run.outcome] == ["finished"] * 6)
    qtbot.waitUntil(lambda: not session.jobs.jobs)

    header, column = runs.view.horizontalHeader(), runs.model.columns.index("val_loss")
    mouse.click(header.viewport(), QPoint(header.sectionViewportPosition(column) + 20, 8))
    losses = [run.val_loss for run in runs.model.shown]
    assert losses == sorted(losses)
    for row, modifier in ((5, Qt.KeyboardModifier.NoModifier), (0, CONTROL)):
        place = runs.view.visualRect(runs.model.index(row, 2)).center()
        mouse.click(runs.view.viewport(), place, modifier)
    qtbot.waitUntil(lambda: len(runs.curves.plot.points()) == 2)
    best = runs.model.shown[0].run

    mouse.click(runs.view.viewport(), runs.view.visualRect(runs.model.index(0, 2)).center())
    mouse.click(runs.export_button)
    export = whole_window.page("export")
    qtbot.waitUntil(lambda: export.isVisible() and export.run_choice.run == best)
    mouse.click(export.export_button)
    folder = Path(export.folder_edit.text())
    qtbot.waitUntil((folder / "model.onnx").exists)
    qtbot.waitUntil(lambda: not session.jobs.jobs)
    assert export.report_card.report.verified and folder.name.endswith(best)
