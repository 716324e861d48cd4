"""Which epoch of a run's history counts."""

import dataclasses

import pytest

from workbench.runs.history import best_of
from workbench.training.events import EpochEnd


def epochs(losses, best=()):
    zero = {field.name: 0.0 for field in dataclasses.fields(EpochEnd) if field.default is dataclasses.MISSING}
    known = zero | {"val_metric": None, "metric": None}
    return [
        EpochEnd(**known | {"epoch": at, "val_loss": loss, "best": at in best}) for at, loss in enumerate(losses, 1)
    ]


@pytest.mark.parametrize(
    ("losses", "best", "epoch"),
    [((0.5, 0.3, 0.4), (1, 2), 2), ((0.5, 0.49, 0.48), (1,), 1), ((0.5, 0.3), (), 2), ((0.5,), (1,), 1)],
    ids=["the lowest", "what luck may lower is not kept", "none is marked", "one epoch"],
)
def test_the_epoch_counts_whose_weights_are_kept(losses, best, epoch):
    assert best_of(epochs(losses, best)).epoch == epoch


def test_no_epoch_counts_before_the_first():
    assert best_of([]) is None
