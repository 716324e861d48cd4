"""A project over a small made series, and a finished run made without training."""

import pytest
import torch

from workbench.data.dataset import DataFacts, Statistics
from workbench.models.build import build_model
from workbench.runs.records import RunFacts
from workbench.runs.run import Run
from workbench.training.events import EpochEnd
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
        run.save_epoch(TrainerState(standing=standing, model=snapshot(model.state_dict()), optimizer=optimizer), end)


@pytest.fixture
def finished(project) -> Run:
    run = project.new_run()
    run.write_facts(LEARNED)
    keep_epochs(run, 0.9, 0.5, 0.7)
    run.mark("finished")
    return run
