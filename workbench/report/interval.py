"""How sure a metric is: the interval in which it lies when other examples of the same kind had been judged.

A bootstrap over blocks of neighbouring examples, which overlap and so are no witnesses of their own (Künsch, 1989).
E examples, B blocks, D draws.
"""

import math
from dataclasses import dataclass, replace

import numpy as np

from workbench.data.tasks import TASKS
from workbench.evaluation.errors import cells_of
from workbench.evaluation.metrics import METRICS
from workbench.evaluation.result import Evaluation

BLOCKS, DRAWS = 40, 2000
FEWEST = 8
"""Blocks below which nothing is said: a few make no sample."""
OF_LOSSES = ("rmse", "accuracy", "nats_per_token")
"""The metrics that follow from the losses of cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A metric's value, and between what it lies with 95 %; None where too few examples are judged."""

    value: float
    low: float | None
    high: float | None


def intervals(evaluation: Evaluation) -> tuple[str, dict[str, Interval]]:
    """The metric that decides, and its interval for the model ("") and every rival, from the same draws."""
    metric, several = TASKS[evaluation.case.facts.task].decided_by, len(evaluation.case.facts.targets) > 1
    answers = {"": evaluation.answers, **evaluation.rivals}
    scores = {"": evaluation.score, **evaluation.baselines}
    found = {}
    for name, given in answers.items():
        standardised = several and METRICS[metric].unit == "target"
        value = math.sqrt(scores[name].scaled["mse"]) if standardised else scores[name].metrics[metric]
        nats = given[0] if TASKS[evaluation.case.facts.task].text and given.ndim > 1 else given
        low, high = _interval(replace(evaluation, answers=nats), metric)
        found[name] = Interval(value=value, low=low, high=high)
    return metric, found


def _interval(evaluation: Evaluation, metric: str) -> tuple[float | None, float | None]:
    cells = cells_of(evaluation)
    count = len(cells.examples)
    if metric not in OF_LOSSES or count < FEWEST:
        return None, None
    blocks_E = np.arange(count) * min(BLOCKS, count) // count
    blocks_M = blocks_E[cells.examples_M]
    sums_B = np.bincount(blocks_M, cells.losses_M, blocks_E[-1] + 1)
    counts_B = np.bincount(blocks_M, minlength=blocks_E[-1] + 1)
    drawn_DB = np.random.default_rng(0).integers(0, len(sums_B), (DRAWS, len(sums_B)))
    means_D = sums_B[drawn_DB].sum(axis=1) / np.maximum(counts_B[drawn_DB].sum(axis=1), 1)
    values_D = {"rmse": np.sqrt(means_D), "accuracy": 1 - means_D}.get(metric, means_D)
    low, high = np.quantile(values_D, (0.025, 0.975)).tolist()
    return low, high
