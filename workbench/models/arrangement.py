"""What keeps blocks from being put together: places, tasks and sizes that do not go with each other.

Pure arithmetic on specs; a model is only built where there are none of these problems.
"""

from collections.abc import Iterator

from workbench.data.dataset import DataFacts
from workbench.data.tasks import TASKS
from workbench.models.flow import Flow, flows, places
from workbench.models.problem import BlockKey, ModelProblem
from workbench.models.spec import EmbeddingSpec, LayerSpec, ModelSpec, SegmentsSpec
from workbench.sentence import Sentence, sentence


def arrangement_problems(spec: ModelSpec, facts: DataFacts | None) -> tuple[ModelProblem, ...]:
    """Every such error, in the order of the blocks; without facts only those that any data would have."""
    found: list[ModelProblem] = []
    if facts is not None:
        for layer, place in zip(spec.layers, places(spec, facts), strict=True):
            messages = [*layer.misplaced(place), *_about_steps(layer, facts)]
            found.extend(_error(place.index, message) for message in messages)
        found.extend(_error("head", message) for message in _about_head(spec, facts, flows(spec, facts)[-1]))
    if spec.head.kind == "naive" and spec.layers:
        message = sentence("The naive head reads the data itself: remove the layers, or take the linear head.")
        found.append(_error("head", message))
    return tuple(found)


def _error(key: BlockKey, message: Sentence) -> ModelProblem:
    return ModelProblem(key=key, message=message)


def _about_steps(layer: LayerSpec, facts: DataFacts) -> Iterator[Sentence]:
    if TASKS[facts.task].per_step and not layer.keeps_steps():
        yield sentence("Every step is to be answered, but this block merges steps.")
    if not TASKS[facts.task].text:
        return
    if layer.looks_ahead():
        yield sentence("This block sees the character that is to be guessed: let it read forwards only, or be causal.")


def _about_head(spec: ModelSpec, facts: DataFacts, before: Flow) -> Iterator[Sentence]:
    if spec.head.kind == "segments":
        cut = [layer for layer in spec.layers if isinstance(layer, SegmentsSpec)]
        if not TASKS[facts.task].forecasts or not cut:
            yield sentence("The segments head goes on where the block Segments began: add it, or take the linear head.")
        elif any(not layer.keeps_steps() for layer in spec.layers[1:]):
            yield sentence("The segments head needs the segments in order: remove the block that merges them.")
        elif before.size < 2:
            yield sentence("The segments head needs at least two features from the block before it.")
    if TASKS[facts.task].text and spec.head.kind == "linear" and not _starts_with_embedding(spec):
        yield sentence("Text needs the block Embedding in the first place, so that characters become vectors.")


def _starts_with_embedding(spec: ModelSpec) -> bool:
    return bool(spec.layers) and isinstance(spec.layers[0], EmbeddingSpec)
