"""Commands that try a few steps before training: what it will cost, and which batch size and learning rate to take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workbench.cli.output import follow, print_json, print_table, say, shown, tell

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel
    from workbench.runs.project import Project
    from workbench.training.batch_sizes import BatchSizes
    from workbench.training.estimate import Estimate
    from workbench.training.spec import TrainingSpec
    from workbench.training.trainer import TrainingData

ProjectPath = Annotated[Path, typer.Argument(metavar="PROJECT", help="Folder of the project.")]
Device = Annotated[
    str | None, typer.Option("--device", help="auto, cpu, cuda, cuda:N or mps; from the project when not given.")
]
Use = Annotated[bool, typer.Option("--use", help="Put the suggestion into the project.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]


def estimate(project: ProjectPath, device: Device = None, use: Use = False, json: Json = False) -> None:
    """Tell what training will take: time, memory, the automatic choices in force, and a batch size worth trying."""
    from workbench.runs.project import Project
    from workbench.training.batch_sizes import compare_batch_sizes
    from workbench.training.estimate import estimate as estimate_training

    opened = Project.open(project)
    model, data, spec = _ready(opened, device)
    found = follow(estimate_training(model, data, spec))
    sizes = follow(compare_batch_sizes(model, data, spec))
    if json:
        print_json(_as_json(found, sizes, spec))
    else:
        _print_estimate(found, sizes, spec)
    if use and sizes.suggested != sizes.present:
        _put(opened, {"batch_size": sizes.suggested})


def rates(project: ProjectPath, device: Device = None, use: Use = False, json: Json = False) -> None:
    """Find a learning rate: it grows from 1e-6 to 1 over 121 steps, and the losses tell (Smith, arXiv 1506.01186)."""
    from workbench.runs.project import Project
    from workbench.training.rate_range import find_rate

    opened = Project.open(project)
    model, data, spec = _ready(opened, device, rates=True)
    found = follow(find_rate(model, data, spec))
    if json:
        print_json(
            {
                "suggested": found.suggested,
                "present": spec.learning_rate,
                "verdict": found.verdict,
                "rates": found.rates,
                "losses": found.losses,
                "smoothed": found.smoothed,
            }
        )
    else:
        every = range(0, len(found.rates), 10)
        print_table(("rate", "loss"), [(found.rates[step], found.smoothed[step]) for step in every])
        tell(str(found.verdict))
    if use and found.suggested is not None:
        _put(opened, {"learning_rate": found.suggested})


def _ready(
    opened: Project, device: str | None, *, rates: bool = False
) -> tuple[SequenceModel, TrainingData, TrainingSpec]:
    """The model as training would begin with it, or as rates are tried on it, its data, and the settings with the
    device that was asked for."""
    from workbench.experiment import build_for_rates, build_untrained, load_experiment

    loaded = follow(load_experiment(opened.spec.data, opened.folder))
    training = opened.spec.training
    model, data = (build_for_rates if rates else build_untrained)(opened.spec, loaded)
    return model, data, training.model_copy(update={"device": device or training.device})


def _put(opened: Project, changes: dict[str, Any]) -> None:
    spec = opened.spec
    opened.save(spec.model_copy(update={"training": spec.training.model_copy(update=changes)}))
    for name, value in changes.items():
        say(f"training.{name}={value} is in {opened.folder / 'project.json'} now.")


def _as_json(found: Estimate, sizes: BatchSizes, spec: TrainingSpec) -> dict[str, Any]:
    return {
        "device": found.device,
        "step": found.step,
        "precision": found.precision,
        "threads": found.threads,
        "fused": found.fused,
        "epochs": spec.epochs,
        "seconds_per_epoch": found.seconds_per_epoch,
        "seconds": found.seconds,
        "memory_bytes": found.memory_bytes,
        "memory_limit": found.memory_limit,
        "warning": found.warning,
        "batch_size": sizes.present,
        "suggested_batch_size": sizes.suggested,
        "verdict": sizes.verdict,
        "batch_sizes": sizes.tried,
    }


def _print_estimate(found: Estimate, sizes: BatchSizes, spec: TrainingSpec) -> None:
    tell(
        f"{shown(found.seconds_per_epoch)} s per epoch, {shown(found.seconds)} s for all {spec.epochs} epochs; "
        f"memory {found.memory_bytes / 2**20:.0f} MiB"
    )
    threads = f", threads: {found.threads}" if found.device == "cpu" else ""
    tell(
        f"on {found.device}{threads}: {found.step} steps, {found.precision}, "
        f"{'fused' if found.fused else 'plain'} {spec.optimizer}"
    )
    if found.warning is not None:
        say(f"! {found.warning}")
    rows = [(one.batch_size, one.steps_per_second, one.seconds_per_epoch) for one in sizes.tried]
    print_table(("batch size", "steps/s", "s/epoch"), rows)
    tell(str(sizes.verdict))
