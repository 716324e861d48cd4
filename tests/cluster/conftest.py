"""A small net that was trained, a job of it, and the commands that a job's own script gives."""

import json
import math
import os
import subprocess
import zipfile
from pathlib import Path

import pytest

from workbench.cluster.job import write_job
from workbench.data.spec import DataSpec, SourceSpec, SplitSpec, WindowSpec
from workbench.experiment import run_experiment
from workbench.models.spec import ModelSpec, RecurrentSpec
from workbench.progress import finish
from workbench.runs.project import Project
from workbench.spec import ExperimentSpec, set_key
from workbench.training.spec import TrainingSpec


def unpacked(job: Path, to: Path) -> Path:
    """The folder of an unpacked job."""
    with zipfile.ZipFile(job) as zipped:
        zipped.extractall(to)
    return to / "job"


def curve(run: Path) -> list[tuple[float, float]]:
    """The losses of a run, as its history tells them to the last bit."""
    lines = map(json.loads, (run / "history.jsonl").read_text().splitlines())
    return [(line["train_loss"], line["val_loss"]) for line in lines]


@pytest.fixture
def job(project: Project, tmp_path: Path) -> Path:
    """The project's experiment as a job."""
    finish(write_job(project, tmp_path / "job.zip"))
    return tmp_path / "job.zip"


@pytest.fixture(scope="package")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with two runs, of seeds 0 and 7; not to be changed."""
    folder = tmp_path_factory.mktemp("trained")
    (folder / "data").mkdir()
    rows = [f"{1800 + year},{5 + math.sin(year / 5):.4f}" for year in range(60)]
    (folder / "data" / "series.csv").write_text("\n".join(["year,level", *rows]) + "\n")
    spec = ExperimentSpec(
        data=DataSpec(
            sources=(SourceSpec(path=str(folder / "data" / "series.csv")),),
            roles={"year": "time", "level": "target"},
            window=WindowSpec(context=8, horizon=2),
            split=SplitSpec(train=30, val=15, test=15),
        ),
        model=ModelSpec(template="small", layers=(RecurrentSpec(units=4, dropout=0.2),)),
        training=TrainingSpec(epochs=2, batch_size=16, device="cpu"),
    )
    project = Project.create(folder / "project", spec)
    project.spec = set_key(spec, "training.seed", "7")
    finish(run_experiment(project))
    project.spec = spec
    finish(run_experiment(project))
    return project


def script_lines(folder: Path, *arguments: str) -> list[str]:
    """The commands of the program that `run.sh` gives."""
    environment = os.environ | {"WORKBENCH": "echo"}
    done = subprocess.run(
        ["sh", "run.sh", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()
