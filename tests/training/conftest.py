"""A small forecast and a small classification that train in a blink."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pytest
import torch

from workbench.data.dataset import DataFacts, Examples, SequenceDataset, Split, Statistics
from workbench.models.build import SequenceModel, build_model
from workbench.models.spec import HeadSpec, ModelSpec, RecurrentSpec
from workbench.training.events import EpochEnd
from workbench.training.spec import TrainingSpec
from workbench.training.state import TrainerState
from workbench.training.trainer import TrainingData, fit

CONTEXT, HORIZON, STEPS = 8, 2, 120


def windows(first: int, last: int) -> Examples:
    starts = np.arange(first, last - CONTEXT - HORIZON + 1)
    return Examples(
        starts_E=starts,
        lengths_E=np.full_like(starts, CONTEXT),
        sequences_E=np.zeros_like(starts),
        horizon=HORIZON,
    )


def sequences(first: int, last: int, offsets: np.ndarray) -> Examples:
    which = np.arange(first, last)
    return Examples(starts_E=offsets[which], lengths_E=np.diff(offsets)[which], sequences_E=which, horizon=0)


def dataset_of(values: np.ndarray, offsets: np.ndarray, labels: np.ndarray | None = None) -> SequenceDataset:
    forecast = labels is None
    return SequenceDataset(
        task="forecast" if forecast else "classify",
        values_NF=values.astype(np.float32),
        offsets_S1=offsets,
        inputs=("level",),
        targets_NK=values.astype(np.float32) if forecast else np.empty((len(values), 0), np.float32),
        targets=("level",) if forecast else (),
        labels_S=np.empty(0, np.int64) if forecast else labels,
        classes=() if forecast else ("down", "up"),
        times_N=None,
        names_S=tuple(str(number) for number in range(len(offsets) - 1)),
        missing={"level": 0},
        missing_policy="interpolate",
        season=1,
        fingerprint="0",
    )


@pytest.fixture
def forecast() -> TrainingData:
    values = 5 + np.sin(np.arange(STEPS) / 5)[:, None]
    split = Split(train=windows(0, 80), val=windows(72, 100), test=windows(92, 120), rows={})
    return TrainingData(dataset=dataset_of(values, np.array([0, STEPS])), split=split)


@pytest.fixture
def classification() -> TrainingData:
    lengths = np.arange(24) % 5 + 3
    offsets, labels = np.concatenate(([0], np.cumsum(lengths))), np.arange(24) % 2
    values = np.concatenate([np.arange(n) * (1 if up else -1) for n, up in zip(lengths, labels, strict=True)])
    parts = {
        name: sequences(*ends, offsets) for name, ends in {"train": (0, 16), "val": (16, 20), "test": (19, 24)}.items()
    }
    return TrainingData(dataset=dataset_of(values[:, None], offsets, labels), split=Split(**parts, rows={}))


def model_of(data: TrainingData, *, naive: bool = False, dropout: float = 0.2) -> SequenceModel:
    dataset = data.dataset
    facts = DataFacts(
        task=dataset.task,
        inputs=dataset.inputs,
        targets=dataset.targets,
        classes=dataset.classes,
        context=CONTEXT,
        horizon=data.split.train.horizon,
        missing_mask=False,
        season=1,
    )
    statistics = Statistics(mean_F=(5.0,), std_F=(0.7,), class_counts=(8, 8) if dataset.classes else ())
    layers = () if naive else (RecurrentSpec(units=4, dropout=dropout),)
    torch.manual_seed(0)
    return build_model(ModelSpec(layers=layers, head=HeadSpec(kind="naive" if naive else "linear")), facts, statistics)


@dataclass
class Fitted:
    """A finished or stopped fit: its model, its events and what was saved, by epoch."""

    model: SequenceModel
    events: list = field(default_factory=list)
    saved: dict[int, TrainerState] = field(default_factory=dict)

    @property
    def epochs(self) -> list[EpochEnd]:
        return [event for event in self.events if isinstance(event, EpochEnd)]

    @property
    def losses(self) -> list[tuple[float, float]]:
        return [(end.train_loss, end.val_loss) for end in self.epochs]


@pytest.fixture
def small_model() -> Callable[..., SequenceModel]:
    return model_of


Fit = Callable[..., Fitted]


@pytest.fixture
def run_fit() -> Fit:
    """Fit a new model to the data; `until` stops at the first event for which it holds."""

    def run(data, *, resume=None, naive=False, until=lambda event: False, window_open=False, **settings) -> Fitted:
        fitted = Fitted(model_of(data, naive=naive))
        if resume is not None:
            fitted.model.load_state_dict(resume.model)
        loss = "cross_entropy" if data.dataset.classes else "mse"
        spec = TrainingSpec(
            **{"loss": loss, "epochs": 4, "batch_size": 16, "learning_rate": 0.01, "device": "cpu"} | settings
        )

        def save(state: TrainerState, end: EpochEnd) -> None:
            fitted.saved[end.epoch] = state

        events = fit(fitted.model, data, spec, run="1", save=save, resume=resume, window_open=window_open)
        for event in events:
            fitted.events.append(event)
            if until(event):
                events.close()
        return fitted

    return run
