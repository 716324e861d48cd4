"""Searches on the samples: twenty trials beside the proposal, and what a search costs beside its training.

    python -m tests.benchmarks.search [--trials 20] [--sampler tpe] [SAMPLE ...]
    python -m tests.benchmarks.search --overhead 1000

The first prints, for each sample, the proposal's validation loss, the best of the search and what each setting mattered
for. The second lets trials of no training at all pass through a search, and prints one JSON object at 1, 10, 100 ...:
the time per trial up to there.
"""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import torch

from tests.conftest import small_spec
from workbench.data.samples import SAMPLES
from workbench.errors import WorkbenchError
from workbench.progress import finish
from workbench.proposal import propose_experiment
from workbench.runs.project import Project
from workbench.search import trials as trials_module
from workbench.search.events import SearchEnd, TrialEnd
from workbench.search.proposing import propose_parameter
from workbench.search.results import importances
from workbench.search.searching import search
from workbench.search.storage import opened
from workbench.search.study import Shared
from workbench.space import Parameter, SearchSpec
from workbench.spec import ExperimentSpec, set_key

OWN = ("runs", "follow", "stopped", "beat")
"""What a search does beside training: choosing points, making runs, keeping and judging curves."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("samples", nargs="*", default=["gestures", "airline_passengers"])
    parser.add_argument("--trials", type=int, default=20)
    parser.add_argument("--sampler", default="tpe")
    parser.add_argument("--overhead", type=int, default=0)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    if asked.overhead:
        overhead(asked.overhead)
        return
    for name in asked.samples:
        with tempfile.TemporaryDirectory() as folder:
            one_sample(name, Path(folder), asked.trials, asked.sampler)


def one_sample(name: str, folder: Path, trials: int, sampler: str) -> None:
    """Search on a sample and print what came of it."""
    sample = next(each for each in SAMPLES if each.name == name)
    proposed = finish(propose_experiment([sample.path], task=sample.task, targets=sample.targets))
    spec = set_key(set_key(proposed.spec, "training.device", "cpu"), "training.threads", "1")
    project = Project.create(folder / "project", spec)
    asked = SearchSpec(parameters=space(spec), trials=trials, sampler=sampler)  # type: ignore[arg-type]
    spent, began = timed(), time.perf_counter()
    ends: list[TrialEnd | SearchEnd] = []
    for event in search(project, asked):
        if isinstance(event, TrialEnd):
            say(f"  trial {event.trial}: {event.state} {event.value}, after {time.perf_counter() - began:.0f} s")
        if isinstance(event, TrialEnd | SearchEnd):
            ends.append(event)
    seconds, end = time.perf_counter() - began, ends.pop()
    first, best = ends[0], end.best
    assert isinstance(first, TrialEnd) and best is not None and first.value is not None and best.value is not None
    gain = 1 - best.value / first.value
    say(f"{name}: {trials} trials in {seconds:.0f} s, {end.states}")
    say(f"  the proposal {first.value:.4g}, the best {best.value:.4g} ({gain:.0%} lower), trial {best.trial}")
    say(f"  {best.settings}")
    say(f"  beside training {1000 * spent[0] / trials:.0f} ms of processor time a trial")
    try:
        say("  " + ", ".join(f"{key} {share:.0%}" for key, share in importances(project, asked).items()))
    except WorkbenchError as error:  # trials may all come to the same, such as that of a linear path alone
        say(f"  {error}")


def space(spec: ExperimentSpec) -> tuple[Parameter, ...]:
    """The learning rate, the context of forecasts, and size and dropout of every layer that has them."""
    keys = ["training.learning_rate", *(["data.window.context"] if spec.data.task == "forecast" else [])]
    for place, layer in enumerate(spec.model.layers):
        keys += [f"model.layers.{place}.{name}" for name in ("units", "dropout") if hasattr(layer, name)]
    found = [propose_parameter(spec, key) for key in keys]
    return tuple(parameter for parameter in found if parameter is not None)


def timed() -> list[float]:
    """Count the seconds of processor time that a search spends beside training."""
    spent = [0.0]

    def counted(method: Any) -> Any:
        def call(*arguments: object) -> object:
            began = time.process_time()
            try:
                return method(*arguments)
            finally:
                spent[0] += time.process_time() - began

        return call

    for name in OWN:
        setattr(trials_module.Trials, name, counted(getattr(trials_module.Trials, name)))
    return spent


def overhead(trials: int) -> None:
    """Milliseconds of processor time that asking and telling take a trial, as trials grow in number."""
    from optuna.trial import TrialState

    rate = Parameter(key="training.learning_rate", low=1e-4, high=1e-1, log=True)
    units = Parameter(key="model.layers.0.units", low=2, high=64, integer=True)
    asked = SearchSpec(parameters=(rate, units), trials=trials, pruner="none")
    with tempfile.TemporaryDirectory() as folder:
        spec = small_spec(Path(folder))
        with opened(Path(folder), None, write=True) as kept:
            shared, began, next_told = Shared(kept, spec, asked, ""), time.process_time(), 1
            for number in range(1, trials + 1):
                trial = shared.ask(asked)
                assert trial is not None
                shared.tell(trial, TrialState.COMPLETE, trial.params[rate.key])
                if number == next_told:
                    each = 1000 * (time.process_time() - began) / (number - number // 10)
                    say(json.dumps({"trials": number, "ms_each": round(each, 1)}))
                    began, next_told = time.process_time(), number * 10


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
