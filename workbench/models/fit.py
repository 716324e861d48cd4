"""Features that are computed inside the model are given their scale by the training part, before training.

Shapes: B batch, T samples, N frames, M features.
"""

import torch
from torch import Tensor

from workbench.models.audio import LogMel
from workbench.models.build import SequenceModel
from workbench.models.preprocess import valid_steps


class FeatureFit:
    """Means and deviations of a model's sound features over batches that are added one by one."""

    def __init__(self, model: SequenceModel) -> None:
        first = model.layers[0] if len(model.layers) else None
        self._layer = first if isinstance(first, LogMel) and first.wants_fitting else None
        self._model = model
        self._sums: Tensor | None = None

    @property
    def wanted(self) -> bool:
        """Whether the model has features to be fitted."""
        return self._layer is not None

    @torch.no_grad()
    def add(self, x_BTF: Tensor, lengths_B: Tensor) -> None:
        """Count a batch of raw sequences in."""
        if self._layer is None:
            return
        x_BNM, lengths_B = self._layer.features(self._model.preprocess(x_BTF, lengths_B)[0], lengths_B)
        valid_BN1 = valid_steps(x_BNM, lengths_B)[:, :, None]
        exact = torch.float32 if x_BNM.device.type == "mps" else torch.float64
        kept_BNM = x_BNM.where(valid_BN1, 0.0).to(exact)
        ones_BNM = valid_BN1.expand_as(kept_BNM).to(exact)
        sums_3M = torch.stack([part.sum(dim=(0, 1)) for part in (ones_BNM, kept_BNM, kept_BNM.square())])
        self._sums = sums_3M if self._sums is None else self._sums + sums_3M

    @torch.no_grad()
    def finish(self) -> None:
        """Put the means and deviations (1 where constant) into the model."""
        if self._layer is None or self._sums is None:
            return
        count_M, total_M, squares_M = self._sums.unbind()
        mean_M = total_M / count_M
        std_M = (squares_M / count_M - mean_M.square()).clamp(min=0).sqrt()
        self._layer.mean_M.copy_(mean_M)
        self._layer.std_M.copy_(torch.where(std_M > 1e-4, std_M, 1.0))
