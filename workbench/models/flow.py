"""What flows from block to block, in numbers: steps, features and, where columns are read alone, channels.

Each layer's spec says how it changes lengths and widths; building, summaries and exports ask here.
"""

from workbench.data.dataset import NAME_INPUT, DataFacts
from workbench.data.tasks import TASKS
from workbench.models.category_sizes import CategorySize, category_sizes
from workbench.models.spec import DropoutSpec, HeadSpec, KernelsSpec, ModelSpec, PreprocessSpec, RecurrentSpec
from workbench.models.specs.layer import Flow, LayerPlace

__all__ = [
    "Flow",
    "LayerPlace",
    "answer_shape",
    "begins_solved",
    "flows",
    "has_kernel_path",
    "has_linear_path",
    "has_quantiles",
    "holds_season",
    "linear_maps",
    "places",
    "quantity_features",
    "season_places",
    "sizes_of",
    "two_way_units",
]

MOST_PATHS = 16
"""Names up to which each has a linear path of its own."""
MOST_PLACES = 168
"""Steps of a season that a linear path tells apart, as the hours of a week."""


def flows(spec: ModelSpec, facts: DataFacts) -> tuple[Flow, ...]:
    """What enters each layer, in order, and last what enters the head."""
    size = quantity_features(facts) + sum(size.width for size in sizes_of(facts))
    found = [Flow(steps=facts.context, size=size, typical=facts.typical)]
    for layer in spec.layers:
        found.append(layer.flow(found[-1]))
    return tuple(found)


def quantity_features(facts: DataFacts) -> int:
    """Features of a step that are no words: they come first."""
    return facts.numbers * (2 if facts.missing_mask else 1)


def linear_maps(facts: DataFacts) -> int:
    """How many linear paths there are: one, or where few series are told apart by their names, one for each name's
    number."""
    names = 0 if facts.named is None else len(facts.categories[NAME_INPUT])
    return 1 + names if names <= MOST_PATHS else 1


def sizes_of(facts: DataFacts) -> tuple[CategorySize, ...]:
    """The features that stand for the words of each category."""
    return category_sizes(tuple(facts.categories.values()))


def answer_shape(facts: DataFacts) -> tuple[int, ...]:
    """Numbers per example, or per step where every step is answered: (horizon, targets), (targets,) or (classes,)."""
    asks = TASKS[facts.task]
    if asks.forecasts:
        return (facts.horizon, len(facts.targets))
    return (len(facts.targets),) if asks.numbers else (len(facts.classes),)


def levelled_inputs(spec: PreprocessSpec, facts: DataFacts) -> int:
    """How many of the quantities, the first, lose their level."""
    return len(facts.targets) if spec.keep_other_levels and TASKS[facts.task].forecasts else facts.numbers


def two_way_units(spec: ModelSpec, facts: DataFacts) -> int:
    """Units of each half of the two-way layer whose own ends the head reads; 0 where it reads one step of all."""
    mixing = [layer for layer in spec.layers if not isinstance(layer, DropoutSpec)]
    last = mixing[-1] if mixing else None
    if not isinstance(last, RecurrentSpec) or not last.bidirectional or TASKS[facts.task].per_step:
        return 0
    return last.units if spec.head.kind == "linear" and spec.head.pool == "last" else 0


def has_linear_path(head: HeadSpec, facts: DataFacts) -> bool:
    """Whether the window goes straight to the horizon as well."""
    return head.linear_path and head.kind == "linear" and TASKS[facts.task].forecasts


def path_levels(spec: ModelSpec, facts: DataFacts) -> int:
    """How many levels, those of the targets, the linear path reads after the window."""
    reads = spec.head.path_level and has_linear_path(spec.head, facts) and spec.preprocess.level in ("last", "mean")
    return len(facts.targets) if reads else 0


def season_places(spec: ModelSpec, facts: DataFacts) -> int:
    """How many steps of a season the linear path tells apart by the window; 0 where it does not."""
    reads = spec.head.path_season and has_linear_path(spec.head, facts)
    return facts.season if reads and holds_season(facts) else 0


def holds_season(facts: DataFacts) -> bool:
    """Whether the series have a season, of not too many steps, that the window holds."""
    return 1 < facts.season <= min(facts.context, MOST_PLACES)


def has_kernel_path(head: HeadSpec, facts: DataFacts) -> bool:
    """Whether kernel features of the numbers tell the class as well."""
    return head.kernel_path and head.kind == "linear" and TASKS[facts.task].labels_sequences and facts.numbers > 0


def has_quantiles(head: HeadSpec, facts: DataFacts) -> bool:
    """Whether a forecast answers quantiles around its median."""
    return head.quantiles and head.kind == "linear" and TASKS[facts.task].forecasts


def begins_solved(spec: ModelSpec, facts: DataFacts) -> bool:
    """Whether the head's weights are solved before training: it reads kernel features of the whole sequence alone."""
    if TASKS[facts.task].per_step or has_linear_path(spec.head, facts):
        return False
    mixing = [layer for layer in spec.layers if not isinstance(layer, DropoutSpec)]
    last = mixing[-1] if mixing else None
    return isinstance(last, KernelsSpec) and last.window is None and spec.head.kind == "linear"


def places(spec: ModelSpec, facts: DataFacts) -> tuple[LayerPlace, ...]:
    """Where each layer stands, in order."""
    flow, plain = flows(spec, facts), spec.preprocess.scale == "none" and spec.preprocess.level == "none"
    return tuple(
        LayerPlace(
            index=index,
            layers=spec.layers,
            flow=flow,
            facts=facts,
            head=spec.head.kind,
            values_as_they_are=plain,
        )
        for index in range(len(spec.layers))
    )
