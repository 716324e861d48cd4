"""A report is printed in a process of its own: laying it out is one long call, in which no window would answer."""

import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import ProgramError, WorkbenchError
from workbench.gui.report.printer import Paper, print_paper
from workbench.sentence import Sentence

if TYPE_CHECKING:
    from workbench.report.document import Document

LIMIT = 300.0
"""Seconds that a report may take."""
REFUSED = 2


def print_apart(document: "Document", to: Path) -> None:
    """Write the document as a PDF, as `print_pdf` does.

    Raises WorkbenchError where no font here has the language's letters, ProgramError where it does not end.
    """
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "paper.json"
        paper.write_text(as_text(Paper.of(document)), encoding="utf-8")
        command = [sys.executable, "-X", "utf8", "-m", __name__, str(paper), str(to.absolute())]
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=LIMIT,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    last = done.stderr.strip().rpartition("\n")[2]
    if done.returncode == REFUSED:
        told = json.loads(last)
        said = Sentence(told["template"], told["values"])
        raise WorkbenchError(said.template, **said.values)  # type: ignore[arg-type]
    if done.returncode:
        raise ProgramError("The report could not be printed ({reason}). Please report this.", reason=last)


def as_text(paper: Paper) -> str:
    """A paper as the other process reads it."""
    return json.dumps(asdict(paper))


def main(paper: Path, to: Path) -> int:
    """Print what another process has written; exit status 2 and a sentence's parts where that cannot be done."""
    told = json.loads(paper.read_text(encoding="utf-8"))
    try:
        print_paper(Paper(**{**told, "drawings": tuple(told["drawings"])}), to)
    except WorkbenchError as error:
        values = {name: str(value) for name, value in error.sentence.values.items() if value is not None}
        sys.stderr.write(json.dumps({"template": error.sentence.template, "values": values}) + "\n")
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
