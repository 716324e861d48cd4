"""What is said of paths of a project; that no link leads out of one is held in tests/hostile."""

import os

import pytest

from workbench import project_files
from workbench.errors import WorkbenchError
from workbench.folders import copy_folder
from workbench.paths import append_line, beside, replacing, sweep, write_whole
from workbench.project_files import own_path
from workbench.stored import read_bytes


@pytest.fixture(autouse=True, params=["by handle", "by name"])
def way(request, monkeypatch):
    """What systems with handles do, and all others."""
    if request.param == "by name":
        monkeypatch.setattr(project_files, "BY_HANDLE", False)


def test_a_path_of_a_project_may_be_absent_and_its_folder_named_by_a_link(tmp_path):
    (tmp_path / "real" / "runs").mkdir(parents=True)
    (tmp_path / "named").symlink_to("real")
    log = own_path(tmp_path / "named", "runs", "new", "log.txt")

    assert not log.exists() and log.path == tmp_path / "named" / "runs" / "new" / "log.txt"
    own_path(tmp_path / "named", "runs", "new").mkdir()
    append_line(log, "line")
    assert log.path.read_text() == "line\n"


@pytest.mark.parametrize("place", ["runs", "runs/1", "runs/1/log.txt"])
def test_a_link_on_the_way_is_named(place, tmp_path):
    (tmp_path / "project" / place).parent.mkdir(parents=True)
    (tmp_path / "project" / place).symlink_to(tmp_path)

    with pytest.raises(WorkbenchError, match=f"{place} is a link"):
        own_path(tmp_path / "project", "runs", "1", "log.txt").named()


def test_a_file_is_written_whole_whatever_is_left_of_an_earlier_time(tmp_path):
    file = own_path(tmp_path, "a.txt")
    left = beside(file.path, 0)
    left.write_text("half of a long text")

    write_whole(file, "old")
    with pytest.raises(RuntimeError), replacing(file) as temporary:
        temporary.write_text("half")
        raise RuntimeError

    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert read_bytes(file) == b"old"
    left.write_text("half")
    sweep(own_path(tmp_path))
    assert not left.exists()


def test_what_the_system_says_names_the_whole_path(tmp_path):
    file = own_path(tmp_path, "runs", "a.txt")

    with pytest.raises(FileNotFoundError) as none:
        read_bytes(file)
    (tmp_path / "runs").write_text("")
    with pytest.raises(NotADirectoryError) as raised:
        write_whole(file, "new")

    assert str(tmp_path / "runs") in str(none.value) and str(tmp_path / "runs") in str(raised.value)


def test_folders_are_made_once_and_deleted_whole(tmp_path):
    folder = own_path(tmp_path, "cache")
    folder.mkdir()
    folder.mkdir()
    write_whole(folder / "a.txt", "new")

    with folder.entries() as entries:
        assert [(entry.name, entry.stat().st_size) for entry in entries] == [("a.txt", 3)]
    (folder / "a.txt").rename(folder / "b.txt")
    (folder / "a.txt").unlink()
    assert folder.is_dir() and (folder / "b.txt").is_file() and not (folder / "a.txt").exists()
    folder.delete()
    folder.delete()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_has_taken_the_place_of_an_open_one_does_not_make_that_strange(tmp_path, monkeypatch):
    file = own_path(tmp_path, "a.txt")
    write_whole(file, "old")
    opening = os.open

    def replaced(path, *arguments, **options):
        handle = opening(path, *arguments, **options)
        if str(path).endswith("a.txt"):
            (tmp_path / "b.txt").write_text("new")
            (tmp_path / "b.txt").replace(file.path)
        return handle

    monkeypatch.setattr(os, "open", replaced)

    assert read_bytes(file) == b"old"


def test_a_copy_holds_also_files_that_have_two_names(tmp_path):
    (tmp_path / "project").mkdir()
    (tmp_path / "store").write_text("data")
    (tmp_path / "project" / "data.csv").hardlink_to(tmp_path / "store")
    (tmp_path / "copy").mkdir()

    copy_folder(tmp_path / "project", tmp_path / "copy")

    assert (tmp_path / "copy" / "data.csv").read_text() == "data"
    with pytest.raises(WorkbenchError, match="hard link"):
        read_bytes(own_path(tmp_path, "project", "data.csv"))


@pytest.mark.parametrize("name", ["..", ".", "", "a/b"])
def test_no_name_leads_up_or_further_down(name, tmp_path):
    with pytest.raises(ValueError, match="name"):
        own_path(tmp_path, name)
