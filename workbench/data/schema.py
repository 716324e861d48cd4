"""Schema: what the columns of a table are probably for, which layout it has, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbench.data.columns import are_truths
from workbench.data.evidence import MOST_CLASSES, Evidence, comes_back, known_name, lasts
from workbench.data.forecast_target import probable_target
from workbench.data.identity import identifying_columns, identity_by_dates, lacks_halves, repeats, turn_takers
from workbench.data.role_names import (
    CLOCK_NAMES,
    COUNTER_NAMES,
    PERHAPS_LABEL_NAMES,
    SEQUENCE_NAMES,
    TIME_NAMES,
    counts_time,
    plain_name,
    tells_class,
    tells_place,
)
from workbench.data.roles import ROLES
from workbench.data.row_sequences import FEWEST_STEPS, class_of_rows_in
from workbench.data.sources.formats import format_of
from workbench.data.spec import Layout, Role, Task
from workbench.data.states import nameless_blocks, nameless_states
from workbench.data.table import Table
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.sentence import Sentence, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a user would probably choose, and per column (and for "layout" and "task") the reason."""

    layout: Layout
    roles: dict[str, Role]
    task: Task
    reasons: Mapping[str, Sentence]

    @property
    def targets(self) -> tuple[str, ...]:
        """The columns to forecast, or the label."""
        return tuple(name for name, role in self.roles.items() if ROLES[role].answers)


def infer_schema(
    tables: Sequence[Table], task: Task | None = None, targets: Sequence[str] = (), *, labelled: bool = False
) -> Proposal:
    """Layout, roles and task from the tables of one experiment; the first table decides.

    `labelled` says that folders, names or a list tell the class of each file. Raises WorkbenchError when a target is
    not among the columns or a forecast has no number column.
    """
    return _Inference(tables, targets, labelled=labelled).proposal(task)


class _Inference:
    def __init__(self, tables: Sequence[Table], targets: Sequence[str], *, labelled: bool) -> None:
        self.table = tables[0]
        self.labelled = labelled and not targets
        self.tables = tables
        self.targets = tuple(known_name(self.table, name) for name in targets)
        self.evidence = Evidence(self.table)
        self.types = self.evidence.types
        self.reasons: dict[str, Sentence] = {}
        self.roles: dict[str, Role] = {}
        self.of_steps = False
        self.by_turns: str | None = None
        self._identities: dict[str | None, tuple[str, ...]] = {}

    def proposal(self, task: Task | None) -> Proposal:
        chosen = task or self._task()
        asks = TASKS[chosen]
        self.of_steps = asks.labels_steps
        self._identities.clear()
        if asks.text:
            return self._text_proposal()
        by_file = self.labelled and asks.per_sequence
        label = self._label(chosen) if asks.labelled and not by_file else None
        sequence = () if by_file else self._sequence(label)
        times = self._times(sequence)
        layout = self._layout(chosen, label, sequence, times)
        for name in self.types:
            self.roles[name] = "ignore"
        found: dict[Role, str | None] = {"label": label}
        self.roles |= dict.fromkeys(times, "time")
        self.roles |= {name: role for role, name in found.items() if name is not None}
        self.roles |= dict.fromkeys(sequence, "sequence")
        if asks.forecasts:
            self._forecast_roles()
        else:
            if asks.values_sequences and not by_file:
                self._answer_roles(sequence)
            self._features()
        ordered = {name: self.roles[name] for name in self.types}
        return Proposal(layout=layout, roles=self._targets_in_order(ordered), task=chosen, reasons=self.reasons)

    def _task(self) -> Task:
        if self.labelled:
            self.reasons["task"] = sentence("Each file has a class of its own, so the task is classes.")
            return "classify"
        if self.targets:
            return self._task_of_target(self.targets[0])
        found, last = format_of(self.table.path), list(self.types)[-1]
        few = self.evidence.holds_codes(last) or self.evidence.holds_categories(last)
        by_format = last if found is not None and found.classes and few else None
        label = next((name for name in self.types if tells_class(name)), by_format)
        if label is not None and 2 <= self.table.column(label).distinct <= MOST_CLASSES:
            return self._task_of_label(label)
        if self._of_rows is not None:
            self.reasons["task"] = sentence(
                "Numbers go on from each to the next along the rows, and {column} holds few values: each row seems to "
                "be a sequence with its class.",
                column=self._of_rows,
            )
            return "classify"
        if found is not None and found.answers and "target" in self.types:
            self.reasons["task"] = sentence("The file gives each sequence a value, so the task is that value.")
            return "regress"
        if (states := nameless_states(self.table)) is not None:
            self.reasons["task"] = sentence(
                "No heading says what columns hold, and {column} holds words that last from row to row: the task is a "
                "class per step.",
                column=states,
            )
            return "label-steps"
        self.reasons["task"] = sentence("There is no label column, so the task is a forecast.")
        return "forecast"

    @cached_property
    def _of_rows(self) -> str | None:
        """The class of each row, where rows seem to be sequences."""
        return class_of_rows_in(self.tables)

    def _task_of_target(self, target: str) -> Task:
        if self.types[target] == "text" or tells_class(target):
            if self._changes_within(target):
                return self._task_of_label(target)
            self.reasons["task"] = sentence(
                "{column} holds names, so the task is to tell classes apart.", column=target
            )
            return "classify"
        if self._identity(target) and not self._changes_within(target):
            self.reasons["task"] = sentence(
                "{column} is one number per sequence, so the task is that number.", column=target
            )
            return "regress"
        self.reasons["task"] = sentence("{column} holds numbers, so the task is a forecast.", column=target)
        return "forecast"

    def _task_of_label(self, label: str) -> Task:
        if self._changes_within(label):
            self.reasons["task"] = sentence(
                "Column {column} changes within a sequence, so the task is a class per step.", column=label
            )
            return "label-steps"
        self.reasons["task"] = sentence("There is a column {column}, so the task is classes.", column=label)
        return "classify"

    def _changes_within(self, label: str) -> bool:
        """Whether a label belongs to steps: it changes within a sequence, or comes back in runs as time goes on."""
        sequence = self._identity(label)
        values = self.table.frame[label]
        if sequence:
            return bool((self.table.frame.groupby(list(sequence))[label].nunique() > 1).any())
        clocks = [name for name, kind in self.types.items() if kind == "time" or plain_name(name) in CLOCK_NAMES]
        if not any(name != label for name in clocks):  # many numbers side by side may be a sequence in each row
            return list(self.types.values()).count("number") < FEWEST_STEPS and lasts(values)
        return comes_back(values) and any(name != label and self.evidence.rises(name, ()) for name in clocks)

    def _identity(self, answer: str | None) -> tuple[str, ...]:
        """The columns that tell sequences apart, by their names and by times that repeat; `answer` is none of them."""
        if answer not in self._identities:
            found = self._find_identity(answer)
            self._identities[answer] = found or (() if answer is None else self._blocks(answer))
        return self._identities[answer]

    def _blocks(self, answer: str) -> tuple[str, ...]:
        return nameless_blocks(self.table, answer, of_steps=self.of_steps)

    def _find_identity(self, answer: str | None) -> tuple[str, ...]:
        taken = {answer, *self.targets}
        named = next(
            (n for n in self.types if plain_name(n) in SEQUENCE_NAMES and n not in taken and self.evidence.repeats(n)),
            "",
        )
        clock = self._clock({named, *taken})
        if not clock:
            return (named,) if named else ()
        others = [name for name in taken if name is not None]
        places = [name for name in self.types if tells_place(name)]  # of a country with provinces each has its own
        tried = (identifying_columns(self.table, clock, exclude=[*others, *p], first=named) for p in (places, ()))
        found = next(filter(None, tried), ())
        dated = [name for name in self.types if name not in taken and self.evidence.is_dated(name)]
        dates = [] if found or named else self.evidence.timed(dated)
        found = found or ((named,) if named else ()) or identity_by_dates(self.table, dates)
        self.by_turns = None if found or answer is not None else turn_takers(self.table)
        return found if self.by_turns is None else (self.by_turns,)

    def _clock(self, taken: set[str | None]) -> tuple[str, ...]:
        """The columns of times, else a counter, that tell whether several sequences are mixed."""
        free = [name for name in self.types if name not in taken]
        counters = [
            name
            for name in free
            if self.evidence.is_counter(name) and (counts_time(name, CLOCK_NAMES) or self.evidence.holds_headings(name))
        ]
        counters += [name for name in free if self.evidence.counts_sequences(name)]
        return self.evidence.together(free) or (*self.evidence.timed(free), *counters)[:1]

    def _text_proposal(self) -> Proposal:
        texts = [name for name, kind in self.types.items() if kind == "text"]
        if not texts and not self.targets:
            raise WorkbenchError("{file} has no column with text to learn.", file=self.table.path)
        target = self.targets[0] if self.targets else max(texts, key=self.evidence.length)
        self.reasons[target] = sentence("The text to learn, character by character.")
        self.reasons["layout"] = sentence("Each row is a text of its own.")
        roles: dict[str, Role] = {name: "target" if name == target else "ignore" for name in self.types}
        return Proposal(layout="wide", roles=roles, task="next-token", reasons=self.reasons)

    def _answer_roles(self, sequence: tuple[str, ...]) -> None:
        free = [n for n, kind in self.types.items() if kind == "number" and self.roles[n] == "ignore"]
        named = [name for name in free if plain_name(name) in PERHAPS_LABEL_NAMES]
        steady = [name for name in free if sequence and not self._changes_within(name)]
        targets = self.targets or tuple((named or steady or free)[-1:])
        if not targets:
            raise WorkbenchError("{file} has no number column whose value could be learned.", file=self.table.path)
        for name in targets:
            self.roles[name] = "target"
            self.reasons[name] = (
                sentence("The value to answer, as asked.")
                if self.targets
                else sentence("The value to answer, one per sequence. Choose another if that is wrong.")
            )

    def _codes(self, task: Task) -> list[str]:
        """Columns whose few whole numbers may be codes of classes, the last first; one per sequence or per step."""
        free = {name for name, kind in self.types.items() if kind == "number"}
        free -= {name for name in free if plain_name(name) in SEQUENCE_NAMES | TIME_NAMES | COUNTER_NAMES}
        codes = [name for name in free if self.evidence.holds_codes(name)]
        per_step = TASKS[task].labels_steps
        codes = [name for name in codes if not self._identity(name) or self._changes_within(name) == per_step]
        return sorted(codes, key=list(self.types).index, reverse=True)

    def _label(self, task: Task) -> str | None:
        if self.targets:
            label = self.targets[0]
            self.reasons[label] = sentence("The class to recognise, as asked.")
            return label
        named = [name for name in self.types if tells_class(name)]
        texts = [name for name, kind in self.types.items() if kind == "text" and self.evidence.repeats(name)]
        perhaps = [name for name in self.types if plain_name(name) in PERHAPS_LABEL_NAMES]
        rows = [self._of_rows] if TASKS[task].labels_sequences and self._of_rows is not None else []
        for name in (*named, *rows, *texts[::-1], *perhaps, *self._codes(task)):
            if name in rows or 2 <= self.table.column(name).distinct <= MOST_CLASSES:
                self.reasons[name] = sentence("Its name or its few different texts look like classes.")
                return name
        single = next((name for name in named if self.table.column(name).distinct == 1), None)
        if single is not None:
            raise WorkbenchError(
                "{file}: column {column} holds only one class, '{label}'. A model needs at least two to tell apart.",
                file=self.table.path,
                column=single,
                label=str(self.table.frame[single].dropna().iloc[0]),
            )
        return None

    def _sequence(self, label: str | None) -> tuple[str, ...]:
        for name in self.types:
            if (
                plain_name(name) in SEQUENCE_NAMES
                and name not in {label, *self.targets}
                and not self.evidence.repeats(name)
            ):
                self.reasons[name] = sentence("A name for each row; a model learns nothing from it.")
        found = self._identity(label)
        blocks = label is not None and found == self._blocks(label)
        for name in found:
            if blocks:
                told = sentence("Each number stays for many rows and never comes back, as that of a person does.")
            elif name == self.by_turns:
                told = sentence("Its words take turns from row to row, and each has numbers of its own.")
            elif plain_name(name) in SEQUENCE_NAMES:
                told = sentence("Its values repeat from row to row, one value per sequence.")
            else:
                told = sentence("Times repeat in the file, and this column tells their rows apart.")
            self.reasons[name] = told
        return found

    def _times(self, sequence: tuple[str, ...]) -> tuple[str, ...]:
        """The time column, or those that are a time together."""
        free = [name for name in self.types if name not in sequence and name not in self.targets]
        together = self.evidence.together(free)
        for name in together:
            self.reasons[name] = sentence("A part of the time: {columns} together.", columns=", ".join(together))
        return together or self._time(free, sequence)

    def _time(self, free: Sequence[str], sequence: tuple[str, ...]) -> tuple[str, ...]:
        for name in self.evidence.timed(free):
            self.reasons[name] = sentence("Holds dates or times.")
            return (name,)
        for name in free:
            if self.types[name] == "number" and self.evidence.names_time(name) and self.evidence.rises(name, sequence):
                self.reasons[name] = sentence("Its name says time, and its values rise from row to row.")
                return (name,)
        if not sequence and self.evidence.goes_on_evenly(free):
            self.reasons[free[0]] = sentence("It comes first and rises by equal steps, so it seems to be the time.")
            return (free[0],)
        clock = next((name for name in free if self.evidence.holds_clock(name)), None)
        if clock is not None:
            self.reasons[clock] = sentence("Large numbers that rise from row to row, as those of a clock.")
            return (clock,)
        counter = next((name for name in free if sequence and self.evidence.counts_sequences(name)), None)
        if counter is not None and self.evidence.rises(counter, sequence):
            self.reasons[counter] = sentence("It counts the steps of each sequence.")
            return (counter,)
        return ()

    def _layout(self, task: Task, label: str | None, sequence: tuple[str, ...], times: tuple[str, ...]) -> Layout:
        if self.labelled and TASKS[task].per_sequence:
            self.reasons["layout"] = sentence("Each file is one sequence; its folder or name tells the answer.")
            return "files"
        if sequence:
            self.reasons["layout"] = (
                sentence("Column {column} tells the sequences apart.", column=sequence[0])
                if len(sequence) == 1
                else sentence("Columns {columns} together tell the sequences apart.", columns=", ".join(sequence))
            )
            return "long"
        if times and not TASKS[task].per_sequence and repeats(self.table, times):
            self.reasons["layout"] = (
                sentence(
                    "Times repeat, and their hours go from 1 to 12: AM and PM seem to be left out. Write them, or "
                    "hours up to 23, else the rows of mornings and afternoons are mixed."
                )
                if lacks_halves(self.table, times)
                else sentence(
                    "Times repeat, and no column tells their rows apart: several series may be mixed here. Give the "
                    "column that names the series the role sequence."
                )
            )
            return "series"
        alone = label not in (None, self._of_rows) and self.table.column(label or "").distinct == 1
        if not TASKS[task].per_sequence or (alone and len(self.tables) > 1):
            self.reasons["layout"] = sentence("Each file is one series, because no column tells sequences apart.")
            return "series"
        if TASKS[task].labels_sequences and label is None and times:
            self.reasons["layout"] = sentence("Each file is one series, because time runs down its rows.")
            return "series"
        self.reasons["layout"] = sentence("Each row has its own answer, so each row is one sequence.")
        return "wide"

    def _forecast_roles(self) -> None:
        free = [n for n, kind in self.types.items() if kind == "number" and self.roles[n] == "ignore"]
        free = [name for name in free if plain_name(name) not in SEQUENCE_NAMES]
        if not (self.targets or free):
            raise WorkbenchError("{file} has no number column that could be forecast.", file=self.table.path)
        told = {name: sentence("To be forecast, as asked.") for name in self.targets}
        targets = told or dict([probable_target(self.table, free)])
        for name, reason in targets.items():
            self.roles[name], self.reasons[name] = "target", reason
        for name in free:
            if name not in targets:
                self.reasons[name] = sentence(
                    "Left out at first: a forecast starts from its target's own past. Make it a feature to use it."
                )
        for name in self.types:
            if self.roles[name] == "ignore" and self.evidence.holds_categories(name):
                self.reasons[name] = sentence("Words that repeat. Make it a category to let the model see them.")

    def _features(self) -> None:
        for name, kind in self.types.items():
            taken = self.roles[name] != "ignore" or plain_name(name) in SEQUENCE_NAMES
            if kind == "number" and not taken and self.evidence.only_counts(name):
                self.reasons[name] = sentence("It has no heading and only counts the rows.")
            elif kind == "number" and not taken:
                self.roles[name] = "feature"
                self.reasons[name] = sentence("A number that the model may look at.")
            elif not taken and are_truths(self.table, name):
                self.roles[name] = "feature"
                self.reasons[name] = sentence("True or false: an input of 1 and 0.")
            elif not taken and self.evidence.holds_categories(name):
                self.reasons[name] = sentence("Words that repeat. Make it a category to let the model see them.")
            elif kind in {"text", "empty"} and not taken:
                self.reasons[name] = sentence("Holds no numbers, so the model cannot use it.")

    def _targets_in_order(self, roles: dict[str, Role]) -> dict[str, Role]:
        asked = {name: roles[name] for name in self.targets if roles[name] == "target"}
        return roles if len(asked) < 2 else {**asked, **roles}
