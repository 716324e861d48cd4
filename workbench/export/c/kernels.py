"""Kernel features as statements of C.

Shapes: D dilations, J kernels, F inputs, V biases of each.
"""

from itertools import combinations

import numpy as np

from workbench.export.c.network import Network, Room
from workbench.models.flow import LayerPlace
from workbench.models.spec import KernelsSpec
from workbench.models.specs.kernels import LARGE, LENGTH, dilations, stride


def kernel_layer(network: Network, spec: KernelsSpec, place: LayerPlace) -> None:
    """Features of the whole sequence as its only step, or those of windows of it."""
    steps = place.before.usual
    every = stride(steps) if spec.window is None else 1
    most = 1 if spec.window is None else (network.most - 1) // spec.window + 1
    size = network.array(f"layers.{place.index}.kernels.bias_DJV").size
    y = network.room(most * size)
    kernel_features(network, f"layers.{place.index}.kernels", network.x, y, (steps, every, spec.window or 0))
    network.do("steps = 1;" if spec.window is None else f"steps = (steps - 1) / {spec.window} + 1;")
    network.becomes(y, size, most)


def kernel_features(network: Network, name: str, x: Room, y: Room, way: tuple[int, int, int], *busy: Room) -> None:
    """Features from x to y; `way`: the steps of a usual sequence, those between two places, and places of a window."""
    steps, every, window = way
    chosen_DJF, bias_DJV = network.array(f"{name}.chosen_DJF"), network.array(f"{name}.bias_DJV")
    sums = network.room(network.longest, y, *busy)
    sizes = (chosen_DJF.shape[2], *bias_DJV.shape, every, window)
    tables = [
        network.table(np.array(dilations(steps)), np.int64),
        network.table(chosen_DJF, np.int8),
        network.table(np.array(list(combinations(range(LENGTH), LARGE))), np.int8),
        network.table(bias_DJV),
    ]
    bank = f"bank_{len(network.constants)}"
    network.constants.append(f"static const kernel_bank {bank} = {{{', '.join([*map(str, sizes), *tables])}}};\n")
    network.do(f"kernel_features(&{bank}, {x.text}, steps, {network.size}, {sums.text}, {y.text});")
