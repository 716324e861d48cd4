"""Probabilities that hold, and a threshold below which a model says that it does not know; both by validation.

Temperature scaling is that of Guo et al. (2017), drawn towards 1 where few answers tell it, so that a part of which
every answer is right makes no probability 1. A refit has learned from the validation part: what the first fit's
best epoch shows there counts for it as well, as a network of the same blocks that was taught for as long on some more
examples.

M answers whose class is known, C classes, S sequences.
"""

from dataclasses import replace

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax

from workbench.data.dataset import Doubles, Integers
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.evaluation.held_out import held_out
from workbench.evaluation.promises import least_for, lowest_threshold
from workbench.evaluation.validated import Validated, validated
from workbench.models.calibration import FEWEST, UNCALIBRATED, Calibration
from workbench.progress import Work
from workbench.runs.loaded import Loaded
from workbench.runs.run import Run
from workbench.sentence import Sentence, sentence

PULL = 0.5
"""Deviation of the log temperature before anything is seen: of hundreds of answers it changes next to nothing."""
_HOTTEST = 20.0


def calibrate(run: Run, loaded: Loaded, *, device: str = "cpu") -> Work[Calibration]:
    """Fit the run's temperature and keep it; a threshold of before, which was of other probabilities, goes."""
    known = yield from validated(run, loaded, device=device)
    found = with_temperature(known)
    run.save_calibration(found)
    run.log(told(found, len(known.labels_M)))
    return found


def follow_folds(run: Run, loaded: Loaded) -> bool:
    """Take the temperature that a backtest's folds show, whose models did not know the groups that they answered.

    Tells whether probabilities changed: not where folds are missing or nothing tells groups apart, where the run is
    not to be calibrated, nor where a threshold rests on its temperature, until it is chosen again.
    """
    held = held_out(run, loaded)
    if held is None or not run.spec.training.calibrate or run.calibration.threshold:
        return False
    found, before = with_temperature(held), run.calibration
    run.save_calibration(found)
    run.log(told(found, len(held.labels_M)))
    return found.temperature != before.temperature


def choose_threshold(run: Run, loaded: Loaded, wanted: float, *, device: str = "cpu") -> Work[Calibration]:
    """Choose from which probability on the run answers so that `wanted` of its answers are right; 0 answers always.

    Where whole groups stay together and a backtest has held each of them out, its answers are what both rest on. A run
    that has no temperature yet gets one. Raises WorkbenchError where it tells no labels apart, or where the validation
    part cannot promise that accuracy.
    """
    task = run.spec.data.task
    if not TASKS[task].labels_sequences:
        raise WorkbenchError(
            "Only a class of a whole sequence can be left open; run {run} answers other things.", run=run.id
        )
    held, found = held_out(run, loaded), run.calibration
    known = held or (yield from validated(run, loaded, device=device))
    found = found if found.examples and held is None else with_temperature(known)
    found = with_threshold(found, known, wanted) if wanted else replace(found, threshold=0.0, wanted=0.0)
    run.save_calibration(found)
    return found


def with_temperature(known: Validated) -> Calibration:
    """The temperature alone; 1 where the validation part is too small to tell."""
    count = len(known.labels_M)
    if count < FEWEST:
        return UNCALIBRATED
    return Calibration(temperature=temperature_of(known.logits_MC, known.labels_M), examples=count)


def temperature_of(logits_MC: Doubles, labels_M: Integers) -> float:
    """The temperature that makes the labels the most likely, if it is to be near 1 but for what they say against it."""

    def cost(log_temperature: float) -> float:
        logs_MC = log_softmax(logits_MC / np.exp(log_temperature), axis=1)
        surprise = -logs_MC[np.arange(len(labels_M)), labels_M].sum()
        return float(surprise + (log_temperature / PULL) ** 2 / 2)

    most = float(np.log(_HOTTEST))
    return float(np.exp(minimize_scalar(cost, bounds=(-most, most), method="bounded").x))


def with_threshold(calibration: Calibration, known: Validated, wanted: float) -> Calibration:
    """The calibration with the lowest threshold that keeps the wanted accuracy on validation, but for chance.

    Raises WorkbenchError where none does.
    """
    probabilities_MC = softmax(known.logits_MC / calibration.temperature, axis=1)
    firsts, places = np.unique(known.sequences_M, return_index=True, return_inverse=True)[1:]
    sums_SC = np.zeros((len(firsts), probabilities_MC.shape[1]))
    np.add.at(sums_SC, places, probabilities_MC)
    means_SC = sums_SC / np.bincount(places)[:, None]  # of a recording in segments the mean is answered
    right_S = means_SC.argmax(axis=1) == known.labels_M[firsts]
    groups_S = None if known.groups_M is None else known.groups_M[firsts]
    threshold = lowest_threshold(means_SC.max(axis=1), right_S, wanted, groups_S)
    if threshold is None and groups_S is not None:
        raise WorkbenchError(
            "No threshold promises that {wanted} of the answers are right: of the {count} validation sequences the "
            "{groups} groups differ too much, or even the surest are not right so often for sure. Want less, or "
            "validate on more groups.",
            wanted=f"{wanted:.1%}",
            count=len(firsts),
            groups=len(np.unique(groups_S)),
        )
    if threshold is None:
        raise WorkbenchError(
            "No threshold promises that {wanted} of the answers are right: even the surest of the {count} validation "
            "sequences are not right so often for sure. Some {least} of them would have to be, without an error. "
            "Want less, or validate on more.",
            wanted=f"{wanted:.1%}",
            count=len(firsts),
            least=least_for(wanted),
        )
    return replace(calibration, threshold=threshold, wanted=wanted)


def told(found: Calibration, count: int) -> Sentence:
    """What became of the probabilities, with `count` answers to judge by."""
    if not found.examples:
        return sentence(
            "The validation part has {count} answers of known class, and fewer than {least} fit no temperature: "
            "probabilities stay as the model gives them.",
            count=count,
            least=FEWEST,
        )
    return sentence(
        "Probabilities were calibrated by {count} answers to what training did not see: temperature {temperature}.",
        count=count,
        temperature=f"{found.temperature:.3g}",
    )
