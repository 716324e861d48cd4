"""Kernel features before training: biases from training examples, and the weights of what reads them in closed form.

Shapes: N examples, Q features, A answers, C classes.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from workbench.data.dataset import Doubles, Examples, Integers, Rows, evenly
from workbench.data.tasks import TASKS
from workbench.models.kernels import EXAMPLES, KernelFeatures
from workbench.models.ridge import Linear, left_out
from workbench.models.specs.kernels import KERNELS
from workbench.progress import Progress, Work
from workbench.sentence import sentence
from workbench.training.batches import Batch, ResidentData, by_length

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel
    from workbench.models.kernel_path import KernelPath
    from workbench.models.preprocess import WindowLevel

BATCH = 32
MOST_EXAMPLES = 2_000
"""Examples that weights are solved on, evenly spread: a decomposition of more takes long."""
MOST_NUMBERS = 1 << 24
"""Outputs of kernels from which biases are drawn, at most."""
SHARPNESS = np.geomspace(0.05, 10, 40)
"""What a regression's answers of -1 and 1 may be multiplied with to become logits."""
FEWEST_EXAMPLES = 4
Features = Callable[[Tensor, Tensor], Tensor]
"""From what the layers read, and lengths, to features B,Q."""


@torch.no_grad()
def fit_layer(model: "SequenceModel", layer: KernelFeatures, resident: ResidentData, train: Examples) -> None:
    """Draw the biases of a layer of kernel features from what enters it."""
    x_BTF, lengths_B = _some(model, resident, train)
    for before in model.layers:
        if before is layer:
            break
        x_BTF, lengths_B = before(x_BTF, lengths_B)
    layer.kernels.fit(x_BTF, lengths_B)


@torch.no_grad()
def solve_path(model: "SequenceModel", path: "KernelPath", resident: ResidentData, train: Examples) -> Work[None]:
    """Draw the path's biases and solve its weights."""
    x_BTF, lengths_B = _some(model, resident, train)
    path.kernels.fit(x_BTF[:, :, : path.inputs], lengths_B)
    solved = yield from _solved(model, path.features, resident, train)
    if solved is not None:
        path.take(solved)


@torch.no_grad()
def solve_head(model: "SequenceModel", resident: ResidentData, train: Examples) -> Work[None]:
    """Begin the weights of a head that reads kernel features alone with a regression on them."""

    def features(x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        for layer in model.layers:
            x_BTF, lengths_B = layer(x_BTF, lengths_B)
        return x_BTF[:, 0]

    solved = yield from _solved(model, features, resident, train)
    if solved is not None:
        model.head.get_parameter("linear.weight").copy_(torch.from_numpy(solved.weights_PA.T))
        model.head.get_parameter("linear.bias").copy_(torch.from_numpy(solved.bias_A))


class KernelAnswers:
    """What a kernel path adds to the layers' answers in validation, computed once: it never changes."""

    def __init__(self, model: "SequenceModel") -> None:
        self._model = model
        self._known: dict[tuple[int, int], Tensor] = {}

    @torch.no_grad()
    def of(self, batch: Batch, examples: Examples, indices: Rows) -> Tensor | None:
        """The same for a batch of these of the examples."""
        if self._model.kernel_path is None:
            return None
        key = (id(examples), int(indices[0]))
        if key not in self._known:
            found = self._model.beside(batch.x_BTF, batch.lengths_B)
            assert found is not None  # nothing is judged in training mode
            self._known[key] = found
        return self._known[key]


def logits_of(x_NQ: Doubles, labels_N: Integers, classes: int) -> Linear | None:
    """A ridge regression on -1 and 1 made as sharp as fits examples that each was answered without.

    None where there is one class only, or too few examples.
    """
    known = labels_N >= 0
    x_NQ, labels_N = x_NQ[known], labels_N[known]
    if len(labels_N) < FEWEST_EXAMPLES or len(np.unique(labels_N)) < 2:
        return None
    linear, left_NC = left_out(x_NQ, np.where(labels_N[:, None] == np.arange(classes), 1.0, -1.0))
    costs = [_cross_entropy(left_NC * sharpness, labels_N) for sharpness in SHARPNESS]
    sharpness = SHARPNESS[int(np.argmin(costs))]
    return Linear(weights_PA=linear.weights_PA * sharpness, bias_A=linear.bias_A * sharpness)


def _solved(model: "SequenceModel", features: Features, resident: ResidentData, train: Examples) -> Work[Linear | None]:
    """A regression from features to logits or scaled answers; None where too few examples have an answer."""
    chosen = train.chosen(evenly(len(train), MOST_EXAMPLES))
    found, answers = [], []
    for number, indices in enumerate(by_length(chosen, BATCH)):
        yield Progress(
            done=min(number * BATCH / len(chosen), 1.0), message=sentence("Solving weights of kernel features")
        )
        batch = resident.gather(chosen, indices)
        z_BTF, level = model.preprocess(batch.x_BTF, batch.lengths_B)
        found.append(features(z_BTF, batch.lengths_B).double())
        answers.append(_truth(model, batch, level))
    x_NQ, y = torch.cat(found).numpy(), torch.cat(answers).numpy()
    if TASKS[model.facts.task].labels_sequences:
        return logits_of(x_NQ, y, len(model.facts.classes))
    known = np.isfinite(y).all(axis=1)
    return left_out(x_NQ[known], y[known])[0] if known.sum() >= FEWEST_EXAMPLES else None


def _truth(model: "SequenceModel", batch: Batch, level: "WindowLevel") -> Tensor:
    """Class numbers, or what is to be answered on the scale of the layers, as B,A."""
    asks = TASKS[model.facts.task]
    if asks.labels_sequences:
        return batch.y
    y = model.scale_targets(batch.y, batch.x_BTF)
    return (model.preprocess.without_level(y, level) if asks.forecasts else y).flatten(1).double()


def _some(model: "SequenceModel", resident: ResidentData, train: Examples) -> tuple[Tensor, Tensor]:
    """What the layers read of some training examples, and their lengths."""
    few = max(1, min(EXAMPLES, MOST_NUMBERS // (int(train.lengths_E.max()) * KERNELS)))
    x_BTF, lengths_B = resident.inputs(train, evenly(len(train), few))
    return model.preprocess(x_BTF, lengths_B)[0], lengths_B


def _cross_entropy(logits_NC: Doubles, labels_N: Integers) -> float:
    highest_N1 = logits_NC.max(axis=1, keepdims=True)
    total_N = np.log(np.exp(logits_NC - highest_N1).sum(axis=1)) + highest_N1[:, 0]
    return float((total_N - logits_NC[np.arange(len(labels_N)), labels_N]).mean())
