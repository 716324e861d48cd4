"""Augmentation changes training inputs only where it may."""

import pytest
import torch

from workbench.training.augmentation import augmented
from workbench.training.batches import Batch
from workbench.training.spec import AugmentSpec

MEAN, STD = torch.tensor([1.0]), torch.tensor([2.0])


def batch_of(y):
    x_BTF = torch.arange(12.0).reshape(2, 6, 1)
    x_BTF[1, 4:] = 0
    return Batch(x_BTF=x_BTF, lengths_B=torch.tensor([6, 4]), y=y)


def test_nothing_asked_for_changes_nothing():
    batch = batch_of(torch.tensor([0, 1]))

    assert augmented(batch, AugmentSpec(), MEAN, STD) is batch


def test_noise_has_the_share_of_the_deviation_that_was_asked_for():
    torch.manual_seed(0)
    zeros = Batch(x_BTF=torch.zeros(50, 200, 1), lengths_B=torch.full((50,), 200), y=torch.zeros(50))

    noisy = augmented(zeros, AugmentSpec(noise=0.1), MEAN, STD).x_BTF

    assert abs(noisy.std().item() - 0.2) < 0.01


def test_gain_scales_each_sequence_about_the_mean():
    torch.manual_seed(0)
    batch = batch_of(torch.tensor([0, 1]))

    changed = augmented(batch, AugmentSpec(gain_db=6), MEAN, STD).x_BTF

    ratio = (changed[0] - 1)[2:] / (batch.x_BTF[0] - 1)[2:]
    assert torch.allclose(ratio, ratio[0]) and 0.5 < ratio[0] < 2 and ratio[0] != 1
    assert changed[1, 4:].eq(0).all()


def test_labels_of_steps_move_with_their_steps():
    torch.manual_seed(1)
    batch = batch_of(torch.tensor([[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, -1, -1]]))

    moved = augmented(batch, AugmentSpec(shift=0.5), MEAN, STD)

    assert not torch.equal(moved.x_BTF, batch.x_BTF)
    assert torch.equal(moved.x_BTF[0, :, 0].long(), moved.y[0])
    assert torch.equal(moved.x_BTF[1, :4, 0].long(), moved.y[1, :4])
    assert moved.y[1, 4:].tolist() == [-1, -1]


def test_a_sequence_is_played_faster_or_slower():
    torch.manual_seed(0)
    ramp = torch.arange(100.0).expand(8, 100)[:, :, None].clone()
    batch = Batch(x_BTF=ramp, lengths_B=torch.full((8,), 100), y=torch.arange(8))

    played = augmented(batch, AugmentSpec(speed=0.2), MEAN, STD)

    rates = played.x_BTF[:, 51, 0] - played.x_BTF[:, 50, 0]
    assert (rates > 1 / 1.2001).all() and (rates < 1.2001).all() and rates.std() > 0.05
    assert (played.lengths_B - 100 / rates).abs().max() <= 1
    assert played.x_BTF[0, played.lengths_B[0] :].eq(0).all()


def test_labels_of_steps_are_played_as_fast_as_their_steps():
    torch.manual_seed(0)
    batch = batch_of(torch.tensor([[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, -1, -1]]))

    played = augmented(batch, AugmentSpec(speed=0.5), MEAN, STD)

    valid = played.y >= 0
    assert valid.sum(dim=1).tolist() == played.lengths_B.tolist()
    assert (played.x_BTF[:, :, 0] - played.y)[valid].abs().max() < 1


def test_no_word_becomes_another():
    torch.manual_seed(0)
    x_BTF = torch.stack([torch.arange(1.0, 13.0).reshape(2, 6), torch.tensor([[3.0] * 3 + [7] * 3] * 2)], dim=2)
    batch = Batch(x_BTF=x_BTF, lengths_B=torch.tensor([6, 6]), y=torch.tensor([0, 1]))

    changed = augmented(batch, AugmentSpec(noise=0.5, gain_db=6, shift=0.2, speed=0.3), MEAN, STD)

    words_BT = changed.x_BTF[:, :, 1]
    assert changed.x_BTF.shape[2] == 2 and not torch.equal(changed.x_BTF[:, :6, 0], x_BTF[:, :, 0])
    assert set(words_BT[:, : int(changed.lengths_B.min())].flatten().tolist()) == {3.0, 7.0}


@pytest.mark.parametrize("spec", [AugmentSpec(shift=0.2), AugmentSpec(speed=0.2)])
def test_a_short_sequence_is_changed_by_its_own_length_beside_a_long_one(spec):
    torch.manual_seed(0)
    lengths = torch.tensor([240] + [20] * 63)
    x_BTF = (torch.arange(240.0) < lengths[:, None]).float()[:, :, None] * torch.arange(240.0)[None, :, None]

    changed = augmented(Batch(x_BTF=x_BTF, lengths_B=lengths, y=lengths), spec, MEAN, STD)

    assert (changed.lengths_B[1:] - 20).abs().max() <= 4
    assert changed.x_BTF[1:, 10, 0].sub(10).abs().max() <= 4
    assert changed.x_BTF[1:, 10, 0].std() > 0.5
