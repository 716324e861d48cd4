"""Answers of known class that a model's training never saw: what its calibration rests on.

M answers whose class is known, C classes.
"""

from dataclasses import dataclass

import numpy as np

from workbench.data.dataset import Doubles, Integers
from workbench.data.tasks import TASKS
from workbench.evaluation.predict import labels, predict_logits
from workbench.evaluation.promises import numbered_groups
from workbench.progress import Progress, Work
from workbench.runs.loaded import Loaded
from workbench.runs.run import Run
from workbench.sentence import sentence
from workbench.training.device import choose_device


@dataclass(frozen=True, slots=True, kw_only=True)
class Validated:
    """What was answered, and what was right."""

    logits_MC: Doubles
    labels_M: Integers
    sequences_M: Integers
    """The sequence of each answer: several are of one where recordings are heard in segments."""
    groups_M: Integers | None = None
    """The group of each answer's sequence, where whole groups validate and there are several."""


def validated(run: Run, loaded: Loaded, *, device: str = "cpu") -> Work[Validated]:
    """What the run's best epoch answers on the validation part, where the class is known."""
    yield Progress(done=0.0, message=sentence("Asking the validation part how sure answers may be"))
    place = choose_device(device)
    dataset, examples = loaded.dataset, loaded.split.val
    logits = (yield from predict_logits(run.model("best"), dataset, examples, device=place)).values
    labels_M = labels(dataset, examples)
    stepwise = TASKS[dataset.task].labels_steps
    sequences_M = np.repeat(examples.sequences_E, examples.lengths_E) if stepwise else examples.sequences_E
    known = labels_M >= 0
    return Validated(
        logits_MC=logits[known].astype(np.float64),
        labels_M=labels_M[known],
        sequences_M=sequences_M[known],
        groups_M=numbered_groups(dataset, run.spec.data.split, sequences_M[known]),
    )
