"""Words: columns that a forecast could see as categories, and does not."""

from collections.abc import Iterator
from functools import partial

from workbench.data.audit.finding import Cure, Finding
from workbench.data.dataset import SequenceDataset, Split
from workbench.data.roles import with_role
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
            "{column} holds {count} different words that repeat, and the model does not see them. They can be inputs.",
            column=column,
            count=count,
        )
        cure = Cure(
            title=sentence("Make {column} a category", column=column),
            change=partial(with_role, column=column, role="category"),
            settings=((f"data.roles.{column}", "category"),),
        )
        yield Finding(kind="words", sentence=said, cure=cure)
