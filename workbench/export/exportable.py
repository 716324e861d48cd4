"""Exportable: all that an export is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.data.dataset import DataFacts, Examples, SequenceDataset, Statistics
from workbench.evaluation.fixed_bands import FixedBands
from workbench.export.origin import Origin
from workbench.export.preparation import Preparation
from workbench.export.readme import Say
from workbench.models.build import SequenceModel
from workbench.sentence import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Exportable:
    """A trained model and what an export must know of its data."""

    model: SequenceModel
    facts: DataFacts
    statistics: Statistics
    preparation: Preparation = field(default_factory=Preparation)
    dataset: SequenceDataset | None = None
    """Where the checks draw their inputs from; without it, from the statistics."""
    val: Examples | None = None
    """The examples by which a loss of accuracy is measured, where the data are at hand."""
    verdict: Sentence | None = None
    """What the test part said of the model."""
    say: Say = str
    """Puts the README's sentences into a language."""
    origin: Origin | None = None
    """The run that it is of; only an export of the same may take the place of an earlier one unasked."""
    card: Mapping[str, Any] | None = None
    """What programs are told of the run."""
    bands: FixedBands | None = None
    """Around its forecasts, where they are known."""
