"""Where states live: the hidden states of many examples on two axes, each example a path.

Shapes: E examples, P steps of a path, U units, N all steps of all paths.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Doubles, Floats, Integers, Part, evenly
from workbench.data.tasks import TASKS
from workbench.insight.question import Asked
from workbench.insight.reading import columns_alone, padded, read
from workbench.insight.subject import Subject
from workbench.models.unrolled import Unrolled, unrolled
from workbench.progress import Progress, Work
from workbench.sentence import Sentence, sentence

MOST_EXAMPLES = 160
MOST_STEPS = 4000
"""Steps of one example that are read: of a longer one the end."""
PATH = 64
"""Steps of a path that are drawn, evenly chosen."""
BATCH_STEPS = 1 << 14

Place = tuple[int, int, str]
"""A layer, both its directions together: block, depth, and the column that it reads alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerPaths:
    """The states of one layer on the two axes along which they differ most."""

    block: int
    depth: int
    column: str
    paths: tuple[Doubles, ...]
    """One for each example, as P,2."""
    shares: tuple[float, float]
    """How much of all variance each axis shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class States:
    """The paths of examples of a part, layer by layer, the last layer first."""

    part: Part
    places_E: Integers
    """Which examples of the part they are."""
    sequences_E: tuple[str, ...]
    steps: tuple[Integers, ...]
    """Of each example the steps that its path goes through."""
    classes: tuple[str, ...]
    """Names of the classes; none where sequences have none."""
    classes_E: Integers
    layers: tuple[LayerPaths, ...]

    def told(self) -> tuple[Sentence, ...]:
        """How much of the last layer the picture shows."""
        first = self.layers[0]
        return (
            sentence(
                "These two axes show {share} % of how the states of block {block}, layer {layer} differ in {count} "
                "examples.",
                share=round(100 * sum(first.shares)),
                block=first.block,
                layer=first.depth,
                count=len(self.places_E),
            ),
        )

    def header(self) -> tuple[str, ...]:
        """The table's columns."""
        return ("block", "layer", "column", "example", "sequence", "class", "step", "first_axis", "second_axis")

    def rows(self) -> Iterator[tuple[object, ...]]:
        """One state a row."""
        for layer in self.layers:
            for e, path_P2 in enumerate(layer.paths):
                label = self.classes[self.classes_E[e]] if self.classes_E[e] >= 0 else ""
                place = (layer.block, layer.depth, layer.column, int(self.places_E[e]) + 1, self.sequences_E[e], label)
                steps = (self.steps[e] + 1).tolist()
                yield from ((*place, step, *point) for step, point in zip(steps, path_P2.tolist(), strict=True))

    def as_json(self) -> dict[str, Any]:
        """Paths by layer and example."""
        return {
            "what": "states",
            "part": self.part,
            "examples": (self.places_E + 1).tolist(),
            "sequences": list(self.sequences_E),
            "classes": [self.classes[c] if c >= 0 else None for c in self.classes_E.tolist()],
            "layers": [
                {
                    "block": layer.block,
                    "layer": layer.depth,
                    "column": layer.column,
                    "shares": list(layer.shares),
                    "paths": [path_P2.tolist() for path_P2 in layer.paths],
                }
                for layer in self.layers
            ],
        }


def states(subject: Subject, asked: Asked) -> Work[States]:
    """Read examples of a part, evenly chosen where there are many, and project their states."""
    examples, dataset = subject.examples(asked.part), subject.loaded.dataset
    places_E = evenly(len(examples), MOST_EXAMPLES)
    sequences_E = examples.sequences_E[places_E]
    lengths_E = np.minimum(examples.lengths_E[places_E], MOST_STEPS).astype(np.int64)
    found: dict[Place, list[Floats]] = {}
    batch = max(1, BATCH_STEPS // int(lengths_E.max()))
    for first in range(0, len(places_E), batch):
        yield Progress(done=0.9 * first / len(places_E), message=sentence("Reading examples"))
        for place, paths in _paths(subject, asked.part, places_E[first : first + batch]):
            found.setdefault(place, []).extend(paths)
    yield Progress(done=0.9, message=sentence("Looking for two axes"))
    labelled = TASKS[dataset.task].labels_sequences
    return States(
        part=asked.part,
        places_E=places_E,
        sequences_E=tuple(str(dataset.names_S[s]) for s in sequences_E.tolist()),
        steps=tuple(_evenly_of(int(length)) for length in lengths_E.tolist()),
        classes=dataset.classes if labelled else (),
        classes_E=dataset.labels_S[sequences_E] if labelled else np.full(len(places_E), -1),
        layers=tuple(_projected(place, found[place]) for place in reversed(found)),
    )


def _paths(subject: Subject, part: Part, places: Integers) -> Iterator[tuple[Place, list[Floats]]]:
    """The states of each example at the steps of its path."""
    x_BTF, lengths_B = padded(subject, part, places, MOST_STEPS)
    steps = [_evenly_of(int(length)) for length in lengths_B.tolist()]
    for entered in read(subject.model, x_BTF, lengths_B)[1]:
        columns = columns_alone(subject.model, len(places), entered)
        by_depth: dict[int, list[Unrolled]] = {}
        for one in unrolled(entered.layer, entered.x_RTF, entered.lengths_R):
            by_depth.setdefault(one.depth, []).append(one)
        for depth, ways in by_depth.items():
            states_RTU = np.concatenate([way.values[way.cell.states[0]].numpy() for way in ways], axis=2)
            for number, column in enumerate(columns):
                own_BTU = states_RTU[number :: len(columns)]
                lengths = entered.lengths_R[number :: len(columns)].tolist()
                paths = [
                    own_BTU[b, at * length // int(lengths_B[b])]  # where steps were merged, the one that holds it
                    for b, (at, length) in enumerate(zip(steps, lengths, strict=True))
                ]
                yield (entered.block, depth + 1, column), paths


def _evenly_of(length: int) -> Integers:
    return np.linspace(0, length - 1, min(PATH, length)).round().astype(np.int64)


def _projected(place: Place, paths: list[Floats]) -> LayerPaths:
    points, shares = project(np.concatenate(paths))
    cuts = np.cumsum([len(path) for path in paths])[:-1]
    return LayerPaths(
        block=place[0], depth=place[1], column=place[2], paths=tuple(np.split(points, cuts)), shares=shares
    )


def project(states_NU: Floats) -> tuple[npt.NDArray[np.float64], tuple[float, float]]:
    """Principal components: points on the two axes of most variance, and the share that each shows.

    Of each axis the strongest unit points upwards, so that the picture is the same each time.
    """
    centred_NU = states_NU.astype(np.float64) - states_NU.mean(axis=0, dtype=np.float64)
    variances, axes_UA = np.linalg.eigh(centred_NU.T @ centred_NU)
    first = np.argsort(variances, kind="stable")[::-1][:2]
    chosen_U2 = np.zeros((states_NU.shape[1], 2))
    chosen_U2[:, : len(first)] = axes_UA[:, first]
    strongest = chosen_U2[np.abs(chosen_U2).argmax(axis=0), [0, 1]]
    chosen_U2 *= np.where(strongest < 0, -1, 1)
    total = max(float(variances.sum()), 1e-30)
    found = [max(0.0, float(variances[axis])) / total for axis in first]
    return centred_NU @ chosen_U2, (found[0], found[1] if len(found) > 1 else 0.0)
