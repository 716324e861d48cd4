"""What does not fit in a model, at its block, before anything is built."""

import math
from collections.abc import Iterator

from workbench.data.dataset import DataFacts
from workbench.data.tasks import QUANTILE_LOSS, TASKS
from workbench.models.arrangement import arrangement_problems
from workbench.models.flow import MOST_PLACES, flows, has_linear_path, has_quantiles, path_levels, season_places
from workbench.models.problem import ModelProblem
from workbench.models.spec import FlattenSpec, HeadSpec, LogMelSpec, ModelSpec, RecurrentSpec
from workbench.sentence import sentence

QUANTILES_ASK_FOR_PINBALL = sentence(
    "A head with quantiles learns by the pinball loss alone. Choose the loss pinball, or a head without quantiles."
)
PINBALL_ASKS_FOR_QUANTILES = sentence(
    "The pinball loss judges quantiles, which this model does not answer. Switch on the head's quantiles, or choose "
    "another loss."
)


def problems(spec: ModelSpec, facts: DataFacts | None, loss: str) -> tuple[ModelProblem, ...]:
    """Everything that does not fit, errors and warnings, in the order of the blocks; `loss` is the training's."""
    if facts is None:
        message = sentence("No data is loaded. Open some on the Data page.")
        found = [ModelProblem(key="input", message=message)]
    else:
        found = [*_data_problems(facts), *_layer_problems(spec, facts), *_path_problems(spec, facts)]
        found += _loss_problems(spec.head, facts, loss)
    return (*found, *arrangement_problems(spec, facts))


def _data_problems(facts: DataFacts) -> Iterator[ModelProblem]:
    if not facts.inputs:
        yield ModelProblem(
            key="input",
            message=sentence("No column feeds the model. Give a column the role of a target or a feature."),
        )
    if TASKS[facts.task].forecasts and not facts.targets:
        yield ModelProblem(
            key="input", message=sentence("Nothing is to be forecast. Give a number column the role of the target.")
        )
    if TASKS[facts.task].values_sequences and not facts.targets:
        yield ModelProblem(
            key="input", message=sentence("Nothing is to be answered. Give a number column the role of the target.")
        )
    classes = not TASKS[facts.task].numbers
    if classes and not facts.classes:
        yield ModelProblem(key="input", message=sentence("No column holds the classes. Give a column the role label."))
    if classes and len(facts.classes) == 1:
        message = sentence("There is only one class, {name}: nothing is to be told apart.", name=facts.classes[0])
        yield ModelProblem(key="input", message=message)


def _layer_problems(spec: ModelSpec, facts: DataFacts) -> Iterator[ModelProblem]:
    flattened, flow = False, flows(spec, facts)
    for index, layer in enumerate(spec.layers):
        if isinstance(layer, RecurrentSpec) and flattened:
            message = sentence("After Flatten only one step is left: a recurrent layer has no sequence to read.")
            yield ModelProblem(key=index, message=message, severity="warning")
        if isinstance(layer, FlattenSpec):
            if flattened:
                message = sentence("The steps are side by side already: this Flatten changes nothing or repeats them.")
                yield ModelProblem(key=index, message=message, severity="warning")
            elif layer.steps is not None and layer.steps > flow[index].steps:
                yield _long_flatten(index, layer.steps, flow[index].steps, facts)
            flattened = True
        if isinstance(layer, LogMelSpec) and facts.sample_rate and _narrow_bands(layer, facts.sample_rate):
            message = sentence("Some bands are narrower than such short frames can tell apart: take fewer, or longer.")
            yield ModelProblem(key=index, message=message, severity="warning")
    if facts.sample_rate is not None and spec.layers and not isinstance(spec.layers[0], LogMelSpec):
        message = sentence("The blocks read raw samples, thousands a second: put the block Log-mel in the first place.")
        yield ModelProblem(key=0, message=message, severity="warning")
    yield from _head_problems(spec.head, facts, reads=flattened or any(layer.mixes_steps for layer in spec.layers))


def _narrow_bands(layer: LogMelSpec, sample_rate: int) -> bool:
    """Whether the lowest mel triangle is narrower than the distance of two frequencies of a frame."""
    low, high = (_mel(hz) for hz in (layer.low_hz, min(layer.high_hz or sample_rate, sample_rate / 2)))
    upper_edge = 700 * (10 ** ((low + 2 * (high - low) / (layer.mels + 1)) / 2595) - 1)
    return upper_edge - layer.low_hz < sample_rate / layer.window


def _mel(hz: float) -> float:
    return 2595 * math.log10(1 + hz / 700)


def _long_flatten(index: int, steps: int, longest: int, facts: DataFacts) -> ModelProblem:
    if TASKS[facts.task].forecasts:
        message = sentence(
            "Flatten takes {steps} steps, but the context has only {context}. Take fewer, or lengthen the context.",
            steps=steps,
            context=longest,
        )
        return ModelProblem(key=index, message=message)
    message = sentence(
        "Flatten takes {steps} steps, but the longest sequence has {context}: its first step is repeated.",
        steps=steps,
        context=longest,
    )
    return ModelProblem(key=index, message=message, severity="warning")


def _head_problems(head: HeadSpec, facts: DataFacts, *, reads: bool) -> Iterator[ModelProblem]:
    pools = head.kind == "linear" and not TASKS[facts.task].per_step
    if pools and head.pool in ("last", "last_step") and not reads and facts.context > 1:
        message = sentence(
            "The head sees the last step only. Add a recurrent layer or Flatten to use the steps before."
        )
        yield ModelProblem(key="head", message=message, severity="warning")
    if head.kind == "naive" and TASKS[facts.task].forecasts and head.season > facts.context:
        message = sentence(
            "The naive season of {season} steps is longer than the context of {context}: the last value is repeated.",
            season=head.season,
            context=facts.context,
        )
        yield ModelProblem(key="head", message=message, severity="warning")


def _path_problems(spec: ModelSpec, facts: DataFacts) -> Iterator[ModelProblem]:
    """Ticks of the linear path without which it would read the same."""
    if not has_linear_path(spec.head, facts):
        return
    if spec.head.path_level and not path_levels(spec, facts):
        message = sentence(
            "The linear path has no level to read: windows lose none, or their spread with it. Level on the path "
            "changes nothing here."
        )
        yield ModelProblem(key="head", message=message, severity="warning")
    if spec.head.path_season and not season_places(spec, facts):
        message = sentence(
            "The linear path has no season to read: that takes one of 2 to {most} steps that the context holds. Season "
            "on the path changes nothing here.",
            most=MOST_PLACES,
        )
        yield ModelProblem(key="head", message=message, severity="warning")


def _loss_problems(head: HeadSpec, facts: DataFacts, loss: str) -> Iterator[ModelProblem]:
    asks, quantiles = TASKS[facts.task], has_quantiles(head, facts)
    if quantiles and loss != QUANTILE_LOSS:
        yield ModelProblem(key="head", message=QUANTILES_ASK_FOR_PINBALL)
    elif loss == QUANTILE_LOSS and not quantiles:
        yield ModelProblem(key="output", message=PINBALL_ASKS_FOR_QUANTILES)
    if loss in asks.losses or loss == QUANTILE_LOSS:
        return
    if asks.numbers:
        message = sentence("Cross-entropy compares classes, but the model answers numbers: take MSE, MAE or Huber.")
        yield ModelProblem(key="output", message=message)
    else:
        message = sentence(
            "The loss {loss} compares numbers, but the model answers classes: take cross-entropy.", loss=loss
        )
        yield ModelProblem(key="output", message=message)
