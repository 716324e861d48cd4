"""Who answers: a run of a project, or an exported folder, of which no code is run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.cli.output import follow, say
from workbench.data.dataset import DataFacts
from workbench.data.spec import DataSpec, Role, WindowSpec
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from torch import Tensor

    from workbench.answering.stepwise import Stepwise
    from workbench.data.dataset import Numbers
    from workbench.data.recipe import Recipe
    from workbench.evaluation.fixed_bands import FixedBands
    from workbench.evaluation.later_bands import LaterBands
    from workbench.evaluation.predict import Answer
    from workbench.export.preparation import Preparation

PREVIEW = 1000
"""Rows of a file that are enough to see its time and sequence columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """A model ready to answer, what it knows of its data, and how a file for it is read."""

    answer: Answer
    facts: DataFacts
    spec: DataSpec
    threshold: float = 0.0
    """The probability from which on it knows a class."""
    folder: Path | None = None
    """Of the run, where it is no export."""
    fixed: FixedBands | None = None
    """The bands of an export that has any."""
    spread: Answer | None = None
    """That of a model with quantiles, in which its bands are measured."""

    def bands(self) -> LaterBands | FixedBands:
        """The bands of forecasts to come. Raises WorkbenchError where there are none."""
        from workbench.evaluation.store import load_bands

        if self.fixed is not None:
            return self.fixed
        if self.folder is None:
            raise WorkbenchError(
                "This export has no bands. Judge its run, as `workbench evaluate` does, and export it again."
            )
        return load_bands(self.folder, self.facts)


def answering(folder: Path, run: str | None, paths: Sequence[Path]) -> Answering:
    """The best epoch of a project's run, or the model of an exported folder.

    Raises WorkbenchError where the folder is neither.
    """
    if is_project(folder, run):
        return _from_project(folder, run)
    return _from_export(folder, paths[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Streaming:
    """A model ready to answer what comes, and how lines for it are read."""

    stepwise: Stepwise
    facts: DataFacts
    spec: DataSpec
    recipe: Recipe
    threshold: float


def streaming(folder: Path, run: str | None) -> Streaming:
    """The best epoch of a project's run, or the model of an exported folder, to answer step by step.

    Raises WorkbenchError where the folder is neither, or the model needs a whole sequence.
    """
    from workbench.export.live import stepwise_of, stepwise_of_export
    from workbench.export.load import load_export

    if is_project(folder, run):
        from workbench.runs.project import Project

        chosen = Project.open(folder).run(run)
        return Streaming(
            stepwise=stepwise_of(chosen),
            facts=chosen.facts,
            spec=chosen.spec.data,
            recipe=chosen.run_facts.recipe,
            threshold=chosen.calibration.threshold,
        )
    exported = load_export(folder)
    return Streaming(
        stepwise=stepwise_of_export(folder, exported),
        facts=exported.facts,
        spec=known_spec(exported.facts, exported.preparation),
        recipe=exported.preparation.recipe,
        threshold=exported.calibration.threshold,
    )


def is_project(folder: Path, run: str | None) -> bool:
    """Whether a folder is a project; else it is an exported folder. Raises WorkbenchError where it is neither."""
    if (folder / "project.json").exists():
        return True
    if not any((folder / name).exists() for name in ("model.onnx", "spec.json")):
        raise WorkbenchError("{file} is neither a project nor an exported folder.", file=folder)
    if run is not None:
        raise WorkbenchError("{file} is an exported folder; it has no runs such as {run}.", file=folder, run=run)
    return False


def _from_project(folder: Path, run: str | None) -> Answering:
    from workbench.answering.using import answering_of, spread_of
    from workbench.runs.project import Project

    chosen = Project.open(folder).run(run)
    return Answering(
        answer=answering_of(chosen),
        facts=chosen.facts,
        spec=chosen.spec.data,
        threshold=chosen.calibration.threshold,
        folder=chosen.folder,
        spread=spread_of(chosen),
    )


def _from_export(folder: Path, first: Path) -> Answering:
    from workbench.export.load import load_export

    exported = load_export(folder)

    def spread(x_BTF: Tensor, lengths_B: Tensor) -> Numbers:
        assert exported.spread is not None
        return exported.spread(x_BTF.numpy(), lengths_B.numpy())

    spec = _spec_for(exported.facts, exported.preparation, first)
    return Answering(
        answer=exported.answer,
        facts=exported.facts,
        spec=spec,
        threshold=exported.calibration.threshold,
        fixed=exported.bands,
        spread=None if exported.spread is None else spread,
    )


def _origins(facts: DataFacts) -> dict[str, float]:
    """What is taken from each column of a file before the model sees it."""
    from workbench.export.preparation import known_columns

    known = known_columns(facts)
    found = {known.get(name, name): origin for name, origin in zip(facts.inputs, facts.origins_F, strict=False)}
    return found | dict(zip(facts.targets, facts.answer_origins_K, strict=False))


def _spec_for(facts: DataFacts, preparation: Preparation, first: Path) -> DataSpec:
    """How a file for an exported model is read: its inputs by name, time and sequences as found in the file."""
    from workbench.data.columns import check_columns
    from workbench.data.schema import infer_schema
    from workbench.data.sources.tables import read_source
    from workbench.export.preparation import file_inputs

    if facts.sample_rate is not None or TASKS[facts.task].text or preparation.columns:
        return known_spec(facts, preparation)
    inputs = _input_roles(facts, ())
    table = follow(read_source(first, preparation.reading, rows=PREVIEW))
    sequence = preparation.sequence if set(preparation.sequence) <= set(table.frame.columns) else ()
    check_columns(table, (*preparation.times, *sequence, *file_inputs(facts)))
    found = infer_schema([table], facts.task, facts.targets if TASKS[facts.task].forecasts else ())
    others = {name: role for name, role in found.roles.items() if role in ("time", "sequence") and name not in inputs}
    if preparation.sequence:  # without it all rows are one
        others = {name: role for name, role in others.items() if role != "sequence"}
        others |= dict.fromkeys(sequence, "sequence")
    if preparation.times:
        others = {name: role for name, role in others.items() if role != "time"}
        others |= dict.fromkeys(preparation.times, "time")
    say(f"inputs {', '.join(inputs)}" + "".join(f"; {role} {name}" for name, role in others.items()))
    return known_spec(facts, preparation, others)


def known_spec(facts: DataFacts, preparation: Preparation, others: Mapping[str, Role] | None = None) -> DataSpec:
    """The same without a look into a file: of its other columns those of training, or those that are given."""
    from workbench.export.preparation import calendar_inputs, name_input

    if facts.sample_rate is not None:
        return DataSpec(task=facts.task, layout="files", audio=preparation.audio(facts.sample_rate))
    if TASKS[facts.task].text:
        return DataSpec(task=facts.task)
    made: Any = {"name_as_input": bool(name_input(facts)), "calendar": tuple(calendar_inputs(facts).values())}
    made |= {"missing": preparation.missing, "origins": _origins(facts)}
    inputs = _input_roles(facts, preparation.columns)
    if preparation.columns:
        return DataSpec(task=facts.task, layout="wide", roles=inputs, **made)
    if others is None:
        told: dict[str, Role] = dict.fromkeys(preparation.sequence, "sequence")
        others = told | dict.fromkeys(preparation.times, "time")
    return DataSpec(
        task=facts.task,
        reading=preparation.reading,
        layout="long" if "sequence" in others.values() else "series",
        roles={**inputs, **others},
        pace=preparation.pace,
        window=WindowSpec(horizon=max(facts.horizon, 1)),
        **made,
    )


def _input_roles(facts: DataFacts, steps: tuple[str, ...]) -> dict[str, Role]:
    """What the columns of a file are for, whose steps are columns in a wide one."""
    from workbench.export.preparation import file_inputs, known_columns

    known = known_columns(facts)
    ahead, words = set(known.values()), {known.get(name, name) for name in facts.categories}
    roles: dict[str, Role] = dict.fromkeys(steps, "feature")
    for name in file_inputs(facts)[1 if steps else 0 :]:
        roles[name] = "known" if name in ahead else "category" if name in words else "feature"
    return {**roles, **dict.fromkeys(facts.targets, "target")}
