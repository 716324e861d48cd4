"""SegRNN's recipe: each column cut into segments that are one step each, and a forecast decoded in segments
(Lin et al., 2023, arXiv 2308.11200).

Shapes: B batch, T time, F columns, S segments of L steps, U units, K targets, H horizon, P segments of the horizon;
R = B * F sequences of one column each, in the order of B,F. State dict: `linear.weight`, `linear.bias` in Segments;
`places_PD`, `channels_KE`, `cell.*`, `linear.*` in SegmentsHead.
"""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

from workbench.models.flow import LayerPlace
from workbench.models.spec import SegmentsSpec


class Segments(nn.Module):
    """Every column as a sequence of its own, one step per segment; the first segment repeats its first step where
    the length is no multiple."""

    def __init__(self, spec: SegmentsSpec) -> None:
        super().__init__()
        self.outputs, self.length = spec.units, spec.length
        self.linear = nn.Linear(spec.length, spec.units)

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> tuple[Tensor, Tensor]:
        """Activated segments, as R,S,U, and how many each of the R sequences has."""
        size, columns = x_BTF.shape[1:]
        counts_B = (lengths_B - 1) // self.length + 1
        segments = (size - 1) // self.length + 1
        steps_T = torch.arange(segments * self.length, device=x_BTF.device)
        steps_BT = (steps_T - (counts_B * self.length - lengths_B)[:, None]).clamp(min=0, max=size - 1)
        taken_BTF = x_BTF.gather(1, steps_BT[:, :, None].expand(-1, -1, columns))
        cut_RSL = taken_BTF.transpose(1, 2).reshape(-1, segments, self.length)
        return torch.relu(self.linear(cut_RSL)), counts_B[:, None].expand(-1, columns).flatten()


class SegmentsHead(nn.Module):
    """From each column's last state, one GRU step per segment of the horizon, all in parallel; the step's input is
    what is learned of the segment's place and of the column."""

    def __init__(self, inputs: int, length: int, columns: int, answer: tuple[int, int], dropout: float) -> None:
        super().__init__()
        self.columns = columns
        self.horizon, self.targets = answer
        self.places_PD = nn.Parameter(torch.randn((self.horizon - 1) // length + 1, inputs // 2))
        self.channels_KE = nn.Parameter(torch.randn(self.targets, inputs - inputs // 2))
        self.cell = nn.GRU(inputs, inputs, batch_first=True)
        self.dropout = nn.Dropout(dropout)
        self.linear = nn.Linear(inputs, length)

    def forward(self, x_RSU: Tensor, lengths_R: Tensor) -> Tensor:
        """The forecast, as B,H,K."""
        last_R11 = (lengths_R - 1)[:, None, None]
        states_RU = x_RSU.gather(1, last_R11.expand(-1, 1, x_RSU.shape[2]))[:, 0]
        states_BKU = states_RU.reshape(-1, self.columns, states_RU.shape[1])[:, : self.targets]
        segments, sizes = len(self.places_PD), (states_BKU.shape[0], self.targets, len(self.places_PD), -1)
        places = self.places_PD[None, None].expand(sizes)
        channels = self.channels_KE[None, :, None].expand(sizes)
        queries = torch.cat([places, channels], dim=3).flatten(0, 2)[:, None]
        first = states_BKU[:, :, None].expand(-1, -1, segments, -1).flatten(0, 2)[None].contiguous()
        decoded: Tensor = self.linear(self.dropout(self.cell(queries, first)[0][:, 0]))
        return decoded.reshape(sizes[0], self.targets, -1)[:, :, : self.horizon].transpose(1, 2)


MODULES: dict[str, Callable[[Any, LayerPlace], nn.Module]] = {
    "segments": lambda spec, place: Segments(spec),
}
"""By kind of layer."""
