"""Kernel features as lines of plain PyTorch: calls of a class that the network's source holds.

Shapes as in the source: [batch, time, features].
"""

from math import prod

from workbench.data.dataset import DataFacts
from workbench.export.torch_blocks import PARTS, Lines, valid_line
from workbench.models.flow import Flow, answer_shape, quantity_features
from workbench.models.spec import KernelsSpec
from workbench.models.specs.kernels import PATH_FEATURES, biases, dilations, kernel_count, stride

TEMPLATE = "model_kernels.txt"
BUFFERS = {"chosen_DJF": "chosen", "bias_DJV": "bias"}


def kernel_names(spec: object, here: str, name: str) -> dict[str, str]:
    """What the exported network calls a layer's buffers."""
    return {f"{here}.kernels.{ours}": f"{name}.{theirs}" for ours, theirs in BUFFERS.items()}


def path_names() -> dict[str, str]:
    """The same of a head's kernel path, and its weights."""
    weights = {f"kernel_path.linear.{part}": f"kernel_path.{part}" for part in PARTS}
    return kernel_names(None, "kernel_path", "kernel_features") | weights


def kernel_layer(spec: KernelsSpec, name: str, before: Flow, *, padded: bool) -> Lines:
    """Features of the whole sequence as one step, or of windows."""
    every = stride(before.usual) if spec.window is None else 1
    lines = Lines([f"self.{name} = {_made(before.size, before.usual, spec.features, every)}"])
    seen = "x, lengths" if padded else "x"
    window = "" if spec.window is None else f", window={spec.window}"
    lines.steps.append(f"x = self.{name}({seen}{window})")
    if padded:
        left = "torch.ones_like(lengths)" if spec.window is None else f"(lengths - 1) // {spec.window} + 1"
        lines.steps += [f"lengths = {left}", valid_line()]
    return lines


def kernel_path(facts: DataFacts) -> Lines:
    """What kernel features of the quantities add to the logits."""
    steps, inputs = facts.usual, quantity_features(facts)
    count, answers = kernel_count(PATH_FEATURES, steps), prod(answer_shape(facts))
    seen = f"x[:, :, :{inputs}]" if facts.categories else "x"
    return Lines(
        [
            f"self.kernel_features = {_made(inputs, steps, PATH_FEATURES, stride(steps))}",
            f"self.kernel_path = nn.Linear({count}, {answers})",
        ],
        [f"beside = self.kernel_path(self.kernel_features({seen}, lengths)[:, 0])"],
    )


def _made(inputs: int, steps: int, features: int, every: int) -> str:
    options = f", stride={every}" if every > 1 else ""
    return f"KernelFeatures({inputs}, {list(dilations(steps))}, {biases(features, steps)}{options})"
