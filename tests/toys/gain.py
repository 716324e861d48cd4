"""A layer that the program has not, all in one file: every feature times a learned number."""

from typing import ClassVar, Literal

import torch
from torch import nn

from workbench.export.layers import LayerWriter, name_of
from workbench.export.torch_blocks import Lines
from workbench.models.specs.layer import LayerSpec
from workbench.sentence import sentence
from workbench.spec_base import knob


class GainSpec(LayerSpec):
    """Every feature times a learned number."""

    kind: Literal["gain"] = "gain"
    name: ClassVar = "Gain"
    title: ClassVar = sentence("Gain")
    hint: ClassVar = sentence("Louder or softer, feature by feature")
    icon: ClassVar = "volume-high"
    category: ClassVar = "layer"
    start: float = knob(1.0, title="Start", description="What every feature is multiplied by at first.", ge=0, le=10)

    def card(self):
        return (sentence("from {start}", start=self.start),)

    def equation(self):
        return "y<sub>t</sub> = g ⊙ x<sub>t</sub>"

    def symbols(self):
        return (sentence("g: learned, one per feature"),)

    def parameters(self, place):
        return place.before.size


class Gain(nn.Module):
    """The layer itself."""

    def __init__(self, spec, inputs):
        super().__init__()
        self.gain_F = nn.Parameter(torch.full((inputs,), spec.start))

    def forward(self, x_BTF, lengths_B):
        return x_BTF * self.gain_F, lengths_B


def module(spec, place):
    return Gain(spec, place.before.size)


WRITER = LayerWriter(
    onnx=lambda blocks, spec, place, x, lengths: (
        blocks.graph.node("Mul", x, blocks.graph.constant(blocks.weights[f"{name_of(place)}.gain_F"])),
        lengths,
    ),
    torch=lambda spec, name, place, padded: Lines(
        [f"self.{name} = nn.Parameter(torch.ones({place.before.size}))"], [f"x = x * self.{name}"]
    ),
    names=lambda spec, here, name: {f"{here}.gain_F": name},
)
