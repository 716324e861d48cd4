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


class ProgramError(WorkbenchError):
    """The program itself is wrong and has noticed; what it says names no one else's mistake."""


def sentence_of(error: BaseException) -> Sentence:
    """What a failure is told as: the error's own sentence, or for any other exception that the program is at fault."""
    if isinstance(error, WorkbenchError):
        return error.sentence
    return sentence(
        "Something went wrong inside the program ({kind}). Your data and settings are safe.", kind=type(error).__name__
    )
