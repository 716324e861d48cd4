"""The index of runs: whatever lies in its file, the runs' own folders tell what is true."""

import sqlite3
from pathlib import Path

import pytest

from workbench.project_files import own_path
from workbench.runs.project import Project
from workbench.runs.store import RunRow, RunStore

PAGE = 4096
ENDLESS = """CREATE VIEW runs AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)
SELECT CAST(x AS text) id, 'c' created, 'finished' status, 't' template, 1 epochs, 1 best_epoch, 0.5 val_loss FROM c"""


def row(run: str) -> RunRow:
    return RunRow(id=run, created="c", status="finished", template="t", epochs=1, best_epoch=1, val_loss=0.5)


def changed(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as database:
        for statement in statements:
            database.execute(statement)
    database.close()


def overwritten(path: Path, page: int, content: bytes) -> None:
    changed(path, "PRAGMA journal_mode=DELETE")
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(content)


@pytest.fixture
def store(tmp_path) -> RunStore:
    made = RunStore(own_path(tmp_path, "runs.sqlite"))
    made.put(row("2024-01-01-001"))
    return made


def test_an_index_of_an_earlier_start_is_kept(store, tmp_path):
    assert list(RunStore(own_path(tmp_path, "runs.sqlite")).rows()) == ["2024-01-01-001"]


@pytest.mark.parametrize(
    "statements",
    [
        ("DROP TABLE runs", ENDLESS),
        ("CREATE TRIGGER t AFTER INSERT ON runs BEGIN DELETE FROM runs; END",),
        ("CREATE VIEW other AS SELECT 1",),
        ("ALTER TABLE runs ADD COLUMN more",),
        ("DROP TABLE runs",),
    ],
)
def test_an_index_that_could_compute_or_holds_else_is_made_anew(store, tmp_path, statements):
    changed(tmp_path / "runs.sqlite", *statements)

    store.put(row("2024-01-01-002"))

    assert list(RunStore(own_path(tmp_path, "runs.sqlite")).rows()) == ["2024-01-01-002"]


@pytest.mark.parametrize("page", [1, 2, 3])
def test_a_damaged_page_is_found_on_writing_too(store, tmp_path, page):
    overwritten(tmp_path / "runs.sqlite", page, b"\xcd" * PAGE)

    store.put(row("2024-01-01-002"))

    assert "2024-01-01-002" in store.rows()


@pytest.mark.parametrize("value", ["CAST(x'cdcd' AS TEXT)", "x'00'", "1.5"])
def test_a_row_of_other_types_or_of_no_text_makes_the_index_anew(store, tmp_path, value):
    changed(tmp_path / "runs.sqlite", f"UPDATE runs SET status = {value}, best_epoch = {value}")

    assert store.rows() == {}


def test_a_project_lists_its_runs_whatever_became_of_the_index(finished, project):
    overwritten(project.folder / "runs.sqlite", 2, b"\xcd" * PAGE)

    assert [found.status for found in Project.open(project.folder).rows()] == ["finished"]
