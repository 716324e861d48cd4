"""The whole flow on one screen: data, split, statistics, model, training, records."""

import traceback
from collections.abc import Generator
from dataclasses import replace

from workbench.errors import WorkbenchError
from workbench.progress import Progress
from workbench.runs.loaded import Loaded, load_experiment
from workbench.runs.project import Project
from workbench.runs.run import Run, RunFacts, Status
from workbench.sentence import Sentence, sentence
from workbench.spec import ExperimentSpec
from workbench.training.events import FitEnd, FitStart, TrainingEvent

__all__ = ["Loaded", "load_experiment", "run_experiment"]


def run_experiment(
    project: Project,
    *,
    resume: str | None = None,
    more_epochs: int = 0,
    device: str | None = None,
    window_open: bool = False,
    loaded: Loaded | None = None,
) -> Generator[Progress | TrainingEvent, None, None]:
    """Train the project's experiment as a new run, or go on with run `resume`, for `more_epochs` beyond its last.

    `loaded` saves reading the data again where it was made from the same spec. Closing the iterator stops the run and
    keeps its last finished epoch. Raises WorkbenchError for what the user can put right; the run is then "failed".
    """
    old = None if resume is None else _resumable(project.run(resume))
    spec = project.spec if old is None else old.spec
    if loaded is None or loaded.spec != spec.data:
        loaded = yield from load_experiment(spec.data, project.folder)
    learned = RunFacts(facts=loaded.facts, statistics=loaded.statistics, fingerprint=loaded.dataset.fingerprint)
    if old is not None and old.learned != learned:
        raise WorkbenchError(
            "The data of run {run} have changed since it began, so it cannot go on. Start a new run.", run=old.id
        )
    run = old or project.new_run(spec)
    run.write_facts(learned)
    try:
        yield from _train(run, spec, loaded, more_epochs=more_epochs, device=device, window_open=window_open)
    except (GeneratorExit, KeyboardInterrupt):
        _end(run, "stopped")
        raise
    except WorkbenchError as error:
        run.log(error.sentence)
        _end(run, "failed", error.sentence)
        raise
    except Exception as error:
        run.log(traceback.format_exc())
        _end(run, "failed", repr(error))
        raise


def _train(
    run: Run, spec: ExperimentSpec, loaded: Loaded, *, more_epochs: int, device: str | None, window_open: bool
) -> Generator[Progress | TrainingEvent, None, None]:
    yield Progress(done=1.0, message=sentence("Preparing the model"))
    # Importing torch takes seconds: only now, when data and spec have been found good.
    import torch

    from workbench.models.build import build_model
    from workbench.runs.checkpoint import put_weights
    from workbench.training.device import choose_device
    from workbench.training.features import fit_inside
    from workbench.training.trainer import TrainingData, fit

    torch.manual_seed(spec.training.seed)
    model = build_model(spec.model, loaded.facts, loaded.statistics)
    state = run.go_on()
    training = spec.training
    if state is not None:
        put_weights(model, state.model, run.last)
        if more_epochs:
            state = replace(state, standing=replace(state.standing, waited=0))
            training = training.model_copy(update={"epochs": state.standing.epochs + more_epochs})
            run.write_spec(spec.model_copy(update={"training": training}))
    run.mark("running")
    here = training.model_copy(update={"device": device or training.device})
    if state is None:
        yield from fit_inside(model, loaded.dataset, loaded.split.train, choose_device(here.device))
    data = TrainingData(dataset=loaded.dataset, split=loaded.split)
    for event in fit(model, data, here, run=run.id, save=run.keep_epoch, window_open=window_open, resume=state):
        if isinstance(event, FitStart | FitEnd):
            run.log(repr(event))
        if isinstance(event, FitEnd):
            _end(run, "finished")
        yield event


def _end(run: Run, status: Status, message: Sentence | str = "") -> None:
    """Say how the run ended, unless it already said so or never began to go on."""
    if run.status == "running":
        run.mark(status, message)


def _resumable(run: Run) -> Run:
    state = run.state
    if state.status == "running":
        raise WorkbenchError(
            "Run {run} is being trained by process {pid} right now. Stop it there first.", run=run.id, pid=state.pid
        )
    return run
