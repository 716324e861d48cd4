"""Sizes: series of one file whose values differ a hundredfold, of which the small ones would be drowned."""

from collections.abc import Iterator

import numpy as np

from workbench.data.audit.finding import Cure, Finding
from workbench.data.dataset import SequenceDataset, Split
from workbench.data.spec import DataSpec
from workbench.data.tasks import TASKS
from workbench.sentence import sentence

UNLIKE = 100.0
"""How many times larger the changes of one series are than those of another where this is worth a warning."""
MOST_SEQUENCES = 500
FEWEST_STEPS = 8


def examine_sizes(dataset: SequenceDataset, split: Split, spec: DataSpec) -> Iterator[Finding]:
    """Series to forecast whose spreads differ a hundredfold while one scale is used for all."""
    if not TASKS[dataset.task].forecasts or dataset.sequences < 2 or spec.name_as_input:
        return
    for k, target in enumerate(dataset.targets):
        spreads = _spreads(dataset, split, k)
        if len(spreads) < 2:
            continue
        small, large = min(spreads, key=spreads.__getitem__), max(spreads, key=spreads.__getitem__)
        if spreads[large] >= UNLIKE * spreads[small]:
            yield Finding(
                kind="level",
                severity="warning",
                sentence=sentence(
                    "{target} varies {times} times as much in {large} as in {small}: on one scale for all series a "
                    "model learns the large ones alone, and its numbers say little of the small ones.",
                    target=target,
                    times=f"{spreads[large] / spreads[small]:,.0f}",
                    large=dataset.names_S[large],
                    small=dataset.names_S[small],
                ),
                cure=Cure(
                    title=sentence("Give each series a scale of its own"),
                    change=lambda spec: spec.model_copy(update={"name_as_input": True}),
                    settings=(("data.name_as_input", "true"),),
                ),
            )
            return


def _spreads(dataset: SequenceDataset, split: Split, k: int) -> dict[int, float]:
    """The standard deviation of a target in each series' training rows, where it has one."""
    owned: dict[int, list[np.ndarray]] = {}
    for start, stop in split.rows["train"]:
        sequence = int(dataset.owners_of(start))
        owned.setdefault(sequence, []).append(dataset.targets_NK[start:stop, k])
    chosen = sorted(owned)[:: max(1, len(owned) // MOST_SEQUENCES)]
    found: dict[int, float] = {}
    for sequence in chosen:
        values = np.concatenate(owned[sequence])
        known = values[np.isfinite(values)].astype(np.float64)
        if len(known) >= FEWEST_STEPS and known.std() > 0:
            found[sequence] = float(known.std())
    return found
