"""A run in a line: how it stands, what it reached, what is said of it, and its settings; light enough for thousands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any

from annotated_types import Ge, Le

from workbench.runs.remarks import NONE, Remarks
from workbench.spec import ExperimentSpec, flat

FIELDS = (
    "run",
    "name",
    "project",
    "state",
    "starred",
    "tags",
    "note",
    "created",
    "template",
    "epochs",
    "best_epoch",
    "val_loss",
    "outcome",
    "updated_from",
)
"""What is known of every run, by the names that filters and columns use."""
NAMES = {"id": "run", "status": "state", "star": "starred", "tag": "tags", "notes": "note", "begun": "created"}
"""Other words for them."""
APPENDED = "data.appended"
"""What is new to an update, which is told by the run that it came from."""
Number = float | int | bool | None
Count = Annotated[int, Ge(0), Le(2**31 - 1)]
LARGEST = 1e307
"""Of which two can be subtracted from each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """One run; `settings` are those that are other than at first, by dotted key."""

    run: str
    state: str
    created: str
    template: str = ""
    epochs: Count = 0
    best_epoch: Count = 0
    val_loss: float | None = None
    outcome: str = ""
    """better, as_good or worse than its best rival; empty where it is not judged."""
    updated_from: str = ""
    """The run that this one went on from with new data."""
    metrics: dict[str, Number] = field(default_factory=dict)
    remarks: Remarks = NONE
    settings: dict[str, Any] = field(default_factory=dict)
    project: str = ""
    """The project's folder, where runs of several are listed."""
    stamp: str = ""
    """Tells whether the run's folder is still as it was read; empty where it was changing."""

    @property
    def key(self) -> tuple[str, str]:
        """Tells it from runs of other projects."""
        return self.project, self.run

    @property
    def text(self) -> str:
        """What words are sought in, in small letters."""
        said = self.remarks
        texts = [value for value in self.settings.values() if isinstance(value, str)]
        parts = (self.run, said.name, *said.tags, said.note, self.state, self.template, self.outcome, *texts)
        return "\n".join(parts).casefold()

    def value(self, name: str) -> Any:
        """A field, a metric or a setting; None where this run has none of that name."""
        if name in _OWN:
            return getattr(self.remarks if name in _SAID else self, name)
        if name in self.metrics:
            return self.metrics[name]
        return self.settings[name] if name in self.settings else at_first().get(name)


_SAID = frozenset(("name", "tags", "note", "starred"))
_OWN = frozenset(FIELDS)


@cache
def at_first() -> Mapping[str, Any]:
    """Every setting as an experiment begins with it, by dotted key, in the order of the spec."""
    return _settings(ExperimentSpec())


def other_than_at_first(spec: ExperimentSpec) -> dict[str, Any]:
    """The settings of a spec that are not as an experiment begins; None for those that it has not."""
    found, first = _settings(spec), at_first()
    lost = {key: None for key, value in first.items() if key not in found and value is not None}
    return {key: value for key, value in found.items() if key not in first or first[key] != value} | lost


def _settings(spec: ExperimentSpec) -> dict[str, Any]:
    return {key: value for key, value in flat(spec).items() if not isinstance(value, dict | list)}


def as_float(value: float) -> float:
    """A number that can be computed with: a whole one of a stranger's file may be larger than any of them."""
    return float(min(max(value, -LARGEST), LARGEST))


def keys_of(runs: Iterable[RunSummary]) -> tuple[str, ...]:
    """Every setting that one of the runs has, in the order of the spec as far as that knows them."""
    found = dict.fromkeys(at_first())
    for run in runs:
        found.update(dict.fromkeys(run.settings))
    return tuple(sorted(found, key=_place))


def differing(runs: Sequence[RunSummary]) -> tuple[str, ...]:
    """The settings in which the runs differ; damaged ones have none."""
    whole = [run for run in runs if run.state != "damaged"]
    changed = {key for run in whole for key in run.settings if not key.startswith(APPENDED)}
    settings = [run.settings for run in whole]
    return tuple(key for key in sorted(changed, key=_place) if not _same(settings, key))


def metrics_of(runs: Iterable[RunSummary]) -> tuple[str, ...]:
    """Every metric that one of the runs has."""
    return tuple(dict.fromkeys(name for run in runs for name in run.metrics))


def _same(settings: Sequence[Mapping[str, Any]], key: str) -> bool:
    usual = at_first().get(key)
    first = settings[0].get(key, usual)
    return all(each.get(key, usual) == first for each in settings)


def _place(key: str) -> tuple[int, str]:
    """Where a setting stands in the spec; what belongs to a layer or a column stands where the list of them does."""
    places, known = _places(), key
    while known and known not in places:
        known = known.rpartition(".")[0]
    return places.get(known, len(places)), key


@cache
def _places() -> dict[str, int]:
    return {key: place for place, key in enumerate(flat(ExperimentSpec()))}
