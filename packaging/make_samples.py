"""Makes the sample files in resources/samples again: the generated ones from fixed seeds, the rest are public facts.

    python packaging/make_samples.py CLASSICS_FOLDER

CLASSICS_FOLDER holds airline_passengers.csv (Box & Jenkins, series G) and sunspots_yearly.csv (NOAA, public domain).
"""

import sys
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

SAMPLES = Path(__file__).parents[1] / "resources" / "samples"
CLASSICS = ("airline_passengers.csv", "sunspots_yearly.csv")
GESTURES = ("circle", "shake", "swipe", "tap")


def main(classics: Path) -> None:
    SAMPLES.mkdir(parents=True, exist_ok=True)
    for name in CLASSICS:
        text = (classics / name).read_text(encoding="utf-8")
        (SAMPLES / name).write_text("\n".join(text.split()) + "\n", encoding="utf-8", newline="\n")
    write("sensors.csv", sensors())
    write("gestures.csv", gestures())
    write("random_walk.csv", random_walk())


def write(name: str, lines: list[str]) -> None:
    (SAMPLES / name).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{name}: {len(lines) - 1} rows")


def sensors(steps: int = 4032) -> list[str]:
    """Four weeks of a cold room at ten-minute intervals: a daily cycle, weather, a load that heats, some gaps."""
    rng = np.random.default_rng(20)
    day = 2 * np.pi * np.arange(steps) / 144
    weekend = (np.arange(steps) // 144) % 7 >= 5
    weather = smooth(rng, steps, memory=0.998, size=0.12)
    working = 1 / (1 + np.exp(-6 * np.sin(day - np.pi / 2 - 0.3)))
    load = 18 + 42 * working * np.where(weekend, 0.35, 1.0) + smooth(rng, steps, memory=0.9, size=1.6)
    temperature = 17 + 3.2 * np.sin(day - 2.1) + 0.05 * lagged(load, 12) + weather + rng.normal(0, 0.12, steps)
    humidity = 62 - 2.3 * (temperature - 19) + smooth(rng, steps, memory=0.97, size=0.5)
    pressure = 1013 + smooth(rng, steps, memory=0.9995, size=0.09) * 2 + 0.4 * np.sin(2 * day)
    cells = [
        [f"{value:.{digits}f}" for value in column]
        for column, digits in ((temperature, 2), (humidity, 1), (load, 1), (pressure, 2))
    ]
    for column, gaps in zip(cells, (9, 6, 2, 3), strict=True):
        for start in rng.integers(200, steps - 200, gaps):
            length = int(rng.integers(1, 8))
            column[start : start + length] = [""] * length
    first = datetime(2024, 3, 4)
    times = [(first + timedelta(minutes=10 * step)).strftime("%Y-%m-%d %H:%M") for step in range(steps)]
    return ["time,temperature,humidity,load,pressure", *(",".join(row) for row in zip(times, *cells, strict=True))]


def gestures(each: int = 60) -> list[str]:
    """Four gestures of a hand-held sensor, 20 to 50 steps each, in random order, tempo, phase, strength and tilt."""
    rng = np.random.default_rng(30)
    lines = ["sequence_id,t,x,y,z,label"]
    labels = rng.permutation(np.repeat(GESTURES, each))
    for number, label in enumerate(labels, start=1):
        steps = int(rng.integers(20, 51))
        xyz = gesture(str(label), steps, rng)
        lines += [f"{number},{t},{x:.3f},{y:.3f},{z:.3f},{label}" for t, (x, y, z) in enumerate(xyz)]
    return lines


def gesture(label: str, steps: int, rng: np.random.Generator) -> np.ndarray:
    t = np.linspace(0, 1, steps)
    phase, strength, turns = rng.uniform(0, 2 * np.pi), rng.uniform(0.6, 1.4), rng.uniform(1.4, 2.4)
    middle = rng.uniform(0.3, 0.7)
    still = np.zeros(steps)
    if label == "circle":
        xyz = np.stack([np.cos(2 * np.pi * turns * t + phase), np.sin(2 * np.pi * turns * t + phase), still])
    elif label == "shake":
        xyz = np.stack([np.cos(2 * np.pi * turns * t + phase), 0.3 * np.cos(2 * np.pi * turns * t + phase), still])
    elif label == "swipe":
        push = (t - middle) / 0.12 * np.exp(-(((t - middle) / 0.16) ** 2))
        xyz = np.stack([1.3 * push, 0.3 * push * np.cos(phase), 0.2 * push])
    else:
        hit = np.exp(-(((t - middle) / 0.05) ** 2)) - 0.6 * np.exp(-(((t - middle - 0.09) / 0.06) ** 2))
        xyz = np.stack([0.5 * hit * np.cos(phase), 0.3 * hit, 1.3 * hit])
    tilt = rng.normal(0, 0.15, (3, 3)) + np.eye(3)
    offset = rng.normal(0, 0.2, (3, 1))
    return np.asarray((strength * tilt @ xyz + offset + rng.normal(0, 0.2, (3, steps))).T)


def random_walk(steps: int = 2000) -> list[str]:
    """Daily values whose every change is a coin's: nothing can forecast them better than the last value."""
    rng = np.random.default_rng(40)
    values = 100 + np.cumsum(rng.normal(0, 1, steps))
    first = datetime(2018, 1, 1)
    return ["date,value", *(f"{first + timedelta(days=d):%Y-%m-%d},{value:.3f}" for d, value in enumerate(values))]


def smooth(rng: np.random.Generator, steps: int, *, memory: float, size: float) -> np.ndarray:
    """A slowly wandering value around zero."""
    values = np.zeros(steps)
    for step, push in enumerate(rng.normal(0, size, steps)):
        values[step] = memory * values[step - 1] + push if step else push
    return values


def lagged(values: np.ndarray, width: int) -> np.ndarray:
    """The mean over the last `width` values."""
    padded = np.concatenate([np.full(width - 1, values[0]), values])
    return np.convolve(padded, np.full(width, 1 / width), mode="valid")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
