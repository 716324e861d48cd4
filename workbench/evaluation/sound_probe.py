"""Does a steady spectrum tell sounds apart? A quick linear probe of training clips, before anything is trained.

E clips, M mel bands, P inputs of the probe.
"""

from dataclasses import dataclass, replace

import numpy as np

from workbench.data.dataset import Examples, Floats, Integers, SequenceDataset, evenly
from workbench.evaluation.predict import labels
from workbench.evaluation.rivals.classes import one_hot, scaled_alike
from workbench.evaluation.rivals.sequences import SEGMENTS, Seen, seen
from workbench.models.ridge import ridges

MOST_CLIPS = 400
FEWEST_CLIPS = 12
PENALTY = 0.1
CLEARLY = 0.1
"""How much more often the probe must be right with the steady spectrum than without."""


@dataclass(frozen=True, slots=True)
class SoundProbe:
    """Shares of held-back training clips that a linear probe gets right."""

    steady: float
    """By each clip's mean spectrum."""
    moving: float
    """By what moves around it, in five segments."""

    @property
    def is_steady(self) -> bool:
        """Whether taking each clip's own mean away would lose what tells the classes apart."""
        return self.steady > self.moving + CLEARLY


def probe_sounds(dataset: SequenceDataset, train: Examples) -> SoundProbe | None:
    """The probe of the training part's clips; None where they are too few or of one class."""
    labels_E = labels(dataset, train)
    known = np.flatnonzero(labels_E >= 0)
    if len(known) < FEWEST_CLIPS or len(np.unique(labels_E[known])) < 2:
        return None
    chosen = known[evenly(len(known), MOST_CLIPS)]
    heard = seen(dataset, train.chosen(chosen), (np.zeros(1), np.ones(1)))
    return SoundProbe(
        steady=_rights(_means(heard, 1), labels_E[chosen]),
        moving=_rights(_means(_without_means(heard), SEGMENTS), labels_E[chosen]),
    )


def _means(heard: Seen, segments: int) -> Floats:
    return heard.summaries(segments)[:, : segments * heard.values_NF.shape[1]]


def _without_means(heard: Seen) -> Seen:
    """The frames without the mean of their own clip."""
    owners_N = np.repeat(np.arange(len(heard)), heard.lengths_E)
    means_EM = np.add.reduceat(heard.values_NF, heard.starts_E) / heard.lengths_E[:, None]
    return replace(heard, values_NF=(heard.values_NF - means_EM[owners_N]).astype(np.float32))


def _rights(x_EP: Floats, labels_E: Integers) -> float:
    """The share that is right of each half of the clips by a ridge regression on the other."""
    halves_E = np.empty(len(labels_E), np.bool_)
    for label in np.unique(labels_E):
        mine = np.flatnonzero(labels_E == label)
        halves_E[mine] = np.arange(len(mine)) % 2 == 0
    right = 0
    for half in (halves_E, ~halves_E):
        train_EP, asked_EP = scaled_alike(x_EP[half], x_EP[~half])
        linear = next(ridges(train_EP, one_hot(labels_E[half], int(labels_E.max()) + 1), (PENALTY,)))
        right += int((linear(asked_EP).argmax(axis=1) == labels_E[~half]).sum())
    return right / len(labels_E)
