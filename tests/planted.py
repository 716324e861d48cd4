"""Files with one leak each, as people make them without knowing, and clean ones of the same kinds."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]

SEED = 7
CLASSES = np.array(["calm", "wild"])
START = np.datetime64("2024-01-01T00:00")


def write(path: Path, header: str, *columns: npt.ArrayLike) -> Path:
    """The columns as a CSV file; numbers with four decimals."""
    cells = [np.asarray(column).tolist() for column in columns]
    texts = [[f"{cell:.4f}" if isinstance(cell, float) else str(cell) for cell in column] for column in cells]
    path.write_text("\n".join([header, *(",".join(row) for row in zip(*texts, strict=True))]) + "\n", encoding="utf-8")
    return path


def wave(steps: int, seed: int = SEED) -> Values:
    """A season of 24 steps with noise that remembers itself."""
    noise = np.random.default_rng(seed).normal(size=steps)
    for step in range(1, steps):
        noise[step] += 0.8 * noise[step - 1]
    return 20 + 3 * np.sin(np.arange(steps) * 2 * np.pi / 24) + noise


def series(path: Path, load: npt.ArrayLike, minutes: Labels | None = None, **extra: npt.ArrayLike) -> Path:
    """Loads, hourly unless minutes are given, with a temperature and columns of one's own."""
    minutes = np.arange(len(np.asarray(load))) * 60 if minutes is None else minutes
    times = np.datetime_as_string(START + minutes * np.timedelta64(1, "m"), unit="m")
    header = ",".join(["time", "load", "temperature", *extra])
    return write(path, header, times, load, wave(len(minutes), SEED + 1), *extra.values())


def movements(
    path: Path, labels_S: Labels, tracks: Sequence[Values] | None = None, **extra: Callable[[Labels], npt.ArrayLike]
) -> Path:
    """Sequences of two classes, one below the other, with columns made from the class of each."""
    tracks = [movement(label, seed) for seed, label in enumerate(labels_S)] if tracks is None else tracks
    lengths = [len(track) for track in tracks]
    columns: list[npt.ArrayLike] = [
        np.repeat(np.arange(len(tracks)), lengths),
        np.concatenate([np.arange(length) for length in lengths]),
        np.concatenate(tracks),
        np.repeat(CLASSES[labels_S], lengths),
    ]
    columns += [np.repeat(np.asarray(made(labels_S)), lengths) for made in extra.values()]
    return write(path, ",".join(["sequence", "step", "x", "label", *extra]), *columns)


def movement(label: int, seed: int) -> Values:
    """One sequence of 30 steps."""
    return np.sin(np.arange(30) * (0.2 + 0.1 * label)) + np.random.default_rng(seed).normal(size=30) * 0.7


def windows(recordings: int, *, standardised: bool) -> tuple[list[Values], Labels]:
    """Windows of 40 steps, each of which overlaps the next by half, cut from recordings of two classes in turn."""
    cut, labels = [], []
    for recording in range(recordings):
        whole = wave(200, 100 + recording)
        for start in range(0, 161, 20):
            window = whole[start : start + 40]
            cut.append((window - window.mean()) / window.std() if standardised else window)
            labels.append(recording % 2)
    return cut, np.array(labels)
