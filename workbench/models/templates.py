"""Templates: models to start from, fitted to the data's size and shape."""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.data.dataset import DataFacts
from workbench.data.spec import Task
from workbench.models.spec import FlattenSpec, HeadSpec, ModelSpec, PreprocessSpec, RecurrentSpec
from workbench.sentence import Sentence, sentence

Changes = dict[str, object]
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
    return "gru-forecaster" if facts.task == "forecast" else "bilstm-classifier"


def _preprocess(facts: DataFacts) -> PreprocessSpec:
    """A forecaster leaves its window's last value out: without that it seldom beats repeating the value."""
    return PreprocessSpec(level="last" if facts.task == "forecast" else "none")


def _recurrent(name: str, **values: object) -> Callable[[DataFacts], ModelSpec]:
    def build(facts: DataFacts) -> ModelSpec:
        layers = (RecurrentSpec.model_validate(values),)
        return ModelSpec(template=name, preprocess=_preprocess(facts), layers=layers)

    return build


def _bilstm(facts: DataFacts) -> ModelSpec:
    """Several inputs are averaged over time; one curve, whose order is all it has, is read to its ends."""
    head = HeadSpec(pool="mean" if len(facts.inputs) > 1 else "last")
    layer = RecurrentSpec(cell="LSTM", units=64, bidirectional=True, dropout=0.5)
    return ModelSpec(template="bilstm-classifier", preprocess=_preprocess(facts), layers=(layer,), head=head)


def _linear(facts: DataFacts) -> ModelSpec:
    return ModelSpec(template="linear", preprocess=_preprocess(facts), layers=(FlattenSpec(),))


def _naive(facts: DataFacts) -> ModelSpec:
    return ModelSpec(template="naive", preprocess=_preprocess(facts), head=HeadSpec(kind="naive"))


def _plain_training(facts: DataFacts, examples: int) -> Changes:
    """Adam; few examples need more passes in smaller batches, and more patience with a noisy validation loss."""
    changes: Changes = {"loss": _loss(facts), "optimizer": "adam", "learning_rate": 1e-3, "weight_decay": 0.0}
    if examples < SMALL:
        return changes | {"batch_size": 8, "epochs": 300, "patience": 40}
    if examples < LARGE:
        return changes | {"batch_size": 32, "epochs": 100, "patience": 15}
    return changes | {"batch_size": 64, "epochs": 30, "patience": 6}


def _gated_training(facts: DataFacts, examples: int) -> Changes:
    """As the plain one, but gates take larger steps well where data is small."""
    changes = _plain_training(facts, examples)
    return changes | {"batch_size": 16, "learning_rate": 3e-3} if examples < SMALL else changes


def _classifier_training(facts: DataFacts, examples: int) -> Changes:
    changes: Changes = {"loss": _loss(facts), "optimizer": "adamw", "learning_rate": 2e-3, "weight_decay": 0.01}
    if examples < SMALL:
        return changes | {"batch_size": 16, "epochs": 200, "patience": 40}
    if examples < LARGE:
        return changes | {"batch_size": 32, "epochs": 60, "patience": 15}
    return changes | {"batch_size": 64, "epochs": 30, "patience": 8}


def _loss(facts: DataFacts) -> str:
    return "mse" if facts.task == "forecast" else "cross_entropy"


_BOTH: tuple[Task, ...] = ("forecast", "classify")
TEMPLATES: dict[str, Template] = {
    template.name: template
    for template in (
        Template(
            name="gru-forecaster",
            title=sentence("GRU forecaster"),
            description=sentence("One GRU layer on changes since the last value: small, quick and hard to beat."),
            tasks=("forecast",),
            build=_recurrent("gru-forecaster", cell="GRU", units=32),
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
            name="bilstm-classifier",
            title=sentence("Two-way LSTM classifier"),
            description=sentence(
                "One LSTM layer that reads forwards and backwards, with half of its outputs dropped in training."
            ),
            tasks=("classify",),
            build=_bilstm,
            training=_classifier_training,
        ),
        Template(
            name="stacked-simplernn",
            title=sentence("Stacked SimpleRNN"),
            description=sentence("Two simple recurrent layers of 64 units, as in a textbook; fine for short memories."),
            tasks=_BOTH,
            build=_recurrent("stacked-simplernn", cell="SimpleRNN", units=64, depth=2),
            training=_plain_training,
        ),
        Template(
            name="stacked-simplernn-dropout",
            title=sentence("Stacked SimpleRNN with dropout"),
            description=sentence("The stacked SimpleRNN with half of each layer's outputs dropped in training."),
            tasks=_BOTH,
            build=_recurrent("stacked-simplernn-dropout", cell="SimpleRNN", units=64, depth=2, dropout=0.5),
            training=_plain_training,
        ),
        Template(
            name="linear",
            title=sentence("Linear"),
            description=sentence("One linear map of the whole window: a baseline that is often surprisingly good."),
            tasks=_BOTH,
            build=_linear,
            training=_plain_training,
        ),
        Template(
            name="naive",
            title=sentence("Naive"),
            description=sentence("Repeats the last value, or answers the commonest class: what every model must beat."),
            tasks=_BOTH,
            build=_naive,
            training=_plain_training,
        ),
    )
}
