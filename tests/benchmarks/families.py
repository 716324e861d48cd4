"""Generated families of labelled sequences: what tells the classes apart is known, and examples are as many as wanted.

Each is drawn from a seed. Shapes: T steps, F inputs.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Sequence = npt.NDArray[np.float64]
Draw = Callable[[np.random.Generator, int], Sequence]
"""One sequence, as T,F, of a class by its number."""


@dataclass(frozen=True)
class Family:
    """How one sequence of a class is drawn, how many classes there are, and how many examples of each train."""

    draw: Draw
    classes: int
    examples: int


def drawn(family: Family, per_class: int, seed: int) -> tuple[list[Sequence], list[int]]:
    """So many sequences of each class, and their classes."""
    random = np.random.default_rng(seed)
    labels = [label for _ in range(per_class) for label in range(family.classes)]
    return [family.draw(random, label) for label in labels], labels


def motif(kind: int, length: int) -> Sequence:
    """One of twelve short shapes."""
    t = np.linspace(0, 1, length)
    shapes = (
        np.sin(2 * np.pi * t),
        2 * t - 1,
        np.where(t < 0.5, 1.0, -1.0),
        1 - 4 * np.abs(t - 0.5),
        np.sin(4 * np.pi * t),
        1 - 2 * t,
        np.exp(-8 * (t - 0.3) ** 2 * 4) * 2 - 0.7,
        np.cos(2 * np.pi * t),
        np.sin(2 * np.pi * t**2),
        np.where((t * 4).astype(int) % 2 == 0, 1.0, -1.0),
        np.cos(3 * np.pi * t),
        np.sign(np.sin(6 * np.pi * t)) * t,
    )
    return shapes[kind % len(shapes)]


def steps_of(random: np.random.Generator, low: int, high: int) -> int:
    """A length between two, each octave as likely as the others."""
    return round(float(np.exp(random.uniform(np.log(low), np.log(high)))))


def shapelet(low: int, high: int, *, width: int = 16, noise: float = 0.5) -> Draw:
    """A short shape by class, anywhere in noise."""

    def draw(random: np.random.Generator, label: int) -> Sequence:
        steps = steps_of(random, low, high)
        x, own = noise * random.standard_normal(steps), min(width, steps)
        start = random.integers(0, steps - own + 1)
        x[start : start + own] += 1.5 * motif(label, own)
        return x[:, None]

    return draw


def frequency(low: int, high: int, *, first: float = 0.06, ratio: float = 1.2, noise: float = 0.5) -> Draw:
    """An oscillation whose pace tells the class, from any phase."""

    def draw(random: np.random.Generator, label: int) -> Sequence:
        t = np.arange(steps_of(random, low, high))
        x = np.sin(2 * np.pi * (first * ratio**label * t + random.uniform()))
        return (x + noise * random.standard_normal(len(t)))[:, None]

    return draw


def counted(steps: int, *, noise: float = 0.4) -> Draw:
    """One motif more by class."""

    def draw(random: np.random.Generator, label: int) -> Sequence:
        x, places = noise * random.standard_normal(steps), random.permutation(steps // 20)[: label + 1] * 20
        for start in places:
            x[start : start + 12] += 1.5 * motif(3, 12)
        return x[:, None]

    return draw


def present(steps: int, *, noise: float = 1.0) -> Draw:
    """A motif in noise, or noise alone."""

    def draw(random: np.random.Generator, label: int) -> Sequence:
        x, start = noise * random.standard_normal(steps), random.integers(0, steps - 20)
        x[start : start + 20] += label * 1.8 * motif(0, 20)
        return x[:, None]

    return draw


ORDERS = ((0, 1, 2), (2, 1, 0), (1, 0, 2), (0, 2, 1), (1, 2, 0), (2, 0, 1))


def order(low: int, high: int, *, count: int = 3, noise: float = 0.3) -> Draw:
    """The same motifs in another order by class, at chance places."""

    def draw(random: np.random.Generator, label: int) -> Sequence:
        steps = steps_of(random, low, high)
        x, part = noise * random.standard_normal(steps), steps // count
        width = max(4, min(16, part - 1))
        kinds = ORDERS[label] if count == 3 else ((0, 3), (3, 0))[label]
        for place, kind in enumerate(kinds):
            start = place * part + random.integers(0, part - width + 1)
            x[start : start + width] += 1.5 * motif(kind, width)
        return x[:, None]

    return draw


def autoregression(steps: int) -> Draw:
    """Noise with a memory by class."""
    memories = ((0.6, -0.3), (0.3, 0.3), (1.2, -0.6))

    def draw(random: np.random.Generator, label: int) -> Sequence:
        a, b = memories[label]
        x = random.standard_normal(steps + 20)
        for t in range(2, len(x)):
            x[t] += a * x[t - 1] + b * x[t - 2]
        return x[20:, None]

    return draw


def outline(low: int, high: int, *, inputs: int = 1, noise: float = 0.15, alike: float = 0.5, seed: int = 5) -> Draw:
    """A smooth course by class, stretched here and there; all share a part of it."""

    def draw(random: np.random.Generator, label: int) -> Sequence:
        steps = steps_of(random, low, high)
        t = np.linspace(0, 1, steps)
        warped = t + 0.06 * np.sin(np.pi * t) * random.standard_normal() + 0.02 * random.standard_normal()
        shared, own = (np.random.default_rng((seed, kind)).standard_normal((inputs, 6, 2)) for kind in (99, label))
        weights = alike * shared + (1 - alike) * own
        waves = [np.stack([np.sin(np.pi * k * warped), np.cos(np.pi * k * warped)]) / k for k in range(1, 7)]
        x = np.einsum("fkp,kpt->tf", weights, np.array(waves))
        return x + noise * random.standard_normal((steps, inputs))

    return draw


def lagging(steps: int, *, inputs: int = 3) -> Draw:
    """One input follows another after a time by class."""

    def draw(random: np.random.Generator, label: int) -> Sequence:
        x = np.convolve(random.standard_normal(steps + 40), np.ones(4) / 2, mode="same")
        columns = [x[20 : 20 + steps], x[20 - 4 * label : 20 - 4 * label + steps]]
        columns += [random.standard_normal(steps) for _ in range(inputs - 2)]
        return np.stack(columns, axis=1) + 0.4 * random.standard_normal((steps, inputs))

    return draw


def among(steps: int, *, inputs: int = 12) -> Draw:
    """A shape by class in one of many inputs that hold noise."""

    def draw(random: np.random.Generator, label: int) -> Sequence:
        x, start = 0.7 * random.standard_normal((steps, inputs)), random.integers(0, steps - 20)
        x[start : start + 20, label % 3] += 1.5 * motif(label, 20)
        return x

    return draw


def burst(steps: int) -> Draw:
    """Louder noise somewhere in the half that tells the class."""

    def draw(random: np.random.Generator, label: int) -> Sequence:
        x, half = random.standard_normal(steps), steps // 2
        start = label * half + random.integers(0, half - steps // 5)
        x[start : start + steps // 5] *= 2.2
        return x[:, None]

    return draw


def trend(steps: int) -> Draw:
    """A level, a slope or a bend."""

    def draw(random: np.random.Generator, label: int) -> Sequence:
        t = np.linspace(-1, 1, steps)
        x = (0 * t, 0.7 * t, t**2, -0.7 * t)[label] + random.standard_normal() * 0.3
        return (x + 0.6 * random.standard_normal(steps))[:, None]

    return draw


def spikes(steps: int) -> Draw:
    """Pulses at a rate by class."""

    def draw(random: np.random.Generator, label: int) -> Sequence:
        x = 0.3 * random.standard_normal(steps)
        x[random.random(steps) < 0.02 * 1.8**label] += 2
        return x[:, None]

    return draw


def damped(steps: int) -> Draw:
    """A ringing that fades by class."""

    def draw(random: np.random.Generator, label: int) -> Sequence:
        t, start = np.arange(steps), random.integers(0, steps // 4)
        ringing = np.exp(-(t - start) / (8.0 * 1.7**label)) * np.sin(2 * np.pi * (t - start) / 9)
        return (np.where(t >= start, 2 * ringing, 0) + 0.25 * random.standard_normal(steps))[:, None]

    return draw


def beat(steps: int) -> Draw:
    """A heartbeat with or without a small bump after it, on a wandering level."""

    def draw(random: np.random.Generator, label: int) -> Sequence:
        t, centre = np.arange(steps), steps / 3 + random.integers(-6, 7)
        x = 3 * np.exp(-(((t - centre) / 2.0) ** 2)) - np.exp(-(((t - centre - 5) / 2.5) ** 2))
        x = x + label * 0.6 * np.exp(-(((t - centre - 25) / 5.0) ** 2)) + 0.4 * np.sin(t / 15 + random.uniform(0, 6))
        return (x + 0.15 * random.standard_normal(steps))[:, None]

    return draw


def chaos(steps: int) -> Draw:
    """A logistic map, or the same numbers without their order."""

    def draw(random: np.random.Generator, label: int) -> Sequence:
        x = [random.uniform(0.1, 0.9)]
        for _ in range(steps - 1):
            x.append(3.9 * x[-1] * (1 - x[-1]))
        values = np.array(x) if label else random.permutation(np.array(x))
        return (values + 0.1 * random.standard_normal(steps))[:, None]

    return draw


FAMILIES: dict[str, Family] = {
    "shapelet 60": Family(shapelet(60, 60), 2, 10),
    "shapelet 150": Family(shapelet(150, 150), 3, 20),
    "shapelet 500": Family(shapelet(500, 500, width=40), 2, 15),
    "shapelet 1:12": Family(shapelet(20, 240), 3, 15),
    "frequency 50": Family(frequency(50, 50), 2, 20),
    "frequency 200": Family(frequency(200, 200, ratio=1.12), 5, 10),
    "frequency 1:12": Family(frequency(20, 240, ratio=1.35), 3, 20),
    "motif in noise": Family(present(120), 2, 25),
    "motif in noise 300": Family(present(300, noise=0.8), 2, 25),
    "motifs counted": Family(counted(180), 3, 15),
    "order of two": Family(order(100, 100, count=2), 2, 20),
    "order of three": Family(order(150, 150), 6, 12),
    "order 1:12": Family(order(24, 288, count=2), 2, 30),
    "autoregression": Family(autoregression(120), 3, 20),
    "outline, 5 each": Family(outline(150, 150), 2, 5),
    "outline, 12 classes": Family(outline(60, 60), 12, 8),
    "outline 1:12": Family(outline(20, 240), 4, 12),
    "outline, 6 inputs": Family(outline(40, 70, inputs=6, alike=0.7, noise=0.4), 8, 6),
    "outline 20": Family(outline(20, 20, noise=0.3), 3, 10),
    "lag": Family(lagging(80), 3, 25),
    "among 12 inputs": Family(among(50), 3, 20),
    "burst": Family(burst(100), 2, 25),
    "trend": Family(trend(40), 4, 15),
    "spikes": Family(spikes(300), 3, 12),
    "damped": Family(damped(200), 4, 10),
    "beat": Family(beat(90), 2, 50),
    "chaos": Family(chaos(60), 2, 15),
}
"""Lengths 20 to 500, unequal ones 1:12, 2 to 12 classes, 5 to 50 examples of each, 1 to 12 inputs."""
