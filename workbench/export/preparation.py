"""What the data room does to a file before a model sees it; exported scripts do the same."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from workbench.data.calendar import calendar_part
from workbench.data.dataset import NAME_INPUT, DataFacts
from workbench.data.known import known_column
from workbench.data.layouts import columns_of
from workbench.data.recipe import Recipe
from workbench.data.spec import AudioSpec, DataSpec, DateOrder, MissingPolicy, PaceSpec, ReadingSpec, TimeUnit
from workbench.data.time.names import ranked


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """How a file becomes what the model reads, beside the names and sizes in DataFacts."""

    columns: tuple[str, ...] = ()
    """The step columns of a wide table, where one row is one sequence; empty in other layouts."""
    sequence: tuple[str, ...] = ()
    """The columns that tell the sequences of a long table apart; empty where there were none."""
    recipe: Recipe = dataclasses.field(default_factory=Recipe)
    """How the table that was trained on was read."""
    times: tuple[str, ...] = ()
    """The columns by which rows are ordered, those that weigh more first; empty where rows are taken as they come."""
    date_order: DateOrder | None = None
    date_format: str | None = None
    time_unit: TimeUnit | None = None
    zone: str | None = None
    missing: MissingPolicy = "refuse"
    pace: PaceSpec = dataclasses.field(default_factory=PaceSpec)
    """What is done about repeats, gaps and steps; the longest step that is no gap is that of the training file."""
    trim_level_db: float | None = None
    """Silence around a recording is left out: what is so much below its loudest moment; None to leave it."""
    segment: int = 0
    """Samples of the pieces in which a long recording is heard; 0 for recordings as wholes."""
    hop: int = 0
    """Samples between the starts of two such pieces."""

    @property
    def reading(self) -> ReadingSpec:
        """How files are read, as far as it was said or stored."""
        return ReadingSpec(
            date_order=self.date_order,
            date_format=self.date_format,
            time_unit=self.time_unit,
            zone=self.zone,
            thousands=self.recipe.thousands,
            missing_words=self.recipe.missing,
            fill_down=self.recipe.fill_down or None,
            types=dict(self.recipe.types),
            names=dict(self.recipe.names),
            reshape=self.recipe.reshape,
        )

    def audio(self, sample_rate: int) -> AudioSpec:
        """The same as settings of recordings."""
        values: dict[str, Any] = {"sample_rate": sample_rate}
        if self.trim_level_db is not None:
            values |= {"trim_silence": True, "trim_level_db": self.trim_level_db}
        if self.segment:
            values |= {"segment_seconds": self.segment / sample_rate, "overlap": 1 - self.hop / self.segment}
        return AudioSpec(**values)


_PREPARATIONS = TypeAdapter(Preparation)


def described(preparation: Preparation) -> dict[str, Any]:
    """A preparation as plain values for the description of an exported model; no pace where times are left."""
    values = dataclasses.asdict(preparation)
    left = preparation.pace == PaceSpec()
    return values | {"pace": None if left else preparation.pace.model_dump()}


_NAMES = tuple(each.name for each in dataclasses.fields(Preparation))


def preparation_of(data: DataSpec, facts: DataFacts, recipe: Recipe) -> Preparation:
    """What became of the files that a model was trained on."""
    audio, rate, wide = data.audio, facts.sample_rate or 0, data.layout == "wide"
    segment = round((audio.segment_seconds or 0) * rate)
    return Preparation(
        columns=columns_of(data.roles, data.task).inputs if wide else (),
        sequence=() if wide else columns_of(data.roles, data.task).sequence,
        recipe=recipe,
        times=() if wide else ranked([name for name, role in data.roles.items() if role == "time"]),
        date_order=data.reading.date_order,
        date_format=data.reading.date_format,
        time_unit=data.reading.time_unit,
        zone=data.reading.zone,
        missing=data.missing,
        pace=data.pace if data.pace.longest or data.pace.gaps == "leave" else _with_longest(data.pace, recipe),
        trim_level_db=audio.trim_level_db if rate and audio.trim_silence else None,
        segment=segment,
        hop=max(1, round(segment * (1 - audio.overlap))) if segment else 0,
    )


def _with_longest(pace: PaceSpec, recipe: Recipe) -> PaceSpec:
    """The pace with the longest step that was no gap in the training file."""
    return pace.model_copy(update={"longest": recipe.longest_step})


def read_preparation(about: Mapping[str, Any]) -> Preparation:
    """From the description of an exported model; one of an earlier version lacks parts of it.

    Raises pydantic's ValidationError for values that cannot be.
    """
    values = {name: about[name] for name in _NAMES if name in about}
    if values.get("pace") is None:
        values.pop("pace", None)
    if isinstance(values.get("sequence"), str):  # one column, or none, before several could tell sequences apart
        values["sequence"] = (values["sequence"],) if values["sequence"] else ()
    return _PREPARATIONS.validate_python(values)


def calendar_inputs(facts: DataFacts) -> dict[str, str]:
    """The part of the calendar behind each input that is one."""
    parts = {name: calendar_part(name) for name in facts.inputs}
    return {name: part for name, part in parts.items() if part is not None}


def name_input(facts: DataFacts) -> str:
    """The input that is the sequence's own name; empty where there is none."""
    return NAME_INPUT if NAME_INPUT in facts.inputs else ""


def file_inputs(facts: DataFacts) -> tuple[str, ...]:
    """The inputs that are columns of a file, by what the file calls them."""
    known, made = known_columns(facts), {*calendar_inputs(facts), name_input(facts)}
    return tuple(known.get(name, name) for name in facts.inputs if name not in made)


def known_columns(facts: DataFacts) -> dict[str, str]:
    """The column behind each input that looks ahead."""
    columns = {name: known_column(name) for name in facts.inputs}
    return {name: column for name, column in columns.items() if column is not None}
