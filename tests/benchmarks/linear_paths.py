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
from forecast_defaults import GENERATED, REAL, made
from rivals import DATA

from workbench.experiment import build_untrained
from workbench.models.linear_path import LinearPath
from workbench.models.ridge import Linear
from workbench.models.simple_forecasts import simple_forecasts
from workbench.runs.loaded import Loaded
from workbench.spec import ExperimentSpec
from workbench.training import features, linear_fit
from workbench.training.batches import ResidentData
from workbench.training.linear_fit import Windows, fit_linear


@dataclasses.dataclass(frozen=True)
class Parts:
    """The windows of the three parts, and what regressions may begin at."""

    train: Windows
    val: Windows
    test: Windows
    starts: tuple[np.ndarray, ...]
    horizon: int

    def both(self) -> Windows:
        """Training and validation."""
        pairs = zip(dataclasses.astuple(self.train), dataclasses.astuple(self.val), strict=True)
        return Windows(*(np.concatenate(pair) for pair in pairs))

    def error(self, linear: Linear | None) -> float:
        answer = 0.0 if linear is None else linear(self.test.x_NP)
        return float(np.sqrt(np.square(answer - self.test.y_NA).mean()))


def weighed(power: int, *, val: bool, refit: bool = False) -> Callable[[Parts], Linear | None]:
    """By rolling origins and, where asked for, on validation; a refit learns from both parts."""

    def solved(parts: Parts) -> Linear | None:
        with mock.patch.object(linear_fit, "SHARPNESS", power):
            windows = parts.both() if refit else parts.train
            return fit_linear(windows, parts.starts, parts.horizon, parts.val if val else None)

    return solved


def plain(parts: Parts) -> Linear | None:
    """From no start."""
    return fit_linear(parts.train, (), parts.horizon, parts.val)


WAYS: dict[str, Callable[[Parts], Linear | None]] = {
    "origins, power 10": weighed(10, val=False),
    "origins, power 5": weighed(5, val=False),
    "and val, power 20": weighed(20, val=True),
    "and val, power 10": weighed(10, val=True),
    "and val, power 5": weighed(5, val=True),
    "no start": plain,
    "refit, power 10": weighed(10, val=False, refit=True),
    "refit, power 5": weighed(5, val=False, refit=True),
}


def parts_of(spec: ExperimentSpec, loaded: Loaded) -> Parts:
    model, data = build_untrained(spec, loaded)
    path, resident = model.eval().linear_path, ResidentData(data.dataset, torch.device("cpu"))
    assert isinstance(path, LinearPath)
    split = loaded.split
    seasons = features._seasons(data.dataset, loaded.facts.season, split.train)
    starts = simple_forecasts(path.context, seasons, path.answer, path.inputs)
    windows = [features._windows(model, path, resident, part)[0] for part in (split.train, split.val, split.test)]
    return Parts(*windows, starts, split.train.horizon)


def main() -> int:
    """Print a line per series."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", default=[*GENERATED, *REAL])
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
