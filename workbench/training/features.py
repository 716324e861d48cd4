"""What a model computes from raw sequences is fitted to the training part before training: scales and linear paths."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from workbench.data.dataset import Examples, Integers, SequenceDataset, evenly
from workbench.data.season import longest_season
from workbench.models.fit import FeatureFit
from workbench.models.flow import begins_solved
from workbench.models.kernels import KernelFeatures
from workbench.models.linear_path import LinearPath
from workbench.models.quantiles import QuantileHead
from workbench.models.ridge import Linear
from workbench.models.season_place import SeasonPlace
from workbench.models.simple_forecasts import change_going_on, simple_forecasts
from workbench.models.spec import MEDIAN, QUANTILES
from workbench.progress import Progress, Work
from workbench.sentence import sentence
from workbench.training.batches import ResidentData, by_length
from workbench.training.kernels import fit_layer, solve_head, solve_path
from workbench.training.linear_fit import FEWEST_WINDOWS, Family, Freedom, Windows, fit_linear, freedoms
from workbench.training.season_fit import fit_season
from workbench.training.state import luck_of

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel

BATCH = 64
MOST_WINDOWS = 8_000
"""Windows that a linear path is solved on, evenly spread: more tell little anew."""


def fit_inside(
    model: "SequenceModel",
    dataset: SequenceDataset,
    train: Examples,
    device: torch.device,
    val: Examples | None = None,
    *,
    first: Examples | None = None,
) -> Work[None]:
    """Fit what the model computes from raw sequences, such as the loudness of sound, where it has anything to fit.

    What can't be learned, as how far a linear path is drawn to simple forecasts, is chosen on `val` too, where given;
    where `train` holds that as well, as in a refit, it is chosen as by the `first` fit, from its own training part.
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
        model.to(torch.device("cpu")).eval()
        _solve(model, model.linear_path, dataset, [first or train, val, train if first else None])
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


def _solve(
    model: "SequenceModel",
    path: LinearPath,
    dataset: SequenceDataset,
    parts: Sequence[Examples | None],
) -> None:
    """Give the path the ridge regressions that tell the windows of the first part and of validation, the second, best,
    learned from the third where there is one; those of one name begin at what all windows tell."""
    resident, (train, val, known) = ResidentData(dataset, torch.device("cpu")), parts
    assert train is not None
    if path.season is not None:
        _fit_season(path, path.season, _windows(model, path, resident, train)[0], dataset)
    windows, names_N = _windows(model, path, resident, train)
    others = [None if part is None else _windows(model, path, resident, part) for part in (val, known)]
    seasons = _seasons(dataset, model.facts.season, train)
    family = _family(path, seasons)
    common = fit_linear(windows, family, train.horizon, *(some and some[0] for some in others))
    if common is not None:
        family = replace(family, starts=(*family.starts, common.weights_PA))
    for place in range(path.maps):
        own = windows.chosen(names_N == place)
        enough = place > 0 and len(own) > FEWEST_WINDOWS
        beside = (some and some[0].chosen(some[1] == place) for some in others)
        found = fit_linear(own, family, train.horizon, *beside) if enough else common
        if found is not None:
            path.take(found, place)
    if isinstance(model.head, QuantileHead) and not path.blank:
        _begin_quantiles(model.head, path, windows, names_N)


def _family(path: LinearPath, seasons: set[int]) -> Family:
    """All regressions that a path may be solved by."""
    behind = path.levels + path.places
    starts = simple_forecasts(path.context, seasons, path.answer, path.inputs, behind)
    doubtful = (change_going_on(path.context, path.answer, path.inputs, behind),) if path.context > 1 else ()
    return Family(starts, _freedoms(path), doubtful)


def _freedoms(path: LinearPath) -> tuple[Freedom, ...]:
    return freedoms(path.context, path.inputs, path.levels, path.places)


def _fit_season(path: LinearPath, season: SeasonPlace, windows: Windows, dataset: SequenceDataset) -> None:
    """Fit the places of the season to the recording of which most is learned: its rows tell where each window ends."""
    if not len(windows):
        return
    recording_N = np.searchsorted(dataset.offsets_S1, windows.ends_N - 1, side="right") - 1
    own = windows.chosen(recording_N == np.bincount(recording_N).argmax())
    targets = path.answer[1]
    x_NCF = own.x_NP[:, : path.context * path.inputs].reshape(len(own), path.context, path.inputs)
    fitted = fit_season(x_NCF[:, :, :targets], own.ends_N, path.places)
    weights_CFS = np.zeros((path.context, path.inputs, path.places))
    weights_CFS[:, :targets] = fitted.weights_PA.reshape(path.context, targets, path.places)
    season.take(Linear(weights_PA=weights_CFS.reshape(-1, path.places), bias_A=fitted.bias_A))


@torch.no_grad()
def _begin_quantiles(head: QuantileHead, path: LinearPath, windows: Windows, names_N: Integers) -> None:
    """The head begins with how far off the path is in training, whatever the window."""
    straight_NMA = path.linear(torch.from_numpy(windows.x_NP).float()).unflatten(1, (path.maps, -1))
    straight_NA = straight_NMA[torch.arange(len(windows)), torch.from_numpy(names_N)].double().numpy()
    quantiles_QA = np.quantile(windows.y_NA - straight_NA, QUANTILES, axis=0)
    head.begin_with(quantiles_QA.reshape(len(QUANTILES), *path.answer))
    head.linear.bias.copy_(torch.from_numpy(quantiles_QA[MEDIAN]))


def _seasons(dataset: SequenceDataset, season: int, train: Examples) -> set[int]:
    """The season, and a longer one where the training part shows it."""
    learned = slice(0, int((train.starts_E + train.lengths_E).max()))
    return {season, longest_season(dataset.values_NF[dataset.longest_rows, 0][learned], season)}


def solve_again(
    model: "SequenceModel",
    dataset: SequenceDataset,
    train: Examples,
    val: Examples,
    *,
    first: Examples | None = None,
) -> Work[None]:
    """Move the linear path of a model that has learned before to what new examples tell, drawn to where it is: to what
    its layers leave to be answered. It stays where validation is not better for it, and where each name has its own.

    In a refit, where `train` holds `val` as well, all is chosen as by the `first` fit, from its own training part.
    """
    path = model.linear_path
    if path is None or path.maps > 1:
        return
    yield Progress(done=0.0, message=sentence("Solving the linear path"))
    model.to(torch.device("cpu")).eval()
    resident = ResidentData(dataset, torch.device("cpu"))
    parts = (first or train, val, *(() if first is None else (train,)))
    windows, known, *whole = (_windows(model, path, resident, part, beside_layers=True)[0] for part in parts)
    weights_AP, bias_A = (each.detach().double().numpy() for each in (path.linear.weight, path.linear.bias))
    now = Linear(weights_PA=weights_AP.T, bias_A=bias_A)
    family = Family((now.weights_PA,), _freedoms(path))
    found = fit_linear(windows, family, train.horizon, known)
    errors = [np.square(each(known.x_NP) - known.y_NA).sum() for each in (found, now) if each is not None]
    if found is not None and errors[0] < (1 + luck_of(len(known))) * errors[1]:
        path.take((whole and fit_linear(windows, family, train.horizon, known, whole[0])) or found)


@torch.no_grad()
def _windows(
    model: "SequenceModel", path: LinearPath, resident: ResidentData, part: Examples, *, beside_layers: bool = False
) -> tuple[Windows, Integers]:
    """What the path reads and what it is to answer, on the scale of the layers, and by which of its maps, in the order
    of time; windows without a truth are left out, and some of too many. Beside layers, they answer their part."""
    order = np.argsort(part.starts_E + part.lengths_E, kind="stable")
    chosen = order[evenly(len(order), MOST_WINDOWS)]
    found: list[tuple[Tensor, ...]] = []
    for first in range(0, len(chosen), 16 * BATCH):
        indices = chosen[first : first + 16 * BATCH]
        batch = resident.gather(part, indices)
        z_BTF, level = model.preprocess(batch.x_BTF, batch.lengths_B)
        y_BHK = model.preprocess.without_level(model.scale_targets(batch.y, batch.x_BTF), level)
        if beside_layers:
            answer = model.forward_scaled(batch.x_BTF, batch.lengths_B)
            answer_BHK = answer[:, MEDIAN] if model.has_quantiles else answer
            straight_BHK = path(z_BTF, batch.lengths_B, batch.x_BTF, level.centre_BF)
            y_BHK = y_BHK - (model.preprocess.without_level(answer_BHK, level) - straight_BHK)
        known_B = y_BHK.isfinite().flatten(1).all(dim=1)
        window_BP = path.read(z_BTF, batch.lengths_B, level.centre_BF)
        ends_B = torch.from_numpy(part.starts_E[indices] + part.lengths_E[indices])
        all_of_it = (window_BP, y_BHK.flatten(1), ends_B, path.names(batch.x_BTF))
        found.append(tuple(each[known_B] for each in all_of_it))
    x_NP, y_NA, ends_N, names_N = (torch.cat(parts).numpy() for parts in zip(*found, strict=True))
    return Windows(x_NP.astype(np.float64), y_NA.astype(np.float64), ends_N), names_N
