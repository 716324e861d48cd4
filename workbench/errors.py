"""Errors that a user can act on: what went wrong, where, and what to do."""

import errno
import os
from pathlib import Path

from workbench.sentence import Sentence, sentence

FULL = (errno.ENOSPC, errno.EDQUOT)
"""What the system says where a disk has no room left, or none that this user may take."""


class WorkbenchError(Exception):
    """The user's input or machine does not allow this; the text says what, where and what to do.

    `file`, `row` (1-based, as a text editor counts lines) and `column` (a header name) are kept apart
    for machines that read them and may be named in the template as `{file}`, `{row}` and `{column}`.
    """

    def __init__(
        self,
        template: str,
        /,
        *,
        file: Path | str | None = None,
        row: int | None = None,
        column: str | None = None,
        **values: object,
    ) -> None:
        self.file = None if file is None else str(file)
        self.row = row
        self.column = column
        self.sentence = Sentence(template, {"file": self.file, "row": row, "column": column, **values})
        super().__init__(str(self.sentence))

    @classmethod
    def of(cls, said: Sentence) -> "WorkbenchError":
        """An error that says a sentence of before."""
        return cls(said.template, **said.values)  # type: ignore[arg-type]

    def as_json(self) -> dict[str, str | int | None]:
        """The object that `--json` prints."""
        return {"error": str(self), "file": self.file, "row": self.row, "column": self.column}


class MissingError(WorkbenchError):
    """What was named as `file` is not there; it may lie elsewhere now."""


class FullDiskError(WorkbenchError):
    """A disk has no room left for `file`, or none that this user may take."""

    def __init__(self, file: Path | str) -> None:
        super().__init__(
            "The disk {disk} has no room left, so {file} cannot be written. Make room there and try again; what was "
            "complete before is kept.",
            file=file,
            disk=_disk_of(Path(file).absolute()),
        )


class ProgramError(WorkbenchError):
    """The program itself is wrong and has noticed; what it says names no one else's mistake."""


def of_file(error: OSError) -> WorkbenchError | None:
    """What the system says of a file, as an error that the user can act on; None where it names no file."""
    file = error.filename2 or error.filename  # Of a renaming: not the temporary name, which tells nothing.
    if not isinstance(file, str | bytes | Path):  # none, or the number of an open file
        return None
    if error.errno in FULL:
        return FullDiskError(os.fsdecode(file))
    reason = error.strerror or str(error)
    return WorkbenchError("{file} cannot be used: {reason}.", file=os.fsdecode(file), reason=reason)


def sentence_of(error: BaseException) -> Sentence:
    """What a failure is told as: its own sentence or the system's, else that the program is at fault."""
    shown_error = of_file(error) if isinstance(error, OSError) else error
    if isinstance(shown_error, WorkbenchError):
        return shown_error.sentence
    return sentence(
        "Something went wrong inside the program ({kind}). Your data and settings are safe.", kind=type(error).__name__
    )


def _disk_of(path: Path) -> Path:
    """Where the disk that holds a file, or would, is in the tree of folders."""
    while not os.path.ismount(path) and path != path.parent:
        path = path.parent
    return path
