"""Graph: an ONNX graph written node by node, with ONNX's own recurrent operators."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from workbench.models.spec import Cell

OPSET = 18
IR_VERSION = 8
"""Opset 18 in IR version 8 is read by onnxruntime from 1.14 on and by other runtimes of 2023 and later."""

# ONNX orders gates differently from PyTorch (LSTM: i f g o, GRU: r z n).
_GATES: dict[Cell, tuple[int, ...]] = {"SimpleRNN": (0,), "GRU": (1, 0, 2), "LSTM": (0, 3, 1, 2)}
_OPERATORS: dict[Cell, str] = {"SimpleRNN": "RNN", "GRU": "GRU", "LSTM": "LSTM"}

Array = npt.NDArray[np.generic]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellWeights:
    """One layer's weights in one direction, as PyTorch orders them."""

    weight_ih: Array
    weight_hh: Array
    bias_ih: Array
    bias_hh: Array


@dataclass(slots=True)
class Graph:
    """Nodes and constants as they are added; every method that adds a node gives the name of its result."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: dict[str, onnx.TensorProto] = field(default_factory=dict)

    def node(self, operator: str, *inputs: str, name: str = "", **attributes: object) -> str:
        """Add an operator with one result."""
        result = name or f"{operator.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [result], name=result, **attributes))
        return result

    def constant(self, value: Array, name: str = "") -> str:
        """Add a tensor that is part of the file."""
        key = name or f"constant_{len(self.constants)}"
        self.constants[key] = numpy_helper.from_array(np.asarray(value, order="C"), key)
        return key

    def integers(self, *values: int) -> str:
        """A list of whole numbers, as operators take axes and shapes; equal lists are stored once."""
        name = "_".join(["integers", *map(str, values)])
        return self.constant(np.array(values, np.int64), name)

    def integer(self, value: int) -> str:
        """One whole number; equal numbers are stored once."""
        return self.constant(np.array(value, np.int64), f"integer_{value}")

    def number(self, value: float) -> str:
        """One number; equal numbers are stored once."""
        return self.constant(np.array(value, np.float32), f"number_{value}")

    def recurrent(
        self, x_BTF: str, lengths_B: str, *, cell: Cell, activation: str, weights: Sequence[CellWeights], name: str
    ) -> str:
        """One recurrent layer, in both directions where there are two sets of weights.

        `lengths_B` (int32) may be empty: then every sequence has full length.
        """
        attributes: dict[str, object] = {"hidden_size": weights[0].weight_hh.shape[1]}
        attributes["direction"] = "bidirectional" if len(weights) == 2 else "forward"
        if cell == "SimpleRNN":
            attributes["activations"] = [activation.capitalize()] * len(weights)
        if cell == "GRU":
            attributes["linear_before_reset"] = 1
        inputs = [self.node("Transpose", x_BTF, perm=[1, 0, 2]), *self._weights(cell, weights, name), lengths_B]
        y_TDBH = self.node(_OPERATORS[cell], *inputs, name=name, **attributes)
        y_BTDH = self.node("Transpose", y_TDBH, perm=[2, 0, 1, 3])
        return self.node("Reshape", y_BTDH, self.integers(0, 0, -1))

    def _weights(self, cell: Cell, weights: Sequence[CellWeights], name: str) -> list[str]:
        def ordered(value: Array) -> Array:
            gates = np.split(value, len(_GATES[cell]))
            return np.concatenate([gates[gate] for gate in _GATES[cell]])

        w = np.stack([ordered(direction.weight_ih) for direction in weights])
        r = np.stack([ordered(direction.weight_hh) for direction in weights])
        b = np.stack([np.concatenate([ordered(each.bias_ih), ordered(each.bias_hh)]) for each in weights])
        return [self.constant(value, f"{name}.{part}") for part, value in (("W", w), ("R", r), ("B", b))]

    def model(
        self,
        inputs: Sequence[onnx.ValueInfoProto],
        outputs: Sequence[onnx.ValueInfoProto],
        metadata: Mapping[str, str],
        producer: tuple[str, str],
    ) -> onnx.ModelProto:
        """The whole file, checked against the standard with its shapes inferred."""
        graph = helper.make_graph(self.nodes, "sequence_workbench", inputs, outputs, list(self.constants.values()))
        model = helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", OPSET)],
            ir_version=IR_VERSION,
            producer_name=producer[0],
            producer_version=producer[1],
        )
        helper.set_model_props(model, dict(metadata))
        onnx.checker.check_model(model, full_check=True)
        return model


def floats(name: str, *shape: str | int) -> onnx.ValueInfoProto:
    """A float32 input or output; sizes given by a name are free."""
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


def whole_numbers(name: str, *shape: str | int) -> onnx.ValueInfoProto:
    """An int64 input; sizes given by a name are free."""
    return helper.make_tensor_value_info(name, TensorProto.INT64, shape)
