"""Assembling: what was read of each file becomes one dataset of flat values plus offsets.

Shapes: N all steps of all sequences, S sequences, F inputs, K targets.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from workbench.data.asked import find_asked
from workbench.data.calendar import with_calendar
from workbench.data.categories import made_inputs, number_words
from workbench.data.dataset import Floats, SequenceDataset
from workbench.data.fingerprint import fingerprint
from workbench.data.known import look_ahead
from workbench.data.labels import Labels, index_labels, index_step_labels
from workbench.data.large import table_within
from workbench.data.layouts import RoleColumns, Sequences, Times, columns_of
from workbench.data.missing import Origin, early_end_notes, fill, missing_notes
from workbench.data.origins import VALUE, origins_for
from workbench.data.season import detect_season
from workbench.data.spec import DataSpec
from workbench.data.tasks import TASKS
from workbench.data.time.notation import Notation
from workbench.data.words import Words
from workbench.errors import WorkbenchError
from workbench.progress import Progress, Work
from workbench.sentence import sentence

MOST_SEASONAL = 20
"""Sequences, the longest, that are asked together for a season."""


def assembled(
    spec: DataSpec,
    columns: RoleColumns,
    pieces: Sequence[Sequences],
    classes: tuple[str, ...] | None,
    paths: Sequence[Path],
    *,
    words: Words | None,
) -> Work[SequenceDataset]:
    """The dataset of what was read of each file, in order: words numbered, missing values filled, columns added.

    Raises WorkbenchError where values are missing and may not be, or there are too few.
    """
    values_NF = _values(pieces, columns.most_bytes)
    lengths_S = np.concatenate([piece.lengths_S for piece in pieces])
    offsets_S1 = np.concatenate([[0], np.cumsum(lengths_S)]).astype(np.int64)
    quantities = (VALUE,) if spec.layout == "wide" else columns.inputs
    inputs = (*quantities, *columns.categories, *made_inputs(spec))
    origin = Origin(
        files_S=tuple(str(path) for path, piece in zip(paths, pieces, strict=True) for _ in piece.names_S),
        names_S=tuple(name for piece in pieces for name in piece.names_S),
        lines=tuple(piece.lines_N for piece in pieces),
        columns_F=inputs,
    )
    categories = number_words(values_NF, pieces, columns, origin, words)
    asks = TASKS[spec.task]
    targets = columns.inputs[: sum(role == "target" for role in spec.roles.values())] if asks.forecasts else ()
    known = tuple(name for name, role in spec.roles.items() if role == "known") if targets else ()
    times_N = _times(pieces)
    asked = find_asked(values_NF[:, : len(targets)], offsets_S1, times_N) if targets else None
    if asked is not None and asked.rows and not known:
        values_NF, offsets_S1 = values_NF[asked.kept_N], asked.known_offsets()
        times_N = None if times_N is None else times_N[asked.kept_N]
        origin = replace(origin, lines=asked.known_lines(origin.lines))
    yield Progress(done=0.92, message=sentence("Filling missing values"))
    asking = asked if known else None
    asking_N, stops_S = (None, offsets_S1[1:]) if asking is None else (asking.asking_N, asking.stops_S)
    early = early_end_notes(values_NF, offsets_S1[:-1], stops_S, spec.missing, inputs) if targets else ()
    counts, targets_NK = fill(values_NF, offsets_S1, spec.missing, origin, targets=len(targets), asking_N=asking_N)
    missing = dict(zip(inputs, counts, strict=True))
    if asking is not None:
        missing |= {name: missing[name] - asking.rows for name in targets}
    labels, step_labels = Labels(np.empty(0, np.int64), ()), Labels(np.empty(0, np.int64), ())
    if asks.labels_sequences:
        cells = [label for piece in pieces for label in piece.labels_S]
        label = spec.labels.label if spec.layout == "files" else columns.label
        labels = index_labels(cells, classes, origin, offsets_S1, label)
    if asks.labels_steps:
        cells = [label for piece in pieces for label in piece.labels_N] or [None] * len(values_NF)
        step_labels = index_step_labels(cells, classes, origin.files_S[0])
    dataset = SequenceDataset(
        task=spec.task,
        values_NF=values_NF,
        offsets_S1=offsets_S1,
        inputs=inputs,
        categories=categories.words,
        targets_NK=targets_NK,
        targets=_answer_names(spec) or targets,
        labels_S=labels.labels_S,
        classes=labels.classes or step_labels.classes,
        labels_N=step_labels.labels_S,
        answers_SK=_answers(spec, pieces, len(lengths_S)),
        origins_F=origins_for(inputs, {name: spec.origins.get(name, 0.0) for name in quantities}),
        answer_origins_K=origins_for(_answer_names(spec) or targets, spec.origins),
        times_N=times_N,
        notation=pieces[0].notation or Notation(),
        ahead_S=() if asked is None else asked.ahead_S,
        names_S=origin.names_S,
        facts_S=_facts(pieces),
        missing=missing,
        missing_policy=spec.missing,
        season=1,
        fingerprint="",
        notes=(
            *(note for piece in pieces for note in piece.notes),
            *labels.notes,
            *step_labels.notes,
            *categories.notes,
            *missing_notes(spec.missing, missing),
            *early,
        ),
    )
    if known:
        dataset = look_ahead(dataset, known, spec.window.horizon)
    dataset = with_calendar(dataset, spec.calendar, spec.window.horizon, words)
    _check_lengths(dataset, origin.files_S)
    yield Progress(done=0.95, message=sentence("Looking for a season"))
    season = spec.season or _season(dataset)
    mark = yield from fingerprint(dataset)
    return replace(dataset, season=season, fingerprint=mark)


def _values(pieces: Sequence[Sequences], most: int | None) -> Floats:
    """The values of all pieces, one after the other."""
    if len(pieces) == 1:
        return pieces[0].values_NF
    rows, columns = sum(len(piece.values_NF) for piece in pieces), pieces[0].values_NF.shape[1]
    return np.concatenate([piece.values_NF for piece in pieces], out=table_within(most, (rows, columns), np.float32))


def _facts(pieces: Sequence[Sequences]) -> dict[str, tuple[str, ...]]:
    """The facts that every file tells."""
    names = [name for name in pieces[0].facts_S if all(name in piece.facts_S for piece in pieces)]
    return {name: tuple(fact for piece in pieces for fact in piece.facts_S[name]) for name in names}


def _answer_names(spec: DataSpec) -> tuple[str, ...]:
    if TASKS[spec.task].values_sequences and spec.layout == "files":
        return (spec.labels.label,)
    return columns_of(spec.roles, spec.task).answers


def _answers(spec: DataSpec, pieces: Sequence[Sequences], sequences: int) -> Floats:
    """What a regression answers per sequence; all unknown where the files do not tell."""
    answers_SK = np.concatenate([piece.answers_SK for piece in pieces])
    wanted = len(_answer_names(spec))
    return answers_SK if answers_SK.shape[1] == wanted else np.full((sequences, wanted), np.nan, np.float32)


def _times(pieces: Sequence[Sequences]) -> Times | None:
    times = [piece.times_N for piece in pieces if piece.times_N is not None]
    return np.concatenate(times) if len(times) == len(pieces) else None


def _check_lengths(dataset: SequenceDataset, files_S: tuple[str, ...]) -> None:
    if TASKS[dataset.task].forecasts and dataset.longest < 2:
        raise WorkbenchError("{file} holds only one row of data; a forecast needs a series of many.", file=files_S[0])


def _season(dataset: SequenceDataset) -> int:
    if not TASKS[dataset.task].forecasts:
        return 1
    owned = dataset.longest_rows
    times = None if dataset.times_N is None else dataset.times_N[owned]
    lengths_S = np.diff(dataset.offsets_S1)
    longest = np.argsort(-lengths_S, kind="stable")[1:MOST_SEASONAL]
    others = [dataset.values_NF[dataset.offsets_S1[s] : dataset.offsets_S1[s + 1], 0] for s in longest.tolist()]
    return detect_season(dataset.values_NF[owned, 0], times, others)
