"""The blocks of a model as statements of C, for one sequence of `steps` steps."""

import math
import re

import numpy as np

from workbench.errors import WorkbenchError
from workbench.export.c.network import Network, Room, function_of
from workbench.export.c.text import number
from workbench.models import mel
from workbench.models.cells import CELLS
from workbench.models.convolution import EPSILON
from workbench.models.flow import LayerPlace
from workbench.models.spec import (
    AttentionSpec,
    Conv1dSpec,
    DenseSpec,
    DropoutSpec,
    EmbeddingSpec,
    FlattenSpec,
    LayerNormSpec,
    LogMelSpec,
    MfccSpec,
    RecurrentSpec,
    ResidualSpec,
    TcnSpec,
)


def dense(network: Network, spec: DenseSpec, place: LayerPlace) -> None:
    """The activated weighted sums of every step."""
    y = _products(network, network.linear(f"layers.{place.index}.linear"), spec.units)
    network.activate(spec.activation, y, spec.units)
    network.becomes(y, spec.units)


def layer_norm(network: Network, spec: LayerNormSpec, place: LayerPlace) -> None:
    """Every step normalised over its features."""
    weight, bias = (network.table(network.array(f"layers.{place.index}.norm.{part}")) for part in ("weight", "bias"))
    y = network.room(network.most * network.size)
    options = f"{weight}, {bias}, {number(spec.epsilon)}"
    network.do(f"layer_norm({options}, {network.x.text}, steps, {network.size}, {y.text});")
    network.becomes(y)


def dropout(network: Network, spec: DropoutSpec, place: LayerPlace) -> None:
    """Nothing: outside training all numbers stay."""


def flatten(network: Network, spec: FlattenSpec, place: LayerPlace) -> None:
    """The last steps side by side, as one step."""
    steps = spec.steps or place.before.steps
    y = network.room(steps * network.size)
    network.do(f"last_steps({network.x.text}, steps, {network.size}, {steps}, {y.text});", "steps = 1;")
    network.becomes(y, steps * network.size, 1)


def recurrent(network: Network, spec: RecurrentSpec, place: LayerPlace) -> None:
    """Equal recurrent layers on top of each other.

    Raises WorkbenchError for a cell that has no source in C.
    """
    cell, units = CELLS[spec.cell], spec.units
    if not cell.c_step:
        raise WorkbenchError(
            "The cell {cell} has no source in C, so that the model cannot be written as C. Leave C out, or take one of "
            "{cells}.",
            cell=cell.name,
            cells=", ".join(other.name for other in CELLS.values() if other.c_step),
        )
    step = f"step_{re.sub(r'[^0-9a-z]', '_', cell.name.lower())}_{spec.activation if cell.activations else 'own'}"
    network.cells[step] = _step_source(step, cell.c_step, function_of(spec.activation))
    directions = ("forward", "backward") if spec.bidirectional else ("forward",)
    width = units * len(directions)
    for d in range(spec.depth):
        y = network.room(network.most * width)
        sums = network.room((2 * len(cell.gates) + len(cell.states)) * units, y)
        for way, direction in enumerate(directions):
            name = f"layers.{place.index}.{direction}_cells.{d}"
            maps = _maps(network, name, len(cell.added) * units)
            network.do(
                f"recurrent({', '.join(maps)}, {step}, {len(cell.states)}, {way}, {network.x.text}, steps, "
                f"{sums.text}, {y.text} + {way * units}, {width});"
            )
        network.becomes(y, width)


def _maps(network: Network, name: str, added: int) -> tuple[str, str]:
    """The weights of inputs and of outputs before; the first so many biases of both stand with those of inputs."""
    of_inputs, of_outputs = (network.array(f"{name}.bias_{kind}_l0") for kind in ("ih", "hh"))
    together = np.concatenate([of_inputs[:added] + of_outputs[:added], of_inputs[added:]])
    first = network.matrix(network.array(f"{name}.weight_ih_l0"), together)
    return first, network.matrix(network.array(f"{name}.weight_hh_l0"), of_outputs[added:])


def _step_source(name: str, body: str, activation: str) -> str:
    lines = "".join(f"        {line}\n" for line in body.strip().replace("activation", activation).splitlines())
    return (
        f"static void {name}(const float *x, const float *h, float *state, long units)\n{{\n    long u;\n"
        f"    for (u = 0; u < units; u++) {{\n{lines}    }}\n}}\n"
    )


def conv1d(network: Network, spec: Conv1dSpec, place: LayerPlace) -> None:
    """A convolution with its normalisation folded into the weights."""
    name, before = f"layers.{place.index}", spec.width - 1 if spec.causal else (spec.width - 1) // 2
    weight, bias = (network.array(f"{name}.conv.{part}") for part in ("weight", "bias"))
    if spec.norm == "batch":
        keys = ("weight", "bias", "running_mean", "running_var")
        scale, shift, mean, var = (network.array(f"{name}.norm.{key}") for key in keys)
        scale = scale / np.sqrt(var + np.float32(EPSILON))
        weight, bias = weight * scale[:, None, None], (bias - mean) * scale + shift
    most = (network.most - 1) // spec.stride + 1
    y = network.room(most * spec.units)
    _convolution(network, network.x, y, (weight, bias), (spec.width, spec.stride, 1, before))
    if spec.stride > 1:
        network.do(f"steps = (steps - 1) / {spec.stride} + 1;")
    network.becomes(y, spec.units, most)
    network.activate(spec.activation, y, spec.units)


def tcn(network: Network, spec: TcnSpec, place: LayerPlace) -> None:
    """Dilated causal convolutions, each with a shortcut."""
    name = f"layers.{place.index}"
    for d in range(spec.depth):
        y = network.room(network.most * spec.units)
        parts = tuple(network.array(f"{name}.convs.{d}.{part}") for part in ("weight", "bias"))
        way = (spec.width, 1, 2**d, (spec.width - 1) * 2**d)
        _convolution(network, network.x, y, (parts[0], parts[1]), way)
        network.activate("relu", y, spec.units)
        beside = network.x
        if d == 0 and f"{name}.shortcut.weight" in network.weights:
            weight, bias = (network.array(f"{name}.shortcut.{part}") for part in ("weight", "bias"))
            beside = _products(network, network.matrix(weight[:, :, 0], bias), spec.units, y)
        network.do(f"add({y.text}, {beside.text}, steps * {spec.units}, {y.text});")
        network.becomes(y, spec.units)


def _convolution(
    network: Network, x: Room, y: Room, parts: tuple[np.ndarray, np.ndarray], way: tuple[int, int, int, int]
) -> None:
    """Patterns from x to y; their weights lie step after step, as the numbers do."""
    weight_UFW, bias_U = parts
    matrix = network.matrix(weight_UFW.transpose(0, 2, 1).reshape(len(weight_UFW), -1), bias_U)
    name = f"sliding_{len(network.constants)}"
    network.constants.append(f"static const sliding {name} = {{{', '.join(map(str, way))}}};\n")
    network.do(f"convolution({matrix}, &{name}, {x.text}, steps, {y.text});")


def attention(network: Network, spec: AttentionSpec, place: LayerPlace) -> None:
    """Multi-head self-attention."""
    name, size = f"layers.{place.index}", network.size
    parts = _products(network, network.linear(f"{name}.queries_keys_values"), 3 * size)
    found = network.room(network.most * size, parts)
    scores = network.room(network.most, parts, found)
    rooms = f"{scores.text}, {found.text}"
    network.do(f"attention({parts.text}, steps, {size}, {spec.heads}, {int(spec.causal)}, {rooms});")
    y = network.room(network.most * size, found)
    network.do(f"products({network.linear(f'{name}.out')}, {found.text}, steps, {y.text});")
    network.becomes(y)


def residual(network: Network, spec: ResidualSpec, place: LayerPlace) -> None:
    """What went into an earlier block added."""
    name, earlier = f"layers.{place.index}", network.entered[place.index - spec.span]
    if f"{name}.linear.weight" in network.weights:
        found = network.room(network.most * network.size)
        network.do(f"products({network.linear(f'{name}.linear')}, {earlier.text}, steps, {found.text});")
        earlier = found
    y = network.room(network.most * network.size, earlier)
    network.do(f"add({network.x.text}, {earlier.text}, steps * {network.size}, {y.text});")
    network.becomes(y)


def embedding(network: Network, spec: EmbeddingSpec, place: LayerPlace) -> None:
    """The vectors of tokens."""
    y = network.room(network.most * spec.units)
    table = network.matrix(network.array(f"layers.{place.index}.table.weight"))
    network.do(f"embedding({table}, {network.x.text}, steps, {network.size}, {y.text});")
    network.becomes(y, spec.units)


def log_mel(network: Network, spec: LogMelSpec, place: LayerPlace) -> None:
    """Sound features, their spectra in double precision."""
    name, window, size = f"layers.{place.index}", spec.window, spec.mels
    most = max(network.most - window, 0) // spec.hop + 1
    network.exact = max(network.exact, window + window // 2 + 1)
    y = network.room(most * size)
    length = f"(steps > {window} ? steps - {window} : 0) / {spec.hop} + 1"
    bank = _mel_bank(network, spec)
    network.do(
        "{",
        f"    long frames = {length};",
        f"    log_mel(&{bank}, {network.x.text}, steps, frames, workspace->exact, {y.text});",
        "    steps = frames;",
        "}",
    )
    network.becomes(y, size, most)
    if spec.range_db:
        network.do(f"lifted({y.text}, steps * {size}, {number(spec.range_db * mel.NEPERS_PER_DB)});")
    if isinstance(spec, MfccSpec):
        waves = network.table(mel.cosine_transform(spec.mels, spec.coefficients))
        y = network.room(most * spec.coefficients)
        network.do(f"cosine_transform({waves}, {spec.coefficients}, {network.x.text}, steps, {size}, {y.text});")
        network.becomes(y, spec.coefficients)
    if spec.normalize in ("clip", "both"):
        network.do(f"clip_level({y.text}, steps, {network.size}, {int(spec.normalize == 'clip')});")
    scales = ", ".join(network.table(network.array(f"{name}.{part}_M")) for part in ("mean", "std"))
    network.do(f"normalised({scales}, {y.text}, steps, {network.size});")


def _mel_bank(network: Network, spec: LogMelSpec) -> str:
    rate, window = network.facts.sample_rate or 0, spec.window
    filters = mel.mel_filters(rate, window, spec.mels, spec.low_hz, spec.high_hz).astype(np.float32)
    spans = [(found[0], found[-1] + 1) if len(found := np.flatnonzero(row)) else (0, 0) for row in filters]
    triangles = np.concatenate([row[first:stop] for row, (first, stop) in zip(filters, spans, strict=True)])
    tables = [
        *_waves(network, window),
        network.table(np.array([first for first, _ in spans]), np.uint16),
        network.table(np.array([stop - first for first, stop in spans]), np.uint16),
        network.table(triangles if len(triangles) else np.zeros(1)),
    ]
    name = f"bank_{len(network.constants)}"
    sizes = f"{window}, {spec.hop}, {spec.mels}"
    network.constants.append(f"static const mel_bank {name} = {{{sizes}, {', '.join(tables)}}};\n")
    return name


def _waves(network: Network, window: int) -> tuple[str, str]:
    """The tables of a turn's cosines and sines; where it has whole quarters, sines are cosines a quarter on."""
    quarter = window // 4 if window % 4 == 0 else 0
    angles = 2 * math.pi * np.arange(window + quarter) / window
    cosines = network.table(np.cos(angles), np.float64)
    return cosines, f"{cosines} + {quarter}" if quarter else network.table(np.sin(angles), np.float64)


def _products(network: Network, matrix: str, rows: int, *busy: Room) -> Room:
    """The same weighted sums of what enters, at every step."""
    y = network.room(network.most * rows, *busy)
    network.do(f"products({matrix}, {network.x.text}, steps, {y.text});")
    return y
