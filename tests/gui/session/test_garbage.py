"""Garbage: looked for on the window's thread, wholly only where nobody waits for the processor."""

import gc
import sys
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
            patched.setattr(gc, "collect", generations.append)
            for _ in range(turns):
                timer._collect()
        return generations

    return turn


def test_all_is_looked_through_now_and_then(qapp, looked_through):
    assert looked_through(4, jobs=()) == [1, 2, 1, 2]


def test_all_is_looked_through_seldom_while_a_job_runs(qapp, looked_through):
    assert looked_through(4, jobs=(object(),)) == [1, 1, 1, 2]


def test_modules_that_were_imported_are_not_looked_through_again(qapp, monkeypatch):
    parent, done = QObject(), []
    timer = GarbageTimer(SimpleNamespace(jobs=()), parent)
    monkeypatch.setattr(gc, "collect", done.append)
    monkeypatch.setattr(gc, "freeze", lambda: done.append("kept"))

    timer._collect()
    timer._collect()
    for number in range(garbage.MANY_MODULES):
        monkeypatch.setitem(sys.modules, f"imported{number}", None)
    timer._collect()

    assert done == [1, "kept", 1, 1, "kept"]
