"""Attribution: how much each input of each step moves one answer away from that to the baseline.

Integrated gradients (Sundararajan et al., 2017) in two steps, time first and then the inputs within each step: taken in
one step, recurrent networks mix them up (Ismail et al., 2020). Occlusion is a second opinion without gradients.
Shapes: T steps, D numbers of a step, G inputs, P points on a path, S steps that are looked into, O blocks of steps.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from workbench.data.dataset import Doubles, Integers
from workbench.insight.entry import Choice, Entry, exact_gradients
from workbench.progress import Progress, Work
from workbench.sentence import sentence

Item = TypeVar("Item")
Flags = npt.NDArray[np.bool_]
POINTS, POINTS_WITHIN = 32, 8
MOST_POINTS = 256
ENOUGH = 0.01
"""Share of the answer's move by which the attributions may miss it before more points are taken."""
MOST_INSIDE = 128
"""Steps at most whose inputs are told apart along paths of their own: those that matter most."""
MOST_BLOCKS, MOST_BANDS, MOST_HIDDEN = 48, 12, 2000
"""Blocks of steps, groups of frequencies and pairs of both that are taken away in turn, at most."""
MOST_VALUES = 1 << 14
"""Steps that are answered at once, at most."""
ATTRIBUTING = sentence("Asking what the answer rests on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """What one answer rests on: every step's inputs, and how far the sum is off."""

    values_TG: Doubles
    """In the answer's own units; they add up to `answer` - `nothing` but for the error."""
    answer: float
    nothing: float
    """The answer to the baseline."""

    @property
    def error(self) -> float:
        """Completeness: share of the answer's move that the attributions miss."""
        move = self.answer - self.nothing
        return abs(float(self.values_TG.sum()) - move) / max(abs(move), 1e-12)


def attribute(entry: Entry, choice: Choice, inside: int = MOST_INSIDE) -> Work[Attribution]:
    """Integrated gradients of one answer, in two steps; of so many steps the inputs are told apart by the second."""
    begin_TD, end_TD = entry.baseline_TD, entry.values_TD
    with torch.no_grad():
        nothing, answer = entry.answer(torch.stack((begin_TD, end_TD)), choice).double().tolist()
    points, whole_TD = POINTS, np.zeros(end_TD.shape)
    while True:
        yield Progress(done=0.0, message=ATTRIBUTING)
        whole_TD = _along(entry, choice, points)
        missed = abs(whole_TD.sum() - (answer - nothing))
        if missed <= ENOUGH * abs(answer - nothing) or points >= MOST_POINTS:
            break
        points *= 2
    values_TD = yield from _within(entry, choice, whole_TD, inside)
    return Attribution(values_TG=_grouped(values_TD, entry), answer=answer, nothing=nothing)


def occlude(entry: Entry, choice: Choice) -> Work[Doubles]:
    """By how much the answer changes when an input of a block of steps is taken away, as O,G, both as
    `blocks` tells."""
    begin_TD, end_TD = entry.baseline_TD, entry.values_TD
    blocks_T, groups_G = blocks(entry)
    groups_D = groups_G[entry.groups_D.numpy()]
    sizes = int(blocks_T[-1]) + 1, int(groups_D.max()) + 1
    places = [(block, group) for block in range(sizes[0]) for group in range(sizes[1])]
    moved_OG = np.zeros(sizes)
    with torch.no_grad():
        answer = float(entry.answer(end_TD[None], choice)[0])
        for some in _portions(places, len(end_TD)):
            yield Progress(done=some[0][0] / sizes[0], message=sentence("Taking inputs away"))
            hidden_BTD = torch.stack([_hidden(blocks_T == block, groups_D == group) for block, group in some])
            answers_B = entry.answer(torch.where(hidden_BTD, begin_TD, end_TD), choice).double().numpy()
            for place, value in zip(some, answers_B, strict=True):
                moved_OG[place] = answer - value
    return moved_OG


def in_blocks(values_TG: Doubles, entry: Entry) -> Doubles:
    """Attributions summed as occlusion takes inputs away, as O,G."""
    blocks_T, groups_G = blocks(entry)
    sums_OG = np.zeros((int(blocks_T[-1]) + 1, int(groups_G.max()) + 1))
    np.add.at(sums_OG, (blocks_T[:, None], groups_G[None]), values_TG)
    return sums_OG


def blocks(entry: Entry) -> tuple[Integers, Integers]:
    """What is taken away together: the block of each step, and the group of each input, neighbours where these are
    frequencies."""
    names, steps = len(entry.names), len(entry.values_TD)
    groups = min(names, MOST_BANDS) if entry.sound else names
    count = max(1, min(steps, MOST_BLOCKS, MOST_HIDDEN // groups))
    return np.arange(steps) * count // steps, np.arange(names) * groups // names


def rank_correlation(left: Doubles, right: Doubles) -> float:
    """Spearman's: 1 where both put their values in the same order; 0 where one of them has no order."""
    ranks = _ranks(left.ravel()), _ranks(right.ravel())
    if min(float(rank.std()) for rank in ranks) == 0:
        return 0.0
    return float(np.corrcoef(*ranks)[0, 1])


def _along(entry: Entry, choice: Choice, points: int) -> Doubles:
    """One-step integrated gradients, as T,D."""
    nodes_P, weights_P = _path(points)
    begin_TD, end_TD = entry.baseline_TD, entry.values_TD
    total_TD = np.zeros(end_TD.shape)
    for places in _portions(range(points), len(end_TD)):
        shares_P11 = torch.tensor(nodes_P[places], dtype=end_TD.dtype)[:, None, None]
        gradients_PTD = _gradients(entry, choice, begin_TD + shares_P11 * (end_TD - begin_TD))
        total_TD += np.einsum("p,ptd->td", weights_P[places], gradients_PTD)
    found_TD: Doubles = np.nan_to_num(total_TD * (end_TD - begin_TD).double().numpy())
    return found_TD


def _within(entry: Entry, choice: Choice, whole_TD: Doubles, inside: int) -> Work[Doubles]:
    """The second step: what each step is worth is shared out among its inputs, by paths along which only it moves."""
    worth_T = np.abs(whole_TD).sum(axis=1)
    looked_S = np.sort(np.argsort(worth_T)[::-1][:inside])
    inner_TD = whole_TD.copy()
    if len(entry.names) > 1:
        for some in _portions(looked_S.tolist(), len(whole_TD) * POINTS_WITHIN):
            yield Progress(done=some[0] / len(whole_TD), message=ATTRIBUTING)
            inner_TD[some] = _inside(entry, choice, some)
    sizes_TD = np.abs(inner_TD)
    silent_T1 = sizes_TD.sum(axis=1, keepdims=True) == 0
    sizes_TD = np.where(silent_T1, np.abs(whole_TD), sizes_TD)
    shares_TD = sizes_TD / np.maximum(sizes_TD.sum(axis=1, keepdims=True), 1e-300)
    rest_T1 = (whole_TD.sum(axis=1) - inner_TD.sum(axis=1))[:, None]
    found_TD: Doubles = inner_TD + rest_T1 * shares_TD
    return found_TD


def _inside(entry: Entry, choice: Choice, steps: Sequence[int]) -> Doubles:
    """Integrated gradients of some steps alone, all others as they are, as S,D."""
    nodes_P, weights_P = _path(POINTS_WITHIN)
    begin_TD, end_TD = entry.baseline_TD, entry.values_TD
    moves_SD = (end_TD - begin_TD)[steps]
    copies_SPTD = end_TD.expand(len(steps), POINTS_WITHIN, *end_TD.shape).clone()
    shares_1P1 = torch.tensor(nodes_P, dtype=end_TD.dtype)[None, :, None]
    copies_SPTD[range(len(steps)), :, steps] = begin_TD[steps][:, None] + shares_1P1 * moves_SD[:, None]
    gradients_STD = _gradients(entry, choice, copies_SPTD.flatten(0, 1)).reshape(copies_SPTD.shape)
    at_SPD = gradients_STD[range(len(steps)), :, steps]
    found_SD: Doubles = np.nan_to_num(np.einsum("p,spd->sd", weights_P, at_SPD) * moves_SD.double().numpy())
    return found_SD


def _gradients(entry: Entry, choice: Choice, values_BTD: Tensor) -> Doubles:
    with exact_gradients():
        values_BTD = values_BTD.detach().requires_grad_()
        (gradients_BTD,) = torch.autograd.grad(entry.answer(values_BTD, choice).sum(), values_BTD)
    gradients: Doubles = gradients_BTD.double().numpy()
    return gradients


def _path(points: int) -> tuple[Doubles, Doubles]:
    """Places from 0 to 1 and their weights, by Gauss and Legendre."""
    nodes_P, weights_P = np.polynomial.legendre.leggauss(points)
    return (nodes_P + 1) / 2, weights_P / 2


def _grouped(values_TD: Doubles, entry: Entry) -> Doubles:
    sums_TG = np.zeros((len(values_TD), len(entry.names)))
    np.add.at(sums_TG.T, entry.groups_D.numpy(), values_TD.T)
    return sums_TG


def _hidden(steps_T: Flags, numbers_D: Flags) -> Tensor:
    return torch.from_numpy(steps_T[:, None] & numbers_D[None])


def _portions(items: Sequence[Item], steps: int) -> Sequence[Sequence[Item]]:
    size = max(1, MOST_VALUES // max(1, steps))
    return [items[start : start + size] for start in range(0, len(items), size)]


def _ranks(values: Doubles) -> Doubles:
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    middles: Doubles = np.cumsum(counts) - (counts - 1) / 2
    return middles[places]
