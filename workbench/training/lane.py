"""A lane: what a run has for itself where several take turns on one thread: stream, random numbers, threads, clock.

Eager steps draw from torch's global random numbers, which `fit` keeps for each run. Captured steps read seed and offset
from memory of the generator's state that they were captured with, so on CUDA every lane has a state of its own: with a
common one a replay would overwrite what another, still running on its own stream, reads.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import torch

from workbench.training import device as devices
from workbench.training.pace import Clock

MOST_SIDE_BY_SIDE = 16
"""Small runs beside each other on a CUDA device; twice as many made an H100 only a seventh faster."""
SPARE = 2.0
"""Free memory from which another run is begun, as a multiple of what the runs there took on average."""
TURN_STEPS = 32
"""Steps of a turn: enough to make the change of runs cheap, few enough to keep every stream at work."""


class Lane:
    """Enter it with `turn()` for everything that its run does.

    It may take over the stream of a lane whose run has ended: libraries keep memory for every stream they ever saw.
    """

    def __init__(self, device: torch.device, ended: "Lane | None" = None) -> None:
        self.device, self.clock = device, Clock()
        self._threads = torch.get_num_threads()
        self._stream: torch.cuda.Stream | None = None
        if device.type == "cuda":
            # Streams of this priority come from a pool that nobody else takes from, so no two lanes share one.
            before = ended._stream if ended else None
            self._stream = before or torch.cuda.Stream(device, priority=-1)  # type: ignore[no-untyped-call]
            self._random = torch.cuda.default_generators[self._stream.device_index].clone_state()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """The run's turn."""
        outside = torch.get_num_threads()
        _use_threads(self._threads)
        try:
            if self._stream is None:
                yield
            else:
                with self._own_random(self._stream.device_index), torch.cuda.stream(self._stream):
                    yield
        finally:
            self._threads = torch.get_num_threads()
            _use_threads(outside)

    @contextmanager
    def _own_random(self, index: int) -> Iterator[None]:
        generator = torch.cuda.default_generators[index]
        outside = generator.graphsafe_get_state()
        generator.graphsafe_set_state(self._random)
        try:
            yield
        finally:
            self._random = generator.graphsafe_get_state()
            generator.graphsafe_set_state(outside)


def _use_threads(threads: int) -> None:
    if torch.get_num_threads() != threads:
        torch.set_num_threads(threads)


def room_beside(device: torch.device, runs: int) -> bool:
    """Whether another run may begin beside so many on the device: CUDA devices alone do several faster than one."""
    if device.type != "cuda" or runs >= MOST_SIDE_BY_SIDE:
        return False
    return devices.free_memory(device) > SPARE * devices.memory_in_use(device) / max(runs, 1)
