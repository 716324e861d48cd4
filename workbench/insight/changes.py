"""Changes that may mend a training: settings by dotted key, from those that it ran with."""

from collections.abc import Mapping

from workbench.data.tasks import TASKS
from workbench.models.cells import CELLS
from workbench.models.spec import RecurrentSpec
from workbench.spec import ExperimentSpec

Change = Mapping[str, float | int | str | bool]
USUAL_RATE = 1e-3
DROPOUT, DECAY = 0.3, 1e-2
USUAL_UNITS = 32


def other_rate(rate: float, factor: float) -> float:
    """A rate some times as high: the usual one, where that lies on the way."""
    changed = rate * factor
    beyond = changed > USUAL_RATE if factor < 1 else changed < USUAL_RATE
    return USUAL_RATE if beyond else float(f"{changed:.2g}")


def regularised(spec: ExperimentSpec) -> Change:
    """Dropout after recurrent layers, and weight decay."""
    change: dict[str, float | int | str | bool] = {
        f"model.layers.{place}.dropout": max(DROPOUT, layer.dropout) for place, layer in _recurrent(spec)
    }
    change["training.weight_decay"] = max(DECAY, spec.training.weight_decay)
    return change


def smaller_steps(spec: ExperimentSpec) -> Change:
    """A learning rate of a third."""
    return {"training.learning_rate": float(f"{spec.training.learning_rate / 3:.2g}")}


def larger(spec: ExperimentSpec) -> Change:
    """Recurrent layers of many times the units."""
    return {f"model.layers.{place}.units": max(USUAL_UNITS, 4 * layer.units) for place, layer in _recurrent(spec)}


def deeper_memory(spec: ExperimentSpec) -> Change:
    """The cell that carries most from step to step, and a head that weighs all steps; nothing where both are so."""
    longest = max(CELLS.values(), key=lambda cell: len(cell.states))
    change: dict[str, float | int | str | bool] = {
        f"model.layers.{place}.cell": longest.name
        for place, layer in _recurrent(spec)
        if len(CELLS[layer.cell].states) < len(longest.states)
    }
    head = spec.model.head
    if head.kind == "linear" and head.pool in ("last", "last_step") and not TASKS[spec.data.task].per_step:
        change["model.head.pool"] = "attention"
    return change


def _recurrent(spec: ExperimentSpec) -> list[tuple[int, RecurrentSpec]]:
    return [(place, layer) for place, layer in enumerate(spec.model.layers) if isinstance(layer, RecurrentSpec)]
