"""Writing a report: facts gathered, told and written whole, as HTML or by a printer as PDF."""

from collections.abc import Callable
from pathlib import Path

from workbench.errors import WorkbenchError
from workbench.paths import replacing, write_whole
from workbench.progress import Progress, Work, stage
from workbench.report.document import Document
from workbench.report.facts import gather
from workbench.report.language import Language, Speech
from workbench.report.page import html
from workbench.report.telling import tell
from workbench.runs.loaded import Loaded
from workbench.runs.project import Project
from workbench.sentence import sentence

Printer = Callable[[Document, Path], None]
"""Writes a document as a PDF. Raises WorkbenchError where it cannot."""
ENDINGS = (".pdf", ".html")


def check_ending(path: Path) -> None:
    """Raise WorkbenchError for a file that is no report by its name."""
    if path.suffix.lower() not in ENDINGS:
        raise WorkbenchError("A report is a .pdf or a .html file; {file} is neither.", file=path)


def write_report(
    project: Project,
    run: str | None,
    to: Path,
    printer: Printer,
    *,
    language: Language = "en",
    inside: bool = True,
    loaded: Loaded | None = None,
) -> Work[Path]:
    """Write a run's report, in a whole or not at all.

    Raises WorkbenchError where the run cannot be judged or the file not be written.
    """
    check_ending(to)
    facts = yield from stage(gather(project, run, inside=inside, loaded=loaded), 0.0, 0.9)
    yield Progress(done=0.9, message=sentence("Writing the report"))
    document = tell(facts, Speech(language))
    to.parent.mkdir(parents=True, exist_ok=True)
    if to.suffix.lower() == ".html":
        write_whole(to, html(document))
    else:
        with replacing(to) as unfinished:
            printer(document, unfinished)
    return to
