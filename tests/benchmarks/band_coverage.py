"""Whether rolling bands hold on series of known noise: eight kinds, of which one shifts its level in the test part.

PYTHONPATH=. .venv/bin/python tests/benchmarks/band_coverage.py [--seeds 3] [--steps 6000]

Every forecast is that of least squares on the training part. A row tells the coverage of the bands of 80 and 95 % over
all steps ahead (mean of the seeds), how far off the worst step ahead of a seed is, and in how many seeds a lapse is
told. Ends with 1 where a coverage is more than 3 points off, or no lapse is told of the shift.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from tests.evaluation.series import series_case, series_dataset
from workbench.data.dataset import Doubles, Examples, SequenceDataset
from workbench.evaluation.bands import with_bands
from workbench.evaluation.forecasts import judge_forecasts
from workbench.evaluation.past import past
from workbench.evaluation.result import Evaluation
from workbench.progress import finish

CONTEXT, HORIZON = 24, 8
LEVELS = (0.8, 0.95)
MOST_OFF = 0.03
SHIFT = "level shift in test"
Random = np.random.Generator


def season(steps: int) -> Doubles:
    """What all series repeat."""
    return 2 * np.sin(2 * np.pi * np.arange(steps) / 24)


def recalled(noise_N: Doubles) -> Doubles:
    """Noise of which half is left at the next step."""
    found = np.empty_like(noise_N)
    level = 0.0
    for place, each in enumerate(noise_N.tolist()):
        found[place] = level = 0.5 * level + each
    return found


def normal(random: Random, steps: int) -> list[Doubles]:
    return [season(steps) + recalled(random.standard_normal(steps))]


def heavy_tails(random: Random, steps: int) -> list[Doubles]:
    return [season(steps) + recalled(random.standard_t(3, steps))]


def growing(random: Random, steps: int) -> list[Doubles]:
    return [season(steps) + recalled(random.standard_normal(steps) * np.linspace(0.5, 3, steps))]


def seasonal_noise(random: Random, steps: int) -> list[Doubles]:
    loud = np.where(np.arange(steps) % 24 < 12, 0.5, 2.0)
    return [season(steps) + recalled(random.standard_normal(steps) * loud)]


def jumps(random: Random, steps: int) -> list[Doubles]:
    levels = np.cumsum(random.standard_normal(steps) * 5 * (random.random(steps) < 0.02))
    return [season(steps) + levels + 0.5 * recalled(random.standard_normal(steps))]


def counts(random: Random, steps: int) -> list[Doubles]:
    return [random.poisson(np.exp(0.5 + 0.5 * season(steps))).astype(np.float64)]


def unlike_sizes(random: Random, steps: int) -> list[Doubles]:
    return [size * normal(random, steps // 2)[0] for size in (1.0, 1000.0)]


def shifted(random: Random, steps: int) -> list[Doubles]:
    (values,) = normal(random, steps)
    values[int(0.85 * steps) :] += 8
    return [values]


NOISES: dict[str, Callable[[Random, int], list[Doubles]]] = {
    "normal": normal,
    "heavy tails": heavy_tails,
    "growing": growing,
    "seasonal noise": seasonal_noise,
    "jumps": jumps,
    "counts": counts,
    "two series of unlike size": unlike_sizes,
    SHIFT: shifted,
}


def dataset_of(series: list[Doubles]) -> SequenceDataset:
    """The series one after another."""
    offsets = np.cumsum([0, *map(len, series)])
    names = tuple(f"s{place}" for place in range(len(series)))
    return replace(series_dataset(np.concatenate(series)), offsets_S1=offsets, names_S=names)


def part(dataset: SequenceDataset, first: float, last: float) -> Examples:
    """Every forecast whose first step lies between two shares of its series, and whose last one is known."""
    starts, sequences = list[int](), list[int]()
    for s, (begin, end) in enumerate(zip(dataset.offsets_S1[:-1], dataset.offsets_S1[1:], strict=True)):
        low, high = (int(begin + share * (end - begin)) for share in (first, last))
        places = range(max(low, begin + CONTEXT) - CONTEXT, min(high, end - HORIZON + 1) - CONTEXT)
        starts += places
        sequences += [s] * len(places)
    return Examples(
        starts_E=np.array(starts),
        lengths_E=np.full(len(starts), CONTEXT),
        sequences_E=np.array(sequences),
        horizon=HORIZON,
    )


def windows(dataset: SequenceDataset, examples: Examples, first: int, count: int) -> Doubles:
    """So many values of each example from one of its steps on."""
    rows = examples.starts_E[:, None] + first + np.arange(count)
    return dataset.values_NF[rows, 0].astype(np.float64)


class LeastSquares:
    """One linear map for each series, from its window to what follows."""

    def __init__(self, dataset: SequenceDataset, train: Examples) -> None:
        self._maps = {}
        for s in np.unique(train.sequences_E).tolist():
            some = train.chosen(np.flatnonzero(train.sequences_E == s))
            x, y = windows(dataset, some, 0, CONTEXT), windows(dataset, some, CONTEXT, HORIZON)
            self._maps[s] = np.linalg.lstsq(np.column_stack([x, np.ones(len(x))]), y, rcond=None)[0]

    def answers(self, dataset: SequenceDataset, examples: Examples) -> Doubles:
        """Forecasts E,H,1."""
        x = windows(dataset, examples, 0, CONTEXT)
        found = np.empty((len(examples), HORIZON, 1))
        for s, weights in self._maps.items():
            mine = examples.sequences_E == s
            found[mine, :, 0] = np.column_stack([x[mine], np.ones(mine.sum())]) @ weights
        return found


def judged(series: list[Doubles]) -> Evaluation:
    """Forecasts of the last third with bands that begin with what is known of the stretch before it."""
    dataset = dataset_of(series)
    model = LeastSquares(dataset, part(dataset, 0, 0.5))
    val, test = part(dataset, 0.5, 0.67), part(dataset, 0.67, 1)
    case = series_case(dataset, test, CONTEXT, HORIZON)
    evaluation = finish(judge_forecasts(model.answers(dataset, test), case))
    return with_bands(evaluation, past(dataset, val, model.answers(dataset, val)), LEVELS)


def main() -> int:
    """Print a row for each kind of noise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--steps", type=int, default=6000)
    asked, wrong = parser.parse_args(), False
    sys.stdout.write(f"{'noise':28}{'80 %':>8}{'95 %':>8}{'worst step':>14}{'told':>8}\n")
    for name, noise in NOISES.items():
        found = [judged(noise(np.random.default_rng(seed), asked.steps)) for seed in range(asked.seeds)]
        covered = np.stack([each.bands.covered_LH for each in found if each.bands])
        means = covered.mean(axis=(0, 2))
        off = np.abs(covered - np.array(LEVELS)[:, None])
        told = sum(bool(each.case.warnings) for each in found)
        wrong |= told < asked.seeds if name == SHIFT else bool((np.abs(means - LEVELS) > MOST_OFF).any())
        row = f"{name:28}" + "".join(f"{value:8.3f}" for value in means)
        sys.stdout.write(f"{row}{off.max():14.3f}{told:6}/{asked.seeds}\n")
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
