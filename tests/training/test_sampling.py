"""Tokens are drawn as boldly as asked, and the same again with the same seed."""

from itertools import islice

import torch

from workbench.training.sampling import next_tokens

ROWS = torch.tensor([[0.1, 0.6, 0.3], [0.2, 0.2, 0.6], [0.9, 0.05, 0.05]])


def drawn(temperature, seed=0, length=40, context=4, tokens=(0,)):
    seen = []

    def guess(x_BTF, lengths_B):
        seen.append(x_BTF[0, :, 0].tolist())
        return ROWS[x_BTF[:, :, 0].long()]

    settings = {"length": length, "temperature": temperature, "context": context, "seed": seed}
    return list(next_tokens(guess, tokens, **settings)), seen


def test_without_temperature_the_likeliest_token_is_taken():
    assert drawn(0, length=6)[0] == [1, 2, 0, 1, 2, 0]


def test_the_same_seed_draws_the_same_text():
    assert drawn(1, seed=3)[0] == drawn(1, seed=3)[0] != drawn(1, seed=4)[0]


def test_a_guess_sees_no_more_than_the_context():
    seen = drawn(0, length=3, context=2, tokens=(2, 2, 2))[1]

    assert seen == [[2, 2], [2, 0], [0, 1]]


def test_tokens_come_as_they_are_drawn():
    tokens = next_tokens(
        lambda x_BTF, _: ROWS[x_BTF[:, :, 0].long()], [0], length=10**9, temperature=1, context=4, seed=0
    )

    assert len(list(islice(tokens, 3))) == 3
