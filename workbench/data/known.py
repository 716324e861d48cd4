"""Inputs whose future is known, such as holidays or planned prices: a forecast sees them as far ahead as it looks.

Shapes: N all steps of all sequences, S sequences, F inputs, H horizon.
"""

import re
from dataclasses import replace
from itertools import pairwise

import numpy as np

from workbench.data.dataset import SequenceDataset
from workbench.sentence import sentence

_AHEAD = re.compile(r"(?P<name>.*) \((?P<steps>\d+) steps ahead\)", re.DOTALL)


def ahead_name(name: str, horizon: int) -> str:
    """What a known column is called as an input: what the model sees at a step is the column's value so much later."""
    return f"{name} ({horizon} steps ahead)"


def known_column(name: str) -> str | None:
    """The column behind an input that looks ahead; None for any other input."""
    found = _AHEAD.fullmatch(name)
    return None if found is None else found["name"]


def look_ahead(dataset: SequenceDataset, known: tuple[str, ...], horizon: int) -> SequenceDataset:
    """The dataset with its `known` inputs moved back by the horizon, so that a window holds their future values.

    A window needs no new input for that, so every model and export takes it as it is. Rows at a sequence's end
    without any target only told of the future and are gone afterwards.
    """
    columns = [dataset.inputs.index(name) for name in known]
    values_NF = dataset.values_NF.copy()
    kept_N = np.ones(len(values_NF), np.bool_)
    beyond, reaching = 0, set(dataset.reaching_S.tolist())
    for s, (start, stop) in enumerate(pairwise(dataset.offsets_S1.tolist())):
        rows = np.minimum(np.arange(start, stop) + horizon, stop - 1)
        values_NF[start:stop, columns] = dataset.values_NF[rows][:, columns]
        known_steps = np.flatnonzero(~np.isnan(dataset.targets_NK[start:stop]).all(axis=1))
        last = start + int(known_steps[-1]) + 1 if len(known_steps) else stop
        kept_N[last:stop] = False
        beyond += s in reaching and last + horizon > stop  # nothing is forecast beyond the end of another stretch
    lengths_S = np.add.reduceat(kept_N, dataset.offsets_S1[:-1], dtype=np.int64)
    notes = dataset.notes
    if beyond:
        notes += (
            sentence(
                "A forecast beyond the end of the file repeats the last value of {columns}: give rows for the "
                "{horizon} steps ahead, with {targets} left empty.",
                columns=", ".join(known),
                horizon=horizon,
                targets=", ".join(dataset.targets),
            ),
        )
    return replace(
        dataset,
        values_NF=values_NF[kept_N],
        offsets_S1=np.concatenate([[0], np.cumsum(lengths_S)]).astype(np.int64),
        targets_NK=dataset.targets_NK[kept_N],
        times_N=None if dataset.times_N is None else dataset.times_N[kept_N],
        inputs=tuple(ahead_name(name, horizon) if name in known else name for name in dataset.inputs),
        missing={ahead_name(name, horizon) if name in known else name: n for name, n in dataset.missing.items()},
        categories={ahead_name(name, horizon) if name in known else name: w for name, w in dataset.categories.items()},
        notes=notes,
    )
