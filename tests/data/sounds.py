"""Recordings made of numbers that a test can foresee."""

from pathlib import Path

import numpy as np
import soundfile

RATE = 8000


def tone(seconds: float = 0.5, *, rate: int = RATE, hertz: float = 440.0, loudness: float = 0.5) -> np.ndarray:
    steps = np.arange(round(seconds * rate))
    return (loudness * np.sin(2 * np.pi * hertz * steps / rate)).astype(np.float32)


def write_sound(path: Path, samples: np.ndarray | None = None, *, rate: int = RATE, **options: object) -> Path:
    """A sound file of these samples (a tone when none are given), its folders made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(str(path), tone(rate=rate) if samples is None else samples, rate, **options)
    return path


def write_classes(folder: Path, *, classes: tuple[str, ...] = ("no", "yes"), each: int = 6) -> Path:
    """Class folders with recordings that all differ."""
    for place, label in enumerate(classes):
        for index in range(each):
            samples = tone(0.05 + 0.01 * index, hertz=200.0 * (place + 1) + index)
            write_sound(folder / label / f"{index}.wav", samples)
    return folder
