import torch
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from workbench.errors import WorkbenchError
from workbench.gui.runs.live_run import LiveRun
from workbench.gui.session.session import Session
from workbench.gui.style import translation
from workbench.gui.training.page import TrainPage
from workbench.sentence import sentence
from workbench.training.presence import Presence

LONG = 20_000
Left = Qt.MouseButton.LeftButton


def train(qtbot, page) -> None:
    qtbot.waitUntil(lambda: page.start_button.isEnabled() and not page.desk.working)
    before = page.desk.live
    qtbot.mouseClick(page.start_button, Left)
    qtbot.waitUntil(lambda: page.desk.live is not before and page.desk.live.phase == "finished", timeout=LONG)


def test_a_click_trains_and_the_curves_have_a_point_per_epoch(qtbot, open_sample, show_page):
    page = show_page(open_sample(epochs=3))

    train(qtbot, page)

    qtbot.waitUntil(lambda: page.state_label.text().startswith("Finished all 3 epochs"))
    assert list(page.curves.loss_points()[1].x) == [1, 2, 3]


def test_gradients_are_followed_live_and_kept_with_the_run(qtbot, open_sample, show_page):
    session = open_sample(epochs=2)
    page = show_page(session)
    page.curves._tabs.setCurrentWidget(page.curves.flow_tab)

    train(qtbot, page)

    qtbot.waitUntil(lambda: len(page.curves.flow.layers.points()) > 0)
    kept = session.project.run(page.desk.live.run).flows
    assert list(kept) == page.desk.live.flows and kept[0].epoch == 1
    assert list(page.curves.flow.layers.points()[0].x) == [flow.epoch for flow in kept]


def test_gradients_of_a_run_from_before_are_shown_and_those_not_followed_are_not(
    qtbot, open_sample, train_run, show_page
):
    session = open_sample()
    train_run(session)
    page = show_page(session)
    page.curves._tabs.setCurrentWidget(page.curves.flow_tab)
    qtbot.waitUntil(lambda: len(page.curves.flow.layers.points()) > 0)
    session.edit_training(
        "test", session.spec.training.model_copy(update={"follow_gradients": False, "device": "cpu", "epochs": 1})
    )

    train(qtbot, page)

    assert page.desk.live.flows == []
    qtbot.waitUntil(lambda: not page.curves.flow.layers.points())


def test_a_run_of_one_epoch_is_seen_and_told_in_the_singular(qtbot, open_sample, show_page):
    page = show_page(open_sample(epochs=1))

    train(qtbot, page)

    qtbot.waitUntil(lambda: page.state_label.text() == "Finished the one epoch; its weights are kept")
    qtbot.waitUntil(lambda: all(curve.dotted for curve in page.curves.loss_points()[1:]))
    qtbot.waitUntil(lambda: "1 epoch," in page.run_choice.currentText())


def test_a_run_from_before_shows_what_it_forecast_last_along_its_dates(qtbot, open_sample, train_run, show_page):
    session = open_sample()
    run = train_run(session)

    page = show_page(session)
    qtbot.waitUntil(lambda: page.desk.live.forecast is not None, timeout=LONG)

    assert page.desk.live.run == run and page.desk.live.forecast.epoch == 2
    qtbot.waitUntil(lambda: page.curves.forecast.currentWidget() is page.curves.forecasts[True])
    assert page.curves.forecasts[True].getPlotItem().getAxis("bottom").labelText == "Time"


def test_a_run_that_was_listed_while_the_page_was_made_is_shown(qtbot, open_sample, train_run):
    session = open_sample(epochs=1)
    run = train_run(session)
    page = TrainPage(session, in_steps=True)
    qtbot.addWidget(page)
    next(page.steps)
    qtbot.waitUntil(lambda: page.run_choice.run == run)

    page.finish()
    page.show()

    qtbot.waitUntil(lambda: page.desk.live.run == run)
    qtbot.waitUntil(lambda: page.state_label.text() == "Finished the one epoch; its weights are kept")


def test_the_curves_stay_in_place_when_a_setting_makes_the_estimate_old(qtbot, open_sample, show_page):
    session = open_sample()
    page = show_page(session)
    qtbot.mouseClick(page.estimate_line.button, Left)
    qtbot.waitUntil(lambda: page.estimate_line.estimate is not None and not session.jobs.jobs, timeout=LONG)
    QApplication.processEvents()
    before = page.curves.mapToGlobal(page.curves.rect().topLeft())

    editor = page.settings.form("epochs").editor("epochs")
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Up)
    QApplication.processEvents()

    assert page.estimate_line.estimate is None
    assert page.curves.mapToGlobal(page.curves.rect().topLeft()) == before


def test_a_refit_is_drawn_beside_the_first_fit_and_gone_with_its_run(qtbot, open_sample, show_page):
    page = show_page(open_sample(epochs=3, refit=True))

    train(qtbot, page)

    qtbot.waitUntil(lambda: "then refitted" in page.state_label.text())
    assert list(page.curves.loss_points()[1].x) == [1, 2, 3]
    qtbot.waitUntil(lambda: page.curves.refit_points() is not None)
    assert list(page.curves.refit_points().x) == [1, 2, 3]

    page.curves.show_run(LiveRun())
    assert page.curves.refit_points() is None


def test_a_stopped_refit_can_be_resumed(qtbot, open_sample, show_page):
    page = show_page(open_sample(epochs=60, refit=True))
    qtbot.mouseClick(page.start_button, Left)
    qtbot.waitUntil(lambda: len(page.desk.live.refits) > 0, timeout=LONG)
    page.desk.stop()
    qtbot.waitUntil(lambda: page.desk.live.phase == "stopped", timeout=LONG)

    qtbot.waitUntil(page.resume_button.isVisible)
    qtbot.mouseClick(page.resume_button, Left)
    qtbot.waitUntil(lambda: page.desk.live.phase == "finished", timeout=LONG)

    assert page.desk.live.refitted


def test_the_verdict_is_told_after_training(qtbot, open_sample, show_page):
    session = open_sample()
    page = show_page(session)

    with qtbot.waitSignal(page.desk.judged, timeout=LONG), qtbot.waitSignal(session.message, timeout=LONG) as reported:
        train(qtbot, page)

    assert "verdict" in reported.args[0].text.values


def test_the_shortcut_starts_pauses_and_goes_on(qtbot, open_sample, show_page):
    page = show_page(open_sample(epochs=5000))
    page.activateWindow()

    qtbot.keyClick(page, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    action = page.train_action
    qtbot.waitUntil(lambda: action.text() == "Pause training" and action.isEnabled(), timeout=LONG)
    page.train_action.trigger()

    assert page.desk.live.phase == "paused"
    qtbot.waitUntil(lambda: page.start_button.text() == "Resume")
    page.train_action.trigger()
    assert page.desk.live.phase == "running"
    page.desk.stop()
    qtbot.waitUntil(lambda: not page.desk.working, timeout=LONG)


def test_stop_keeps_the_run_and_resume_goes_on(qtbot, open_sample, show_page):
    page = show_page(open_sample(epochs=100))
    qtbot.mouseClick(page.start_button, Left)
    qtbot.waitUntil(lambda: page.desk.live.epoch > 0 and page.stop_button.isVisible(), timeout=LONG)

    qtbot.mouseClick(page.stop_button, Left)
    qtbot.waitUntil(lambda: page.desk.live.phase == "stopped", timeout=LONG)
    done, run = page.desk.live.epoch, page.desk.live.run
    qtbot.waitUntil(page.resume_button.isVisible)
    qtbot.mouseClick(page.resume_button, Left)
    qtbot.waitUntil(lambda: page.desk.live.phase == "finished", timeout=LONG)

    assert page.desk.live.run == run
    assert len(page.desk.live.history) >= done
    assert [end.epoch for end in page.desk.live.history] == list(range(1, page.desk.live.epoch + 1))


def test_continue_trains_so_many_epochs_more(qtbot, open_sample, show_page):
    page = show_page(open_sample())
    train(qtbot, page)
    qtbot.waitUntil(page.more_button.isVisible)

    page.more_epochs.setValue(1)
    assert page.more_epochs.text() == "1 epoch"
    page.more_epochs.setValue(3)
    qtbot.mouseClick(page.more_button, Left)
    qtbot.waitUntil(lambda: page.desk.live.phase == "finished" and page.desk.live.planned == 5, timeout=LONG)

    assert page.desk.live.epoch == 5


def test_train_is_disabled_with_the_reason_in_sight(qtbot, show_page):
    session = Session()
    page = show_page(session)

    assert not page.start_button.isEnabled()
    assert page.state_label.text().startswith("Open data first")
    assert page.state_label.text() in page.start_button.toolTip()
    with qtbot.waitSignal(session.page_requested) as asked:
        qtbot.mouseClick(page.obstacle_button, Left)
    assert asked.args == ["data"]


def test_a_loss_that_does_not_fit_is_named(qtbot, open_sample, show_page):
    session = open_sample()
    page = show_page(session)

    session.edit_training("Change", session.spec.training.model_copy(update={"loss": "cross_entropy"}))

    qtbot.waitUntil(lambda: "Cross-entropy" in page.state_label.text())
    assert not page.start_button.isEnabled()


def test_a_setting_is_one_undoable_edit(qtbot, open_sample, show_page):
    session = open_sample()
    page = show_page(session)
    editor = page.settings.form("epochs").editor("epochs")

    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "12")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert session.spec.training.epochs == 12
    assert session.undo_stack.undoText() == "Change Epochs"
    session.undo_stack.undo()
    assert editor.value() == 2


def test_an_old_run_is_shown_from_its_folder(qtbot, open_sample, show_page):
    session = open_sample()
    page = show_page(session)
    train(qtbot, page)
    first = page.desk.live.run
    qtbot.waitUntil(lambda: not session.jobs.jobs)
    train(qtbot, page)
    qtbot.waitUntil(lambda: page.run_choice.count() == 2 and not session.jobs.jobs, timeout=LONG)
    qtbot.waitUntil(page.run_choice.isEnabled)

    page.run_choice.setFocus()
    qtbot.keyClick(page.run_choice, Qt.Key.Key_Down)

    qtbot.waitUntil(lambda: page.desk.live.run == first)
    assert len(page.desk.live.history) == 2


def test_a_run_that_is_listed_before_the_page_is_ready_is_shown(qtbot, open_sample, train_run):
    session = open_sample()
    run = train_run(session)
    page = TrainPage(session, in_steps=True)
    qtbot.addWidget(page)
    next(page.steps)
    qtbot.waitUntil(lambda: page.run_choice.run == run)

    for _ in page.steps:
        pass

    qtbot.waitUntil(lambda: page.desk.live.run == run)


def test_actions_have_shortcuts_and_texts_follow_the_language(qtbot, open_sample, show_page):
    page = show_page(open_sample())

    english = page.actions()[0].text()
    translation.install(QApplication.instance(), "zh_CN")
    chinese = page.actions()[0].text()
    translation.install(QApplication.instance(), "en")

    keys = [action.shortcut() for action in page.actions()]
    assert keys[:3] == [QKeySequence("Ctrl+R"), QKeySequence("Ctrl+."), QKeySequence("Ctrl+Shift+R")]
    assert set(keys[3:]) == {QKeySequence()}
    assert page.actions()[0].text() == english != chinese


def test_a_run_whose_process_died_can_be_resumed(qtbot, open_sample, train_run, show_page):
    session = open_sample(epochs=1)
    run = session.project.run(train_run(session))
    longer = run.spec.training.model_copy(update={"epochs": 3})
    run.write_spec(run.spec.model_copy(update={"training": longer}))
    run.mark("running")
    state = run.folder / "state.json"
    state.write_text(state.read_text().replace('"started": "', '"started": "gone '))
    run.release()  # as the system does for a process that has died
    page = show_page(session)
    qtbot.waitUntil(page.resume_button.isVisible)
    assert page.state_label.text().startswith("Interrupted after epoch 1 of 3")

    qtbot.mouseClick(page.resume_button, Left)
    qtbot.waitUntil(lambda: page.desk.live.phase == "finished", timeout=LONG)

    assert page.desk.live.epoch == 3


def test_a_device_that_is_not_here_cannot_be_chosen(session, show_page):
    page = show_page(session)
    reason = sentence("No GPU was found.")
    session.set_devices((Presence(name="cpu"), Presence(name="cuda", missing=reason)))

    device = page.settings.device
    index = device.findData("cuda")

    assert not device.model().item(index).isEnabled()
    assert device.itemData(index, Qt.ItemDataRole.ToolTipRole) == "No GPU was found."


def test_training_waits_for_a_device_that_is_here(qtbot, open_sample, show_page):
    session = open_sample()
    page = show_page(session)
    session.set_devices((Presence(name="cpu"), Presence(name="cuda", missing=sentence("No GPU was found."))))

    session.edit_training("Device", session.spec.training.model_copy(update={"device": "cuda"}))

    qtbot.waitUntil(lambda: "No GPU was found." in page.state_label.text())
    assert not page.start_button.isEnabled()


def test_too_little_memory_offers_half_the_batch_and_the_cpu(qtbot, open_sample, show_page):
    session = open_sample()
    page = show_page(session)
    error = WorkbenchError("The memory of {device} does not suffice.", device="cuda")
    error.__cause__ = torch.OutOfMemoryError("2 GiB")
    page.desk._project = session.project
    page.desk._on_failed(error)
    qtbot.waitUntil(page.memory_offer.isVisible)
    before = session.spec.training.batch_size
    page.memory_offer.wanted.disconnect()

    with qtbot.waitSignal(page.memory_offer.wanted):
        qtbot.mouseClick(page.memory_offer.half, Left)

    assert session.spec.training.batch_size == before // 2
    assert not page.memory_offer.cpu.isEnabled()


def test_the_button_keeps_the_focus_from_start_to_pause(qtbot, open_sample, show_page):
    page = show_page(open_sample(epochs=5000))
    page.activateWindow()
    page.start_button.setFocus()
    qtbot.waitUntil(page.start_button.hasFocus)

    qtbot.keyClick(page.start_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.desk.live.phase == "running" and page.start_button.isEnabled(), timeout=LONG)

    assert page.start_button.hasFocus()
    page.desk.stop()
    qtbot.waitUntil(lambda: not page.desk.working, timeout=LONG)


def test_no_other_button_comes_below_the_pointer_when_training_begins(qtbot, open_sample, show_page):
    page = show_page(open_sample(epochs=5000))
    place = page.start_button.geometry().center()
    qtbot.mouseClick(page.start_button, Left)
    qtbot.waitUntil(page.stop_button.isVisible, timeout=LONG)
    qtbot.waitUntil(lambda: page.start_button.geometry().contains(place))

    assert not page.stop_button.geometry().contains(place)
    page.desk.stop()
    qtbot.waitUntil(lambda: not page.desk.working, timeout=LONG)


def test_the_device_follows_the_epochs_by_keyboard_too(qtbot, open_sample, show_page):
    page = show_page(open_sample())

    epochs = page.settings.form("epochs").editor("epochs")
    epochs.setFocus()
    qtbot.waitUntil(epochs.hasFocus)

    qtbot.keyClick(epochs, Qt.Key.Key_Tab)

    assert page.settings.device.hasFocus()


def test_the_last_run_that_is_deleted_leaves_the_page_too(qtbot, open_sample, train_run, show_page):
    session = open_sample()
    run = train_run(session)
    page = show_page(session)
    qtbot.waitUntil(lambda: page.desk.live.run == run and page.more_button.isVisible(), timeout=LONG)

    session.project.remove_run(run)
    session.runs_changed.emit()

    qtbot.waitUntil(lambda: not page.desk.live.run and not page.more_button.isVisible(), timeout=LONG)
    assert page.state_label.text().startswith("Nothing has been trained yet.")
