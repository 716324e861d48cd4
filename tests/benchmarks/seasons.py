"""How surely seasons are found that noise drowns, how often one is found where there is none, and what it is worth.

.venv/bin/python tests/benchmarks/seasons.py [--draws 60] [--errors]

Prints, of smooth seasons that are so much of the variance beside noise that remembers, the shares found right and
wrong, with times and without; then how many series without a season get one. With --errors 36 dated series are trained,
with the test of what cycles have in common and without it.
"""

import argparse
import math
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import mean, stdev
from unittest import mock

import numpy as np
import numpy.typing as npt
import pandas as pd
import torch
from rivals import trained

from workbench.data import season
from workbench.progress import finish
from workbench.proposal import propose_experiment

Values = npt.NDArray[np.float64]
UNITS = {4: "M", 7: "D", 12: "M", 24: "h"}
DATED = {"monthly 15y": (12, "MS", 180), "monthly 40y": (12, "MS", 480), "daily 1y": (7, "D", 365)}
DATED |= {"daily 3y": (7, "D", 1000), "hourly 30d": (24, "h", 720), "weekly 10y": (52, "W", 520)}


def remembering(random: np.random.Generator, count: int, share: float) -> Values:
    """Noise of unit spread of which so much stays from step to step."""
    noise, kept = random.standard_normal(count), np.zeros(count)
    for step in range(1, count):
        kept[step] = share * kept[step - 1] + noise[step]
    return np.asarray(kept * math.sqrt(1 - share**2))


def drowned(random: np.random.Generator, steps: int, count: int, share: float, stays: float) -> Values:
    """A smooth season that is so much of the variance."""
    wave = math.sqrt(2 * share) * np.sin(2 * np.pi * (np.arange(count) / steps + random.uniform()))
    return np.asarray(wave + math.sqrt(1 - share) * remembering(random, count, stays))


SEASONLESS: dict[str, Callable[[np.random.Generator, int], Values]] = {
    "noise": lambda random, count: random.standard_normal(count),
    "walk": lambda random, count: random.standard_normal(count).cumsum(),
    "stays 0.8": lambda random, count: remembering(random, count, 0.8),
    "turns 0.5": lambda random, count: remembering(random, count, -0.5),
    "walk and noise": lambda random, count: random.standard_normal(count).cumsum() + 2 * random.standard_normal(count),
}


def rates(draws: int) -> None:
    for steps, unit in UNITS.items():
        for count in (120, 240, 600):
            times = np.datetime64("2000-01", unit) + np.arange(count) * (3 if steps == 4 else 1)
            for share in (0.2, 0.35, 0.5):
                random = np.random.default_rng(steps * count)
                series = [drowned(random, steps, count, share, 0.3) for _ in range(draws)]
                for name, clock in (("times", times), ("none", None)):
                    found = [season.detect_season(values, clock) for values in series]
                    right, wrong = mean(s == steps for s in found), mean(s not in (1, steps) for s in found)
                    told = f"season {steps:3} of {count:4}, {share:.2f}, {name:5}: right {right:.2f} wrong {wrong:.2f}"
                    sys.stdout.write(told + "\n")
    for name, draw in SEASONLESS.items():
        for count in (120, 240, 600):
            random, times = np.random.default_rng(count), np.datetime64("2000-01", "M") + np.arange(count)
            series = [draw(random, count) for _ in range(draws)]
            false = [mean(season.detect_season(values, clock) > 1 for values in series) for clock in (times, None)]
            sys.stdout.write(f"{name:15} of {count:4}: {false[0]:.3f} with times, {false[1]:.3f} without" + "\n")


def errors() -> None:
    """The default's error with the test and without it, where the two see different seasons; one step ahead."""
    shares = []
    for seed in range(6):
        for name, (steps, pace, count) in DATED.items():
            random = np.random.default_rng(1000 * seed + count)
            stays = float(random.choice([0, 0.3, 0.6]))
            values = 20 + drowned(random, steps, count, random.uniform(0.15, 0.5), stays)
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "noisy.csv"
                dates = pd.date_range("2001-01-01", periods=count, freq=pace)
                pd.DataFrame({"date": dates, "x": values.round(3)}).to_csv(path, index=False)
                found = []
                for tested in (True, False):
                    with mock.patch.object(
                        season, "_in_common", season._in_common if tested else lambda *_: (0.0, 0.0)
                    ):
                        settings = [("data.window.horizon", "1"), ("data.split.test", str(count // 5))]
                        found.append(finish(propose_experiment([path], task="forecast", settings=settings)))
                seasons = [made.loaded.dataset.season for made in found]
                if seasons[0] == seasons[1]:
                    continue
                with_it, without = (trained(made, 0)["judged"]["metrics"]["rmse"] for made in found)
            shares.append(math.log(with_it / without))
            change = f"{with_it / without - 1:+.3f}"
            sys.stdout.write(f"{name:12} season {steps:3}: {seasons[0]:3} with, {seasons[1]:3} without, {change}\n")
    error = stdev(shares) / math.sqrt(len(shares))
    sys.stdout.write(
        f"{len(shares)} differ: {math.exp(mean(shares)) - 1:+.3f} +- {error:.3f}, {sum(s < 0 for s in shares)} better\n"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=60)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(1)
    if options.errors:
        errors()
    else:
        rates(options.draws)
    return 0


if __name__ == "__main__":
    sys.exit(main())
