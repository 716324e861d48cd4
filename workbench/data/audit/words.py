"""Columns that a forecast could see and does not: words as categories, and what is known of the steps ahead."""

from collections.abc import Iterator

from workbench.data.audit.finding import Finding, taken_as
from workbench.data.dataset import SequenceDataset, Split
from workbench.data.spec import DataSpec
from workbench.data.tasks import TASKS
from workbench.sentence import sentence

MOST_TOLD = 3


def examine_words(dataset: SequenceDataset, split: Split, spec: DataSpec) -> Iterator[Finding]:
    """Ignored columns of a forecast's file whose words repeat; other tasks may not want to know who is measured."""
    if not TASKS[dataset.task].forecasts:
        return
    for column, count in list(dataset.unused_words.items())[:MOST_TOLD]:
        said = sentence(
            "{column} holds {count} different words that repeat, and the model does not see them. They can be inputs; "
            "if they are what is to be told, choose classes as the task.",
            column=column,
            count=count,
        )
        cure = taken_as(column, "category", sentence("Make {column} a category", column=column))
        yield Finding(kind="words", sentence=said, cure=cure)


def examine_ahead(dataset: SequenceDataset, split: Split, spec: DataSpec) -> Iterator[Finding]:
    """Columns that are filled in for steps whose target is not, as plans, prices and holidays are."""
    for column, count in list(dataset.unused_ahead.items())[:MOST_TOLD]:
        said = sentence(
            "{column} goes on for {count} steps after what is forecast ends, and the model does not see that. If it is "
            "known ahead, as a price, a plan or a holiday is, say so: forecasts then follow it.",
            column=column,
            count=count,
        )
        cure = taken_as(column, "known", sentence("Take {column} as known ahead", column=column))
        yield Finding(kind="ahead", sentence=said, cure=cure)
