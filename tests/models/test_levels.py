"""Levels: what is taken from a window before the layers, from which inputs, and given back."""

import pytest
import torch

from tests.export.export_cases import build
from workbench.models.lengths import FilledLengths
from workbench.models.spec import PreprocessSpec, RecurrentSpec


def preprocess(task: str = "forecast", **values):
    built = build(task, RecurrentSpec(units=2), preprocess=PreprocessSpec(**values))
    return built.model.preprocess, *built.inputs(4, 12)


@pytest.mark.parametrize("level", ["last", "mean", "mean_std"])
def test_other_inputs_keep_their_level_where_that_is_asked_for(level):
    module, x_BTF, lengths_B = preprocess(level=level, keep_other_levels=True)

    plain_BTF = (x_BTF - module.mean_F) / module.std_F
    z_BTF, _ = module(x_BTF, lengths_B)

    inside_BT = torch.arange(12) < lengths_B[:, None]
    torch.testing.assert_close(z_BTF[inside_BT][:, 2], plain_BTF[inside_BT][:, 2])
    assert (z_BTF[:, :, :2] - plain_BTF[:, :, :2]).abs().max() > 0.1


@pytest.mark.parametrize("level", ["last", "mean", "mean_std"])
def test_what_targets_lose_is_given_back(level):
    module, x_BTF, lengths_B = preprocess(level=level, keep_other_levels=True)
    _, taken = module(x_BTF, lengths_B)
    y_BHK = torch.randn(4, 5, 2)

    torch.testing.assert_close(module.restore_level(module.without_level(y_BHK, taken), taken), y_BHK)


def test_full_windows_are_read_as_counted_ones():
    module, x_BTF, _ = preprocess(level="last", keep_other_levels=True)
    counted, filled = torch.full((4,), 12), FilledLengths(torch.full((4,), 12))

    torch.testing.assert_close(module(x_BTF, filled)[0], module(x_BTF, counted)[0])


def test_a_task_without_targets_among_its_inputs_takes_every_level():
    kept, x_BTF, lengths_B = preprocess("classify", level="mean", keep_other_levels=True)
    every, _, _ = preprocess("classify", level="mean")

    torch.testing.assert_close(kept(x_BTF, lengths_B)[0], every(x_BTF, lengths_B)[0])
