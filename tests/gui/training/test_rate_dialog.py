"""Finding a learning rate from the Train page: a button, a curve, a mark, and one undoable edit."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPointF, Qt

from workbench.errors import WorkbenchError
from workbench.gui.training.rate_dialog import RateDialog
from workbench.gui.training.rate_plot import RatePlot

LONG = 20_000
FEW = 41
"""Rates, seven to a decade, where what is found does not matter."""
Left = Qt.MouseButton.LeftButton


@pytest.fixture
def found_dialog(qtbot, open_sample, show_page, monkeypatch):
    """The dialog after the Find button was clicked and the test has ended."""
    monkeypatch.setattr("workbench.training.rate_range.STEPS", FEW)

    def find():
        page = show_page(open_sample())
        qtbot.waitUntil(page.settings.rate_finder.isEnabled)
        qtbot.mouseClick(page.settings.rate_finder, Left)
        dialog = page.settings.rate_finder.dialog
        qtbot.waitUntil(lambda: dialog.found is not None and not dialog._session.jobs.jobs, timeout=LONG)
        return page, dialog

    return find


def test_find_suggests_a_rate_and_changes_nothing(found_dialog):
    page, dialog = found_dialog()

    assert dialog.rate.value() == dialog.found.suggested
    assert dialog.verdict.text() == str(dialog.found.verdict)
    assert dialog.use_button.isEnabled()
    assert not page._session.undo_stack.canUndo()


def test_use_is_one_undoable_edit_and_closes(qtbot, found_dialog):
    page, dialog = found_dialog()
    session = page._session
    before = session.spec

    qtbot.mouseClick(dialog.use_button, Left)

    assert session.spec.training.learning_rate == dialog.found.suggested
    assert not dialog.isVisible()
    session.undo_stack.undo()
    assert session.spec == before


def test_the_mark_follows_the_number_and_the_mouse(qtbot, found_dialog):
    _, dialog = found_dialog()

    dialog.rate.setValue(0.01)
    assert dialog.plot.line.value() == pytest.approx(-2)
    dialog.plot.line.setValue(-3.0)
    dialog.plot.line.sigDragged.emit(dialog.plot.line)

    assert dialog.rate.value() == pytest.approx(0.001)


def test_a_click_into_the_plot_picks_a_rate(qtbot, session):
    plot = RatePlot(session.save_points)
    qtbot.addWidget(plot)
    plot.resize(600, 300)
    plot.show()
    qtbot.waitExposed(plot)
    plot.show_losses([1e-6, 1e-3, 1.0], [2.0, 1.0, 3.0], [2.0, 1.0, 3.0])
    plot.set_rate(0.1)
    at = plot.getPlotItem().getViewBox().mapViewToScene(QPointF(-3.0, 1.5))
    click = SimpleNamespace(scenePos=lambda: at, button=lambda: Left, double=lambda: False)

    with qtbot.waitSignal(plot.rate_picked) as picked:
        plot.scene().sigMouseClicked.emit(click)

    assert picked.args[0] == pytest.approx(1e-3, rel=0.1)


def test_another_experiment_takes_the_result_away(found_dialog):
    page, dialog = found_dialog()
    session = page._session

    session.edit_training("Batch", session.spec.training.model_copy(update={"batch_size": 8}))

    assert dialog.found is None
    assert "has changed" in dialog.verdict.text()
    assert not dialog.use_button.isEnabled()


def test_another_learning_rate_does_not(found_dialog):
    page, dialog = found_dialog()
    session = page._session

    session.edit_training("Rate", session.spec.training.model_copy(update={"learning_rate": 0.5}))

    assert dialog.use_button.isEnabled()


def test_stop_ends_the_test(qtbot, open_sample, monkeypatch):
    session = open_sample()
    monkeypatch.setattr("workbench.training.rate_range.STEPS", 5_000)
    dialog = RateDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.start()
    qtbot.waitUntil(lambda: bool(dialog._rates), timeout=LONG)

    qtbot.mouseClick(dialog.close_button, Left)
    qtbot.waitUntil(lambda: not session.jobs.jobs, timeout=LONG)

    assert dialog.isVisible()
    assert "stopped" in dialog.verdict.text()
    assert dialog.again_button.isEnabled()


def test_escape_ends_the_test_and_closes(qtbot, open_sample, monkeypatch):
    session = open_sample()
    monkeypatch.setattr("workbench.training.rate_range.STEPS", 5_000)
    dialog = RateDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.start()

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: not session.jobs.jobs, timeout=LONG)


def test_training_ends_the_test(qtbot, open_sample, show_page, monkeypatch):
    monkeypatch.setattr("workbench.training.rate_range.STEPS", 5_000)
    page = show_page(open_sample())
    qtbot.waitUntil(page.settings.rate_finder.isEnabled)
    qtbot.mouseClick(page.settings.rate_finder, Left)

    page.train_action.trigger()

    qtbot.waitUntil(lambda: page.desk.live.phase == "finished", timeout=LONG)
    assert page.settings.rate_finder.dialog._job is None


def test_why_no_rate_was_found_is_said(qtbot, open_sample, monkeypatch):
    def failing(*_, **__):
        yield from ()
        raise WorkbenchError("This model has nothing to train.")

    monkeypatch.setattr("workbench.training.rate_range.find_rate", failing)
    session = open_sample()
    dialog = RateDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()

    with qtbot.waitSignal(session.message, timeout=LONG):
        dialog.start()
    qtbot.waitUntil(lambda: not session.jobs.jobs)

    assert dialog.verdict.text() == "This model has nothing to train."


def test_find_waits_for_data(session, show_page):
    assert not show_page(session).settings.rate_finder.isEnabled()
