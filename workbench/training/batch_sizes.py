"""Which batch size to take: a few are tried on copies of the model, and the smallest that is fast enough is suggested.

Small batches generalise better (Keskar et al. 2016, arXiv 1609.04836), so a larger one must earn its place by speed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from workbench.progress import Progress, Work, stage
from workbench.sentence import Sentence, sentence
from workbench.training import device as devices
from workbench.training.estimate import TIGHT, seconds_per_step
from workbench.training.spec import TrainingSpec
from workbench.training.trainer import TrainingData
from workbench.training.trial import too_little_memory, trial

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel

SLOWER = 1.15
"""An epoch may take so many times the fastest one's time."""
REACH = 8
"""Sizes are tried from an eighth of the present one to eight times it."""
LEAST_STEPS = 16
"""Steps that an epoch keeps at least: larger batches learn too rarely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchSize:
    """One size, and what was measured with it."""

    batch_size: int
    steps_per_second: float
    seconds_per_epoch: float
    """Of training alone, without the validation part."""
    memory_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchSizes:
    """All sizes that were tried, in rising order, and the suggestion with its reason."""

    present: int
    tried: tuple[BatchSize, ...]
    suggested: int
    verdict: Sentence


def compare_batch_sizes(
    model: "SequenceModel", data: TrainingData, spec: TrainingSpec, *, window_open: bool = False
) -> Work[BatchSizes]:
    """Try the powers of two around the spec's batch size that examples and memory allow.

    The model and torch's state are left as they are. Raises WorkbenchError for what would keep training from
    beginning, and where not even the smallest size fits into memory.
    """
    sizes = candidates(spec.batch_size, len(data.split.train))
    tried: list[BatchSize] = []
    for number, size in enumerate(sizes):
        message = sentence("Trying batches of {batch_size}", batch_size=size)
        yield Progress(done=number / len(sizes), message=message)
        changed = spec.model_copy(update={"batch_size": size})
        try:
            work = _measured(model, data, changed, window_open=window_open)
            tried.append((yield from stage(work, number / len(sizes), (number + 1) / len(sizes))))
        except torch.OutOfMemoryError:
            break
        if not _room_for_more(tried, devices.memory_limit(devices.choose_device(spec.device))):
            break
    if not tried:
        raise too_little_memory(spec.device, sizes[0])
    return judged(spec.batch_size, tried)


def candidates(present: int, examples: int) -> list[int]:
    """The present size and the powers of two near it; none that leaves an epoch too few steps, unless it is present."""
    powers = (1 << power for power in range(17))
    near = (size for size in powers if present / REACH <= size <= present * REACH)
    return sorted({present, *(size for size in near if size * LEAST_STEPS <= examples)})


def judged(present: int, tried: Sequence[BatchSize]) -> BatchSizes:
    """The smallest size whose epoch takes hardly longer than the fastest; the present one where it is as good."""
    fastest = min(one.seconds_per_epoch for one in tried)
    enough = [one for one in tried if one.seconds_per_epoch <= SLOWER * fastest]
    chosen = enough[0]
    now = next((one for one in tried if one.batch_size == present), None)
    return BatchSizes(
        present=present, tried=tuple(tried), suggested=chosen.batch_size, verdict=_verdict(chosen, now, present)
    )


def _measured(model: "SequenceModel", data: TrainingData, spec: TrainingSpec, *, window_open: bool) -> Work[BatchSize]:
    with trial(model, data, spec, window_open=window_open) as tried:
        seconds = yield from seconds_per_step(tried, spec)
        return BatchSize(
            batch_size=spec.batch_size,
            steps_per_second=1 / max(seconds, 1e-9),
            seconds_per_epoch=seconds * tried.trainer.steps,
            memory_bytes=devices.peak_memory(tried.trainer.device),
        )


def _room_for_more(tried: Sequence[BatchSize], limit: int) -> bool:
    """Whether a size twice as large should fit: memory grows by what the last step up took, twice."""
    last = tried[-1].memory_bytes
    growth = last - tried[-2].memory_bytes if len(tried) > 1 else 0
    return last + 2 * max(growth, 0) <= TIGHT * limit


def _verdict(chosen: BatchSize, now: BatchSize | None, present: int) -> Sentence:
    if chosen.batch_size == present:
        return sentence("A batch size of {present} is right: no smaller one is about as fast.", present=present)
    if now is None:
        return sentence(
            "Batches of {present} do not fit into memory; {suggested} do.",
            present=present,
            suggested=chosen.batch_size,
        )
    if chosen.batch_size < present:
        return sentence(
            "Batches of {suggested} are about as fast as {present}, and smaller ones often generalise better.",
            suggested=chosen.batch_size,
            present=present,
        )
    return sentence(
        "An epoch with batches of {suggested} is {times} times as fast as with {present}. Find the learning rate anew "
        "with them.",
        suggested=chosen.batch_size,
        times=f"{now.seconds_per_epoch / chosen.seconds_per_epoch:.1f}",
        present=present,
    )
