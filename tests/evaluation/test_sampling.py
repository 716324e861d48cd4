"""A text goes on from its prompt, in the characters that the model knows."""

import numpy as np
import pytest
import torch
from torch import nn

from tests.evaluation.sequences import facts_of, text
from workbench.errors import WorkbenchError
from workbench.evaluation.sampling import Writing, sample, write_texts
from workbench.progress import finish


class Follower(nn.Module):
    """Is sure that the next character is the following one in the vocabulary."""

    def __init__(self):
        super().__init__()
        self.facts = facts_of(text("abc", 2))
        self.register_buffer("rows", torch.eye(3).roll(1, dims=1))

    def forward(self, x_BTF, lengths_B):
        return self.rows[x_BTF[:, :, 0].long()]


def test_a_text_goes_on_from_the_prompt():
    assert "".join(sample(Follower(), "ab", 5)) == "cabca"


def test_a_character_that_was_never_seen_is_named():
    with pytest.raises(WorkbenchError, match="'z'"):
        sample(Follower(), "az", 5)


def test_texts_are_written_with_what_follows(tmp_path):
    dataset = text("abc", 1)
    dataset.labels_N[1] = -1

    count = finish(
        write_texts(
            lambda x, lengths: np.asarray(Follower()(x, lengths)),
            dataset,
            facts_of(dataset),
            tmp_path / "out.txt",
            Writing(length=4, temperature=0),
        )
    )

    assert count == 1
    assert (tmp_path / "out.txt").read_text() == "acabca"
