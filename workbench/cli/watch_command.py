"""`workbench watch`: files answered as they come into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from workbench.cli.command import stop_asked
from workbench.cli.output import print_json, say, tell
from workbench.cli.run_commands import Json, ProjectPath


def watch(
    project: ProjectPath,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder whose files are answered.")],
    to: Annotated[Path, typer.Option("--to", metavar="OUT.csv", help="The table that grows; what it holds stays.")],
    run: Annotated[
        str | None, typer.Option("--run", metavar="RUN", help="A run's name; the newest when not given.")
    ] = None,
    json: Json = False,
) -> None:
    """Answer the files of a folder and those that come into it, each once, also after a new start; Ctrl+C ends it."""
    from workbench.answering.using import answering_files
    from workbench.answering.watching import FileAnswered, FileSkipped
    from workbench.answering.watching import watch as answers
    from workbench.runs.project import Project

    answer = answering_files(Project.open(project).run(run))
    with stop_asked() as signals:
        for event in answers(answer, folder.resolve(), to.resolve()):
            if isinstance(event, FileAnswered):
                for note in event.notes:
                    say(f"! {event.file}: {note}")
                told = {"file": event.file, "rows": event.rows, "to": to}
                print_json(told) if json else tell(f"{event.file}: {event.rows} rows in {to}")
            elif isinstance(event, FileSkipped):
                told = {"file": event.file, "skipped": str(event.reason)}
                print_json(told) if json else say(f"{event.file} was skipped: {event.reason}")
            if signals:
                return
