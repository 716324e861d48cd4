"""Defaults beside their rivals on real data: the model, each rival, the verdict.

.venv/bin/python tests/benchmarks/rivals.py [--only NAME ...] [--rivals-only] [--seeds 3] [--data ../shared/data]

Nothing is set but what a set's line below says (windows of published splits). Prints one JSON object a line:
{set, metric, model (median over seeds), rivals: {name: value}, rival_seconds, train_seconds, outcome, verdict}.
"""

import argparse
import dataclasses
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import torch

from workbench.data.samples import SAMPLES
from workbench.data.statistics import fit_statistics
from workbench.data.tasks import TASKS
from workbench.evaluation.evaluate import JUDGES, evaluate_run
from workbench.evaluation.result import Case, TrainingPart
from workbench.evaluation.rivals.table import rival_answers
from workbench.experiment import run_experiment
from workbench.progress import finish
from workbench.proposal import ProposedExperiment, propose_experiment
from workbench.runs.project import Project
from workbench.spec import ExperimentSpec

DATA = Path(__file__).parents[3] / "shared" / "data"
ETT = ("window.context=96", "window.horizon=24", "split.train=8640", "split.val=2880", "split.test=2880")


@dataclasses.dataclass(frozen=True)
class Set:
    """Files, the task and what is set."""

    paths: tuple[str, ...]
    task: str
    target: str | None = None
    settings: tuple[str, ...] = ()


def forecast(path: str, target: str | None = None, *settings: str) -> Set:
    return Set((path,), "forecast", target, settings)


def classes(*paths: str) -> Set:
    return Set(paths, "classify")


SETS: dict[str, Set] = {
    **{
        name: forecast(f"series/{name}.csv")
        for name in ("co2_weekly", "elnino", "elec_equip", "nile", "seattle_temps", "lynx", "shampoo", "uschange5")
    },
    "macrodata": forecast("series/macrodata.csv", "realgdp"),
    "airline": forecast("classics/airline_passengers.csv", None, "split.test=24"),
    "sunspots": forecast("classics/sunspots_yearly.csv", None, "split.test=60"),
    "ETTh1": forecast("ett/ETTh1.csv", "OT", *ETT),
    "ETTh2": forecast("ett/ETTh2.csv", "OT", *ETT),
    **{name: classes(f"ucr/{name}") for name in ("GunPoint", "ItalyPowerDemand", "OSULeaf", "Coffee", "Trace")},
    "JapaneseVowels": classes("japanese_vowels"),
    "FSDD": classes("fsdd"),
    **{f"sample {sample.name}": Set((str(sample.path),), sample.task, None) for sample in SAMPLES},
}


def proposed(data: Path, name: str) -> ProposedExperiment:
    chosen = SETS[name]
    targets = next((sample.targets for sample in SAMPLES if name == f"sample {sample.name}"), ())
    return finish(
        propose_experiment(
            [data / path for path in chosen.paths],
            task=chosen.task,  # type: ignore[arg-type]
            targets=[chosen.target] if chosen.target else list(targets),
            settings=[("data." + key, value) for key, value in (one.split("=") for one in chosen.settings)],
            cache=Path(tempfile.gettempdir()) / "rivals-cache",
        )
    )


def case_of(made: ProposedExperiment) -> Case:
    loaded = made.loaded
    return Case(
        run="",
        part="test",
        dataset=loaded.dataset,
        examples=loaded.split.test,
        facts=loaded.facts,
        statistics=fit_statistics(loaded.dataset, loaded.split),
        trained_on=TrainingPart(dataset=loaded.dataset, examples=loaded.split.train, val=loaded.split.val),
    )


def rivals_alone(made: ProposedExperiment) -> dict[str, Any]:
    """The numbers of the rivals, judged as if the first of them were the model."""
    case, begun = case_of(made), time.process_time()
    answers = finish(rival_answers(case))
    seconds = time.process_time() - begun
    if TASKS[case.facts.task].text:
        return {
            "metric": "nats",
            "rivals": {n: float(a[0].mean()) for n, a in answers.items()},
            "rival_seconds": seconds,
        }
    judged = finish(JUDGES[case.facts.task](next(iter(answers.values())), case))
    return {**numbers(judged.as_json(), case), "rival_seconds": round(seconds, 2)}


def numbers(judged: dict[str, Any], case: Case) -> dict[str, Any]:
    key = TASKS[case.facts.task].decided_by
    found = {name: score["metrics"][key] for name, score in judged["baselines"].items()}
    scaled = {name: score["scaled"].get("mse") for name, score in judged["baselines"].items()}
    return {"metric": key, "rivals": found, **({"rivals_scaled_mse": scaled} if any(scaled.values()) else {})}


def trained(made: ProposedExperiment, seed: int, spec: ExperimentSpec | None = None) -> dict[str, Any]:
    """What a model is worth that the proposal, or another spec on its data, makes."""
    spec = made.spec if spec is None else spec
    spec = spec.model_copy(update={"training": spec.training.model_copy(update={"seed": seed, "device": "cpu"})})
    with tempfile.TemporaryDirectory() as folder:
        project = Project.create(Path(folder) / "p", spec)
        begun = time.process_time()
        for _ in run_experiment(project, loaded=dataclasses.replace(made.loaded, spec=project.spec.data)):
            pass
        seconds = time.process_time() - begun
        judged = finish(evaluate_run(project.run(), made.loaded))
    return {"judged": judged.as_json(), "seconds": seconds, "case": judged.case}


def rows(names: list[str], data: Path, seeds: int, *, alone: bool) -> Iterator[dict[str, Any]]:
    for name in names:
        if not all((data / path).exists() for path in SETS[name].paths):
            continue
        made = proposed(data, name)
        told = {"set": name, "window": [made.spec.data.window.context, made.spec.data.window.horizon]}
        if alone:
            yield {**told, **rivals_alone(made)}
            continue
        found = [trained(made, seed) for seed in range(seeds)]
        key = TASKS[made.loaded.facts.task].decided_by
        yield {
            **told,
            "model": median(one["judged"]["metrics"][key] for one in found),
            "scaled_mse": median(one["judged"]["scaled"].get("mse", 0.0) for one in found),
            **numbers(found[0]["judged"], found[0]["case"]),
            "train_seconds": round(median(one["seconds"] for one in found), 1),
            "outcome": [one["judged"]["outcome"] for one in found],
            "verdict": found[0]["judged"]["verdict"],
        }


def main() -> int:
    """Print a line per set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", default=list(SETS))
    parser.add_argument("--rivals-only", action="store_true")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--data", type=Path, default=DATA)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    for row in rows(asked.only, asked.data, asked.seeds, alone=asked.rivals_only):
        sys.stdout.write(json.dumps(row) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
