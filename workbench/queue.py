"""Training a queue: one run after another, or on CUDA small ones side by side, which take turns on one thread."""

import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from typing import Protocol

import torch

from workbench.data.spec import DataSpec
from workbench.errors import WorkbenchError, sentence_of
from workbench.experiment import Events, Loaded, load_experiment, run_queued
from workbench.progress import Progress, Work
from workbench.runs.project import Project
from workbench.runs.run import Run
from workbench.runs.run_queue import RunQueue
from workbench.sentence import sentence
from workbench.training.context import ALONE, RunContext
from workbench.training.device import choose_device
from workbench.training.events import EpochEnd, FitStart, RunFailed, RunRequeued, TrainingEvent, Turn
from workbench.training.lane import TURN_STEPS, Lane, room_beside
from workbench.training.trainer import Turns

QueueEvent = tuple[str, Progress | TrainingEvent | RunFailed | RunRequeued]
"""A run and what happens to it."""
LOOK_SECONDS = 1.0
"""While runs go on and there is room for more, the queue is read this often at most."""


def run_queue(
    project: Project,
    *,
    context: RunContext = ALONE,
    loaded: Loaded | None = None,
    side_by_side: int | None = None,
) -> Generator[QueueEvent, None, None]:
    """Train every run that waits, also those that are added meanwhile.

    Runs on one CUDA device are trained side by side while its memory suffices, others one after another, or
    `side_by_side` at a time wherever they are; each gets the weights that it would get alone. A run that fails is told
    with RunFailed, and the others go on. Closing the iterator puts those being trained back into the queue, to go on
    after their last finished epoch. `loaded` saves reading data of the same spec again.
    """
    round_ = Round(project, Waiting(project), context, loaded=loaded, most=side_by_side)
    try:
        yield from round_.events()
    finally:
        round_.put_back()


class Source(Protocol):
    """Where runs come from."""

    def runs(self) -> Iterable[Run]:
        """Those that wait, first the next one."""

    def take(self, run: Run) -> bool:
        """Begin its turn; False where another process has."""

    def put_back(self, run: Run, place: int) -> None:
        """Let a run that was stopped, or had no room, wait again at its place."""


class Waiting:
    """The runs of a project's queue."""

    def __init__(self, project: Project) -> None:
        self._queue = RunQueue(project)

    def runs(self) -> tuple[Run, ...]:
        """Those that wait, first the next one."""
        return self._queue.runs()

    def take(self, run: Run) -> bool:
        """Begin its turn; False where another process has."""
        return run.claim()

    def put_back(self, run: Run, place: int) -> None:
        """Let it wait again at its place, unless it goes on elsewhere already."""
        if run.begun or run.status in ("stopped", "failed"):
            with suppress(WorkbenchError):
                run.mark("queued", place=place)


@dataclass(slots=True, kw_only=True)
class _Member:
    """A run that is being trained."""

    run: Run
    place: int
    lane: Lane
    events: Events
    begun: bool = False
    """Whether its data are read and its first step may come."""


class Round:
    """Runs of a source that take turns, each with the weights that it would get alone."""

    def __init__(
        self, project: Project, source: Source, context: RunContext, *, loaded: Loaded | None, most: int | None
    ) -> None:
        self._project, self._source = project, source
        self._context = context
        self._loaded, self._most = loaded, most
        self._anywhere = most is not None
        self._members: list[_Member] = []
        self._ended: list[Lane] = []
        self._look, self._next_look = True, 0.0

    def events(self) -> Iterator[QueueEvent]:
        """Everything that happens to any of them, until nothing waits."""
        self._project.check_can_write()
        while True:
            if self._look:
                self._admit()
            if not self._members:
                return
            for member in tuple(self._members):
                yield from self._advance(member)

    def put_back(self) -> None:
        """Stop those being trained; they wait again."""
        with ExitStack() as stack:  # Should one of them not be stopped, the others are.
            for member in self._members:
                stack.callback(self._source.put_back, member.run, member.place)
                stack.callback(_close, member)

    def stop(self, run: str) -> None:
        """End a run after its last finished epoch; it does not wait again."""
        for member in [each for each in self._members if each.run.id == run]:
            _close(member)
            self._forget(member)

    def _admit(self) -> None:
        """Begin the next run where there is room for it. Data are read for one run at a time."""
        self._look, self._next_look = False, time.monotonic() + LOOK_SECONDS
        for run in self._source.runs() if self._has_room() else ():
            device = self._device_of(run)
            if not self._goes_with_others(device):
                return
            if self._source.take(run):
                self._members.append(self._member(run, device))
                return

    def _has_room(self) -> bool:
        """Whether another run might begin now, whatever it is."""
        members = self._members
        if not members:
            return True
        if not all(member.begun for member in members) or (self._most is not None and len(members) >= self._most):
            return False
        return self._anywhere or room_beside(members[0].lane.device, len(members))

    def _goes_with_others(self, device: torch.device) -> bool:
        return self._anywhere or all(member.lane.device == device for member in self._members)

    def _member(self, run: Run, device: torch.device) -> _Member:
        ended = next((lane for lane in self._ended if lane.device == device), None)
        if ended is not None:
            self._ended.remove(ended)
        lane = Lane(device, ended)
        shares = device.type == "cuda" or self._anywhere
        turns = Turns(steps=TURN_STEPS if shares else 0, clock=lane.clock)
        events = run_queued(run, self._load, context=replace(self._context, turns=turns))
        return _Member(run=run, place=run.state.place, lane=lane, events=events)

    def _advance(self, member: _Member) -> Iterator[QueueEvent]:
        try:
            with member.lane.turn():
                event = next(member.events, None)
        except Exception as error:  # noqa: BLE001 - its log has all; the others go on
            yield from self._failed(member, error)
            return
        if event is None:
            self._forget(member)
        elif not isinstance(event, Turn):
            member.begun = member.begun or isinstance(event, FitStart)
            late = isinstance(event, EpochEnd) and time.monotonic() >= self._next_look
            self._look = self._look or late or isinstance(event, FitStart)
            yield from self._paused((member.run.id, event))

    def _failed(self, member: _Member, error: Exception) -> Iterator[QueueEvent]:
        self._forget(member)
        short = isinstance(error.__cause__, torch.OutOfMemoryError)
        if short and self._members:
            self._most = len(self._members)
            self._source.put_back(member.run, member.place)
            message = sentence(
                "The memory does not suffice for so many runs at once. This one waits for another to end."
            )
            yield from self._paused((member.run.id, RunRequeued(message=message)))
            return
        failed = RunFailed(message=sentence_of(error), short_of_memory=short)
        yield from self._paused((member.run.id, failed))

    def _forget(self, member: _Member) -> None:
        self._members.remove(member)
        self._ended.append(member.lane)
        self._look = True

    def _paused(self, event: QueueEvent) -> Iterator[QueueEvent]:
        """Time in the consumer's hands, perhaps a pause, counts for no run."""
        clocks = [member.lane.clock for member in self._members]
        for clock in clocks:
            clock.stop()
        yield event
        for clock in clocks:
            clock.go()

    def _load(self, spec: DataSpec) -> Work[Loaded]:
        if self._loaded is None or self._loaded.spec != spec:
            self._loaded = yield from load_experiment(spec, self._project.folder, known=self._loaded)
        return self._loaded

    def _device_of(self, run: Run) -> torch.device:
        try:
            device = choose_device(self._context.device or run.spec.training.device)
        except WorkbenchError:  # The run will say so itself.
            return torch.device("cpu")
        return torch.device(device.type, device.index or 0)


def _close(member: _Member) -> None:
    with member.lane.turn():
        member.events.close()
