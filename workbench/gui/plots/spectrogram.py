"""What a sound looks like: its outline over time and its loudness per pitch, computed in pieces.

Shapes: N samples, P points of the outline, T frames, F frequencies.
"""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

MOST_SAMPLES = 400_000
"""Samples drawn one by one; of a longer sound the outline is drawn."""
MOST_FRAMES = 1600
MOST_PITCHES = 520
FRAMES_A_TURN = 256
WINDOW_SECONDS = 0.032
RANGE_DB = 80.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundPicture:
    """A sound to look at and to play."""

    samples_N: npt.NDArray[np.float32]
    rate: int
    seconds_P: npt.NDArray[np.float64]
    values_P: npt.NDArray[np.float64]
    image_TF: npt.NDArray[np.uint8]
    """Loudness from 0, RANGE_DB below the loudest spot or quieter, to 255, the loudest."""

    @property
    def seconds(self) -> float:
        """Length."""
        return len(self.samples_N) / self.rate


def picture(samples_N: npt.NDArray[np.float32], rate: int) -> Generator[float, None, SoundPicture]:
    """The picture of a sound; yields how far it has come, from 0 to 1."""
    seconds_P, values_P = outline(samples_N, rate)
    yield 0.1
    image_TF = as_image((yield from spectrogram(samples_N, rate)))
    return SoundPicture(samples_N=samples_N, rate=rate, seconds_P=seconds_P, values_P=values_P, image_TF=image_TF)


def as_image(levels_TF: npt.NDArray[np.float32]) -> npt.NDArray[np.uint8]:
    """Levels as shades; of many frequencies the louder of neighbours, as there are fewer pixels."""
    pool = -(-levels_TF.shape[1] // MOST_PITCHES)
    rest = -levels_TF.shape[1] % pool
    padded_TF = np.pad(levels_TF, ((0, 0), (0, rest)), constant_values=-RANGE_DB)
    pooled_TF = padded_TF.reshape(len(levels_TF), -1, pool).max(axis=2)
    return np.asarray((pooled_TF + RANGE_DB) * (255 / RANGE_DB), np.uint8)


def outline(samples_N: npt.NDArray[np.float32], rate: int) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Times and values to draw: every sample, or the lowest and highest of each stretch of a long sound."""
    if len(samples_N) <= MOST_SAMPLES:
        return np.arange(len(samples_N), dtype=np.float64) / rate, samples_N.astype(np.float64)
    stretch = -(-len(samples_N) * 2 // MOST_SAMPLES)
    whole = len(samples_N) // stretch * stretch
    pieces = samples_N[:whole].reshape(-1, stretch)
    values = np.stack([pieces.min(axis=1), pieces.max(axis=1)], axis=1).reshape(-1)
    return np.arange(len(values), dtype=np.float64) * (stretch / 2 / rate), values.astype(np.float64)


def spectrogram(samples_N: npt.NDArray[np.float32], rate: int) -> Generator[float, None, npt.NDArray[np.float32]]:
    """Loudness per frame and frequency in decibels below the loudest, through a Hann window."""
    width = max(64, 1 << round(np.log2(max(WINDOW_SECONDS * rate, 64))))
    padded_N = np.pad(samples_N, width // 2)
    hop = max(width // 8, -(-len(padded_N) // MOST_FRAMES))
    starts_T = np.arange(0, max(len(padded_N) - width, 0) + 1, hop)
    window = np.hanning(width).astype(np.float32)
    power_TF = np.empty((len(starts_T), width // 2 + 1), np.float32)
    for first in range(0, len(starts_T), FRAMES_A_TURN):
        places = starts_T[first : first + FRAMES_A_TURN, None] + np.arange(width)
        power_TF[first : first + FRAMES_A_TURN] = np.abs(np.fft.rfft(padded_N[places] * window, axis=1)) ** 2
        yield 0.1 + 0.9 * (first + len(places)) / len(starts_T)
    loudest = max(float(power_TF.max(initial=0.0)), 1e-20)
    levels_TF: npt.NDArray[np.float32] = 10 * np.log10(np.maximum(power_TF / loudest, 10 ** (-RANGE_DB / 10)))
    return levels_TF
