"""Which further inputs a forecast is better with: each must lower a quick regression's error at every rolling origin
inside the training part and on validation.

Shapes: E examples, C context, H horizon, K targets, P inputs of the regression.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from workbench.data.audit.targets import examine_targets
from workbench.data.calendar import calendar_input, calendar_part
from workbench.data.dataset import Doubles, Examples, SequenceDataset, Split, evenly
from workbench.data.loading import load_dataset
from workbench.data.spec import CalendarPart, DataSpec
from workbench.data.splits import make_split
from workbench.data.table import Table
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.models.ridge import Linear, Ridge
from workbench.progress import Work

MOST_EXAMPLES = 4_000
"""Examples that the regressions see, spread evenly."""
ORIGINS = (0.5, 0.6, 0.7, 0.8, 0.9)
PENALTIES = (1e-3, 1e-2, 1e-1, 1.0, 10.0)
MOST_STEPS = 8
"""Last steps of a further input that the regression sees."""
FEWEST = 60
"""Examples below which nothing is believed."""
FEWEST_STEPS, HOURS = 1_000, 24
"""Steps of a series from which on its calendar is asked, and hours of a day."""
MOST_ROWS, MOST_COLUMNS = 200_000, 12
CLEARLY = 0.98
"""Share of the error, over all origins, below which an input is worth it."""


def with_helpful_inputs(spec: DataSpec, dataset: SequenceDataset, tables: Sequence[Table]) -> Work[DataSpec]:
    """The spec of a forecast with the parts of the calendar and the columns left out so far that help it."""
    parts, columns = _parts(dataset), _left_out(spec, dataset, tables)
    if not TASKS[spec.task].forecasts or not (parts or columns) or len(dataset.values_NF) > MOST_ROWS:
        return spec
    tried = spec.model_copy(update={"calendar": parts, "roles": {**spec.roles, **dict.fromkeys(columns, "feature")}})
    try:
        wide = yield from load_dataset(tried, tables=tables)
        split = make_split(wide, tried)
        honest = _honest(columns, wide, split, tried)
        groups = [*([calendar_input(part)] for part in parts), *([column] for column in honest)]
        groups += [honest] if len(honest) > 1 else []
        found = helpful_inputs(wide, split, groups)
    except WorkbenchError:
        return spec  # What cannot be read with them, such as a column with gaps, is forecast without.
    return spec.model_copy(
        update={
            "calendar": tuple(part for part in parts if calendar_input(part) in found),
            "roles": {**spec.roles, **{column: "feature" for column in columns if column in found}},
        }
    )


def _honest(columns: Sequence[str], dataset: SequenceDataset, split: Split, spec: DataSpec) -> list[str]:
    """The columns that do not know what is to come: those help too well, and are for the user to choose."""
    leaks = {find.sentence.values.get("column") for find in examine_targets(dataset, split, spec)}
    return [column for column in columns if column not in leaks]


def _parts(dataset: SequenceDataset) -> tuple[CalendarPart, ...]:
    """What the clock of a long series could tell beside its own past."""
    times_N = None if dataset.times_N is None else dataset.times_N[dataset.longest_rows]
    if times_N is None or len(times_N) < FEWEST_STEPS:
        return ()
    step = float(np.nanmedian(np.diff(times_N) / np.timedelta64(1, "h")))
    return ("hour", "weekday") if step < HOURS else ("weekday", "month") if step == HOURS else ()


def _left_out(spec: DataSpec, dataset: SequenceDataset, tables: Sequence[Table]) -> tuple[str, ...]:
    """Number columns without a role, none where they are many."""
    columns = [column for table in tables[:1] for column in table.columns]
    numbers = {column.name for column in columns if column.type == "number" and column.distinct > 1}
    found = tuple(name for name, role in spec.roles.items() if role == "ignore" and name in numbers)
    return found if len(found) <= MOST_COLUMNS and dataset.inputs == dataset.targets else ()


def helpful_inputs(dataset: SequenceDataset, split: Split, groups: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The inputs of the groups that help; those of a group are judged together, with their squares and products.

    A dataset has them all as inputs; the first are its targets, from whose own past a forecast starts.
    """
    train, val = (part.chosen(evenly(len(part), MOST_EXAMPLES)) for part in (split.train, split.val))
    if len(train) < FEWEST or len(val) < 2 or not train.even:
        return ()
    own, answer = ([f(dataset, part) for part in (train, val)] for f in (_own_past, _answers))
    steps = len(dataset.targets) * train.horizon
    # What tells the next step may tell nothing of the later ones, which then only hide it.
    asked = [[y_EA[:, :count] for y_EA in answer] for count in sorted({len(dataset.targets), steps})]
    before = [_errors(own, one, train.horizon) for one in asked]
    found: list[str] = []
    for asked_for in groups:
        if not (group := [name for name in asked_for if name not in found]):
            continue
        seen = [np.concatenate([x, _seen(dataset, p, group)], axis=1) for x, p in zip(own, (train, val), strict=True)]
        after = [_errors(seen, one, train.horizon) for one in asked]
        if any(map(_is_less, after, before)):
            found += group
            own, before = seen, after
    return tuple(found)


def told_steps(dataset: SequenceDataset, split: Split) -> int:
    """How many steps ahead, the first without a gap, the further inputs tell something of; the whole horizon where
    nothing is known of that."""
    train, val = (part.chosen(evenly(len(part), MOST_EXAMPLES)) for part in (split.train, split.val))
    group = [name for name in dataset.inputs if name not in dataset.targets]
    own, answer = ([f(dataset, part) for part in (train, val)] for f in (_own_past, _answers))
    seen = [np.concatenate([x, _seen(dataset, p, group)], axis=1) for x, p in zip(own, (train, val), strict=True)]
    targets = len(dataset.targets)
    for step in range(train.horizon):
        asked = [y_EA[:, step * targets : (step + 1) * targets] for y_EA in answer]
        if not _is_less(_errors(seen, asked, train.horizon), _errors(own, asked, train.horizon)):
            return step or train.horizon
    return train.horizon


def _is_less(after: Doubles, before: Doubles) -> bool:
    return all(after < before) and float(after.sum()) < CLEARLY * float(before.sum())


def _own_past(dataset: SequenceDataset, part: Examples) -> Doubles:
    """The windows of the targets without their last values."""
    z_ECK = _windows(dataset, part, range(len(dataset.targets)), int(part.lengths_E[0]))
    return (z_ECK - z_ECK[:, -1:]).reshape(len(part), -1)


def _answers(dataset: SequenceDataset, part: Examples) -> Doubles:
    """What comes, without the last values, on the scale of the windows."""
    mean_F, std_F = _scale(dataset)
    targets = range(len(dataset.targets))
    rows_EH = (part.starts_E + part.lengths_E)[:, None] + np.arange(part.horizon)
    y_EHK = (dataset.targets_NK[rows_EH] - mean_F[targets]) / std_F[targets]
    rest_EHK: Doubles = np.nan_to_num(y_EHK - _windows(dataset, part, targets, 1))
    return rest_EHK.reshape(len(part), -1)


def _seen(dataset: SequenceDataset, part: Examples, group: Sequence[str]) -> Doubles:
    """A part of the calendar as one number per word; of quantities the last steps, and how each of the last values
    goes with each other and with the targets'."""
    places = [dataset.inputs.index(name) for name in group]
    if calendar_part(group[0]):
        last_E = dataset.values_NF[part.starts_E + part.lengths_E - 1, places[0]]
        return np.asarray(last_E[:, None] == np.arange(1, 1 + len(dataset.categories[group[0]])), np.float64)
    steps = min(MOST_STEPS, int(part.lengths_E[0]))
    z_ECF = _windows(dataset, part, places, steps)
    last_EG = _windows(dataset, part, [*range(len(dataset.targets)), *places], 1)[:, 0]
    left, right = np.triu_indices(last_EG.shape[1])
    return np.concatenate([z_ECF.reshape(len(part), -1), last_EG[:, left] * last_EG[:, right]], axis=1)


def _windows(dataset: SequenceDataset, part: Examples, places: Sequence[int], steps: int) -> Doubles:
    """The last steps of some inputs, as E,C,F, on their own scale; 0 where nothing is known."""
    mean_F, std_F = _scale(dataset)
    rows_EC = (part.starts_E + part.lengths_E)[:, None] - np.arange(steps, 0, -1)
    x_ECF = dataset.values_NF[rows_EC[:, :, None], np.asarray(places)].astype(np.float64)
    return np.asarray(np.nan_to_num((x_ECF - mean_F[list(places)]) / std_F[list(places)]))


def _scale(dataset: SequenceDataset) -> tuple[Doubles, Doubles]:
    known_NF = dataset.values_NF.astype(np.float64)
    std_F = np.nanstd(known_NF, axis=0)
    return np.nanmean(known_NF, axis=0), np.where(std_F > 0, std_F, 1.0)


def _errors(x: Sequence[Doubles], y: Sequence[Doubles], horizon: int) -> Doubles:
    """Squared errors at each origin of the training part, then on validation, by the penalty that does best there."""
    (train_EP, val_EP), (train_EA, val_EA) = x, y
    places = [round(origin * len(train_EP)) for origin in (*ORIGINS, 1)]
    found = []
    for first, last in pairwise(places):
        before = max(1, first - horizon)
        ridge = Ridge(train_EP[:before], train_EA[:before])
        found.append(
            [_squares(linear, train_EP[first:last], train_EA[first:last]) for linear in ridge.solved(PENALTIES)]
        )
    best = int(np.sum(found, axis=0).argmin())
    linear = next(Ridge(train_EP, train_EA).solved((PENALTIES[best],)))
    return np.array([*(errors[best] for errors in found), _squares(linear, val_EP, val_EA)])


def _squares(linear: Linear, x_EP: Doubles, y_EA: Doubles) -> float:
    return float(np.square(linear(x_EP) - y_EA).sum())
