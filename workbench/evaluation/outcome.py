"""The strongest rival on a case, and whether the model is better, as good or worse. E examples or blocks of steps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from workbench.data.dataset import Doubles
from workbench.evaluation.significance import PairedTest

MATTERS = 0.02
"""Share of a mean loss below which a difference is no reason to prefer either; 1 % of a root mean squared error."""
Outcome = Literal["better", "as_good", "worse"]
Test = Callable[[Doubles, Doubles], PairedTest]
"""Whether the losses of the first, E, are smaller than those of the second by more than luck."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A model beside the rival of the smallest mean loss."""

    rival: str
    outcome: Outcome
    test: PairedTest
    """One-sided, of what the outcome says; of "the model is better" where neither is."""
    model: float
    """The model's mean loss."""
    best: float
    """The rival's."""


def compare(model_E: Doubles, rivals: Mapping[str, Doubles], test: Test) -> Comparison:
    """Hold the model's losses against those of the strongest rival, the simplest of several equals."""
    name = min(rivals, key=lambda rival: float(rivals[rival].mean()))
    model, best = float(model_E.mean()), float(rivals[name].mean())
    ahead, behind = test(model_E, rivals[name]), test(rivals[name], model_E)
    outcome: Outcome = "as_good"
    if model < (1 - MATTERS) * best and ahead.significant:
        outcome = "better"
    elif model > (1 + MATTERS) * best and behind.significant:
        outcome = "worse"
    told = behind if outcome == "worse" else ahead
    return Comparison(rival=name, outcome=outcome, test=told, model=model, best=best)
