"""ModelProblem: something that does not fit, at a block of a model."""

from dataclasses import dataclass
from typing import Literal

from workbench.sentence import Sentence

BlockKey = Literal["input", "preprocess", "head", "output"] | int
Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelProblem:
    """Something that does not fit, at a block; an error keeps the model from training, a warning does not."""

    key: BlockKey
    message: Sentence
    severity: Severity = "error"
