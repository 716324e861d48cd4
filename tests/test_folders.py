"""Folders that take their place as a whole, in one step or in several that the next start finishes."""

import os
from pathlib import Path

import pytest

from workbench import folders
from workbench.folders import building, copy_folder, exchange, finish_exchanges, give_second_name, put_in_place
from workbench.paths import beside


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))


@pytest.fixture
def out(tmp_path) -> Path:
    """A folder that is there already."""
    made(tmp_path / "disk" / "out", "old")
    return tmp_path / "disk" / "out"


def made(folder: Path, content: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model").write_text(content)
    return folder


def rebuilt(out: Path) -> None:
    with building(out) as partial:
        put_in_place(made(partial, "new"), out)


@pytest.fixture(params=["at once", "in steps"])
def way(request, monkeypatch) -> str:
    if request.param == "in steps":
        monkeypatch.setattr(folders, "exchange", lambda first, second: False)
    return request.param


def test_a_finished_folder_takes_the_place_of_another(out, way):
    rebuilt(out)

    assert (out / "model").read_text() == "new"
    assert list(out.parent.iterdir()) == [out]


def test_a_folder_is_made_where_none_was(tmp_path, way):
    rebuilt(tmp_path / "a" / "out")

    assert (tmp_path / "a" / "out" / "model").read_text() == "new"


def test_what_is_not_finished_is_not_seen(out):
    with pytest.raises(RuntimeError), building(out) as partial:
        made(partial, "half")
        raise RuntimeError

    assert [path.name for path in out.parent.iterdir()] == ["out"]
    assert (out / "model").read_text() == "old"


def test_names_are_exchanged_where_linux_can(out, tmp_path):
    new = made(tmp_path / "disk" / "new", "new")

    if exchange(new, out):
        assert ((new / "model").read_text(), (out / "model").read_text()) == ("old", "new")
    else:
        assert ((new / "model").read_text(), (out / "model").read_text()) == ("new", "old")


def test_what_keeps_names_from_being_exchanged_names_the_folder(tmp_path):
    with pytest.raises(OSError, match="absent"):
        exchange(tmp_path / "none", tmp_path / "absent")


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_a_folder_whose_exchange_was_killed_is_back_at_the_next_start(out, steps, monkeypatch):
    monkeypatch.setattr(folders, "exchange", lambda first, second: False)
    rename, left = Path.rename, [steps]

    def killed(self, target):
        left[0] -= 1
        if not left[0]:
            raise KeyboardInterrupt
        return rename(self, target)

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(Path, "rename", killed)
        rebuilt(out)
    finish_exchanges()

    assert (out / "model").read_text() == ("new" if steps == 3 else "old")
    assert list(out.parent.iterdir()) == [out]
    assert list(folders._records().iterdir()) == []


def test_a_folder_stays_where_the_new_one_cannot_take_its_place(out, monkeypatch):
    monkeypatch.setattr(folders, "exchange", lambda first, second: False)
    rename = Path.rename

    def failing(self, target):
        if self.name.endswith(".part"):
            raise PermissionError(13, "Permission denied", str(target))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(PermissionError):
        rebuilt(out)

    assert (out / "model").read_text() == "old"


def test_what_a_killed_process_left_is_taken_over(out):
    left = made(beside(out, 0), "half")
    made(left / "more", "half")

    rebuilt(out)

    assert list(out.parent.iterdir()) == [out]
    assert [path.name for path in out.iterdir()] == ["model"]


def test_two_that_build_the_same_folder_do_not_meet(out):
    with building(out) as first, building(out) as second:
        assert first != second


def test_a_link_in_the_place_of_a_hidden_folder_is_let_alone(out, tmp_path):
    made(tmp_path / "theirs", "precious")
    beside(out, 0).symlink_to(tmp_path / "theirs")

    rebuilt(out)

    assert (tmp_path / "theirs" / "model").read_text() == "precious"


@pytest.mark.parametrize("linking", [True, False])
def test_all_in_a_folder_gets_a_second_name(tmp_path, linking, monkeypatch):
    made(tmp_path / "mine" / "more", "notes")
    (tmp_path / "mine" / "link").symlink_to("/nowhere")
    if not linking:
        monkeypatch.setattr(os, "link", lambda *_args, **_options: (_ for _ in ()).throw(OSError(1, "no links here")))

    give_second_name(tmp_path / "mine", tmp_path / "again")

    assert (tmp_path / "again" / "more" / "model").read_text() == "notes"
    assert str((tmp_path / "again" / "link").readlink()) == "/nowhere"


def test_a_copy_can_be_written_to_and_reads_nothing_outside(tmp_path):
    source = made(tmp_path / "project", "ours")
    secret = made(tmp_path / "outside", "secret") / "model"
    secret.chmod(0o400)
    (source / "model").chmod(0o400)
    (source / "far").symlink_to("../outside/model")
    (source / "near").symlink_to("model")
    made(source / "cache", "large")
    os.mkfifo(source / "pipe")

    (tmp_path / "copy").mkdir()
    copy_folder(source, tmp_path / "copy", without=("cache",))

    assert sorted(path.name for path in (tmp_path / "copy").iterdir()) == ["far", "model", "near"]
    assert (tmp_path / "copy" / "far").is_symlink() and (tmp_path / "copy" / "near").read_text() == "ours"
    assert (tmp_path / "copy" / "model").stat().st_mode & 0o200
    assert secret.stat().st_mode & 0o777 == 0o400


@pytest.mark.parametrize("name", ["n" * 250, "图" * 83], ids=["letters", "signs"])
def test_folders_of_names_as_long_as_disks_allow_are_replaced(name, tmp_path, way):
    out = made(tmp_path / "disk" / name, "old")

    rebuilt(out)

    assert (out / "model").read_text() == "new" and list(out.parent.iterdir()) == [out]
