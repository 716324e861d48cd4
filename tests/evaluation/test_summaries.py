"""Runs in a line: read once, found again in the index, and never older than their folders."""

import os
import shutil
import sqlite3

import pytest

from workbench.evaluation import summaries
from workbench.evaluation.summaries import SomeRuns, load_summaries
from workbench.progress import finish
from workbench.runs.project import Project
from workbench.runs.remarks import Remarks, write_remarks
from workbench.runs.summary import keys_of

LONG_AGO = 1_700_000_000


def settle(project: Project) -> None:
    """As if nothing had changed for long."""
    for run in (project.folder / "runs").iterdir():
        os.utime(run, (LONG_AGO, LONG_AGO))


@pytest.fixture
def reads(monkeypatch) -> list[str]:
    """The runs whose folders were read."""
    read, known = [], summaries.summarise
    monkeypatch.setattr(summaries, "summarise", lambda run: read.append(run.id) or known(run))
    return read


def loaded(project: Project, **known):
    return finish(load_summaries(project, **known))


def test_a_run_is_told_in_a_line(project, finished):
    write_remarks(finished.folder, Remarks(tags=("paper",)))
    (finished.folder / "evaluation.json").write_text('{"metrics": {"rmse": 1.5}, "outcome": "as_good"}')

    (line,) = loaded(project)

    assert (line.run, line.state, line.epochs, line.best_epoch, line.val_loss) == (finished.id, "finished", 3, 2, 0.5)
    assert (line.outcome, line.value("rmse"), line.value("tags")) == ("as_good", 1.5, ("paper",))
    assert line.value("model.layers.0.dropout") == 0.2 and line.value("training.optimizer") == "adam"
    assert line.value("data.sources.0.path") == "series.csv"
    assert line.value("model.layers.7.units") is None


def test_runs_are_read_once_and_found_in_the_index_later(project, finished, reads):
    settle(project)
    first = loaded(project)

    again = loaded(Project.open(project.folder))

    assert again == first and reads == [finished.id]


def test_a_run_that_changed_is_read_anew(project, finished, reads):
    settle(project)
    first = {line.run: line for line in loaded(project)}
    write_remarks(finished.folder, Remarks(starred=True))

    (line,) = loaded(project, known=first)

    assert line.remarks.starred and len(reads) == 2


def test_a_run_that_changed_just_now_is_not_kept(project, finished, reads):
    loaded(project)
    loaded(project)

    assert reads == [finished.id] * 2


def test_a_run_whose_process_died_is_interrupted(project, monkeypatch):
    run = project.new_run()
    settle(project)
    known = {line.run: line for line in loaded(project)}
    run.release()

    (line,) = loaded(project, known=known)

    assert (known[run.id].state, line.state) == ("running", "interrupted")


def test_a_damaged_run_is_told_as_such_and_a_lost_one_not_at_all(project, finished):
    other = project.new_run()
    other.mark("stopped")
    (other.folder / "spec.json").write_text("{dam")
    settle(project)

    assert [line.state for line in loaded(project)] == ["finished", "damaged"]
    shutil.rmtree(finished.folder)
    assert [line.state for line in loaded(project)] == ["damaged"]
    assert list(project.store.summaries(summaries._form())) == [other.id]


def test_many_runs_come_in_parts(project, finished, monkeypatch):
    monkeypatch.setattr(summaries, "AT_ONCE", 1)
    project.new_run().mark("stopped")

    events = list(load_summaries(project))

    assert [len(event.runs) for event in events if isinstance(event, SomeRuns)] == [1]


def test_an_index_of_another_form_is_not_believed(project, finished, reads, monkeypatch):
    settle(project)
    loaded(project)
    monkeypatch.setattr(summaries, "_form", lambda: "another")
    loaded(project)

    assert reads == [finished.id] * 2


@pytest.mark.parametrize("content", ['{"run": 3}', "{dam", '{"run": "a", "state": "", "created": "", "epochs": 1e12}'])
def test_an_index_that_holds_something_else_is_made_anew(project, finished, reads, content):
    settle(project)
    first = loaded(project)
    with sqlite3.connect(project.folder / "runs.sqlite") as database:
        database.execute("UPDATE summaries SET content = ?", (content,))
    database.close()

    assert loaded(project) == first and reads == [finished.id] * 2


def test_a_project_that_was_moved_tells_where_it_is(project, finished, tmp_path):
    settle(project)
    loaded(project)
    moved = shutil.move(project.folder, tmp_path / "moved")

    assert loaded(Project.open(moved))[0].project == str(moved)


def test_settings_stand_in_the_order_of_the_spec(project, finished):
    keys = keys_of(loaded(project))

    assert keys.index("data.roles.level") < keys.index("model.layers.0.units") < keys.index("training.loss")
