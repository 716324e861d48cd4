"""How active every unit is in many examples of a part, and in which it is most.

Shapes: E examples, U units, T steps, R rows of a batch.
"""

from dataclasses import dataclass

import numpy as np
import torch

from workbench.data.dataset import Floats, Integers, Part, evenly
from workbench.insight.gates import LayerGates
from workbench.insight.reading import columns_alone, padded, read
from workbench.insight.subject import Subject
from workbench.models.preprocess import valid_steps
from workbench.models.unrolled import unrolled
from workbench.progress import Progress, Work
from workbench.sentence import sentence

MOST_EXAMPLES = 400
MOST_STEPS = 4000
"""Steps of one example."""
BATCH_STEPS = 1 << 15

Place = tuple[int, int, bool, str]
"""A layer: block, depth, whether it reads backwards, and the column that it reads alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """The mean distance of each unit's state from zero."""

    part: Part
    places_E: Integers
    """Which examples of the part were read."""
    layers: dict[Place, Floats]
    """E,U by layer."""

    def most_active(self, place: Place, unit: int, count: int) -> list[tuple[int, float]]:
        """Examples, by their place in the part, in which a unit is most active, and how much it is."""
        mean_E = self.layers[place][:, unit]
        first = np.argsort(-mean_E, kind="stable")[:count]
        return [(int(self.places_E[e]), float(mean_E[e])) for e in first]


def place_of(layer: LayerGates) -> Place:
    """Which layer it is."""
    return layer.block, layer.depth, layer.backward, layer.column


def activity(subject: Subject, part: Part) -> Work[Activity]:
    """Read examples of a part, evenly chosen where there are many."""
    subject = subject.with_own_model()
    places_E = evenly(len(subject.examples(part)), MOST_EXAMPLES)
    lengths_E = subject.examples(part).lengths_E[places_E]
    found: dict[Place, list[Floats]] = {}
    done, order = 0, np.argsort(lengths_E, kind="stable")
    while done < len(order):
        yield Progress(done=done / len(order), message=sentence("Reading examples"))
        longest = min(int(lengths_E[order[done]]), MOST_STEPS)
        some = order[done : done + max(1, BATCH_STEPS // longest // 2)]
        for place, mean_BU in _means(subject, part, places_E[some]).items():
            found.setdefault(place, []).append(mean_BU)
        done += len(some)
    back = np.argsort(order)
    layers = {place: np.concatenate(parts)[back] for place, parts in found.items()}
    return Activity(part=part, places_E=places_E, layers=layers)


def _means(subject: Subject, part: Part, places: Integers) -> dict[Place, Floats]:
    found: dict[Place, Floats] = {}
    _, entered = read(subject.model, *padded(subject, part, places, MOST_STEPS))
    for block in entered:
        columns = columns_alone(subject.model, len(places), block)
        valid_RT1 = valid_steps(block.x_RTF, block.lengths_R)[:, :, None]
        for one in unrolled(block.layer, block.x_RTF, block.lengths_R):
            states_RTU = one.values[one.cell.states[0]].abs().where(valid_RT1, torch.tensor(0.0))
            mean_RU = (states_RTU.sum(dim=1) / block.lengths_R[:, None]).numpy()
            for number, column in enumerate(columns):
                found[block.block, one.depth + 1, one.backward, column] = mean_RU[number :: len(columns)]
    return found
