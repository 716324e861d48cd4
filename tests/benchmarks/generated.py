"""Defaults on series whose truth is known: linear ones, where a ridge regression must not be beaten in words alone, a
random walk, and ones that no straight line foretells.

.venv/bin/python tests/benchmarks/generated.py [--only NAME ...] [--seeds 1]

Nothing is set. Prints one JSON object a line as rivals.py does, with `kept`: whether the outcome is what the kind of
series demands. Linear: not worse than ridge, and "better" only where the error is below every rival's; walk: not
better; bent: better than every rival in each seed.
"""

import argparse
import json
import math
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import torch
from rivals import numbers, trained

from workbench.progress import finish
from workbench.proposal import ProposedExperiment, propose_experiment

Doubles = npt.NDArray[np.float64]
Kind = Literal["linear", "walk", "bent"]
Columns = dict[str, Doubles]


def autoregression(seed: int, count: int, weights: tuple[float, ...], level: float = 0.0) -> Columns:
    """A series that follows from its last values, after a run-up."""
    noise, lags = np.random.default_rng(seed).standard_normal(count + 100), len(weights)
    values = np.zeros(count + 100)
    for t in range(lags, len(values)):
        values[t] = noise[t] + sum(weight * values[t - 1 - lag] for lag, weight in enumerate(weights))
    return {"y": level + values[100:]}


def seasonal(seed: int, count: int, season: int, noise: float = 0.3, slope: float = 0.0) -> Columns:
    """A profile that repeats on a straight line, with noise that lasts a little."""
    rng, t = np.random.default_rng(seed), np.arange(count)
    profile = rng.standard_normal(season).cumsum()
    profile -= np.linspace(profile[0], profile[-1], season)
    return {"y": slope * t + 2 * profile[t % season] + noise * autoregression(seed + 50, count, (0.5,))["y"]}


def trend(seed: int, count: int, slope: float, noise: float) -> Columns:
    return {"y": slope * np.arange(count) + noise * autoregression(seed, count, (0.6,))["y"]}


def walk(seed: int, count: int) -> Columns:
    return {"y": np.random.default_rng(seed).standard_normal(count).cumsum()}


def threshold(seed: int, count: int) -> Columns:
    """Two autoregressions, by the sign of the last value (Tong 1983)."""
    noise, values = np.random.default_rng(seed).standard_normal(count), np.zeros(count)
    for t in range(1, count):
        last = values[t - 1]
        values[t] = (-0.9 * last if last > 0 else 0.9 * last + 3.0) + 0.5 * noise[t]
    return {"y": values}


def product(seed: int, count: int) -> Columns:
    """What comes is the product of two inputs now."""
    rng = np.random.default_rng(seed)
    a, b = rng.standard_normal(count), rng.standard_normal(count)
    return {"y": np.roll(a * b, 1) + 0.1 * rng.standard_normal(count), "a": a, "b": b}


def mackey_glass(seed: int, count: int, delay: int = 17, inner: int = 10) -> Columns:
    """Mackey and Glass (1977): one value per unit of time of a chaos with memory."""
    steps, past = (count + 300) * inner, delay * inner
    values = np.empty(steps + past)
    values[: past + 1] = 1.2 + 0.1 * np.random.default_rng(seed).standard_normal()
    for t in range(past, len(values) - 1):
        ago = values[t - past]
        values[t + 1] = values[t] + (0.2 * ago / (1 + ago**10) - 0.1 * values[t]) / inner
    return {"y": values[past + 300 * inner :: inner][:count]}


SETS: dict[str, tuple[Kind, Callable[[], Columns]]] = {
    "ar2 smooth 400": ("linear", lambda: autoregression(1, 400, (0.6, 0.3))),
    "ar2 cycles 1500": ("linear", lambda: autoregression(2, 1500, (1.6, -0.8), 100.0)),
    "ar2 short 120": ("linear", lambda: autoregression(3, 120, (1.2, -0.5), 50.0)),
    "ar2 turning 3000": ("linear", lambda: autoregression(4, 3000, (-0.5, 0.3))),
    "season 12 144": ("linear", lambda: seasonal(5, 144, 12)),
    "season 24 2400": ("linear", lambda: seasonal(6, 2400, 24)),
    "season 7 700": ("linear", lambda: seasonal(7, 700, 7, 0.5)),
    "season 4 and trend 160": ("linear", lambda: seasonal(8, 160, 4, 0.3, 0.1)),
    "trend 200": ("linear", lambda: trend(9, 200, 0.05, 0.5)),
    "trend 1200": ("linear", lambda: trend(10, 1200, 0.02, 1.0)),
    "walk 300": ("walk", lambda: walk(11, 300)),
    "walk 1500": ("walk", lambda: walk(12, 1500)),
    "threshold 1000": ("bent", lambda: threshold(13, 1000)),
    "threshold 3000": ("bent", lambda: threshold(14, 3000)),
    "product 1000": ("bent", lambda: product(15, 1000)),
    "product 3000": ("bent", lambda: product(16, 3000)),
    "Mackey-Glass 800": ("bent", lambda: mackey_glass(17, 800)),
    "Mackey-Glass 3000": ("bent", lambda: mackey_glass(18, 3000)),
}


def written(folder: Path, columns: Columns) -> Path:
    """The columns as a file, which people would bring."""
    path = folder / "series.csv"
    lines = [
        ",".join(columns),
        *(",".join(f"{value:.6f}" for value in row) for row in zip(*columns.values(), strict=True)),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def proposed_for(columns: Columns) -> ProposedExperiment:
    """What the program proposes for a series."""
    with tempfile.TemporaryDirectory() as folder:
        return finish(propose_experiment([written(Path(folder), columns)], task="forecast", targets=["y"]))


def is_kept(kind: Kind, outcomes: list[str], model: float, rivals: dict[str, float]) -> bool:
    """Whether what was said of each seed is what may be said of this kind of series."""
    if kind == "bent":
        return all(outcome == "better" for outcome in outcomes)
    if kind == "walk":
        return "better" not in outcomes
    below_all = model < min(rivals.values())
    return "worse" not in outcomes and (below_all or "better" not in outcomes)


def rows(names: list[str], seeds: int) -> Iterator[dict[str, Any]]:
    for name in names:
        kind, columns = SETS[name]
        made = proposed_for(columns())
        found = [trained(made, seed) for seed in range(seeds)]
        told = numbers(found[0]["judged"], found[0]["case"])
        model = median(one["judged"]["metrics"]["rmse"] for one in found)
        outcomes = [one["judged"]["outcome"] for one in found]
        yield {
            "set": name,
            "window": [made.spec.data.window.context, made.spec.data.window.horizon],
            "model": model,
            **told,
            "to_ridge": round(model / told["rivals"].get("ridge", math.nan), 3),
            "train_seconds": round(median(one["seconds"] for one in found), 1),
            "outcome": outcomes,
            "kept": is_kept(kind, outcomes, model, told["rivals"]),
        }


def main() -> int:
    """Print a line per set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", default=list(SETS))
    parser.add_argument("--seeds", type=int, default=1)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    for row in rows(asked.only, asked.seeds):
        sys.stdout.write(json.dumps(row) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
