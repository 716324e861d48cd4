"""Refitting: a model that is still what its template made for the data is made anew where the data change."""

from workbench.data.dataset import DataFacts
from workbench.models.spec import ModelSpec
from workbench.models.templates import TEMPLATES


def refitted(model: ModelSpec, before: DataFacts, after: DataFacts) -> ModelSpec:
    """The model that its template makes for the data as they are then; one that was changed by hand stays."""
    template = TEMPLATES.get(model.template or "")
    if template is None or _levelled(template.build(before), model) != model:
        return model
    return _levelled(template.build(after), model)


def _levelled(made: ModelSpec, model: ModelSpec) -> ModelSpec:
    """What was made with the other's level, which a proposal measures."""
    preprocess = made.preprocess.model_copy(update={"level": model.preprocess.level})
    return made.model_copy(update={"preprocess": preprocess})
