"""What a model computes from raw sequences is fitted to the training part before training: scales and linear paths."""

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from workbench.data.dataset import Doubles, Examples, Integers, SequenceDataset, evenly
from workbench.models.fit import FeatureFit
from workbench.models.flow import begins_solved
from workbench.models.kernels import KernelFeatures
from workbench.models.linear_path import LinearPath
from workbench.models.ridge import PENALTIES, Linear, ridges
from workbench.progress import Progress, Work
from workbench.sentence import sentence
from workbench.training.batches import ResidentData, by_length
from workbench.training.kernels import fit_layer, solve_head, solve_path

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel

BATCH = 64
MOST_WINDOWS = 8_000
"""Windows that a linear path is solved on, evenly spread: more tell little anew."""
HELD_BACK = 0.2
"""Share of them, the latest, by which the penalty is chosen; all of them solve the path."""
FEWEST_WINDOWS = 4
WORTH_IT = 0.95
"""Share of the error without a straight line that it must stay below: a random walk seems to turn back by chance."""


def fit_inside(model: "SequenceModel", dataset: SequenceDataset, train: Examples, device: torch.device) -> Work[None]:
    """Fit what the model computes from raw sequences, such as the loudness of sound, where it has anything to fit.

    What was fitted becomes weights and buffers of the model, so that checkpoints hold it.
    """
    fitting = FeatureFit(model)
    if fitting.wanted:
        model.to(device).eval()
        resident, done = ResidentData(dataset, device), 0
        for indices in by_length(train, BATCH):
            yield Progress(done=done / len(train), message=sentence("Measuring the training part"))
            fitting.add(*resident.inputs(train, indices))
            done += len(indices)
        fitting.finish()
    if model.linear_path is not None:
        yield Progress(done=0.0, message=sentence("Solving the linear path"))
        # A device may not hold the whole table, of which some windows tell enough.
        place = torch.device("cpu")
        model.to(place).eval()
        _solve(model, model.linear_path, ResidentData(dataset, place), train)
    yield from _fit_kernels(model, dataset, train)


def _fit_kernels(model: "SequenceModel", dataset: SequenceDataset, train: Examples) -> Work[None]:
    """Draw biases of kernels and solve the weights of what reads kernel features of whole sequences alone."""
    layers = [layer for layer in model.layers if isinstance(layer, KernelFeatures)]
    if not layers and model.kernel_path is None:
        return
    model.to(torch.device("cpu")).eval()
    resident = ResidentData(dataset, torch.device("cpu"))
    for layer in layers:
        fit_layer(model, layer, resident, train)
    if begins_solved(model.spec, model.facts):
        yield from solve_head(model, resident, train)
    if model.kernel_path is not None:
        yield from solve_path(model, model.kernel_path, resident, train)


def _solve(model: "SequenceModel", path: LinearPath, resident: ResidentData, train: Examples) -> None:
    """Give the path the ridge regression whose penalty does best on the latest of the training windows."""
    order = np.argsort(train.starts_E + train.lengths_E, kind="stable")
    chosen = order[evenly(len(order), MOST_WINDOWS)]
    x_NP, y_NA, names_N = _windows(model, path, resident, train, chosen)
    common = _solved(x_NP, y_NA)
    for place in range(path.maps):
        own = names_N == place
        found = common if place == 0 or own.sum() <= FEWEST_WINDOWS else _solved(x_NP[own], y_NA[own])
        if found is not None:
            path.take(found, place)


def _solved(x_NP: Doubles, y_NA: Doubles) -> Linear | None:
    """The ridge regression whose penalty does best on the latest windows; None where a straight line tells nothing."""
    kept = len(x_NP) - max(1, round(HELD_BACK * len(x_NP)))
    if kept < FEWEST_WINDOWS:
        return None
    errors = [_error(linear, x_NP[kept:], y_NA[kept:]) for linear in ridges(x_NP[:kept], y_NA[:kept])]
    nothing = WORTH_IT * float(np.square(y_NA[kept:]).mean())
    best = int(np.argmin(errors))
    return next(ridges(x_NP, y_NA, PENALTIES[best : best + 1])) if errors[best] < nothing else None


@torch.no_grad()
def _windows(
    model: "SequenceModel", path: LinearPath, resident: ResidentData, train: Examples, chosen: Integers
) -> tuple[Doubles, Doubles, Integers]:
    """What the path reads and what it is to answer, on the scale of the layers, and by which of its maps; windows
    without a truth are left out."""
    found: list[tuple[Tensor, Tensor, Tensor]] = []
    for first in range(0, len(chosen), 16 * BATCH):
        batch = resident.gather(train, chosen[first : first + 16 * BATCH])
        z_BTF, level = model.preprocess(batch.x_BTF, batch.lengths_B)
        y_BHK = model.preprocess.without_level(model.scale_targets(batch.y, batch.x_BTF), level)
        known_B = y_BHK.isfinite().flatten(1).all(dim=1)
        window_BP = path.window(z_BTF, batch.lengths_B).flatten(1)
        names_B = path.names(batch.x_BTF)
        found.append((window_BP[known_B], y_BHK.flatten(1)[known_B], names_B[known_B]))
    x_NP, y_NA, names_N = (torch.cat(parts) for parts in zip(*found, strict=True))
    return x_NP.double().numpy(), y_NA.double().numpy(), names_N.numpy()


def _error(linear: Linear, x_NP: Doubles, y_NA: Doubles) -> float:
    return float(np.square(linear(x_NP) - y_NA).mean())
