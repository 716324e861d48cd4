"""Data whose truth is known because it was planted, and small nets that learn it."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from workbench.data.dataset import SequenceDataset
from workbench.data.spec import DataSpec, SplitSpec, Task
from workbench.errors import WorkbenchError
from workbench.experiment import run_experiment
from workbench.insight.subject import Subject
from workbench.models.build import SequenceModel, build_model
from workbench.models.spec import HeadSpec, LayerSpec, ModelSpec, PreprocessSpec, RecurrentSpec
from workbench.runs.loaded import Loaded, cut
from workbench.runs.project import Project
from workbench.spec import ExperimentSpec
from workbench.training.spec import TrainingSpec
from workbench.training.trainer import TrainingData, fit


def dataset_of(task: Task, values_NF: np.ndarray, sequences: int = 1, **changes: Any) -> SequenceDataset:
    """Sequences of equal length, their inputs called a, b, c ..."""
    fields: dict[str, Any] = {
        "targets": (),
        "targets_NK": np.empty((len(values_NF), 0), np.float32),
        "labels_S": np.empty(0, np.int64),
        "classes": (),
        "inputs": tuple("abcdefgh"[: values_NF.shape[1]]),
        **changes,
    }
    return SequenceDataset(
        task=task,
        values_NF=values_NF.astype(np.float32),
        offsets_S1=np.linspace(0, len(values_NF), sequences + 1).astype(np.int64),
        times_N=None,
        names_S=tuple(str(number) for number in range(sequences)),
        missing={},
        missing_policy="interpolate",
        season=1,
        fingerprint="",
        **fields,
    )


def lagged(seed: int, *, column: int, lag: int, context: int = 12, sequences: int = 1200, **split: Any) -> Loaded:
    """Sequences of eight columns of noise whose value is that of one column, so many steps before the end."""
    values_STF = np.random.default_rng(seed).normal(size=(sequences, context, 8)) * 2 + 5
    return regression(values_STF, values_STF[:, -lag, column], split)


def marked(seed: int, *, lag: int, context: int, sequences: int = 400, noise: float = 1.0) -> Loaded:
    """Sequences whose value is that of one step, which a mark in the second column tells; noise is all around it."""
    values_STF = np.random.default_rng(seed).normal(size=(sequences, context, 2))
    values_STF[:, np.arange(context) != context - lag] *= noise
    values_STF[:, :, 1] = 0
    values_STF[:, -lag, 1] = 1
    return regression(values_STF, values_STF[:, -lag, 0])


def weighted(seed: int, *, context: int = 8, sequences: int = 400) -> Loaded:
    """Sequences of eight columns whose value is the sum of two columns' means."""
    values_STF = np.random.default_rng(seed).normal(size=(sequences, context, 8))
    sums_S = values_STF[:, :, [1, 4]].mean(axis=1) @ np.array([2.0, 1.0])
    return regression(values_STF, sums_S)


def regression(
    values_STF: np.ndarray, answers_S: np.ndarray, split: dict[str, Any] | None = None, **changes: Any
) -> Loaded:
    """Sequences with one value each."""
    sequences, _, columns = values_STF.shape
    answers = {"targets": ("answer",), "answers_SK": answers_S[:, None].astype(np.float32)}
    spec = DataSpec(task="regress", split=SplitSpec(method="random", **(split or {})))
    return cut(dataset_of("regress", values_STF.reshape(-1, columns), sequences, **answers, **changes), spec)


def shuffled(loaded: Loaded, seed: int = 0) -> Loaded:
    """The same with answers that belong to other sequences."""
    answers_SK = np.random.default_rng(seed).permutation(loaded.dataset.answers_SK)
    return cut(replace(loaded.dataset, answers_SK=answers_SK), loaded.spec)


def audio(sequences: int, *, samples: int = 400) -> Loaded:
    """Tones of two pitches."""
    labels_S = np.arange(sequences) % 2
    steps_T = np.arange(samples)
    waves_ST = np.sin(steps_T * (0.2 + 0.3 * labels_S[:, None])) + np.random.default_rng(0).normal(
        0, 0.1, (sequences, samples)
    )
    found = {"labels_S": labels_S, "classes": ("low", "high"), "sample_rate": 1000}
    spec = DataSpec(task="classify", split=SplitSpec(method="random", train=0.5, val=0.25, test=0.25))
    return cut(dataset_of("classify", waves_ST.reshape(-1, 1), sequences, **found), spec)


def categories(sequences: int, *, context: int = 4) -> Loaded:
    """Sequences of a number and a word, whose value is that of the last word."""
    generator = np.random.default_rng(0)
    values_STF = generator.normal(size=(sequences, context, 2))
    values_STF[:, :, 1] = generator.integers(1, 6, (sequences, context))
    return regression(values_STF, values_STF[:, -1, 1], categories={"b": ("p", "q", "r", "s", "t")})


def trained(loaded: Loaded, *layers: LayerSpec, pool: str = "last", **training: Any) -> SequenceModel:
    """A net with the weights of its best epoch."""
    import torch

    plain, head = PreprocessSpec(level="none"), HeadSpec(pool=pool)
    spec = ModelSpec(layers=layers or (RecurrentSpec(units=16),), preprocess=plain, head=head)
    with torch.random.fork_rng():
        torch.manual_seed(0)
        model = build_model(spec, loaded.facts, loaded.statistics)
    kept: dict[str, torch.Tensor] = {}

    def keep(state: Any, end: Any) -> None:
        if end.best:
            kept.update({name: values.clone() for name, values in state.model.items()})

    settings = {"epochs": 10, "learning_rate": 0.01, "batch_size": 64, "threads": 1, **training}
    data = TrainingData(dataset=loaded.dataset, split=loaded.split)
    for _ in fit(model, data, TrainingSpec(device="cpu", **settings), run="a", save=keep):
        pass
    model.load_state_dict(kept)
    return model.eval()


def run_of(folder: Path, loaded: Loaded, *layers: LayerSpec, **training: Any) -> Subject:
    """A run on the disk, trained on these data, which no file holds."""
    settings = {"epochs": 30, "learning_rate": 0.01, "batch_size": 32, "threads": 1, "device": "cpu", "patience": 0}
    spec = ExperimentSpec(
        data=loaded.spec,
        model=ModelSpec(layers=layers or (RecurrentSpec(units=16),), preprocess=PreprocessSpec(level="none")),
        training=TrainingSpec(**{**settings, **training}),
    )
    return trained_run(folder, loaded, spec)


def trained_run(folder: Path, loaded: Loaded, spec: ExperimentSpec) -> Subject:
    """A run of a whole experiment; one that fails is looked into as well."""
    project = Project.create(folder, spec)
    with suppress(WorkbenchError):
        for _ in run_experiment(project, loaded=loaded):
            pass
    run = project.runs()[-1]
    return Subject(run=run, trained=run.model() if run.best.exists() else None, data=loaded)
