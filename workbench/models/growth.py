"""Growth: how much larger a model is for the unlike series that it has to learn."""

from workbench.data.dataset import NAME_INPUT, DataFacts

MOST_ALIKE = 4
"""Series that a forecaster grows for; more have something in common."""


def series_told_apart(facts: DataFacts) -> int:
    """How many times larger a forecaster is for the series that it tells apart by their names."""
    return max(1, min(len(facts.categories.get(NAME_INPUT, ())), MOST_ALIKE))
