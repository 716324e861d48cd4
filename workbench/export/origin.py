"""Which run an exported folder comes from, so that no other run's export takes its place unasked."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from workbench.errors import WorkbenchError
from workbench.stored import parse, read_bytes

if TYPE_CHECKING:
    from workbench.runs.run import Run

MARKER = "export.json"
"""Says that a folder is an export."""
LARGEST = 1 << 20
"""No export.json of ours comes near so many bytes: a longer one is not read."""
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A run, told apart from every other also after its project was renamed: ids begin anew in each project."""

    project: str
    """The folder's name, to be told to people."""
    run: str
    created: str
    data: str
    """The fingerprint of what it learned from."""

    def is_same_run(self, other: "Origin | None") -> bool:
        """Whether both are one run, whatever its project is called now."""
        return other is not None and (self.run, self.created, self.data) == (other.run, other.created, other.data)


_ORIGINS = TypeAdapter(Origin)


class OtherExportError(WorkbenchError):
    """The folder holds another run's export; whoever asks for it may replace that."""

    def __init__(self, folder: Path, held: Origin | None) -> None:
        if held is None:
            super().__init__(
                "{file} holds an export that does not say which run it is of. Choose another folder.", file=folder
            )
            return
        super().__init__(
            "{file} holds the export of another run: {run} of the project {project}. Choose another folder.",
            file=folder,
            run=_tame(held.run),
            project=_tame(held.project),
        )


def origin_of(run: "Run") -> Origin:
    """What an export of the run says of where it comes from."""
    return Origin(project=run.project_name, run=run.id, created=run.state.created, data=run.run_facts.fingerprint)


def read_origin(folder: Path) -> Origin | None:
    """The run that an exported folder is of; None where it does not say, or not legibly."""
    path = folder / MARKER
    try:
        about = parse(read_bytes(path, LARGEST), file=path)
        return _ORIGINS.validate_python(about["origin"])
    except (OSError, WorkbenchError, KeyError, TypeError, IndexError, ValidationError):
        return None


def _tame(name: str) -> str:
    """A stranger's text, short and without what could disturb a terminal."""
    return "".join(letter for letter in name if letter.isprintable())[:LONGEST_NAME]
