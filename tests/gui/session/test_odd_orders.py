"""What people do while something else goes on: answers that come late, folders that go while a job writes."""

import pytest
from PySide6.QtWidgets import QMessageBox

LONG = 60_000


@pytest.fixture
def reported(session):
    """The messages shown."""
    messages = []
    session.message.connect(messages.append)
    return messages


def questions(window):
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def answer(qtbot, window, text):
    qtbot.waitUntil(lambda: bool(questions(window)), timeout=LONG)
    next(button for button in questions(window)[0].buttons() if text in button.text()).click()


def test_stop_is_a_good_answer_when_the_training_has_ended_by_then(qtbot, whole_window, open_sample, session):
    open_sample()
    whole_window.page("train").desk.start()
    whole_window.close()
    qtbot.waitUntil(lambda: bool(questions(whole_window)), timeout=LONG)
    qtbot.waitUntil(lambda: not session.jobs.jobs, timeout=LONG)

    answer(qtbot, whole_window, "Stop training")

    qtbot.waitUntil(lambda: not whole_window.isVisible(), timeout=LONG)


def test_a_training_in_preparation_keeps_its_project_where_it_is(qtbot, whole_window, open_sample, session, tmp_path):
    open_sample()
    whole_window.page("train").desk.start()

    assert whole_window.activity.training is not None
    assert whole_window.documents.busy_with_training()


def test_what_fails_because_its_project_was_discarded_is_not_told(qtbot, open_sample, session, reported):
    def work():
        yield
        raise FileNotFoundError("gone with the project")

    open_sample()
    job = session.jobs.run("Judging the run", work)
    session.report_errors_of(job)
    session.set_project(None, session.spec)
    qtbot.waitUntil(lambda: not session.jobs.jobs, timeout=LONG)

    assert reported == []


@pytest.mark.parametrize("name", ["results", "export"])
def test_a_page_shows_no_run_of_the_project_before(qtbot, whole_window, open_sample, train_run, name):
    session = open_sample()
    train_run(session)
    page = whole_window.page(name)
    whole_window.show_page(name)
    qtbot.waitUntil(lambda: page.run_choice.run != "" and not session.jobs.jobs, timeout=LONG)

    whole_window.documents.new()

    qtbot.waitUntil(lambda: not session.jobs.jobs)
    assert page._stack.currentWidget() is page.empty
