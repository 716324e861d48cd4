"""What is measured: small and large recurrent models over made-up sequences.

Shapes: N all steps, F inputs, S sequences.
"""

from dataclasses import dataclass

import numpy as np
import torch

from workbench.data.dataset import DataFacts, Examples, Integers, SequenceDataset, Split, Statistics
from workbench.models.build import SequenceModel, build_model
from workbench.models.spec import CellName, ModelSpec, RecurrentSpec
from workbench.sentence import Sentence, sentence
from workbench.training.trainer import TrainingData

VALIDATION = 64
CLASSES = ("a", "b", "c", "d")


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchCase:
    """A recurrent model of two layers, and sequences for it; `shortest` below `steps` makes lengths differ."""

    name: str
    title: Sentence
    cell: CellName
    units: int
    steps: int
    inputs: int
    batch: int
    shortest: int | None = None
    layers: int = 2
    dropout: float = 0.0


CASES: tuple[BenchCase, ...] = (
    BenchCase(
        name="A", title=sentence("SimpleRNN, 50 steps"), cell="SimpleRNN", units=64, steps=50, inputs=1, batch=32
    ),
    BenchCase(name="B", title=sentence("LSTM, 100 steps"), cell="LSTM", units=64, steps=100, inputs=8, batch=64),
    BenchCase(name="C", title=sentence("GRU, 100 steps"), cell="GRU", units=128, steps=100, inputs=8, batch=64),
    BenchCase(
        name="D", title=sentence("large LSTM, 200 steps"), cell="LSTM", units=512, steps=200, inputs=40, batch=256
    ),
    BenchCase(
        name="V",
        title=sentence("GRU classifier, 20 to 200 steps"),
        cell="GRU",
        units=128,
        steps=200,
        inputs=8,
        batch=64,
        shortest=20,
    ),
)


def make_data(case: BenchCase, examples: int) -> TrainingData:
    """So many training examples, and a few to validate with."""
    return _series(case, examples) if case.shortest is None else _recordings(case, examples)


def make_model(case: BenchCase, seed: int = 0) -> SequenceModel:
    """The case's model, its weights drawn from the seed."""
    forecast = case.shortest is None
    names = _names(case)
    facts = DataFacts(
        task="forecast" if forecast else "classify",
        inputs=names,
        targets=names[:1] if forecast else (),
        classes=() if forecast else CLASSES,
        context=case.steps,
        horizon=1 if forecast else 0,
        missing_mask=False,
        season=1,
    )
    counts = () if forecast else (1,) * len(CLASSES)
    statistics = Statistics(mean_F=(0.0,) * case.inputs, std_F=(1.0,) * case.inputs, class_counts=counts)
    torch.manual_seed(seed)
    layer = RecurrentSpec(cell=case.cell, units=case.units, depth=case.layers, dropout=case.dropout)
    return build_model(ModelSpec(layers=(layer,)), facts, statistics)


def _series(case: BenchCase, examples: int) -> TrainingData:
    rows = examples + VALIDATION + case.steps
    dataset = _dataset(case, np.array([0, rows]), forecast=True)
    starts = np.arange(examples + VALIDATION)
    train, val = (_windows(case, part) for part in (starts[:examples], starts[examples:]))
    return TrainingData(dataset=dataset, split=Split(train=train, val=val, test=val, rows={}))


def _windows(case: BenchCase, starts: Integers) -> Examples:
    return Examples(
        starts_E=starts, lengths_E=np.full_like(starts, case.steps), sequences_E=np.zeros_like(starts), horizon=1
    )


def _recordings(case: BenchCase, examples: int) -> TrainingData:
    lengths = np.random.default_rng(0).integers(case.shortest or 1, case.steps + 1, examples + VALIDATION)
    offsets = np.concatenate(([0], np.cumsum(lengths)))
    dataset = _dataset(case, offsets, forecast=False)
    which = np.arange(len(lengths))
    train, val = (
        Examples(starts_E=offsets[part], lengths_E=lengths[part], sequences_E=part, horizon=0)
        for part in (which[:examples], which[examples:])
    )
    return TrainingData(dataset=dataset, split=Split(train=train, val=val, test=val, rows={}))


def _dataset(case: BenchCase, offsets: Integers, *, forecast: bool) -> SequenceDataset:
    values_NF = np.random.default_rng(1).standard_normal((int(offsets[-1]), case.inputs), np.float32)
    sequences = len(offsets) - 1
    return SequenceDataset(
        task="forecast" if forecast else "classify",
        values_NF=values_NF,
        offsets_S1=offsets,
        inputs=_names(case),
        targets_NK=values_NF[:, :1].copy() if forecast else np.empty((len(values_NF), 0), np.float32),
        targets=_names(case)[:1] if forecast else (),
        labels_S=np.empty(0, np.int64) if forecast else np.arange(sequences) % len(CLASSES),
        classes=() if forecast else CLASSES,
        times_N=None,
        names_S=tuple(map(str, range(sequences))),
        missing={},
        missing_policy="interpolate",
        season=1,
        fingerprint="",
    )


def _names(case: BenchCase) -> tuple[str, ...]:
    return tuple(f"x{number}" for number in range(case.inputs))
