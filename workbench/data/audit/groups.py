"""Groups: sequences of one person, machine or place in two parts, whatever the column is called.

Shapes: S sequences, G groups, C classes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from workbench.data.audit.copies import LEFT_OUT, sequence_parts
from workbench.data.audit.finding import Finding
from workbench.data.audit.grouping import kept_together
from workbench.data.audit.inputs import facts_of_sequences
from workbench.data.dataset import Integers, SequenceDataset, Split
from workbench.data.duplicates import sketches
from workbench.data.spec import DataSpec
from workbench.data.splits import is_by_time
from workbench.data.tasks import TASKS
from workbench.sentence import sentence

SPEAKER = re.compile(r"speaker|subject|person|patient|singer|user|participant|actor|animal", re.IGNORECASE)
"""Names of facts by which sequences resemble each other for reasons other than their class."""
MOST_SEQUENCES = 20_000
MOST_JUDGES, MOST_TRAINED = 400, 3_000
SHARED = 0.1
"""Share of the judging sequences whose group is in the training part, at least."""
GROUPED = 0.5
"""Share of sequences that are not alone in their group, at least."""
TELLS = 0.95
"""Share of sequences whose answer their group tells."""
BEYOND_CHANCE = 0.1
RESEMBLES = 0.6
"""Share of judging sequences whose nearest in training is of their group; chance among those of its class stays below
a third of it."""
SHUFFLES = 5
MOST_TOLD = 3


def examine_groups(dataset: SequenceDataset, split: Split, spec: DataSpec) -> Iterator[Finding]:
    """Facts that repeat across parts, and by which sequences resemble each other."""
    if not TASKS[dataset.task].per_sequence and is_by_time(dataset.task, spec.split):
        return
    parts_S, answers_S = sequence_parts(dataset, split), _answers(dataset)
    chosen_S = np.flatnonzero(parts_S < LEFT_OUT)
    if len(chosen_S) > MOST_SEQUENCES:
        chosen_S = np.sort(np.random.default_rng(0).choice(chosen_S, MOST_SEQUENCES, replace=False))
    seen: list[Integers] = []
    own = [name for name, role in spec.roles.items() if role == "sequence"]
    for name, values in facts_of_sequences(dataset):
        if own == [name]:
            continue  # several files count their sequences alike
        codes_S = np.unique(np.array([values[s] for s in chosen_S.tolist()]), return_inverse=True)[1].astype(np.int64)
        grouping = _Grouping(
            name=name,
            values=values,
            chosen_S=chosen_S,
            codes_S=codes_S,
            parts_S=parts_S[chosen_S],
            answers_S=answers_S[chosen_S],
        )
        told_before = any(np.array_equal(codes_S, other) for other in seen) or len(seen) >= MOST_TOLD
        if told_before or not _repeats(codes_S, grouping.parts_S) or _names_answer(codes_S, grouping.answers_S):
            continue
        finding = _judged(dataset, spec, grouping)
        if finding is not None:
            seen.append(codes_S)
            yield finding


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grouping:
    """Sequences that were chosen to look at: their group by one fact, their part and their answer."""

    name: str
    values: tuple[str, ...]
    chosen_S: Integers
    codes_S: Integers
    parts_S: Integers
    answers_S: Integers


def _answers(dataset: SequenceDataset) -> Integers:
    """The class of each sequence, or the rank of its value in ten; all alike where steps are answered."""
    if len(dataset.labels_S):
        return dataset.labels_S
    if dataset.answers_SK.shape[1]:
        first_S = np.nan_to_num(dataset.answers_SK[:, 0])
        return np.asarray(np.searchsorted(np.quantile(first_S, np.linspace(0.1, 0.9, 9)), first_S), np.int64)
    return np.zeros(dataset.sequences, np.int64)


def _repeats(codes_S: Integers, parts_S: Integers) -> bool:
    """Whether there are groups of several sequences, of which some judge and some train."""
    sizes_G = np.bincount(codes_S)
    if not 2 <= len(sizes_G) <= len(codes_S) // 2 or (sizes_G[codes_S] > 1).mean() < GROUPED:
        return False
    trained_G = np.bincount(codes_S[parts_S == 0], minlength=len(sizes_G)) > 0
    return bool(trained_G[codes_S[parts_S > 0]].mean() >= SHARED)


def _names_answer(codes_S: Integers, answers_S: Integers) -> bool:
    """Whether the groups are the classes by another name."""
    pairs = len(np.unique(codes_S * (int(answers_S.max()) + 2) + answers_S))
    return pairs == len(np.unique(answers_S)) == int(codes_S.max()) + 1


def _judged(dataset: SequenceDataset, spec: DataSpec, grouping: _Grouping) -> Finding | None:
    name, codes_S, parts_S = grouping.name, grouping.codes_S, grouping.parts_S
    judged = np.unique(codes_S[parts_S > 0])
    count = int(np.isin(judged, codes_S[parts_S == 0]).sum())
    evidence: dict[str, object] = {"name": name, "count": count, "all": len(judged)}
    cure = kept_together(dataset, spec, name, grouping.values)
    told, chance = _told(codes_S, grouping.answers_S)
    if told >= TELLS and chance < told - BEYOND_CHANCE:
        said = sentence(
            "The same {name} is in the training and in a part that judges ({count} of {all}), and {name} alone tells "
            "{told} of the answers (by chance {chance}): a model may learn to know {name}. Split by the group {name} "
            "to see how well new ones are answered.",
            told=f"{told:.0%}",
            chance=f"{chance:.0%}",
            **evidence,
        )
        return Finding(kind="group", severity="warning", sentence=said, cure=cure)
    alike, expected = _resemblance(dataset, grouping)
    if alike >= RESEMBLES and expected < alike / 3:
        said = sentence(
            "The same {name} is in the training and in a part that judges ({count} of {all}), and {alike} of what "
            "judges resembles a training sequence of the same {name} most (by chance {chance}). Split by the group "
            "{name} to see how well new ones are answered.",
            alike=f"{alike:.0%}",
            chance=f"{expected:.0%}",
            **evidence,
        )
        return Finding(kind="group", severity="warning", sentence=said, cure=cure)
    if SPEAKER.search(name):
        said = sentence(
            "The same {name} is in the training and in a part that judges ({count} of {all}): the result says how "
            "well known ones are recognised. Split by the group {name} to see how well new ones are.",
            **evidence,
        )
        return Finding(kind="group", sentence=said, cure=cure)
    return None


def _told(codes_S: Integers, answers_S: Integers) -> tuple[float, float]:
    """Share of the answers that a group's commonest answer gives right, and the most that shuffled answers do."""
    if len(np.unique(answers_S)) < 2:
        return 0.0, 0.0
    rng = np.random.default_rng(0)
    return _purity(codes_S, answers_S), max(_purity(codes_S, rng.permutation(answers_S)) for _ in range(SHUFFLES))


def _purity(codes_S: Integers, answers_S: Integers) -> float:
    several = int(answers_S.max()) + 2
    pairs, counts = np.unique(codes_S * several + answers_S + 1, return_counts=True)
    most_G = np.zeros(int(codes_S.max()) + 1, np.int64)
    np.maximum.at(most_G, pairs // several, counts)
    return float(most_G.sum() / len(codes_S))


def _resemblance(dataset: SequenceDataset, grouping: _Grouping) -> tuple[float, float]:
    """How many judging sequences are nearest to one of their own group, and how many would be by chance among the
    training sequences of that one's class."""
    rng = np.random.default_rng(0)
    parts_S, codes_S, answers_S = grouping.parts_S, grouping.codes_S, grouping.answers_S
    judges, trained = (np.flatnonzero(side) for side in (parts_S > 0, parts_S == 0))
    judges = rng.permutation(judges)[:MOST_JUDGES]
    trained = rng.permutation(trained)[:MOST_TRAINED]
    sketch = sketches(dataset, grouping.chosen_S[np.concatenate([judges, trained])])
    mine, known = sketch[: len(judges)], sketch[len(judges) :]
    nearest = np.argmax(mine @ known.T - (known**2).sum(axis=1) / 2, axis=1)
    same = codes_S[trained][None, :] == codes_S[judges][:, None]
    of_class = answers_S[trained][None, :] == answers_S[trained[nearest]][:, None]
    expected = (same & of_class).sum(axis=1) / of_class.sum(axis=1)
    return float(same[np.arange(len(judges)), nearest].mean()), float(expected.mean())
