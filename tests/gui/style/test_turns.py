"""Long work in turns of the event loop."""

from itertools import count
from types import SimpleNamespace

import pytest
import shiboken6
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QLabel, QWidget

from workbench.gui.style import turns
from workbench.gui.style.turns import OwnTurn, Turns


@pytest.fixture
def work(qapp, monkeypatch):
    monkeypatch.setattr(turns, "BUDGET_S", 0.0)  # a turn for each step
    return Turns()


def steps(done, name, count=2):
    return iter([lambda number=number: done.append(f"{name}{number}") for number in range(count)])


def test_steps_are_taken_in_order_and_their_end_is_told(qtbot, work):
    done = []

    work.add(steps(done, "a"), lambda: done.append("then"))
    work.add(steps(done, "b"))

    assert work.busy and not done
    qtbot.waitUntil(lambda: not work.busy)
    assert done == ["a0", "a1", "then", "b0", "b1"]


def test_what_people_wait_for_comes_next(qtbot, work):
    done = []

    work.add(steps(done, "a"))
    work.add(steps(done, "b"), next_=True)

    qtbot.waitUntil(lambda: not work.busy)
    assert done == ["b0", "b1", "a0", "a1"]


def test_a_step_that_fails_keeps_no_other_from_its_turn(qtbot, work):
    done = []

    def fail():
        raise ValueError

    with qtbot.captureExceptions() as faults:
        work.add(iter([fail]), fail)
        work.add(steps(done, "a"))
        qtbot.waitUntil(lambda: not work.busy)

    assert done == ["a0", "a1"]
    assert [fault[0] for fault in faults] == [ValueError, ValueError]
    assert not work._turn.waiting


def test_after_a_rest_what_was_changed_is_painted_before_the_next_step(qtbot, qapp):
    done, work = [], Turns()
    widget = QLabel("before")
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    widget.paintEvent = lambda _: done.append("painted")

    work.add(iter([widget.update, turns.rest, lambda: done.append("next")]))

    qtbot.waitUntil(lambda: not work.busy)
    assert done[-2:] == ["painted", "next"]


def test_long_work_shares_no_turn_with_what_took_long_there(qtbot, monkeypatch):
    worked = iter([0.0, 0.5, 0.505, 0.6, 0.605, 0.605])  # half a second is worked between two turns, then little
    monkeypatch.setattr(turns, "time", SimpleNamespace(thread_time=lambda: next(worked)))
    called = []
    own = OwnTurn(lambda: called.append(next(worked)))

    own.start()

    assert own.waiting and not called
    qtbot.waitUntil(lambda: bool(called))
    assert called == [0.6]
    assert not own.waiting


def test_work_that_is_always_busy_is_not_put_off_for_ever(qtbot, monkeypatch):
    monkeypatch.setattr(turns, "time", SimpleNamespace(thread_time=count().__next__))
    called = []
    own = OwnTurn(lambda: called.append(True))

    own.start()

    qtbot.waitUntil(lambda: bool(called))


@pytest.fixture
def pictured(qtbot):
    """A window with a text and a picture that tell when they are painted."""
    window, text, picture, painted = QWidget(), QLabel("text"), QGraphicsView(), []
    for place, part in enumerate((text, picture)):
        part.setParent(window)
        part.setGeometry(0, 60 * place, 100, 50)
    picture.setScene(QGraphicsScene(picture))
    text.paintEvent = lambda _: painted.append("text")
    picture.paintEvent = lambda _: painted.append("picture")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: set(painted) == {"text", "picture"})
    painted.clear()
    return window, text, picture, painted


def test_a_window_is_painted_once_when_all_steps_are_taken_and_its_pictures_after_it(qtbot, pictured):
    window, text, picture, painted = pictured
    work = Turns()
    changes = [text.update, picture.viewport().update]

    work.add(turns.unpainted(window, [*changes, turns.rest, *changes, lambda: painted.append("changed")]))

    qtbot.waitUntil(lambda: not work.busy and "picture" in painted)
    assert painted[:2] == ["changed", "text"]
    assert painted.index("picture") > painted.index("text")


def test_steps_that_are_given_up_leave_a_window_that_is_painted(pictured):
    window, _, picture, _ = pictured
    steps = turns.unpainted(window, [turns.rest, turns.rest])
    next(steps)
    assert not window.updatesEnabled() and not picture.updatesEnabled()

    steps.close()

    assert window.updatesEnabled() and picture.updatesEnabled()


def test_a_picture_that_is_gone_meanwhile_holds_nothing_up(pictured):
    window, _, picture, _ = pictured
    steps = turns.unpainted(window, [turns.rest])
    next(steps)
    shiboken6.delete(picture)

    for step in steps:
        step()

    assert window.updatesEnabled()


def test_the_pictures_of_a_page_that_is_shown_are_painted_after_it(qtbot, pictured):
    window, _, picture, painted = pictured
    window.hide()
    painted.clear()
    work = Turns()

    work.add(turns.pictures_apart(window))
    assert not picture.updatesEnabled()
    window.show()

    qtbot.waitUntil(lambda: not work.busy and "picture" in painted)
    assert painted[0] == "text" and picture.updatesEnabled()
