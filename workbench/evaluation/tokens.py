"""Judging guesses of the next token: what each costs in nats, beside the rivals', and the verdict.

M tokens that are judged.
"""

import numpy as np

from workbench.data.dataset import Doubles, Floats
from workbench.errors import WorkbenchError
from workbench.evaluation.metrics import metrics_of
from workbench.evaluation.outcome import compare
from workbench.evaluation.predict import step_rows
from workbench.evaluation.result import Case, Evaluation, Score
from workbench.evaluation.rivals.table import phrase_of, rival_answers
from workbench.evaluation.significance import block_sums, sign_flip
from workbench.evaluation.token_costs import TokenCosts
from workbench.evaluation.verdict import judge_errors
from workbench.progress import Work
from workbench.sentence import sentence


def judge_tokens(costs: TokenCosts, case: Case) -> Work[Evaluation]:
    """The evaluation of guesses. Raises WorkbenchError where no token is known to judge by."""
    truth_M = case.dataset.labels_N[step_rows(costs.pieces) + 1]
    known_M = truth_M >= 0
    if not known_M.any():
        raise WorkbenchError("{judged} has no character that the model knows.", judged=case.judged)
    rivals = {name: paid_2M[:, known_M] for name, paid_2M in (yield from rival_answers(case)).items()}
    nats_M = costs.nats_M[known_M].astype(np.float64)
    blocks_M = np.repeat(np.arange(len(costs.pieces)), costs.pieces.lengths_E)[known_M]
    found = compare(
        nats_M,
        {name: paid_2M[0].astype(np.float64) for name, paid_2M in rivals.items()},
        lambda smaller_M, larger_M: sign_flip(block_sums(larger_M - smaller_M, blocks_M)),
    )
    return Evaluation(
        case=case,
        score=_score(case, nats_M, costs.right_M[known_M]),
        baselines={name: _score(case, *paid_2M) for name, paid_2M in rivals.items()},
        details={},
        verdict=judge_errors(
            found,
            found.model,
            found.best,
            rival=phrase_of(found.rival, case),
            measure=sentence("nats per character"),
            counted=sentence("{count} characters", count=len(nats_M)),
        ),
        answers=costs.nats_M[known_M],
        truth=truth_M[known_M],
        rivals=rivals,
    )


def _score(case: Case, nats_M: Floats | Doubles, right_M: Floats) -> Score:
    paid = nats_M.astype(np.float64), right_M > 0.5
    return Score(metrics=metrics_of(case.facts.task, *paid), scaled={})
