"""The kinds of layers, by the name that a spec's `kind` holds; a model's spec accepts what is listed here."""

from workbench.models.specs.first import EmbeddingSpec, SegmentsSpec
from workbench.models.specs.layer import LayerSpec
from workbench.models.specs.patterns import AttentionSpec, Conv1dSpec, TcnSpec
from workbench.models.specs.recurrent import RecurrentSpec
from workbench.models.specs.sound import LogMelSpec, MfccSpec
from workbench.models.specs.steps import DenseSpec, DropoutSpec, FlattenSpec, LayerNormSpec, ResidualSpec

LAYER_KINDS: dict[str, type[LayerSpec]] = {
    "recurrent": RecurrentSpec,
    "dense": DenseSpec,
    "layer_norm": LayerNormSpec,
    "dropout": DropoutSpec,
    "flatten": FlattenSpec,
    "conv1d": Conv1dSpec,
    "tcn": TcnSpec,
    "attention": AttentionSpec,
    "residual": ResidualSpec,
    "log_mel": LogMelSpec,
    "mfcc": MfccSpec,
    "embedding": EmbeddingSpec,
    "segments": SegmentsSpec,
}
