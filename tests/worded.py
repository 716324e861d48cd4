"""Tables whose answers depend on words, and what a model makes of them."""

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from workbench.evaluation.evaluate import evaluate_run
from workbench.experiment import run_experiment
from workbench.progress import finish
from workbench.proposal import propose_experiment
from workbench.runs.project import Project

KINDS = {"closed": 0.0, "short": 1.0, "usual": 2.0, "long": 3.0, "sale": -2.0, "fair": -3.0}
"""How high the load of a day stands, by what kind of day it is."""
HOURS = 12
"""Of a day."""


def write_days(path: Path, days: int, *, seed: int = 0) -> Path:
    """A load whose course over each day depends on the kind of the day times the hour."""
    random = np.random.default_rng(seed)
    kinds = random.choice(list(KINDS), days).repeat(HOURS)
    steps = np.arange(len(kinds))
    load = 10 + np.array([KINDS[kind] for kind in kinds]) * np.sin(np.pi * (steps % HOURS) / HOURS)
    load += 0.1 * random.standard_normal(len(steps))
    times = np.datetime_as_string(np.datetime64("2024-01-01T00:00") + steps * np.timedelta64(1, "h"))
    rows = (f"{time},{kind},{value:.4f}\n" for time, kind, value in zip(times, kinds, load, strict=True))
    path.write_text("time,kind,load\n" + "".join(rows))
    return path


SHAPES: dict[str, tuple[float, float, Callable[[np.ndarray], np.ndarray]]] = {
    "tide": (0.0, 1.0, lambda steps: np.sin(steps * 2 * np.pi / 12.4) + 0.4 * np.sin(steps * 2 * np.pi / 6.2)),
    "saw": (5000.0, 300.0, lambda steps: 2 * ((steps * 3 % 17) / 17 - 0.5)),
    "wave": (-2.0, 0.01, lambda steps: np.sign(np.sin(steps * 2 * np.pi / 18)) * np.cos(steps * 2 * np.pi / 9)),
}
"""Series of unlike kind and size, by name: their level, their height and their course."""


def write_series(path: Path, steps: int, *, only: str = "", noise: float = 0.15) -> Path:
    """One file with a series of each shape, or with one of them."""
    random, lines = np.random.default_rng(0), []
    for name, (level, height, course) in SHAPES.items():
        values = level + height * (course(np.arange(steps, dtype=np.float64)) + noise * random.standard_normal(steps))
        if only in ("", name):
            lines += [f"{name},{step},{value:.7g}\n" for step, value in enumerate(values)]
    path.write_text("series,step,level\n" + "".join(lines))
    return path


def judged(folder: Path, data: Path, target: str, settings: Mapping[str, object]) -> dict[str, float]:
    """The test error (RMSE) of each sequence under the proposed experiment with these settings."""
    pairs = [(key, str(value)) for key, value in settings.items()]
    proposed = finish(propose_experiment([data], task="forecast", targets=(target,), settings=pairs))
    project = Project.create(folder, proposed.spec)
    for _ in run_experiment(project, loaded=proposed.loaded if proposed.loaded.spec == proposed.spec.data else None):
        pass
    found = finish(evaluate_run(project.run(), proposed.loaded))
    squares_E = np.square(found.answers - found.truth).mean(axis=(1, 2))
    owners_E, names = found.case.examples.sequences_E, found.case.dataset.names_S
    return {name: float(np.sqrt(squares_E[owners_E == s].mean())) for s, name in enumerate(names)}
