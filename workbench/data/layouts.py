"""Layouts: how one table becomes sequences: one series, many told apart by a column, or one per row.

Shapes: N all steps of all sequences, S sequences, F inputs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from workbench.data.columns import frame_column, line, lines_of, names_column, number_table, numbers, texts
from workbench.data.dataset import Floats, Integers
from workbench.data.origins import VALUE, origins_for
from workbench.data.roles import ROLES
from workbench.data.spec import Role, Task, TimeUnit
from workbench.data.table import Table
from workbench.data.tasks import TASKS
from workbench.data.time.clock import Clock, read_clock
from workbench.data.time.gaps import Unevenness, gaps_told, repeats_told, restarts, unevenness
from workbench.data.time.notation import Notation
from workbench.data.time.ordering import order_in_time
from workbench.data.words import coded_column
from workbench.errors import WorkbenchError
from workbench.paths import as_text
from workbench.sentence import Sentence, sentence

if TYPE_CHECKING:
    import pandas as pd

PROBED_ROWS = 1000
Times = npt.NDArray[np.datetime64]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleColumns:
    """The columns of a table by what they are for."""

    inputs: tuple[str, ...]
    categories: tuple[str, ...] = ()
    """Inputs whose cells are words or codes."""
    made: int = 0
    """Inputs that no column holds, such as the hour of the time."""
    times: tuple[str, ...] = ()
    """The time column, or those that are a time together."""
    time_unit: TimeUnit | None = None
    """What a time column of numbers counts."""
    sequence: tuple[str, ...] = ()
    """Columns that together tell the sequences apart."""
    label: str | None = None
    answers: tuple[str, ...] = ()
    """Columns whose one value per sequence a regression answers."""
    stepwise: bool = False
    """Whether the label belongs to each step, instead of to the sequence."""
    asked: tuple[str, ...] = ()
    """Facts that the split asks for, whatever their columns' roles."""
    origins: Mapping[str, float] = field(default_factory=dict)
    """What is taken from columns in float64."""
    most_bytes: int | None = None
    """Bytes of inputs that may lie in memory; half of what is free where that is not said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequences:
    """What one file gives: steps of all its sequences one after the other, and what is known of each sequence."""

    values_NF: Floats
    lengths_S: Integers
    lines_N: Sequence[int] | Integers
    times_N: Times | None
    notation: Notation | None = None
    """How the times were written."""
    names_S: tuple[str, ...]
    labels_S: tuple[str | None, ...]
    facts_S: dict[str, tuple[str, ...]]
    answers_SK: Floats
    labels_N: tuple[str | None, ...] = ()
    """A label per step, where steps are labelled."""
    words: tuple[tuple[str, ...], ...] = ()
    """Per category the words whose numbers its column of values_NF holds."""
    longest_step: float | None = None
    """Seconds of the longest step that was taken for no gap, where series were cut."""
    notes: tuple[Sentence, ...] = field(default=())


def columns_of(roles: Mapping[str, Role], task: Task, *, asked: tuple[str, ...] = ()) -> RoleColumns:
    """The columns by role: targets first, then features, then those known ahead, each in the order of `roles`; and
    the categories.

    Only a forecast sees targets.
    """
    by_role: dict[Role, list[str]] = {}
    for name, role in roles.items():
        by_role.setdefault(role, []).append(name)
    for role, had in by_role.items():
        if ROLES[role].once and not ROLES[role].together and len(had) > 1:
            raise WorkbenchError(
                "Only one column can have the role {role}, but {columns} have it.",
                role=role,
                columns=" and ".join(had),
                column=had[1],
            )
    asks, targets = TASKS[task], tuple(by_role.get("target", ()))
    return RoleColumns(
        inputs=(*(targets if asks.forecasts else ()), *by_role.get("feature", ()), *by_role.get("known", ())),
        categories=tuple(by_role.get("category", ())),
        times=tuple(by_role.get("time", ())),
        sequence=tuple(by_role.get("sequence", ())),
        label=None if asks.numbers else next(iter(by_role.get("label", ())), None),
        answers=targets if asks.values_sequences else (),
        stepwise=asks.labels_steps,
        asked=asked,
    )


def read_series(table: Table, columns: RoleColumns) -> Sequences:
    """The whole file as one sequence, by time."""
    return _sequences(table, columns, np.broadcast_to(np.int64(0), table.rows), (as_text(Path(table.path.stem)),))


def read_long(table: Table, columns: RoleColumns) -> Sequences:
    """A sequence per value of the sequence columns together, in order of first appearance, each by time."""
    if not columns.sequence:
        raise WorkbenchError(
            "{file}: no column tells the sequences apart. Give one column the role sequence, or choose another layout.",
            file=table.path,
        )
    codes_N, names_S = _identities(table, columns.sequence)
    return _sequences(table, columns, codes_N, names_S)


def read_wide(table: Table, columns: RoleColumns) -> Sequences:
    """A sequence per row; its steps are the input columns in file order, missing cells at its end shorten it."""
    inputs = frozenset(columns.inputs)
    steps = [column.name for column in table.columns if column.name in inputs]
    values_ST = number_table(table, steps, origins=(columns.origins.get(VALUE, 0.0),) * len(steps))
    known_ST = ~np.isnan(values_ST)
    lengths_S = np.where(known_ST.any(axis=1), values_ST.shape[1] - np.argmax(known_ST[:, ::-1], axis=1), 0)
    if not lengths_S.all():
        raise WorkbenchError(
            "{file}: row {row} holds no value. Remove the row.",
            file=table.path,
            row=line(table, int(np.argmin(lengths_S))),
        )
    kept_ST = np.arange(values_ST.shape[1]) < lengths_S[:, None]
    lines_S = np.asarray(lines_of(table))
    firsts_S = np.arange(table.rows)
    coded = [coded_column(table, name) for name in columns.categories]
    steady_SC = np.zeros((table.rows, len(coded) + columns.made), np.float32)
    for place, column in enumerate(coded):
        steady_SC[:, place] = column.codes_N
    return Sequences(
        values_NF=np.column_stack([values_ST[kept_ST], np.repeat(steady_SC, lengths_S, axis=0)]),
        words=tuple(column.words for column in coded),
        lengths_S=lengths_S.astype(np.int64),
        lines_N=np.repeat(lines_S, lengths_S),
        times_N=None,
        names_S=_wide_names(table, columns, lines_S),
        labels_S=_firsts(table, columns.label, firsts_S),
        facts_S=_facts(table, columns, firsts_S, firsts_S),
        answers_SK=_answers(table, columns, firsts_S, firsts_S),
    )


def _sequences(table: Table, columns: RoleColumns, codes_N: Integers, names_S: tuple[str, ...]) -> Sequences:
    clock = read_clock(table, columns.times, codes_N, columns.time_unit) if columns.times else None
    order_N = _order(clock, codes_N, alone=len(names_S) == 1)
    lengths_S = _lengths(codes_N, len(names_S))
    firsts_S = np.concatenate([[0], np.cumsum(lengths_S)[:-1]]).astype(np.int64)[: table.rows]
    lines_N = lines_of(table)
    if order_N is not None:
        firsts_S, lines_N = order_N[firsts_S], np.asarray(lines_N)[order_N]
    once = () if columns.label is None or columns.stepwise else (columns.label,)
    for name in (*once, *columns.answers):
        _refuse_two_labels(table, name, codes_N, names_S)
    times_N: Times | None = None
    origins = origins_for(columns.inputs, columns.origins)
    notes = _blank_notes(table, (*columns.sequence, *((columns.label,) if columns.label else ())))
    if clock is not None:
        every_N = slice(None) if order_N is None else order_N
        times_N = clock.values_N[every_N] if clock.notation is not None else None
        notes += _time_notes(table, clock, order_N, lengths_S)
    spare = len(columns.categories) + columns.made
    values_NF = number_table(table, columns.inputs, order_N, most=columns.most_bytes, origins=origins, spare=spare)
    words = []
    for place, name in enumerate(columns.categories, start=len(columns.inputs)):
        coded = coded_column(table, name)
        values_NF[:, place] = coded.codes_N if order_N is None else coded.codes_N[order_N]
        words.append(coded.words)
    return Sequences(
        values_NF=values_NF,
        words=tuple(words),
        lengths_S=lengths_S,
        lines_N=lines_N,
        times_N=times_N,
        notation=None if clock is None else clock.notation,
        names_S=names_S,
        labels_S=() if columns.stepwise else _once(table, columns.label, firsts_S, codes_N),
        facts_S=_facts(table, columns, firsts_S, codes_N),
        answers_SK=_answers(table, columns, firsts_S, codes_N),
        labels_N=_firsts(table, columns.label, order_N) if columns.stepwise else (),
        notes=notes,
    )


def _order(clock: Clock | None, codes_N: Integers, *, alone: bool) -> Integers | None:
    """Rows by sequence, then by time; None where they come so."""
    if alone:
        return None if clock is None else order_in_time(clock.values_N)
    return np.lexsort([codes_N] if clock is None else [clock.values_N, codes_N])


def _lengths(codes_N: Integers, sequences: int) -> Integers:
    if sequences == 1:
        return np.array([len(codes_N)], np.int64)
    return np.bincount(codes_N, minlength=sequences).astype(np.int64)


def _time_notes(table: Table, clock: Clock, order_N: Integers | None, lengths_S: Integers) -> tuple[Sentence, ...]:
    notes: list[Sentence] = []
    file, values_N = table.path.name, clock.values_N
    again = restarts(values_N) if len(lengths_S) == 1 else 0
    if again:
        notes.append(
            sentence(
                "The clock of {file} starts again {count} times: there may be several sequences in it. Give the column "
                "that tells them apart the role sequence.",
                file=file,
                count=again,
            )
        )
    if order_N is not None:
        values_N = values_N[order_N]
        if len(lengths_S) == 1:
            notes.append(sentence("{file} was not in order of time; its rows were sorted.", file=file))
    stops_S = np.cumsum(lengths_S)
    found = Unevenness()
    for start, stop in zip((stops_S - lengths_S).tolist(), stops_S.tolist(), strict=True):
        found += unevenness(values_N[start:stop])
    if found.repeats:
        notes.append(repeats_told(file, found.repeats))
    if found.gaps:
        notes.append(gaps_told(file, found.gaps))
    return tuple(notes)


def _codes(column: pd.Series[Any]) -> tuple[Integers, tuple[str, ...]]:
    """An index per cell (-1 where missing) into the different texts, in order of first appearance."""
    import pandas as pd

    codes_N, different = pd.factorize(column)
    return codes_N.astype(np.int64), tuple(str(text) for text in texts(pd.Series(different)))


def joined_name(cells: Sequence[str]) -> str:
    """The name of a sequence that several columns name together; exported scripts join them alike."""
    return "/".join(filter(None, cells))


def _identities(table: Table, names: Sequence[str]) -> tuple[Integers, tuple[str, ...]]:
    """An index per row into the names of sequences, in order of first appearance."""
    parts = []
    for name in names:
        parts.append(_codes(names_column(table, name)))
    _refuse_missing(table, names, np.logical_and.reduce([codes_N < 0 for codes_N, _ in parts]))
    if len(parts) == 1:
        return parts[0]
    parts = [(np.where(codes_N < 0, len(found), codes_N), (*found, "")) for codes_N, found in parts]
    joined_N, size = np.zeros(table.rows, np.int64), 1
    for codes_N, found in parts:
        joined_N, size = joined_N * len(found) + codes_N, size * len(found)
    _, firsts, inverse_N = np.unique(joined_N, return_index=True, return_inverse=True)
    order = np.argsort(firsts, kind="stable")
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    names_S = tuple(joined_name([found[codes_N[row]] for codes_N, found in parts]) for row in firsts[order])
    return place[inverse_N].astype(np.int64), names_S


def _refuse_missing(table: Table, names: Sequence[str], missing_N: npt.NDArray[np.bool_]) -> None:
    if missing_N.any():
        raise WorkbenchError(
            "{file}: row {row} of column {column} is empty, so it is not clear which sequence the row belongs to.",
            file=table.path,
            row=line(table, int(np.argmax(missing_N))),
            column=" + ".join(names),
        )


def _refuse_two_labels(table: Table, name: str, codes_N: Integers, names_S: tuple[str, ...]) -> None:
    labels_N, _ = _codes(names_column(table, name))
    known_N = np.flatnonzero(labels_N >= 0)
    first_S = np.full(len(names_S), -2)
    places_S = known_N[np.unique(codes_N[known_N], return_index=True)[1]]
    first_S[codes_N[places_S]] = labels_N[places_S]
    wrong = known_N[labels_N[known_N] != first_S[codes_N[known_N]]]
    if len(wrong):
        raise WorkbenchError(
            "{file}: row {row} gives sequence {sequence} a second label in column {column}. "
            "A sequence has one answer; correct the file, choose another sequence column, or label steps instead.",
            file=table.path,
            row=line(table, int(wrong[0])),
            column=name,
            sequence=names_S[codes_N[wrong[0]]],
        )


def _firsts(table: Table, name: str | None, rows: Integers | None) -> tuple[str | None, ...]:
    if name is None:
        return ()
    column = names_column(table, name)
    return tuple(texts(column if rows is None else column.iloc[rows]))


def _known_rows(table: Table, name: str, firsts_S: Integers, codes_N: Integers) -> Integers:
    """A row of each sequence that holds a value of the column: its first such row, or its first row where none does."""
    known_N = np.flatnonzero(names_column(table, name).notna().to_numpy())
    sequences, places = np.unique(codes_N[known_N], return_index=True)
    rows_S = firsts_S.copy()
    rows_S[sequences] = known_N[places]
    return rows_S


def _once(table: Table, name: str | None, firsts_S: Integers, codes_N: Integers) -> tuple[str | None, ...]:
    """The cell of each sequence in a column that may fill only one of its rows."""
    return () if name is None else _firsts(table, name, _known_rows(table, name, firsts_S, codes_N))


def _blank_notes(table: Table, names: Sequence[str]) -> tuple[Sentence, ...]:
    """What was done to names with blanks around them."""
    notes = []
    for name in names:
        if name in table.frame and table.column(name).type == "text":
            written = frame_column(table, name).dropna()
            count = int((written != written.str.strip()).sum())
            if count:
                notes.append(
                    sentence("Blanks around {count} names in column {column} do not count.", count=count, column=name)
                )
    return tuple(notes)


def _facts(table: Table, columns: RoleColumns, firsts_S: Integers, codes_N: Integers) -> dict[str, tuple[str, ...]]:
    """Columns that are no inputs and stay the same within each sequence, by name."""
    facts: dict[str, tuple[str, ...]] = {}
    used_columns = {*columns.inputs, *columns.times, *columns.answers}
    for column in table.columns:
        used = column.name in used_columns
        if column.type == "empty" or (used and column.name not in columns.asked):
            continue
        if len(firsts_S) < table.rows and _soon_changes(table, column.name, codes_N):
            continue
        values = names_column(table, column.name)
        if len(firsts_S) == table.rows or _stays(values, firsts_S, codes_N):
            facts[column.name] = tuple(text or "" for text in texts(values.iloc[firsts_S]))
    return facts


def _soon_changes(table: Table, name: str, codes_N: Integers) -> bool:
    """Whether the first rows tell that a column does not stay the same within the first sequence."""
    head = replace(table, frame=table.frame.iloc[:PROBED_ROWS])
    codes, _ = _codes(names_column(head, name))
    return bool((codes != codes[0])[codes_N[:PROBED_ROWS] == codes_N[0]].any())


def _stays(values: pd.Series[Any], firsts_S: Integers, codes_N: Integers) -> bool:
    if len(firsts_S) == 1 and len(values) > 1 and values.iloc[0] != values.iloc[-1]:
        return False
    codes, _ = _codes(values)
    return bool((codes == codes[firsts_S][codes_N]).all())


def _answers(table: Table, columns: RoleColumns, firsts_S: Integers, codes_N: Integers) -> Floats:
    values = [
        numbers(table, name, columns.origins.get(name, 0.0))[_known_rows(table, name, firsts_S, codes_N)]
        for name in columns.answers
    ]
    return np.stack(values, axis=1) if values else np.empty((len(firsts_S), 0), np.float32)


def _wide_names(table: Table, columns: RoleColumns, lines_S: Integers) -> tuple[str, ...]:
    if not columns.sequence:
        return tuple(f"row {number}" for number in lines_S)
    cells = [texts(names_column(table, name)) for name in columns.sequence]
    return tuple(joined_name([str(cell) for cell in row]) for row in zip(*cells, strict=True))
