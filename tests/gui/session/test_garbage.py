"""Garbage: looked for on the window's thread, wholly only where nobody waits for the processor."""

import gc
import sys
import weakref
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject

from workbench.gui.session import garbage
from workbench.gui.session.garbage import GarbageTimer


@pytest.fixture
def looked_through(monkeypatch):
    """The generations that were collected in so many turns, with so many jobs at work."""
    monkeypatch.setattr(garbage, "FULL_EVERY", 2)
    monkeypatch.setattr(garbage, "FULL_EVERY_AT_WORK", 4)
    monkeypatch.setattr(garbage, "REST", 1)

    def turn(turns: int, jobs: tuple[object, ...]) -> list[int]:
        parent, generations = QObject(), []
        monkeypatch.setattr(garbage, "MANY_MODULES", 10**6)
        timer = GarbageTimer(SimpleNamespace(jobs=jobs), parent)
        with monkeypatch.context() as patched:
            patched.setattr(gc, "collect", lambda generation: generations.append(generation) or 0)
            for _ in range(turns):
                timer._collect()
        return generations

    return turn


def test_all_is_looked_through_now_and_then(qapp, looked_through):
    assert looked_through(4, jobs=()) == [1, 1, 2, 1, 1, 2]


def test_all_is_looked_through_seldom_while_a_job_runs(qapp, looked_through):
    assert looked_through(4, jobs=(object(),)) == [1, 1, 1, 1, 2]


def test_what_was_freed_goes_back_to_the_system_while_no_job_runs(looked_through, qapp, monkeypatch):
    given = []
    monkeypatch.setattr(garbage, "give_back", lambda: given.append(True))

    looked_through(4, jobs=(object(),))
    assert not given
    looked_through(4, jobs=())
    assert given


def test_modules_that_were_imported_are_not_looked_through_again(qapp, monkeypatch):
    parent, done = QObject(), []
    timer = GarbageTimer(SimpleNamespace(jobs=()), parent)
    monkeypatch.setattr(gc, "collect", lambda generation: done.append(generation) or 0)
    monkeypatch.setattr(gc, "freeze", lambda: done.append("kept"))

    timer._collect()
    timer._collect()
    for number in range(garbage.MANY_MODULES):
        monkeypatch.setitem(sys.modules, f"imported{number}", None)
    timer._collect()

    assert done == [1, "kept", 1, 1, "kept"]


def test_much_garbage_is_taken_apart_before_it_is_too_much_for_one_turn(qapp, monkeypatch):
    parent = QObject()
    timer = GarbageTimer(SimpleNamespace(jobs=(object(),)), parent)
    timer._collect()
    monkeypatch.setattr(garbage, "PORTION", 3_000)
    held = [Cycle() for _ in range(2_000)]
    timer._collect()
    alive = weakref.ref(held[0])
    held.clear()

    timer._collect()
    assert alive() is not None  # all were kept once, so that only a full pass finds them
    held = [Cycle() for _ in range(2_000)]
    timer._collect()

    assert alive() is None
    assert len(held) == 2_000


class Cycle:
    """An object that only a look for garbage takes apart."""

    def __init__(self) -> None:
        self.own = self
