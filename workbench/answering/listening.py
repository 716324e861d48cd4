"""The microphone is listened to: how loud it is, what a run says of it, and pieces that are kept as labelled examples.

T samples.
"""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np

from workbench.answering.stepwise import Stepwise
from workbench.data.dataset import DataFacts, Floats
from workbench.errors import WorkbenchError
from workbench.paths import replacing

QUIETEST = -60.0
"""Decibels below full scale from which on nothing is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A piece of sound that was heard."""

    samples_T: Floats
    level: float
    """Decibels below full scale, of its power."""
    told: dict[str, Any] | None
    """What the run says after it; None while it has not heard enough."""
    latency: float
    """Seconds from when the piece was there until the answer was."""


def listen(pieces: Iterator[Floats], stepwise: Stepwise, facts: DataFacts, threshold: float) -> Iterator[Moment | None]:
    """What is heard and said of it, piece by piece; None while nothing comes."""
    told: dict[str, Any] | None = None
    for values_TF in pieces:
        if not len(values_TF):
            yield None
            continue
        begun = time.perf_counter()
        for answer in stepwise.read(values_TF):
            told = answer.told(facts, threshold)
        samples_T = values_TF[:, 0]
        yield Moment(samples_T=samples_T, level=level_of(samples_T), told=told, latency=time.perf_counter() - begun)


def level_of(samples_T: Floats) -> float:
    """How loud samples are, in decibels below full scale."""
    power = float(np.mean(np.square(samples_T, dtype=np.float64))) if len(samples_T) else 0.0
    return max(QUIETEST, 10 * math.log10(power)) if power else QUIETEST


def keep(samples_T: Floats, sample_rate: int, folder: Path, label: str) -> Path:
    """Write samples whole as the next recording in the folder of their class; its path.

    Raises WorkbenchError where nothing was heard, or no folder can have the name of the class.
    """
    if not len(samples_T):
        raise WorkbenchError("Nothing was heard while it was recorded.")
    name = label.strip()
    if not name or name != Path(name).name or name.startswith(".") or "\\" in name:
        raise WorkbenchError("{label} cannot be the name of a folder. Choose another class.", label=repr(label))
    import soundfile

    path = folder / name
    try:
        path.mkdir(parents=True, exist_ok=True)
        to = next(to for to in (path / f"recorded_{number}.wav" for number in count(1)) if not to.exists())
        with replacing(to) as temporary:
            soundfile.write(temporary, np.clip(samples_T, -1, 1), sample_rate, subtype="PCM_16", format="WAV")
    except OSError as error:
        reason = error.strerror or error
        raise WorkbenchError("{file} cannot be written: {reason}.", file=path, reason=reason) from error
    return to
