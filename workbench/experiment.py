"""The whole flow on one screen: data, split, statistics, model, training, records."""

import traceback
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError, sentence_of
from workbench.progress import Progress
from workbench.runs.loaded import Loaded, load_experiment
from workbench.runs.project import Project
from workbench.runs.records import RunFacts, Status
from workbench.runs.run import Run
from workbench.runs.updated import START, start_of
from workbench.sentence import Sentence, sentence
from workbench.spec import ExperimentSpec
from workbench.training.context import ALONE, LostRankError, RunContext
from workbench.training.events import EpochEnd, FitEnd, FitStart, TrainingEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.data.dataset import Split
    from workbench.data.spec import DataSpec
    from workbench.models.build import SequenceModel
    from workbench.progress import Work
    from workbench.training.flow import FlowMeter
    from workbench.training.spec import TrainingSpec
    from workbench.training.trainer import TrainingData

__all__ = [
    "Events",
    "Loaded",
    "RunContext",
    "build_for_rates",
    "build_untrained",
    "load_experiment",
    "run_experiment",
    "run_queued",
]
PREPARING = Progress(done=1.0, message=sentence("Preparing the model"))
Events = Generator[Progress | TrainingEvent, None, None]


def run_experiment(
    project: Project,
    *,
    resume: str | None = None,
    more_epochs: int = 0,
    context: RunContext = ALONE,
    loaded: Loaded | None = None,
) -> Events:
    """Train the project's experiment as a new run, or go on with run `resume`, for `more_epochs` beyond its last.

    `loaded` saves reading the data again where it was made from the same spec. Closing the iterator stops the run and
    keeps its last finished epoch. Raises WorkbenchError for what the user can put right; the run is then "failed".
    """
    project.check_can_write()
    with ExitStack() as held:
        old = None if resume is None else project.run(resume)
        if old is not None:
            old.hold()
            held.callback(old.release)
        spec = project.spec if old is None else old.spec
        if loaded is None or loaded.spec != spec.data:
            loaded = yield from load_experiment(spec.data, project.folder)
        if old is not None:
            _check_unchanged(old, loaded)
        yield PREPARING
        _check_can_train(spec, loaded, context)
        run = old or project.new_run(spec)
        with _recorded(run):
            yield from _train(run, spec, loaded, context, more_epochs=more_epochs)


def run_queued(
    run: Run,
    load: "Callable[[DataSpec], Work[Loaded]]",
    *,
    context: RunContext = ALONE,
) -> Events:
    """Train a run that was taken from the queue, to its planned end; one that began before goes on.

    As `run_experiment`, but what keeps its data from being read makes the run "failed" as well.
    """
    with _recorded(run):
        spec = run.spec
        loaded = yield from load(spec.data)
        _check_unchanged(run, loaded)
        _check_can_train(spec, loaded, context)
        yield from _train(run, spec, loaded, context)


def build_untrained(spec: ExperimentSpec, loaded: Loaded) -> "tuple[SequenceModel, TrainingData]":
    """The model that a new run would begin with and what it would learn from; torch's random numbers stay unchanged.

    A refit begins with the same model.
    """
    import torch

    from workbench.models.build import build_model
    from workbench.models.size import check_can_train
    from workbench.training.device import choose_device
    from workbench.training.trainer import TrainingData

    batch = min(spec.training.batch_size, len(loaded.split.train))
    on_cpu = choose_device("auto").type == "cpu"  # the spec's own device may be another's than this machine's
    check_can_train(spec.model, loaded.facts, batch, on_cpu=on_cpu)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(spec.training.seed)
        model = build_model(spec.model, loaded.facts, loaded.statistics)
    return model, TrainingData(dataset=loaded.dataset, split=loaded.split)


def build_for_rates(spec: ExperimentSpec, loaded: Loaded) -> "tuple[SequenceModel, TrainingData]":
    """As `build_untrained`, without a linear path: what it is solved to would hide how the layers learn."""
    return build_untrained(_without_path(spec), loaded)


def _without_path(spec: ExperimentSpec) -> ExperimentSpec:
    head = spec.model.head.model_copy(update={"linear_path": False})
    return spec.model_copy(update={"model": spec.model.model_copy(update={"head": head})})


def _check_can_train(spec: ExperimentSpec, loaded: Loaded, context: RunContext) -> None:
    """Raise WorkbenchError for what would end a run before its first step, so that none is made."""
    from workbench.models.flow import has_quantiles
    from workbench.training.answers import check_answers
    from workbench.training.device import choose_device
    from workbench.training.losses import check_objective

    choose_device(context.device or spec.training.device)
    quantiles = has_quantiles(spec.model.head, loaded.facts)
    check_objective(spec.training, spec.data.task, quantiles=quantiles)
    check_answers(loaded.dataset, loaded.split)


def _run_facts(loaded: Loaded) -> RunFacts:
    return RunFacts(
        facts=loaded.facts,
        statistics=loaded.statistics,
        fingerprint=loaded.dataset.fingerprint,
        recipe=loaded.dataset.recipe,
    )


def _check_unchanged(run: Run, loaded: Loaded) -> None:
    if run.last.exists() and run.run_facts != _run_facts(loaded):
        raise WorkbenchError(
            "The data of run {run} have changed since it began, so it cannot go on. Start a new run.", run=run.id
        )


@contextmanager
def _recorded(run: Run) -> Iterator[None]:
    """Write down how the run ends where it does not end by itself."""
    try:
        yield
    except (GeneratorExit, KeyboardInterrupt):
        _end(run, "stopped")
        raise
    except LostRankError as error:
        _end(run, "interrupted", error.sentence)
        raise
    except Exception as error:
        with suppress(OSError, WorkbenchError):  # The disk may be full or the folder gone: the error itself is told.
            run.log(error.sentence if isinstance(error, WorkbenchError) else traceback.format_exc())
            _end(run, "failed", sentence_of(error))
        raise
    finally:
        run.release()


def _train(
    run: Run,
    spec: ExperimentSpec,
    loaded: Loaded,
    context: RunContext,
    *,
    more_epochs: int = 0,
) -> Events:
    run.write_facts(_run_facts(loaded))
    yield PREPARING
    end, training = yield from _fit(run, spec, loaded, context, more_epochs=more_epochs)
    if training.refit and end.reason != "nothing_to_train":
        end = yield from _refit(run, run.spec, loaded, context, training=training, end=end)
    if training.calibrate and TASKS[run.spec.data.task].labelled and end.reason != "nothing_to_train":
        from workbench.evaluation.calibration import calibrate

        yield from calibrate(run, loaded, device=training.device)
    if loaded.before is not None and run.file(START).exists() and end.reason != "nothing_to_train":
        from workbench.evaluation.forgetting import judge_forgetting

        yield from judge_forgetting(run, loaded, device=training.device)
    run.log(repr(end))
    _end(run, "finished", end.warning or "")
    yield end


def _fit(
    run: Run,
    spec: ExperimentSpec,
    loaded: Loaded,
    context: RunContext,
    *,
    more_epochs: int,
) -> "Generator[Progress | TrainingEvent, None, tuple[FitEnd, TrainingSpec]]":
    """From the start or the last epoch to the planned end; gives that with the settings as they were chosen here."""
    # Importing torch takes seconds: only now, when data and spec have been found good.
    from workbench.runs.checkpoint import load_weights
    from workbench.training.answers import DIVERGED, has_diverged
    from workbench.training.steps import SOLE
    from workbench.training.trainer import fit

    state = run.resume()
    if state is None:
        spec = yield from _checked(run, spec, loaded, context)
    model, data = _begin(run, spec, loaded)
    training = spec.training
    if state is not None:
        load_weights(model, state.model, run.last)
        if more_epochs:
            state = replace(state, standing=replace(state.standing, waited=0))
            training = training.model_copy(update={"epochs": state.standing.epochs + more_epochs})
            run.write_spec(spec.model_copy(update={"training": training}))
    run.mark("running")
    here = training.model_copy(update={"device": context.device or training.device})
    if state is None:
        yield from _solve(model, data, here)
    if context.ranks is not None:
        context.ranks.lead(model, here, state, taught=data.taught)
    end: FitEnd | None = None
    meter, steps = None, 0
    for event in fit(
        model,
        data,
        here,
        run=run.id,
        save=run.save_epoch,
        window_open=context.window_open,
        resume=state,
        turns=context.turns,
        ranks=context.ranks or SOLE,
    ):
        if isinstance(event, FitEnd):
            end = event
            continue
        if isinstance(event, FitStart):
            run.log(repr(event))
            here = here.model_copy(update={"threads": event.threads or here.threads, "precision": event.precision})
            meter, steps = _flow_meter(event, model, data, here), event.steps_per_epoch
        flow = None
        if isinstance(event, EpochEnd) and meter is not None and meter.is_due(event.epoch, steps):
            flow = meter.measure(event.epoch)
            run.save_flow(flow)
        yield event
        if flow is not None:
            yield flow
    assert end is not None
    if has_diverged(end.val_loss, training.loss, loaded.dataset, loaded.split):
        end = replace(end, warning=DIVERGED)
    return end, here


def _begin(run: Run, spec: ExperimentSpec, loaded: Loaded) -> "tuple[SequenceModel, TrainingData]":
    """The model that a run begins with: an untrained one, or for an update the one that it goes on from."""
    from workbench.runs.checkpoint import load_weights

    model, data = build_untrained(spec, loaded)
    start = start_of(run)
    if start is None:
        return model, data
    load_weights(model, start, run.file(START))
    return model, replace(data, taught=True)


def _solve(
    model: "SequenceModel", data: "TrainingData", training: "TrainingSpec", first: "Split | None" = None
) -> "Work[None]":
    """Fit what a model computes from raw sequences; of one that has learned before what has to follow new data. In a
    refit, all is chosen as in the `first` split."""
    from workbench.training.device import choose_device
    from workbench.training.features import fit_inside, solve_again

    train, val = data.split.train, (first or data.split).val
    own = None if first is None else first.train
    if data.taught:
        yield from solve_again(model, data.dataset, train, val, first=own)
    else:
        yield from fit_inside(model, data.dataset, train, choose_device(training.device), val, first=own)


def _flow_meter(
    start: FitStart, model: "SequenceModel", data: "TrainingData", training: "TrainingSpec"
) -> "FlowMeter | None":
    """On the CPU gradients are followed now and then where asked; the graphs of CUDA are not held up for it."""
    from workbench.training.flow import FlowMeter

    if start.device != "cpu" or not start.parameters or not training.follow_gradients:
        return None
    return FlowMeter(model, data.dataset, data.split.train, training.loss)


def _checked(
    run: Run, spec: ExperimentSpec, loaded: Loaded, context: RunContext
) -> "Generator[Progress, None, ExperimentSpec]":
    """The spec without its linear path where that is to be checked and both losses are clearly lower without."""
    from workbench.models.flow import has_linear_path
    from workbench.training.candidates import losses_reached
    from workbench.training.state import luck_of_layers, share_worth_it

    if not (spec.training.check_path and has_linear_path(spec.model.head, loaded.facts)):
        return spec
    plain = _without_path(spec)
    (model, data), (other, _) = (build_untrained(one, loaded) for one in (spec, plain))
    reached = yield from losses_reached(
        {"with": model, "without": other},
        data,
        spec.training.model_copy(update={"device": context.device or spec.training.device}),
        sentence("Trying the model with and without its linear path"),
        window_open=context.window_open,
    )
    straight, bent = reached["with"], reached["without"]
    share = share_worth_it(luck_of_layers(loaded.split.val, blank=straight.blank))
    validates = bent.val_loss < share * straight.val_loss
    # A few validation windows are told well by chance in one epoch of many: what is better has learned more, too.
    better = validates and bent.train_loss < share * straight.first_loss
    run.log(_about_path(straight.val_loss, bent.val_loss, validates=validates, better=better))
    if better:
        run.write_spec(plain)
    return plain if better else spec


def _about_path(straight: float, bent: float, *, validates: bool, better: bool) -> Sentence:
    """What was found with these validation losses."""
    told = {"with": f"{straight:.4g}", "without": f"{bent:.4g}"}
    if better:
        return sentence(
            "Without the linear path training and validation are clearly better, so it is left out: {without}, {with}.",
            **told,
        )
    if validates:
        return sentence(
            "The linear path stays: validation is {with} with it and {without} without, but training is not clearly "
            "better, so that may be luck.",
            **told,
        )
    return sentence("The linear path stays: validation is {with} with it and {without} without.", **told)


def _refit(
    run: Run,
    spec: ExperimentSpec,
    loaded: Loaded,
    context: RunContext,
    *,
    training: "TrainingSpec",
    end: FitEnd,
) -> "Generator[Progress | TrainingEvent, None, FitEnd]":
    """Once more from the beginning, on validation examples too; where early stopping watched, to the best epoch."""
    from workbench.training.refit import refit
    from workbench.training.steps import SOLE

    if not run.refit.exists():
        first, loaded = loaded.split, replace(loaded, split=loaded.split.refit())
        model, data = _begin(run, spec, loaded)
        yield from _solve(model, data, training, first)
        epochs = end.best_epoch if training.patience else end.epochs
        if context.ranks is not None:
            unending = training.model_copy(update={"patience": 0})
            context.ranks.lead(model, unending, None, until=epochs, taught=data.taught)
        state = yield from refit(
            model,
            data,
            training,
            run=run.id,
            epochs=epochs,
            window_open=context.window_open,
            turns=context.turns,
            ranks=context.ranks or SOLE,
        )
        run.save_refit(state)
        end = replace(end, seconds=end.seconds + state.standing.seconds)
    return replace(end, refitted=True)


def _end(run: Run, status: Status, message: Sentence | str = "") -> None:
    """Say how the run ended, unless it already said so or never began to go on."""
    if run.begun:
        run.mark(status, message)
