"""What a run was found to use of the context stands below the form of windows."""

import threading

import pytest

from workbench.gui.data.side import SideColumn


@pytest.fixture
def side(qtbot, open_sample, train_run, session):
    open_sample()
    train_run(session, epochs=1)
    made = SideColumn(session)
    qtbot.addWidget(made)
    return made


def test_nothing_is_told_before_a_run_was_asked(qtbot, side, session):
    side.show()
    qtbot.waitUntil(lambda: not session.jobs.jobs)

    assert side.window_note.isHidden()


def test_a_context_that_is_far_longer_than_what_is_used_is_told_when_the_page_is_seen(qtbot, side, session):
    context = session.spec.data.window.context
    session.project.run().save_memory(context, 3)

    side.show()

    qtbot.waitUntil(lambda: f"uses about the last 3 of {context} steps" in side.window_note.text())
    assert not side.window_note.isHidden()


def test_another_context_has_nothing_told(qtbot, side, session):
    session.project.run().save_memory(session.spec.data.window.context, 3)
    side.show()
    qtbot.waitUntil(lambda: not side.window_note.isHidden())

    side.window_note.show_context(7)

    qtbot.waitUntil(lambda: side.window_note.isHidden() and not session.jobs.jobs)


def test_runs_are_read_beside_the_window_and_once_more_for_the_newest_context(qtbot, side, session, monkeypatch):
    asked = []
    window = threading.get_ident()

    def advise(_runs, context):
        asked.append((context, threading.get_ident() != window))

    monkeypatch.setattr("workbench.gui.data.window_note.context_advice", advise)

    for context in (5, 6, 7):
        side.window_note.show_context(context)

    qtbot.waitUntil(lambda: not session.jobs.jobs)
    assert asked == [(5, True), (7, True)]
