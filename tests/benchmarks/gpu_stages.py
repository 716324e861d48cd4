"""What is measured on a GPU: each stage yields one dict of numbers per measurement.

Shapes: E examples.
"""

import importlib.util
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from workbench.bench.cases import CASES, BenchCase, make_data, make_model
from workbench.bench.loops import LOOPS, Place
from workbench.models.spec import EmbeddingSpec, RecurrentSpec
from workbench.progress import finish
from workbench.training.device import choose_device
from workbench.training.events import EpochEnd, FitStart
from workbench.training.lane import TURN_STEPS, Lane
from workbench.training.spec import TrainingSpec
from workbench.training.state import TrainerState
from workbench.training.trainer import TrainingData, Turns, fit

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data"
LETTERS_SECONDS = 180
Measurement = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """Where to measure, and whether everything is small so that a CPU can do it in seconds."""

    device: str
    small: bool = False

    @property
    def examples(self) -> int:
        return 512 if self.small else 65_536

    def case(self, name: str) -> BenchCase:
        """A case of the bench; a small machine gets fewer units, steps and sequences."""
        case = next(case for case in CASES if case.name == name)
        return replace(case, units=8, steps=10, batch=32) if self.small else case


def speed(machine: Machine, name: str) -> Iterator[Measurement]:
    """One case: this program in float32 (products in TF32, as torch's default is) and in bf16, and its rivals."""
    case, device, seconds = machine.case(name), choose_device(machine.device), 0.05 if machine.small else 1.5
    place = Place(device=device, seconds=seconds, examples=machine.examples)
    for loop, where in [("workbench", place), ("workbench bf16", replace(place, precision="bf16"))]:
        reached = LOOPS["workbench"](case, where)
        yield {"case": name, "loop": loop, "sequences_per_second": round(reached.sequences_per_second)}
    for loop in ("plain, resident", "plain + DataLoader"):
        yield {"case": name, "loop": loop, "sequences_per_second": round(LOOPS[loop](case, place).sequences_per_second)}
    if importlib.util.find_spec("lightning") is None:
        yield {"case": name, "loop": "lightning", "skipped": "Lightning is not installed."}
    else:
        from peers import lightning_loop

        rate = lightning_loop(case, device.type, seconds)
        yield {"case": name, "loop": "lightning", "sequences_per_second": round(rate)}


def side_by_side(machine: Machine) -> Iterator[Measurement]:
    """How many sequences a second all runs of case A together learn from, alone and with 15 others."""
    for count in (1, 4) if machine.small else (1, 16):
        yield {"runs": count, "sequences_per_second": round(_together(machine, count))}


def _together(machine: Machine, count: int) -> float:
    """Every run has a lane of its own, and they take turns as in a queue."""
    case, seconds = machine.case("A"), 0.1 if machine.small else 6.0
    device = choose_device(machine.device)
    data = make_data(case, machine.examples)
    lanes = [Lane(device) for _ in range(count)]
    runs = []
    for seed, lane in enumerate(lanes):
        spec = _spec(machine, case, epochs=100_000, seed=seed)
        turns = Turns(steps=TURN_STEPS, clock=lane.clock)
        runs.append(fit(make_model(case, seed), data, spec, run=str(seed), save=_forget, turns=turns))
    began, warm, epochs = 0.0, set[int](), 0
    try:
        while True:
            for number, (lane, events) in enumerate(zip(lanes, runs, strict=True)):
                with lane.turn():
                    event = next(events)
                if isinstance(event, EpochEnd):
                    warm.add(number)
                    epochs += bool(began)
                if not began and len(warm) == count:
                    began = time.perf_counter()
                if began and epochs >= count and time.perf_counter() - began > seconds:
                    return epochs * machine.examples / (time.perf_counter() - began)
    finally:
        for lane, events in zip(lanes, runs, strict=True):
            with lane.turn():
                events.close()


def captured(machine: Machine) -> Iterator[Measurement]:
    """Whether replayed steps give the losses of steps that run operation by operation."""
    for name in ("A", "B", "C"):
        case = machine.case(name)
        data = make_data(case, min(machine.examples, 2048))
        fast, slow = (_fitted(machine, case, data, captured=replay) for replay in (True, False))
        apart = max(abs(a - b) for a, b in zip(fast.losses, slow.losses, strict=True))
        yield {
            "case": name,
            "steps": [fast.step, slow.step],
            "equal_losses": fast.losses == slow.losses,
            "largest_difference": apart,
        }


def resumed(machine: Machine) -> Iterator[Measurement]:
    """Whether a run that is stopped after its second epoch and resumed, with dropout, ends with the same bits."""
    for name in ("A", "B", "C"):
        case = replace(machine.case(name), dropout=0.3)
        data = make_data(case, min(machine.examples, 2048))
        whole = _fitted(machine, case, data)
        again = _fitted(machine, case, data, resume=whole.states[2])
        theirs = again.states[4].model
        same = all(torch.equal(value, theirs[key]) for key, value in whole.states[4].model.items())
        equal = whole.losses[4:] == again.losses
        yield {"case": name, "step": whole.step, "equal_losses": equal, "identical_weights": same}


def forecasts(machine: Machine) -> Iterator[Measurement]:
    """The published split at 96 hours back and ahead, all seven columns, with the template that is proposed."""
    for name in ("made",) if machine.small else ("ETTh1", "ETTh2"):
        path = SHARED / "ett" / f"{name}.csv"
        with tempfile.TemporaryDirectory() as folder:
            if machine.small:
                path = Path(folder) / "made.csv"
                _write_series(path)
            if not path.exists():
                yield {"data": name, "skipped": f"There is no {path}."}
                continue
            yield {"data": path.stem} | _judged(machine, path, Path(folder) / "project")


def letters(machine: Machine) -> Iterator[Measurement]:
    """Nats a letter on the validation part, after three minutes of training with the proposed settings."""
    from workbench.experiment import build_untrained, load_experiment
    from workbench.proposal import propose_experiment

    path = ROOT / "README.md" if machine.small else SHARED / "text" / "tinyshakespeare.txt"
    if not path.exists():
        yield {"data": path.name, "skipped": f"There is no {path}."}
        return
    settings = [("data.window.context", "32")] if machine.small else []
    spec = finish(propose_experiment([path], task="next-token", settings=settings)).spec
    if machine.small:
        layers = (layer if isinstance(layer, EmbeddingSpec) else RecurrentSpec(units=8) for layer in spec.model.layers)
        spec = spec.model_copy(update={"model": spec.model.model_copy(update={"layers": tuple(layers)})})
    training = spec.training.model_copy(update={"device": machine.device, "refit": False, "epochs": 10_000})
    model, data = build_untrained(spec, finish(load_experiment(spec.data, path.parent)))
    seconds, best, epochs, began = 0.1 if machine.small else LETTERS_SECONDS, float("inf"), 0, time.perf_counter()
    events = fit(model, data, training, run="letters", save=_forget)
    for event in events:
        if isinstance(event, EpochEnd):
            best, epochs = min(best, event.val_loss), event.epoch
        if epochs and time.perf_counter() - began > seconds:
            events.close()
    yield {"data": path.name, "nats": round(best, 4), "epochs": epochs, "trained_seconds": seconds}


@dataclass(slots=True, kw_only=True)
class _Fitted:
    """What came of a fit of four epochs; `losses` of the training part and of validation in turn."""

    losses: list[float]
    states: dict[int, TrainerState]
    step: str = ""


def _fitted(
    machine: Machine,
    case: BenchCase,
    data: TrainingData,
    *,
    captured: bool = True,
    resume: TrainerState | None = None,
) -> _Fitted:
    model = make_model(case)
    if resume is not None:
        model.load_state_dict(resume.model)
    fitted = _Fitted(losses=[], states={})

    def save(state: TrainerState, end: EpochEnd) -> None:
        fitted.states[end.epoch] = state

    spec = _spec(machine, case, epochs=4, captured=captured)
    for event in fit(model, data, spec, run="1", save=save, resume=resume):
        if isinstance(event, FitStart):
            fitted.step = event.step
        if isinstance(event, EpochEnd):
            fitted.losses += [event.train_loss, event.val_loss]
    return fitted


def _spec(machine: Machine, case: BenchCase, **settings: Any) -> TrainingSpec:
    usual = {"loss": "mse", "batch_size": case.batch, "patience": 0, "clip_norm": 0, "device": machine.device}
    return TrainingSpec(**usual | settings)


def _judged(machine: Machine, path: Path, folder: Path) -> Measurement:
    from workbench.evaluation.evaluate import evaluate_run
    from workbench.experiment import load_experiment, run_experiment
    from workbench.proposal import propose_experiment
    from workbench.runs.project import Project

    context, parts = (24, (400, 100, 100)) if machine.small else (96, (8640, 2880, 2880))
    settings = [("data.window.context", str(context)), ("data.window.horizon", str(context))]
    settings += [(f"data.split.{part}", str(size)) for part, size in zip(("train", "val", "test"), parts, strict=True)]
    settings += [("training.device", machine.device), *([("training.epochs", "1")] if machine.small else [])]
    columns = path.open(encoding="utf-8").readline().strip().split(",")[1:]
    spec = finish(propose_experiment([path], task="forecast", targets=columns, settings=settings)).spec
    project, began = Project.create(folder, spec), time.perf_counter()
    loaded = finish(load_experiment(project.spec.data, project.folder))
    finish(run_experiment(project, loaded=loaded))
    seconds = time.perf_counter() - began
    run = project.run(project.rows()[-1].id)
    scores = finish(evaluate_run(run, loaded, device=machine.device)).score.as_json()["scaled"]
    return {"template": spec.model.template, "mse": scores["mse"], "mae": scores["mae"], "seconds": round(seconds, 1)}


def _write_series(path: Path) -> None:
    noise = np.random.default_rng(0)
    rows = [",".join(["date", *"abc"])]
    for hour in range(600):
        values = (f"{np.sin(hour / 4 + shift) + 0.1 * noise.normal():.4f}" for shift in range(3))
        rows.append(",".join([f"{np.datetime64('2020-01-01T00') + hour}:00".replace("T", " "), *values]))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def _forget(state: TrainerState, end: EpochEnd) -> None:
    """Keep nothing on disk."""
