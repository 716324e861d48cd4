"""Files that a run has not seen, read the way its own were: all of them are judged, or answered."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from workbench.data.appending import other_spec
from workbench.data.dataset import DataFacts, Examples, SequenceDataset
from workbench.data.loading import load_dataset
from workbench.data.spec import DataSpec, SourceSpec, WindowSpec
from workbench.data.tasks import TASKS
from workbench.data.windows import Range, future_example, piece_examples, sequence_examples, window_examples
from workbench.errors import WorkbenchError
from workbench.paths import as_text
from workbench.progress import Work

LONGER = 2
"""How many times longer than in training a sequence may be and still be labelled in one piece."""


def load_other(paths: Sequence[Path], spec: DataSpec, facts: DataFacts) -> Work[SequenceDataset]:
    """The sequences of other files, by the columns and classes that the model knows."""
    other = other_spec(spec, tuple(SourceSpec(path=as_text(path)) for path in paths), facts)
    return (yield from load_dataset(other, classes=facts.classes, words=facts.categories))


def all_examples(dataset: SequenceDataset, facts: DataFacts) -> Examples:
    """Every example that can be judged: all windows of a forecast, all sequences of a known class.

    Raises WorkbenchError when there is none.
    """
    whole = [Range(s, int(dataset.offsets_S1[s]), int(dataset.offsets_S1[s + 1])) for s in range(dataset.sequences)]
    asks = TASKS[facts.task]
    if asks.forecasts:
        examples = window_examples(dataset, whole, WindowSpec(context=facts.context, horizon=facts.horizon))
        if not len(examples):
            raise WorkbenchError(
                "The model needs {context} steps to look back and {horizon} known steps to compare with, "
                "but the longest series has {longest}.",
                context=facts.context,
                horizon=facts.horizon,
                longest=dataset.longest,
            )
        return examples
    if asks.per_step:
        return _known_steps(dataset, facts)
    if asks.values_sequences:
        answered = [s for s, answer_K in enumerate(dataset.answers_SK) if np.isfinite(answer_K).any()]
        if not answered:
            raise WorkbenchError(
                "The data holds no known value of {targets} to compare with.", targets=", ".join(facts.targets)
            )
        return sequence_examples(dataset, [whole[s] for s in answered])
    labelled = [owned for owned in whole if dataset.labels_S[owned.sequence] >= 0]
    if not labelled:
        raise WorkbenchError("The data holds no class that the model knows, so there is nothing to compare with.")
    return sequence_examples(dataset, labelled)


def whole_sequences(dataset: SequenceDataset, facts: DataFacts) -> Examples:
    """Every sequence as one example; where steps are answered, much longer ones than the model was trained on in
    pieces of that length, so that it never has to remember for longer than it learned to."""
    whole = [Range(s, int(dataset.offsets_S1[s]), int(dataset.offsets_S1[s + 1])) for s in range(dataset.sequences)]
    if TASKS[facts.task].text:
        return piece_examples(dataset, whole, facts.context, facts.context, ahead=1)
    if TASKS[facts.task].labels_steps and dataset.longest > LONGER * facts.context:
        return piece_examples(dataset, whole, facts.context, facts.context)
    return sequence_examples(dataset, whole)


def _known_steps(dataset: SequenceDataset, facts: DataFacts) -> Examples:
    examples = whole_sequences(dataset, facts)
    if not len(examples) or not (dataset.labels_N >= 0).any():
        raise WorkbenchError("The data holds no class that the model knows, so there is nothing to compare with.")
    return examples


def reaching_end(dataset: SequenceDataset, facts: DataFacts) -> Examples:
    """What a forecast beyond the end of every sequence looks at: its last steps.

    Raises WorkbenchError when a sequence is too short.
    """
    lengths_S = np.diff(dataset.offsets_S1)
    short = dataset.reaching_S[lengths_S[dataset.reaching_S] < facts.context]
    if len(short):
        raise WorkbenchError(
            "{sequence} has {steps} steps, but the model looks back over {context}. Give it a longer series.",
            sequence=dataset.names_S[int(short[0])],
            steps=int(lengths_S[short[0]]),
            context=facts.context,
        )
    return future_example(dataset, facts.context)
