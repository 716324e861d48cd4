"""Templates: models to start from, fitted to the data's size and shape."""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.data.dataset import DataFacts
from workbench.data.spec import Task
from workbench.data.tasks import TASKS
from workbench.models.flow import linear_maps
from workbench.models.growth import series_told_apart
from workbench.models.spec import (
    Conv1dSpec,
    EmbeddingSpec,
    FlattenSpec,
    HeadSpec,
    LayerSpec,
    LogMelSpec,
    ModelSpec,
    PreprocessSpec,
    RecurrentSpec,
    SegmentsSpec,
)
from workbench.models.specs.sound import frames_at
from workbench.sentence import Sentence, sentence

Changes = dict[str, object]
FEW = 250
"""Training examples below which a model without a linear path is tried as well."""
MOST_STRAIGHT, MOST_WEIGHTS = 1_500, 250_000
"""Numbers in a window that a linear path reads, at most, and weights of it for each target."""
MANY_TARGETS, LONG_HORIZON = 3, 48
"""From so many series and so far ahead, segments are the better way to forecast."""
LONG_SEQUENCE = 100
"""Steps from which a sequence is shortened before a recurrent layer reads it."""
LONG_CURVE = 300
"""Steps from which the outline of one input alone may begin anywhere."""
SMALL, LARGE = 500, 2000
"""Training examples below which data is small, and from which it is large."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A model to start from: `build` gives it for the data, `training` what it wants of a TrainingSpec."""

    name: str
    title: Sentence
    description: Sentence
    tasks: tuple[Task, ...]
    build: Callable[[DataFacts], ModelSpec]
    training: Callable[[DataFacts, int], Changes]
    """Changes to a TrainingSpec, by field, for the data and its number of training examples."""


def propose(facts: DataFacts) -> str:
    """The name of the template to start with."""
    asks = TASKS[facts.task]
    if asks.forecasts:
        many = len(facts.targets) >= MANY_TARGETS and facts.horizon >= LONG_HORIZON and facts.context >= LONG_HORIZON
        return "segment-gru" if many and not (facts.missing_mask or facts.categories) else "gru-forecaster"
    if asks.per_sequence:
        return "audio-classifier" if facts.sample_rate is not None else "sequence-classifier"
    return "step-labeller" if asks.labels_steps else "character-model"


def _preprocess(facts: DataFacts) -> PreprocessSpec:
    """A forecaster leaves its window's last value out: without that it seldom beats repeating the value. What other
    inputs are now would be lost with their level."""
    if not TASKS[facts.task].forecasts:
        return PreprocessSpec()
    return PreprocessSpec(level="last", keep_other_levels=facts.numbers > len(facts.targets))


def _recurrent(name: str, **values: object) -> Callable[[DataFacts], ModelSpec]:
    def build(facts: DataFacts) -> ModelSpec:
        layers = (RecurrentSpec.model_validate(values),)
        head = HeadSpec(linear_path=_may_go_straight(facts), path_level=_may_go_straight(facts))
        return ModelSpec(template=name, preprocess=_preprocess(facts), layers=layers, head=head)

    return build


def _may_go_straight(facts: DataFacts) -> bool:
    """Whether a linear path is worth its weights: of a forecast from not too many numbers."""
    inputs, maps = facts.context * facts.numbers, linear_maps(facts)
    return TASKS[facts.task].forecasts and inputs <= MOST_STRAIGHT and inputs * facts.horizon * maps <= MOST_WEIGHTS


def _gru(facts: DataFacts) -> ModelSpec:
    """Larger where it has to learn several unlike series, which it tells apart by their names."""
    return _recurrent("gru-forecaster", cell="GRU", units=32 * series_told_apart(facts))(facts)


def _bilstm(facts: DataFacts) -> ModelSpec:
    """Several inputs are averaged over time; one curve, whose order is all it has, is read to its ends."""
    head = HeadSpec(pool="mean" if len(facts.inputs) > 1 else "last")
    layer = RecurrentSpec(cell="LSTM", units=64, bidirectional=True, dropout=0.5)
    return ModelSpec(template="bilstm-classifier", preprocess=_preprocess(facts), layers=(layer,), head=head)


def _classifier(facts: DataFacts) -> ModelSpec:
    """Patterns first, then what they add up to; of a long sequence, patterns of patterns, at an eighth of its steps."""
    layers: tuple[LayerSpec, ...] = (
        Conv1dSpec(units=64, width=5),
        Conv1dSpec(units=64, width=5, stride=2),
        RecurrentSpec(cell="LSTM", units=100, bidirectional=True, dropout=0.5),
    )
    if facts.usual >= LONG_SEQUENCE:
        layers = (
            Conv1dSpec(units=64, width=9, stride=2),
            Conv1dSpec(units=128, width=5, stride=2),
            Conv1dSpec(units=128, width=3, stride=2),
            RecurrentSpec(cell="GRU", units=64, bidirectional=True, dropout=0.3),
        )
    preprocess, head = _preprocess(facts), HeadSpec(pool="mean", kernel_path=_has_kernels(facts))
    return ModelSpec(template="sequence-classifier", preprocess=preprocess, layers=layers, head=head)


def _has_kernels(facts: DataFacts) -> bool:
    """Whether kernel features stand beside the layers: of measurements, whose class they tell well where examples are
    few (tests/benchmarks/defaults.py)."""
    return TASKS[facts.task].labels_sequences and facts.numbers > 0 and facts.sample_rate is None


def _audio_classifier(facts: DataFacts) -> ModelSpec:
    """Frames of 64 ms every 10 ms, whatever the sample rate; each clip scaled by itself, for voices and microphones
    not heard in training."""
    rate = facts.sample_rate or 8000
    window, hop = frames_at(rate)
    layers = (
        LogMelSpec(
            window=window,
            hop=hop,
            mels=40,
            normalize="both",
            range_db=40,
            time_mask=10,
            frequency_mask=6,
            warp=0.15,
        ),
        Conv1dSpec(units=128, width=5, stride=2, dropout=0.2),
        Conv1dSpec(units=128, width=3, stride=2, dropout=0.2),
        RecurrentSpec(cell="GRU", units=128, bidirectional=True, dropout=0.5),
    )
    preprocess, head = PreprocessSpec(scale="none"), HeadSpec(pool="attention")
    return ModelSpec(template="audio-classifier", preprocess=preprocess, layers=layers, head=head)


def _step_labeller(facts: DataFacts) -> ModelSpec:
    layers = (
        Conv1dSpec(units=64, width=5),
        RecurrentSpec(cell="LSTM", units=64, depth=2, bidirectional=True, dropout=0.3),
    )
    return ModelSpec(template="step-labeller", preprocess=_preprocess(facts), layers=layers)


def _character_model(facts: DataFacts) -> ModelSpec:
    layers = (EmbeddingSpec(units=64), RecurrentSpec(cell="LSTM", units=256, depth=2, dropout=0.2))
    return ModelSpec(template="character-model", preprocess=PreprocessSpec(scale="none"), layers=layers)


def _segment_gru(facts: DataFacts) -> ModelSpec:
    """Segments of about half the window or the horizon, whichever is shorter, and no longer than two days of hours."""
    length = max(1, min(48, facts.context // 2, facts.horizon))
    layers = (SegmentsSpec(length=length, units=512), RecurrentSpec(cell="GRU", units=512))
    head = HeadSpec(kind="segments", dropout=0.5)
    return ModelSpec(template="segment-gru", preprocess=PreprocessSpec(level="last"), layers=layers, head=head)


def _linear(facts: DataFacts) -> ModelSpec:
    return ModelSpec(template="linear", preprocess=_preprocess(facts), layers=(FlattenSpec(),))


def _naive(facts: DataFacts) -> ModelSpec:
    return ModelSpec(template="naive", preprocess=_preprocess(facts), head=HeadSpec(kind="naive"))


def _plain_training(facts: DataFacts, examples: int) -> Changes:
    """Adam; few examples need more passes in smaller batches, and more patience with a noisy validation loss."""
    changes: Changes = {**_aims(facts), "optimizer": "adam", "learning_rate": 1e-3, "weight_decay": 0.0}
    if examples < SMALL:
        return changes | {"batch_size": 8, "epochs": 300, "patience": 40}
    if examples < LARGE:
        return changes | {"batch_size": 32, "epochs": 100, "patience": 15}
    return changes | {"batch_size": 64, "epochs": 30, "patience": 6}


def _gated_training(facts: DataFacts, examples: int) -> Changes:
    """As the plain one, in larger steps where data is small, until early stopping ends it; few examples all teach."""
    changes = _plain_training(facts, examples) | {"epochs": 300 if examples < LARGE else 60}
    if examples < SMALL:
        changes |= {"batch_size": 16, "learning_rate": 3e-3}
    return changes | {"check_path": True, "refit": True} if examples < FEW and _may_go_straight(facts) else changes


def _classifier_training(facts: DataFacts, examples: int) -> Changes:
    changes: Changes = {**_aims(facts), "optimizer": "adamw", "learning_rate": 2e-3, "weight_decay": 0.01}
    if examples < SMALL:
        return changes | {"batch_size": 16, "epochs": 200, "patience": 40}
    if examples < LARGE:
        return changes | {"batch_size": 32, "epochs": 60, "patience": 15}
    return changes | {"batch_size": 64, "epochs": 30, "patience": 8}


def _noisy_training(facts: DataFacts, examples: int) -> Changes:
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


def _sound_training(facts: DataFacts, examples: int) -> Changes:
    """As for other sequences, but what varies by chance is loudness, pace and pitch, and the moment of the start.

    Labels are smoothed less: validation, which smooths none, otherwise finds weights from halfway the best.
    """
    augment = {"gain_db": 6.0, "shift": 0.1, "speed": 0.15}
    changes = _noisy_training(facts, examples) | {"averaging": 0.99, "augment": augment}
    return _smoothed(facts, changes, share=0.05)


def _labeller_training(facts: DataFacts, examples: int) -> Changes:
    return _smoothed(facts, _classifier_training(facts, examples))


def _character_training(facts: DataFacts, examples: int) -> Changes:
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


def _segment_training(facts: DataFacts, examples: int) -> Changes:
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


_SEQUENCES = tuple(task.name for task in TASKS.values() if task.per_sequence)
_MOST = tuple(task.name for task in TASKS.values() if not task.per_step)
_ALL = tuple(task.name for task in TASKS.values())
TEMPLATES: dict[str, Template] = {
    template.name: template
    for template in (
        Template(
            name="gru-forecaster",
            title=sentence("GRU forecaster"),
            description=sentence("One GRU layer on changes since the last value: small, quick and hard to beat."),
            tasks=("forecast",),
            build=_gru,
            training=_gated_training,
        ),
        Template(
            name="lstm-forecaster",
            title=sentence("LSTM forecaster"),
            description=sentence("Two LSTM layers with dropout on changes since the last value, for longer memories."),
            tasks=("forecast",),
            build=_recurrent("lstm-forecaster", cell="LSTM", units=64, depth=2, dropout=0.2),
            training=_gated_training,
        ),
        Template(
            name="segment-gru",
            title=sentence("Segment GRU"),
            description=sentence(
                "Each column cut into segments and forecast in segments by one GRU: the best recurrent way for long "
                "horizons."
            ),
            tasks=("forecast",),
            build=_segment_gru,
            training=_segment_training,
        ),
        Template(
            name="sequence-classifier",
            title=sentence("Convolutions and a two-way layer"),
            description=sentence(
                "Convolutions find short patterns, an LSTM or, where sequences are long, a GRU reads them forwards and "
                "backwards, a mean sums them up."
            ),
            tasks=_SEQUENCES,
            build=_classifier,
            training=_noisy_training,
        ),
        Template(
            name="audio-classifier",
            title=sentence("Sound classifier"),
            description=sentence(
                "Log-mel features, two convolutions and a GRU layer that reads both ways; attention weighs the moments."
            ),
            tasks=_SEQUENCES,
            build=_audio_classifier,
            training=_sound_training,
        ),
        Template(
            name="step-labeller",
            title=sentence("Step labeller"),
            description=sentence("A convolution and two LSTM layers that read both ways name the class of every step."),
            tasks=("label-steps",),
            build=_step_labeller,
            training=_labeller_training,
        ),
        Template(
            name="character-model",
            title=sentence("Character model"),
            description=sentence("Two LSTM layers read text letter by letter and guess what comes next."),
            tasks=("next-token",),
            build=_character_model,
            training=_character_training,
        ),
        Template(
            name="bilstm-classifier",
            title=sentence("Two-way LSTM classifier"),
            description=sentence(
                "One LSTM layer that reads forwards and backwards, with half of its outputs dropped in training."
            ),
            tasks=_SEQUENCES,
            build=_bilstm,
            training=_classifier_training,
        ),
        Template(
            name="stacked-simplernn",
            title=sentence("Stacked SimpleRNN"),
            description=sentence("Two simple recurrent layers of 64 units, as in a textbook; fine for short memories."),
            tasks=_MOST,
            build=_recurrent("stacked-simplernn", cell="SimpleRNN", units=64, depth=2),
            training=_plain_training,
        ),
        Template(
            name="stacked-simplernn-dropout",
            title=sentence("Stacked SimpleRNN with dropout"),
            description=sentence("The stacked SimpleRNN with half of each layer's outputs dropped in training."),
            tasks=_MOST,
            build=_recurrent("stacked-simplernn-dropout", cell="SimpleRNN", units=64, depth=2, dropout=0.5),
            training=_plain_training,
        ),
        Template(
            name="linear",
            title=sentence("Linear"),
            description=sentence("One linear map of the whole window: a baseline that is often surprisingly good."),
            tasks=_MOST,
            build=_linear,
            training=_plain_training,
        ),
        Template(
            name="naive",
            title=sentence("Naive"),
            description=sentence(
                "Repeats the last value, or answers the commonest class or the mean: what every model must beat."
            ),
            tasks=_ALL,
            build=_naive,
            training=_plain_training,
        ),
    )
}
