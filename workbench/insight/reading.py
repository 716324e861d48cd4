"""A model reads examples: what enters its recurrent layers, and what it answers in the end.

Shapes: B batch, T time, F features; R = B, or B * F where a block reads every column alone.
"""

from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from workbench.data.dataset import Integers, Part
from workbench.insight.subject import Subject
from workbench.models.build import SequenceModel
from workbench.models.recurrent import Recurrent


class Entered(NamedTuple):
    """What a block of recurrent layers reads."""

    block: int
    """Its number in the model, from 1."""
    layer: Recurrent
    x_RTF: Tensor
    lengths_R: Tensor


@torch.no_grad()
def read(model: SequenceModel, x_BTF: Tensor, lengths_B: Tensor) -> tuple[Tensor, tuple[Entered, ...]]:
    """The model's answer, and what entered its recurrent layers on the way."""
    entered: list[Entered] = []

    def keeper(block: int, layer: Recurrent) -> torch.utils.hooks.RemovableHandle:
        def keep(_module: nn.Module, given: tuple[Tensor, Tensor]) -> None:
            entered.append(Entered(block, layer, *given))

        return layer.register_forward_pre_hook(keep)

    blocks = ((block, layer) for block, layer in enumerate(model.layers, 1) if isinstance(layer, Recurrent))
    hooks = [keeper(block, layer) for block, layer in blocks]
    try:
        answer: Tensor = model(x_BTF, lengths_B)
    finally:
        for hook in hooks:
            hook.remove()
    return answer, tuple(entered)


def padded(subject: Subject, part: Part, places: Integers, longest: int) -> tuple[Tensor, Tensor]:
    """What the model sees of some examples, the ends of those that are longer than `longest`, and their lengths."""
    examples, values_NF = subject.examples(part), subject.loaded.dataset.values_NF
    lengths = np.minimum(examples.lengths_E[places], longest).astype(np.int64)
    stops = (examples.starts_E[places] + examples.lengths_E[places]).astype(np.int64)
    x_BTF = np.zeros((len(places), int(lengths.max()), values_NF.shape[1]), np.float32)
    for row, (length, stop) in enumerate(zip(lengths.tolist(), stops.tolist(), strict=True)):
        x_BTF[row, :length] = values_NF[stop - length : stop]
    return torch.from_numpy(x_BTF), torch.from_numpy(lengths)


def columns_alone(model: SequenceModel, batch: int, entered: Entered) -> tuple[str, ...]:
    """Names of the columns that a block reads one by one; a single empty one where it reads them together."""
    count = len(entered.x_RTF) // batch
    names = model.facts.inputs
    return (
        tuple(names[place] if place < len(names) else str(place + 1) for place in range(count)) if count > 1 else ("",)
    )
