"""Small data sets of many sequences for every task that answers per sequence, step or token."""

from typing import Any

import numpy as np
import torch
from torch import nn

from workbench.data.dataset import DataFacts, Examples, SequenceDataset, Statistics
from workbench.data.spec import Task
from workbench.evaluation.result import Case, TrainingPart


def dataset_of(task: Task, values: np.ndarray, offsets: np.ndarray, **changes: Any) -> SequenceDataset:
    fields: dict[str, Any] = {
        "targets": (),
        "labels_S": np.empty(0, np.int64),
        "classes": (),
        **changes,
    }
    return SequenceDataset(
        task=task,
        values_NF=values.astype(np.float32)[:, None],
        offsets_S1=offsets,
        inputs=("x",),
        targets_NK=np.empty((len(values), 0), np.float32),
        times_N=None,
        names_S=tuple(str(s) for s in range(len(offsets) - 1)),
        missing={},
        missing_policy="interpolate",
        season=1,
        fingerprint="",
        **fields,
    )


def regression(sequences: int) -> SequenceDataset:
    answers = np.random.default_rng(0).standard_normal((sequences, 1)).astype(np.float32) * 3 + 10
    offsets = np.arange(sequences + 1) * 4
    return dataset_of("regress", np.repeat(answers[:, 0], 4), offsets, targets=("weight",), answers_SK=answers)


def labelled_steps(sequences: int) -> SequenceDataset:
    labels = np.tile([0, 0, 1, 0, 2, -1], sequences)
    offsets = np.arange(sequences + 1) * 6
    return dataset_of("label-steps", labels.clip(0), offsets, classes=("a", "b", "c"), labels_N=labels)


def text(words: str, times: int) -> SequenceDataset:
    vocabulary = tuple(sorted(set(words)))
    ids = np.array([vocabulary.index(letter) for letter in words * times])
    return dataset_of("next-token", ids, np.array([0, len(ids)]), classes=vocabulary, labels_N=ids)


def case_of(dataset: SequenceDataset, examples: Examples, *, trained: bool = True) -> Case:
    counts = np.bincount(dataset.labels_N[dataset.labels_N >= 0], minlength=len(dataset.classes)).tolist()
    answers = dataset.answers_SK
    statistics = Statistics(
        mean_F=(0.0,),
        std_F=(1.0,),
        class_counts=tuple(counts),
        answer_mean_K=tuple(answers.mean(axis=0).tolist()) if len(answers) else (),
        answer_std_K=tuple(answers.std(axis=0).tolist()) if len(answers) else (),
    )
    return Case(
        run="a",
        part="test",
        dataset=dataset,
        examples=examples,
        facts=facts_of(dataset),
        statistics=statistics,
        trained_on=TrainingPart(dataset=dataset, examples=examples, val=examples) if trained else None,
    )


def facts_of(dataset: SequenceDataset, context: int = 6) -> DataFacts:
    return DataFacts(
        task=dataset.task,
        inputs=dataset.inputs,
        targets=dataset.targets,
        classes=dataset.classes,
        context=context,
        horizon=0,
        missing_mask=False,
        season=1,
    )


class FirstValue(nn.Module):
    """Answers a sequence's first value."""

    def forward(self, x_BTF, lengths_B):
        return x_BTF[:, 0]


class StepReader(nn.Module):
    """Is sure that each step's class is the number in it."""

    def forward(self, x_BTF, lengths_B):
        return torch.eye(3)[x_BTF[:, :, 0].long()]


class NextInRow(nn.Module):
    """Guesses that the next token is the following one in the vocabulary."""

    def __init__(self, vocabulary: int, sure: float = 5.0) -> None:
        super().__init__()
        self.rows = torch.eye(vocabulary).roll(1, dims=1) * sure

    def forward_scaled(self, x_BTF, lengths_B, beside_BC=None):
        return self.rows[x_BTF[:, :, 0].long()]
