"""When to tell: a clock of working time, and a display rate that holds on fast and slow devices."""

import math
import time
from collections.abc import Generator, Iterator

import torch

from workbench.progress import Progress
from workbench.training.events import TrainingEvent

DISPLAY_SECONDS = 1 / 15


class Clock:
    """Seconds of work; while it is stopped (the consumer holds the iterator, perhaps paused) none pass."""

    def __init__(self) -> None:
        self._began = time.perf_counter()
        self._stopped_at = 0.0

    def read(self) -> float:
        """Seconds worked so far."""
        return time.perf_counter() - self._began

    def stop(self) -> None:
        """Stop counting."""
        self._stopped_at = time.perf_counter()

    def go(self) -> None:
        """Count on."""
        self._began += time.perf_counter() - self._stopped_at


class Pace:
    """Says after which step to look at the device and tell: about fifteen times a second.

    A GPU takes steps faster than it does them, so the time alone would let a second of work pile up: after a look,
    the number of steps that were really done in that time limits the next stretch as well.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._told_at = clock.read()
        self._steps = 0
        self._most_steps = 1

    def due(self) -> bool:
        """Count a step; whether to tell now."""
        self._steps += 1
        return self._steps >= self._most_steps or self._clock.read() - self._told_at >= DISPLAY_SECONDS

    def reported(self, done: int | None = None) -> float:
        """Start the next stretch; gives the seconds of the one that ends, in which so many steps were done."""
        now = self._clock.read()
        seconds = max(now - self._told_at, 1e-6)
        done = self._steps if done is None else done
        if done:
            self._most_steps = math.ceil(1.5 * done / seconds * DISPLAY_SECONDS)
        self._told_at, self._steps = now, 0
        return seconds


def uncounted(
    events: Generator[Progress | TrainingEvent, None, None], device: torch.device, clock: Clock | None
) -> Iterator[Progress | TrainingEvent]:
    """Neither random numbers that are drawn while the consumer holds the iterator count nor time, by the clock."""
    try:
        for event in events:
            state = torch.get_rng_state()
            device_state = torch.cuda.get_rng_state(device) if device.type == "cuda" else None
            if clock is not None:
                clock.stop()
            yield event
            if clock is not None:
                clock.go()
            torch.set_rng_state(state)
            if device_state is not None:
                torch.cuda.set_rng_state(device_state, device)
    finally:
        events.close()
