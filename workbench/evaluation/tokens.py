"""Judging guesses of the next token: what each costs in nats, beside counts of tokens and pairs, and the verdict.

C vocabulary, D vocabulary and an unknown token, B batch, T steps, M tokens that are judged, G pieces of text.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from workbench.data.dataset import Doubles, Examples, Floats, Integers, SequenceDataset
from workbench.data.windows import covered_rows
from workbench.errors import WorkbenchError
from workbench.evaluation.metrics import metrics_of
from workbench.evaluation.predict import BATCH, step_rows
from workbench.evaluation.result import Case, Evaluation, Score
from workbench.evaluation.significance import block_sums, sign_flip
from workbench.evaluation.verdict import judge_writing
from workbench.models.build import SequenceModel
from workbench.progress import Progress, Work
from workbench.sentence import sentence
from workbench.training.batches import ResidentData, by_length

PAIR_DOUBT = 5.0
"""How many unseen followers, spread like single tokens, are added to those counted after each token."""


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


def judge_tokens(costs: TokenCosts, case: Case) -> Evaluation:
    """The evaluation of guesses. Raises WorkbenchError where no token is known to judge by."""
    rows_M = step_rows(costs.pieces)
    truth_M = case.dataset.labels_N[rows_M + 1]
    before_M = case.dataset.labels_N[rows_M]
    known_M = truth_M >= 0
    if not known_M.any():
        raise WorkbenchError("The {part} part holds no character that the model knows.", part=case.part)
    nats_M = costs.nats_M[known_M].astype(np.float64)
    counted = _counted(case, before_M[known_M], truth_M[known_M])
    score = Score(metrics=metrics_of(case.facts.task, nats_M, costs.right_M[known_M]), scaled={})
    baselines = {name: Score(metrics=metrics_of(case.facts.task, *paid), scaled={}) for name, paid in counted.items()}
    best = min(counted, key=lambda name: float(counted[name][0].mean()))
    blocks_M = np.repeat(np.arange(len(costs.pieces)), costs.pieces.lengths_E)[known_M]
    verdict = judge_writing(
        float(nats_M.mean()),
        float(counted[best][0].mean()),
        baseline=best,
        tokens=len(nats_M),
        comparison=sign_flip(block_sums(counted[best][0] - nats_M, blocks_M)),
    )
    return Evaluation(
        case=case,
        score=score,
        baselines=baselines,
        details={},
        verdict=verdict,
        answers=costs.nats_M[known_M],
        truth=truth_M[known_M],
    )


def _counted(case: Case, before_M: Integers, truth_M: Integers) -> dict[str, tuple[Doubles, npt.NDArray[np.bool_]]]:
    """What counting single tokens and pairs in the training part would pay for each token, and whether its likeliest
    guess would be right."""
    counts_C = np.array(case.statistics.class_counts, np.float64) + 1
    single_C = counts_C / counts_C.sum()
    paid = {"unigram": (-np.log(single_C[truth_M]), truth_M == single_C.argmax())}
    if case.trained_on is not None:
        pairs_CC = _pairs(case.trained_on.dataset, case.trained_on.examples, len(single_C))
        smoothed_CC = pairs_CC + PAIR_DOUBT * single_C
        smoothed_CC /= smoothed_CC.sum(axis=1, keepdims=True)
        # After a character that was never seen single tokens are the best guess.
        rows_DC = np.vstack((smoothed_CC, single_C))
        paid["bigram"] = (-np.log(rows_DC[before_M, truth_M]), truth_M == rows_DC.argmax(axis=1)[before_M])
    return paid


def _pairs(dataset: SequenceDataset, examples: Examples, vocabulary: int) -> Doubles:
    """How often each token follows each other one in these examples, which may overlap."""
    rows = covered_rows(dataset, examples)
    first, second = dataset.labels_N[rows], dataset.labels_N[rows + 1]
    known = (first >= 0) & (second >= 0)
    counts = np.bincount(first[known] * vocabulary + second[known], minlength=vocabulary**2)
    pairs_CC: Doubles = counts.reshape(vocabulary, vocabulary).astype(np.float64)
    return pairs_CC


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
