"""Reports of small runs, one of each task, trained once."""

from datetime import datetime

import numpy as np
import pytest

from workbench.data.spec import SplitSpec, WindowSpec
from workbench.experiment import run_experiment
from workbench.models.spec import EmbeddingSpec, RecurrentSpec
from workbench.progress import finish
from workbench.proposal import propose_experiment
from workbench.report.facts import Facts, gather
from workbench.report.language import Speech
from workbench.report.telling import tell
from workbench.runs.project import Project
from workbench.training.spec import TrainingSpec

TRAINING = TrainingSpec(epochs=3, batch_size=16, learning_rate=0.01, device="cpu", threads=1)


def noon() -> datetime:
    return datetime(2026, 3, 4, 12)


def trained(folder, path, task, *layers, **changes) -> Project:
    """What the program proposes for a file, with these layers, after three epochs."""
    spec = finish(propose_experiment([path], task=task)).spec
    loss = spec.training.loss
    spec = spec.model_copy(
        update={
            "model": spec.model.model_copy(update={"layers": layers, "preprocess": spec.model.preprocess}),
            "training": TRAINING.model_copy(update={"loss": loss, "calibrate": task == "classify"}),
            "data": spec.data.model_copy(update=changes),
        }
    )
    project = Project.create(folder, spec)
    finish(run_experiment(project))
    return project


def series_file(folder):
    rng = np.random.default_rng(0)
    days = np.datetime_as_string(np.datetime64("2024-01-01") + np.arange(140))
    load = 50 + 9 * np.sin(np.arange(140) * 2 * np.pi / 7) + rng.normal(size=140)
    rows = [f"{day},{rng.normal():.3f},{value:.3f}" for day, value in zip(days, load, strict=True)]
    path = folder / "load.csv"
    path.write_text("\n".join(["day,wind,load", *rows]) + "\n")
    return path


def classes_file(folder, names="ab"):
    rng = np.random.default_rng(0)
    rows = [f"s{s},{t},{rng.normal() + 2 * (s % 2):.3f},{names[s % 2]}" for s in range(80) for t in range(3 + s % 4)]
    path = folder / "classes.csv"
    path.write_text("\n".join(["sequence_id,t,x,label", *rows]) + "\n")
    return path


@pytest.fixture(scope="session")
def forecaster(tmp_path_factory) -> Project:
    folder = tmp_path_factory.mktemp("forecaster")
    return trained(
        folder / "load",
        series_file(folder),
        "forecast",
        RecurrentSpec(units=4),
        roles={"day": "time", "wind": "feature", "load": "target"},
        window=WindowSpec(context=14, horizon=3),
        split=SplitSpec(train=80, val=30, test=30),
    )


@pytest.fixture(scope="session")
def classifier(tmp_path_factory) -> Project:
    folder = tmp_path_factory.mktemp("classifier")
    layer = RecurrentSpec(cell="LSTM", units=4, bidirectional=True, dropout=0.1)
    return trained(folder / "classes", classes_file(folder), "classify", layer, split=SplitSpec(method="stratified"))


@pytest.fixture(scope="session")
def writer(tmp_path_factory) -> Project:
    folder = tmp_path_factory.mktemp("writer")
    path = folder / "text.txt"
    path.write_text("the cat sat on the mat and the dog lay on the rug\n" * 12)
    return trained(folder / "text", path, "next-token", EmbeddingSpec(units=3), RecurrentSpec(units=3))


@pytest.fixture(scope="session")
def forecast_facts(forecaster) -> Facts:
    return finish(gather(forecaster, None, clock=noon))


@pytest.fixture(scope="session")
def class_facts(classifier) -> Facts:
    return finish(gather(classifier, None, inside=False, clock=noon))


@pytest.fixture(scope="session")
def text_facts(writer) -> Facts:
    return finish(gather(writer, None, inside=False, clock=noon))


@pytest.fixture(scope="session")
def forecast_report(forecast_facts):
    return tell(forecast_facts, Speech())


@pytest.fixture(scope="session")
def class_report(class_facts):
    return tell(class_facts, Speech())


@pytest.fixture(scope="session")
def value_facts(tmp_path_factory) -> Facts:
    """A value per sequence."""
    folder, rng = tmp_path_factory.mktemp("valuer"), np.random.default_rng(0)
    rows = [f"s{s},{t},{rng.normal() + s % 5:.3f},{s % 5 + 0.5}" for s in range(60) for t in range(5)]
    (folder / "values.csv").write_text("\n".join(["sequence_id,t,x,y", *rows]) + "\n")
    project = trained(folder / "values", folder / "values.csv", "regress", RecurrentSpec(cell="SimpleRNN", units=2))
    return finish(gather(project, None, inside=False, clock=noon))


@pytest.fixture(scope="session")
def several_facts(tmp_path_factory) -> Facts:
    """Two targets at once, every hour."""
    folder, rng = tmp_path_factory.mktemp("several"), np.random.default_rng(0)
    hours = np.datetime_as_string(np.datetime64("2024-01-01T00") + np.arange(240), unit="m")
    rows = [f"{hour},{np.sin(t / 4):.3f},{rng.normal():.3f}" for t, hour in enumerate(hours)]
    (folder / "hours.csv").write_text("\n".join(["time,a,b", *rows]) + "\n")
    roles = {"time": "time", "a": "target", "b": "target"}
    window = WindowSpec(context=24, horizon=14)
    project = trained(
        folder / "hours", folder / "hours.csv", "forecast", RecurrentSpec(units=2), roles=roles, window=window
    )
    return finish(gather(project, None, inside=False, clock=noon))
