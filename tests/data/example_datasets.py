"""Datasets made of numbers that a test can foresee."""

from collections.abc import Sequence

import numpy as np

from workbench.data.dataset import SequenceDataset


def forecasting(*lengths: int, values: Sequence[float] | None = None, season: int = 1) -> SequenceDataset:
    """Sequences of these lengths whose one value counts up, unless values are given."""
    total = sum(lengths)
    table = np.asarray(range(total) if values is None else values, np.float32)[:, None]
    return SequenceDataset(
        task="forecast",
        values_NF=table,
        offsets_S1=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        inputs=("load",),
        targets_NK=table.copy(),
        targets=("load",),
        labels_S=np.empty(0, np.int64),
        classes=(),
        times_N=None,
        names_S=tuple(f"s{index}" for index in range(len(lengths))),
        missing={"load": 0},
        missing_policy="interpolate",
        season=season,
        fingerprint="test",
    )


def classification(labels: Sequence[int], groups: Sequence[str] = (), steps: int = 3) -> SequenceDataset:
    """One sequence of `steps` steps per label; its values count up."""
    total = len(labels) * steps
    return SequenceDataset(
        task="classify",
        values_NF=np.arange(total, dtype=np.float32)[:, None],
        offsets_S1=np.arange(len(labels) + 1, dtype=np.int64) * steps,
        inputs=("x",),
        targets_NK=np.empty((total, 0), np.float32),
        targets=(),
        labels_S=np.asarray(labels, np.int64),
        classes=tuple("abcdefgh"[: max(labels) + 1]),
        times_N=None,
        names_S=tuple(str(index) for index in range(len(labels))),
        facts_S={"who": tuple(groups)} if groups else {},
        missing={"x": 0},
        missing_policy="interpolate",
        season=1,
        fingerprint="test",
    )


def tokens(length: int) -> SequenceDataset:
    """One text of two characters in turn."""
    labels = np.arange(length, dtype=np.int64) % 2
    return SequenceDataset(
        task="next-token",
        values_NF=labels.astype(np.float32)[:, None],
        offsets_S1=np.array([0, length], np.int64),
        inputs=("character",),
        targets_NK=np.empty((length, 0), np.float32),
        targets=(),
        labels_S=np.empty(0, np.int64),
        classes=("a", "b"),
        times_N=None,
        names_S=("text",),
        missing={"character": 0},
        missing_policy="interpolate",
        season=1,
        labels_N=labels,
        fingerprint="test",
    )
