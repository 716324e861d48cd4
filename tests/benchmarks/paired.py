"""Speed of this tree beside an older commit's: turn by turn, so that what else the machine does hits both.

.venv/bin/python tests/benchmarks/paired.py --against 2037855 --cases A B C --rounds 15
.venv/bin/python tests/benchmarks/paired.py --against 0210b1e --cases reading export --rounds 9

A, B and C train: each tree in a process of its own, and the two take turns of a second; a rate is sequences per second.
`reading` reads a table of numbers, dates and words, `export` exports a trained run and checks the answers: whole
commands, whose rate is commands per second of processor time. A round's ratio is this tree's rate by the older one's;
told are the median of the ratios and its 95 % interval (sign test), one JSON object a case. Ends with 1 where a whole
interval lies below the share that is asked for.
"""

import argparse
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Protocol, Self

ROOT = Path(__file__).parents[2]
LEAST = 0.97
SECONDS = 1.0
EXAMPLES = 4096
TRAINED = ("A", "B", "C")
COMMANDS = ("reading", "export")
ROWS = 1_500_000
ONE_THREAD = {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "QT_QPA_PLATFORM": "offscreen"}
WORKER = """
import sys, torch
from workbench.bench.cases import CASES
from workbench.bench.loops import Place, workbench_loop
torch.set_num_threads(1)
case = next(each for each in CASES if each.name == sys.argv[1])
place = Place(device=torch.device("cpu"), seconds=float(sys.argv[2]), examples=int(sys.argv[3]))
for _ in sys.stdin:
    print(workbench_loop(case, place).sequences_per_second, flush=True)
"""


class Turns(Protocol):
    """A tree that does the same work whenever it is asked."""

    def rate(self) -> float:
        """How much of it a second."""
        ...


class Trainer:
    """A tree's trainer in a process of its own, that trains for a second whenever it is asked."""

    def __init__(self, root: Path, case: str) -> None:
        arguments = [sys.executable, "-c", WORKER, case, str(SECONDS), str(EXAMPLES)]
        environment = {**os.environ, **ONE_THREAD, "PYTHONPATH": str(root)}
        self._process = subprocess.Popen(
            arguments, cwd=root, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def rate(self) -> float:
        """Sequences per second over one turn."""
        questions, answers = _pipe(self._process.stdin), _pipe(self._process.stdout)
        questions.write("train\n")
        questions.flush()
        return float(answers.readline())


class Command:
    """A whole command of a tree, begun anew whenever it is asked, in a home of its own."""

    def __init__(self, root: Path, case: str, folder: Path) -> None:
        own = Path(tempfile.mkdtemp(dir=folder))
        self._home, self._to = own / "home", own / "to"
        self._environment = {**os.environ, **ONE_THREAD, "PYTHONPATH": str(root), "WORKBENCH_HOME": str(self._home)}
        self._root = root
        self._arguments = {
            "reading": ["inspect", str(folder / "table.csv")],
            "export": ["export", str(folder / "project"), "--to", str(self._to)],
        }[case]

    def rate(self) -> float:
        """Commands per second of processor time."""
        for left in (self._home, self._to):  # nothing is taken from an earlier turn
            shutil.rmtree(left, ignore_errors=True)
        before = _children_seconds()
        self.run(self._arguments)
        return 1 / (_children_seconds() - before)

    def run(self, arguments: list[str]) -> None:
        """A command line of the tree's."""
        command = [sys.executable, "-m", "workbench", *arguments]
        subprocess.run(
            command,
            cwd=self._root,
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def write_table(path: Path) -> None:
    """Minutes, three numbers and a word a row."""
    chance = random.Random(0)
    with path.open("w", encoding="utf-8") as file:
        file.write("time,load,temperature,price,state\n")
        for row in range(ROWS):
            day, minute = divmod(row, 1440)
            month, day = divmod(day, 28)
            time = f"20{10 + month // 12}-{month % 12 + 1:02}-{day + 1:02} {minute // 60:02}:{minute % 60:02}"
            numbers = f"{chance.gauss(500, 80):.2f},{chance.gauss(12, 7):.1f},{chance.uniform(20, 90):.3f}"
            file.write(f"{time},{numbers},{chance.choice(('idle', 'busy', 'off'))}\n")


def _pipe(end: IO[str] | None) -> IO[str]:
    assert end is not None
    return end


def compare_training(older: Path, case: str, rounds: int) -> dict[str, float | str]:
    """Both trees train one case."""
    with Trainer(older, case) as before, Trainer(ROOT, case) as now:
        return compare(case, before, now, rounds)


def compare_commands(older: Path, case: str, rounds: int, folder: Path) -> dict[str, float | str]:
    """Both trees run one command, on what the older one has made."""
    before, now = Command(older, case, folder), Command(ROOT, case, folder)
    table, project = folder / "table.csv", folder / "project"
    if case == "reading":
        write_table(table)
    else:
        sample = str(ROOT / "resources/samples/airline_passengers.csv")
        before.run(["new", str(project), "--data", sample, "--set", "training.epochs=2"])
        before.run(["train", str(project)])
    return compare(case, before, now, rounds)


def compare(case: str, before: Turns, now: Turns, rounds: int) -> dict[str, float | str]:
    """The ratios of one case in words of numbers."""
    before.rate(), now.rate()  # the first turn compiles
    pairs = []
    for index in range(rounds):
        pair = {tree: tree.rate() for tree in ((before, now) if index % 2 else (now, before))}
        pairs.append((pair[before], pair[now]))
    ratios = sorted(later / earlier for earlier, later in pairs)
    low, high = ratios[_edge(rounds)], ratios[-1 - _edge(rounds)]
    return {
        "case": case,
        "before": round(statistics.median(earlier for earlier, _ in pairs), 3),
        "now": round(statistics.median(later for _, later in pairs), 3),
        "ratio": round(statistics.median(ratios), 4),
        "low": round(low, 4),
        "high": round(high, 4),
    }


def _edge(rounds: int) -> int:
    """How many ratios at each end lie outside the median's 95 % interval (normal approximation of the sign test)."""
    return max(0, int((rounds - 1) / 2 - 0.98 * rounds**0.5))


def main() -> int:
    """Compare and print; the exit status tells whether a case is slower for sure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--against", required=True, help="the older commit")
    parser.add_argument("--cases", nargs="+", default=TRAINED, choices=TRAINED + COMMANDS)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--least", type=float, default=LEAST)
    asked = parser.parse_args()
    slower = False
    with tempfile.TemporaryDirectory() as folder:
        older = Path(folder) / "older"
        subprocess.run(["git", "-C", ROOT, "worktree", "add", "--detach", "-q", older, asked.against], check=True)
        try:
            for case in asked.cases:
                if case in TRAINED:
                    row = compare_training(older, case, asked.rounds)
                else:
                    row = compare_commands(older, case, asked.rounds, Path(folder))
                slower = slower or float(row["high"]) < asked.least
                sys.stdout.write(json.dumps(row) + "\n")
                sys.stdout.flush()
        finally:
            subprocess.run(["git", "-C", ROOT, "worktree", "remove", "--force", older], check=True)
    return int(slower)


if __name__ == "__main__":
    sys.exit(main())
