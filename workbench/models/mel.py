"""The fixed numbers of log-mel features: window, Fourier basis, mel filters and cosine transform, in numpy.

Shapes: W samples of a frame, R frequencies (W // 2 + 1), M mel bands, C coefficients.
"""

import math

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

FLOOR = 1e-10
"""Added to every band before the logarithm: 100 dB below a full-scale tone."""
NEPERS_PER_DB = math.log(10) / 10
"""Of power."""
EPSILON = 1e-3
"""Added to the variance of a clip's band, in squared units of the logarithm."""


def hann_window(samples: int) -> Numbers:
    """A periodic Hann window, scaled so that a full-scale tone has power 1, as W."""
    window_W = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(samples) / samples)
    return np.asarray(window_W / (window_W.sum() / 2))


def fourier_basis(samples: int) -> Numbers:
    """Windowed cosines, then windowed sines: frames times this are real and imaginary parts, as 2R,W."""
    angles_RW = 2 * np.pi * np.outer(np.arange(samples // 2 + 1), np.arange(samples)) / samples
    return np.asarray(np.concatenate([np.cos(angles_RW), -np.sin(angles_RW)]) * hann_window(samples))


def mel_filters(sample_rate: int, samples: int, bands: int, low_hz: float, high_hz: float | None) -> Numbers:
    """Triangles of height 1 between points that are even on the mel scale (O'Shaughnessy, 1987), as M,R."""
    high = min(high_hz or sample_rate / 2, sample_rate / 2)
    low_mel, high_mel = (2595 * np.log10(1 + hz / 700) for hz in (low_hz, high))
    edges = 700 * (10 ** (np.linspace(low_mel, high_mel, bands + 2) / 2595) - 1)
    frequencies_R = np.fft.rfftfreq(samples, 1 / sample_rate)
    rising_MR = (frequencies_R - edges[:-2, None]) / np.diff(edges)[:-1, None]
    falling_MR = (edges[2:, None] - frequencies_R) / np.diff(edges)[1:, None]
    return np.asarray(np.minimum(rising_MR, falling_MR).clip(min=0))


def cosine_transform(bands: int, coefficients: int) -> Numbers:
    """The orthonormal DCT-II, as C,M."""
    orders_C1 = np.arange(coefficients)[:, None]
    waves_CM = np.cos(np.pi / bands * (np.arange(bands) + 0.5) * orders_C1) * np.sqrt(2 / bands)
    return np.asarray(np.where(orders_C1 == 0, waves_CM / np.sqrt(2), waves_CM))
