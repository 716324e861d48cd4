"""Text that a model writes: it goes on from a prompt, character by character."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from workbench.data.dataset import DataFacts, SequenceDataset
from workbench.errors import WorkbenchError
from workbench.evaluation.predict import Answer
from workbench.models.build import SequenceModel
from workbench.paths import write_whole
from workbench.progress import Progress, Work
from workbench.sentence import sentence
from workbench.training.sampling import Guess, next_tokens

PROGRESS_EVERY = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """How a text goes on: how far, how boldly (0 always the likeliest character, 1 as the model says), which draw."""

    length: int = 500
    temperature: float = 0.8
    seed: int = 0


def sample(model: SequenceModel, prompt: str, length: int, temperature: float = 0.8, seed: int = 0) -> Iterator[str]:
    """`length` characters that go on from the prompt, as they are drawn.

    Raises WorkbenchError where the model has never seen a character of the prompt.
    """
    device = next(iter(model.state_dict().values())).device
    model.eval()

    def guess(x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        chances_BTC: Tensor = model(x_BTF.to(device), lengths_B.to(device))
        return chances_BTC

    tokens = _tokens(prompt, model.facts)
    writing = Writing(length=length, temperature=temperature, seed=seed)
    return (model.facts.classes[token] for token in _continued(guess, tokens, model.facts, writing))


def write_texts(answer: Answer, dataset: SequenceDataset, facts: DataFacts, to: Path, writing: Writing) -> Work[int]:
    """Go on from every text of the dataset, write the texts with what follows, and give how many there are.

    Characters that the model has never seen are passed over.
    """

    def guess(x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        return torch.from_numpy(answer(x_BTF, lengths_B))

    texts: list[str] = []
    for s in range(dataset.sequences):
        known = dataset.labels_N[int(dataset.offsets_S1[s]) : int(dataset.offsets_S1[s + 1])]
        tokens = known[known >= 0].tolist() or _tokens("", facts)
        written: list[int] = []
        for token in _continued(guess, tokens, facts, writing):
            written.append(token)
            if len(written) % PROGRESS_EVERY == 0:
                done = (s + len(written) / writing.length) / dataset.sequences
                yield Progress(done=done, message=sentence("Writing"))
        texts.append("".join(facts.classes[token] for token in (*tokens, *written)))
    to.parent.mkdir(parents=True, exist_ok=True)
    write_whole(to, "\n".join(texts))
    return len(texts)


def _continued(guess: Guess, tokens: Sequence[int], facts: DataFacts, writing: Writing) -> Iterator[int]:
    return next_tokens(
        guess,
        tokens,
        length=writing.length,
        temperature=writing.temperature,
        context=facts.context,
        seed=writing.seed,
    )


def _tokens(prompt: str, facts: DataFacts) -> list[int]:
    """The prompt's characters by number; an empty one begins a line."""
    index = {name: place for place, name in enumerate(facts.classes)}
    for character in prompt:
        if character not in index:
            raise WorkbenchError(
                "The model has never seen the character '{character}'. Leave it out of the beginning.",
                character=character,
            )
    return [index[character] for character in prompt] or [index.get("\n", 0)]
