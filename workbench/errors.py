"""Errors that a user can act on: what went wrong, where, and what to do."""

from pathlib import Path

from workbench.sentence import Sentence, sentence


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

    def as_json(self) -> dict[str, str | int | None]:
        """The object that `--json` prints."""
        return {"error": str(self), "file": self.file, "row": self.row, "column": self.column}


class MissingError(WorkbenchError):
    """What was named as `file` is not there; it may lie elsewhere now."""


class ProgramError(WorkbenchError):
    """The program itself is wrong and has noticed; what it says names no one else's mistake."""


def of_file(error: OSError) -> WorkbenchError | None:
    """What the system says of a file, as an error that the user can act on; None where it names no file."""
    file = error.filename2 or error.filename  # Of a renaming: not the temporary name, which tells nothing.
    reason = error.strerror or str(error)
    return None if file is None else WorkbenchError("{file} cannot be used: {reason}.", file=str(file), reason=reason)


def sentence_of(error: BaseException) -> Sentence:
    """What a failure is told as: its own sentence or the system's, else that the program is at fault."""
    shown_error = of_file(error) if isinstance(error, OSError) else error
    if isinstance(shown_error, WorkbenchError):
        return shown_error.sentence
    return sentence(
        "Something went wrong inside the program ({kind}). Your data and settings are safe.", kind=type(error).__name__
    )
