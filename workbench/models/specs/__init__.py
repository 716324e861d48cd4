"""The kinds of layers; a model's spec accepts what is listed here."""

from workbench.models.specs import first, kernels, patterns, recurrent, sound, steps
from workbench.models.specs.layer import LayerSpec

LAYER_KINDS: dict[str, type[LayerSpec]] = {
    **recurrent.KINDS,
    **steps.KINDS,
    **patterns.KINDS,
    **kernels.KINDS,
    **sound.KINDS,
    **first.KINDS,
}
"""By the name that a spec's `kind` holds."""
