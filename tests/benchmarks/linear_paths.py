"""How a linear path is best solved: ways to choose penalties and starts, on the series of forecast_defaults.py and
judged as there, inside the training part of the real ones. Nothing is trained, so it takes a minute.

.venv/bin/python tests/benchmarks/linear_paths.py [--only SET ...]

Prints the error of each way as a share of that of the first, geometric means below.
"""

import argparse
import dataclasses
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import geometric_mean
from unittest import mock

import numpy as np
import torch
from forecast_defaults import GENERATED, PIECES, REAL, made
from rivals import DATA

from workbench.experiment import build_untrained
from workbench.models.linear_path import LinearPath
from workbench.models.ridge import Linear
from workbench.models.simple_forecasts import simple_forecasts
from workbench.runs.loaded import Loaded
from workbench.spec import ExperimentSpec
from workbench.training import features, linear_fit
from workbench.training.batches import ResidentData
from workbench.training.linear_fit import Family, Windows, fit_linear, freedoms


@dataclasses.dataclass(frozen=True)
class Parts:
    """The windows of the three parts and of the first two together, and the family of regressions on them."""

    train: Windows
    val: Windows
    test: Windows
    both: Windows
    family: Family
    levels: int
    horizon: int

    def error(self, linear: Linear | None) -> float:
        answer = 0.0 if linear is None else linear(self.test.x_NP)
        return float(np.sqrt(np.square(answer - self.test.y_NA).mean()))


def way(
    *, power: int = 5, val: bool = True, starts: bool = True, near: bool = True, level: bool = True, refit: bool = False
) -> Callable[[Parts], Linear | None]:
    """By rolling origins and, where asked for, on validation; `near` weights may be freer than far ones, levels be
    read; a refit learns from both parts."""

    def solved(parts: Parts) -> Linear | None:
        freedoms = parts.family.freedoms if near else parts.family.freedoms[: len(parts.family.freedoms) // 2]
        freedoms = freedoms if level or not parts.levels else freedoms[::2]
        family = Family(parts.family.starts if starts else (), freedoms)
        with mock.patch.object(linear_fit, "SHARPNESS", power):
            chosen_by, whole = parts.val if val else None, parts.both if refit else None
            return fit_linear(parts.train, family, parts.horizon, chosen_by, whole)

    return solved


WAYS: dict[str, Callable[[Parts], Linear | None]] = {
    "even, no level": way(near=False, level=False),
    "no level": way(level=False),
    "default": way(),
    "origins alone": way(val=False),
    "power 10": way(power=10),
    "no start": way(starts=False),
    "refit": way(refit=True),
    "refit, no level": way(level=False, refit=True),
}


def parts_of(spec: ExperimentSpec, loaded: Loaded) -> Parts:
    model, data = build_untrained(spec, loaded)
    path, resident = model.eval().linear_path, ResidentData(data.dataset, torch.device("cpu"))
    assert isinstance(path, LinearPath)
    split = loaded.split
    seasons = features._seasons(data.dataset, loaded.facts.season, split.train)
    starts = simple_forecasts(path.context, seasons, path.answer, path.inputs, path.levels)
    family = Family(starts, freedoms(path.context, path.inputs, path.levels))
    parts = (split.train, split.val, split.test, split.refit().train)
    windows = [features._windows(model, path, resident, part)[0] for part in parts]
    return Parts(*windows, family, path.levels, split.train.horizon)


def main() -> int:
    """Print a line per series."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", default=[*GENERATED, *PIECES, *REAL])
    parser.add_argument("--data", type=Path, default=DATA)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    sys.stdout.write(f"{'':22}" + "".join(f"{name:>19}" for name in WAYS) + "\n")
    shares: dict[str, list[float]] = {name: [] for name in WAYS}
    for name in asked.only:
        with tempfile.TemporaryDirectory() as folder:
            found = made(name, asked.data, Path(folder))
        if not found.spec.model.head.linear_path:
            continue
        parts = parts_of(found.spec, found.loaded)
        errors = [parts.error(way(parts)) for way in WAYS.values()]
        for way, error in zip(WAYS, errors, strict=True):
            shares[way].append(error / errors[0])
        sys.stdout.write(f"{name:22}" + "".join(f"{error / errors[0]:19.3f}" for error in errors) + "\n")
        sys.stdout.flush()
    sys.stdout.write(
        f"{'geometric mean':22}" + "".join(f"{geometric_mean(some):19.4f}" for some in shares.values()) + "\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
