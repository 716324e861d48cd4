"""The pictures of the Inside page's tabs, by the name of their question; tabs stand in the order of the questions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workbench.gui.insight.diagnosis_cards import DiagnosisCards
from workbench.gui.insight.gates_picture import GatesPicture
from workbench.gui.insight.importance_picture import ImportancePicture
from workbench.gui.insight.memory_picture import MemoryPicture
from workbench.gui.insight.path_picture import PathPicture
from workbench.gui.insight.saliency_picture import SaliencyPicture
from workbench.gui.insight.states_picture import StatesPicture
from workbench.gui.runs.flow_picture import FlowPicture


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How one question is shown."""

    make: Callable[..., Any]
    """Of a desk a widget that is a `Picture`."""
    in_steps: bool = False
    """Whether it is a `Stepwise`, so much is in it."""
    by_itself: bool = True
    """Whether the question is asked as soon as its tab is seen; what takes long waits for a click."""


VIEWS: dict[str, View] = {
    "gates": View(make=GatesPicture, in_steps=True),
    "states": View(make=StatesPicture),
    "saliency": View(make=SaliencyPicture),
    "memory": View(make=MemoryPicture, by_itself=False),
    "importance": View(make=ImportancePicture, by_itself=False),
    "path": View(make=PathPicture),
    "flow": View(make=lambda desk: FlowPicture(desk.session.save_points)),
    "diagnosis": View(make=DiagnosisCards),
}
