"""The spread of a head with quantiles as lines of plain PyTorch."""

from workbench.data.dataset import DataFacts
from workbench.export.onnx_bands import NEAR
from workbench.models.quantiles import SIDE
from workbench.models.spec import PreprocessSpec

SAID = "With `apart`, instead, how far the first decile of each lies below it, and the ninth above."
"""What the docstring of `forward` says of it."""


def spread_lines(spec: PreprocessSpec, facts: DataFacts, *, named: bool) -> list[str]:
    """How far the first and the ninth decile lie from the median, in the data's units, where that is asked for;
    `named` says that each series has scales of its own."""
    targets = len(facts.targets)
    scale = f" * spread[:, :, :{targets}]" if spec.level == "mean_std" else ""
    if spec.scale == "standardize":
        scale += f" * std[:, :, :{targets}]" if named else f" * self.std[:{targets}]"
    shape = f"(2, {SIDE}, {facts.horizon}, {targets})"
    return [
        "if apart:",
        f"    steps = nn.functional.softplus(self.spread(x)).unflatten(1, {shape})",
        f"    below, above = steps[:, :, :{NEAR}].sum(dim=2).unbind(dim=1)",
        f"    return below{scale}, above{scale}",
    ]
