"""Writing on: a model's guesses of the next token, drawn one after the other.

Shapes: B batch (1 here), T steps, F inputs (1 here), C vocabulary.
"""

from collections.abc import Callable, Iterator, Sequence

import torch
from torch import Tensor

Guess = Callable[[Tensor, Tensor], Tensor]
"""From tokens x_BTF and lengths_B to probabilities of what follows each step, B,T,C."""


def next_tokens(
    guess: Guess, tokens: Sequence[int], *, length: int, temperature: float, context: int, seed: int
) -> Iterator[int]:
    """`length` tokens that go on from `tokens`, of which there is one at least, each drawn after at most the last
    `context` ones; a temperature of 0 always takes the likeliest, 1 draws as often as the model says."""
    generator = torch.Generator().manual_seed(seed)
    seen = list(tokens)[-context:]
    for _ in range(length):
        x_BTF = torch.tensor(seen, dtype=torch.float32)[None, :, None]
        with torch.no_grad():
            chances_C = guess(x_BTF, torch.tensor([len(seen)]))[0, len(seen) - 1].double().cpu()
        token = _drawn(chances_C, temperature, generator)
        yield token
        seen = [*seen, token][-context:]


def _drawn(chances_C: Tensor, temperature: float, generator: torch.Generator) -> int:
    if temperature <= 0:
        return int(chances_C.argmax())
    sharpened_C = (chances_C.clamp(min=1e-30).log() / temperature).softmax(dim=0)
    return int(torch.multinomial(sharpened_C, 1, generator=generator))
