"""Projects: folders that open, move and list their runs."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from workbench.errors import WorkbenchError
from workbench.runs.project import Project


def test_a_project_opens_as_it_was_created(project, spec):
    assert Project.open(project.folder).spec == project.spec == spec


def test_a_moved_project_finds_the_data_inside_it(project, tmp_path):
    moved = tmp_path / "elsewhere"
    shutil.move(project.folder, moved)

    assert Project.open(moved).spec.data.sources[0].path == str(moved / "series.csv")


def test_sources_outside_are_kept_by_their_full_path(project, spec, tmp_path):
    outside = spec.data.sources[0].model_copy(update={"path": str(tmp_path / "far.csv")})
    project.save(spec.model_copy(update={"data": spec.data.model_copy(update={"sources": (outside,)})}))

    assert json.loads((project.folder / "project.json").read_text())["data"]["sources"][0]["path"] == outside.path
    assert Project.open(project.folder).spec.data.sources[0].path == outside.path


def test_a_folder_without_a_project_is_named(tmp_path):
    with pytest.raises(WorkbenchError, match="is not a project"):
        Project.open(tmp_path)


def test_a_project_is_not_made_over_another(project, spec):
    with pytest.raises(WorkbenchError, match="already holds a project"):
        Project.create(project.folder, spec)


def test_a_project_of_a_newer_version_is_refused(project):
    (project.folder / "project.json").write_text('{"version": 99}')

    with pytest.raises(WorkbenchError, match="newer version"):
        Project.open(project.folder)


@pytest.mark.parametrize("content", [b'{"version": 1, "da', b"\xff\xfe\x00", b"[1]"])
def test_a_damaged_project_is_one_sentence(project, content):
    (project.folder / "project.json").write_bytes(content)

    with pytest.raises(WorkbenchError, match=r"project\.json"):
        Project.open(project.folder)


def test_a_file_in_the_place_of_a_folder_is_one_sentence(tmp_path, spec):
    (tmp_path / "taken").write_text("")

    with pytest.raises(WorkbenchError, match="cannot be written"):
        Project.create(tmp_path / "taken" / "project", spec)


def test_run_names_are_dates_and_numbers_that_sort(project):
    runs = [project.new_run() for _ in range(3)]

    assert [run.id[-4:] for run in runs] == ["-001", "-002", "-003"]
    assert [run.id for run in project.runs()] == sorted(run.id for run in runs)


@pytest.mark.parametrize("name", ["../project", "/etc", "2026-01-01-001", "", "."])
def test_a_name_that_is_no_run_is_refused(project, finished, name):
    with pytest.raises(WorkbenchError, match=rf"no run {name}.*{finished.id}"):
        project.run(name)


def test_the_run_meant_without_a_name_is_the_newest_finished_one(project, finished):
    project.new_run()

    assert project.run().id == finished.id


def test_without_a_trained_run_the_user_is_told_to_train(project):
    project.new_run()

    with pytest.raises(WorkbenchError, match="Train it first"):
        project.run()


def test_the_run_table_shows_the_best_epoch(project, finished):
    row = project.rows()[0]

    assert (row.id, row.status, row.template) == (finished.id, "finished", "small")
    assert (row.epochs, row.best_epoch, row.val_loss) == (3, 2, 0.5)


@pytest.mark.parametrize("damage", [None, b"this is not a database, but long enough to be read as one" * 20])
def test_a_lost_index_is_made_again_from_the_folders(project, finished, damage):
    index = project.folder / "runs.sqlite"
    before = project.rows()
    index.unlink() if damage is None else index.write_bytes(damage)

    assert Project.open(project.folder).rows() == before


def test_a_run_whose_folder_was_removed_leaves_the_table(project, finished):
    shutil.rmtree(finished.folder)

    assert project.rows() == ()


def test_a_damaged_run_does_not_hide_the_others(project, finished):
    damaged = project.new_run()
    (damaged.folder / "state.json").write_text("{")

    assert [row.status for row in project.rows()] == ["finished", "damaged"]
    with pytest.raises(WorkbenchError, match=r"state\.json"):
        _ = damaged.status


def test_a_project_that_can_only_be_read_lists_its_runs_and_keeps_nothing(project, finished, monkeypatch):
    kept = {path: path.stat().st_mtime_ns for path in project.folder.rglob("*")}
    monkeypatch.setattr("workbench.runs.store.can_write", lambda folder: False)

    opened = Project.open(project.folder)

    assert [row.id for row in opened.rows()] == [finished.id] and opened.run().id == finished.id
    for change in (opened.new_run, lambda: opened.save(opened.spec), lambda: opened.remove_run(finished.id)):
        with pytest.raises(WorkbenchError, match="can only be read"):
            change()
    assert {path: path.stat().st_mtime_ns for path in project.folder.rglob("*")} == kept


def test_a_project_that_was_renamed_meanwhile_is_told_in_one_sentence(project, finished, tmp_path):
    project.folder.rename(tmp_path / "renamed")

    for ask in (project.rows, project.runs, project.run, project.new_run, lambda: project.save(project.spec)):
        with pytest.raises(WorkbenchError, match="no longer there"):
            ask()


def test_a_project_name_may_hold_any_sign(tmp_path, spec):
    folder: Path = tmp_path / "50% 图 ?#"

    assert Project.create(folder, spec).rows() == ()
    assert (folder / "runs.sqlite").exists()


def test_an_index_that_another_program_has_locked_is_worked_without(project, finished):
    other = sqlite3.connect(project.folder / "runs.sqlite", isolation_level=None)
    other.execute("begin exclusive")

    run = project.new_run()
    run.mark("finished")

    assert [row.status for row in project.rows()] == ["finished", "finished"]
    other.execute("rollback")
    other.close()
    assert [row.status for row in Project.open(project.folder).rows()] == ["finished", "finished"]


def test_a_row_is_read_anew_once_its_run_has_changed(project, finished):
    assert project.rows()[0].epochs == 3
    history = finished.folder / "history.jsonl"
    history.write_text(history.read_text().splitlines()[0] + "\n")

    assert Project.open(project.folder).rows()[0].epochs == 1


def test_an_index_of_an_older_version_is_made_again(project, finished):
    index = sqlite3.connect(project.folder / "runs.sqlite")
    index.execute("alter table runs drop column stamp")
    index.close()

    assert Project.open(project.folder).rows() == project.rows()


def test_a_run_goes_to_the_trash_and_comes_back_whole(project, finished):
    project.discard_run(finished.id)

    assert (project.runs(), project.rows(), project.discarded()) == ((), (), (finished.id,))
    project.restore_run(finished.id)
    assert project.run(finished.id).history == finished.history and project.discarded() == ()


def test_no_new_run_takes_the_name_of_one_in_the_trash(project, finished):
    project.discard_run(finished.id)
    other = project.new_run()
    other.mark("stopped")

    project.restore_run(finished.id)

    assert [run.id for run in project.runs()] == [finished.id, other.id]


def test_a_run_in_training_cannot_go_to_the_trash(project):
    run = project.new_run()

    with pytest.raises(WorkbenchError, match="being trained"):
        project.discard_run(run.id)
    run.release()


def test_the_trash_can_be_emptied(project, finished):
    project.discard_run(finished.id)
    project.empty_trash()

    with pytest.raises(WorkbenchError, match="not in the project's trash"):
        project.restore_run(finished.id)
    assert not (project.folder / "trash").exists()
