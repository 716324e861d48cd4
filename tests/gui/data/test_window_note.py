"""What a run was found to use of the context stands below the form of windows."""

import pytest

from workbench.gui.data.side import SideColumn


@pytest.fixture
def side(qtbot, open_sample, train_run, session):
    open_sample()
    train_run(session, epochs=1)
    made = SideColumn(session)
    qtbot.addWidget(made)
    return made


def test_nothing_is_told_before_a_run_was_asked(side):
    side.show()

    assert side.window_note.isHidden()


def test_a_context_that_is_far_longer_than_what_is_used_is_told_when_the_page_is_seen(side, session):
    context = session.spec.data.window.context
    session.project.run().save_memory(context, 3)

    side.show()

    assert f"uses about the last 3 of {context} steps" in side.window_note.text()
    assert not side.window_note.isHidden()


def test_another_context_has_nothing_told(side, session):
    session.project.run().save_memory(session.spec.data.window.context, 3)
    side.show()

    side.window_note.show_context(7)

    assert side.window_note.isHidden()
