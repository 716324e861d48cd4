"""Graph: an ONNX graph written node by node, with ONNX's own recurrent operators."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from workbench.models.cells.cell import Cell, OnnxOperator

OPSET = 18
IR_VERSION = 8
"""Opset 18 in IR version 8 is read by onnxruntime from 1.14 on and by other runtimes of 2023 and later."""

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

    def several(self, operator: str, *inputs: str, results: int, **attributes: object) -> list[str]:
        """Add an operator with more than one result."""
        names = [f"{operator.lower()}_{len(self.nodes)}_{number}" for number in range(results)]
        self.nodes.append(helper.make_node(operator, inputs, names, name=names[0], **attributes))
        return names

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

    def numbers(self, *values: float) -> str:
        """A list of numbers; equal lists are stored once."""
        return self.constant(np.array(values, np.float32), "_".join(["numbers", *map(str, values)]))

    def duration(self, x_BTF: str) -> str:
        """How many steps there are, as one number."""
        return self.node("Squeeze", self.node("Shape", x_BTF, start=1, end=2), self.integers(0))

    def steps(self, x_BTF: str, first: int = 0) -> str:
        """The numbers of all steps, counted from `first`, as T."""
        stop = self.node("Add", self.duration(x_BTF), self.integer(first))
        return self.node("Range", self.integer(first), stop, self.integer(1))

    def valid(self, x_BTF: str, lengths: str) -> str:
        """True where a step lies within its sequence, as B,T,1; empty where every step does."""
        if not lengths:
            return ""
        stop = self.node("Unsqueeze", lengths, self.integers(1))
        return self.node("Unsqueeze", self.node("Less", self.steps(x_BTF), stop), self.integers(2))

    def kept(self, x_BTF: str, lengths: str) -> str:
        """Zero beyond each sequence's length."""
        return self.node("Where", self.valid(x_BTF, lengths), x_BTF, self.number(0.0)) if lengths else x_BTF

    def taken(self, x_BTF: str, index_BS: str) -> str:
        """Steps of each sequence by their numbers, as B,S,F."""
        return self.node("GatherND", x_BTF, self.node("Unsqueeze", index_BS, self.integers(2)), batch_dims=1)

    def linear(self, x: str, weight: Array, bias: Array, name: str) -> str:
        """Weighted sums over the last axis, with weights as PyTorch orders them."""
        product = self.node("MatMul", x, self.constant(weight.T, f"{name}.weight"))
        return self.node("Add", product, self.constant(bias, f"{name}.bias"))

    def activated(self, x: str, activation: str) -> str:
        """The activation by its name in the specs."""
        if activation in ("relu", "tanh"):
            return self.node(activation.capitalize(), x)
        if activation == "gelu":
            erf = self.node("Erf", self.node("Mul", x, self.number(math.sqrt(0.5))))
            half = self.node("Mul", x, self.number(0.5))
            return self.node("Mul", half, self.node("Add", erf, self.number(1.0)))
        return x

    def weights(self, operator: OnnxOperator, directions: Sequence[CellWeights], name: str) -> list[str]:
        """W, R and B of ONNX's recurrent operators."""

        def ordered(value: Array) -> Array:
            gates = np.split(value, len(operator.gates))
            return np.concatenate([gates[gate] for gate in operator.gates])

        w = np.stack([ordered(direction.weight_ih) for direction in directions])
        r = np.stack([ordered(direction.weight_hh) for direction in directions])
        b = np.stack([np.concatenate([ordered(each.bias_ih), ordered(each.bias_hh)]) for each in directions])
        return [self.constant(value, f"{name}.{part}") for part, value in (("W", w), ("R", r), ("B", b))]

    def recurrent(
        self, x_BTF: str, lengths_B: str, *, cell: Cell, activation: str, weights: Sequence[CellWeights], name: str
    ) -> str:
        """One recurrent layer, in both directions where there are two sets of weights.

        `lengths_B` (int32) may be empty: then every sequence has full length.
        """
        operator = cell.onnx
        if not isinstance(operator, OnnxOperator):
            return operator(self, x_BTF, lengths_B, weights, name)
        attributes: dict[str, object] = {"hidden_size": weights[0].weight_hh.shape[1]}
        attributes["direction"] = "bidirectional" if len(weights) == 2 else "forward"
        if cell.activations:
            attributes["activations"] = [activation.capitalize()] * len(weights)
        inputs = [self.node("Transpose", x_BTF, perm=[1, 0, 2]), *self.weights(operator, weights, name), lengths_B]
        y_TDBH = self.node(operator.name, *inputs, name=name, **attributes, **operator.attributes)
        y_BTDH = self.node("Transpose", y_TDBH, perm=[2, 0, 1, 3])
        return self.node("Reshape", y_BTDH, self.integers(0, 0, -1))

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


def doubles(name: str, *shape: str | int) -> onnx.ValueInfoProto:
    """A float64 input or output; sizes given by a name are free."""
    return helper.make_tensor_value_info(name, TensorProto.DOUBLE, shape)


def whole_numbers(name: str, *shape: str | int) -> onnx.ValueInfoProto:
    """An int64 input; sizes given by a name are free."""
    return helper.make_tensor_value_info(name, TensorProto.INT64, shape)
