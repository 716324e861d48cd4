"""Edits of a model's layers as values, and layers as clipboard text."""

from pydantic import TypeAdapter

from workbench.errors import WorkbenchError
from workbench.models.spec import MOST_LAYERS, AnyLayer, LayerSpec, ModelSpec
from workbench.stored import DamagedError, parse_as

LONGEST_TEXT = 100_000
_LAYERS: TypeAdapter[list[LayerSpec]] = TypeAdapter(list[AnyLayer])


def with_layers(model: ModelSpec, layers: tuple[LayerSpec, ...]) -> ModelSpec:
    """The model with other layers."""
    return model.model_copy(update={"layers": layers})


def inserted(model: ModelSpec, index: int, *layers: LayerSpec) -> ModelSpec:
    """The model with layers put before the layer at `index`."""
    return with_layers(model, model.layers[:index] + layers + model.layers[index:])


def removed(model: ModelSpec, index: int) -> ModelSpec:
    """The model without the layer at `index`."""
    return with_layers(model, model.layers[:index] + model.layers[index + 1 :])


def replaced(model: ModelSpec, index: int, layer: LayerSpec) -> ModelSpec:
    """The model with another layer at `index`."""
    return with_layers(model, (*model.layers[:index], layer, *model.layers[index + 1 :]))


def moved(model: ModelSpec, source: int, gap: int) -> ModelSpec:
    """The model with the layer at `source` taken out and put into the gap before today's layer `gap`."""
    layer = model.layers[source]
    return inserted(removed(model, source), gap - (gap > source), layer)


def to_text(layer: LayerSpec) -> str:
    """A layer as JSON text for the clipboard."""
    return layer.model_dump_json(indent=2)


def from_text(text: str) -> tuple[LayerSpec, ...]:
    """Layers from clipboard text: one JSON object or an array of them.

    Raises WorkbenchError when the text is anything else; text is only ever read, never run.
    """
    text = text.strip()
    try:
        if len(text) > LONGEST_TEXT:
            raise ValueError
        layers = parse_as(_LAYERS, text if text.startswith("[") else f"[{text}]", file=None)
        if not 0 < len(layers) <= MOST_LAYERS:
            raise ValueError
    except (DamagedError, ValueError) as error:
        raise WorkbenchError("The clipboard holds no block. Copy a block on the Model page first.") from error
    return tuple(layers)
