"""Searches that processes share over PostgreSQL: what a dead worker left is tried again, once, from its last epoch."""

import subprocess
import sys
from pathlib import Path

import pytest
from optuna.trial import TrialState

from tests.search import postgres
from workbench.errors import WorkbenchError
from workbench.runs.project import Project
from workbench.search import searching
from workbench.search.events import TrialEnd, TrialEpoch, TrialStart
from workbench.search.identity import search_name
from workbench.search.results import read_search
from workbench.search.storage import opened
from workbench.spec import set_key

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def url():
    if postgres.absent():
        pytest.skip(postgres.absent())
    with postgres.server() as address:
        yield address


@pytest.fixture
def grid(project, asked):
    """Three points that are always the same, of two epochs each."""
    asked = asked.model_copy(update={"sampler": "grid", "levels": 2, "trials": 3})
    project.save(project.spec.model_copy(update={"search": asked}))
    return asked


def killed_in_trial(project: Project, url: str, number: int) -> str:
    """Kill a worker after the first epoch of a trial; gives that trial's run."""
    command = [sys.executable, "-m", "tests.search.worker", str(project.folder), url, "1", "1"]
    worker = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    for line in worker.stdout:
        if line.startswith(f"TrialEpoch {number} "):
            worker.kill()
            worker.communicate()
            return line.split()[2]
    raise AssertionError


def test_what_a_killed_worker_left_is_tried_again_from_its_last_epoch(url, find, project, grid, monkeypatch):
    monkeypatch.setattr(searching, "LOOK_SECONDS", 0.05)
    run = killed_in_trial(project, url, 1)

    events = find(grid, storage=url, beat=1, grace=1)

    trials = read_search(project, grid, storage=url)
    again = next(event for event in events if isinstance(event, TrialStart) and event.run == run)
    assert (again.trial, "epoch 1" in str(again.message)) == (1, True)
    assert [(trial.trial, trial.state) for trial in trials] == [(number, "complete") for number in range(3)]
    assert len({tuple(trial.settings.values()) for trial in trials}) == len(project.runs()) == 3


def test_a_trial_whose_worker_was_taken_for_dead_counts_once(url, find, project, asked):
    project.save(set_key(project.spec, "training.batch_size", "32"))  # a search of its own
    name, taken = search_name(project.spec, asked), []

    def take_over(event) -> bool:
        if isinstance(event, TrialEpoch) and not taken:
            with opened(project.folder, url, write=True) as kept:
                (trial,) = kept.database.get_all_trials(kept.database.get_study_id_from_name(name))
                taken.append(kept.database.set_trial_state_values(trial._trial_id, TrialState.FAIL))
        return False

    events = find(asked.model_copy(update={"trials": 2}), storage=url, until=take_over)

    ends = [event.trial for event in events if isinstance(event, TrialEnd)]
    assert (len(ends), len(set(ends)), ends[0]) == (2, 2, 0)
    assert [run.status for run in project.runs()] == ["finished"] * 2  # what was trained is not trained again


def test_a_server_that_is_not_there_is_told(project, asked, find):
    if postgres.absent():
        pytest.skip(postgres.absent())
    with pytest.raises(WorkbenchError, match="cannot be used"):
        find(asked, storage=f"postgresql://nobody@/none?host={project.folder}")
