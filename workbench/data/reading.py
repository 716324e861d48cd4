"""What lies in the sources of a spec, before roles, windows and parts: tables, or the recordings that were found."""

from dataclasses import dataclass

from workbench.data.sources.audio import Recordings, find_recordings
from workbench.data.sources.files import kind_of
from workbench.data.sources.tables import read_all
from workbench.data.spec import DataSpec, LabelsSpec
from workbench.data.table import Table
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.paths import as_path
from workbench.progress import Work
from workbench.sentence import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceContents:
    """Tables with why other files are not among them, or recordings; neither where the sources are plain text."""

    tables: tuple[Table, ...] = ()
    left_out: tuple[Sentence, ...] = ()
    recordings: Recordings | None = None


def read_sources(spec: DataSpec) -> Work[SourceContents]:
    """Look at the files of a spec. Raises WorkbenchError where nothing can be read."""
    paths = [as_path(source.path) for source in spec.sources]
    if kind_of(paths) == "sounds":
        try:
            found = yield from find_recordings(paths, spec.labels, labelled=False)
        except WorkbenchError:  # such as a table of labels that is gone: the loading tells, the list stays in sight
            found = yield from find_recordings(paths, LabelsSpec(), labelled=False)
        return SourceContents(recordings=found)
    if TASKS[spec.task].text and spec.layout != "wide":
        return SourceContents()
    read = yield from read_all(paths, spec.reading)
    return SourceContents(tables=read.tables, left_out=read.problems)
