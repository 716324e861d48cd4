"""Whether bands held all along: a stretch of forecasts in which they did not, as after a shift, is told.

E forecasts, H horizon, K targets, L levels, N stretches.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import bdtr

from workbench.data.dataset import Integers
from workbench.data.time.axis import TimeAxis
from workbench.evaluation.conformal import Levels
from workbench.evaluation.fixed_bands import LEVELS as FIXED_LEVELS
from workbench.evaluation.past import Past
from workbench.sentence import Sentence, sentence

STRETCHES = (5, 20)
"""Into how many the forecasts are cut: a slow change shows in long ones, a sudden one in short ones."""
ALARM = 0.001
"""Chance at which bands that hold are said to have lapsed, over all stretches and levels."""
LEAST = 0.05
"""A share that is missing by less than this is worth no word."""
Inside = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse:
    """A stretch in which fewer truths lay inside the bands of a level than are promised."""

    level: float
    share: float
    chance: float
    """That as few lie inside where the bands hold."""
    first: int
    last: int
    """The rows of the dataset that are the first and the last forecast's first step."""


def lapse_warnings(inside_LEHK: Inside, fixed_LEHK: Inside | None, now: Past, levels: Levels) -> tuple[Sentence, ...]:
    """What is told where rolling bands, or fixed ones of FIXED_LEVELS, did not hold all along."""
    found = []
    if (lapse := surest_lapse(inside_LEHK, now, levels)) is not None:
        found.append(
            sentence(
                "From {first} to {last} only {share} of the truths lie inside the bands of {level}: they learned too "
                "slowly what changed there, and may again.",
                **_told(lapse, now),
            )
        )
    if fixed_LEHK is not None and (lapse := surest_lapse(fixed_LEHK, now, FIXED_LEVELS)) is not None:
        found.append(
            sentence(
                "From {first} to {last} only {share} of the truths lie inside bands of {level} as the validation part "
                "calibrates them: something changed there. Rolling bands follow it; those of exports do not.",
                **_told(lapse, now),
            )
        )
    return tuple(found)


def surest_lapse(inside_LEHK: Inside, now: Past, levels: Levels) -> Lapse | None:
    """The stretch in which it is surest that bands did not hold; None where they may have held everywhere."""
    return min(_lapses(inside_LEHK, now, levels), key=lambda each: each.chance, default=None)


def _told(lapse: Lapse, now: Past) -> dict[str, object]:
    places = {"first": _moment(now, lapse.first), "last": _moment(now, lapse.last)}
    return {**places, "share": f"{lapse.share:.0%}", "level": f"{lapse.level:.0%}"}


def _lapses(inside_LEHK: Inside, now: Past, levels: Levels) -> Iterator[Lapse]:
    known_EHK, when_E = np.isfinite(now.residuals_EHK), _when(now)
    order, tests = np.argsort(when_E, kind="stable"), sum(STRETCHES) * len(levels)
    for count in STRETCHES:
        for some in np.array_split(order, count):
            known = int(known_EHK[some].sum())
            # Forecasts that overlap err together: as many tell something as lie beside one another.
            apart = len(np.unique(when_E[some])) // now.examples.horizon
            if not known or not apart:
                continue
            for place, level in enumerate(levels):
                share = float(inside_LEHK[place, some].sum() / known)
                chance = float(bdtr(np.floor(share * apart + 1e-9), apart, level))
                if level - share > LEAST and chance < ALARM / tests:
                    first, last = int(now.firsts_E[some[0]]), int(now.firsts_E[some[-1]])
                    yield Lapse(level=level, share=share, chance=chance, first=first, last=last)


def _when(now: Past) -> Integers:
    """The time of each forecast's first step; without times, how many steps its sequence has before it."""
    if now.dataset.times_N is not None:
        return now.dataset.times_N[now.firsts_E].astype(np.int64)
    before_E: Integers = now.firsts_E - now.dataset.offsets_S1[now.examples.sequences_E]
    return before_E


def _moment(now: Past, row: int) -> Sentence:
    dataset = now.dataset
    if dataset.times_N is None:
        begin = dataset.offsets_S1[np.searchsorted(dataset.offsets_S1, row, side="right") - 1]
        return sentence("step {number}", number=int(row - begin) + 1)
    text = TimeAxis(dataset.times_N, dataset.notation).texts(dataset.times_N[[row]])[0]
    return Sentence("{text}", {"text": text})
