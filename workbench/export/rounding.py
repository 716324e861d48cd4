"""Weights as whole numbers of eight bits, and what each row of them is multiplied by.

Shapes: R rows, C columns.
"""

import copy

import numpy as np
import numpy.typing as npt
import torch

from workbench.data.dataset import Floats
from workbench.models.build import SequenceModel

MOST = 127
"""Largest whole number that stands for a weight."""


def rounded(weight_RC: npt.NDArray[np.generic]) -> tuple[npt.NDArray[np.int8], Floats]:
    """Weights as whole numbers from -127 to 127, and what each row is multiplied by."""
    rows = np.asarray(weight_RC, np.float32).reshape(len(weight_RC), -1)
    scale_R = np.asarray(np.abs(rows).max(axis=1) / np.float32(MOST), np.float32)
    safe_R = np.where(scale_R > 0, scale_R, np.float32(1))
    whole = np.rint(rows / safe_R[:, None]).clip(-MOST, MOST).astype(np.int8)
    return whole.reshape(weight_RC.shape), scale_R


def rounded_model(model: SequenceModel) -> SequenceModel:
    """A copy of the model whose matrices hold what their whole numbers stand for; rounded again, they stay."""
    found = copy.deepcopy(model)
    with torch.no_grad():
        for name, weight in found.named_parameters():
            if weight.ndim > 1 and "weight" in name.rpartition(".")[2]:
                whole, scale_R = rounded(weight.detach().cpu().numpy())
                scale = torch.from_numpy(scale_R).reshape(-1, *[1] * (weight.ndim - 1))
                weight.copy_(torch.from_numpy(whole) * scale)
    return found
