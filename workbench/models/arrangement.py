"""What keeps blocks from being put together: places, tasks and sizes that do not go with each other.

Pure arithmetic on specs; a model is only built where there are none of these problems.
"""

from collections.abc import Iterator

from workbench.data.dataset import DataFacts
from workbench.data.tasks import TASKS
from workbench.models.flow import Flow, flows, keeps_steps
from workbench.models.problem import BlockKey, ModelProblem
from workbench.models.spec import (
    AttentionSpec,
    Conv1dSpec,
    EmbeddingSpec,
    LayerSpec,
    LogMelSpec,
    MfccSpec,
    ModelSpec,
    RecurrentSpec,
    ResidualSpec,
    SegmentsSpec,
)
from workbench.sentence import Sentence, sentence


def arrangement_problems(spec: ModelSpec, facts: DataFacts | None) -> tuple[ModelProblem, ...]:
    """Every such error, in the order of the blocks; without facts only those that any data would have."""
    found: list[ModelProblem] = []
    if facts is not None:
        flow = flows(spec, facts)
        for index, layer in enumerate(spec.layers):
            messages = [*_about_layer(layer, index, spec, facts, flow), *_about_steps(layer, facts)]
            found.extend(_error(index, message) for message in messages)
        found.extend(_error("head", message) for message in _about_head(spec, facts, flow[-1]))
    if spec.head.kind == "naive" and spec.layers:
        message = sentence("The naive head reads the data itself: remove the layers, or take the linear head.")
        found.append(_error("head", message))
    return tuple(found)


def _error(key: BlockKey, message: Sentence) -> ModelProblem:
    return ModelProblem(key=key, message=message)


def _about_layer(
    layer: LayerSpec, index: int, spec: ModelSpec, facts: DataFacts, flow: tuple[Flow, ...]
) -> Iterator[Sentence]:
    match layer:
        case LogMelSpec():
            yield from _about_sound(layer, index, facts)
        case SegmentsSpec():
            yield from _about_segments(index, spec, facts)
        case EmbeddingSpec():
            yield from _about_embedding(index, spec, facts)
        case ResidualSpec():
            yield from _about_residual(layer, index, spec)
        case AttentionSpec() if flow[index].size % layer.heads:
            yield sentence(
                "{heads} heads cannot share {size} features evenly: take a number of heads that divides them.",
                heads=layer.heads,
                size=flow[index].size,
            )


def _about_sound(layer: LogMelSpec, index: int, facts: DataFacts) -> Iterator[Sentence]:
    if index > 0:
        yield sentence("Sound features are made of raw samples: move this block to the first place.")
    if facts.sample_rate is None:
        yield sentence("The data has no sample rate, so it is no sound: remove this block.")
    if len(facts.inputs) != 1 or facts.missing_mask:
        yield sentence("Sound features are made of one column of samples without gaps.")
    high = min(layer.high_hz or float("inf"), (facts.sample_rate or 2 * layer.low_hz + 2) / 2)
    if layer.low_hz >= high:
        yield sentence(
            "The lowest frequency, {low} Hz, is not below the highest, {high} Hz.", low=layer.low_hz, high=high
        )
    if isinstance(layer, MfccSpec) and layer.coefficients > layer.mels:
        yield sentence(
            "{coefficients} coefficients cannot be made of {mels} bands: take no more than there are bands.",
            coefficients=layer.coefficients,
            mels=layer.mels,
        )


def _about_segments(index: int, spec: ModelSpec, facts: DataFacts) -> Iterator[Sentence]:
    if index > 0:
        yield sentence("Segments are cut from the columns themselves: move this block to the first place.")
    if not TASKS[facts.task].forecasts:
        yield sentence("Segments are for forecasts: each column is read alone, and nothing puts them together again.")
    elif spec.head.kind != "segments":
        yield sentence("After Segments each column is alone: choose the kind segments for the head.")
    if facts.missing_mask:
        yield sentence("Segments cannot mark missing values: let the data fill them in another way.")


def _about_embedding(index: int, spec: ModelSpec, facts: DataFacts) -> Iterator[Sentence]:
    if not TASKS[facts.task].text:
        yield sentence("An embedding is for text: it gives every character a vector, but the data holds measurements.")
    elif index > 0:
        yield sentence("An embedding reads the characters themselves: move it to the first place.")
    if spec.preprocess.scale != "none" or spec.preprocess.level != "none":
        yield sentence("Characters are names, not quantities: switch scaling and level off in the preprocessing.")


def _about_residual(layer: ResidualSpec, index: int, spec: ModelSpec) -> Iterator[Sentence]:
    if layer.span > index:
        yield sentence(
            "The shortcut leads around {span} blocks, but only {index} come before it.", span=layer.span, index=index
        )
    elif not all(keeps_steps(spanned) for spanned in spec.layers[index - layer.span : index]):
        yield sentence("A block inside the shortcut changes the number of steps: nothing fits to be added.")
    elif any(isinstance(spanned, EmbeddingSpec) for spanned in spec.layers[index - layer.span : index]):
        yield sentence("The shortcut would add the characters' numbers: lead it around the blocks after the embedding.")


def _about_steps(layer: LayerSpec, facts: DataFacts) -> Iterator[Sentence]:
    if TASKS[facts.task].per_step and not keeps_steps(layer):
        yield sentence("Every step is to be answered, but this block merges steps.")
    if not TASKS[facts.task].text:
        return
    looks_ahead = (
        (isinstance(layer, RecurrentSpec) and layer.bidirectional)
        or (isinstance(layer, Conv1dSpec) and layer.width > 1 and not layer.causal)
        or (isinstance(layer, AttentionSpec) and not layer.causal)
    )
    if looks_ahead:
        yield sentence("This block sees the character that is to be guessed: let it read forwards only, or be causal.")


def _about_head(spec: ModelSpec, facts: DataFacts, before: Flow) -> Iterator[Sentence]:
    if spec.head.kind == "segments":
        cut = [layer for layer in spec.layers if isinstance(layer, SegmentsSpec)]
        if not TASKS[facts.task].forecasts or not cut:
            yield sentence("The segments head goes on where the block Segments began: add it, or take the linear head.")
        elif any(not keeps_steps(layer) for layer in spec.layers[1:]):
            yield sentence("The segments head needs the segments in order: remove the block that merges them.")
        elif before.size < 2:
            yield sentence("The segments head needs at least two features from the block before it.")
    if TASKS[facts.task].text and spec.head.kind == "linear" and not _starts_with_embedding(spec):
        yield sentence("Text needs the block Embedding in the first place, so that characters become vectors.")


def _starts_with_embedding(spec: ModelSpec) -> bool:
    return bool(spec.layers) and isinstance(spec.layers[0], EmbeddingSpec)
