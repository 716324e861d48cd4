"""How sure a classifier of spoken digits may be of voices that it never heard: each speaker left out in turn.

PYTHONPATH=. .venv/bin/python tests/benchmarks/speakers.py [--epochs 60] [--units 112] [--to speakers.npz]

Temperature and thresholds for a speaker rest on the answers to the other speakers, each by the model that was taught
without that one: no clip of the speaker who is judged chooses anything. Told for each speaker and for all answers
together: accuracy, the calibration error as the model answers, by known voices of the validation part and by others
left out, and what chance alone shows; below, how often answers are right that thresholds for 90 and 95 % keep. A
training takes minutes; FILE keeps logits, so that nobody is trained twice.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from rivals import DATA
from scipy.special import softmax

from workbench.data.dataset import Doubles, Integers
from workbench.evaluation.calibration import temperature_of
from workbench.evaluation.predict import labels, predict_logits
from workbench.evaluation.promises import lowest_threshold
from workbench.evaluation.sureness import error_by_chance, error_of, reliability
from workbench.experiment import run_experiment
from workbench.progress import finish
from workbench.proposal import propose_experiment
from workbench.runs.project import Project
from workbench.spec import set_key

SPEAKERS = ("george", "jackson", "lucas", "nicolas", "yweweler")
WANTED = (0.9, 0.95)
Right = npt.NDArray[np.bool_]
Answered = dict[str, np.ndarray]
"""Logits of the validation and the test part, and their labels."""


def taught_without(speaker: str, epochs: int | None, units: int | None) -> Answered:
    """What the proposed model answers that never heard a speaker."""
    with tempfile.TemporaryDirectory() as name:
        told = [("data.labels.table", str(DATA / "fsdd" / "labels.csv")), ("data.labels.label", "digit")]
        told.append(("data.split.test_where", f"speaker=={speaker}"))
        made = finish(propose_experiment([DATA / "fsdd"], task="classify", settings=told, cache=Path(name) / "cache"))
        spec = set_key(made.spec, "training.device", "cpu")
        spec = set_key(spec, "training.epochs", str(epochs)) if epochs else spec
        if units:
            layers = tuple(each.model_copy(update={"units": units}) for each in spec.model.layers[1:])
            model = spec.model.model_copy(update={"layers": (spec.model.layers[0], *layers)})
            spec = spec.model_copy(update={"model": model})
        project = Project.create(Path(name) / "p", spec)
        for _ in run_experiment(project):
            pass
        run, found = project.run(), {}
        # A refit has learned from the validation part.
        for part, model in (("val", run.model("best")), ("test", run.model())):
            examples = made.loaded.split.part(part)
            found[part] = finish(predict_logits(model, made.loaded.dataset, examples)).values.astype(np.float64)
            found[f"{part}_labels"] = labels(made.loaded.dataset, examples)
    return found


def error(probabilities_MC: Doubles, labels_M: Integers) -> float:
    """The expected calibration error."""
    return error_of(reliability(probabilities_MC.max(axis=1), probabilities_MC.argmax(axis=1) == labels_M))


def rows(answered: dict[str, Answered]) -> Iterator[tuple[str, ...]]:
    """A row for each speaker, and one for all answers together."""
    found = {speaker: judged_by_others(answered, speaker) for speaker in answered}
    for speaker, parts in found.items():
        yield row(speaker, *parts)
    yield row("all", *(np.concatenate(parts) for parts in zip(*found.values(), strict=True)))


def judged_by_others(answered: dict[str, Answered], speaker: str) -> tuple[Integers, Doubles, Doubles, Doubles, Right]:
    """Labels of a speaker's clips, probabilities raw, by known voices and by others, and which each threshold keeps."""
    mine, others = answered[speaker], [each for name, each in answered.items() if name != speaker]
    logits_MC, labels_M = (np.concatenate([each[key] for each in others]) for key in ("test", "test_labels"))
    groups_M = np.repeat(np.arange(len(others)), [len(each["test"]) for each in others])
    known, temperature = temperature_of(mine["val"], mine["val_labels"]), temperature_of(logits_MC, labels_M)
    theirs_MC = softmax(logits_MC / temperature, axis=1)
    sure_M, right_M = theirs_MC.max(axis=1), theirs_MC.argmax(axis=1) == labels_M
    raw_MC, known_MC, found_MC = (softmax(mine["test"] / each, axis=1) for each in (1.0, known, temperature))
    least = [lowest_threshold(sure_M, right_M, wanted, groups_M) for wanted in WANTED]
    kept = [found_MC.max(axis=1) >= (np.inf if each is None else each) for each in least]
    return mine["test_labels"], raw_MC, known_MC, found_MC, np.stack(kept, axis=1)


def row(  # noqa: PLR0917 - what one speaker or all of them answered
    name: str, labels_M: Integers, raw_MC: Doubles, known_MC: Doubles, found_MC: Doubles, kept_MW: Right
) -> tuple[str, ...]:
    """The figures of some answers."""
    right_M = found_MC.argmax(axis=1) == labels_M
    numbers = [float(right_M.mean()), *(error(each, labels_M) for each in (raw_MC, known_MC, found_MC))]
    numbers.append(error_by_chance(found_MC.max(axis=1)))
    for kept_M in kept_MW.T:
        numbers += [float(kept_M.mean()), float(right_M[kept_M].mean()) if kept_M.any() else float("nan")]
    return (name, *(f"{number:.3f}" for number in numbers))


def main() -> int:
    """Train what is not known yet, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--units", type=int)
    parser.add_argument("--to", type=Path, default=Path("speakers.npz"))
    asked = parser.parse_args()
    torch.set_num_threads(1)
    kept = dict(np.load(asked.to)) if asked.to.exists() else {}
    for speaker in SPEAKERS:
        if f"{speaker} test" not in kept:
            found = taught_without(speaker, asked.epochs, asked.units)
            kept |= {f"{speaker} {name}": values for name, values in found.items()}
            np.savez(asked.to, **kept)
    names = ("val", "val_labels", "test", "test_labels")
    answered = {speaker: {name: kept[f"{speaker} {name}"] for name in names} for speaker in SPEAKERS}
    head = ("", "right", "raw", "by known", "by others", "by chance", "kept 90", "right", "kept 95", "right")
    for cells in (head, *rows(answered)):
        sys.stdout.write("".join(f"{cell:>11}" for cell in cells) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
