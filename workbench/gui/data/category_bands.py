"""Which columns of words are drawn as bands below a series."""

from workbench.data.calendar import calendar_part
from workbench.data.dataset import NAME_INPUT, SequenceDataset

MOST_BANDS = 3
"""Categories whose words are drawn."""


def banded(dataset: SequenceDataset) -> list[str]:
    """The inputs whose words are drawn: those of columns, as the axis tells times, and the choice above names."""
    made = {NAME_INPUT, *(name for name in dataset.categories if calendar_part(name) is not None)}
    return [name for name in dataset.categories if name not in made][:MOST_BANDS]
