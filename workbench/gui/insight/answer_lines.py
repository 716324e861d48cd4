"""The lines that tell an answer: of classes their shares, of numbers the values, at the cursor where that says more."""

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QCoreApplication

from workbench.data.tasks import TASKS
from workbench.gui.insight.answer_bars import MOST_LINES, AnswerLine
from workbench.gui.style.numbers import percent, told_apart

if TYPE_CHECKING:
    from workbench.insight.answer import Answer, Forming
    from workbench.insight.gates import Gates

SPACES = {"\n": "⏎", " ": "␣", "\t": "⇥"}
"""How characters are shown that would not be seen."""


def letter(character: str) -> str:
    """A character that can be seen."""
    return SPACES.get(character, character)


def answer_lines(gates: "Gates", before: "Gates | None", step: int | None) -> list[AnswerLine]:
    """The answer's lines; `before` is what was answered before the input was changed."""
    answer, asks = gates.answer, TASKS[gates.answer.task]
    old = before.answer if before is not None else None
    if asks.numbers:
        return _numbers(answer, old, gates.forming, step)
    names = [letter(name) for name in answer.names] if asks.text else list(answer.names)
    if asks.per_step:
        at = len(answer.values) - 1 if step is None else min(step, len(answer.values) - 1)
        earlier = old.values[at] if old is not None and at < len(old.values) else None
        truth = int(answer.truth[at]) if answer.truth is not None and at < len(answer.truth) else -1
        return _shares(names, answer.values[at], earlier, truth)
    shares = formed(gates.forming, step)
    truth = int(answer.truth[0]) if answer.truth is not None and len(answer.truth) else -1
    whole = answer.values if shares is None else shares
    return _shares(names, whole, None if old is None or shares is not None else old.values, truth)


def formed(forming: "Forming | None", step: int | None) -> Any:
    """What the answer was after this step of the way; None at the end, and where that is not known."""
    if forming is None or step is None or step + 1 >= int(forming.steps_P[-1]):
        return None
    return forming.values_P[int(np.searchsorted(forming.steps_P, step + 1, side="right")) - 1]


def _shares(names: list[str], shares_C: Any, before_C: Any, truth: int) -> list[AnswerLine]:
    order = np.argsort(-shares_C, kind="stable")[:MOST_LINES].tolist()
    if 0 <= truth < len(names) and truth not in order:
        order[-1] = truth
    return [
        AnswerLine(
            name=names[c],
            text=percent(float(shares_C[c])),
            share=float(shares_C[c]),
            before=None if before_C is None else float(before_C[c]),
            true=c == truth,
        )
        for c in order
    ]


def _numbers(answer: "Answer", old: "Answer | None", forming: "Forming | None", step: int | None) -> list[AnswerLine]:
    if TASKS[answer.task].forecasts:
        return [line for k, name in enumerate(answer.names) for line in _ahead(answer, old, k, name)]
    values = formed(forming, step)
    values = answer.values if values is None else values
    return [
        AnswerLine(name=name, text=_change(float(values[k]), None if old is None else float(old.values[k])))
        for k, name in enumerate(answer.names)
    ]


def _ahead(answer: "Answer", old: "Answer | None", k: int, name: str) -> list[AnswerLine]:
    """The first and the last step ahead of a target."""
    ends = dict.fromkeys((0, len(answer.values) - 1))
    text = QCoreApplication.translate("GatesPicture", "{name}, {count} ahead")
    spread = float(np.ptp(answer.values[:, k]))
    return [
        AnswerLine(
            name=text.replace("{name}", name).replace("{count}", str(h + 1)),
            text=_change(float(answer.values[h, k]), None if old is None else float(old.values[h, k]), spread),
        )
        for h in ends
    ]


def _change(value: float, before: float | None, spread: float = 0.0) -> str:
    if before is None:
        return told_apart(value, spread)
    apart = max(spread, abs(value - before))
    return f"{told_apart(before, apart)} → {told_apart(value, apart)}"
