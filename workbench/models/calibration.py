"""Calibration: how a classifier's logits become probabilities that hold, and from which on it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from annotated_types import Interval
from pydantic import TypeAdapter

FILE = "calibration.json"
"""Where a run keeps it."""
DONT_KNOW = "don't know"
"""What tables say in place of a class that is less probable than the threshold."""
FEWEST = 30
"""Validation answers from which on a temperature is fitted: of fewer, one error more or less moves it far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """What was found on examples that training never saw; as it stands here it changes nothing."""

    temperature: Annotated[float, Interval(gt=0, le=1e6)] = 1.0
    """What logits are divided by (temperature scaling: Guo et al., 2017)."""
    threshold: Annotated[float, Interval(ge=0, le=1)] = 0.0
    """Answers less probable than this are "don't know"; 0 answers always."""
    wanted: Annotated[float, Interval(ge=0, lt=1)] = 0.0
    """The accuracy that the threshold was chosen for; 0 where none was."""
    examples: Annotated[int, Interval(ge=0)] = 0
    """Of the validation part, by which the temperature was fitted; 0 where none was."""


UNCALIBRATED = Calibration()
_CALIBRATIONS = TypeAdapter(Calibration)


def read_calibration(about: Mapping[str, Any]) -> Calibration:
    """From the description of an exported model, which has none where nothing was calibrated.

    Raises pydantic's ValidationError for values that cannot be.
    """
    return _CALIBRATIONS.validate_python(about.get("calibration", {}))
