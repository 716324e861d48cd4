"""Refitting: a model that is still what its template made for the data is made anew where the data change."""

from workbench.data.dataset import DataFacts
from workbench.models.spec import ModelSpec
from workbench.models.templates import TEMPLATES


def refitted(model: ModelSpec, before: DataFacts, after: DataFacts) -> ModelSpec:
    """The model that its template makes for the data as they are then; one that was changed by hand stays."""
    template = TEMPLATES.get(model.template or "")
    if template is None or template.build(before) != model:
        return model
    return template.build(after)
