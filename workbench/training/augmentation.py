"""Augmentation: chance changes to a training batch, on its device, from torch's current seed.

Shapes: B examples, T steps, F inputs.
"""

import math
from dataclasses import replace

import torch
from torch import Tensor

from workbench.training.batches import Batch
from workbench.training.spec import AugmentSpec

DB_PER_NEPER = 20 / math.log(10)


def augmented(batch: Batch, spec: AugmentSpec, mean_F: Tensor, std_F: Tensor) -> Batch:
    """The batch faster or slower, moved in time, louder or softer about the inputs' means, and noisy; its padding
    stays zero.

    The inputs behind those that have a mean are numbers of words, of which none becomes another.
    Labels of steps move with their steps.
    """
    if not (spec.noise or spec.gain_db or spec.shift or spec.speed):
        return batch
    if spec.speed:
        batch = _played(batch, spec.speed, len(mean_F))
    x_BTF, y = batch.x_BTF, batch.y
    steps_T = torch.arange(x_BTF.shape[1], device=x_BTF.device)
    valid_BT = steps_T < batch.lengths_B[:, None]
    if spec.shift:
        source_BT = _moved(steps_T, batch.lengths_B, spec.shift)
        x_BTF = x_BTF.gather(1, source_BT[:, :, None].expand_as(x_BTF))
        y = torch.where(valid_BT, y.gather(1, source_BT), y) if _labels_steps(y) else y
    x_BTF, words_BTC = x_BTF[:, :, : len(mean_F)], x_BTF[:, :, len(mean_F) :]
    if spec.gain_db:
        decibels_B11 = _uniform(len(x_BTF), x_BTF.device)[:, None, None] * spec.gain_db
        x_BTF = mean_F + (x_BTF - mean_F) * (decibels_B11 / DB_PER_NEPER).exp()
    if spec.noise:
        x_BTF = x_BTF + torch.randn_like(x_BTF) * (std_F * spec.noise)
    if words_BTC.shape[2]:
        x_BTF = torch.cat([x_BTF, words_BTC], dim=2)
    return replace(batch, x_BTF=x_BTF.where(valid_BT[:, :, None], 0.0), y=y)


def _played(batch: Batch, share: float, numbers: int) -> Batch:
    """Each sequence faster or slower by up to this share, between steps a straight line (Ko et al., 2015: speed
    perturbation, which moves the pitch of sound as well)."""
    steps = int(batch.x_BTF.shape[1] * (1 + share)) + 1
    rate_B1 = (_uniform(len(batch.lengths_B), batch.x_BTF.device) * math.log1p(share)).exp()[:, None]
    last_B1 = batch.lengths_B[:, None] - 1
    place_BT = torch.arange(steps, device=batch.x_BTF.device) * rate_B1
    before_BT = place_BT.long().minimum(last_B1)
    after_BT = (before_BT + 1).minimum(last_B1)
    lengths_B = (batch.lengths_B / rate_B1[:, 0]).long().clamp(min=1, max=steps)
    valid_BT = torch.arange(steps, device=batch.x_BTF.device) < lengths_B[:, None]
    left_BTF, right_BTF = (
        batch.x_BTF.gather(1, some_BT[:, :, None].expand(-1, -1, batch.x_BTF.shape[2]))
        for some_BT in (before_BT, after_BT)
    )
    x_BTF = torch.lerp(left_BTF, right_BTF, (place_BT - before_BT).clamp(max=1)[:, :, None])
    if x_BTF.shape[2] > numbers:
        x_BTF = torch.cat([x_BTF[:, :, :numbers], left_BTF[:, :, numbers:]], dim=2)
    y = torch.where(valid_BT, batch.y.gather(1, before_BT), -1) if _labels_steps(batch.y) else batch.y
    return replace(
        batch,
        x_BTF=x_BTF.where(valid_BT[:, :, None], 0.0),
        lengths_B=lengths_B,
        y=y,
        complete=batch.complete and not _labels_steps(batch.y),
    )


def _moved(steps_T: Tensor, lengths_B: Tensor, share: float) -> Tensor:
    """For every step the step whose value it gets; the first and last valid ones fill the gaps."""
    moves_B = (_uniform(len(lengths_B), lengths_B.device) * share * lengths_B).round().long()
    last_B1 = lengths_B[:, None] - 1
    return (steps_T - moves_B[:, None]).clamp(min=0).minimum(last_B1)


def _uniform(count: int, device: torch.device) -> Tensor:
    return torch.rand(count, device=device) * 2 - 1


def _labels_steps(y: Tensor) -> bool:
    return y.ndim == 2 and not y.is_floating_point()
