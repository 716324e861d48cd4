"""Signs: what a diagnosis goes by: learning curves, how far weights can have moved, how far gradients reach, and what a
constant answer would have cost. Shapes: E examples, C classes."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch

from workbench.data.dataset import Examples, Integers, SequenceDataset, evenly
from workbench.data.tasks import QUANTILE_LOSS, TASKS
from workbench.evaluation.evaluate import moved_levels
from workbench.evaluation.predict import labels, predict
from workbench.evaluation.store import load_evaluation
from workbench.insight.memory import how_gradients_reach
from workbench.insight.subject import Subject
from workbench.models.build import SequenceModel
from workbench.models.spec import RecurrentSpec
from workbench.progress import Progress, Work, stage
from workbench.runs.loaded import Loaded
from workbench.sentence import sentence
from workbench.spec import ExperimentSpec
from workbench.training.batches import ResidentData
from workbench.training.losses import NUMBER_LOSSES, UNKNOWN

LAST = 0.25
"""Share of the epochs, the last, over which a fall is measured."""
FEW_STEPS = 20
"""Steps of context below which nothing is said of forgetting."""
FEWEST = 5
"""Examples of a class below which it may well be missed."""
MOST_EXAMPLES = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """All that the rules of a diagnosis ask for."""

    spec: ExperimentSpec
    train: tuple[float, ...]
    val: tuple[float, ...]
    norms: tuple[float, ...]
    """Of the gradients, by epoch."""
    constant: float
    """The loss of the best constant answer on validation."""
    movement: float = math.inf
    """How far a weight can have moved in all steps."""
    overflowed: bool = False
    """Whether the loss ended as no number."""
    context: int = 0
    far: float | None = None
    """Reach of gradients over the far half of the context, in shares of the largest; None where it was not measured."""
    worse_than_rival: bool = False
    unanswered: tuple[str, int] | None = None
    """A class that is never answered, and how many validation examples it has."""
    test: float | None = None
    """The loss on the test part, where it was judged."""
    moved: bool = False
    """Whether the test part lies at another level than validation."""

    @property
    def best(self) -> int:
        """The epoch of the lowest validation loss, from 1."""
        return int(np.argmin(self.val)) + 1

    @property
    def best_train(self) -> float:
        """The lowest training loss."""
        return min(self.train, default=math.inf)

    @property
    def fall(self) -> float:
        """Validation's mean fall by epoch at the end, in shares of it; of a single epoch its fall from a constant."""
        losses = self.val if len(self.val) > 1 else (self.constant, *self.val)
        count = max(1, round(LAST * (len(losses) - 1)))
        return (losses[-1 - count] / max(losses[-1], 1e-30) - 1) / count

    @property
    def roughness(self) -> float:
        """The training loss's mean rise from epoch to epoch, in shares of it."""
        rises = [max(0.0, after / max(before, 1e-30) - 1) for before, after in pairwise(self.train)]
        return float(np.mean(rises)) if rises else 0.0

    @property
    def units(self) -> int:
        """Units of the narrowest recurrent layer; very many where there is none."""
        found = [layer.units for layer in self.spec.model.layers if isinstance(layer, RecurrentSpec)]
        return min(found, default=1 << 30)


def signs_of(subject: Subject) -> Work[Signs]:
    """What speaks for or against faults; what needs weights or data is left out where these are gone."""
    yield Progress(done=0.0, message=sentence("Reading the run's history"))
    run, loaded, model = subject.run, subject.data, subject.trained
    history, spec = run.history, run.spec
    judged = load_evaluation(run.folder) or {}
    scaled = judged.get("scaled", {}).get(spec.training.loss)
    far, unanswered = None, None
    if model is not None and loaded is not None:
        val = loaded.split.val
        if subject.recurrent and loaded.facts.context >= FEW_STEPS:
            reach = yield from stage(how_gradients_reach(model, loaded.dataset, val), 0.1, 0.6)
            far = float(np.mean(reach[len(reach) // 2 :]))
        unanswered = yield from stage(_unanswered(model, loaded.dataset, val), 0.6, 1.0)
    return Signs(
        spec=spec,
        train=tuple(end.train_loss for end in history),
        val=tuple(end.val_loss for end in history),
        norms=tuple(end.gradient_norm for end in history),
        constant=math.inf if loaded is None else constant_loss(loaded, spec.training.loss),
        movement=math.inf if loaded is None else _movement(spec, [end.learning_rate for end in history], loaded),
        overflowed=run.status == "failed" and "no longer a number" in run.state.message,
        context=0 if loaded is None else loaded.facts.context,
        far=far,
        worse_than_rival=judged.get("outcome") == "worse",
        unanswered=unanswered,
        test=scaled,
        moved=loaded is not None and bool(moved_levels(loaded.dataset, loaded.split, loaded.statistics)),
    )


def constant_loss(loaded: Loaded, loss: str) -> float:
    """The loss on validation of the answer that training knows without inputs: its mean, or its classes' shares."""
    val, statistics = loaded.split.val, loaded.statistics
    few = val.chosen(evenly(len(val), MOST_EXAMPLES))
    batch = ResidentData(loaded.dataset, torch.device("cpu")).gather(few, slice(None))
    asks = TASKS[loaded.dataset.task]
    if loss not in NUMBER_LOSSES:
        truth = batch.y[batch.y != UNKNOWN]
        counts_C = torch.tensor(statistics.class_counts, dtype=torch.float64).clamp(min=0.5)
        return float(-(counts_C / counts_C.sum()).log()[truth].mean()) if len(truth) else math.inf
    means, deviations = statistics.mean_F, statistics.std_F
    if asks.values_sequences:
        means, deviations = statistics.answer_mean_K, statistics.answer_std_K
    targets = batch.y.shape[-1]
    scaled = (batch.y - torch.tensor(means[:targets])) / torch.tensor(deviations[:targets])
    known = scaled[~scaled.isnan()]
    if loss == QUANTILE_LOSS:  # all its quantiles at the mean
        known = known[:, None, None, None]
    return float(NUMBER_LOSSES[loss](torch.zeros_like(known), known)) if len(known) else math.inf


def _movement(spec: ExperimentSpec, rates: Sequence[float], loaded: Loaded) -> float:
    """With optimisers that scale steps each weight moves by at most about the rate; plain descent moves by more."""
    if spec.training.optimizer == "sgd":
        return math.inf
    steps = math.ceil(len(loaded.split.train) / spec.training.batch_size)
    return sum(rates) * steps


def _unanswered(model: SequenceModel, dataset: SequenceDataset, examples: Examples) -> Work[tuple[str, int] | None]:
    asks = TASKS[dataset.task]
    if asks.numbers or asks.text:
        return None
    few = examples.chosen(evenly(len(examples), MOST_EXAMPLES))
    found = yield from predict(model, dataset, few)
    truth: Integers = labels(dataset, few)
    answers = found.values.argmax(axis=-1)
    counts_C = np.bincount(truth[truth >= 0], minlength=len(dataset.classes))
    answered_C = np.bincount(answers, minlength=len(dataset.classes))
    missed = [place for place in np.argsort(-counts_C) if counts_C[place] >= FEWEST and not answered_C[place]]
    return (dataset.classes[missed[0]], int(counts_C[missed[0]])) if missed else None
