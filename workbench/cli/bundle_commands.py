"""Commands about training elsewhere: bundle and collect."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from workbench.cli.output import command, follow, print_json, say, tell
from workbench.errors import WorkbenchError


def bundle(  # noqa: PLR0917 - the parameters are the options
    project: Annotated[Path, typer.Argument(metavar="PROJECT", help="Folder of the project.")],
    to: Annotated[Path, typer.Option("--to", metavar="FILE.zip", help="Where the bundle goes.")],
    without_data: Annotated[
        bool, typer.Option("--without-data", help="Bundle hashes of the data and where they lie, not the data.")
    ] = False,
    result: Annotated[
        bool, typer.Option("--result", help="Bundle the runs that have ended, to be collected, not the experiment.")
    ] = False,
    seed: Annotated[int | None, typer.Option("--seed", min=0, help="With --result: only runs of this seed.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Put an experiment with its data, seed and versions into one file, to be trained on another machine.

    Unpacked there, `sh run.sh` trains it and packs what it learned; job.sbatch does so under SLURM, one task per seed.
    """
    from workbench.cluster.job import write_job
    from workbench.cluster.results import write_result
    from workbench.runs.project import Project

    if without_data and result:
        raise WorkbenchError("--without-data is for jobs; results never hold data. Leave one of them out.")
    if seed is not None and not result:
        raise WorkbenchError("--seed chooses among results: add --result, or leave it out.")
    opened = Project.open(project)
    if result:
        sheet = follow(write_result(opened, to, seed=seed))
    else:
        sheet = follow(write_job(opened, to, with_data=not without_data))
    if json:
        print_json({"file": to, "job": sheet.job, "data": list(sheet.data), "runs": list(sheet.runs)})
        return
    tell(f"Wrote {to}")
    if result:
        say(f"In it: {', '.join(sheet.runs)}")
    else:
        say("Elsewhere: unzip it, cd job && sh run.sh. Bring result-….zip back with `workbench collect`.")


def collect(
    results: Annotated[list[Path], typer.Argument(metavar="RESULT.zip...", help="What `run.sh` has packed.")],
    into: Annotated[Path, typer.Option("--into", metavar="PROJECT", help="Folder of the project.")] = Path(),
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object a file.")] = False,
) -> None:
    """Take runs that were trained elsewhere into a project's table, once every hash was found right.

    Without --into the project is the folder that you are in. Runs that are there already are left as they are.
    """
    from workbench.cluster.results import collect as take_over
    from workbench.runs.project import Project

    project = Project.open(into)
    for path in results:
        collected = follow(take_over(project, path))
        if json:
            print_json({"file": path, "job": collected.job, "runs": collected.runs, "known": collected.known})
            continue
        for run in collected.runs:
            tell(run)
        if collected.known:
            say(f"{collected.known} of its runs are there already.")
    if not json:
        say(f"Next: {command('runs', into)}")
