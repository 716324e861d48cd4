"""How often answers are right at the least: but for chance, and of groups of which training knows none.

The bound of Clopper and Pearson takes sequences for draws of their own. Those of one speaker or patient err together,
so where whole groups validate, the least is also that of their mean by how much groups differ (Student's, of a ratio
of sums over clusters: Cochran, 1977).

S sequences, from the surest on.
"""

import numpy as np
import numpy.typing as npt
from scipy.special import betaincinv, stdtrit

from workbench.data.conditions import parse_condition
from workbench.data.dataset import Doubles, Examples, Integers, SequenceDataset
from workbench.data.folds import groups_of
from workbench.data.spec import SplitSpec
from workbench.sentence import Sentence, sentence

DOUBT = 0.1
"""Chance at which a threshold may have looked better on validation than it is."""
FEWEST_GROUPS = 2
"""Of which it can be seen how much groups differ."""
Right = npt.NDArray[np.bool_]


def lowest_threshold(sureness_S: Doubles, right_S: Right, wanted: float, groups_S: Integers | None) -> float | None:
    """The lowest probability from which on answers are right as often as wanted, but for chance; None where none is.

    `groups_S` are the groups that sequences are of, where whole ones validate.
    """
    order = np.argsort(-sureness_S, kind="stable")
    sure_S, least_S = sureness_S[order], _surely_right(right_S[order])
    if groups_S is not None:
        least_S = np.minimum(least_S, right_in_groups(right_S[order], groups_S[order]))
    kept = np.append(sure_S[:-1] > sure_S[1:], True) & (least_S >= wanted)
    if not kept.any():
        return None
    last = int(np.flatnonzero(kept)[-1])
    return 0.0 if last == len(order) - 1 else float((sure_S[last] + sure_S[last + 1]) / 2)


def least_for(wanted: float) -> int:
    """How many right answers in a row promise the accuracy."""
    return int(np.ceil(np.log(DOUBT) / np.log(wanted)))


def _surely_right(right_S: Right) -> Doubles:
    """The share of the first 1 to S that is right at the least, but for the chance DOUBT."""
    hits_S, answered_S = np.cumsum(right_S), np.arange(1, len(right_S) + 1)
    found: Doubles = betaincinv(np.maximum(hits_S, 1), answered_S - hits_S + 1, DOUBT)
    return np.where(hits_S > 0, found, 0.0)


def right_in_groups(right_S: Right, groups_S: Integers) -> Doubles:
    """The same for sequences of groups never seen; 0 where fewer than FEWEST_GROUPS tell."""
    hits_S, seen_S = _before_in_group(right_S.astype(np.float64), groups_S)
    right = right_S.astype(np.float64)
    # Sums over groups of the squares and products of their hits and sizes, as each sequence joins its group.
    hits_squared = np.cumsum((2 * hits_S + 1) * right)
    products = np.cumsum(hits_S + right * (seen_S + 1))
    sizes_squared = np.cumsum(2 * seen_S + 1)
    answered, count = np.arange(1, len(right) + 1), np.cumsum(seen_S == 0)
    share = np.cumsum(right) / answered
    apart = np.maximum(hits_squared - 2 * share * products + share**2 * sizes_squared, 0)
    freedom = np.maximum(count - 1, 1)
    deviation = np.sqrt(apart * count / freedom) / answered
    return np.where(count >= FEWEST_GROUPS, share - stdtrit(freedom, 1 - DOUBT) * deviation, 0.0)


def _before_in_group(values_S: Doubles, groups_S: Integers) -> tuple[Doubles, Doubles]:
    """The sum of the values, and their number, that came before in the group of each."""
    order = np.argsort(groups_S, kind="stable")
    sums = np.cumsum(values_S[order]) - values_S[order]
    _, firsts, places = np.unique(groups_S[order], return_index=True, return_inverse=True)
    found_S, counts_S = np.empty((2, len(values_S)))
    found_S[order] = sums - sums[firsts][places]
    counts_S[order] = np.arange(len(order)) - firsts[places]
    return found_S, counts_S


def numbered_groups(dataset: SequenceDataset, split: SplitSpec, sequences: Integers) -> Integers | None:
    """The numbers of the groups that sequences are of; None where no groups stay together, or one alone is there."""
    if split.group is None:
        return None
    numbers: Integers = np.unique(groups_of(dataset, split)[sequences], return_inverse=True)[1]
    return numbers if numbers.max(initial=0) + 1 >= FEWEST_GROUPS else None


def said_of_groups(dataset: SequenceDataset, split: SplitSpec, val: Examples) -> Sentence | None:
    """Of which groups a threshold's promise is; None where nothing tells groups apart."""
    if split.group is not None:
        count = len(np.unique(groups_of(dataset, split)[val.sequences_E]))
        if count >= FEWEST_GROUPS:
            return sentence(
                "The promise is also of values of {group} that training does not know: it allows for how much the "
                "{count} of the validation part differ.",
                group=split.group,
                count=count,
            )
        return sentence(
            "The validation part holds one value of {group} alone, so nothing is promised of others. Let more of them "
            "validate.",
            group=split.group,
        )
    for clause in parse_condition(split.test_where) if split.test_where is not None else ():
        told = dataset.facts_S.get(clause.name, ())
        others = {value for value in told if value != clause.value}
        if clause.op == "==" and clause.value in told and len(others) > FEWEST_GROUPS:
            return sentence(
                "The promise is of values of {fact} that training knows; {value} is none of them. Choose {fact} as the "
                "split's group column, so that whole ones validate.",
                fact=clause.name,
                value=clause.value,
            )
    return None
