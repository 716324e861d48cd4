"""The equations of each layer as small HTML, and what their symbols mean."""

from workbench.models.spec import (
    AttentionSpec,
    Cell,
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

_H = "h<sub>t</sub>"
_H1 = "h<sub>t−1</sub>"
_X = "x<sub>t</sub>"
_CELLS: dict[Cell, tuple[str, ...]] = {
    "SimpleRNN": (f"{_H} = activation(W {_H1} + U {_X} + b)",),
    "GRU": (
        f"r = σ(W<sub>r</sub> {_H1} + U<sub>r</sub> {_X} + b<sub>r</sub>)",
        f"z = σ(W<sub>z</sub> {_H1} + U<sub>z</sub> {_X} + b<sub>z</sub>)",
        f"n = tanh(r ⊙ (W<sub>n</sub> {_H1} + c<sub>n</sub>) + U<sub>n</sub> {_X} + b<sub>n</sub>)",
        f"{_H} = (1 − z) ⊙ n + z ⊙ {_H1}",
    ),
    "LSTM": (
        f"i = σ(W<sub>i</sub> {_H1} + U<sub>i</sub> {_X} + b<sub>i</sub>)",
        f"f = σ(W<sub>f</sub> {_H1} + U<sub>f</sub> {_X} + b<sub>f</sub>)",
        f"g = tanh(W<sub>g</sub> {_H1} + U<sub>g</sub> {_X} + b<sub>g</sub>)",
        f"o = σ(W<sub>o</sub> {_H1} + U<sub>o</sub> {_X} + b<sub>o</sub>)",
        "c<sub>t</sub> = f ⊙ c<sub>t−1</sub> + i ⊙ g",
        f"{_H} = o ⊙ tanh(c<sub>t</sub>)",
    ),
}
_SHARED = (
    sentence("xₜ: the input at step t; hₜ: the hidden state, and output, at step t"),
    sentence("W: recurrent weights; U: input weights; b: biases; all are learned and the same at every step"),
)
_SYMBOLS: dict[Cell, tuple[Sentence, ...]] = {
    "SimpleRNN": (*_SHARED, sentence("tanh or relu: the activation, applied to each number")),
    "GRU": (
        *_SHARED,
        sentence("r: the reset gate, how much of the past the new state n uses; c: a bias inside it"),
        sentence("z: the update gate, how much of the old state stays"),
        sentence("σ: the sigmoid, from 0 to 1; ⊙: number by number"),
    ),
    "LSTM": (
        *_SHARED,
        sentence("cₜ: the cell state, the long memory; g: what may be written to it"),
        sentence("i: the input gate (write); f: the forget gate (keep); o: the output gate (show)"),
        sentence("σ: the sigmoid, from 0 to 1; ⊙: number by number"),
    ),
}
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
            return "<br>".join(_CELLS[layer.cell]).replace("activation", layer.activation)
        case DenseSpec():
            inner = f"W {_X} + b"
            return (
                f"y<sub>t</sub> = {inner}"
                if layer.activation == "none"
                else f"y<sub>t</sub> = {layer.activation}({inner})"
            )
        case LayerNormSpec():
            return f"y<sub>t</sub> = w ⊙ ({_X} − mean({_X})) / √(var({_X}) + ε) + b"
        case DropoutSpec():
            return f"y<sub>t</sub> = m ⊙ {_X} / (1 − p)"
        case FlattenSpec():
            return "y = [x<sub>T−n+1</sub>, …, x<sub>T</sub>]"
        case Conv1dSpec():
            return _convolution(layer)
        case TcnSpec():
            past = "Σ<sub>i</sub> W<sub>i</sub> x<sub>t−i·2<sup>d</sup></sub>"
            return f"y<sub>t</sub> = {_X} + relu({past} + b), d = 0 … {layer.depth - 1}"
        case AttentionSpec():
            until = "s ≤ t" if layer.causal else "s"
            return (
                "q<sub>t</sub>, k<sub>t</sub>, v<sub>t</sub> = W x<sub>t</sub> + b<br>"
                f"y<sub>t</sub> = U Σ<sub>{until}</sub> softmax<sub>s</sub>(q<sub>t</sub> · k<sub>s</sub> / √n) "
                "v<sub>s</sub> + c"
            )
        case ResidualSpec():
            return f"y<sub>t</sub> = {_X} + W z<sub>t</sub>"
        case EmbeddingSpec():
            return f"y<sub>t</sub> = E[{_X}]"
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
            return _SYMBOLS[layer.cell]
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
