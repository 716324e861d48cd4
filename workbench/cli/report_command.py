"""The command that writes a run's report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from workbench.cli.output import follow, print_json, refuse_same, tell


def report(  # noqa: PLR0917 - the parameters are the options
    context: typer.Context,
    project: Annotated[Path, typer.Argument(metavar="PROJECT", help="Folder of the project.")],
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="A .pdf or a .html file.")],
    run: Annotated[str | None, typer.Argument(metavar="[RUN]", help="A run's name; the newest when not given.")] = None,
    language: Annotated[
        Literal["en", "zh_CN"], typer.Option("--language", help="What the report is written in.")
    ] = "en",
    inside: Annotated[
        bool, typer.Option("--inside/--without-inside", help="Also look inside the model, which takes a while.")
    ] = True,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Write a report of a run: verdict, data, network, training, forecasts or classes, errors, methods, references."""
    from workbench.report.writing import write_report
    from workbench.runs.project import Project

    refuse_same(project / "project.json", to)
    follow(write_report(Project.open(project), run, to, context.obj, language=language, inside=inside))
    if json:
        print_json({"to": to})
    else:
        tell(f"Wrote {to}")
