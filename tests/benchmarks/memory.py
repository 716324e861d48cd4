"""Peak memory of a training run on a large series, beside the series' own size as float32.

.venv/bin/python tests/benchmarks/memory.py --gigabytes 1 --kind npy csv

Prints one JSON object per command: what `workbench new` and `workbench train` took at most beyond a process that has
only imported what they use (Linux). `anonymous` is memory that the system cannot take back; mapped files it can.
Loops are compiled anew in each run: what that takes counts as the run's, not the program's.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

FEATURES = 8
BLOCK = 1 << 18
WORKBENCH = (sys.executable, "-m", "workbench")
IMPORTS = {
    "new": "pandas, numpy.fft, workbench.cli.app, workbench.proposal, workbench.runs.project, pyarrow.pandas_compat",
    "train": "torch, pandas, numpy.fft, workbench.cli.app, workbench.experiment, "
    "workbench.models.build, workbench.training.trainer, workbench.runs.checkpoint, workbench.runs.project, "
    "pyarrow.pandas_compat",
}
"""What each command imports."""
STARTED = {"new": "", "train": "; import numba; numba.njit(lambda number: number)(1)"}
"""numba imports what every compiled function needs when it meets the first; the loops themselves are not among it."""
READY = "; import sys; print('ready', flush=True); sys.stdin.read()"
MODEL = (
    *("data.window.context=8", "data.window.horizon=1", "training.epochs=1", "training.batch_size=16384"),
    *("model.layers.0.cell=SimpleRNN", "model.layers.0.units=1", "model.layers.0.depth=1"),
)
LIMIT = 1.3


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes that a process holds: its own, and all including mapped files."""

    anonymous: int
    total: int


def memory_of(process: int) -> Memory:
    fields = dict(
        line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines() if ":" in line
    )
    kilobytes = {name: int(fields[name].split()[0]) for name in ("RssAnon", "RssShmem", "VmRSS")}
    return Memory(1024 * (kilobytes["RssAnon"] + kilobytes["RssShmem"]), 1024 * kilobytes["VmRSS"])


def level_after_imports(command: str) -> Memory:
    code = f"import {IMPORTS[command]}{STARTED[command]}{READY}"
    with subprocess.Popen((sys.executable, "-c", code), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin and process.stdout
        process.stdout.readline()
        level = memory_of(process.pid)
        process.stdin.close()
    return level


def watched(command: tuple[str, ...]) -> tuple[Memory, float, str]:
    """The most memory a command held, the seconds it took, and what it printed."""
    began, most = time.perf_counter(), [Memory(0, 0)]
    with tempfile.TemporaryFile("w+") as told, subprocess.Popen(command, stdout=told) as process:
        while process.poll() is None:
            try:
                now = memory_of(process.pid)
            except (OSError, KeyError):
                break
            most.append(Memory(max(most[-1].anonymous, now.anonymous), max(most[-1].total, now.total)))
            time.sleep(0.01)
        if process.wait():
            raise SystemExit(f"{' '.join(command)} failed")
        told.seek(0)
        return most[-1], time.perf_counter() - began, told.read()


def blocks(rows: int) -> Iterator[np.ndarray]:
    """A series of walks, block by block."""
    chance, last_F = np.random.default_rng(0), np.zeros(FEATURES)
    for start in range(0, rows, BLOCK):
        walk_NF = last_F + chance.standard_normal((min(BLOCK, rows - start), FEATURES)).cumsum(axis=0)
        last_F = walk_NF[-1]
        yield walk_NF.astype(np.float32)


def write_npy(path: Path, rows: int) -> None:
    values_NF = np.lib.format.open_memmap(path, "w+", np.float32, (rows, FEATURES))
    start = 0
    for block_NF in blocks(rows):
        values_NF[start : start + len(block_NF)] = block_NF
        start += len(block_NF)


def write_csv(path: Path, rows: int) -> None:
    import pandas as pd

    for number, block_NF in enumerate(blocks(rows)):
        frame = pd.DataFrame(block_NF, columns=[f"x{place}" for place in range(FEATURES)])
        frame.to_csv(path, mode="a", header=not number, index=False, float_format="%.4f")


WRITERS = {"npy": write_npy, "csv": write_csv}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gigabytes", type=float, default=1.0)
    parser.add_argument("--kind", nargs="+", default=["npy"], choices=WRITERS)
    parser.add_argument("--set", nargs="*", default=[], help="More settings, such as data.window.stride=4.")
    parser.add_argument("--folder", type=Path, help="Where to write the series; a temporary folder when not given.")
    asked = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    rows = round(asked.gigabytes * 1e9 / (4 * FEATURES))
    bases = {name: level_after_imports(name) for name in IMPORTS}
    for kind in asked.kind:
        with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
            series, project = Path(folder) / f"series.{kind}", Path(folder) / "project"
            # In a thread of its own process memory would not matter; what is measured are children.
            writer = threading.Thread(target=WRITERS[kind], args=(series, rows))
            writer.start()
            writer.join()
            features = [part for place in range(FEATURES) for part in ("--set", f"data.roles.x{place}=feature")]
            settings = [part for setting in (*MODEL, *asked.set) for part in ("--set", setting)]
            commands = {
                "new": (
                    "new",
                    str(project),
                    "--data",
                    str(series),
                    "--task",
                    "forecast",
                    *features[:-2],
                    "--template",
                    "gru-forecaster",
                    *settings,
                ),
                "train": ("train", str(project)),
            }
            os.environ["NUMBA_CACHE_DIR"] = str(Path(folder) / "compiled")
            for name, arguments in commands.items():
                most, seconds, _ = watched((*WORKBENCH, *arguments))
                beyond = {part: (asdict(most)[part] - asdict(bases[name])[part]) for part in ("anonymous", "total")}
                line = {
                    "series": kind,
                    "float32_mb": rows * FEATURES * 4 // 10**6,
                    "command": name,
                    "seconds": round(seconds, 1),
                    "load_average": os.getloadavg()[0],
                    **{f"{part}_mb": value // 10**6 for part, value in beyond.items()},
                    **{f"{part}_times": round(value / (rows * FEATURES * 4), 2) for part, value in beyond.items()},
                    "within_limit": beyond["anonymous"] <= LIMIT * rows * FEATURES * 4,
                }
                sys.stdout.write(json.dumps(line) + "\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
