"""What following gradients costs: the same training with and without it, epoch by epoch in turn.

.venv/bin/python tests/benchmarks/flow.py --rounds 60

Prints one JSON object a case: processor seconds an epoch with and without, the median of the ratios and its 95 %
interval.
"""

import argparse
import json
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch

from workbench.data.spec import WindowSpec
from workbench.experiment import Events, run_experiment
from workbench.models.spec import ModelSpec, RecurrentSpec
from workbench.progress import finish
from workbench.proposal import propose_experiment
from workbench.runs.loaded import Loaded, load_experiment
from workbench.runs.project import Project
from workbench.spec import ExperimentSpec
from workbench.training.events import EpochEnd
from workbench.training.spec import TrainingSpec

CASES = {
    "GRU 32, 48 steps": (RecurrentSpec(cell="GRU", units=32), 48),
    "LSTM 64x2, 96 steps": (RecurrentSpec(cell="LSTM", units=64, depth=2), 96),
    "SimpleRNN 64x2, 50 steps": (RecurrentSpec(cell="SimpleRNN", units=64, depth=2), 50),
}
ROWS = 18_400
"""As many steps an epoch as lie between two measures: what it costs at most."""


def project_of(folder: Path, layer: RecurrentSpec, context: int, *, epochs: int) -> Project:
    """Forecasts of a noisy wave."""
    table = folder / "wave.csv"
    wave_N = np.sin(np.arange(ROWS) / 7) + np.random.default_rng(0).normal(0, 0.1, ROWS)
    table.write_text("value\n" + "\n".join(f"{value:.4f}" for value in wave_N))
    training = TrainingSpec(epochs=epochs, patience=0, device="cpu", threads=1, batch_size=32)
    data = finish(propose_experiment([table], task="forecast", targets=("value",))).spec.data
    data = data.model_copy(update={"window": WindowSpec(context=context, horizon=4)})
    spec = ExperimentSpec(data=data, model=ModelSpec(layers=(layer,)), training=training)
    return Project.create(folder / "project", spec)


def compare(name: str, rounds: int) -> dict[str, object]:
    """Two runs from data that are in memory, of which each trains an epoch in turn."""
    layer, context = CASES[name]
    with TemporaryDirectory() as folder:
        project = project_of(Path(folder), layer, context, epochs=rounds + 1)
        loaded = finish(load_experiment(project.spec.data, project.folder))
        runs = {on: begun_run(project, loaded, follow_gradients=on) for on in (True, False)}
        pairs = []
        for index in range(rounds):
            order = (True, False) if index % 2 else (False, True)
            seconds = {on: seconds_of_epoch(runs[on]) for on in order}
            pairs.append((seconds[True], seconds[False]))
        for run in runs.values():
            run.close()
    ratios = sorted(on / off for on, off in pairs)
    edge = max(0, int((rounds - 1) / 2 - 0.98 * rounds**0.5))
    return {
        "case": name,
        "with": round(statistics.median(on for on, _ in pairs), 4),
        "without": round(statistics.median(off for _, off in pairs), 4),
        "ratio": round(statistics.median(ratios), 4),
        "interval": [round(ratios[edge], 4), round(ratios[-1 - edge], 4)],
    }


def begun_run(project: Project, loaded: Loaded, *, follow_gradients: bool) -> Events:
    """A run after its first epoch, which compiles."""
    training = project.spec.training.model_copy(update={"follow_gradients": follow_gradients})
    project.save(project.spec.model_copy(update={"training": training}))
    run = run_experiment(project, loaded=replace(loaded, spec=project.spec.data))
    seconds_of_epoch(run)
    return run


def seconds_of_epoch(run: Events) -> float:
    """Processor seconds until the run's next epoch has ended."""
    began = time.process_time()
    next(event for event in run if isinstance(event, EpochEnd))
    return time.process_time() - began


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=60)
    torch.set_num_threads(1)
    for case in CASES:
        sys.stdout.write(json.dumps(compare(case, parser.parse_args().rounds)) + "\n")
        sys.stdout.flush()
