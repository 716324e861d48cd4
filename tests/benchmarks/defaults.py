"""The protocol by which the classifiers' defaults are chosen: many labelled sets, each judged on examples held out of
its training part; the test parts of the real ones are never looked at.

.venv/bin/python tests/benchmarks/defaults.py [--only SET ...] [--candidates NAME ...] [--folds 1] [--to FILE]

Real sets: half of the training part learns, the other half judges (each once with --folds 2). Generated families
(families.py): a small training part, and a hundred or more fresh draws that judge. Nothing is set but what a candidate
is. FILE holds a JSON object a line, so that what is known already is not trained again; the table is printed at the
end: accuracy of each candidate and of the rivals, and how far each lies behind the best rival.
"""

import argparse
import dataclasses
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
import torch
from families import FAMILIES, Sequence, drawn
from rivals import DATA, SETS

from workbench.data.dataset import Examples, Split
from workbench.data.loading import facts
from workbench.data.statistics import fit_statistics
from workbench.evaluation.evaluate import evaluate_run
from workbench.experiment import run_experiment
from workbench.models.spec import HeadSpec, KernelsSpec
from workbench.progress import finish
from workbench.proposal import ProposedExperiment, propose_experiment
from workbench.runs.loaded import Loaded
from workbench.runs.project import Project
from workbench.spec import ExperimentSpec, set_key
from workbench.training.spec import AugmentSpec

REAL = ("GunPoint", "ItalyPowerDemand", "OSULeaf", "Coffee", "Trace", "JapaneseVowels", "FSDD")
JUDGED = 120
"""Fresh draws of a family at least that judge."""
MOST_REAL = 400
"""Training examples of a real set that learn or judge, at most."""


def layers_alone(spec: ExperimentSpec) -> ExperimentSpec:
    return set_key(spec, "model.head.kernel_path", "false")


def kernels_alone(spec: ExperimentSpec) -> ExperimentSpec:
    model = spec.model.model_copy(update={"layers": (KernelsSpec(features=4_000),), "head": HeadSpec()})
    training = spec.training.model_copy(update={"epochs": 1, "augment": AugmentSpec()})
    return spec.model_copy(update={"model": model, "training": training})


CANDIDATES: dict[str, Callable[[ExperimentSpec], ExperimentSpec]] = {
    "default": lambda spec: spec,
    "layers alone": layers_alone,
    "kernels alone": kernels_alone,
}
"""What each candidate makes of the proposal."""


def written(path: Path, sequences: list[Sequence], labels: list[int]) -> None:
    """A .ts file of these sequences."""
    classes = " ".join(f"c{label}" for label in sorted(set(labels)))
    head = ["@problemName made", f"@univariate {str(sequences[0].shape[1] == 1).lower()}"]
    lines = [*head, f"@classLabel true {classes}", "@data"]
    for x_TF, label in zip(sequences, labels, strict=True):
        lines.append(":".join([*(",".join(f"{value:.5g}" for value in column) for column in x_TF.T), f"c{label}"]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def proposed(name: str, data: Path) -> ProposedExperiment:
    """What the program proposes for a set of either kind."""
    cache = Path(tempfile.gettempdir()) / "rivals-cache"
    if name not in FAMILIES:
        paths = [data / path for path in SETS[name].paths]
        return finish(propose_experiment(paths, task="classify", cache=cache))
    family = FAMILIES[name]
    with tempfile.TemporaryDirectory() as folder:
        judged = -(-JUDGED // family.classes)
        for part, count, seed in (("TRAIN", family.examples, 1), ("TEST", judged, 2)):
            written(Path(folder) / f"made_{part}.ts", *drawn(family, count, seed))
        return finish(propose_experiment([Path(folder)], task="classify", cache=cache))


def folded(loaded: Loaded, fold: int) -> Loaded:
    """The data with half of what was the training part as its test part, class by class, and the real one forgotten."""
    known = loaded.split.refit().train
    labels_E = loaded.dataset.labels_S[known.sequences_E]
    random = np.random.default_rng(7)
    halves: list[list[int]] = [[], []]
    for label in np.unique(labels_E):
        places = random.permutation(np.flatnonzero(labels_E == label)).tolist()
        for half in (0, 1):
            halves[half] += places[half::2]
    learning = random.permutation(halves[fold])[:MOST_REAL]
    held = max(2, round(len(learning) * len(loaded.split.val) / len(known)))
    parts = {"train": learning[held:], "val": learning[:held], "test": halves[1 - fold][:MOST_REAL]}
    examples = {part: known.chosen(np.sort(np.array(places))) for part, places in parts.items()}
    rows = {part: rows_of(some) for part, some in examples.items()}
    split = Split(**examples, rows=rows)  # type: ignore[arg-type]
    statistics = fit_statistics(loaded.dataset, split)
    known_facts = facts(loaded.dataset, split, loaded.spec)
    return dataclasses.replace(loaded, split=split, statistics=statistics, facts=known_facts)


def rows_of(examples: Examples) -> tuple[tuple[int, int], ...]:
    """The rows of each example."""
    starts, lengths = examples.starts_E.tolist(), examples.lengths_E.tolist()
    return tuple((start, start + length) for start, length in zip(starts, lengths, strict=True))


def judged(spec: ExperimentSpec, loaded: Loaded) -> dict[str, Any]:
    """Accuracy of the model and its rivals, and seconds of processor time."""
    with tempfile.TemporaryDirectory() as folder:
        project, begun = Project.create(Path(folder) / "p", spec), time.process_time()
        for _ in run_experiment(project, loaded=dataclasses.replace(loaded, spec=project.spec.data)):
            pass
        seconds = time.process_time() - begun
        found = finish(evaluate_run(project.run(), loaded)).as_json()
    rivals = {key: score["metrics"]["accuracy"] for key, score in found["baselines"].items()}
    return {"accuracy": found["metrics"]["accuracy"], "rivals": rivals, "seconds": round(seconds, 1)}


def rows(
    sets: list[str], candidates: list[str], folds: int, known: set[tuple[Any, ...]], data: Path
) -> Iterator[dict[str, Any]]:
    """A row for each set, fold and candidate that is not known."""
    for name in sets:
        wanted = [(fold, each) for fold in range(1 if name in FAMILIES else folds) for each in candidates]
        wanted = [(fold, each) for fold, each in wanted if (name, fold, each) not in known]
        if not wanted:
            continue
        made = proposed(name, data)
        for fold, each in wanted:
            loaded = made.loaded if name in FAMILIES else folded(made.loaded, fold)
            spec = set_key(set_key(made.spec, "training.device", "cpu"), "training.seed", str(fold))
            yield {"set": name, "fold": fold, "candidate": each, **judged(CANDIDATES[each](spec), loaded)}


def table(found: list[dict[str, Any]]) -> str:
    """A line per set: candidates, rivals; below, means, and the mean lag behind the best rival."""
    candidates = list(dict.fromkeys(row["candidate"] for row in found))
    names = list(dict.fromkeys(rival for row in found for rival in row["rivals"]))
    lines = [f"{'':22}" + "".join(f"{name[:14]:>15}" for name in [*candidates, *names])]
    columns: dict[str, list[float]] = {name: [] for name in [*candidates, *names]}
    behind: dict[str, list[float]] = {name: [] for name in candidates}
    for chosen in dict.fromkeys(row["set"] for row in found):
        mine = [row for row in found if row["set"] == chosen]
        values = {each: [row["accuracy"] for row in mine if row["candidate"] == each] for each in candidates}
        values |= {each: [row["rivals"][each] for row in mine if each in row["rivals"]] for each in names}
        means = {each: mean(some) for each, some in values.items() if some}
        best = max(means.get(each, 0.0) for each in names)
        for each, value in means.items():
            columns[each].append(value)
            if each in behind:
                behind[each].append(max(0.0, best - value))
        lines.append(f"{chosen:22}" + "".join(f"{means.get(each, float('nan')):15.3f}" for each in columns))
    lines.append(f"{'mean':22}" + "".join(f"{mean(some) if some else float('nan'):15.3f}" for some in columns.values()))
    lines.append(f"{'behind the best rival':22}" + "".join(f"{mean(some):15.3f}" for some in behind.values()))
    return "\n".join(lines) + "\n"


def main() -> int:
    """Train what is not known yet, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", default=[*FAMILIES, *REAL])
    parser.add_argument("--candidates", nargs="*", default=list(CANDIDATES))
    parser.add_argument("--folds", type=int, default=1)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--to", type=Path, default=Path("defaults.jsonl"))
    asked = parser.parse_args()
    torch.set_num_threads(1)
    found = [json.loads(line) for line in asked.to.read_text().splitlines()] if asked.to.exists() else []
    known = {(row["set"], row["fold"], row["candidate"]) for row in found}
    for row in rows(asked.only, asked.candidates, asked.folds, known, asked.data):
        found.append(row)
        with asked.to.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
    chosen = [row for row in found if row["set"] in asked.only and row["candidate"] in asked.candidates]
    sys.stdout.write(table(chosen))
    return 0


if __name__ == "__main__":
    sys.exit(main())
