"""All rivals, and what they answer to a case."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from workbench.data.dataset import Numbers
from workbench.evaluation.result import Case
from workbench.evaluation.rivals.autoregression import AUTOREGRESSION
from workbench.evaluation.rivals.classes import CLASS_RIVALS
from workbench.evaluation.rivals.naive import NAIVE_RIVALS, season_of
from workbench.evaluation.rivals.rival import Rival
from workbench.evaluation.rivals.smoothing import SMOOTHING
from workbench.evaluation.rivals.steps import STEP_RIVAL
from workbench.evaluation.rivals.tokens import TOKEN_RIVALS
from workbench.evaluation.rivals.values import VALUE_RIVAL
from workbench.progress import Progress, Work
from workbench.sentence import Sentence, sentence

RIVALS: dict[str, Rival] = {
    rival.name: rival
    for rival in (*NAIVE_RIVALS, AUTOREGRESSION, SMOOTHING, *CLASS_RIVALS, VALUE_RIVAL, STEP_RIVAL, *TOKEN_RIVALS)
}
"""By name; of each task the simplest first."""
MOST_REMEMBERED = 4
Answers = dict[str, Numbers]
_remembered: OrderedDict[str, Answers] = OrderedDict()


def rival_answers(case: Case) -> Work[Answers]:
    """What every rival of the task answers, by name; the last few cases are remembered, whatever model is judged."""
    mark = _mark(case)
    if mark in _remembered:
        _remembered.move_to_end(mark)
        return _remembered[mark]
    fitting = [rival for rival in RIVALS.values() if case.facts.task in rival.tasks]
    answers: Answers = {}
    seen: dict[Callable[[Case], Any], Any] = {}
    for number, rival in enumerate(fitting):
        message = sentence("Asking a rival: {name}", name=titled(rival.title, case))
        yield Progress(done=number / len(fitting), message=message)
        if rival.sees not in seen:
            seen[rival.sees] = rival.sees(case)
        answer = rival.answer(seen[rival.sees])
        if answer is not None:
            answers[rival.name] = answer
    if case.dataset.fingerprint:  # else there is nothing to know the data by
        _remembered[mark] = answers
        while len(_remembered) > MOST_REMEMBERED:
            _remembered.popitem(last=False)
    return answers


def phrase_of(name: str, case: Case) -> Sentence:
    """What a rival is called in a sentence."""
    return titled(RIVALS[name].phrase, case)


def titled(said: Sentence, case: Case) -> Sentence:
    """A rival's title or phrase with what it asks for."""
    counts = case.statistics.class_counts
    commonest = max(range(len(counts)), key=counts.__getitem__) if counts and case.facts.classes else None
    label = "" if commonest is None else case.facts.classes[commonest]
    return Sentence(said.template, {"season": season_of(case), "label": label})


def _mark(case: Case) -> str:
    """What the rivals' answers depend on."""
    found = hashlib.sha256(repr((tuple(RIVALS), case.facts, case.statistics, case.part)).encode())
    parts = [(case.dataset.fingerprint, case.examples)]
    if case.trained_on is not None:
        known = case.trained_on
        parts += [(known.dataset.fingerprint, known.examples), (known.dataset.fingerprint, known.val)]
    for fingerprint, examples in parts:
        found.update(fingerprint.encode())
        for column in (examples.starts_E, examples.lengths_E, examples.sequences_E):
            found.update(column.tobytes())
    return found.hexdigest()
