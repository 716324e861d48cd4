"""A disk without room: one sentence that names it, nothing lost, and what only reads goes on."""

import errno
import os
import subprocess
from pathlib import Path

import pytest
import torch

from tests.cli.conftest import run as command
from tests.export.exported_scripts import leave_unchecked
from workbench.errors import FullDiskError
from workbench.experiment import run_experiment
from workbench.progress import finish
from workbench.runs.project import Project
from workbench.training.events import EpochEnd, FitEnd

SENTENCE = "has no room left, so"


@pytest.fixture
def full(monkeypatch):
    """A disk that has no room from now on: nothing that was written to it can be kept."""

    def begin() -> None:
        def fsync(_handle):
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(os, "fsync", fsync)

    return begin


@pytest.fixture
def quick_export(monkeypatch):
    """Files are looked at here, not models: no process of its own is started for them."""
    leave_unchecked(monkeypatch)


def weights(run) -> torch.Tensor:
    return torch.cat([weight.reshape(-1) for weight in run.model("last").state_dict().values()])


def test_a_run_whose_disk_is_full_is_kept_and_goes_on_as_if_nothing_had_been(project, full, monkeypatch):
    finish(run_experiment(project))
    events = run_experiment(project)
    with pytest.raises(FullDiskError, match=SENTENCE):
        for event in events:
            if isinstance(event, EpochEnd) and event.epoch == 2:
                full()
    monkeypatch.undo()
    whole, run = project.runs()

    assert run.status in ("failed", "interrupted")
    assert isinstance(list(run_experiment(project, resume=run.id))[-1], FitEnd)
    assert torch.equal(weights(run), weights(whole))


@pytest.mark.parametrize(
    "arguments",
    [
        ("train", "{project}"),
        ("queue", "{project}", "--add"),
        ("export", "{project}", "--format", "torch", "--to", "{out}"),
        ("predict", "{project}", "--data", "{data}", "--to", "{out}.csv"),
        ("convert", "{data}", "--to", "{out}.csv"),
        ("new", "{out}", "--data", "{data}"),
    ],
)
def test_a_command_that_cannot_write_says_so_and_leaves_nothing(arguments, project, full, tmp_path, quick_export):
    finish(run_experiment(project))
    names = {"project": project.folder, "out": tmp_path / "out", "data": project.folder / "series.csv"}
    full()

    result = command(*(argument.format(**names) for argument in arguments))

    assert result.exit_code == 2 and SENTENCE in result.stderr
    assert [path.name for path in tmp_path.iterdir() if path.name != "out" or any(path.iterdir())] == ["project"]
    assert len(project.runs()) == 1 or arguments[0] == "train"


def test_a_library_that_finds_the_disk_full_is_told_alike(project, monkeypatch):
    from safetensors import SafetensorError

    def save_file(*_):
        raise SafetensorError("Error while serializing: I/O error: No space left on device (os error 28)")

    monkeypatch.setattr("workbench.runs.checkpoint.save_file", save_file)

    result = command("train", project.folder)

    assert result.exit_code == 2 and SENTENCE in result.stderr
    assert project.runs()[0].status == "failed"


def test_what_was_found_out_is_told_though_it_cannot_be_kept(project, full):
    finish(run_experiment(project))
    full()

    result = command("evaluate", project.folder)

    assert result.exit_code == 0
    assert "mse" in result.stdout and SENTENCE in result.stderr


@pytest.fixture
def small_disk(tmp_path) -> Path:
    """A disk of 3 MB, in main memory."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if (
        os.geteuid()
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "none", folder], check=False).returncode
    ):
        pytest.skip("needs the right to mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_with_a_full_disk_runs_are_listed_judged_and_exported_elsewhere(small_disk, project, tmp_path, quick_export):
    finish(run_experiment(project))
    here = small_disk / "project"
    subprocess.run(["cp", "-r", project.folder, here], check=True)
    (here / "runs.sqlite").unlink()
    with (small_disk / "filler").open("wb", buffering=0) as filler, pytest.raises(OSError, match="No space"):
        while True:
            filler.write(bytes(4096))

    listed = command("runs", here)
    judged = command("evaluate", here)
    exported = command("export", here, "--format", "torch", "--to", tmp_path / "out")
    trained = command("train", here)

    assert [result.exit_code for result in (listed, judged, exported, trained)] == [0, 0, 0, 2]
    assert f"disk {small_disk} {SENTENCE}" in trained.stderr
    assert [run.status for run in Project.open(here).runs()][:1] == ["finished"]
