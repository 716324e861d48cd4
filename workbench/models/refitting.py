"""Refitting: a model follows its data: made anew by its template, or, where it was changed by hand, made larger."""

from workbench.data.dataset import DataFacts
from workbench.data.tasks import TASKS
from workbench.models.growth import series_told_apart
from workbench.models.spec import ModelSpec
from workbench.models.specs.recurrent import RecurrentSpec
from workbench.models.templates import TEMPLATES

MOST_UNITS = 4096
"""As many as a layer may have."""


def refitted(model: ModelSpec, before: DataFacts, after: DataFacts) -> ModelSpec:
    """The model that its template makes for the data as they are then; of one that was changed by hand, the recurrent
    layers of a forecaster grow, or shrink again, with the series that it tells apart."""
    template = TEMPLATES.get(model.template or "")
    if template is None or _levelled(template.build(before), model) != model:
        return _resized(model, before, after)
    return _levelled(template.build(after), model)


def _levelled(made: ModelSpec, model: ModelSpec) -> ModelSpec:
    """What was made with the other's level, which a proposal measures."""
    preprocess = made.preprocess.model_copy(update={"level": model.preprocess.level})
    return made.model_copy(update={"preprocess": preprocess})


def _resized(model: ModelSpec, before: DataFacts, after: DataFacts) -> ModelSpec:
    had, has = series_told_apart(before), series_told_apart(after)
    if had == has or not TASKS[after.task].forecasts:
        return model
    layers = tuple(
        layer.model_copy(update={"units": max(1, min(MOST_UNITS, layer.units * has // had))})
        if isinstance(layer, RecurrentSpec)
        else layer
        for layer in model.layers
    )
    return model.model_copy(update={"layers": layers})
