"""A project over a small made series, and a finished run made without training."""

import math

import pytest
import torch

from workbench.data.dataset import DataFacts, Statistics
from workbench.data.spec import DataSpec, SourceSpec, SplitSpec, WindowSpec
from workbench.models.build import build_model
from workbench.models.spec import ModelSpec, RecurrentSpec
from workbench.runs.project import Project
from workbench.runs.run import Run, RunFacts
from workbench.spec import ExperimentSpec
from workbench.training.events import EpochEnd
from workbench.training.spec import TrainingSpec
from workbench.training.state import Standing, TrainerState, snapshot

LEARNED = RunFacts(
    facts=DataFacts(
        task="forecast",
        inputs=("level",),
        targets=("level",),
        classes=(),
        context=8,
        horizon=2,
        missing_mask=False,
        season=1,
    ),
    statistics=Statistics(mean_F=(5.1,), std_F=(0.7,), class_counts=()),
    fingerprint="abc",
)


@pytest.fixture
def spec(tmp_path) -> ExperimentSpec:
    (tmp_path / "project").mkdir()
    source = tmp_path / "project" / "series.csv"
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
def project(tmp_path, spec) -> Project:
    return Project.create(tmp_path / "project", spec)


def keep_epochs(run: Run, *losses: float) -> None:
    """Pretend that these epochs were trained."""
    model = build_model(run.spec.model, LEARNED.facts, LEARNED.statistics)
    standing = Standing(threads=1)
    for loss in losses:
        standing = standing.after(loss, 0.5)
        with torch.no_grad():
            model.head.linear.bias.fill_(standing.epochs)
        end = EpochEnd(
            epoch=standing.epochs,
            train_loss=loss,
            val_loss=loss,
            learning_rate=0.01,
            gradient_norm=1.0,
            seconds=0.5,
            sequences_per_second=100.0,
            memory_bytes=1,
            best=standing.best_epoch == standing.epochs,
        )
        optimizer = {"head.linear.bias.exp_avg": torch.ones(2)}
        run.keep_epoch(TrainerState(standing=standing, model=snapshot(model.state_dict()), optimizer=optimizer), end)


@pytest.fixture
def finished(project) -> Run:
    run = project.new_run()
    run.write_facts(LEARNED)
    keep_epochs(run, 0.9, 0.5, 0.7)
    run.mark("finished")
    return run
