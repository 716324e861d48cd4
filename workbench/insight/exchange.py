"""Exchange: a model's errors when an input's whole course is that of another example.

Shapes: E examples, R repeats, B a batch of them, T steps, F inputs, M frequencies of N frames; the first of 2 is the
sum of errors, the second how many they are.
"""

import math
from collections.abc import Iterator
from statistics import NormalDist

import numpy as np
import torch
from torch import Tensor

from workbench.data.dataset import Doubles, Examples, SequenceDataset, evenly
from workbench.data.tasks import TASKS
from workbench.insight.entry import band_names, read_by, standing_in
from workbench.models.audio import LogMel
from workbench.models.build import SequenceModel
from workbench.training.batches import Batch, ResidentData

MOST_EXAMPLES, MOST_VALUES, PORTION = 512, 1 << 22, 1 << 14
"""Examples, values of all of them, and steps that are read at once, at most."""
DRAWS, BLOCKS = 200, 40
"""Choices of blocks of neighbouring examples: neighbours overlap and are no witnesses of their own."""
BANDS = 8
"""Groups of neighbouring frequencies that are exchanged together."""


class Exchange:
    """Examples whose inputs can be exchanged; of sound these are groups of its frequencies."""

    def __init__(self, model: SequenceModel, dataset: SequenceDataset, examples: Examples) -> None:
        self._model, self._asks = model, TASKS[dataset.task]
        most = MOST_VALUES // (int(examples.lengths_E.max()) * len(dataset.inputs))
        self.examples = examples.chosen(evenly(len(examples), max(2, min(MOST_EXAMPLES, most))))
        self._all = ResidentData(dataset, torch.device("cpu")).gather(self.examples, slice(None))
        read = read_by(model)
        self._sound = read if isinstance(read, LogMel) else None
        self.names = dataset.inputs if self._sound is None else band_names(self._sound, model.facts, BANDS)

    def worse(self, errors_2E: Doubles) -> float:
        """The metric as something that grows with errors: a root mean square, a share, or a mean of nats."""
        mean = float(errors_2E[0].sum() / max(float(errors_2E[1].sum()), 1.0))
        return math.sqrt(mean) if self._asks.numbers else mean

    def worsening(self, whole_2E: Doubles, lost_R2E: Doubles, doubt: float) -> tuple[float, float]:
        """By how much the metric worsens, the mean over repeats, and how far that may be off but for such a doubt, by
        drawing blocks of examples and repeats anew."""
        count, generator = whole_2E.shape[1], np.random.default_rng(0)
        mean = np.mean([self.worse(lost_2E) for lost_2E in lost_R2E]) - self.worse(whole_2E)
        blocks = np.array_split(np.arange(count), min(count, BLOCKS))
        drawn = []
        for _ in range(DRAWS):
            chosen = np.concatenate([blocks[block] for block in generator.integers(0, len(blocks), len(blocks))])
            again = lost_R2E[generator.integers(0, len(lost_R2E), len(lost_R2E))]
            losses = [self.worse(lost_2E[:, chosen]) for lost_2E in again]
            drawn.append(np.mean(losses) - self.worse(whole_2E[:, chosen]))
        return float(mean), NormalDist().inv_cdf(1 - doubt / 2) * float(np.nanstd(drawn))

    def errors(self, place: int | None = None, repeat: int = 0) -> Doubles:
        """Of every example, as 2,E, with one of the inputs exchanged; each repeat exchanges otherwise."""
        donors_E = torch.from_numpy(_donors(len(self.examples), repeat))
        found = [self._portion(some, place, donors_E[some]) for some in self._portions()]
        return np.concatenate(found, axis=1)

    def _portion(self, some: slice, place: int | None, donors_B: Tensor) -> Doubles:
        x_BTF, lengths_B = self._all.x_BTF[some], self._all.lengths_B[some]
        batch = Batch(x_BTF=x_BTF, lengths_B=lengths_B, y=self._all.y[some])
        with torch.no_grad():
            if place is None:
                return self._judged(batch, x_BTF)
            if self._sound is None:
                mixed_BTF = x_BTF.clone()
                mixed_BTF[:, :, place] = self._other(donors_B, x_BTF.shape[1])[:, :, place]
                return self._judged(batch, torch.where(_valid(x_BTF, lengths_B), mixed_BTF, x_BTF))
            frames_BNM, counts_B = self._sound(x_BTF, lengths_B)
            others_BNM, theirs_B = self._sound(self._all.x_BTF[donors_B], self._all.lengths_B[donors_B])
            chosen_M = torch.arange(frames_BNM.shape[2]) * len(self.names) // frames_BNM.shape[2] == place
            mixed_BNM = torch.where(chosen_M, _repeated(others_BNM, theirs_B, frames_BNM.shape[1]), frames_BNM)
            with standing_in(self._sound, mixed_BNM, counts_B):
                return self._judged(batch, x_BTF)

    def _other(self, donors_B: Tensor, steps: int) -> Tensor:
        return _repeated(self._all.x_BTF[donors_B], self._all.lengths_B[donors_B], steps)

    def _judged(self, batch: Batch, x_BTF: Tensor) -> Doubles:
        if self._asks.numbers:
            wrong = (self._model(x_BTF, batch.lengths_B) - batch.y).square()
            known = ~batch.y.isnan()
        else:
            logits = self._model.forward_scaled(x_BTF, batch.lengths_B)
            known, truth = batch.y >= 0, batch.y.clamp(min=0)
            if self._asks.text:
                wrong = -logits.log_softmax(dim=-1).gather(-1, truth[..., None])[..., 0]
            else:
                wrong = (logits.argmax(dim=-1) != truth).float()
        sums_B = wrong.where(known, 0.0).flatten(1).sum(dim=1) if wrong.ndim > 1 else wrong.where(known, 0.0)
        counts_B = known.flatten(1).sum(dim=1) if known.ndim > 1 else known
        return np.stack([sums_B.double().numpy(), counts_B.double().numpy()])

    def _portions(self) -> Iterator[slice]:
        size = max(1, PORTION // self._all.x_BTF.shape[1])
        for start in range(0, len(self.examples), size):
            yield slice(start, start + size)


def _donors(count: int, repeat: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Another example for each: the next one in a random order."""
    order = np.random.default_rng(repeat).permutation(count)
    donors = np.empty(count, np.int64)
    donors[order] = np.roll(order, 1)
    return donors


def _repeated(values_BTF: Tensor, lengths_B: Tensor, steps: int) -> Tensor:
    """Courses from their beginning, again and again where they are shorter than is asked for."""
    places_BT = torch.arange(steps) % lengths_B[:, None]
    return values_BTF.gather(1, places_BT[:, :, None].expand(-1, -1, values_BTF.shape[2]))


def _valid(x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
    return (torch.arange(x_BTF.shape[1]) < lengths_B[:, None])[:, :, None]
