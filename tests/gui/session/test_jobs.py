"""A job relays what its work yields, and nothing of it is left once it has ended."""

import gc
import weakref

import pytest

from workbench.errors import WorkbenchError
from workbench.gui.session.jobs import JobQueue


class Held:
    """Something large that a listener holds."""


def counting():
    yield from (1, 2)
    return 3


def failing():
    yield 1
    raise WorkbenchError("It cannot be read.")


@pytest.fixture
def queue(qapp):
    return JobQueue()


def test_events_arrive_in_order_and_the_result_last(qtbot, queue):
    heard = []
    job = queue.run("Counting", counting)
    job.progressed.connect(heard.append)
    job.finished.connect(lambda value: heard.append(("finished", value)))

    qtbot.waitUntil(lambda: not queue.jobs)

    assert heard == [1, 2, ("finished", 3)]


@pytest.mark.parametrize("work", [counting, failing])
def test_an_ended_job_and_what_its_listeners_hold_are_freed(work, qtbot, queue):
    held = Held()
    job = queue.run("Counting", work)
    job.failed.connect(lambda _error, held=held: None)
    job.ended.connect(lambda job=job, held=held: None)
    alive = [weakref.ref(job), weakref.ref(held)]
    del job, held

    def freed():
        gc.collect()
        return [each() for each in alive] == [None, None]

    qtbot.waitUntil(lambda: not queue.jobs)
    qtbot.waitUntil(freed)


def test_every_listener_hears_of_the_end(qtbot, queue):
    heard = []
    job = queue.run("Counting", counting)
    for number in range(3):
        job.ended.connect(lambda number=number: heard.append(number))
    queue.ended.connect(lambda ended: heard.append(ended.title))

    qtbot.waitUntil(lambda: not queue.jobs and not queue.children())

    assert sorted(map(str, heard)) == ["0", "1", "2", "Counting"]


def test_a_job_that_is_still_named_can_be_asked_after_its_end(qtbot, queue):
    job = queue.run("Counting", counting)
    qtbot.waitUntil(lambda: not queue.jobs and not queue.children())

    job.stop()

    assert (job.title, job.wait(0)) == ("Counting", True)
