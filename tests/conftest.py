"""What every test starts from: one torch thread, an offscreen window system, the shared data where present.

Nothing of the workbench is imported before the environment is set.
"""

import gc
import math
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from workbench.runs.project import Project
    from workbench.spec import ExperimentSpec

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import workbench.gui  # noqa: F401  the plug-in for Qt is there already, and would read what the tests import

SHARED = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture(scope="session", autouse=True)
def one_torch_thread():
    import torch

    torch.set_num_threads(1)


@pytest.fixture(scope="session", autouse=True)
def looked_through_once(one_torch_thread):
    """What torch and the collected tests hold stays, and is not looked through for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def unflushed():
    """Nothing here has to outlast a loss of power, so how slow a disk is decides no test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda handle: None)
        yield


@pytest.fixture(scope="session")
def shared_data() -> Path:
    if not SHARED.is_dir():
        pytest.skip("needs the shared data sets (../shared/data), which are not part of the project")
    return SHARED


@pytest.fixture(scope="session")
def decoded(tmp_path_factory) -> Path:
    """Where recordings of the shared data are kept as they were decoded, for all tests that hear them."""
    return tmp_path_factory.mktemp("decoded")


@pytest.fixture
def spec(tmp_path) -> "ExperimentSpec":
    return small_spec(tmp_path)


def small_spec(folder: Path) -> "ExperimentSpec":
    """A small forecast of a made series that lies in the folder of a project there."""
    from workbench.data.spec import DataSpec, SourceSpec, SplitSpec, WindowSpec
    from workbench.models.spec import ModelSpec, RecurrentSpec
    from workbench.spec import ExperimentSpec
    from workbench.training.spec import TrainingSpec

    source = folder / "project" / "series.csv"
    source.parent.mkdir()
    rows = [f"{1800 + year},{5 + math.sin(year / 5):.4f}" for year in range(120)]
    source.write_text("\n".join(["year,level", *rows]) + "\n")
    return ExperimentSpec(
        data=DataSpec(
            sources=(SourceSpec(path=str(source)),),
            roles={"year": "time", "level": "target"},
            window=WindowSpec(context=8, horizon=2),
            split=SplitSpec(train=80, val=20, test=20),
        ),
        model=ModelSpec(template="small", layers=(RecurrentSpec(units=4, dropout=0.2),)),
        training=TrainingSpec(epochs=4, batch_size=16, learning_rate=0.01, device="cpu"),
    )


@pytest.fixture
def project(tmp_path, spec) -> "Project":
    from workbench.runs.project import Project

    return Project.create(tmp_path / "project", spec)
