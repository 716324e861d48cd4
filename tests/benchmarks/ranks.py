"""One run in two processes beside the same run in one: weights, a killed process, memory; and a job elsewhere.

.venv/bin/python tests/benchmarks/ranks.py [--only weights kills memory job] [--megabytes 500]

`weights`: SimpleRNN, GRU and LSTM of float32 and float64, three epochs with clipping and averaging on a series with
gaps in its truth: the largest difference of any weight. `kills`: each of two processes killed with -9 after its second
epoch: the run goes on and ends with the losses of one that was left alone. `memory`: what each process holds in
training, its share of what they map together counted (PSS, Linux), beyond one that has trained next to nothing; and
how fast one and two are. `job`:
a job's curve in a fresh process, to the last bit. Prints one JSON object each and exits with 1 where one is not as it
should be.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).parents[1] / "evaluation"))

import numpy as np
import psutil
import torch
import torch.distributed as dist
from series import series_dataset, series_facts, windows
from torch import Tensor

from workbench.data.dataset import Examples, Split, Statistics
from workbench.models.build import build_model
from workbench.models.spec import HeadSpec, ModelSpec, RecurrentSpec
from workbench.runs.project import Project
from workbench.spec import set_key
from workbench.training.ranks import Ranks
from workbench.training.spec import TrainingSpec
from workbench.training.steps import SOLE, Sole
from workbench.training.trainer import TrainingData, fit

ROOT = Path(__file__).parents[2]
CELLS = ("SimpleRNN", "GRU", "LSTM")
BOUNDS = {"float32": 1e-5, "float64": 1e-9}
CONTEXT, HORIZON, STEPS = 12, 2, 203
MOST_SHARE = 0.6
"""Of one process' memory, that each of two may hold."""
FEATURES = 8
WORKBENCH = (sys.executable, "-m", "workbench")


def fitted(cell: str, kind: str, ranks: Sole = SOLE) -> dict[str, Tensor]:
    """The weights of a small net after three epochs."""
    steps_N1 = np.arange(STEPS)[:, None]
    values_N1 = (np.sin(steps_N1 / 5) + 0.3 * np.sin(steps_N1 / 1.7)).astype(kind)
    with_gaps_N1 = np.where(steps_N1 % 17 == 3, np.nan, values_N1).astype(kind)
    dataset = replace(series_dataset(values_N1[:, 0]), values_NF=values_N1, targets_NK=with_gaps_N1)
    split = Split(train=_windows(0, 137), val=_windows(150, 170), test=_windows(185, 189), rows={})
    training = TrainingSpec(
        epochs=3, batch_size=16, learning_rate=0.003, device="cpu", threads=1, clip_norm=0.1, averaging=0.9
    )
    torch.manual_seed(3)
    layers = (RecurrentSpec(cell=cell, units=8, dropout=0.0),)
    spec = ModelSpec(template="small", layers=layers, head=HeadSpec(linear_path=False))
    facts = series_facts(CONTEXT, HORIZON)
    model = build_model(spec, facts, Statistics(mean_F=(0.0,), std_F=(1.0,), class_counts=()))
    model = model.double() if kind == "float64" else model
    for _ in fit(model, TrainingData(dataset=dataset, split=split), training, run="", save=_forget, ranks=ranks):
        pass
    return {name: tensor.clone() for name, tensor in model.state_dict().items()}


def weights(store: Path, kinds: list[str]) -> Iterator[dict[str, object]]:
    """Each cell in two processes beside one."""
    second = subprocess.Popen([sys.executable, __file__, "--second", str(store), "--kinds", *kinds], cwd=ROOT)
    together = _join(store, 0)
    for kind in kinds:
        bound = BOUNDS[kind]
        for cell in CELLS:
            both, one = fitted(cell, kind, together), fitted(cell, kind)
            difference = max(float((both[name] - one[name]).abs().max()) for name in one)
            yield {"case": "weights", "cell": cell, "kind": kind, "difference": difference, "ok": difference < bound}
    dist.destroy_process_group()
    second.wait()


def kills(folder: Path) -> Iterator[dict[str, object]]:
    """Each of two processes killed in its turn."""
    project = _small_project(folder, epochs=5)
    whole = _losses(_trained(project, ()))
    for rank in (0, 1):
        events = _trained(project, ("--devices", "2"), killed=rank)
        firsts = [event["first_epoch"] for event in events if event["event"] == "fit_start"]
        losses = _losses(events)
        near = len(losses) == len(whole) and bool(np.allclose(losses, whole, rtol=1e-4))
        yield {"case": "kills", "rank": rank, "begun_at": firsts, "losses": losses, "ok": near and firsts == [0, 2]}


def memory(folder: Path, megabytes: int) -> Iterator[dict[str, object]]:
    """What each process holds in training a series of so many megabytes."""
    (nothing,), _ = _held(_series_project(folder / "small", 1), ())
    large = _series_project(folder / "large", megabytes)
    (alone,), speed = _held(large, ())
    shared, together = _held(large, ("--devices", "2"))
    share = max(shared) / alone
    told = {"series_mb": megabytes, "program_mb": nothing, "one_mb": alone, "each_of_two_mb": shared}
    told |= {"one_per_second": speed, "two_per_second": together}
    yield {"case": "memory", **told, "share": share, "ok": share <= MOST_SHARE}


def job(folder: Path) -> Iterator[dict[str, object]]:
    """A job, unpacked and begun by its own script."""
    project = _small_project(folder, epochs=5)
    here = _losses(_trained(project, ()))
    packing = [*WORKBENCH, "bundle", str(project), "--to", str(folder / "job.zip")]
    subprocess.run(packing, check=True, cwd=ROOT, capture_output=True)
    with zipfile.ZipFile(folder / "job.zip") as zipped:
        zipped.extractall(folder)
    environment = os.environ | {"WORKBENCH": " ".join(WORKBENCH), "PYTHONPATH": str(ROOT)}
    subprocess.run(["sh", "run.sh"], check=True, cwd=folder / "job", env=environment, capture_output=True)
    there = [end.val_loss for end in Project.open(folder / "job").runs()[0].history]
    back = [*WORKBENCH, "collect", str(folder / "job" / "result-0.zip"), "--into", str(project)]
    subprocess.run(back, check=True, cwd=ROOT, capture_output=True)
    collected = [end.val_loss for end in Project.open(project).runs()[-1].history]
    yield {"case": "job", "losses": there, "ok": here == there == collected}


def _join(store: Path, rank: int) -> Ranks:
    dist.init_process_group("gloo", init_method=f"file://{store}", rank=rank, world_size=2)
    return Ranks(rank, 2, 2)


def _second(store: Path, kinds: list[str]) -> None:
    together = _join(store, 1)
    for kind in kinds:
        for cell in CELLS:
            fitted(cell, kind, together)
    dist.destroy_process_group()


def _windows(first: int, last: int) -> Examples:
    return windows(list(range(first, last)), context=CONTEXT, horizon=HORIZON)


def _forget(_state: object, _end: object) -> None:
    """Keep nothing."""


def _small_project(folder: Path, epochs: int) -> Path:
    rows = [f"{1800 + year},{5 + np.sin(year / 5):.4f}" for year in range(160)]
    (folder / "series.csv").write_text("\n".join(["year,level", *rows]) + "\n")
    settings = ("data.window.context=8", "model.head.linear_path=false", f"training.epochs={epochs}")
    settings += ("training.patience=0", "training.threads=1", "training.clip_norm=1", "training.averaging=0.9")
    return _project(folder / "project", folder / "series.csv", settings, "level")


def _series_project(folder: Path, megabytes: int) -> Path:
    """A random walk of several columns, every row of which is read by a model that takes no memory itself."""
    folder.mkdir()
    rows = max(20_000, (megabytes << 20) // (4 * FEATURES))
    values = np.random.default_rng(0).standard_normal((rows, FEATURES), np.float32)
    np.save(folder / "series.npy", values.cumsum(axis=0) / 1000)
    settings = ("data.window.context=24", "data.window.horizon=1", "data.window.stride=25", "model.layers.0.depth=1")
    settings += ("data.split.val=2000", "data.split.test=2000", "training.epochs=40", "training.patience=0")
    settings += tuple(f"data.roles.x{place}=feature" for place in range(1, FEATURES))
    settings += ("training.batch_size=16384", "model.layers.0.cell=SimpleRNN", "model.layers.0.units=1")
    return _project(folder / "project", folder / "series.npy", (*settings, "model.head.linear_path=false"), "x0")


def _project(project: Path, data: Path, settings: tuple[str, ...], target: str) -> Path:
    made = [*WORKBENCH, "new", str(project), "--data", str(data), "--task", "forecast", "--target", target]
    subprocess.run([*made, "--set", *settings, "training.device=cpu"], check=True, cwd=ROOT, capture_output=True)
    opened = Project.open(project)
    opened.save(set_key(opened.spec, "training.check_path", "false"))
    return project


def _trained(project: Path, options: tuple[str, ...], killed: int | None = None) -> list[dict[str, object]]:
    """The events of a training, one of whose processes is killed after the second epoch."""
    command = [*WORKBENCH, "train", str(project), "--json", *options]
    events: list[dict[str, object]] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            events.append(json.loads(line))
            if killed is not None and (events[-1]["event"], events[-1].get("epoch")) == ("epoch_end", 2):
                _ranks(process.pid)[killed].kill()
                killed = None
    return events


def _losses(events: list[dict[str, object]]) -> list[object]:
    return [event["val_loss"] for event in events if event["event"] == "epoch_end"]


def _held(project: Path, options: tuple[str, ...]) -> tuple[list[float], float]:
    """MB that each process of a training holds at most between its first epoch and its end, when it is stopped; and
    sequences a second in its fastest epoch."""
    command = [*WORKBENCH, "train", str(project), "--json", *options]
    most: dict[int, float] = {}
    speed = 0.0
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            event = json.loads(line)
            if event["event"] == "epoch_end":
                speed = max(speed, event["sequences_per_second"])
                for one in _ranks(process.pid) if options else [psutil.Process(process.pid)]:
                    most[one.pid] = max(most.get(one.pid, 0.0), one.memory_full_info().pss / 1e6)
            if event["event"] == "epoch_end" and event["epoch"] == 5:
                process.terminate()
    return list(most.values()), speed


def _ranks(pid: int) -> list[psutil.Process]:
    """The processes of torchrun, which begins them in the order of their ranks."""
    [torchrun] = psutil.Process(pid).children()
    return sorted(torchrun.children(), key=lambda one: (one.create_time(), one.pid))


def main() -> int:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="*", default=["weights", "kills", "memory", "job"])
    parser.add_argument("--megabytes", type=int, default=500)
    parser.add_argument("--kinds", nargs="*", choices=list(BOUNDS), default=list(BOUNDS))
    parser.add_argument("--second", type=Path)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    if asked.second:
        _second(asked.second, asked.kinds)
        return 0
    wrong = 0
    for name in asked.only:
        with tempfile.TemporaryDirectory(dir="/var/tmp") as place:
            folder = Path(place)
            cases = {
                "weights": lambda here=folder: weights(here / "store", asked.kinds),
                "kills": lambda here=folder: kills(here),
                "memory": lambda here=folder: memory(here, asked.megabytes),
                "job": lambda here=folder: job(here),
            }
            for found in cases[name]():
                wrong += not found["ok"]
                sys.stdout.write(json.dumps(found) + "\n")
                sys.stdout.flush()
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
