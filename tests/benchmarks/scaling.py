"""How cost grows: with the size of the data, the number of runs, the trials of a search, and processes.

.venv/bin/python tests/benchmarks/scaling.py [--only data runs search ranks] [--megabytes 1 16 256 4096]

Prints one JSON object a row. `data`: a forecaster learns windows of a random walk of so many MB, from one NumPy file
and from a folder of shards, with a memory of 256 MiB for data: milliseconds a step, seconds to open it, and
the most memory beyond a process that has only imported what is used (`anonymous`: what the system cannot take back).
`runs`: the table of so many runs, in milliseconds. `search`: milliseconds of processor time a trial costs beside its
training. `ranks`: memory and speed of one process and of two. Each comes from the benchmark that measures it alone.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from memory import FEATURES, WORKBENCH, level_after_imports, watched, write_npy

BENCHMARKS = Path(__file__).parent
ROOT = BENCHMARKS.parents[1]
CASES = ("data", "runs", "search", "ranks")
SIZES = (1, 4, 16, 64, 256, 1024, 4096)
RUNS = (10, 100, 1000, 10_000)
BUDGET, BUFFER, SHARD = 256, 64, 16
"""MiB of memory for data and of a shuffle buffer, MB of a shard."""
BATCH = 64


def data(asked: argparse.Namespace) -> Iterator[dict[str, object]]:
    """Steps, opening and memory over the size of a series."""
    program = level_after_imports("train")
    for megabytes in asked.megabytes:
        with tempfile.TemporaryDirectory(dir=asked.folder) as place:
            series, shards = Path(place) / "series.npy", Path(place) / "shards"
            write_npy(series, megabytes * 1_000_000 // (4 * FEATURES))
            yield {"megabytes": megabytes, "kind": "npy", **trained(series, asked.seconds, program, ())}
            began = time.perf_counter()
            subprocess.run(
                (*WORKBENCH, "convert", str(series), "--shards", str(shards), "--megabytes", str(SHARD)),
                check=True,
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
            )
            seconds = round(time.perf_counter() - began, 1)
            series.unlink()
            found = trained(shards, asked.seconds, program, ("--buffer", str(BUFFER)))
            yield {"megabytes": megabytes, "kind": "shards", **found, "convert_s": seconds}


def trained(series: Path, seconds: float, program: object, options: tuple[str, ...]) -> dict[str, object]:
    """What a training took for some seconds, in a process of its own."""
    worker = (sys.executable, str(BENCHMARKS / "streaming.py"), "--worker", "budget", "--series", str(series))
    most, _, told = watched((*worker, "--budget", str(BUDGET), "--seconds", str(seconds), *options))
    opening, speed = map(float, told.split())
    beyond = {part: (getattr(most, part) - getattr(program, part)) // 10**6 for part in ("anonymous", "total")}
    return {
        "ms_per_step": round(1000 * BATCH / speed, 2),
        "opening_s": round(opening, 1),
        **{f"{part}_mb": value for part, value in beyond.items()},
    }


def runs(asked: argparse.Namespace) -> Iterator[dict[str, object]]:
    """The table of runs."""
    yield from _lines("runs_table.py", "--runs", *map(str, asked.runs))


def search(asked: argparse.Namespace) -> Iterator[dict[str, object]]:
    """What trials cost beside their training."""
    yield from _lines("search.py", "--overhead", str(asked.trials))


def ranks(asked: argparse.Namespace) -> Iterator[dict[str, object]]:
    """One process and two."""
    yield from _lines("ranks.py", "--only", "memory", "--megabytes", str(asked.ranks_megabytes))


def _lines(benchmark: str, *options: str) -> Iterator[dict[str, object]]:
    """What another benchmark prints."""
    module = f"tests.benchmarks.{Path(benchmark).stem}"
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = (sys.executable, "-m", module, *options)
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=environment, text=True) as process:
        assert process.stdout is not None
        yield from (json.loads(line) for line in process.stdout if line.startswith("{"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="*", default=CASES, choices=CASES)
    parser.add_argument("--megabytes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--runs", type=int, nargs="*", default=RUNS)
    parser.add_argument("--trials", type=int, default=1000)
    parser.add_argument("--ranks-megabytes", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=8.0, help="How long each size is trained.")
    parser.add_argument("--folder", default="/var/tmp", help="Where series are written.")
    asked = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    cases = {"data": data, "runs": runs, "search": search, "ranks": ranks}
    for name in asked.only:
        for row in cases[name](asked):
            told = {"case": name, **row, "load": round(os.getloadavg()[0], 1)}
            sys.stdout.write(json.dumps(told) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
