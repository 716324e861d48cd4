"""Templates: models to start from, fitted to the data's size and shape."""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.data.dataset import DataFacts
from workbench.data.spec import Task
from workbench.data.tasks import TASKS
from workbench.models.flow import holds_season
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
from workbench.models.template_training import (
    LONG_SEQUENCE,
    Changes,
    character_training,
    classifier_training,
    gated_training,
    labeller_training,
    may_go_straight,
    noisy_training,
    plain_training,
    segment_training,
    sound_training,
)
from workbench.sentence import Sentence, sentence

MANY_TARGETS, LONG_HORIZON = 3, 48
"""From so many series and so far ahead, segments are the better way to forecast."""


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
        straight = may_go_straight(facts)
        head = HeadSpec(linear_path=straight, path_level=straight, path_season=straight and holds_season(facts))
        return ModelSpec(template=name, preprocess=_preprocess(facts), layers=layers, head=head)

    return build


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
    not heard in training. As wide as 256 kB of C hold, with weights of eight bits (tests/benchmarks/digits.py)."""
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
        Conv1dSpec(units=112, width=5, stride=2, dropout=0.2),
        Conv1dSpec(units=112, width=3, stride=2, dropout=0.2),
        RecurrentSpec(cell="GRU", units=112, bidirectional=True, dropout=0.5),
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
            training=gated_training,
        ),
        Template(
            name="lstm-forecaster",
            title=sentence("LSTM forecaster"),
            description=sentence("Two LSTM layers with dropout on changes since the last value, for longer memories."),
            tasks=("forecast",),
            build=_recurrent("lstm-forecaster", cell="LSTM", units=64, depth=2, dropout=0.2),
            training=gated_training,
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
            training=segment_training,
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
            training=noisy_training,
        ),
        Template(
            name="audio-classifier",
            title=sentence("Sound classifier"),
            description=sentence(
                "Log-mel features, two convolutions and a GRU layer that reads both ways; attention weighs the moments."
            ),
            tasks=_SEQUENCES,
            build=_audio_classifier,
            training=sound_training,
        ),
        Template(
            name="step-labeller",
            title=sentence("Step labeller"),
            description=sentence("A convolution and two LSTM layers that read both ways name the class of every step."),
            tasks=("label-steps",),
            build=_step_labeller,
            training=labeller_training,
        ),
        Template(
            name="character-model",
            title=sentence("Character model"),
            description=sentence("Two LSTM layers read text letter by letter and guess what comes next."),
            tasks=("next-token",),
            build=_character_model,
            training=character_training,
        ),
        Template(
            name="bilstm-classifier",
            title=sentence("Two-way LSTM classifier"),
            description=sentence(
                "One LSTM layer that reads forwards and backwards, with half of its outputs dropped in training."
            ),
            tasks=_SEQUENCES,
            build=_bilstm,
            training=classifier_training,
        ),
        Template(
            name="stacked-simplernn",
            title=sentence("Stacked SimpleRNN"),
            description=sentence("Two simple recurrent layers of 64 units, as in a textbook; fine for short memories."),
            tasks=_MOST,
            build=_recurrent("stacked-simplernn", cell="SimpleRNN", units=64, depth=2),
            training=plain_training,
        ),
        Template(
            name="stacked-simplernn-dropout",
            title=sentence("Stacked SimpleRNN with dropout"),
            description=sentence("The stacked SimpleRNN with half of each layer's outputs dropped in training."),
            tasks=_MOST,
            build=_recurrent("stacked-simplernn-dropout", cell="SimpleRNN", units=64, depth=2, dropout=0.5),
            training=plain_training,
        ),
        Template(
            name="linear",
            title=sentence("Linear"),
            description=sentence("One linear map of the whole window: a baseline that is often surprisingly good."),
            tasks=_MOST,
            build=_linear,
            training=plain_training,
        ),
        Template(
            name="naive",
            title=sentence("Naive"),
            description=sentence(
                "Repeats the last value, or answers the commonest class or the mean: what every model must beat."
            ),
            tasks=_ALL,
            build=_naive,
            training=plain_training,
        ),
    )
}
