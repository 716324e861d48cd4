"""Audit: what could be wrong with this data or this split, each finding with its evidence and, where there is one, a
cure. The work is bounded, whatever the size of the data."""

from workbench.data.audit.amounts import examine_amounts
from workbench.data.audit.classes import examine_classes
from workbench.data.audit.codes import examine_codes
from workbench.data.audit.columns import examine_columns
from workbench.data.audit.copies import examine_copies
from workbench.data.audit.finding import Cure, Finding
from workbench.data.audit.groups import examine_groups
from workbench.data.audit.levels import examine_levels
from workbench.data.audit.pace import examine_pace
from workbench.data.audit.rounding import examine_rounding
from workbench.data.audit.sentinels import examine_sentinels
from workbench.data.audit.sizes import examine_sizes
from workbench.data.audit.targets import examine_targets
from workbench.data.audit.times import cured_note
from workbench.data.audit.words import examine_ahead, examine_words
from workbench.data.dataset import SequenceDataset, Split
from workbench.data.spec import DataSpec

__all__ = ["Cure", "Finding", "audit"]

EXAMINERS = (
    examine_copies,
    examine_groups,
    examine_targets,
    examine_codes,
    examine_columns,
    examine_classes,
    examine_pace,
    examine_amounts,
    examine_levels,
    examine_rounding,
    examine_sizes,
    examine_ahead,
    examine_words,
    examine_sentinels,
)


def audit(dataset: SequenceDataset, split: Split, spec: DataSpec) -> tuple[Finding, ...]:
    """What a user should know before trusting a result: notes from loading, then warnings, then other notes."""
    loading = [cured_note(note, dataset, spec) for note in dataset.notes]
    found = [finding for examine in EXAMINERS for finding in examine(dataset, split, spec)]
    found.sort(key=lambda finding: finding.severity != "warning")
    return (*loading, *found)
