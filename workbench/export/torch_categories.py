"""Categories as lines of plain PyTorch."""

from collections.abc import Sequence

from workbench.data.dataset import NAME_INPUT, DataFacts
from workbench.export.torch_blocks import Lines
from workbench.models.category_sizes import CategorySize


def category_lines(sizes: Sequence[CategorySize], numbers: int, valid: str) -> Lines:
    """What stands for the words behind the first inputs, which are quantities, joined to what became of those."""
    lines = Lines()
    lines.steps += [
        f"words = values[:, :, {numbers}:]",
        "counts = torch.tensor([len(each) for each in CATEGORIES.values()], device=words.device)",
        "known = (words >= 1) & (words <= counts)",
        "words = words.where(known, 0.0).long()  # 0 is any word that the model does not know",
    ]
    parts = []
    for c, size in enumerate(sizes):
        if size.learned:
            lines.parts.append(f"self.category_{c + 1} = nn.Embedding({size.words + 1}, {size.width})")
            parts.append(f"self.category_{c + 1}(words[:, :, {c}])")
        elif size.words:
            hot = f"nn.functional.one_hot(words[:, :, {c}], {size.words + 1})"
            parts.append(f"{hot}[:, :, 1:].to(x.dtype)")
    lines.steps += ["x = torch.cat(", "    [", "        x,", *(f"        {part}," for part in parts), "    ],"]
    lines.steps += ["    dim=2,", ")"]
    if valid:
        lines.steps.append(f"x = x.where({valid}, 0.0)")
    return lines


def name_lines(facts: DataFacts) -> Lines:
    """The number of each sequence's name."""
    known = f"(names >= 1) & (names <= {len(facts.categories[NAME_INPUT])})"
    return Lines(steps=[f"names = values[:, 0, {facts.named}]", f"names = names.where({known}, 0.0).long()"])


def scale_lines(facts: DataFacts) -> Lines:
    """Mean and deviation of each sequence, by its name."""
    lines, words = Lines(), len(facts.categories[NAME_INPUT])
    for name, start in (("means", "zeros"), ("stds", "ones")):
        lines.parts.append(f'self.register_buffer("{name}", torch.{start}({words + 1}, {facts.numbers}))')
    lines.steps.append("mean, std = self.means[names][:, None], self.stds[names][:, None]")
    return lines
