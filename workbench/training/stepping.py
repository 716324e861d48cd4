"""Which step trains: captured where the device can, in the number format that is asked for or measured faster."""

from collections.abc import Callable
from dataclasses import replace

import torch

from workbench.data.dataset import Examples
from workbench.sentence import sentence
from workbench.training.captured import CapturedStep
from workbench.training.spec import TrainingSpec
from workbench.training.steps import EagerStep, Learner

Step = EagerStep | CapturedStep
HALF_FROM_WEIGHTS = 500_000
"""Smaller models never gain from bfloat16, so that measuring it would only cost time."""
HALF_GAIN = 1.25
"""How much faster bfloat16 must be to be taken without being asked for."""


def choose_step(
    learner: Learner, examples: Examples, begin: Callable[[Step], None], *, half: bool | None = None
) -> Step:
    """The fastest step that works here; `begin` readies it for the next epoch, `half` repeats an earlier choice."""
    device = learner.resident.device
    if device.type != "cuda":
        return EagerStep(learner, sentence("Steps run operation by operation: CUDA graphs need a CUDA device."))
    if learner.ranks.several:
        why = sentence("Steps run operation by operation: several processes train together.")
        return EagerStep(replace(learner, half=bool(learner.spec.precision == "bf16" if half is None else half)), why)
    if not learner.spec.captured:
        half = bool(learner.spec.precision == "bf16" if half is None else half)
        return EagerStep(replace(learner, half=half), sentence("Steps run operation by operation, as you asked."))
    if half is None:
        half = _asked_half(learner, learner.spec)
    try:
        if half is not None:
            return _captured(replace(learner, half=half), examples, begin)
        whole = _captured(learner, examples, begin)
        halved = _captured(replace(learner, half=True), examples, begin)
        return halved if whole.trial() > HALF_GAIN * halved.trial() else whole
    except torch.OutOfMemoryError:
        raise
    except RuntimeError as error:
        reason = str(error).partition("\n")[0]
        why = sentence("Steps run operation by operation: the model's cannot be captured ({reason}).", reason=reason)
        return EagerStep(replace(learner, half=bool(half)), why)


def _asked_half(learner: Learner, spec: TrainingSpec) -> bool | None:
    """Whether the spec asks for bfloat16; None where it is worth measuring."""
    able = torch.cuda.is_bf16_supported(including_emulation=False)
    if spec.precision == "auto":
        large = sum(weight.numel() for weight in learner.weights) >= HALF_FROM_WEIGHTS
        return None if able and large else False
    return spec.precision == "bf16"


def _captured(learner: Learner, examples: Examples, begin: Callable[[Step], None]) -> CapturedStep:
    step = CapturedStep(learner, examples)
    begin(step)
    return step
