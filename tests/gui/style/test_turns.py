"""Long work in turns of the event loop."""

import pytest
from PySide6.QtWidgets import QLabel

from workbench.gui.style import turns
from workbench.gui.style.turns import Turns


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


def test_after_a_rest_what_was_changed_is_painted_before_the_next_step(qtbot, qapp):
    done, work = [], Turns()
    widget = QLabel("before")
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    widget.paintEvent = lambda _: done.append("painted")

    work.add(iter([widget.update, turns.rest, lambda: done.append("next")]))

    qtbot.waitUntil(lambda: not work.busy)
    assert done == ["painted", "next"]
