"""How fast files are read, beside pandas' C engine and pyarrow: processor time, ratio and peak memory.

.venv/bin/python tests/benchmarks/import.py                    (180 MB of numbers, 503 MB of numbers, words and times)
.venv/bin/python tests/benchmarks/import.py --small            (2 MB each, one round: a check that all of it runs)
.venv/bin/python tests/benchmarks/import.py --megabytes 1500 --files mixed --repeats 1      (memory)

Every reading is a process of its own; the readers take turns, so that what else runs slows all of them. `ours` reads as
an import does, `ours, warm` in a process whose compiled loops are loaded already, as in an open window; `preview` reads
the first hundred rows, `first` reads and keeps the table in an empty cache, `again` opens it from there. `pandas`
leaves times as texts, `pandas, times` makes times of them as we do; ratios are to the former. Imports of modules are
not counted. With --pyarrow FOLDER pyarrow is taken from there where it is not installed. Prints one JSON object per
reading, then a table. Needs Linux or macOS.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

ROWS = 20_000
MEGABYTES = {"numeric": 180, "mixed": 503}
READERS = ("pandas", "pandas, times", "ours", "ours, warm", "preview", "first", "again", "pyarrow")
LIMITS = {"ours": "ratio", "ours, warm": "ratio", "preview": "seconds", "again": "seconds"}
MOST_RATIO, MOST_SECONDS = 1.2, 2.0
SMALL = 2


def numeric_rows(chance: np.random.Generator, _row: int) -> str:
    walk_NF = chance.standard_normal((ROWS, 10)).cumsum(axis=0)
    line = ",".join(["%.4f"] * 10) + "\n"
    return (line * ROWS) % tuple(walk_NF.ravel().tolist())


def mixed_rows(chance: np.random.Generator, row: int) -> str:
    seconds = np.datetime64("2020-01-01T00:00:00") + np.arange(row, row + ROWS) * np.timedelta64(1, "s")
    times = [str(time).replace("T", " ") for time in seconds]
    walk_NF = chance.standard_normal((ROWS, 4)).cumsum(axis=0)
    missing, codes = (chance.random(ROWS) < 0.02).tolist(), chance.integers(0, (40, 4, 5000), (ROWS, 3)).tolist()
    states = ("idle", "run", "stop", "fault")
    heats = ["" if gone else f"{heat:.2f}" for gone, heat in zip(missing, walk_NF[:, 1].tolist(), strict=True)]
    return "".join(
        f"{time},pump-{pump:02d},{load:.3f},{heat},{count},{states[state]},{pressure:.5f},{speed:.2f}\n"
        for time, heat, (pump, state, count), (load, _, pressure, speed) in zip(
            times, heats, codes, walk_NF.tolist(), strict=True
        )
    )


FILES: dict[str, tuple[str, Callable[[np.random.Generator, int], str]]] = {
    "numeric": (",".join(f"x{place}" for place in range(10)), numeric_rows),
    "mixed": ("time,machine,load,temperature,count,state,pressure,speed", mixed_rows),
}


def write(path: Path, kind: str, megabytes: float) -> None:
    header, rows = FILES[kind]
    chance, row = np.random.default_rng(0), 0
    with path.open("w") as file:
        file.write(header + "\n")
        while file.tell() < megabytes * 1e6:
            file.write(rows(chance, row))
            row += ROWS


def prepared(reader: str, path: Path) -> Callable[[], int]:
    """What reads the file and gives its rows, with everything imported."""
    if reader in ("pandas", "pandas, times"):
        import pandas as pd

        with path.open() as file:
            times = [
                name for name in file.readline().strip().split(",") if reader == "pandas, times" and name == "time"
            ]
        return lambda: len(pd.read_csv(path, engine="c", parse_dates=times))
    if reader == "pyarrow":
        from pyarrow import csv

        return lambda: csv.read_csv(path, csv.ReadOptions(use_threads=False)).num_rows
    from workbench.data.sources import csv as delimited
    from workbench.data.sources import table_cache, tables
    from workbench.progress import finish

    table_cache.default_folder = lambda: path.parent / "cache"  # type: ignore[assignment]
    table_cache.WORTH_KEEPING = 0  # type: ignore[misc]
    if reader in ("first", "again"):
        return lambda: finish(tables.read_all([path])).tables[0].rows
    if reader == "ours, warm":
        little, least = path.parent / "little.csv", (delimited.SCANNED, delimited.SCANNED_AT_ONCE)
        little.write_text("time,word,number\n" + "2024-01-01 00:00:00,word,1.5\n" * 3)
        delimited.SCANNED = delimited.SCANNED_AT_ONCE = 0  # type: ignore[misc]
        finish(tables.read_source(little))
        delimited.SCANNED, delimited.SCANNED_AT_ONCE = least  # type: ignore[misc]
    return lambda: finish(tables.read_source(path, rows=100 if reader == "preview" else None)).rows


def measure(reader: str, path: Path) -> dict[str, float]:
    """Read the file here, once."""
    read = prepared(reader, path)
    base, cpu, wall = peak(), time.process_time(), time.perf_counter()
    rows = read()
    taken = {"processor_s": time.process_time() - cpu, "wall_s": time.perf_counter() - wall}
    return taken | {"rows": rows, "peak_mb": peak(), "beyond_imports_mb": peak() - base}


def peak() -> float:
    """Megabytes that the process has held at most, mapped files included."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1024 if sys.platform.startswith("linux") else 1) / 1e6


def run(reader: str, path: Path, arrow: Path | None) -> dict[str, float] | None:
    """One reading in a process of its own; None where the reader is not installed."""
    folders = [folder for folder in (os.environ.get("PYTHONPATH"), arrow if reader == "pyarrow" else None) if folder]
    environment = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONPATH": os.pathsep.join(map(str, folders))}
    command = [sys.executable, __file__, "--worker", reader, "--path", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode and "No module named 'pyarrow'" in done.stderr:
        return None
    if done.returncode:
        raise SystemExit(done.stderr)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def rounds(path: Path, kind: str, repeats: int, arrow: Path | None) -> dict[str, list[dict[str, float]]]:
    """All readers in turn, so many times."""
    found: dict[str, list[dict[str, float]]] = {}
    for number in range(repeats):
        for reader in READERS:
            idle = (reader == "first" and number) or (reader == "pandas, times" and kind == "numeric")
            measured = None if idle else run(reader, path, arrow)
            if measured is not None:
                found.setdefault(reader, []).append(measured)
                line = {"file": kind, "reader": reader, "megabytes": path.stat().st_size / 1e6, **measured}
                sys.stdout.write(json.dumps({name: _rounded(value) for name, value in line.items()}) + "\n")
                sys.stdout.flush()
    return found


def _rounded(value: object) -> object:
    return round(value, 3) if isinstance(value, float) else value


def table(kind: str, megabytes: float, found: dict[str, list[dict[str, float]]]) -> str:
    """Medians; the ratio is the median over the rounds of the reader's processor time to that of pandas beside it."""
    lines = [f"{kind:14}{'processor s':>12}{'wall s':>10}{'ratio':>8}{'peak MB':>10}  limit"]
    for reader, measured in found.items():
        middle = {name: statistics.median(each[name] for each in measured) for name in measured[0]}
        pairs = zip(measured, found["pandas"], strict=False)
        ratio = statistics.median(mine["processor_s"] / its["processor_s"] for mine, its in pairs)
        kept = {"ratio": ratio <= MOST_RATIO, "seconds": middle["processor_s"] < MOST_SECONDS}
        judged = reader in LIMITS and megabytes >= min(MEGABYTES.values())
        said = "" if not judged else ("kept" if kept[LIMITS[reader]] else "MISSED")
        numbers = f"{middle['processor_s']:12.2f}{middle['wall_s']:10.2f}{ratio:8.2f}{middle['peak_mb']:10.0f}"
        lines.append(f"{reader:14}{numbers}  {said}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--megabytes", type=float)
    parser.add_argument("--files", nargs="+", default=list(FILES), choices=FILES)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="Where to write the files; a temporary folder when not given.")
    parser.add_argument("--pyarrow", type=Path, help="A folder that pyarrow was installed to by itself.")
    parser.add_argument("--worker", choices=READERS, help=argparse.SUPPRESS)
    parser.add_argument("--path", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.worker:
        sys.stdout.write(json.dumps(measure(asked.worker, asked.path)) + "\n")
        return
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        tables = []
        for kind in asked.files:
            path = Path(folder) / kind / f"{kind}.csv"
            path.parent.mkdir()
            write(path, kind, SMALL if asked.small else asked.megabytes or MEGABYTES[kind])
            measured = rounds(path, kind, 1 if asked.small else asked.repeats, asked.pyarrow)
            tables.append(table(kind, path.stat().st_size / 1e6, measured))
            path.unlink()
        sys.stdout.write("\n" + "\n\n".join(tables) + "\n")


if __name__ == "__main__":
    main()
