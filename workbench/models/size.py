"""What a model takes of the memory, reckoned before any of it is taken: weights, their training, and a batch."""

from collections.abc import Mapping
from pathlib import Path

from torch import Tensor

from workbench.data.dataset import DataFacts
from workbench.errors import WorkbenchError
from workbench.memory import free_memory
from workbench.models.spec import ModelSpec
from workbench.models.summary import BYTES, summarize

LEARNED = 4
"""Numbers for each weight in training: itself, its gradient and two that the optimiser keeps."""
SURE = 0.5
"""Share of the reckoned numbers of a batch that training keeps at least; what comes and goes is reckoned nearly."""


def parameters(spec: ModelSpec, facts: DataFacts) -> int:
    """Numbers that the model learns."""
    return sum(block.parameters for block in summarize(spec, facts))


def check_can_build(spec: ModelSpec, facts: DataFacts) -> None:
    """Raise WorkbenchError where the weights alone do not fit into the free memory."""
    _check(BYTES * parameters(spec, facts))


def check_can_train(spec: ModelSpec, facts: DataFacts, batch_size: int, *, on_cpu: bool) -> None:
    """Raise WorkbenchError where training surely does not fit into the free memory; a device tells of its own."""
    learned = BYTES * parameters(spec, facts)
    kept = sum(block.activation_bytes(batch_size) for block in summarize(spec, facts))
    _check(LEARNED * learned + int(SURE * kept) if on_cpu else learned)


def check_holds(tensors: Mapping[str, Tensor], spec: ModelSpec, facts: DataFacts, file: Path) -> None:
    """Raise WorkbenchError where a file has fewer numbers than the model that is to be built for them."""
    if sum(tensor.numel() for tensor in tensors.values()) < parameters(spec, facts):
        raise WorkbenchError("{file} holds the weights of a smaller model than the one described beside it.", file=file)


def _check(needed: int) -> None:
    free = free_memory()
    if needed > free:
        raise WorkbenchError(
            "This model needs about {needed} of memory, and {free} are free. Choose fewer units, fewer blocks or a "
            "smaller batch.",
            needed=_told(needed),
            free=_told(free),
        )


def _told(size: int) -> str:
    return f"{size / 2**30:,.1f} GiB"
