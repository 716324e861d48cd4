"""A search that four worker processes share over PostgreSQL, two of them killed midway.

    python -m tests.benchmarks.many_workers [TRIALS]

Forty trials of a grid: all must finish, none lost and none twice, each killed worker's trial from its last epoch, and
the best be that of a single worker over the same points. Prints what was found; ends with 1 where it is otherwise.
"""

import math
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import small_spec
from tests.search import postgres
from workbench.progress import Progress
from workbench.runs.project import Project
from workbench.search.results import best_trial, read_search
from workbench.search.searching import search
from workbench.space import Parameter, SearchSpec
from workbench.spec import set_key

ROOT = Path(__file__).parents[2]
WORKERS, KILLED, BEAT, GRACE = 4, 2, 1, 3


def main(trials: int = 40) -> int:
    if postgres.absent():
        sys.stdout.write(f"Skipped: {postgres.absent()}.\n")
        return 0
    with tempfile.TemporaryDirectory() as folder, postgres.server() as url:
        project, asked = _project(Path(folder), trials)
        began = time.monotonic()
        killed = _work(project, url, trials)
        seconds = time.monotonic() - began
        found = read_search(project, asked, storage=url)
        began = time.monotonic()
        for event in search(project, asked):
            assert isinstance(event, Progress) or event
        alone, seconds_alone = read_search(project, asked), time.monotonic() - began
        points = {tuple(trial.settings.values()) for trial in found}
        resumed = [len(project.run(run).history) for run in killed]
        facts = {
            "finished": sum(trial.state == "complete" for trial in found),
            "different points": len(points),
            "points of a single worker": len({tuple(trial.settings.values()) for trial in alone} & points),
            "runs of the shared search": len({run for trial in found for run in trial.runs}),
            "epochs of the killed workers' runs": resumed,
            "killed workers' runs that count": sum(run in {r for t in found for r in t.runs} for run in killed),
            "best, shared": best_trial(found).value,  # type: ignore[union-attr]
            "best, alone": best_trial(alone).value,  # type: ignore[union-attr]
        }
        for name, value in facts.items():
            sys.stdout.write(f"{name}: {value}\n")
        sys.stdout.write(f"{WORKERS} workers, {KILLED} killed: {seconds:.0f} s; one: {seconds_alone:.0f} s\n")
        whole = facts["finished"] == facts["different points"] == facts["points of a single worker"] == trials
        kept = facts["killed workers' runs that count"] == len(killed) == KILLED
        same = math.isclose(facts["best, shared"], facts["best, alone"], rel_tol=0)
        sys.stdout.write("Whole.\n" if whole and kept and same else "NOT whole.\n")
        return 0 if whole and kept and same else 1


def _project(folder: Path, trials: int) -> tuple[Project, SearchSpec]:
    (folder / "project").parent.mkdir(exist_ok=True)
    rates = Parameter(key="training.learning_rate", low=1e-3, high=1e-1, log=True)
    units = Parameter(key="model.layers.0.units", low=2, high=8, integer=True)
    asked = SearchSpec(parameters=(rates, units), sampler="grid", pruner="none", levels=7, trials=trials)
    spec = set_key(small_spec(folder), "training.epochs", "6")
    return Project.create(folder / "project", spec.model_copy(update={"search": asked})), asked


def _work(project: Project, url: str, trials: int) -> list[str]:
    """Let the workers search; gives the runs that those which were killed had in hand."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "tests.search.worker", str(project.folder), url, str(BEAT), str(GRACE)]
    workers = [
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(WORKERS)
    ]
    killed = [_kill(worker, after=trials // (3 * WORKERS)) for worker in workers[:KILLED]]
    for worker in workers:
        worker.communicate()
    assert [worker.returncode for worker in workers[KILLED:]] == [0] * (WORKERS - KILLED)
    return killed


def _kill(worker: "subprocess.Popen[str]", *, after: int) -> str:
    """Kill a worker in the midst of a trial, once it has ended some; gives the run that it trains."""
    ended = epochs = 0
    assert worker.stdout is not None
    for line in worker.stdout:
        ended += line.startswith("TrialEnd")
        epochs = epochs + 1 if line.startswith("TrialEpoch") else 0
        if ended >= after and epochs == 3:
            os.kill(worker.pid, signal.SIGKILL)
            return line.split()[2]
    raise AssertionError("the worker ended before it was killed")


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
