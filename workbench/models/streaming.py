"""Whether a model can read a sequence as it comes, step by step, and what stands in the way.

Each layer's spec answers for itself; the preprocessing and the head are asked here.
"""

from collections.abc import Iterator

from workbench.data.dataset import DataFacts
from workbench.data.tasks import TASKS
from workbench.models.flow import has_kernel_path, places
from workbench.models.spec import HeadSpec, ModelSpec
from workbench.sentence import Sentence, sentence


def stream_problems(spec: ModelSpec, facts: DataFacts) -> tuple[Sentence, ...]:
    """Why the model cannot answer step by step as it answers the whole, and what would do, each once; else nothing."""
    return tuple({str(problem): problem for problem in _problems(spec, facts)}.values())


def _problems(spec: ModelSpec, facts: DataFacts) -> Iterator[Sentence]:
    if spec.preprocess.level != "none":
        yield sentence(
            "The level that is removed from a window follows from all of it: choose none under Remove level."
        )
    for layer, place in zip(spec.layers, places(spec, facts), strict=True):
        yield from layer.unstreamable(place)
    yield from _of_head(spec.head, facts)


def _of_head(head: HeadSpec, facts: DataFacts) -> Iterator[Sentence]:
    if head.kind == "naive":
        yield sentence("The naive answer is none that is learned: take the linear head.")
    elif head.pool not in ("last", "last_step") and not TASKS[facts.task].per_step:
        yield sentence("The head sums up the whole sequence: choose the pooling last.")
    if has_kernel_path(head, facts):
        yield sentence("The kernel path reads the whole sequence: switch it off.")


def first_answered(spec: ModelSpec) -> int:
    """The steps that must have come before there is any answer: the first layer's frame, or one."""
    return max((layer.least_steps() for layer in spec.layers), default=1)
