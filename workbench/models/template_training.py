"""What templates want of training: rates, batches, epochs and what else suits their networks and the data."""

from workbench.data.dataset import DataFacts
from workbench.data.tasks import TASKS
from workbench.models.flow import linear_maps

Changes = dict[str, object]
FEW = 250
"""Training examples below which a model without a linear path is tried as well."""
MOST_STRAIGHT, MOST_WEIGHTS = 1_500, 250_000
"""Numbers in a window that a linear path reads, at most, and weights of it for each target."""
LONG_SEQUENCE = 100
"""Steps from which a sequence is shortened before a recurrent layer reads it."""
LONG_CURVE = 300
"""Steps from which the outline of one input alone may begin anywhere."""
SMALL, LARGE = 500, 2000
"""Training examples below which data is small, and from which it is large."""


def may_go_straight(facts: DataFacts) -> bool:
    """Whether a linear path is worth its weights: of a forecast from not too many numbers."""
    inputs, maps = facts.context * facts.numbers, linear_maps(facts)
    return TASKS[facts.task].forecasts and inputs <= MOST_STRAIGHT and inputs * facts.horizon * maps <= MOST_WEIGHTS


def plain_training(facts: DataFacts, examples: int) -> Changes:
    """Adam; few examples need more passes in smaller batches, and more patience with a noisy validation loss."""
    changes: Changes = {**_aims(facts), "optimizer": "adam", "learning_rate": 1e-3, "weight_decay": 0.0}
    if examples < SMALL:
        return changes | {"batch_size": 8, "epochs": 300, "patience": 40}
    if examples < LARGE:
        return changes | {"batch_size": 32, "epochs": 100, "patience": 15}
    return changes | {"batch_size": 64, "epochs": 30, "patience": 6}


def gated_training(facts: DataFacts, examples: int) -> Changes:
    """As the plain one, in larger steps where data is small, until early stopping ends it; few examples all teach."""
    changes = plain_training(facts, examples) | {"epochs": 300 if examples < LARGE else 60}
    if examples < SMALL:
        changes |= {"batch_size": 16, "learning_rate": 3e-3}
    return changes | {"check_path": True, "refit": True} if examples < FEW and may_go_straight(facts) else changes


def classifier_training(facts: DataFacts, examples: int) -> Changes:
    """AdamW; as the plain one otherwise, in larger steps."""
    changes: Changes = {**_aims(facts), "optimizer": "adamw", "learning_rate": 2e-3, "weight_decay": 0.01}
    if examples < SMALL:
        return changes | {"batch_size": 16, "epochs": 200, "patience": 40}
    if examples < LARGE:
        return changes | {"batch_size": 32, "epochs": 60, "patience": 15}
    return changes | {"batch_size": 64, "epochs": 30, "patience": 8}


def noisy_training(facts: DataFacts, examples: int) -> Changes:
    """One cycle over all epochs, against noise and overconfidence.

    One curve alone takes smaller steps: at larger ones its loss jumps. The mean of the latest weights is judged. A
    validation part of a few sequences says little of a single epoch and is missed in training: where examples are few,
    it teaches in a refit.
    """
    rate = 1e-3 if _is_curve(facts) else 2e-3
    changes = _smoothed(facts, {"optimizer": "adamw", "learning_rate": rate, "weight_decay": 0.01})
    changes |= {"schedule": "one_cycle", "averaging": 0.98, "augment": _chance(facts)}
    if examples < SMALL:
        return changes | {"batch_size": 16, "epochs": 200, "patience": 0, "refit": True}
    if examples < LARGE:
        return changes | {"batch_size": 32, "epochs": 60, "patience": 0}
    return changes | {"batch_size": 64, "epochs": 30, "patience": 0}


def _chance(facts: DataFacts) -> Changes:
    """One curve alone bears less noise than many inputs, and none where it is so long that noise hides its outline."""
    noise = 0.1 if len(facts.inputs) == 1 else 0.3
    if facts.usual < LONG_SEQUENCE or facts.sample_rate:
        return {"noise": noise}
    if _is_curve(facts):
        return {"shift": 0.2 if facts.usual >= LONG_CURVE else 0.05}
    return {"noise": noise, "shift": 0.05}


def _is_curve(facts: DataFacts) -> bool:
    """Whether sequences are one input over time, and no sound."""
    return len(facts.inputs) == 1 and facts.sample_rate is None


def sound_training(facts: DataFacts, examples: int) -> Changes:
    """As for other sequences, but what varies by chance is loudness, pace and pitch, and the moment of the start.

    Labels are smoothed less: validation, which smooths none, otherwise finds weights from halfway the best. Even 1,500
    clips miss those that validate: a refit has 25 of 2,250 digits wrong where the best epoch has 37.
    """
    augment = {"gain_db": 6.0, "shift": 0.1, "speed": 0.15}
    changes = noisy_training(facts, examples) | {"averaging": 0.99, "augment": augment, "refit": examples < LARGE}
    return _smoothed(facts, changes, share=0.05)


def labeller_training(facts: DataFacts, examples: int) -> Changes:
    """A classifier's, with its labels smoothed."""
    return _smoothed(facts, classifier_training(facts, examples))


def character_training(facts: DataFacts, examples: int) -> Changes:
    """The text that validates lies next to what comes, so a refit learns from it: 1.59 nats instead of 1.71 on the last
    tenth of tinyshakespeare."""
    return {
        "loss": "cross_entropy",
        "optimizer": "adamw",
        "learning_rate": 2e-3,
        "weight_decay": 0.01,
        "schedule": "cosine",
        "batch_size": 64,
        "epochs": 30 if examples < LARGE else 10,
        "patience": 3,
        "refit": True,
    }


def segment_training(facts: DataFacts, examples: int) -> Changes:
    """As in SegRNN's paper a rate that shrinks every epoch; absolute errors and averaged weights did better still."""
    changes: Changes = {"loss": "mae", "optimizer": "adam", "learning_rate": 1e-3, "weight_decay": 0.0}
    return changes | {"schedule": "exponential", "averaging": 0.995, "batch_size": 256, "epochs": 40, "patience": 10}


def _smoothed(facts: DataFacts, changes: Changes, share: float = 0.1) -> Changes:
    smoothing = {} if TASKS[facts.task].values_sequences else {"label_smoothing": share}
    return changes | _aims(facts) | smoothing


def _aims(facts: DataFacts) -> Changes:
    """What is made small, and that the probabilities of classes are to hold."""
    asks = TASKS[facts.task]
    return {"loss": asks.losses[0], **({"calibrate": True} if asks.labelled else {})}
