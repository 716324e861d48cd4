"""Pages that are not in sight catch up later."""

import pytest
from PySide6.QtWidgets import QLabel, QStackedWidget

from workbench.gui.style.turns import Turns
from workbench.gui.widgets.catch_up import CatchUp


@pytest.fixture
def stack(qtbot):
    made = QStackedWidget()
    qtbot.addWidget(made)
    for _ in range(2):
        made.addWidget(QLabel())
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def drawn():
    return []


def test_a_page_in_sight_is_drawn_at_once(stack, drawn):
    follower = CatchUp(stack.widget(0), Turns(stack), lambda: drawn.append("page"))

    assert not follower.later() and not drawn


def test_a_page_of_no_window_is_drawn_at_once(qtbot, drawn):
    page = QLabel()
    qtbot.addWidget(page)

    assert not CatchUp(page, Turns(page), lambda: drawn.append("page")).later()


def test_a_page_behind_another_is_drawn_once_however_much_changed(stack, drawn, qtbot):
    turns = Turns(stack)
    follower = CatchUp(stack.widget(1), turns, lambda: drawn.append("page"))

    assert [follower.later() for _ in range(3)] == [True] * 3
    assert not drawn
    qtbot.waitUntil(lambda: not turns.busy)
    assert drawn == ["page"]


def test_what_takes_long_is_drawn_in_turns_also_in_sight_before_all_that_waits(stack, drawn, qtbot):
    turns, steps = Turns(stack), (lambda: drawn.append("table"), lambda: drawn.append("plot"))
    turns.add(iter([lambda: drawn.append("other")]))
    follower = CatchUp(stack.widget(0), turns, *steps)

    follower.draw()

    assert not drawn
    qtbot.waitUntil(lambda: not turns.busy)
    assert drawn == ["table", "plot", "other"]
    alone = QLabel()
    qtbot.addWidget(alone)
    CatchUp(alone, turns, *steps).draw()
    assert drawn[3:] == ["table", "plot"]


def test_a_page_that_comes_to_the_front_is_drawn_before_it_is_seen(stack, drawn, qtbot):
    turns, page = Turns(stack), stack.widget(1)
    follower = CatchUp(page, turns, lambda: drawn.append("drawn"))
    page.paintEvent = lambda _: drawn.append("seen")
    follower.later()

    stack.setCurrentWidget(page)
    qtbot.waitUntil(lambda: "seen" in drawn and not turns.busy)

    assert drawn[0] == "drawn" and drawn.count("drawn") == 1


def test_a_page_that_takes_several_steps_takes_all_of_them_anew_where_it_changed_meanwhile(stack, drawn, qtbot):
    turns, page = Turns(stack), stack.widget(1)
    again = iter([True])

    def draw_table():
        drawn.append("table")
        if next(again, False):
            follower.later()

    follower = CatchUp(page, turns, draw_table, lambda: drawn.append("plot"))

    follower.later()
    qtbot.waitUntil(lambda: not turns.busy)
    assert drawn == ["table", "table", "plot"]
    follower.later()
    stack.setCurrentWidget(page)
    assert drawn[3:] == ["table", "plot"]
    qtbot.waitUntil(lambda: not turns.busy)
    assert len(drawn) == 5


def test_what_a_page_would_catch_up_goes_with_it(stack, drawn, qtbot):
    turns, page = Turns(), stack.widget(1)
    CatchUp(page, turns, lambda: drawn.append("page")).later()

    stack.removeWidget(page)
    page.setParent(None)
    page.deleteLater()

    qtbot.waitUntil(lambda: not turns.busy)
    assert not drawn
