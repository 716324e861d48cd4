import threading
from dataclasses import replace

from workbench.gui.session.activity import Activity
from workbench.gui.shell.status_bar import StatusBar
from workbench.progress import Progress
from workbench.sentence import sentence
from workbench.training.events import FitEnd, FitStart, RefitStepEnd, StepEnd

START = FitStart(
    run="r", device="cpu", threads=1, first_epoch=0, epochs=4, steps_per_epoch=10, train_examples=1, val_examples=1,
    parameters=1,
)  # fmt: skip
STEP = StepEnd(
    epoch=2, step=5, steps_per_epoch=10, train_loss=1.0, learning_rate=0.1, gradient_norm=1.0,
    sequences_per_second=1.0, memory_bytes=1, seconds_left=30.0,
)  # fmt: skip
END = FitEnd(run="r", reason="epochs", epochs=4, best_epoch=1, val_loss=1.0, seconds=1.0)


def test_training_is_told_from_its_events(qtbot, session):
    activity, go = Activity(session.jobs), threading.Event()

    def work():
        yield START
        yield STEP
        go.wait(60)
        yield END

    job = session.jobs.run("Training", work)
    qtbot.waitUntil(lambda: activity.training is job)
    qtbot.waitUntil(lambda: activity.current()[1].done == 0.375)

    go.set()
    qtbot.waitUntil(lambda: activity.current() is None)


def test_a_validation_within_the_training_is_not_taken_for_its_end(qtbot, session):
    activity, go = Activity(session.jobs), threading.Event()

    def work():
        yield START
        yield STEP
        yield Progress(done=1.0, message=sentence("Validating"))
        yield replace(STEP, step=6)
        yield Progress(done=1.0, message=sentence("Validating"))
        go.wait(60)

    session.jobs.run("Training", work, trains=True)
    qtbot.waitUntil(lambda: activity.current() is not None and activity.current()[1].done == 0.4)
    standing = activity.current()[1]
    go.set()

    assert (standing.seconds_left, standing.message) == (30.0, None)
    qtbot.waitUntil(lambda: activity.current() is None)


def test_a_refit_is_shown_by_its_own_progress(qtbot, session):
    activity, go = Activity(session.jobs), threading.Event()

    def work():
        yield START
        yield STEP
        yield RefitStepEnd(epoch=3, epochs=4, done=0.75, train_loss=0.1, examples=9, seconds_left=5.0)
        go.wait(60)
        yield END

    session.jobs.run("Training", work)
    qtbot.waitUntil(lambda: activity.current() is not None and activity.current()[1].done == 0.75)
    standing = activity.current()[1]
    go.set()

    assert (standing.training, standing.epochs, standing.seconds_left) == (True, 0, 5.0)
    assert "Refitting on all 9" in str(standing.message)
    qtbot.waitUntil(lambda: activity.current() is None)


def test_the_status_bar_shows_the_job_and_can_cancel_it(qtbot, session, monkeypatch):
    monkeypatch.setattr("workbench.gui.shell.status_bar.SHOW_AFTER_S", 0)
    monkeypatch.setattr("workbench.gui.shell.status_bar.CANCEL_AFTER_S", 0)
    bar, go = StatusBar(Activity(session.jobs)), threading.Event()
    qtbot.addWidget(bar)
    bar.show()

    def work():
        while not go.wait(0.01):
            yield Progress(done=0.5, message=sentence("Reading {file}", file="a.csv"))

    job = session.jobs.run("Reading", work)
    qtbot.waitUntil(lambda: bar._job.text() == "Reading a.csv" and bar._cancel.isVisible())

    stopped = []
    job.stopped.connect(lambda: stopped.append(job))

    bar._cancel.click()

    qtbot.waitUntil(lambda: stopped == [job])


def test_the_status_bar_tells_a_pause_in_the_refit(qtbot, session, monkeypatch):
    monkeypatch.setattr("workbench.gui.shell.status_bar.SHOW_AFTER_S", 0)
    bar, never = StatusBar(Activity(session.jobs)), threading.Event()
    qtbot.addWidget(bar)

    def work():
        yield START
        while not never.wait(0.01):
            yield RefitStepEnd(epoch=3, epochs=4, done=0.75, train_loss=0.1, examples=9, seconds_left=5.0)

    job = session.jobs.run("Training", work, trains=True)
    qtbot.waitUntil(lambda: bar._job.text().startswith("Refitting on all 9"))
    job.pause()
    qtbot.waitUntil(lambda: bar._job.text().startswith("Paused: Refitting on all 9"))
    job.stop()
    qtbot.waitUntil(lambda: not session.jobs.jobs)


def test_of_a_queue_the_first_run_is_followed_until_it_ends(qtbot, session):
    activity, go, on = Activity(session.jobs), threading.Event(), threading.Event()
    other = replace(START, run="s", epochs=100)

    def work():
        yield "r", START
        yield "s", other
        yield "r", STEP
        yield "s", STEP
        go.wait(60)
        yield "r", END
        on.wait(60)
        yield "t", replace(START, run="t", epochs=7)

    session.jobs.run("Training the queue", work)
    qtbot.waitUntil(lambda: activity.training is not None and activity.current()[1].done == 0.375)
    go.set()
    qtbot.waitUntil(lambda: activity.current()[1].epochs == 0)
    assert activity.training is not None  # between two runs as well
    on.set()
    qtbot.waitUntil(lambda: activity.current() is None)
