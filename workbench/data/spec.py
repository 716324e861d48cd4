"""The data half of an experiment: sources, how they are read, roles, windows and the split."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, field_validator

from workbench.spec_base import Spec, knob

Task = Literal["forecast", "classify", "regress", "label-steps", "next-token"]
Role = Literal["time", "feature", "known", "category", "target", "sequence", "label", "ignore"]
Layout = Literal["series", "long", "wide", "files"]
MissingPolicy = Literal["interpolate", "forward_fill", "mask", "refuse"]
DateOrder = Literal["ymd", "dmy", "mdy", "ydm", "yw"]
_Since1970 = Literal["s", "ms", "us", "ns", "days", "filetime", "ticks"]
TimeUnit = Literal[_Since1970, "datenum", "days1960", "days1970", "s1582", "s1904", "s1960", "s2001", "years"]
CalendarPart = Literal["minute", "hour", "weekday", "day", "month", "quarter"]
Thousands = Literal["", ",", ".", " ", "'"]
Reshape = Literal["none", "transpose", "long", "wide"]
Paired = Literal["rows", "none"]
ColumnKind = Literal["number", "text", "time"]
Repeats = Literal["leave", "mean", "last", "sum"]
Gaps = Literal["leave", "split"]
CalendarStep = Literal["day", "week", "month", "quarter", "year"]
Resample = Literal["none", "mean", "last", "interpolate"]
SplitMethod = Literal["chronological", "random", "stratified", "group"]


def _listed(value: object) -> object:
    """The parts of a text between its commas; what is no text stays."""
    return tuple(part for part in map(str.strip, value.split(",")) if part) if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_listed)]
"""Words, or a text with commas between them."""


class SourceSpec(Spec):
    """One file, by path and content; an empty hash means that it was not read yet."""

    path: str
    sha256: str = ""


class ReadingSpec(Spec):
    """How delimited text is read; None means detected from the file."""

    encoding: str | None = knob(None, title="Encoding", description="How bytes become characters, such as utf-8.")
    delimiter: str | None = knob(None, title="Delimiter", description="The character between two cells.")
    quote: str | None = knob(None, title="Quote", description="The character around cells that hold a delimiter.")
    decimal: Literal[".", ","] | None = knob(
        None, title="Decimal mark", description="The character between whole part and fraction."
    )
    skip_rows: int | None = knob(
        None, title="Rows to skip", description="Lines above the table, such as a title.", unit="rows", ge=0, le=10_000
    )
    header_rows: int | None = knob(
        None, title="Header rows", description="Rows that name the columns; 0 for none.", unit="rows", ge=0, le=9
    )
    table: str | None = knob(
        None,
        title="Table",
        description="The sheet of a spreadsheet, file of an archive or array of JSON, by name or number.",
    )
    footer_rows: int | None = knob(
        None,
        title="Rows at the end",
        description="Rows below the table that are left out, such as totals and notes.",
        unit="rows",
        ge=0,
        le=1000,
    )
    comment: str | None = knob(
        None, title="Comment sign", description="Lines that begin with it are no rows; empty for none."
    )
    reshape: Reshape | None = knob(
        None,
        title="Time runs",
        description="Where time runs to the right, rows become columns, or every cell a row of one long table; where "
        "series lie one below the other, each may become a column. As the file has it when not given.",
    )
    date_order: DateOrder | None = knob(
        None,
        title="Order of dates",
        description="Which of the numbers of a date is the year, the month and the day, where they could be exchanged.",
    )
    date_format: str | None = knob(
        None,
        title="Format of times",
        description="How times are written, in the signs of strptime, such as %d.%m.%Y %H:%M.",
    )
    time_unit: TimeUnit | None = knob(
        None,
        title="Unit of times",
        description="What a time column of numbers counts: from 1970 on, or, in days, as spreadsheets do from 1900 on; "
        "Windows' file times and .NET's ticks are tenths of microseconds from 1601 and from the year 1 on; "
        "MATLAB's datenum are days, s and days with a year count from its beginning (s1582 as SPSS does), and years "
        "have a fraction that tells the month.",
    )
    zone: str | None = knob(
        None,
        title="Time zone",
        description="The zone of the clock that wrote the times, such as Europe/Berlin; as written when not given.",
    )
    thousands: Thousands | None = knob(
        None,
        title="Thousands mark",
        description="What stands between the thousands of numbers; it is also told from the decimal mark.",
    )
    missing_words: Words | None = knob(
        None,
        title="Missing words",
        description="Words that mean no value among numbers and times, with commas between: NA, k.A., -999.",
    )
    fill_down: Words | None = knob(None, title="Told once", description="Columns whose empty cells repeat those above.")
    paired: Paired | None = knob(
        None, title="Paired files", description="Whether files such as X_train and y_train are one table, row by row."
    )
    types: dict[str, ColumnKind] = Field(
        default_factory=dict,
        title="Types of columns",
        description="What columns hold where their cells tell it wrongly, by their names in the file.",
    )
    names: dict[str, str] = Field(
        default_factory=dict,
        title="Names of columns",
        description="What columns are called here, by their names in the file.",
    )


class AudioSpec(Spec):
    """What becomes of recordings before a model hears them."""

    sample_rate: int | None = knob(
        None,
        title="Sample rate",
        description="All recordings are brought to it; the first one's when not given.",
        unit="Hz",
        ge=1000,
        le=384_000,
    )
    trim_silence: bool = knob(
        False, title="Trim silence", description="Leave out what is quiet before the first and after the last sound."
    )
    trim_level_db: float = knob(
        -40.0,
        title="Silence level",
        description="Quieter than this, measured from the loudest moment, counts as silence.",
        unit="dB",
        ge=-120,
        le=-1,
    )
    segment_seconds: float | None = knob(
        None,
        title="Segment",
        description="Long recordings are heard in pieces of this length; whole when not given.",
        unit="s",
        gt=0,
        le=3600,
    )
    overlap: float = knob(
        0.0, title="Overlap", description="Share of a segment that the next one repeats.", ge=0, le=0.95
    )


class LabelsSpec(Spec):
    """Where the facts of files come from, such as what was said and who spoke; class folders when nothing is given."""

    pattern: str | None = knob(
        None,
        title="Pattern of names",
        description="How files are named, such as {label}_{speaker}_{index}, or with their folders: {label}/{index}.",
    )
    table: str | None = knob(
        None, title="Table of files", description="A CSV file with a column of file names and columns of facts."
    )
    label: str = knob(
        "label", title="Label", description="The part of the name, or column of the table, that is to be recognised."
    )


class WindowSpec(Spec):
    """Which steps of a series make one example of a forecast."""

    context: int = knob(96, title="Context", description="Past steps the model sees.", unit="steps", ge=1, le=1_000_000)
    horizon: int = knob(
        24, title="Horizon", description="Future steps the model predicts.", unit="steps", ge=1, le=100_000
    )
    stride: int = knob(
        1,
        title="Stride",
        description="Steps between the starts of two training windows; validation and test use every window.",
        unit="steps",
        ge=1,
        le=100_000,
    )


class PaceSpec(Spec):
    """What is done about times that come twice, gaps between them, and steps of another length."""

    repeats: Repeats = knob(
        "leave", title="Times that repeat", description="Rows of the same time are left, or become one row."
    )
    gaps: Gaps = knob(
        "leave",
        title="Gaps in time",
        description="Steps longer than the usual ones are left, or cut a series into sequences that no window crosses.",
    )
    longest: float | None = knob(
        None,
        title="Longest step",
        description="A longer one is a gap; found from the pace of the times when not given.",
        unit="s",
        gt=0,
        le=1e10,
    )
    resample: Resample = knob(
        "none",
        title="Resample",
        description="Steps of equal length, each with the mean or the last of its rows, or a value between two rows.",
    )
    step: float | None = knob(
        None, title="Length of a step", description="From one resampled step to the next.", unit="s", gt=0, le=1e10
    )
    calendar: CalendarStep | None = knob(
        None,
        title="Step of the calendar",
        description="Resampled steps are days, weeks from Monday on, months, quarters or years as the clock of the "
        "times shows them, instead of a length in seconds.",
    )


class RangeSpec(Spec):
    """Rows that are left out: from a time or step to another one, both included, of one sequence or of all."""

    start: str
    end: str
    sequence: str | None = None

    @property
    def counted(self) -> bool:
        """Whether it counts the steps of a sequence, from 1 on, and tells no times."""
        return self.start.isdecimal() and self.end.isdecimal()


def _ranges(value: object) -> object:
    """Ranges from a text such as 2024-03-01..2024-03-07, pump@10..20; what is no text stays."""
    if not isinstance(value, str):
        return value
    found = []
    for part in filter(None, map(str.strip, value.split(","))):
        name, _, span = part.rpartition("@")
        start, dots, end = span.partition("..")
        if not dots:
            raise ValueError("a range is written as start..end")
        found.append({"start": start.strip(), "end": end.strip(), "sequence": name.strip() or None})
    return tuple(found)


class SplitSpec(Spec):
    """Which examples train, validate and test. Sizes below 1 are fractions, others whole steps (or sequences)."""

    method: SplitMethod = knob(
        "chronological",
        title="Split",
        description="By time for a series; at random, with equal shares of classes, or by group for many sequences.",
    )
    train: float = knob(
        0.7,
        title="Training part",
        description="A fraction below 1, or a number of steps (of sequences, where there are many).",
        gt=0,
    )
    val: float = knob(
        0.15,
        title="Validation part",
        description="Chooses the best epoch. A fraction below 1, or a number of steps or sequences.",
        gt=0,
    )
    test: float = knob(
        0.15,
        title="Test part",
        description="Judges the result once. A fraction below 1, or a number of steps or sequences.",
        gt=0,
    )
    gap: int = knob(
        0,
        title="Gap",
        description="Steps left out between two parts of a chronological split.",
        unit="steps",
        ge=0,
        le=1_000_000,
    )
    group: str | None = knob(
        None,
        title="Group column",
        description="Sequences that share this column's value stay in one part; 'values' for those that hold the same "
        "values, in all or in part.",
    )
    test_where: str | None = knob(
        None,
        title="Test where",
        description="Sequences that make the test part, such as index<5 or speaker==george; the others are shared "
        "out between training and validation.",
    )
    seed: int = knob(0, title="Split seed", description="Start of the random order.", ge=0, le=2**31 - 1)
    folds: int = knob(
        0,
        title="Folds",
        description="Whole sequences, or groups of them, are dealt into so many folds, one of which is the test part; "
        "0 deals none.",
        ge=0,
        le=1000,
    )
    fold: int = knob(1, title="Fold", description="Which of the folds is the test part.", ge=1, le=1000)


class AppendedSpec(Spec):
    """New data of an update: so many of the last sources, beside a share of the training examples from before."""

    sources: int = Field(1, ge=1)
    old_share: float = Field(1.0, ge=0, le=1)


class DataSpec(Spec):
    """Everything between files and examples."""

    task: Task = knob(
        "forecast",
        title="Task",
        description="What the model answers: future values, a class or a value per sequence, a class per step, "
        "or the next character.",
    )
    sources: tuple[SourceSpec, ...] = ()
    appended: tuple[AppendedSpec, ...] = ()
    reading: ReadingSpec = ReadingSpec()
    layout: Layout = knob(
        "series",
        title="Layout",
        description="One series per file, many sequences told apart by a column, one sequence per row, or one "
        "labelled sequence per file.",
    )
    roles: dict[str, Role] = Field(
        default_factory=dict, title="Roles", description="What each column is for, by its name."
    )
    origins: dict[str, float] = Field(
        default_factory=dict,
        title="Origins",
        description="What is taken from a column before anything else and given back to every answer, by its name.",
    )
    calendar: tuple[CalendarPart, ...] = knob(
        (),
        title="Calendar",
        description="What the model sees of each step's time, such as hour and weekday; in a forecast, of the steps "
        "to come.",
    )
    name_as_input: bool = knob(
        False,
        title="Name as input",
        description="The model sees which sequence it looks at, so that unlike series can share it.",
    )
    missing: MissingPolicy = knob(
        "interpolate",
        title="Missing values",
        description="Fill between neighbours, repeat the last value, tell the model by an extra feature, or refuse.",
    )
    season: int | None = knob(
        None,
        title="Season",
        description="Steps after which the series repeats, for the seasonal naive forecast; detected when not given.",
        unit="steps",
        ge=1,
        le=1_000_000,
    )
    memory: int | None = knob(
        None,
        title="Memory",
        description="A table larger than this lies in a file, of which each step reads what it needs; half of the free "
        "memory when not given.",
        unit="MiB",
        ge=1,
        le=1_000_000_000,
    )
    pace: PaceSpec = PaceSpec()
    exclude: Annotated[tuple[RangeSpec, ...], BeforeValidator(_ranges)] = knob(
        (),
        title="Left out",
        description="Ranges of time or steps that no example sees, such as 2024-03-01..2024-03-07 or pump@10..20.",
    )
    audio: AudioSpec = AudioSpec()
    labels: LabelsSpec = LabelsSpec()
    window: WindowSpec = WindowSpec()
    split: SplitSpec = SplitSpec()

    @field_validator("calendar", mode="before")
    @classmethod
    def _listed(cls, value: Any) -> Any:
        """Names in one text, as on the command line: hour,weekday."""
        return tuple(filter(None, (part.strip() for part in value.split(",")))) if isinstance(value, str) else value
