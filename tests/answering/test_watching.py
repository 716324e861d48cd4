"""A watched folder: whole files are answered once, bad ones named, and the table grows and is always whole."""

import csv
import os
from pathlib import Path

import pytest

from tests.answering.live_projects import movements
from tests.cli.conftest import run as command
from workbench.answering.using import answering_files, use
from workbench.answering.watching import FileAnswered, FileSkipped, GrowingTable, watch
from workbench.errors import WorkbenchError
from workbench.progress import Progress, finish


@pytest.fixture
def inbox(tmp_path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


@pytest.fixture
def watching(classifier, inbox):
    answer = answering_files(classifier.run())
    return lambda to: watch(answer, inbox, to, pause=0)


def looks(events, count: int) -> list:
    """What happens until the folder was looked at so many times."""
    found = []
    for event in events:
        if isinstance(event, Progress) and "Watching" in str(event.message):
            count -= 1
            if not count:
                return found
        elif not isinstance(event, Progress):
            found.append(event)
    raise AssertionError


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_file_is_answered_once_as_predict_does(classifier, inbox, watching, tmp_path):
    movements(inbox / "one.csv", 3)
    events = watching(tmp_path / "out.csv")

    (first,) = looks(events, 3)
    movements(inbox / "two.csv", 2)
    (second,) = looks(events, 3)

    rows = table(tmp_path / "out.csv")
    alone = finish(use(classifier, classifier.run().id, [inbox / "one.csv"])).answered
    assert [list(row.values())[1:] for row in rows[:3]] == [list(map(str, row)) for row in alone.rows]
    assert [row["file"] for row in rows] == ["one.csv"] * 3 + ["two.csv"] * 2
    assert (first.rows, second.file, len(second.table.rows)) == (3, "two.csv", 5)
    assert {row["class"] for row in rows} <= {"up", "down"}


def test_a_new_start_answers_nothing_twice(inbox, watching, tmp_path):
    movements(inbox / "one.csv", 2)
    looks(watching(tmp_path / "out.csv"), 3)
    movements(inbox / "two.csv", 2)

    found = looks(watching(tmp_path / "out.csv"), 3)

    assert [event.file for event in found] == ["two.csv"]
    assert len(table(tmp_path / "out.csv")) == 4


def test_a_file_is_answered_once_it_no_longer_grows(inbox, watching, tmp_path):
    path, events = inbox / "grows.csv", watching(tmp_path / "out.csv")
    lines = movements(tmp_path / "whole.csv", 3).read_text().splitlines(keepends=True)
    path.write_text("".join(lines[:9]))

    assert looks(events, 1) == []
    path.write_text("".join(lines))
    assert looks(events, 1) == []
    (answered,) = looks(events, 1)

    assert (answered.file, answered.rows) == ("grows.csv", 3)


def test_a_file_that_grows_while_it_is_answered_is_answered_anew(classifier, inbox, tmp_path):
    path = movements(inbox / "one.csv", 2)
    whole, calls = answering_files(classifier.run()), []

    def answer(asked):
        answered = yield from whole(asked)
        if not calls:
            movements(path, 3)
            os.utime(path, ns=(0, 0))
        calls.append(asked)
        return answered

    (answered,) = looks(watch(answer, inbox, tmp_path / "out.csv", pause=0), 5)

    assert (answered.rows, len(calls)) == (3, 2)


def test_a_bad_file_is_named_and_tried_again_once_it_has_changed(inbox, watching, tmp_path):
    (inbox / "bad.csv").write_text("sequence_id,t,x,label\n1,0,high,up\n")
    movements(inbox / "good.csv", 2)
    events = watching(tmp_path / "out.csv")

    found = looks(events, 5)
    movements(inbox / "bad.csv", 2)
    (mended,) = looks(events, 3)

    assert [type(event) for event in found] == [FileSkipped, FileAnswered]
    assert "bad.csv" in str(found[0].reason) and mended.file == "bad.csv"
    assert [row["file"] for row in table(tmp_path / "out.csv")] == ["good.csv"] * 2 + ["bad.csv"] * 2


def test_what_is_hidden_unfinished_or_the_table_itself_is_left_alone(inbox, watching):
    movements(inbox / "one.csv", 2)
    for name in (".hidden.csv", "two.csv.part", "three.tmp"):
        movements(inbox / name, 2)

    found = looks(watching(inbox / "out.csv"), 5)

    assert [event.file for event in found] == ["one.csv"]


def test_columns_that_only_some_files_have_stay_empty_elsewhere(tmp_path, classifier):
    grown = GrowingTable(tmp_path / "out.csv")
    answered = finish(answering_files(classifier.run())(movements(tmp_path / "one.csv", 1)))
    grown.add("=first.csv", answered)

    answered.header.append("time")
    answered.rows[0].append("2024-01-01")
    grown.add("second.csv", answered)

    rows = table(tmp_path / "out.csv")
    assert [(row["file"], row["time"]) for row in rows] == [("'=first.csv", ""), ("second.csv", "2024-01-01")]
    assert GrowingTable.at(tmp_path / "out.csv").holds("=first.csv")


@pytest.mark.skipif(os.name == "nt", reason="names of files are text there")
def test_a_file_whose_name_is_no_text_is_answered_once(inbox, watching, tmp_path):
    movements(inbox / os.fsdecode(b"caf\xe9.csv"), 1)

    first, again = (looks(watching(tmp_path / "out.csv"), 3) for _ in range(2))

    assert ([event.rows for event in first], again) == ([1], [])


@pytest.mark.parametrize("content", ["mine,too\n1,2\n", "", "\ud800"])
def test_a_file_that_is_no_such_table_is_not_overwritten(content, inbox, watching, tmp_path):
    out = tmp_path / "out.csv"
    out.write_bytes(content.encode("utf-8", "surrogatepass"))

    with pytest.raises(WorkbenchError, match="is no table of a watched folder"):
        next(watching(out))
    assert out.read_bytes() == content.encode("utf-8", "surrogatepass")


def test_a_folder_that_is_gone_is_told(inbox, watching, tmp_path):
    inbox.rmdir()

    with pytest.raises(WorkbenchError, match="cannot be watched: No such file"):
        next(watching(tmp_path / "out.csv"))


@pytest.mark.parametrize("as_json", [False, True])
def test_the_command_answers_until_it_is_told_to_stop(as_json, classifier, inbox, tmp_path, monkeypatch):
    movements(inbox / "good.csv", 2)
    (inbox / "bad.csv").write_text("nothing\nof use\n")
    before = watch

    def until_three_looks(answer, where, to):
        yield from looks(before(answer, where, to, pause=0), 3)

    monkeypatch.setattr("workbench.answering.watching.watch", until_three_looks)

    done = command("watch", classifier.folder, inbox, "--to", tmp_path / "out.csv", *(["--json"] if as_json else []))

    assert done.exit_code == 0
    assert ('"rows": 2' if as_json else "good.csv: 2 rows in") in done.stdout
    assert "bad.csv" in (done.stdout if as_json else done.stderr)
