"""The command that judges a run's settings again and again, at rolling origins or fold by fold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.command import INTERRUPTED, stop_asked
from workbench.cli.output import Meter, command, print_json, print_table, say, shown, tell

if TYPE_CHECKING:
    from workbench.backtest.table import Backtest, Mean


def backtest(  # noqa: PLR0917 - the parameters are the options
    project: Annotated[Path, typer.Argument(metavar="PROJECT", help="Folder of the project.")],
    run: Annotated[str | None, typer.Argument(metavar="[RUN]", help="A run's name; the newest when not given.")] = None,
    origins: Annotated[
        int, typer.Option("--origins", metavar="N", help="How many origins, or folds where sequences are dealt out.")
    ] = 5,
    refit: Annotated[bool, typer.Option("--refit", help="Train anew at every origin; folds always are.")] = False,
    device: Annotated[
        str | None, typer.Option("--device", help="auto, cpu, cuda, cuda:N or mps; from the run when not given.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Train a run's settings on the past alone and judge them at origins that roll through the series, beside rivals.

    Many sequences are dealt into folds instead, each of which is tested once. Ctrl-C keeps what is done; the same
    command goes on. A mean stands with half of its 95 % interval, for which every origin or fold is one draw.
    """
    from workbench.backtest.trial import backtest as judge
    from workbench.runs.project import Project
    from workbench.training.context import RunContext

    opened = Project.open(project)
    chosen = opened.run(run)
    before = chosen.calibration
    work = judge(opened, chosen, origins=origins, refit=refit, context=RunContext(device=device))
    meter, found = Meter(), None
    with stop_asked() as asked:
        try:
            while not asked:
                meter.show(next(work))
        except StopIteration as end:
            found = end.value
        finally:
            work.close()
            meter.clear()
    if found is None:
        again = command(
            "backtest", project, chosen.id, "--origins", origins, *(["--refit"] if refit else []), *_device(device)
        )
        say(f"Stopped. Go on with: {again}")
        raise typer.Exit(INTERRUPTED)
    if chosen.calibration != before:
        say(f"Probabilities rest on these folds now: temperature {chosen.calibration.temperature:.3g}.")
    if json:
        print_json({"run": chosen.id, **found.as_json()})
    else:
        _print(found)


def _device(device: str | None) -> list[str]:
    return [] if device is None else ["--device", device]


def _print(found: Backtest) -> None:
    rows = [(name, *(_text(found.mean(name, metric)) for metric in found.metrics)) for name in found.answerers]
    print_table(("", *found.metrics), rows)
    first = found.metrics[0]
    header = ("origin" if found.rolling else "fold", "test from", "trained on", "judged", *found.answerers)
    each = [
        (
            fold.number,
            fold.place or None,
            fold.training,
            fold.examples,
            *(fold.scores[name].get(first) for name in found.answerers),
        )
        for fold in found.folds
    ]
    tell(f"\n{first} at each:")
    print_table(header, each)
    steps = {name: found.steps(name) for name in found.answerers}
    if any(steps.values()):
        tell("\nmean absolute error by step ahead:")
        ahead = range(len(steps[found.answerers[0]]))
        print_table(("step", *steps), [(step + 1, *(_text(each[step]) for each in steps.values())) for step in ahead])
    tell(f"\n{found.verdict}")


def _text(mean: Mean | None) -> str | None:
    return None if mean is None else f"{shown(mean.value)} ± {shown(mean.half)}"
