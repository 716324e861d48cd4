"""Pages are made in steps between events, as long as there is a window for them."""

from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from workbench.gui.shell.page_stack import PageStack


def test_no_step_is_left_to_take_when_the_window_of_the_pages_is_gone(qtbot, session):
    stack = PageStack(session, QWidget(), session.turns, lambda page: iter(()))
    stack.prepare_all()
    called = []
    stack.prepare("export", lambda: called.append("export"))
    assert session.turns.busy

    delete(stack)

    qtbot.waitUntil(lambda: not session.turns.busy)
    assert not called
