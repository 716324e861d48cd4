"""Sound features: raw samples become log-mel bands or their cosine transform, inside the model.

Shapes: B batch, T samples, N frames, W samples of a frame, R frequencies, M features (bands or coefficients).
State dict: `mean_M`, `std_M` (0 and 1 until they are fitted, or where the channel is not normalised).
"""

import math
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

from workbench.models import mel
from workbench.models.flow import LayerPlace
from workbench.models.preprocess import valid_steps
from workbench.models.spec import LogMelSpec, MfccSpec

KNEE = 0.8
"""Share of the frequencies, from below, that a warp moves alike; of the others it moves the highest not at all."""


class LogMel(nn.Module):
    """Frames of samples as the logarithm of their power in mel bands; with coefficients, as their DCT (MFCC)."""

    mean_M: Tensor
    std_M: Tensor
    window_W: Tensor
    filters_MR: Tensor
    cosines_CM: Tensor | None

    def __init__(self, spec: LogMelSpec, sample_rate: int) -> None:
        super().__init__()
        self.spec = spec
        filters_MR = mel.mel_filters(sample_rate, spec.window, spec.mels, spec.low_hz, spec.high_hz)
        self._fixed("window_W", mel.hann_window(spec.window))
        self._fixed("filters_MR", filters_MR)
        coefficients = spec.coefficients if isinstance(spec, MfccSpec) else None
        self._fixed("cosines_CM", mel.cosine_transform(spec.mels, coefficients) if coefficients else None)
        self.outputs = coefficients or spec.mels
        self.register_buffer("mean_M", torch.zeros(self.outputs))
        self.register_buffer("std_M", torch.ones(self.outputs))

    @property
    def wants_fitting(self) -> bool:
        """Whether the training part must tell means and deviations of the features."""
        return self.spec.normalize in ("channel", "both")

    def forward(self, x_BT1: Tensor, lengths_B: Tensor) -> tuple[Tensor, Tensor]:
        """Normalised features per frame, and the numbers of frames."""
        filters_BMR = _warped(self.filters_MR, len(x_BT1), self.spec.warp) if self.training and self.spec.warp else None
        x_BNM, lengths_B = self.features(x_BT1, lengths_B, filters_BMR)
        x_BNM = (x_BNM - self.mean_M) / self.std_M
        return (self._masked(x_BNM, lengths_B) if self.training else x_BNM), lengths_B

    def features(self, x_BT1: Tensor, lengths_B: Tensor, filters_BMR: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Features as the channel's statistics are fitted on, or by other filters, and the numbers of frames."""
        window, hop = self.spec.window, self.spec.hop
        x_BT = x_BT1[:, :, 0].where(valid_steps(x_BT1, lengths_B), 0.0)
        x_BT = nn.functional.pad(x_BT, (0, max(window - x_BT.shape[1], 0)))
        exact = _exact(x_BT)
        spectrum_BNR = torch.fft.rfft(x_BT.to(exact).unfold(1, window, hop) * self.window_W)
        power_BNR = spectrum_BNR.real.square() + spectrum_BNR.imag.square()
        filters = self.filters_MR if filters_BMR is None else filters_BMR
        x_BNM = (power_BNR @ filters.to(exact).mT + mel.FLOOR).log()
        lengths_B = (lengths_B - window).clamp(min=0) // hop + 1
        if self.spec.range_db:
            x_BNM = _lifted(x_BNM, lengths_B, self.spec.range_db)
        if self.cosines_CM is not None:
            x_BNM = x_BNM @ self.cosines_CM.to(exact).T
        return self._levelled(x_BNM.to(x_BT.dtype), lengths_B), lengths_B

    def _levelled(self, x_BNM: Tensor, lengths_B: Tensor) -> Tensor:
        """Without the clip's own mean and, where nothing else scales it, its own spread."""
        if self.spec.normalize not in ("clip", "both"):
            return x_BNM
        valid_BN1 = valid_steps(x_BNM, lengths_B)[:, :, None]
        counts_B11 = lengths_B[:, None, None]
        x_BNM = x_BNM - x_BNM.where(valid_BN1, 0.0).sum(dim=1, keepdim=True) / counts_B11
        if self.spec.normalize == "both":
            return x_BNM
        var_B1M = x_BNM.where(valid_BN1, 0.0).square().sum(dim=1, keepdim=True) / counts_B11
        return x_BNM / (var_B1M + mel.EPSILON).sqrt()

    def _masked(self, x_BNM: Tensor, lengths_B: Tensor) -> Tensor:
        """One stretch of frames and one of bands blanked per sequence (SpecAugment; Park et al., 2019)."""
        if self.spec.time_mask:
            x_BNM = _blanked(x_BNM, lengths_B, self.spec.time_mask, dim=1)
        if self.spec.frequency_mask:
            x_BNM = _blanked(x_BNM, torch.full_like(lengths_B, x_BNM.shape[2]), self.spec.frequency_mask, dim=2)
        return x_BNM

    def _fixed(self, name: str, values: mel.Numbers | None) -> None:
        numbers = None if values is None else torch.tensor(values, dtype=torch.float32)
        self.register_buffer(name, numbers, persistent=False)


def _exact(x: Tensor) -> torch.dtype:
    """In float32, rounding beside a loud tone drowns what is near the floor, and a GPU may round products further;
    Apple's GPUs have nothing better."""
    return x.dtype if x.device.type == "mps" else torch.float64


def _warped(filters_MR: Tensor, count: int, share: float) -> Tensor:
    """Filters for `count` voices, as B,M,R: each hears all frequencies higher or lower by a random factor, up to this
    share (Jaitly and Hinton, 2013: vocal tract length perturbation)."""
    factor_B1 = ((torch.rand(count, 1, device=filters_MR.device) * 2 - 1) * math.log1p(share)).exp()
    highest = filters_MR.shape[1] - 1
    reached_B1 = KNEE * highest * factor_B1.clamp(max=1)
    bend_B1 = reached_B1 / factor_B1
    number_R = torch.arange(highest + 1, device=filters_MR.device)
    above_BR = highest - (highest - reached_B1) / (highest - bend_B1) * (highest - number_R)
    place_BR = torch.where(number_R <= bend_B1, number_R * factor_B1, above_BR)
    before_BR = place_BR.long().clamp(max=highest - 1)
    filters_MBR = torch.lerp(filters_MR[:, before_BR], filters_MR[:, before_BR + 1], place_BR - before_BR)
    return filters_MBR.transpose(0, 1)


def _lifted(x_BNM: Tensor, lengths_B: Tensor, range_db: float) -> Tensor:
    """Bands at least as loud as `range_db` below the recording's loudest."""
    valid_BN1 = valid_steps(x_BNM, lengths_B)[:, :, None]
    loudest_B11 = x_BNM.where(valid_BN1, math.log(mel.FLOOR)).amax(dim=(1, 2), keepdim=True)
    return x_BNM.maximum(loudest_B11 - range_db * mel.NEPERS_PER_DB)


def _blanked(x_BNM: Tensor, sizes_B: Tensor, most: int, dim: int) -> Tensor:
    """Zeros in a random stretch of at most `most` places along `dim`, of the `sizes_B` that there are."""
    width_B, place_B = torch.rand(2, len(x_BNM), device=x_BNM.device).unbind()
    widths_B = (width_B * (most + 1)).floor().minimum(sizes_B / 2)
    starts_B = (place_B * (sizes_B - widths_B)).floor()
    numbers = torch.arange(x_BNM.shape[dim], device=x_BNM.device)
    blank = (numbers >= starts_B[:, None]) & (numbers < (starts_B + widths_B)[:, None])
    return x_BNM.where(~blank.unsqueeze(3 - dim), 0.0)


def _log_mel(spec: LogMelSpec, place: LayerPlace) -> LogMel:
    assert place.facts.sample_rate is not None  # an arrangement problem otherwise
    return LogMel(spec, place.facts.sample_rate)


MODULES: dict[str, Callable[[Any, LayerPlace], nn.Module]] = {
    "log_mel": _log_mel,
    "mfcc": _log_mel,
}
"""By kind of layer."""
