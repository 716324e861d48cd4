"""Rivals that guess the next token: counts of single tokens, of pairs, and of up to five in a row.

C vocabulary, M judged tokens, N tokens of the training part, G different contexts, U different pairs of context and
follower. An answer has two rows of M: what each token costs in nats, and 1 where the likeliest guess is right.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Doubles, Floats, Integers, SequenceDataset
from workbench.data.windows import covered_rows
from workbench.evaluation.predict import step_rows
from workbench.evaluation.result import Case
from workbench.evaluation.rivals.rival import Rival
from workbench.evaluation.token_costs import judged_pieces
from workbench.sentence import sentence

LONGEST = 5
"""Tokens before the guessed one that are looked at, at most."""
MOST_TOKENS = 1_000_000
"""Last tokens of the training part that are counted in rows of more than two."""
PAIR_DOUBT = 5.0
"""How many unseen followers, spread like single tokens, are added to those counted after each token."""


class _Asked:
    """The rows after which a token is guessed, those tokens, and the shares of single tokens."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.rows_M = step_rows(judged_pieces(case))
        self.truth_M = case.dataset.labels_N[self.rows_M + 1]
        counts_C = np.array(case.statistics.class_counts, np.float64) + 1
        self.single_C: Doubles = counts_C / counts_C.sum()


def _single(asked: _Asked) -> Floats:
    return _paid(asked.single_C[asked.truth_M], asked.truth_M == asked.single_C.argmax())


def _pair(asked: _Asked) -> Floats | None:
    case, single_C, truth_M = asked.case, asked.single_C, asked.truth_M
    if case.trained_on is None:
        return None
    before_M = case.dataset.labels_N[asked.rows_M]
    rows = covered_rows(case.trained_on.dataset, case.trained_on.examples)
    labels_N, vocabulary = case.trained_on.dataset.labels_N, len(single_C)
    first, second = labels_N[rows], labels_N[rows + 1]
    known = (first >= 0) & (second >= 0)
    counts = np.bincount(first[known] * vocabulary + second[known], minlength=vocabulary**2)
    smoothed_CC = counts.reshape(vocabulary, vocabulary) + PAIR_DOUBT * single_C
    smoothed_CC /= smoothed_CC.sum(axis=1, keepdims=True)
    # After a token that was never seen single tokens are the best guess.
    rows_DC = np.vstack((smoothed_CC, single_C))
    return _paid(rows_DC[before_M, truth_M], truth_M == rows_DC.argmax(axis=1)[before_M])


def _row(asked: _Asked) -> Floats | None:
    """Counts of longer and longer contexts, each trusted as far as its followers repeat (Witten and Bell 1991)."""
    case, single_C, truth_M = asked.case, asked.single_C, asked.truth_M
    if case.trained_on is None:
        return None
    dataset, vocabulary = case.trained_on.dataset, len(single_C)
    learned = covered_rows(dataset, case.trained_on.examples)[-MOST_TOKENS:]
    share_M, guess_M = single_C[truth_M.clip(min=0)], np.full(len(truth_M), single_C.argmax())
    for length in range(1, LONGEST + 1):
        if vocabulary ** (length + 1) >= 1 << 62:
            break
        counts = _counted(
            _contexts(dataset, learned, length, vocabulary),
            dataset.labels_N[learned + 1],
            vocabulary,
        )
        context_M = _contexts(case.dataset, asked.rows_M, length, vocabulary)
        share_M, guess_M = counts.refined(context_M, truth_M, share_M, guess_M)
    return _paid(share_M, guess_M == truth_M)


@dataclass(frozen=True, slots=True)
class _Counts:
    """How often each follower came after each context."""

    pairs_U: Integers
    counts_U: Integers
    contexts_G: Integers
    totals_G: Integers
    kinds_G: Integers
    """Different followers of each context."""
    favourites_G: Integers
    vocabulary: int

    def refined(
        self, context_M: Integers, truth_M: Integers, share_M: Doubles, guess_M: Integers
    ) -> tuple[Doubles, Integers]:
        """The shares and guesses of a shorter context, made better where this one was seen."""
        if not len(self.contexts_G):
            return share_M, guess_M
        place_M = np.searchsorted(self.contexts_G, context_M).clip(max=len(self.contexts_G) - 1)
        seen_M = (self.contexts_G[place_M] == context_M) & (context_M >= 0)
        pair_M = context_M * self.vocabulary + truth_M
        at_M = np.searchsorted(self.pairs_U, pair_M).clip(max=len(self.pairs_U) - 1)
        count_M = np.where(self.pairs_U[at_M] == pair_M, self.counts_U[at_M], 0)
        total_M, kinds_M = self.totals_G[place_M], self.kinds_G[place_M]
        better_M = (count_M + kinds_M * share_M) / (total_M + kinds_M)
        return np.where(seen_M, better_M, share_M), np.where(seen_M, self.favourites_G[place_M], guess_M)


def _counted(context_N: Integers, follower_N: Integers, vocabulary: int) -> _Counts:
    known_N = (context_N >= 0) & (follower_N >= 0)
    pairs_U, counts_U = np.unique(context_N[known_N] * vocabulary + follower_N[known_N], return_counts=True)
    contexts_G, first_G, kinds_G = np.unique(pairs_U // vocabulary, return_index=True, return_counts=True)
    totals_G = np.add.reduceat(counts_U, first_G) if len(first_G) else counts_U
    by_count = np.lexsort((counts_U, pairs_U // vocabulary))
    favourites_G = pairs_U[by_count[first_G + kinds_G - 1]] % vocabulary
    return _Counts(pairs_U, counts_U, contexts_G, totals_G, kinds_G, favourites_G, vocabulary)


def _contexts(dataset: SequenceDataset, rows_M: Integers, length: int, vocabulary: int) -> Integers:
    """A number for the last tokens up to each row; -1 where one is unknown or before the text's start."""
    first_M = dataset.offsets_S1[dataset.owners_of(rows_M)]
    number_M = np.zeros(len(rows_M), np.int64)
    whole_M = rows_M - length + 1 >= first_M
    for back in range(length - 1, -1, -1):
        token_M = dataset.labels_N[np.maximum(rows_M - back, 0)]
        whole_M &= token_M >= 0
        number_M = number_M * vocabulary + token_M
    return np.where(whole_M, number_M, -1)


def _paid(share_M: Doubles, right_M: npt.NDArray[np.bool_]) -> Floats:
    return np.stack((-np.log(share_M), right_M)).astype(np.float32)


TOKEN_RIVALS = (
    Rival(
        name="unigram",
        title=sentence("Single characters"),
        phrase=sentence("counting single characters"),
        tip=sentence("Each character as often as in the training part"),
        tasks=("next-token",),
        sees=_Asked,
        answer=_single,
    ),
    Rival(
        name="bigram",
        title=sentence("Pairs of characters"),
        phrase=sentence("counting pairs of characters"),
        tip=sentence("Each character as often as it followed the one before in the training part"),
        tasks=("next-token",),
        sees=_Asked,
        answer=_pair,
    ),
    Rival(
        name="ngram",
        title=sentence("Rows of characters"),
        phrase=sentence("counting rows of up to six characters"),
        tip=sentence("What followed the last one to five characters in the training part, the longer the more trusted"),
        tasks=("next-token",),
        sees=_Asked,
        answer=_row,
    ),
)
