"""SequenceDataset: flat values plus offsets; an example is a pair (start, length) into them.

Shapes: N all steps of all sequences, S sequences, F inputs, K targets or answers, E examples.
"""

from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal

import numpy as np
import numpy.typing as npt
from annotated_types import Interval

from workbench.data.recipe import Recipe
from workbench.data.spec import MissingPolicy, Task
from workbench.data.time.axis import TimeAxis
from workbench.data.time.notation import Notation
from workbench.sentence import Sentence

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.floating[Any]]
"""Values as float32, or as float64 where float32 would lose their changes."""
Integers = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int64] | npt.NDArray[np.int32]
"""Numbers of rows: half as wide where there are many and they fit."""
Part = Literal["train", "val", "test"]
MOST_STEPS = 1 << 40
"""More than any sequence has."""
NAME_INPUT = "name (sequence)"
"""What the sequence's own name is called as an input."""
SERIES = "series"
"""Fact of a stretch of a series that was cut: the name of the series, of which the last stretch reaches the end."""
RECORDING = "recording"
"""Fact of a piece: the recording it was cut from, so that a split can keep its pieces together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SequenceDataset:
    """All sequences of an experiment in one table; sequence s owns rows offsets_S1[s] to offsets_S1[s + 1]."""

    task: Task
    values_NF: Floats
    """What the model may see, missing values filled as the spec says (NaN only under the policy "mask")."""
    offsets_S1: Integers
    inputs: tuple[str, ...]
    """Names of the columns of values_NF: targets first (a forecast sees its target's past), then features, last
    those that hold numbers of words."""
    categories: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The vocabulary of each input that holds numbers of words (from 1; 0 is any other word, or none)."""
    targets_NK: Floats
    """The truth to forecast, NaN where the file has none, so that a filled value is never judged; K = 0 in
    every other task."""
    targets: tuple[str, ...]
    """Names of what is to be forecast, or of a regression's answers."""
    labels_S: Integers
    """Class index per sequence (-1 unknown); empty where sequences have no class."""
    classes: tuple[str, ...]
    """Names of the classes; the vocabulary where the next token is asked for."""
    times_N: npt.NDArray[np.datetime64] | None
    """As the clock showed them; in UTC where the notation names a zone."""
    notation: Notation = field(default_factory=Notation)
    """How the times are written."""
    ahead_S: tuple[npt.NDArray[np.datetime64], ...] = ()
    """Per sequence the times of the rows below its last known target, NaT where none are told: what is to be
    forecast."""
    names_S: tuple[str, ...]
    missing: dict[str, int]
    """Missing cells per input column, before they were filled."""
    missing_policy: MissingPolicy
    season: int
    """Steps after which the series repeats; 1 when it does not."""
    facts_S: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What is known of each sequence by name, such as its speaker: parts of file names, columns that are constant
    in a sequence, its file. Splits may ask for them."""
    answers_SK: Floats = field(default_factory=lambda: np.empty((0, 0), np.float32))
    """The values to answer per sequence in a regression, NaN where unknown; empty in every other task."""
    origins_F: tuple[float, ...] = ()
    """What was taken from each input in float64, as float32 would lose its changes so far from zero; empty where
    nothing was. Everything here but a `restored` value is without it."""
    answer_origins_K: tuple[float, ...] = ()
    """The same of what is to be answered."""
    labels_N: Integers = field(default_factory=lambda: np.empty(0, np.int64))
    """Class index per step (-1 unknown) where steps are labelled, token where the next one is asked for."""
    sample_rate: int | None = None
    """Steps per second of recordings; None for anything else."""
    segment: int = 0
    """Steps of an example cut from a longer sequence; 0 when an example is a whole sequence."""
    hop: int = 0
    """Steps between the starts of two such segments."""
    fingerprint: str
    """Hash over values, offsets, labels and names: equal data, equal fingerprint."""
    recipe: Recipe = field(default_factory=Recipe)
    """How the first table was read."""
    unused_words: dict[str, int] = field(default_factory=dict)
    """Ignored columns of words that repeat, which could be inputs, and how many different ones they hold."""
    unused_ahead: dict[str, int] = field(default_factory=dict)
    """Columns that go on where what is forecast ends, are not taken as known ahead, and by how many rows they do."""
    notes: tuple[Sentence, ...] = ()
    """What a user should know of how the files became this: a changed file, gaps in time, values that were filled."""

    @property
    def quantities(self) -> tuple[str, ...]:
        """The inputs that are no numbers of words, whose course can be drawn."""
        return self.inputs[: len(self.inputs) - len(self.categories)]

    def owners_of(self, rows: npt.ArrayLike) -> Integers:
        """The sequence that each of these rows belongs to."""
        owners: Integers = np.searchsorted(self.offsets_S1, rows, side="right") - 1
        return owners

    @property
    def sequences(self) -> int:
        """How many sequences there are."""
        return len(self.offsets_S1) - 1

    def input_values(self, rows: slice | Rows, place: int) -> Numbers:
        """Some values of an input, by its place, in the user's units."""
        values, origin = self.values_NF[rows, place], self.origin(place)
        return values.astype(np.float64) + origin if origin else values

    def origin(self, place: int) -> float:
        """What was taken from an input, by its place."""
        return self.origins_F[place] if self.origins_F else 0.0

    def answer_origin(self, place: int) -> float:
        """What was taken from one of the answers, by its place."""
        return self.answer_origins_K[place] if self.answer_origins_K else 0.0

    @property
    def series_S(self) -> tuple[str, ...]:
        """The series that each sequence is a stretch of, by name; the sequences themselves where none was cut."""
        return self.facts_S.get(SERIES, self.names_S)

    @property
    def reaching_S(self) -> Integers:
        """The sequences that reach the end of their series."""
        series = self.series_S
        last = {name: s for s, name in enumerate(series)}
        return np.array(sorted(last.values()) if SERIES in self.facts_S else range(self.sequences), np.int64)

    def axis(self, sequence: int) -> TimeAxis | None:
        """The times of a sequence; None where there are none."""
        if self.times_N is None:
            return None
        owned = slice(int(self.offsets_S1[sequence]), int(self.offsets_S1[sequence + 1]))
        return TimeAxis(self.times_N[owned], self.notation)

    @property
    def longest_rows(self) -> slice:
        """The rows of the longest sequence."""
        longest = int(np.argmax(np.diff(self.offsets_S1)))
        return slice(int(self.offsets_S1[longest]), int(self.offsets_S1[longest + 1]))

    @property
    def longest(self) -> int:
        """Steps of the longest sequence."""
        return int(np.diff(self.offsets_S1).max())


def evenly(count: int, most: int) -> Integers:
    """Numbers of at most so many of `count` things, evenly spread from the first to the last."""
    return np.unique(np.linspace(0, count - 1, min(most, count)).astype(np.int64))


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """Examples of one part, each `lengths_E` rows from `starts_E`, of sequence `sequences_E`; a forecast's targets
    are the `horizon` rows after its inputs (horizon 0 in classification). What is the same for all takes no memory."""

    starts_E: Rows
    lengths_E: Integers
    sequences_E: Integers
    horizon: int

    def __len__(self) -> int:
        return len(self.starts_E)

    def chosen(self, places: Integers | npt.NDArray[np.bool_]) -> "Examples":
        """Some of them, by number or by flag."""
        return replace(
            self,
            starts_E=self.starts_E[places],
            lengths_E=self.lengths_E[places],
            sequences_E=self.sequences_E[places],
        )

    @property
    def owners(self) -> Integers:
        """The sequences that have an example here, in order."""
        alike = len(self) > 0 and self.sequences_E.strides == (0,)
        return np.unique(self.sequences_E[:1] if alike else self.sequences_E)

    @property
    def even(self) -> bool:
        """Whether all are as long."""
        return self.lengths_E.strides == (0,) or bool((self.lengths_E == self.lengths_E[:1]).all())


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Examples per part, and `rows`: per part the row ranges (start, stop) whose targets or sequences it owns."""

    train: Examples
    val: Examples
    test: Examples
    rows: dict[Part, tuple[tuple[int, int], ...]]

    def part(self, name: Part) -> Examples:
        """The examples of one part."""
        return {"train": self.train, "val": self.val, "test": self.test}[name]

    def refit(self) -> "Split":
        """The same with the validation part's examples in the training part as well."""
        rows: dict[Part, tuple[tuple[int, int], ...]] = {**self.rows, "train": self.rows["train"] + self.rows["val"]}
        return replace(self, train=together(self.train, self.val), rows=rows)


def together(first: Examples, second: Examples) -> Examples:
    """Examples of two parts as one's."""
    return replace(
        first,
        starts_E=np.concatenate([first.starts_E, second.starts_E]),
        lengths_E=_end_to_end(first.lengths_E, second.lengths_E),
        sequences_E=_end_to_end(first.sequences_E, second.sequences_E),
    )


def _end_to_end(first_E: Integers, second_E: Integers) -> Integers:
    alike = first_E.strides == second_E.strides == (0,) and len(first_E) > 0 and len(second_E) > 0
    if alike and first_E[0] == second_E[0]:
        return np.broadcast_to(first_E[0], len(first_E) + len(second_E))
    return np.concatenate([first_E, second_E])


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """Fitted on the training part's rows only: mean and standard deviation (1 where constant) per input, examples
    per class, and the same of a regression's answers."""

    mean_F: tuple[float, ...]
    std_F: tuple[float, ...]
    class_counts: tuple[int, ...]
    answer_mean_K: tuple[float, ...] = ()
    answer_std_K: tuple[float, ...] = ()
    name_mean_VF: tuple[tuple[float, ...], ...] = ()
    """Where a forecast's model sees the sequences' names: as mean_F for each name's number, first for all others."""
    name_std_VF: tuple[tuple[float, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFacts:
    """What a model must know of the data to be built, without the data; a file may say nothing beyond the bounds."""

    task: Task
    inputs: tuple[str, ...]
    targets: tuple[str, ...]
    classes: tuple[str, ...]
    context: Annotated[int, Interval(ge=1, le=MOST_STEPS)]
    """Steps of a forecast's input; in other tasks the longest training example."""
    horizon: Annotated[int, Interval(ge=0, le=100_000)]
    """Steps to forecast; 0 in other tasks."""
    missing_mask: bool
    """Whether inputs may hold NaN, which the model then turns into extra 0/1 features."""
    season: Annotated[int, Interval(ge=1, le=MOST_STEPS)]
    sample_rate: Annotated[int, Interval(ge=1, le=MOST_STEPS)] | None = None
    """Steps per second of recordings; None for anything else."""
    origins_F: tuple[float, ...] = ()
    """What is taken from each input, in float64, before the model sees it; empty where nothing is."""
    answer_origins_K: tuple[float, ...] = ()
    """What is given back to its answers."""
    categories: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The vocabulary of each input that holds numbers of words, in the order of those inputs, which are the last."""
    typical: int = field(default=0, compare=False)
    """The median length of the training examples; 0 where it was not measured, as in runs of before."""

    @property
    def usual(self) -> int:
        """Steps of a usual example: one that is very long changes nothing of it."""
        return self.typical or self.context

    @property
    def numbers(self) -> int:
        """How many inputs are quantities; the others hold numbers of words."""
        return len(self.inputs) - len(self.categories)

    @property
    def named(self) -> int | None:
        """The place of the input that is the sequence's name; None where there is none."""
        return self.inputs.index(NAME_INPUT) if NAME_INPUT in self.inputs else None
