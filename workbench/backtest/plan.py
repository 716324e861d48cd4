"""Where a backtest judges: at origins that roll through a series, else fold by fold."""

from collections.abc import Sequence

import numpy as np

from workbench.data.dataset import SequenceDataset
from workbench.data.spec import DataSpec
from workbench.data.splits import is_by_time, part_ends
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError

FEWEST, MOST = 2, 100
"""Origins or folds; one alone says nothing of luck."""


def is_rolling(spec: DataSpec) -> bool:
    """Whether origins roll through time; where whole sequences are test parts, folds of them are judged."""
    return is_by_time(spec.task, spec.split)


def folds(dataset: SequenceDataset, spec: DataSpec, count: int) -> tuple[DataSpec, ...]:
    """The data of each origin or fold, in order.

    Origins share out the test part evenly; where it is too short for that, they begin before it. Each has a test part
    of as many steps, all validation steps before it, and trains on everything before those.
    Raises WorkbenchError where there is too little for so many.
    """
    if not FEWEST <= count <= MOST:
        raise WorkbenchError(
            "A backtest has {fewest} to {most} origins, not {count}.", fewest=FEWEST, most=MOST, count=count
        )
    changes: list[dict[str, float]] = (
        _origins(series_lengths(dataset), spec, count)
        if is_rolling(spec)
        else [{"folds": count, "fold": number} for number in range(1, count + 1)]
    )
    return tuple(spec.model_copy(update={"split": spec.split.model_copy(update=change)}) for change in changes)


def series_lengths(dataset: SequenceDataset) -> list[int]:
    """Steps of each series, however many stretches it is cut into."""
    _, numbers_S = np.unique(np.array(dataset.series_S), return_inverse=True)
    return [int(steps) for steps in np.bincount(numbers_S, weights=np.diff(dataset.offsets_S1))]


def _origins(lengths: Sequence[int], spec: DataSpec, count: int) -> list[dict[str, float]]:
    """Sizes of the parts at each origin: steps, or of series of unlike length their shares."""
    total, split, window = min(lengths), spec.split, spec.window
    ends = part_ends(total, split)
    forecasts = TASKS[spec.task].forecasts
    least = (window.horizon if forecasts else window.context) + split.gap
    block = max(least, -(-(ends[2] - ends[1]) // count))
    validation, first = ends[1] - ends[0], ends[2] - count * block
    training = first - validation
    if training < window.context + (window.horizon if forecasts else 0):
        raise WorkbenchError(
            "{count} origins of {block} steps each leave {steps} steps to train on before the first, which is too few. "
            "Ask for fewer origins, or choose a shorter horizon.",
            count=count,
            block=block,
            steps=max(training, 0),
        )
    share = 1 if len(set(lengths)) == 1 else total
    return [
        {"train": (training + number * block) / share, "val": validation / share, "test": block / share}
        for number in range(count)
    ]
