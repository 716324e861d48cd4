"""The equations of each layer as small HTML, and what their symbols mean."""

from workbench.models.cells import CELLS
from workbench.models.cells.cell import X
from workbench.models.spec import (
    AttentionSpec,
    Conv1dSpec,
    DenseSpec,
    DropoutSpec,
    EmbeddingSpec,
    FlattenSpec,
    LayerNormSpec,
    LayerSpec,
    LogMelSpec,
    MfccSpec,
    RecurrentSpec,
    ResidualSpec,
    SegmentsSpec,
    TcnSpec,
)
from workbench.sentence import Sentence, sentence

_MORE_SYMBOLS: dict[str, tuple[Sentence, ...]] = {
    "conv1d": (
        sentence("xₜ, yₜ: input and output at step t, zero beyond the ends; W: weights per neighbour; b: biases"),
        sentence("norm: each unit scaled to mean 0 and deviation 1 over the batch in training, then by what was seen"),
    ),
    "tcn": (
        sentence("d: the level, which looks 2ᵈ steps apart; each level reads the one before, from the past only"),
        sentence("W: one weight matrix per step that is seen; b: biases; both are learned at every level"),
    ),
    "attention": (
        sentence("q, k, v: what step t asks for, offers to be found by, and tells; each head has its own of size n"),
        sentence("W, U: weights; b, c: biases; all are learned"),
    ),
    "residual": (
        sentence("zₜ: what went into the block where the shortcut begins"),
        sentence("W: learned weights where the widths differ, else nothing is changed"),
    ),
    "embedding": (sentence("E: a table with one learned vector per character; xₜ: the number of the character"),),
    "segments": (
        sentence("s: the segment; n: its length; every column of the data is a sequence of its own"),
        sentence("W: weights; b: biases; both are learned and the same for all segments and columns"),
    ),
    "log_mel": (
        sentence("frameₜ: the samples of frame t; w: a Hann window; M: triangles that are even on the mel scale"),
        sentence("ε: a floor 100 dB below full scale; then the bands are normalised"),
    ),
    "mfcc": (
        sentence("frameₜ: the samples of frame t; w: a Hann window; M: triangles that are even on the mel scale"),
        sentence("C: the cosine transform, of which the first coefficients are kept and normalised"),
    ),
}


def equation(layer: LayerSpec) -> str:
    """What the layer computes, one line an equation, as HTML with subscripts."""
    match layer:
        case RecurrentSpec():
            return "<br>".join(CELLS[layer.cell].equations).replace("activation", layer.activation)
        case DenseSpec():
            inner = f"W {X} + b"
            return (
                f"y<sub>t</sub> = {inner}"
                if layer.activation == "none"
                else f"y<sub>t</sub> = {layer.activation}({inner})"
            )
        case LayerNormSpec():
            return f"y<sub>t</sub> = w ⊙ ({X} − mean({X})) / √(var({X}) + ε) + b"
        case DropoutSpec():
            return f"y<sub>t</sub> = m ⊙ {X} / (1 − p)"
        case FlattenSpec():
            return "y = [x<sub>T−n+1</sub>, …, x<sub>T</sub>]"
        case Conv1dSpec():
            return _convolution(layer)
        case TcnSpec():
            past = "Σ<sub>i</sub> W<sub>i</sub> x<sub>t−i·2<sup>d</sup></sub>"
            return f"y<sub>t</sub> = {X} + relu({past} + b), d = 0 … {layer.depth - 1}"
        case AttentionSpec():
            until = "s ≤ t" if layer.causal else "s"
            return (
                "q<sub>t</sub>, k<sub>t</sub>, v<sub>t</sub> = W x<sub>t</sub> + b<br>"
                f"y<sub>t</sub> = U Σ<sub>{until}</sub> softmax<sub>s</sub>(q<sub>t</sub> · k<sub>s</sub> / √n) "
                "v<sub>s</sub> + c"
            )
        case ResidualSpec():
            return f"y<sub>t</sub> = {X} + W z<sub>t</sub>"
        case EmbeddingSpec():
            return f"y<sub>t</sub> = E[{X}]"
        case SegmentsSpec():
            return "y<sub>s</sub> = relu(W [x<sub>(s−1)n+1</sub>, …, x<sub>sn</sub>] + b)"
        case LogMelSpec():
            loudness = "log(M |FFT(w ⊙ frame<sub>t</sub>)|² + ε)"
            return f"y<sub>t</sub> = C {loudness}" if isinstance(layer, MfccSpec) else f"y<sub>t</sub> = {loudness}"


def _convolution(layer: Conv1dSpec) -> str:
    stride = "" if layer.stride == 1 else str(layer.stride)
    offset = f"−{layer.width - 1}" if layer.causal else f"−{(layer.width - 1) // 2}"
    inner = f"Σ<sub>i=0…{layer.width - 1}</sub> W<sub>i</sub> x<sub>{stride}t+i{offset}</sub> + b"
    if layer.norm == "batch":
        inner = f"norm({inner})"
    return f"y<sub>t</sub> = {inner}" if layer.activation == "none" else f"y<sub>t</sub> = {layer.activation}({inner})"


def symbols(layer: LayerSpec) -> tuple[Sentence, ...]:
    """What the equation's symbols stand for, one sentence a line."""
    match layer:
        case RecurrentSpec():
            return CELLS[layer.cell].symbols
        case DenseSpec():
            return (sentence("xₜ, yₜ: input and output at step t; W: weights; b: biases; both are learned"),)
        case LayerNormSpec():
            return (sentence("mean and var: over the features of step t; ε: epsilon; w, b: learned, one per feature"),)
        case DropoutSpec():
            return (
                sentence("m: zeros with probability p, else ones, drawn anew in training; outside training yₜ = xₜ"),
            )
        case FlattenSpec():
            return (sentence("T: the last step of the sequence; n: how many steps are taken"),)
        case _:
            return _MORE_SYMBOLS[layer.kind]
