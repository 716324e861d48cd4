"""Training speed on a series that may not lie in memory, beside the same series in memory.

.venv/bin/python tests/benchmarks/streaming.py --gigabytes 1 --budget 256

Each run is a process of its own; the two kinds take turns. Where the system lets control groups be made (Linux, as
root), the budgeted process is held to the memory that it has after its imports, its list of examples, and the budget;
what it reads from the file counts, too. Prints one JSON object per run, and the ratio of the medians.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))

from memory import FEATURES, level_after_imports, write_npy

if TYPE_CHECKING:
    from workbench.runs.loaded import Loaded

GROUPS = Path("/sys/fs/cgroup/memory")
WARM_UP_SECONDS = 1.0
KINDS = ("in memory", "budget")
BYTES_PER_ROW = 8
"""Where each example starts, and the order of an epoch."""


def opened(series: Path, budget: int | None) -> "tuple[Loaded, float]":
    """Windows of four days of a series, and the seconds it took to open it."""
    from workbench.data.spec import DataSpec, SourceSpec, WindowSpec
    from workbench.progress import finish
    from workbench.runs.loaded import load_experiment

    names = [f"x{place}" for place in range(FEATURES)]
    roles = {name: "target" if name == names[0] else "feature" for name in names}
    source = SourceSpec(path=str(series))
    spec = DataSpec(sources=(source,), roles=roles, window=WindowSpec(context=96, horizon=24), memory=budget)
    began = time.perf_counter()
    loaded = finish(load_experiment(spec))
    return loaded, time.perf_counter() - began


def train(loaded: "Loaded", seconds: float, buffer: int = 0) -> float:
    """Sequences a second of the usual forecaster, drawn at random from the whole series, or from a shuffle buffer of so
    many MiB."""
    import torch

    from workbench.models.build import build_model
    from workbench.models.templates import TEMPLATES
    from workbench.training.events import StepEnd
    from workbench.training.spec import TrainingSpec
    from workbench.training.trainer import TrainingData, fit

    torch.manual_seed(0)
    model = build_model(TEMPLATES["gru-forecaster"].build(loaded.facts), loaded.facts, loaded.statistics)
    data = TrainingData(dataset=loaded.dataset, split=loaded.split)
    training = TrainingSpec(device="cpu", epochs=100_000, patience=0, shuffle_buffer=buffer)
    events = fit(model, data, training, run="", save=lambda state, end: None)
    began, speeds = time.perf_counter(), []
    for event in events:
        now = time.perf_counter() - began
        if isinstance(event, StepEnd) and now > WARM_UP_SECONDS:
            speeds.append(event.sequences_per_second)
            if now > WARM_UP_SECONDS + seconds:
                events.close()
                break
    return statistics.median(speeds)


def held_to(limit: int) -> Path | None:
    """A control group that holds its processes to so many bytes; None where none can be made."""
    group = GROUPS / f"workbench-streaming-{os.getpid()}"
    try:
        group.mkdir()
        (group / "memory.limit_in_bytes").write_text(str(limit))
    except OSError:
        return None
    return group


def run(kind: str, series: Path, budget: int, seconds: float, group: Path | None) -> float:
    command = [sys.executable, __file__, "--worker", kind, "--series", str(series)]
    command += ["--budget", str(budget), "--seconds", str(seconds)]

    def join() -> None:
        if group is not None and kind == "budget":
            (group / "cgroup.procs").write_text(str(os.getpid()))

    done = subprocess.run(command, stdout=subprocess.PIPE, preexec_fn=join, check=True)
    return float(done.stdout.split()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gigabytes", type=float, default=1.0)
    parser.add_argument("--budget", type=int, default=256, help="MiB")
    parser.add_argument("--buffer", type=int, default=0, help="MiB that are shuffled together; 0 for all.")
    parser.add_argument("--seconds", type=float, default=8.0)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--worker", choices=KINDS, help=argparse.SUPPRESS)
    parser.add_argument("--series", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    if asked.worker:
        budget = asked.budget if asked.worker == "budget" else None
        loaded, opening = opened(asked.series, budget)
        sys.stdout.write(f"{opening} {train(loaded, asked.seconds, asked.buffer)}\n")
        return
    rows = round(asked.gigabytes * 1e9 / (4 * FEATURES))
    limit = level_after_imports("train").total + BYTES_PER_ROW * rows + (asked.budget << 20)
    group = held_to(limit)
    speeds: dict[str, list[float]] = {kind: [] for kind in KINDS}
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        series = Path(folder) / "series.npy"
        write_npy(series, rows)
        for _ in range(asked.repeats):
            for kind in KINDS:
                speeds[kind].append(run(kind, series, asked.budget, asked.seconds, group))
                line = {"kind": kind, "sequences_per_second": round(speeds[kind][-1]), "load": os.getloadavg()[0]}
                sys.stdout.write(json.dumps(line) + "\n")
                sys.stdout.flush()
    ratio = statistics.median(speeds["budget"]) / statistics.median(speeds["in memory"])
    held = {"held_to_mb": limit // 10**6, "float32_mb": rows * FEATURES * 4 // 10**6} if group else {}
    if group is not None:
        peak = int((group / "memory.max_usage_in_bytes").read_text())
        held["peak_in_group_mb"] = peak // 10**6
        group.rmdir()
    sys.stdout.write(json.dumps({"ratio_of_medians": round(ratio, 2), "budget_mib": asked.budget, **held}) + "\n")


if __name__ == "__main__":
    main()
