"""What guesses of the next token cost in nats.

C vocabulary, B batch, T steps, M tokens that are judged.
"""

from dataclasses import dataclass

import numpy as np
import torch

from workbench.data.dataset import Examples, Floats, SequenceDataset
from workbench.evaluation.predict import BATCH
from workbench.evaluation.result import Case
from workbench.models.build import SequenceModel
from workbench.progress import Progress, Work
from workbench.sentence import sentence
from workbench.training.batches import ResidentData, by_length


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenCosts:
    """Per judged token its cost in nats and whether the likeliest guess was right, piece after piece of the text."""

    nats_M: Floats
    right_M: Floats
    pieces: Examples
    """The pieces; each token is one step after a step of theirs."""


def token_costs(
    model: SequenceModel, dataset: SequenceDataset, examples: Examples, context: int, device: torch.device
) -> Work[TokenCosts]:
    """What the model pays for every token of the examples, each guessed from at least half a context before it
    (at a text's start from what there is) and never from more than a context."""
    model.to(device).eval()
    pieces, seen = _halves(dataset, examples, context)
    resident = ResidentData(dataset, device)
    costs: dict[int, Floats] = {}
    for indices in by_length(seen, BATCH):
        yield Progress(done=len(costs) / len(seen), message=sentence("Guessing characters"))
        batch = resident.gather(seen, indices)
        with torch.no_grad():
            logs_BTC = model.forward_scaled(batch.x_BTF, batch.lengths_B).float().log_softmax(dim=-1)
        nats_BT = -logs_BTC.gather(2, batch.y.clamp(min=0)[:, :, None])[:, :, 0]
        right_BT = logs_BTC.argmax(dim=-1) == batch.y
        both_B2T = torch.stack((nats_BT, right_BT.to(nats_BT.dtype)), dim=1).cpu().numpy()
        for place, both_2T in zip(indices.tolist(), both_B2T, strict=True):
            stop = int(seen.lengths_E[place])
            costs[place] = both_2T[:, stop - int(pieces.lengths_E[place]) : stop]
    both_2M = np.concatenate([costs[place] for place in range(len(seen))], axis=1)
    return TokenCosts(nats_M=both_2M[0], right_M=both_2M[1], pieces=pieces)


def judged_pieces(case: Case) -> Examples:
    """The pieces of text whose tokens are judged; each token is one step after a step of theirs."""
    return _halves(case.dataset, case.examples, case.facts.context)[0]


def _halves(dataset: SequenceDataset, examples: Examples, context: int) -> tuple[Examples, Examples]:
    """The examples in pieces of at most half a context, and with each what the model sees: what comes before, too."""
    half = max(1, context // 2)
    table = np.array(
        [
            (sequence, first, min(first + half, start + length))
            for sequence, start, length in zip(
                examples.sequences_E.tolist(), examples.starts_E.tolist(), examples.lengths_E.tolist(), strict=True
            )
            for first in range(start, start + length, half)
        ],
        np.int64,
    )
    sequences, starts, stops = table.T
    seen = np.maximum(dataset.offsets_S1[sequences], stops - context)
    pieces = Examples(starts_E=starts, lengths_E=stops - starts, sequences_E=sequences, horizon=0)
    return pieces, Examples(starts_E=seen, lengths_E=stops - seen, sequences_E=sequences, horizon=0)
