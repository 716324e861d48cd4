"""Long work as a generator: it yields `Progress`, may be closed at any time, and returns its result."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

from workbench.sentence import Sentence

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a long task has come: `done` from 0 to 1, and what it is doing."""

    done: float
    message: Sentence


Work = Generator[Progress, None, Result]


def finish(work: Generator[object, None, Result]) -> Result:
    """Run the work to its end without a listener and give its result."""
    while True:
        try:
            next(work)
        except StopIteration as stop:
            result: Result = stop.value
            return result


def stage(work: Work[Result], start: float, stop: float) -> Work[Result]:
    """The work as a part of a longer one, which it takes from `start` to `stop`."""
    try:
        while True:
            progress = next(work)
            yield Progress(done=start + (stop - start) * progress.done, message=progress.message)
    except StopIteration as end:
        result: Result = end.value
        return result
    finally:
        work.close()
