"""Pages are made in steps between events, as long as there is a window for them."""

from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from workbench.gui.shell.page_stack import PageStack
from workbench.gui.widgets.catch_up import CatchUp


def test_no_step_is_left_to_take_when_the_window_of_the_pages_is_gone(qtbot, session):
    stack = PageStack(session, QWidget(), session.turns, lambda page: iter(()))
    stack.prepare_all()
    called = []
    stack.prepare("export", lambda: called.append("export"))
    assert session.turns.busy

    delete(stack)

    qtbot.waitUntil(lambda: not session.turns.busy)
    assert not called


def test_a_page_that_somebody_waits_for_is_drawn_step_by_step_before_it_is_ready(qtbot, session):
    drawn, stack = [], PageStack(session, QWidget(), session.turns, lambda page: iter(()))
    qtbot.addWidget(stack)
    page = QWidget(stack)
    follower = CatchUp(page, session.turns, lambda: drawn.append("table"), lambda: drawn.append("plot"))
    stack.addWidget(page)
    stack._pages["data"] = page
    stack.show()
    qtbot.waitExposed(stack)
    assert follower.later()
    called = []

    assert not stack.ready("data")
    stack.prepare("data", lambda: called.append(list(drawn)))

    qtbot.waitUntil(lambda: bool(called))
    assert called == [["table", "plot"]] and stack.ready("data")
