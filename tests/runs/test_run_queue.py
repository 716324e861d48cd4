"""The queue: order, removing, claims between processes, and what a crash leaves."""

import pytest

from tests.runs.conftest import LEARNED, keep_epochs
from workbench.errors import WorkbenchError
from workbench.runs.project import Project
from workbench.runs.run_queue import RunQueue


@pytest.fixture
def queue(project) -> RunQueue:
    return RunQueue(project)


def ids(queue) -> list[str]:
    return [run.id for run in queue.runs()]


def test_queued_runs_wait_in_the_order_in_which_they_were_added(project, queue, spec):
    first = queue.add(spec.model_copy(update={"training": spec.training.model_copy(update={"seed": 7})}))
    second = queue.add()

    again = RunQueue(Project.open(project.folder))

    assert ids(again) == [first.id, second.id]
    assert [row.status for row in project.rows()] == ["queued", "queued"]
    assert [run.spec.training.seed for run in again.runs()] == [7, 0]


def test_a_run_that_moves_up_goes_before_the_one_before_it(queue):
    first, second, third = (queue.add().id for _ in range(3))

    queue.move_up(third)
    queue.move_up(first)

    assert ids(queue) == [first, third, second]


def test_a_removed_run_without_an_epoch_is_gone(project, queue):
    kept, gone = queue.add(), queue.add()

    queue.remove(gone.id)

    assert ids(queue) == [row.id for row in project.rows()] == [kept.id]


def test_a_removed_run_with_an_epoch_is_kept_as_stopped(queue):
    run = queue.add()
    run.write_facts(LEARNED)
    keep_epochs(run, 0.9)

    queue.remove(run.id)

    assert (ids(queue), run.status) == ([], "stopped")


def test_what_does_not_wait_is_named_with_what_does(queue, finished):
    waiting = queue.add()

    with pytest.raises(WorkbenchError, match=f"{finished.id} does not wait.*{waiting.id}"):
        queue.move_up(finished.id)


def test_only_one_of_two_takes_a_run(project, queue):
    run = queue.add()
    other = RunQueue(Project.open(project.folder)).runs()[0]

    assert (run.claim(), other.claim()) == (True, False)
    assert (run.status, ids(queue)) == ("running", [])
    assert [each.id for each in queue.in_training()] == [run.id]


def test_a_run_whose_process_died_waits_again_at_its_place(queue):
    first, second = queue.add(), queue.add()
    first.claim()
    first.release()  # as the system does at a process's end

    assert ids(queue) == [first.id, second.id]
    assert first.claim()


def test_a_run_that_ended_has_no_place(queue):
    run = queue.add()
    run.claim()

    run.mark("finished")

    assert (run.state.place, ids(queue)) == (0, [])
