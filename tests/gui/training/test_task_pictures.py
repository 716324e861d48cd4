"""What the Train page shows of each task: accuracy, written texts, augmentation, how steps run, and an estimate."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from workbench.gui.runs.live_run import LiveRun
from workbench.gui.style import translation
from workbench.gui.training.curves import RunCurves
from workbench.gui.training.estimate_line import EstimateLine
from workbench.gui.training.settings_panel import TrainingSettings
from workbench.sentence import sentence
from workbench.spec import ExperimentSpec
from workbench.training.events import EpochEnd, FitStart, SampleText

LONG = 30_000
Left = Qt.MouseButton.LeftButton
END = EpochEnd(
    epoch=1,
    train_loss=0.5,
    val_loss=0.4,
    learning_rate=0.01,
    gradient_norm=1.0,
    seconds=1.0,
    sequences_per_second=100.0,
    memory_bytes=0,
    best=True,
    val_metric=0.75,
    metric="accuracy",
)
START = FitStart(
    run="r",
    device="cuda:0",
    threads=1,
    first_epoch=0,
    epochs=2,
    steps_per_epoch=10,
    train_examples=100,
    val_examples=20,
    parameters=10,
    step="captured",
    why=sentence("The whole step is one graph."),
)


def set_task(session, task) -> None:
    data = session.spec.data.model_copy(update={"task": task})
    session.edit("test", session.spec.model_copy(update={"data": data}))


@pytest.fixture
def curves(qtbot, session):
    curves = RunCurves(session)
    qtbot.addWidget(curves)
    return curves


def shown_tabs(curves) -> list[str]:
    return [curves._tabs.tabText(i) for i in range(curves._tabs.count()) if curves._tabs.isTabVisible(i)]


def test_a_classifier_shows_its_accuracy_first(qtbot, curves):
    live = LiveRun()
    live.apply(END)
    live.apply(replace(END, epoch=2, val_metric=0.8))

    curves.set_task("classify")
    curves.show_run(live)

    assert shown_tabs(curves)[0] == "Validation accuracy in %"
    qtbot.waitUntil(lambda: list(curves._metric.y) == [75.0, 80.0])


def test_the_best_epoch_is_marked_in_the_language_in_force(qtbot, qapp, curves):
    live = LiveRun()
    live.apply(END)
    curves.show_run(live)
    qtbot.waitUntil(lambda: curves.loss._mark is not None and curves.loss._mark.label.format == "Best")

    translation.install(qapp, "zh_CN")
    try:
        assert curves.loss._mark.label.format == "最佳"
    finally:
        translation.install(qapp, "en")


def test_a_forecast_and_a_value_have_no_accuracy(curves):
    curves.set_task("forecast")
    assert shown_tabs(curves) == ["Validation forecast", "Learning rate", "Gradient norm", "Flow"]

    curves.set_task("regress")
    assert shown_tabs(curves) == ["Learning rate", "Gradient norm", "Flow"]


def test_a_character_model_shows_what_it_writes_the_newest_on_top(curves):
    live = LiveRun()
    curves.set_task("next-token")
    for epoch in (1, 2):
        live.apply(SampleText(epoch=epoch, prompt="to ", text=f"be {epoch}"))
        curves.show_run(live)

    text = curves.samples.text.toPlainText()

    assert shown_tabs(curves)[0] == "What it writes"
    assert text.index("After epoch 2") < text.index("to be 2") < text.index("to be 1")


def test_the_page_tells_which_step_runs_and_why(open_sample, show_page):
    page = show_page(open_sample())

    page.desk.live.apply(START)
    page._render()

    reported = page.tiles.tile("device").accessibleDescription()
    assert reported.startswith("Captured steps, float32, plain optimiser. The whole step is one graph.")


@pytest.mark.parametrize("name", ["noise", "gain_db", "shift"])
def test_augmentation_has_a_card_of_its_own_and_edits_are_undone(qtbot, session, name):
    settings = TrainingSettings(session)
    qtbot.addWidget(settings)

    settings.form(name).editor(name).setValue(0.5)

    assert getattr(session.spec.training.augment, name) == 0.5
    session.undo_stack.undo()
    assert session.spec == ExperimentSpec()
    assert settings.form(name).editor(name).value() == 0


def test_settings_for_classes_are_hidden_where_there_are_none(qtbot, session):
    settings = TrainingSettings(session)
    qtbot.addWidget(settings)
    assert settings.form("class_weights").editor("class_weights").isHidden()

    set_task(session, "classify")

    assert not settings.form("class_weights").editor("class_weights").isHidden()


def test_an_estimate_is_made_on_request_and_goes_with_the_next_change(qtbot, open_sample):
    session = open_sample()
    line = EstimateLine(session)
    qtbot.addWidget(line)
    line.offer(True)
    assert line.isHidden()

    qtbot.mouseClick(line.button, Left)
    qtbot.waitUntil(lambda: line.estimate is not None and not session.jobs.jobs, timeout=LONG)

    assert line.answer.text().startswith("About ") and not line.isHidden()
    session.edit_training("test", session.spec.training.model_copy(update={"batch_size": 8}))
    assert line.answer.text() == "The settings have changed since the estimate." and line.estimate is None


def test_a_batch_size_is_suggested_beside_the_estimate_and_used_by_one_undoable_click(qtbot, open_sample, monkeypatch):
    monkeypatch.setattr("workbench.training.batch_sizes.SLOWER", 1e6)
    session = open_sample()
    session.edit_training("test", session.spec.training.model_copy(update={"batch_size": 4}))
    line = EstimateLine(session)
    qtbot.addWidget(line)
    qtbot.mouseClick(line.button, Left)
    qtbot.waitUntil(lambda: line.sizes is not None and not session.jobs.jobs, timeout=LONG)
    assert line.sizes.suggested == 1
    assert line.answer.text().endswith(str(line.sizes.verdict))

    qtbot.mouseClick(line.use_button, Left)

    assert session.spec.training.batch_size == 1
    session.undo_stack.undo()
    assert session.spec.training.batch_size == 4


def test_a_comparison_that_is_stopped_is_not_begun_again(qtbot, open_sample):
    session = open_sample()
    line = EstimateLine(session)
    qtbot.addWidget(line)
    qtbot.mouseClick(line.button, Left)
    qtbot.waitUntil(lambda: line.estimate is not None, timeout=LONG)

    line.stop()
    qtbot.waitUntil(lambda: not session.jobs.jobs, timeout=LONG)

    assert line.sizes is None
    assert line.button.isEnabled()
