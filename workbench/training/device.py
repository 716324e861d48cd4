"""Where training runs: the device, how many threads, how politely, and the memory it takes."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import torch

from workbench import memory
from workbench.errors import WorkbenchError

POLITE_PRIORITY = 5
"""How much nicer than the window a training thread beside it is."""
LEAST_PRIORITY = 19
"""The system knows none below."""
TRIAL_STEPS = 5
TRIAL_SECONDS = 0.3
SOON_DONE = 1 << 17
"""Numbers that an optimiser updates in some hundredths of a millisecond."""


def choose_device(name: str) -> torch.device:
    """The device of that name, or the best present for "auto". Raises WorkbenchError when it is absent."""
    # cuBLAS reads this when it starts: without it recurrent layers on CUDA differ from run to run.
    os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")
    if name == "auto":
        return torch.device("cuda" if torch.cuda.is_available() else "mps" if _mps() else "cpu")
    try:
        device = torch.device(name)
    except (RuntimeError, ValueError) as error:
        raise WorkbenchError("There is no device {name}. Choose auto, cpu, cuda, cuda:1 or mps.", name=name) from error
    number = int(name.partition(":")[2] or 0)  # torch keeps no number above 127
    count = {"cpu": 1, "cuda": torch.cuda.device_count(), "mps": int(_mps())}.get(device.type, 0)
    if not 0 <= number < count:
        raise WorkbenchError("The device {name} is not present here. Choose auto or cpu.", name=name)
    return device


def most_threads(*, window_open: bool) -> int:
    """How many threads training may take on the CPU; an open window keeps one core."""
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return max(1, min(torch.get_num_threads(), cores - 1 if window_open else cores))


def fastest_threads(trial: Callable[[], None], most: int) -> int:
    """One thread or `most`, whichever runs the trial faster; small models on busy cores run fastest on one."""
    if most == 1:
        return 1
    seconds = {count: _seconds_per_trial(trial, count) for count in (1, most)}
    return most if seconds[most] < 0.9 * seconds[1] else 1


@contextmanager
def threads_for(numbers: int) -> Iterator[None]:
    """Let one thread do what is over before others would have woken up: work on so few numbers."""
    threads = torch.get_num_threads()
    if threads == 1 or numbers > SOON_DONE:
        yield
        return
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def lower_priority() -> None:
    """Let the window's thread go first wherever both want a core (Linux, where threads have priorities)."""
    if sys.platform == "linux":
        thread, window = threading.get_native_id(), os.getpriority(os.PRIO_PROCESS, os.getpid())
        nice = min(window + POLITE_PRIORITY, LEAST_PRIORITY)
        if os.getpriority(os.PRIO_PROCESS, thread) < nice:
            os.setpriority(os.PRIO_PROCESS, thread, nice)


def has_tf32(device: torch.device) -> bool:
    """Whether the device computes in TF32: NVIDIA's GPUs from compute capability 8 on."""
    return device.type == "cuda" and torch.cuda.get_device_capability(device)[0] >= 8


@contextmanager
def exact_products() -> Iterator[None]:
    """Keep cuDNN's recurrent layers and convolutions from rounding products to TF32, as torch lets them by default."""
    cudnn: Any = torch.backends.cudnn
    before = cudnn.rnn.fp32_precision, cudnn.conv.fp32_precision
    cudnn.rnn.fp32_precision = cudnn.conv.fp32_precision = "ieee"
    try:
        yield
    finally:
        cudnn.rnn.fp32_precision, cudnn.conv.fp32_precision = before


def memory_in_use(device: torch.device) -> int:
    """Bytes held on the device by this process; on the CPU the memory of the whole process."""
    if device.type == "cuda":
        return int(torch.cuda.memory_reserved(device))
    if device.type == "mps":
        return int(torch.mps.current_allocated_memory())
    return memory.process_memory()


def peak_memory(device: torch.device) -> int:
    """The most bytes held on the device since its peak was last reset; on the CPU those of now."""
    if device.type == "cuda":
        return int(torch.cuda.max_memory_reserved(device))
    return memory_in_use(device)


def free_memory(device: torch.device) -> int:
    """Bytes of memory that nobody has taken of the device."""
    if device.type == "cuda":
        return int(torch.cuda.mem_get_info(device)[0])
    if device.type == "mps":
        return int(torch.mps.recommended_max_memory()) - memory_in_use(device)
    return memory.free_memory()


def memory_limit(device: torch.device) -> int:
    """Bytes of memory that this process may hold on the device: what is free and what it has."""
    return free_memory(device) + memory_in_use(device)


def is_short_of_memory(error: BaseException) -> bool:
    """Whether an error says that memory did not suffice; of main memory torch says so in words alone."""
    return isinstance(error, torch.OutOfMemoryError | MemoryError) or "allocate memory" in str(error)


def out_of_memory(device: str, batch_size: int) -> WorkbenchError:
    """What to say where training ends for lack of memory."""
    return WorkbenchError(
        "The memory of {device} does not suffice. Choose a batch size below {batch_size}, a smaller model, or cpu.",
        device=device,
        batch_size=batch_size,
    )


def _seconds_per_trial(trial: Callable[[], None], threads: int) -> float:
    torch.set_num_threads(threads)
    trial()  # The first of its kind compiles what it needs.
    seconds: list[float] = []
    while len(seconds) < TRIAL_STEPS and sum(seconds) < TRIAL_SECONDS:
        start = time.perf_counter()
        trial()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def _mps() -> bool:
    return bool(torch.backends.mps.is_available())
