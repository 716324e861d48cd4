"""Training speed of this tree beside an older commit's: turn by turn, so that what else the machine does hits both.

.venv/bin/python tests/benchmarks/paired.py --against 2037855 --cases ABC --rounds 15

Each tree trains in a process of its own, and the two take turns of a second. A round's ratio is this tree's sequences
per second by the older one's; told are the median of the ratios and its 95 % interval (sign test), one JSON object a
case. Ends with 1 where a whole interval lies below the share that is asked for.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Self

ROOT = Path(__file__).parents[2]
LEAST = 0.97
SECONDS = 1.0
EXAMPLES = 4096
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


class Tree:
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


def _pipe(end: IO[str] | None) -> IO[str]:
    assert end is not None
    return end


def compare(older: Path, case: str, rounds: int) -> dict[str, float | str]:
    """The ratios of one case in words of numbers."""
    with Tree(older, case) as before, Tree(ROOT, case) as now:
        before.rate(), now.rate()  # the first turn compiles
        pairs = []
        for index in range(rounds):
            pair = {tree: tree.rate() for tree in ((before, now) if index % 2 else (now, before))}
            pairs.append((pair[before], pair[now]))
    ratios = sorted(later / earlier for earlier, later in pairs)
    low, high = ratios[_edge(rounds)], ratios[-1 - _edge(rounds)]
    return {
        "case": case,
        "before": round(statistics.median(earlier for earlier, _ in pairs), 1),
        "now": round(statistics.median(later for _, later in pairs), 1),
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
    parser.add_argument("--cases", default="ABC")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--least", type=float, default=LEAST)
    asked = parser.parse_args()
    slower = False
    with tempfile.TemporaryDirectory() as folder:
        older = Path(folder) / "older"
        subprocess.run(["git", "-C", ROOT, "worktree", "add", "--detach", "-q", older, asked.against], check=True)
        try:
            for case in asked.cases:
                row = compare(older, case, asked.rounds)
                slower = slower or float(row["high"]) < asked.least
                sys.stdout.write(json.dumps(row) + "\n")
                sys.stdout.flush()
        finally:
            subprocess.run(["git", "-C", ROOT, "worktree", "remove", "--force", older], check=True)
    return int(slower)


if __name__ == "__main__":
    sys.exit(main())
