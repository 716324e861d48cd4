"""Advice on a window, from how far back runs were found to look; light, so that it needs no PyTorch."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbench.sentence import Sentence, sentence

if TYPE_CHECKING:
    from workbench.runs.records import RunMemory
    from workbench.runs.run import Run

MUCH_LONGER = 2
"""Times the steps that a model uses from which on its context is far longer than it needs."""
AT_THE_END = 0.9
"""Share of the context from which on what a model uses reaches its far end."""
MOST_RUNS = 50


def context_advice(runs: "Iterable[Run]", context: int) -> Sentence | None:
    """What the newest of these runs, newest first, tells of a context of so many steps; None where none tells of it."""
    for _, run in zip(range(MOST_RUNS), runs, strict=False):
        found = run.memory
        if found is not None and found.context == context:
            return _told(run.id, found)
    return None


def _told(run: str, found: "RunMemory") -> Sentence | None:
    values = {"run": run, "horizon": found.horizon, "context": found.context}
    if found.horizon >= AT_THE_END * found.context:
        return sentence(
            "Run {run} uses about the last {horizon} of {context} steps, to the far end: a longer context may be worth "
            "a try.",
            **values,
        )
    if found.horizon * MUCH_LONGER <= found.context:
        return sentence(
            "Run {run} uses about the last {horizon} of {context} steps: a shorter context may do as well, and trains "
            "faster.",
            **values,
        )
    return None
