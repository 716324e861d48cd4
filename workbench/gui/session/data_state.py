"""DataState: what the window knows of the data now, and the job that finds it out."""

from collections.abc import Generator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from workbench.data.spec import DataSpec
from workbench.errors import WorkbenchError
from workbench.sentence import Sentence

if TYPE_CHECKING:
    from workbench.data.audit import Finding
    from workbench.data.gap_map import GapMap
    from workbench.data.sources.audio import Recordings
    from workbench.data.table import Table
    from workbench.runs.loaded import Loaded


@dataclass(frozen=True, slots=True, kw_only=True)
class DataState:
    """What is known of the data now: tables or recordings, the dataset with its split, or the error in its way."""

    tables: "tuple[Table, ...]" = ()
    left_out: tuple[Sentence, ...] = ()
    """Why files of a folder are not among the tables."""
    recordings: "Recordings | None" = None
    """What was found where the sources are sound."""
    read_from: DataSpec | None = None
    """The spec, as far as it says how files are looked at, that tables or recordings were read with."""
    loaded: "Loaded | None" = None
    findings: "tuple[Finding, ...]" = ()
    """What the audit found in the data and its split."""
    gap_map: "GapMap | None" = None
    """Where the times of the dataset are missing or come twice."""
    error: WorkbenchError | None = None
    reasons: dict[str, Sentence] = field(default_factory=dict)


def reading_part(data: DataSpec) -> DataSpec:
    """What of a spec decides how its files are looked at, before roles, windows and parts."""
    return DataSpec(sources=data.sources, reading=data.reading, labels=data.labels)


def build_data_state(data: DataSpec, known: DataState, at_hand: "Loaded | None") -> Generator[Any, None, DataState]:
    """Read what is not known yet and build the dataset; `at_hand` is only cut anew where that suffices."""
    from workbench.data.audit import audit
    from workbench.data.gap_map import gap_map
    from workbench.data.reading import read_sources
    from workbench.experiment import load_experiment

    state = replace(known, loaded=None, findings=(), gap_map=None, error=None, read_from=reading_part(data))
    try:
        if not state.tables and state.recordings is None:
            found = yield from read_sources(data)
            state = replace(state, tables=found.tables, left_out=found.left_out, recordings=found.recordings)
        loaded = yield from load_experiment(data, tables=state.tables, known=at_hand)
        findings = audit(loaded.dataset, loaded.split, data)
        return replace(state, loaded=loaded, findings=findings, gap_map=gap_map(loaded.dataset))
    except WorkbenchError as error:
        return replace(state, error=error)
