"""A small project, trained once, and a way to run commands."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from click.testing import Result
from typer.testing import CliRunner

from tests.export import exported_scripts
from workbench.cli import app


@pytest.fixture(scope="module", autouse=True)
def asked_here() -> Iterator[None]:
    """A process of its own for each export that is checked would take most of the time."""
    with exported_scripts.asked_here():
        yield


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def interrupted(*arguments: object) -> tuple[int, str]:
    """The exit status and standard error of a training that gets Ctrl+C after its first epoch."""
    command = [sys.executable, "-m", "workbench", *(str(argument) for argument in arguments), "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        if json.loads(line)["event"] == "epoch_end":
            break
    os.kill(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    return process.returncode, errors


def wave(steps: int = 120) -> list[float]:
    noise = np.random.default_rng(0).standard_normal(steps) * 0.1
    return [float(value) for value in np.round(10 + np.sin(np.arange(steps) * 2 * np.pi / 12) + noise, 4)]


@pytest.fixture(scope="session")
def series_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("data") / "wave.csv"
    months = np.datetime_as_string(np.datetime64("2000-01", "M") + np.arange(120))
    path.write_text("Month,Level\n" + "".join(f"{m},{v}\n" for m, v in zip(months, wave(), strict=True)))
    return path


@pytest.fixture(scope="session")
def classes_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("data") / "steps.csv"
    rng = np.random.default_rng(0)
    lines = [
        f"{name},{t},{(1 if name % 2 else -1) * (1 + rng.random()):.4f},{'up' if name % 2 else 'down'}\n"
        for name in range(40)
        for t in range(3 + name % 4)
    ]
    path.write_text("sequence_id,t,x,label\n" + "".join(lines))
    return path


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory, series_file: Path) -> Path:
    folder = tmp_path_factory.mktemp("projects") / "wave"
    made = run(
        "new", folder, "--data", series_file, "--set", "training.epochs=3", "data.split.test=24", "training.device=cpu"
    )
    assert made.exit_code == 0, made.stderr
    trained = run("train", folder)
    assert trained.exit_code == 0, trained.stderr
    return folder


@pytest.fixture
def copy(project: Path, tmp_path: Path) -> Path:
    """The small project, whose one run is finished, to be changed."""
    return shutil.copytree(project, tmp_path / "copy")


@pytest.fixture(scope="session")
def classifier(tmp_path_factory: pytest.TempPathFactory, classes_file: Path) -> Path:
    folder = tmp_path_factory.mktemp("projects") / "steps"
    assert run("new", folder, "--data", classes_file, "--task", "classify", "--set", "training.epochs=3").exit_code == 0
    assert run("train", folder).exit_code == 0
    return folder
