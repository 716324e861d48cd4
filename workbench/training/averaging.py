"""The running average of the weights (Polyak and Juditsky, 1992), judged and kept in place of the weights themselves.

It is a slot of the optimiser's state, so a checkpoint holds it and a captured step renews it. It starts from zeros and
is made unbiased where it is used, as Adam does with its moments.
"""

from collections.abc import Iterator, Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.optim import Optimizer
from torch.optim.swa_utils import get_ema_multi_avg_fn

AVERAGE, RAW = "average", "raw"


@torch.no_grad()
def add_to_average(optimizer: Optimizer, weights: Sequence[Tensor], keep: float) -> None:
    """Move the average by the share `1 - keep` towards the weights of now; call after each optimiser step."""
    averages = [optimizer.state[weight].setdefault(AVERAGE, torch.zeros_like(weight)) for weight in weights]
    get_ema_multi_avg_fn(keep)(averages, list(weights), 0)  # type: ignore[no-untyped-call]


class AveragedWeights:
    """Puts the average into the model to judge and keep it, and the weights back to train on."""

    def __init__(self, model: nn.Module, optimizer: Optimizer, keep: float) -> None:
        self._named = {name: weight for name, weight in model.named_parameters() if weight.requires_grad}
        self._optimizer, self._keep = optimizer, keep
        self._raw: dict[str, Tensor] = {}
        self._restore()

    @torch.no_grad()
    def show(self, steps: int) -> None:
        """Judge the average from here on; `steps` were added to it."""
        if not self._keep or self._raw:
            return
        for name, weight in self._named.items():
            self._raw[name] = weight.clone()
            weight.copy_(self._optimizer.state[weight][AVERAGE] / (1 - self._keep**steps))

    @torch.no_grad()
    def hide(self) -> None:
        """Train on from here."""
        for name, raw in self._raw.items():
            self._named[name].copy_(raw)
        self._raw = {}

    def tensors(self) -> Iterator[tuple[str, Tensor]]:
        """What a checkpoint needs beside the model, which holds the average: the weights, by name and slot."""
        for name, raw in self._raw.items():
            yield f"{name}.{RAW}", raw

    def _restore(self) -> None:
        """Of a restored state: the model holds the average, the optimiser's state the weights."""
        for name, weight in self._named.items():
            state: Mapping[str, Tensor] = self._optimizer.state.get(weight, {})
            if RAW in state:
                self._raw[name] = self._optimizer.state[weight].pop(RAW)
        self.hide()
