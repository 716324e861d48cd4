"""What a job tells, to whom, and that nothing of it stays when it has ended."""

import gc
import sys
import threading
import time
import weakref
from functools import partial

from PySide6.QtCore import QObject, QTimer
from shiboken6 import delete

from workbench.gui.session.jobs import telling
from workbench.gui.style.turns import BUDGET_S


def work():
    yield 1
    return 2


def count_to_three():
    yield from range(3)


class Listener(QObject):
    def __init__(self):
        super().__init__()
        self.heard = []

    def hear(self, value):
        self.heard.append((value, telling()))


def end(qtbot, session):
    qtbot.waitUntil(lambda: not session.jobs.jobs)


def test_all_that_a_job_tells_arrives_in_order_on_the_thread_that_made_it(qtbot, session):
    told = []
    job = session.jobs.run("Counting", work)
    job.progressed.connect(lambda value: told.append((value, threading.get_ident())))
    job.finished.connect(lambda value: told.append((value, threading.get_ident())))
    job.ended.connect(lambda: told.append("ended"))

    end(qtbot, session)

    here = threading.get_ident()
    assert told == [(1, here), (2, here), "ended"]


def test_what_takes_long_to_hear_has_turns_of_its_own_and_no_job_waits_for_another_to_fall_silent(qtbot, session):
    told = []

    def hear(name, value):
        told.append((name, value, turns[0]))
        time.sleep(2 * BUDGET_S)

    def count_turns():
        turns[0] += 1

    turns = [0]
    ticking = QTimer(session, interval=0)
    ticking.timeout.connect(count_turns)
    ticking.start()
    for name in "ab":
        job = session.jobs.run(name, count_to_three)
        job.progressed.connect(partial(hear, name))

    end(qtbot, session)

    assert len({turn for _, _, turn in told}) == 6
    assert [value for name, value, _ in told if name == "a"] == [0, 1, 2]
    assert {name for name, *_ in told[:2]} == {"a", "b"}


def test_nothing_that_a_listener_holds_stays_when_a_job_has_ended(qtbot, session):
    listener = Listener()
    held = weakref.ref(listener)
    job = session.jobs.run("Counting", work)
    job.finished.connect(lambda value, listener=listener: listener.hear(value))
    job.ended.connect(listener.deleteLater)
    del listener

    end(qtbot, session)

    qtbot.waitUntil(lambda: gc.collect() >= 0 and held() is None)  # Qt holds what it deletes later


def test_no_ended_job_stays(qtbot, session):
    jobs = weakref.WeakSet(session.jobs.run("Counting", work) for _ in range(20))
    assert len(jobs) == 20

    end(qtbot, session)
    gc.collect()

    assert not jobs


def test_a_widget_that_is_gone_is_passed_over(qtbot, session):
    gone, listener = Listener(), Listener()
    job = session.jobs.run("Counting", work)
    for each in (gone, listener):
        job.finished.connect(each.hear)
    delete(gone)

    end(qtbot, session)

    assert listener.heard == [(2, job)]
    assert gone.heard == []


def test_a_fault_in_one_listener_keeps_no_other_from_hearing(qtbot, session, monkeypatch):
    faults, listener = [], Listener()
    monkeypatch.setattr(sys, "excepthook", lambda *fault: faults.append(fault[1]))
    job = session.jobs.run("Counting", work)
    job.finished.connect(lambda value: value.nothing)
    job.finished.connect(listener.hear)

    end(qtbot, session)

    assert listener.heard == [(2, job)]
    assert [type(fault) for fault in faults] == [AttributeError]


def test_who_tells_is_known_only_while_it_tells(qtbot, session):
    seen = []
    job = session.jobs.run("Counting", work)
    job.finished.connect(lambda _: seen.append(telling()))

    end(qtbot, session)

    assert seen == [job]
    assert telling() is None


def test_what_the_system_says_of_a_file_is_told_and_is_no_fault_of_the_program(qtbot, session, caplog, tmp_path):
    failures = []

    def reading():
        yield 1
        (tmp_path / "gone.csv").open()

    session.jobs.run("Reading", reading).failed.connect(failures.append)
    end(qtbot, session)

    assert "gone.csv cannot be used: No such file" in str(failures[0])
    assert not caplog.records
