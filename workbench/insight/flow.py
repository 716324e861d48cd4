"""Flow: how learning ran through a run, from what was measured while it trained."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workbench.errors import WorkbenchError
from workbench.insight.parts import named
from workbench.insight.question import Asked
from workbench.insight.subject import Subject
from workbench.progress import Progress, Work
from workbench.sentence import Sentence, sentence
from workbench.training.events import EpochFlow, LayerFlow

FADES, EXPLODES = 1e-3, 1e3
"""The gradient at the first step, in shares of that at the last, beyond which it fades or explodes."""
IDLE = 0.3
"""Share of idle units that is worth a word."""
STILL, RESTLESS = 1e-5, 0.5
"""Shares of their norm by which weights move between two measures where they hardly learn, or are thrown about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """All measures of a run, the oldest first."""

    epochs: tuple[EpochFlow, ...]

    @property
    def last(self) -> EpochFlow:
        """The newest measure."""
        return self.epochs[-1]

    def told(self) -> tuple[Sentence, ...]:
        """What stands out in the newest measure, layer by layer."""
        found = [line for layer in self.last.layers for line in _said(layer)]
        return tuple(found) or (
            sentence(
                "After epoch {epoch} gradients reach every layer and step, and no unit is idle.", epoch=self.last.epoch
            ),
        )

    def header(self) -> tuple[str, ...]:
        """The table's columns."""
        return ("epoch", "layer", "gradient", "update ratio", "idle units", "place", "gradient at place")

    def rows(self) -> Iterator[tuple[object, ...]]:
        """A row per layer and epoch, and for each place along the steps."""
        for flow in self.epochs:
            for layer in flow.layers:
                known = (flow.epoch, layer.name, layer.gradient, layer.ratio, layer.idle)
                for place, norm in enumerate(layer.fading, 1):
                    yield (*known, place, norm)
                if not layer.fading:
                    yield (*known, None, None)

    def as_json(self) -> dict[str, Any]:
        """What `explain` prints."""
        return {
            "what": "flow",
            "epochs": [
                {
                    "epoch": flow.epoch,
                    "layers": [
                        {
                            "name": layer.name,
                            "gradient": layer.gradient,
                            "update_ratio": layer.ratio,
                            "idle": layer.idle,
                            "fading": list(layer.fading),
                        }
                        for layer in flow.layers
                    ],
                }
                for flow in self.epochs
            ],
            "told": [str(line) for line in self.told()],
        }


def ask_flow(subject: Subject, asked: Asked) -> Work[Flow]:
    """What was measured while the run trained. Raises WorkbenchError where nothing was."""
    yield Progress(done=0.0, message=sentence("Reading the run's history"))
    flows = subject.run.flows
    if not flows:
        raise WorkbenchError(
            "Nothing was measured while run {run} trained: runs of older versions and on CUDA do not follow gradients.",
            run=subject.run.id,
        )
    return Flow(epochs=flows)


def _said(layer: LayerFlow) -> Iterator[Sentence]:
    share = layer.fading[0] / max(layer.fading[-1], 1e-300) if layer.fading else 1.0
    if share < FADES:
        yield sentence(
            "In {layer} gradients fade: at the first step {share} of the last.",
            layer=named(layer.name),
            share=f"{share:.1e}",
        )
    if share > EXPLODES:
        yield sentence(
            "In {layer} gradients explode: at the first step {share} times the last.",
            layer=named(layer.name),
            share=f"{share:.1e}",
        )
    if layer.idle is not None and layer.idle > IDLE:
        yield sentence(
            "{percent} % of the units of {layer} are idle.", percent=round(100 * layer.idle), layer=named(layer.name)
        )
    if layer.ratio is not None and layer.ratio < STILL:
        yield sentence("The weights of {layer} hardly move.", layer=named(layer.name))
    if layer.ratio is not None and layer.ratio > RESTLESS:
        yield sentence(
            "The weights of {layer} are thrown about: they moved by {percent} %.",
            layer=named(layer.name),
            percent=round(100 * layer.ratio),
        )
