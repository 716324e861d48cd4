"""How each kind of layer leaves the app: as nodes of ONNX, as lines of plain PyTorch with weights' names, and as C."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from workbench.export import torch_blocks, torch_kernels
from workbench.export.c import blocks as c_blocks
from workbench.export.c.kernels import kernel_layer as kernel_layer_in_c
from workbench.export.c.network import Network
from workbench.export.onnx_blocks import Blocks
from workbench.export.onnx_kernels import kernel_layer
from workbench.export.stream_blocks import StreamBlocks
from workbench.export.torch_blocks import CELL_PARTS, PARTS, Lines
from workbench.models.flow import LayerPlace
from workbench.models.spec import RecurrentSpec, TcnSpec

Names = dict[str, str]
STATISTICS = ("running_mean", "running_var")


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerWriter:
    """Writes one kind of layer."""

    onnx: Callable[[Blocks, Any, LayerPlace, str, str], tuple[str, str]]
    """From blocks, spec, place, and the names of x and of the lengths (empty where every step counts), to the name of
    the result and of the lengths that hold after it."""
    torch: Callable[[Any, str, LayerPlace, bool], Lines]
    """From spec, the layer's name, place, and whether sequences are padded."""
    names: Callable[[Any, str, str], Names] = lambda spec, here, name: {}
    """The weights' names in the app, which begin with `here`, and what the exported network calls them."""
    template: str = ""
    """File with the classes that the network needs."""
    c: Callable[[Network, Any, LayerPlace], None] | None = None
    """From the network in C as far as it is written, spec and place; a kind without it cannot be written as C."""
    stream: Callable[[StreamBlocks, Any, LayerPlace, str], str] | None = None
    """From blocks, spec, place and the name of x to the name of the result, where the layer remembers something between
    steps and is streamable; other layers that are write the nodes of `onnx`."""


def name_of(place: LayerPlace) -> str:
    """What the app's weights of a layer begin with."""
    return f"layers.{place.index}"


def renamed(*pairs: tuple[str, str], parts: Iterable[str] = PARTS) -> Callable[[Any, str, str], Names]:
    """Names of weights that lie in modules of the layer: (the module in the app, what follows the exported name)."""
    return lambda spec, here, name: {
        f"{here}.{ours}.{part}": f"{name}{theirs}.{part}" for ours, theirs in pairs for part in parts
    }


def _cell_names(spec: RecurrentSpec, here: str, name: str) -> Names:
    found = {}
    for d in range(spec.depth):
        for part in CELL_PARTS:
            found[f"{here}.forward_cells.{d}.{part}_l0"] = f"{name}.{part}_l{d}"
            found[f"{here}.backward_cells.{d}.{part}_l0"] = f"{name}.{part}_l{d}_reverse"
    return found


def _conv_names(spec: object, here: str, name: str) -> Names:
    norm = renamed(("norm", "_norm"), parts=(*PARTS, *STATISTICS))
    return renamed(("conv", ""))(spec, here, name) | norm(spec, here, name)


def _tcn_names(spec: TcnSpec, here: str, name: str) -> Names:
    levels = {f"{here}.convs.{d}.{part}": f"{name}.{d}.{part}" for d in range(spec.depth) for part in PARTS}
    return levels | renamed(("shortcut", "_shortcut"))(spec, here, name)


def _mel_names(spec: object, here: str, name: str) -> Names:
    return {f"{here}.mean_M": f"{name}.mean", f"{here}.std_M": f"{name}.std"}


def _no_node(blocks: Blocks, spec: object, place: LayerPlace, x: str, lengths: str) -> tuple[str, str]:
    return x, lengths


_SOUND = LayerWriter(
    onnx=lambda blocks, spec, place, x, lengths: blocks.log_mel(
        spec, name_of(place), x, lengths, place.facts.sample_rate or 0
    ),
    torch=lambda spec, name, place, padded: torch_blocks.log_mel(spec, name, place.facts, padded=padded),
    names=_mel_names,
    template="model_log_mel.txt",
    c=c_blocks.log_mel,
    stream=lambda blocks, spec, place, x: blocks.log_mel_stream(spec, name_of(place), place, x),
)
WRITERS: dict[str, LayerWriter] = {
    "recurrent": LayerWriter(
        onnx=lambda blocks, spec, place, x, lengths: (blocks.recurrent(spec, name_of(place), x, lengths), lengths),
        torch=lambda spec, name, place, padded: torch_blocks.recurrent(spec, name, place.before, padded=padded),
        names=_cell_names,
        c=c_blocks.recurrent,
        stream=lambda blocks, spec, place, x: blocks.recurrent_stream(spec, name_of(place), place, x),
    ),
    "dense": LayerWriter(
        onnx=lambda blocks, spec, place, x, lengths: (blocks.dense(spec, name_of(place), x), lengths),
        torch=lambda spec, name, place, padded: torch_blocks.dense(spec, name, place.before),
        names=renamed(("linear", "")),
        c=c_blocks.dense,
    ),
    "layer_norm": LayerWriter(
        onnx=lambda blocks, spec, place, x, lengths: (blocks.layer_norm(spec, name_of(place), x), lengths),
        torch=lambda spec, name, place, padded: torch_blocks.layer_norm(spec, name, place.before),
        names=renamed(("norm", "")),
        c=c_blocks.layer_norm,
    ),
    "dropout": LayerWriter(
        onnx=_no_node,
        torch=lambda spec, name, place, padded: torch_blocks.dropout(spec, name),
        c=c_blocks.dropout,
    ),
    "flatten": LayerWriter(
        onnx=lambda blocks, spec, place, x, lengths: (blocks.flatten(spec, place.before.steps, x, lengths), ""),
        torch=lambda spec, name, place, padded: torch_blocks.flatten(spec, place.before, padded=padded),
        c=c_blocks.flatten,
        stream=lambda blocks, spec, place, x: blocks.flatten_stream(spec, place, x),
    ),
    "conv1d": LayerWriter(
        onnx=lambda blocks, spec, place, x, lengths: blocks.conv1d(spec, name_of(place), x, lengths),
        torch=lambda spec, name, place, padded: torch_blocks.conv1d(spec, name, place.before, padded=padded),
        names=_conv_names,
        c=c_blocks.conv1d,
        stream=lambda blocks, spec, place, x: blocks.conv1d_stream(spec, name_of(place), place, x),
    ),
    "tcn": LayerWriter(
        onnx=lambda blocks, spec, place, x, lengths: (blocks.tcn(spec, name_of(place), x), lengths),
        torch=lambda spec, name, place, padded: torch_blocks.tcn(spec, name, place.before),
        names=_tcn_names,
        c=c_blocks.tcn,
        stream=lambda blocks, spec, place, x: blocks.tcn_stream(spec, name_of(place), place, x),
    ),
    "attention": LayerWriter(
        onnx=lambda blocks, spec, place, x, lengths: (blocks.attention(spec, name_of(place), x, lengths), lengths),
        torch=lambda spec, name, place, padded: torch_blocks.attention(spec, name, place.before, padded=padded),
        names=renamed(("queries_keys_values", ".inner"), ("out", ".outer")),
        template="model_attention.txt",
        c=c_blocks.attention,
    ),
    "residual": LayerWriter(
        onnx=lambda blocks, spec, place, x, lengths: (
            blocks.residual(place.index, x, blocks.entered[place.index - spec.span]),
            lengths,
        ),
        torch=lambda spec, name, place, padded: torch_blocks.residual(spec, name, place.index, place.flow),
        names=renamed(("linear", "")),
        c=c_blocks.residual,
    ),
    "kernels": LayerWriter(
        onnx=kernel_layer,
        torch=lambda spec, name, place, padded: torch_kernels.kernel_layer(spec, name, place.before, padded=padded),
        names=torch_kernels.kernel_names,
        template=torch_kernels.TEMPLATE,
        c=kernel_layer_in_c,
    ),
    "log_mel": _SOUND,
    "mfcc": _SOUND,
    "embedding": LayerWriter(
        onnx=lambda blocks, spec, place, x, lengths: (blocks.embedding(name_of(place), x), lengths),
        torch=lambda spec, name, place, padded: torch_blocks.embedding(spec, name, place.facts),
        names=renamed(("table", "")),
        c=c_blocks.embedding,
    ),
    "segments": LayerWriter(
        onnx=lambda blocks, spec, place, x, lengths: (blocks.segments(spec, name_of(place), x), ""),
        torch=lambda spec, name, place, padded: torch_blocks.segments(spec, name),
        names=renamed(("linear", "")),
    ),
}
"""By kind of layer."""
