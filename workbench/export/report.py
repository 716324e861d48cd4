"""What an export wrote, and how near its answers are to the app's."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from workbench.data.spec import Task
from workbench.sentence import Sentence

FileKind = Literal["onnx", "torch", "stream"]
Format = Literal["onnx", "torch", "bundle"]
KINDS: dict[Format, tuple[Literal["onnx", "torch"], ...]] = {
    "onnx": ("onnx",),
    "torch": ("torch",),
    "bundle": ("onnx", "torch"),
}
OUTPUTS: dict[Task, str] = {
    "forecast": "forecast",
    "regress": "answers",
    "classify": "probabilities",
    "label-steps": "probabilities",
    "next-token": "probabilities",
}
"""What an ONNX file calls its answer, per task."""
TOLERANCE = 1e-4
"""Largest allowed difference, in standard deviations of the target or in probability."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One batch that the exported file answered in a process of its own, and its largest difference."""

    file: str
    """The kind of file: onnx, torch, or the name of a further format."""
    batch: int
    length: int
    difference: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """Files by path, and every check that they passed."""

    files: tuple[str, ...]
    verified: bool
    max_difference: float
    checked: tuple[Check, ...]
    notes: tuple[Sentence, ...] = ()
    """What else is to be told of further formats."""
    not_streamed: tuple[Sentence, ...] = ()
    """Why an ONNX file has no streaming twin, and what would do."""

    def as_json(self) -> dict[str, Any]:
        """The object that `--json` prints."""
        values = asdict(self)
        notes = values.pop("notes")
        values["not_streamed"] = [str(each) for each in self.not_streamed]
        return values | ({"notes": [str(note) for note in self.notes]} if notes else {})
