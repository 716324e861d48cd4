"""Losses count what is known, and classes as much as asked."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional

from workbench.errors import WorkbenchError
from workbench.models.spec import QUANTILES
from workbench.training.batches import Batch
from workbench.training.losses import Objective, batch_loss, check_objective, judge, objectives
from workbench.training.spec import AugmentSpec, TrainingSpec

CROSS = Objective(loss="cross_entropy")


class Answers(nn.Module):
    """A model that gives fixed logits."""

    def __init__(self, logits):
        super().__init__()
        self.logits = logits

    def forward_scaled(self, x_BTF, lengths_B, beside_BC=None):
        return self.logits


def steps_batch(labels):
    y = torch.tensor(labels)
    return Batch(x_BTF=torch.zeros(*y.shape, 1), lengths_B=torch.full((len(y),), y.shape[1]), y=y)


def test_unknown_steps_neither_cost_nor_count():
    logits = torch.randn(2, 3, 4, generator=torch.Generator().manual_seed(0))

    total, count = batch_loss(Answers(logits), steps_batch([[0, -1, 2], [3, -1, -1]]), CROSS)

    known = torch.stack((logits[0, 0], logits[0, 2], logits[1, 0]))
    assert count == 3
    assert torch.allclose(total, functional.cross_entropy(known, torch.tensor([0, 2, 3]), reduction="sum"))


def test_judging_counts_right_steps():
    logits = torch.eye(3)[torch.tensor([[0, 1, 2]])]

    judged = judge(Answers(logits), steps_batch([[0, 2, -1]]), CROSS)

    assert (judged.right.item(), judged.answers.item()) == (1, 2)


def test_class_weights_make_rare_classes_count_as_much_as_common_ones(classification):
    labels = np.array([0] * 12 + [1] * 12)
    data = replace(classification.dataset, labels_S=labels)
    spec = TrainingSpec(loss="cross_entropy", class_weights=True, label_smoothing=0.1)

    training, judging = objectives(spec, data, classification.split.train, torch.device("cpu"))

    assert torch.allclose(training.weights_C * torch.tensor([12.0, 4.0]), torch.tensor([8.0, 8.0]))
    assert (training.smoothing, judging.smoothing) == (0.1, 0.0)


def test_the_weighted_loss_is_a_weighted_mean():
    logits, weights = torch.randn(4, 2, generator=torch.Generator().manual_seed(1)), torch.tensor([0.5, 2.0])
    batch = Batch(x_BTF=torch.zeros(4, 1, 1), lengths_B=torch.ones(4, dtype=torch.long), y=torch.tensor([0, 1, 0, 0]))

    total, values = batch_loss(Answers(logits), batch, replace(CROSS, weights_C=weights, smoothing=0.1))

    expected = functional.cross_entropy(logits, batch.y, weight=weights, label_smoothing=0.1)
    assert torch.allclose(total / values, expected)


@pytest.mark.parametrize(
    ("task", "settings"),
    [
        ("classify", {"loss": "mse"}),
        ("regress", {"loss": "cross_entropy"}),
        ("forecast", {"loss": "mse", "augment": AugmentSpec(shift=0.1)}),
        ("next-token", {"loss": "cross_entropy", "augment": AugmentSpec(noise=0.1)}),
    ],
)
def test_what_cannot_judge_the_task_is_refused(task, settings):
    with pytest.raises(WorkbenchError):
        check_objective(TrainingSpec(**settings), task)


def quantile_batch(truth):
    y = torch.tensor(truth)[:, None, None]
    return Batch(x_BTF=torch.zeros(len(y), 1, 1), lengths_B=torch.ones(len(y), dtype=torch.int64), y=y)


class Quantiles(Answers):
    """A model whose quantiles are given, its scale that of the data."""

    def scale_targets(self, y, x_BTF):
        return y


def test_pinball_is_least_where_the_quantiles_are():
    truth = torch.linspace(0, 1, 1001)
    right = torch.tensor(QUANTILES)[None, :, None, None]
    batch, pinball = quantile_batch(truth.tolist()), Objective(loss="pinball")

    best, count = batch_loss(Quantiles(right.expand(1001, -1, 1, 1)), batch, pinball)
    moved, _ = batch_loss(Quantiles((right + 0.1).expand(1001, -1, 1, 1)), batch, pinball)
    narrow, _ = batch_loss(Quantiles((0.5 + 0.5 * (right - 0.5)).expand(1001, -1, 1, 1)), batch, pinball)

    assert count == 1001
    assert best < moved and best < narrow


def test_an_unknown_truth_costs_no_quantile_anything():
    answer = torch.zeros(2, len(QUANTILES), 1, 1, requires_grad=True)

    total, count = batch_loss(Quantiles(answer), quantile_batch([2.0, float("nan")]), Objective(loss="pinball"))
    total.backward()

    assert count == 1
    assert total.item() == pytest.approx(2.0)  # the levels' mean is a half
    assert not answer.grad[1].any() and answer.grad[0].all()


@pytest.mark.parametrize(("quantiles", "loss"), [(True, "mse"), (False, "pinball")])
def test_a_loss_that_does_not_fit_the_head_is_refused(quantiles, loss):
    with pytest.raises(WorkbenchError, match="pinball"):
        check_objective(TrainingSpec(loss=loss), "forecast", quantiles=quantiles)
