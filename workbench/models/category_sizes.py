"""How many features stand for the words of each category."""

from collections.abc import Sequence
from dataclasses import dataclass

FEWEST_LEARNED = 4
"""Words from which on each is a learned vector; fewer are a feature each."""
WIDEST = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class CategorySize:
    """So many words, so many features of a step, and whether they are learned."""

    words: int
    width: int
    learned: bool

    @property
    def parameters(self) -> int:
        """Numbers that are learned: a vector per word and one for any other."""
        return (self.words + 1) * self.width if self.learned else 0


def category_sizes(words: Sequence[Sequence[str]]) -> tuple[CategorySize, ...]:
    """The size of each vocabulary's features, by the rule of thumb of fastai: 1.6 times its size to the power 0.56."""
    return tuple(_size(len(vocabulary)) for vocabulary in words)


def _size(count: int) -> CategorySize:
    if count < FEWEST_LEARNED:
        return CategorySize(words=count, width=count, learned=False)
    return CategorySize(words=count, width=min(WIDEST, round(1.6 * count**0.56)), learned=True)
