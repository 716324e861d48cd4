"""Kernel features as ONNX nodes: one convolution for each dilation, compared with its biases.

Shapes: B batch, T time, P places, J kernels, V biases of each, W windows, Q features. An empty `lengths` means that
every step counts.
"""

import numpy as np
from onnx import TensorProto

from workbench.data.dataset import DataFacts
from workbench.export.onnx_blocks import Blocks
from workbench.models.flow import LayerPlace, quantity_features
from workbench.models.kernels import GRID, kernel_weights
from workbench.models.spec import KernelsSpec
from workbench.models.specs.kernels import LENGTH, dilations, stride


def kernel_layer(blocks: Blocks, spec: KernelsSpec, place: LayerPlace, x: str, lengths: str) -> tuple[str, str]:
    """The layer's features, and the lengths that hold after it."""
    steps, graph, name = place.before.usual, blocks.graph, f"layers.{place.index}"
    every = stride(steps) if spec.window is None else 1
    y = kernel_features(blocks, f"{name}.kernels", x, lengths, steps=steps, every=every, window=spec.window)
    if spec.window is None or not lengths:
        return y, ""
    return y, blocks.shortened(graph.node("Sub", lengths, graph.integer(1)), spec.window)


def kernel_path(blocks: Blocks, facts: DataFacts, x: str, lengths: str) -> str:
    """What kernel features of the quantities add to the logits, as B,C."""
    graph, steps = blocks.graph, facts.usual
    if facts.categories:
        x = graph.node("Slice", x, *(graph.integers(n) for n in (0, quantity_features(facts), 2)))
    y = kernel_features(blocks, "kernel_path.kernels", x, lengths, steps=steps, every=stride(steps), window=None)
    weight, bias = (blocks.weights[f"kernel_path.linear.{part}"] for part in ("weight", "bias"))
    return graph.linear(graph.node("Squeeze", y, graph.integers(1)), weight, bias, "kernel_path")


def kernel_features(
    blocks: Blocks, name: str, x: str, lengths: str, *, steps: int, every: int, window: int | None
) -> str:
    """The shares of places above each bias, as B,W,Q; W is 1 for whole sequences."""
    graph, chosen_DJF, bias_DJV = blocks.graph, blocks.numbers(f"{name}.chosen_DJF"), blocks.numbers(f"{name}.bias_DJV")
    counted = graph.node("Round", graph.node("Mul", graph.kept(x, lengths), graph.number(GRID)))
    x_BFT = graph.node("Transpose", counted, perm=[0, 2, 1])
    valid_BP = _valid(blocks, x, lengths, every)
    size_B = graph.node("Shape", x, start=0, end=1)
    found = []
    for number, dilation in enumerate(dilations(steps)):
        weight = chosen_DJF[number][:, :, None] * kernel_weights().numpy()
        reach, kernel = dilation * (LENGTH // 2), graph.constant(weight, f"{name}.{number}.weight")
        out_BJP = graph.node("Conv", x_BFT, kernel, pads=[reach] * 2, dilations=[dilation], strides=[every])
        out_BJ1P = graph.node("Unsqueeze", out_BJP, graph.integers(2))
        bias = graph.constant(bias_DJV[number][:, :, None], f"{name}.{number}.bias")
        above = graph.node("And", graph.node("Greater", out_BJ1P, bias), valid_BP)
        shares_BJVW = _mean_over_windows(blocks, above, valid_BP, window)
        shares_BWJV = graph.node("Transpose", shares_BJVW, perm=[0, 3, 1, 2])
        found.append(graph.node("Reshape", shares_BWJV, _sizes(blocks, size_B, bias_DJV[number].size)))
    return graph.node("Concat", *found, axis=2)


def _sizes(blocks: Blocks, size_B: str, features: int) -> str:
    return blocks.graph.node("Concat", size_B, blocks.graph.integers(-1, features), axis=0)


def _valid(blocks: Blocks, x: str, lengths: str, every: int) -> str:
    """Whether a place lies within its sequence, as B,1,1,P, or 1,1,1,P where every step counts."""
    graph = blocks.graph
    if lengths:
        valid = graph.node(
            "Unsqueeze", graph.node("Squeeze", graph.valid(x, lengths), graph.integers(2)), graph.integers(1, 2)
        )
    else:
        every_step = graph.node("GreaterOrEqual", graph.steps(x), graph.integer(0))
        valid = graph.node("Unsqueeze", every_step, graph.integers(0, 1, 2))
    if every == 1:
        return valid
    end = np.iinfo(np.int64).max
    return graph.node("Slice", valid, *(graph.integers(n) for n in (0, end, 3, every)))


def _mean_over_windows(blocks: Blocks, above: str, valid: str, window: int | None) -> str:
    """The share of valid places that are above, as B,J,V,W."""
    graph = blocks.graph
    sums = []
    for flags in (above, valid):
        numbers = graph.node("Cast", flags, to=TensorProto.FLOAT)
        if window is None:
            sums.append(graph.node("ReduceSum", numbers, graph.integers(3), keepdims=1))
            continue
        places = graph.node("Shape", numbers, start=3, end=4)
        missing = graph.node("Mod", graph.node("Neg", places), graph.integers(window))
        pads = graph.node("Concat", graph.integers(0, 0, 0, 0, 0, 0, 0), missing, axis=0)
        cut = graph.node("Concat", graph.node("Shape", numbers, start=0, end=3), graph.integers(-1, window), axis=0)
        windows = graph.node("Reshape", graph.node("Pad", numbers, pads), cut)
        sums.append(graph.node("ReduceSum", windows, graph.integers(4), keepdims=0))
    return graph.node("Div", sums[0], graph.node("Max", sums[1], graph.number(1.0)))
