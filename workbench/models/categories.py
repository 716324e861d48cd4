"""Categories: numbers of words become vectors in front of the network; no scale or level touches them.

Shapes: B batch, T time, C categories, V words of one, W features of all. State dict: `tables.{i}.weight`, a row per
word of category i and first that of any other word, where it is learned.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from workbench.models.category_sizes import category_sizes


def name_numbers(x_BTF: Tensor, place: int, words: int) -> Tensor:
    """The number of each sequence's name, as B; 0 for one that is not known."""
    names_B = x_BTF[:, 0, place]
    known_B = (names_B >= 1) & (names_B <= words)
    return names_B.where(known_B, 0.0).long()


class Categories(nn.Module):
    """A feature per word of a category with few of them; of others a learned vector per word.

    0 and what is no number of a word is any other word: no feature is set, or the first row of the table is taken,
    which begins at zero and learns where the training part has empty cells.
    """

    def __init__(self, words: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self.sizes = category_sizes(words)
        self.tables = nn.ModuleDict(
            {str(c): nn.Embedding(size.words + 1, size.width) for c, size in enumerate(self.sizes) if size.learned}
        )
        for table in self.tables.values():
            nn.init.zeros_(table.weight[:1].detach())  # type: ignore[index]

    def forward(self, numbers_BTC: Tensor) -> Tensor:
        """What stands for the words, side by side, as B,T,W."""
        parts = []
        for c, size in enumerate(self.sizes):
            numbers_BT = numbers_BTC[:, :, c]
            known_BT = (numbers_BT >= 1) & (numbers_BT <= size.words)  # false for NaN
            numbers_BT = numbers_BT.where(known_BT, 0.0).long()
            if size.learned:
                parts.append(self.tables[str(c)](numbers_BT))
            else:
                words_V = torch.arange(1, size.words + 1, device=numbers_BT.device)
                parts.append((numbers_BT[:, :, None] == words_V).to(numbers_BTC.dtype))
        return torch.cat(parts, dim=2)
