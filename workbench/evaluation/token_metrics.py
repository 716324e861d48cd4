"""Metrics of text: what the characters cost. M characters that were guessed."""

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.evaluation.metric import TEXTS, Metric
from workbench.sentence import sentence

Doubles = npt.NDArray[np.float64]
MOST_NATS = 700
"""A cost whose exponential is still a number."""


def _nats(nats_M: Doubles, _right_M: npt.NDArray[Any]) -> float:
    return float(nats_M.mean())


def _bits(nats_M: Doubles, right_M: npt.NDArray[Any]) -> float:
    return _nats(nats_M, right_M) / math.log(2)


def _perplexity(nats_M: Doubles, right_M: npt.NDArray[Any]) -> float:
    nats = _nats(nats_M, right_M)
    return math.exp(nats) if nats < MOST_NATS else math.inf


TOKEN_METRICS = (
    Metric(
        name="nats_per_token",
        title=sentence("Nats per character"),
        tip=sentence("Mean surprise per character in natural units, the loss of training; lower is better"),
        unit="nats",
        higher_is_better=False,
        place=9,
        of=dict.fromkeys(TEXTS, _nats),
    ),
    Metric(
        name="bits_per_token",
        title=sentence("Bits per character"),
        tip=sentence("Mean surprise per character; so many bits would store one; lower is better"),
        unit="bits",
        higher_is_better=False,
        place=8,
        of=dict.fromkeys(TEXTS, _bits),
    ),
    Metric(
        name="perplexity",
        title=sentence("Perplexity"),
        tip=sentence("Among how many equally likely characters the model hesitates; lower is better"),
        unit="none",
        higher_is_better=False,
        place=10,
        of=dict.fromkeys(TEXTS, _perplexity),
    ),
)
"""In the order in which they are written down; a new metric of text is a record here and nothing else."""
