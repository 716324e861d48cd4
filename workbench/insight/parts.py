"""What the parts of a model are called; light, so that a window can name them before PyTorch is there."""

from workbench.sentence import Sentence, sentence


def named(layer: str) -> Sentence:
    """What a part of a model is called."""
    first, _, number = layer.partition(".")
    if first == "layers":
        return sentence("block {block}", block=int(number) + 1)
    known = {"head": sentence("the head"), "linear_path": sentence("the linear path")}
    return known.get(layer, Sentence(layer))
