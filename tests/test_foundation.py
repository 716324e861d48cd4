"""Sentences, errors, long work and whole files."""

import os

import pytest

from workbench.errors import WorkbenchError, sentence_of
from workbench.paths import append_line, replacing, resources, write_whole
from workbench.progress import Progress, finish
from workbench.sentence import sentence


def test_a_sentence_fills_its_template():
    assert str(sentence("{n} rows", n=3)) == "3 rows"


def test_an_error_keeps_place_and_text_apart():
    error = WorkbenchError("Row {row} of {file}: {why}.", file="a.csv", row=2, why="short")

    assert str(error) == "Row 2 of a.csv: short."
    assert error.as_json() == {"error": "Row 2 of a.csv: short.", "file": "a.csv", "row": 2, "column": None}


def test_what_the_system_says_of_a_file_is_told_and_any_other_failure_as_the_programs_own():
    assert str(sentence_of(WorkbenchError("{n} is too few.", n=1))) == "1 is too few."
    denied = OSError(13, "Permission denied", "a.csv")
    assert str(sentence_of(denied)) == "a.csv cannot be used: Permission denied."
    assert str(sentence_of(KeyError("x"))).startswith("Something went wrong inside the program (KeyError).")


def test_finish_gives_what_the_work_returns():
    def work():
        yield Progress(done=0.5, message=sentence("half"))
        return 7

    assert finish(work()) == 7


def test_a_file_is_replaced_whole(tmp_path):
    path = tmp_path / "a.txt"
    write_whole(path, "old")

    write_whole(path, "new")

    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_the_old_file_and_no_rest(tmp_path):
    path = tmp_path / "a.txt"
    write_whole(path, "old")

    with pytest.raises(RuntimeError), replacing(path) as temporary:
        temporary.write_text("ne")
        raise RuntimeError

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="the system cannot refuse links")
def test_nothing_is_added_to_what_a_link_points_to(tmp_path):
    (tmp_path / "real.txt").write_text("mine")
    (tmp_path / "link.txt").symlink_to("real.txt")

    with pytest.raises(OSError, match=r"link\.txt"):
        append_line(tmp_path / "link.txt", "new")
    append_line(tmp_path / "own.txt", "new")

    assert (tmp_path / "real.txt").read_text() == "mine"
    assert (tmp_path / "own.txt").read_text() == "new\n"


def test_what_a_link_in_a_strangers_project_points_to_is_left_alone(tmp_path):
    (tmp_path / "real.txt").write_text("mine")
    link = tmp_path / "link.txt"
    try:
        link.symlink_to("real.txt")
    except OSError:
        pytest.skip("links need a permission here")

    write_whole(link, "new")

    assert (tmp_path / "real.txt").read_text() == "mine"
    assert link.read_text() == "new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_no_file_takes_the_place_of_a_device_or_a_pipe(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(WorkbenchError, match="no ordinary file"):
        write_whole(tmp_path / "pipe", "new")

    assert (tmp_path / "pipe").is_fifo()


def test_resources_hold_the_samples():
    assert (resources() / "samples").is_dir()
