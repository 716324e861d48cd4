"""Files that are written whole, whatever a disk without room or a killed process leaves."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from safetensors import SafetensorError

from workbench.errors import FullDiskError, sentence_of
from workbench.paths import append_line, beside, replacing, sweep, write_whole

FULL = (
    OSError(errno.ENOSPC, "No space left on device"),
    OSError(errno.EDQUOT, "Disk quota exceeded"),
    SafetensorError("Error while serializing: I/O error: No space left on device (os error 28)"),
)


@pytest.mark.parametrize("error", FULL, ids=["system", "quota", "library"])
def test_a_disk_without_room_is_named_whoever_says_so(error, tmp_path):
    write_whole(tmp_path / "a.txt", "old")

    with pytest.raises(FullDiskError, match=r"disk / has no room left.*a\.txt"), replacing(tmp_path / "a.txt"):
        raise error

    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text() == "old"


def test_what_else_a_library_says_of_the_system_names_the_file(tmp_path):
    with pytest.raises(OSError, match=r"a\.txt") as raised, replacing(tmp_path / "a.txt"):
        raise SafetensorError("I/O error: Input/output error (os error 5)")

    assert str(sentence_of(raised.value)).startswith(str(tmp_path / "a.txt"))


def test_a_full_disk_is_told_alike_where_no_file_of_ours_is_written():
    error = OSError(errno.ENOSPC, "No space left on device", "/some/folder")

    assert "The disk / has no room left, so /some/folder" in str(sentence_of(error))


def test_a_full_disk_is_told_where_a_line_is_added(tmp_path, monkeypatch):
    def full(*_args, **_options):
        raise FULL[0]

    monkeypatch.setattr("builtins.open", full)

    with pytest.raises(FullDiskError, match=r"log\.txt"):
        append_line(tmp_path / "log.txt", "line")


def test_a_file_has_the_permissions_of_any_other_without_a_look_at_the_mask_of_all_threads(tmp_path, monkeypatch):
    (tmp_path / "other").touch()
    monkeypatch.delattr("os.umask")

    write_whole(tmp_path / "a.txt", "new")

    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_what_a_killed_process_left_is_taken_over(tmp_path):
    left = beside(tmp_path / "a.txt", 0)
    left.write_text("half of a long text")

    write_whole(tmp_path / "a.txt", "new")

    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text() == "new"


def test_two_that_write_the_same_file_do_not_meet(tmp_path):
    with replacing(tmp_path / "a.txt") as first, replacing(tmp_path / "a.txt") as second:
        first.write_text("first")
        second.write_text("second")
        sweep(tmp_path)

    assert first != second
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text() == "first"


def test_without_locks_a_left_file_is_let_alone(tmp_path, monkeypatch):
    monkeypatch.setattr("workbench.paths.lock", lambda handle: None)
    beside(tmp_path / "a.txt", 0).write_text("half")

    write_whole(tmp_path / "a.txt", "new")

    assert (tmp_path / "a.txt").read_text() == "new"
    assert beside(tmp_path / "a.txt", 0).read_text() == "half"


@pytest.mark.parametrize("kind", ["link", "hard link", "pipe"])
def test_nothing_strange_in_the_place_of_a_temporary_file_is_written_to(kind, tmp_path):
    (tmp_path / "theirs").write_text("precious")
    place = beside(tmp_path / "a.txt", 0)
    if kind == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to("theirs") if kind == "link" else place.hardlink_to(tmp_path / "theirs")

    write_whole(tmp_path / "a.txt", "new")
    sweep(tmp_path)

    assert (tmp_path / "a.txt").read_text() == "new"
    assert (tmp_path / "theirs").read_text() == "precious"
    assert os.path.lexists(place)


@pytest.mark.parametrize("name", ["n" * 250, "图" * 83, "n." + "e" * 240, "n" * 245 + ".csv"])
def test_names_as_long_as_disks_allow_are_written(name, tmp_path):
    write_whole(tmp_path / name, "new")

    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_what_is_left_is_swept_and_what_others_hold_or_own_is_not(tmp_path):
    left, own = beside(tmp_path / "a.txt", 0), tmp_path / ".my.part.txt"
    left.write_text("half")
    own.write_text("mine")
    holder = (
        "import sys; from pathlib import Path; from workbench.paths import replacing\n"
        "with replacing(Path(sys.argv[1])) as held: print(held, flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", holder, tmp_path / "b.txt"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        held = process.stdout.readline().strip()
        sweep(tmp_path)
        found = {path.name for path in tmp_path.iterdir()}
        process.kill()

    assert found == {own.name, Path(held).name}
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == [own]
