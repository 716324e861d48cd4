"""What if the input were another one: a curve bent at a step, a stretch that is silent, other letters.

Shapes: T steps.
"""

import numpy as np

from workbench.data.dataset import Floats
from workbench.errors import WorkbenchError

FADE = 0.05
"""Share of a silent stretch that fades out, and in again: an edge would be heard as a click."""


def bent(values_T: Floats, step: int, to: float, width: int) -> Floats:
    """The curve with the value `to` at a step, drawn along up to `width` steps on both sides, the further the less."""
    distance_T = np.abs(np.arange(len(values_T)) - step)
    pull_T = np.where(distance_T <= width, 0.5 + 0.5 * np.cos(np.pi * distance_T / (width + 1)), 0.0)
    known_T = np.where(np.isnan(values_T) & (pull_T > 0), to, values_T)
    changed_T: Floats = (known_T + pull_T * (to - known_T[step])).astype(np.float32)
    return changed_T


def silent(values_T: Floats, start: int, stop: int) -> Floats:
    """The sound without what lies between two steps."""
    fade = max(1, round(FADE * (stop - start)))
    steps_T = np.arange(len(values_T))
    kept_T = np.clip(np.maximum(start + fade - steps_T, steps_T - stop + fade + 1) / fade, 0.0, 1.0)
    return (values_T * kept_T).astype(np.float32)


def lettered(text: str, vocabulary: tuple[str, ...]) -> Floats:
    """A text as the inputs of a model, T,1. Raises WorkbenchError for what it has never seen."""
    if not text:
        raise WorkbenchError("A text needs at least one character.")
    places = {letter: place for place, letter in enumerate(vocabulary)}
    for letter in text:
        if letter not in places:
            raise WorkbenchError("The model has never seen the character '{letter}'.", letter=letter)
    return np.array([[places[letter]] for letter in text], np.float32)
