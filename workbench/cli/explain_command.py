"""The command that looks inside a run."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Annotated, Literal

import typer

from workbench.cli.output import follow, print_json, print_table, refuse_same, say, tell
from workbench.insight.questions import QUESTIONS

SHOWN = 40
"""Rows of a table on a terminal; a file has all."""


def explain(  # noqa: PLR0917 - the parameters are the options
    project: Annotated[Path, typer.Argument(metavar="PROJECT", help="Folder of the project.")],
    run: Annotated[str | None, typer.Argument(metavar="[RUN]", help="A run's name; the newest when not given.")] = None,
    what: Annotated[str, typer.Option("--what", metavar="NAME", help=f"One of: {', '.join(QUESTIONS)}.")] = "gates",
    part: Annotated[
        Literal["test", "val", "train"] | None,
        typer.Option("--part", help="The part of the project's data to look at; each question has its usual one."),
    ] = None,
    sequence: Annotated[
        str | None,
        typer.Option("--sequence", metavar="NAME", help="The example of this sequence; the first, or many, by itself."),
    ] = None,
    row: Annotated[
        int | None,
        typer.Option("--row", min=1, help="The example that reads this step of the sequence, or ends near it."),
    ] = None,
    answer: Annotated[
        int | None, typer.Option("--answer", min=0, help="The class, step ahead or token in question, counted from 0.")
    ] = None,
    target: Annotated[int, typer.Option("--target", min=0, help="Which of several targets, counted from 0.")] = 0,
    baseline: Annotated[
        Literal["mean", "state"],
        typer.Option("--baseline", help="Saliency is measured from the mean, or from states burnt in by it as well."),
    ] = "mean",
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="Write everything to a .csv or .json.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Look inside a trained run: what it lets through, holds, reads and relies on."""
    from workbench.insight.choosing import find_example
    from workbench.insight.question import Asked
    from workbench.insight.questions import ask
    from workbench.insight.subject import look_into
    from workbench.insight.writing import write_result
    from workbench.runs.project import Project

    if to is not None:
        refuse_same(project / "project.json", to)
    subject = follow(look_into(Project.open(project), run))
    question = QUESTIONS.get(what)
    chosen = part or (question.part if question else "test")
    choosing = question is not None and (question.per_example or sequence is not None)
    example = find_example(subject, chosen, sequence, row) if choosing else 0
    overall = sequence is None and row is None
    asked = Asked(part=chosen, example=example, overall=overall, answer=answer, target=target, baseline=baseline)
    result = follow(ask(what, subject, asked))
    if to is not None:
        follow(write_result(result, to))
    if json:
        print_json(result.as_json())
        return
    for line in result.told():
        tell(str(line))
    if to is not None:
        say(f"Wrote {to}")
        return
    rows = list(islice(result.rows(), SHOWN + 1))
    print_table(result.header(), rows[:SHOWN])
    if len(rows) > SHOWN:
        say(f"These are the first {SHOWN} rows; --to FILE writes all.")
