"""One run on disk: its spec, what it learned from the data, its history, its weights and how it ended."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import TypeAdapter

from workbench.data.dataset import DataFacts, Statistics
from workbench.errors import WorkbenchError
from workbench.models.calibration import FILE as CALIBRATION
from workbench.models.calibration import UNCALIBRATED, Calibration
from workbench.paths import append_line, sweep, write_whole
from workbench.project_files import AnyPath, OwnPath
from workbench.runs.claim import CLAIM, Claim, is_claimed, take_claim
from workbench.runs.history import (
    append_epoch,
    append_flow,
    best_of,
    cut_history,
    read_flows,
    read_history,
    recent_lines,
)
from workbench.runs.loaded import relative, resolved
from workbench.runs.processes import start_mark, this_process
from workbench.runs.records import RunFacts, RunMemory, RunState, Status
from workbench.runs.store import RunRow, RunStore, stamp_of
from workbench.sentence import Sentence, packed
from workbench.spec import ExperimentSpec, from_json, to_json
from workbench.stored import DamagedError, read_as, read_bytes
from workbench.training.events import EpochEnd, EpochFlow

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel
    from workbench.training.state import TrainerState

Weights = Literal["kept", "best", "last"]
"""Of a run: those that count (the refit's where there was one, else the best epoch's), or of the best or last epoch."""
_STATES = TypeAdapter(RunState)
_IN_HAND: set[Path] = set()
"""Folders of the runs that this process trains: one whose end could not be written down is not among them."""
_FACTS, _MEMORIES, _CALIBRATIONS = TypeAdapter(RunFacts), TypeAdapter(RunMemory), TypeAdapter(Calibration)


class HeldRunError(WorkbenchError):
    """The run is being trained, or about to be, by another window, command or thread."""

    def __init__(self, run: str) -> None:
        super().__init__(
            "Run {run} is being trained by another window or command right now. Stop it there first.", run=run
        )


class Run:
    """A folder runs/<id>; every read looks at the disk, so that two windows see the same."""

    def __init__(self, folder: OwnPath, project: Path, store: RunStore) -> None:
        self.id = folder.name
        self.folder = folder.path
        self._own_folder = folder
        self._project = project
        self._store = store
        self._claim: Claim | None = None

    def file(self, name: str) -> OwnPath:
        """A file of the run."""
        return self._own_folder / name

    def delete(self) -> None:
        """Remove its folder."""
        self._own_folder.delete()

    @property
    def project_name(self) -> str:
        """What its project's folder is called now."""
        return self._project.name

    @property
    def spec(self) -> ExperimentSpec:
        """The spec it ran, its sources as absolute paths."""
        path = self.file("spec.json")
        with _told(path):
            spec = from_json(read_bytes(path), file=str(path))
        return spec.model_copy(update={"data": resolved(spec.data, self._project)})

    @property
    def state(self) -> RunState:
        """How it stands: running while any process has its claim; one whose process has died is interrupted."""
        state = self._written()
        claimed = is_claimed(self.file(CLAIM))
        if claimed:
            return replace(state, status="running")
        if state.status == "running" and (claimed is False or not self._is_trained(state)):
            return replace(state, status="interrupted")
        return state

    @property
    def status(self) -> Status:
        """queued, running, finished, stopped, failed or interrupted."""
        return self.state.status

    @property
    def history(self) -> tuple[EpochEnd, ...]:
        """Its finished epochs."""
        path = self.file("history.jsonl")
        with _told(path):
            return read_history(path)

    @property
    def flows(self) -> tuple[EpochFlow, ...]:
        """How gradients ran through it, where that was measured."""
        return read_flows(self.file("flow.jsonl"), len(self.history))

    @property
    def memory(self) -> RunMemory | None:
        """How far back it looks, where that was found out since it last learned."""
        try:
            found = read_as(_MEMORIES, self.file("memory.json"))
        except (OSError, WorkbenchError):
            return None
        return found if found.epochs == len(self.history) else None

    @property
    def run_facts(self) -> RunFacts:
        """What it knows of its data."""
        path = self.file("facts.json")
        with _told(path):
            return read_as(_FACTS, path)

    @property
    def facts(self) -> DataFacts:
        """What its model knows of the data."""
        return self.run_facts.facts

    @property
    def statistics(self) -> Statistics:
        """What was fitted on its training part."""
        return self.run_facts.statistics

    @property
    def best(self) -> OwnPath:
        """The best epoch's weights."""
        return self.file("best.safetensors")

    @property
    def refit(self) -> OwnPath:
        """The weights of the refit, which count where there are any."""
        return self.file("refit.safetensors")

    @property
    def last(self) -> OwnPath:
        """Everything needed to go on from the last epoch."""
        return self.file("last.safetensors")

    @property
    def calibration(self) -> Calibration:
        """How its answers become probabilities; a run that was never calibrated gives them as its model does."""
        path = self.file(CALIBRATION)
        if not path.exists():
            return UNCALIBRATED
        with _told(path):
            return read_as(_CALIBRATIONS, path)

    @property
    def row(self) -> RunRow:
        """Its line in the run table, from the folder."""
        stamp, state, history = self.stamp, self.state, self.history
        best = best_of(history)
        return RunRow(
            id=self.id,
            created=state.created,
            status=state.status,
            template=self.spec.model.template,
            epochs=len(history),
            best_epoch=best.epoch if best else 0,
            val_loss=best.val_loss if best else None,
            stamp=stamp,
        )

    @property
    def stamp(self) -> str:
        """Another text once any file has changed that its line in the run table is read from, or what it shows."""
        return f"kept epoch {stamp_of(self._own_folder, 'state.json', 'history.jsonl', 'spec.json', CALIBRATION)}"

    @property
    def held(self) -> bool:
        """Whether any process has its claim."""
        return bool(is_claimed(self.file(CLAIM)))

    def model(self, weights: Weights = "kept") -> "SequenceModel":
        """Its model with the weights that count, or those of the best or the last epoch, ready to answer.

        Raises WorkbenchError when no epoch has finished yet or the checkpoint is damaged.
        """
        import torch

        from workbench.models.build import build_model
        from workbench.models.size import check_holds
        from workbench.runs.checkpoint import load_best, load_last, load_weights

        kept = self.refit if self.refit.exists() else self.best
        path = {"kept": kept, "best": self.best, "last": self.last}[weights]
        if not path.exists():
            raise WorkbenchError("Run {run} has no trained weights yet: no epoch has finished.", run=self.id)
        run_facts = self.run_facts
        spec, tensors = self.spec.model, load_last(path).model if weights == "last" else load_best(path)
        check_holds(tensors, spec, run_facts.facts, path.path)
        with torch.random.fork_rng(devices=[]):
            model = build_model(spec, run_facts.facts, run_facts.statistics)
        load_weights(model, tensors, path)
        model.calibration = self.calibration
        return model.eval()

    def write_spec(self, spec: ExperimentSpec) -> None:
        """Keep the spec it runs."""
        inside = spec.model_copy(update={"data": relative(spec.data, self._project)})
        write_whole(self.file("spec.json"), to_json(inside))

    def write_facts(self, run_facts: RunFacts) -> None:
        """Keep what it knows of its data."""
        write_whole(self.file("facts.json"), json.dumps(asdict(run_facts)))

    @property
    def begun(self) -> bool:
        """Whether this process has marked it as running, and nothing after that."""
        state = self._written()
        return state.status == "running" and (state.pid, state.started) == this_process()

    def hold(self) -> None:
        """Take the claim before anything of the run is read. Raises HeldRunError where another has it."""
        state = self.state if self.file("state.json").exists() else None
        if state is None or state.status != "running":
            self._claim = take_claim(self.file(CLAIM))
        if self._claim is None:
            raise HeldRunError(self.id)
        _IN_HAND.add(self.folder)
        sweep(self._own_folder)

    def mark(self, status: Status, message: Sentence | str = "", *, place: int = 0) -> None:
        """Say how it stands; "running" means by this process, which keeps its place in the queue.

        Raises HeldRunError where another trains it.
        """
        if self._claim is None:
            self.hold()
        path = self.file("state.json")
        try:
            before = self._written() if path.exists() else None
            pid, started = this_process() if status == "running" else (0, "")
            state = RunState(
                status=status,
                created=before.created if before else datetime.now().isoformat(timespec="seconds"),
                message=str(message),
                said=packed(message) if isinstance(message, Sentence) else None,
                pid=pid,
                started=started,
                place=before.place if before and status == "running" else place,
            )
            write_whole(path, json.dumps(asdict(state)))
        finally:
            if status != "running":
                self.release()
        self._store.put(self.row)

    def release(self) -> None:
        """This process trains it no longer, whatever could be written down of that."""
        if self._claim is not None:
            _IN_HAND.discard(self.folder)
            self._claim.release()
            self._claim = None

    def claim(self) -> bool:
        """Begin its turn in the queue; False where another process has, or where it waits no longer."""
        try:
            self.hold()
        except HeldRunError:
            return False
        written = self._written()
        if not written.place or written.status not in ("queued", "running", "interrupted"):
            self.release()
            return False
        self.mark("running")
        return True

    def save_epoch(self, state: "TrainerState", end: EpochEnd) -> None:
        """Keep a finished epoch: history first, so that a crash in between leaves a line to cut, never one too few."""
        from workbench.runs.checkpoint import save_best, save_last

        append_epoch(self.file("history.jsonl"), end)
        for made_of_former in (self.refit, self.file(CALIBRATION)):
            made_of_former.unlink()
        if end.best:
            save_best(self.best, state)
        save_last(self.last, state, recent_lines(self.file("history.jsonl")))

    def save_memory(self, context: int, horizon: int) -> None:
        """Keep how far back it was found to look."""
        found = RunMemory(context=context, horizon=horizon, epochs=len(self.history))
        write_whole(self.file("memory.json"), json.dumps(asdict(found)))

    def save_flow(self, flow: EpochFlow) -> None:
        """Keep what was measured after an epoch."""
        append_flow(self.file("flow.jsonl"), flow)

    def save_refit(self, state: "TrainerState") -> None:
        """Keep the weights of the refit beside the best epoch's, whose validation figures stay."""
        from workbench.runs.checkpoint import save_best

        save_best(self.refit, state)

    def save_calibration(self, calibration: Calibration) -> None:
        """Keep how its answers become probabilities."""
        write_whole(self.file(CALIBRATION), json.dumps(asdict(calibration)))

    def resume(self) -> "TrainerState | None":
        """The state to go on from, the history cut to it; None when no epoch has finished."""
        from workbench.runs.checkpoint import load_last

        state = load_last(self.last) if self.last.exists() else None
        known = (state.standing.epochs, state.history) if state else (0, "")
        cut_history(self.file("history.jsonl"), *known)
        return state

    def _written(self) -> RunState:
        path = self.file("state.json")
        with _told(path):
            return read_as(_STATES, path)

    def _is_trained(self, state: RunState) -> bool:
        """Whether the process lives that a run says is training it, where no lock can tell."""
        if (state.pid, state.started) == this_process():
            return self.folder in _IN_HAND
        return bool(state.started) and start_mark(state.pid) == state.started

    def log(self, line: Sentence | str) -> None:
        """Add a line to log.txt."""
        append_line(self.file("log.txt"), f"{datetime.now().isoformat(timespec='seconds')}  {line}")


@contextmanager
def _told(path: AnyPath) -> Iterator[None]:
    """Say what can be done about a run's file that cannot be read."""
    try:
        yield
    except (OSError, DamagedError) as error:
        raise WorkbenchError(
            "The run's file {file} is missing or damaged. Remove the run's folder {folder}, or restore it from a "
            "backup.",
            file=str(path),
            folder=Path(str(path)).parent,
        ) from error
