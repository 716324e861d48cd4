"""Small projects whose runs answer step by step, trained for an epoch."""

from pathlib import Path

import numpy as np
import soundfile

from workbench.experiment import run_experiment
from workbench.models.spec import HeadSpec, LayerSpec, ModelSpec, PreprocessSpec
from workbench.progress import finish
from workbench.proposal import propose_experiment
from workbench.runs.project import Project

RATE = 8000


def trained(folder: Path, source: Path, task: str, *layers: LayerSpec, **head: str) -> Project:
    made = finish(propose_experiment([source], task=task, cache=folder / "cache"))
    training = made.spec.training.model_copy(update={"device": "cpu", "epochs": 1, "refit": False})
    preprocess = PreprocessSpec(scale=made.spec.model.preprocess.scale)
    model = ModelSpec(layers=layers, head=HeadSpec(**head), preprocess=preprocess)
    project = Project.create(folder / "p", made.spec.model_copy(update={"training": training, "model": model}))
    for _ in run_experiment(project):
        pass
    return project


def movements(path: Path, count: int = 30) -> Path:
    """Sequences that rise or fall, one below the other."""
    random = np.random.default_rng(0)
    rows = [
        f"{name},{step},{(1 if name % 2 else -1) * (1 + random.random()):.4f},{'up' if name % 2 else 'down'}"
        for name in range(count)
        for step in range(8 + name % 4)
    ]
    path.write_text("\n".join(["sequence_id,t,x,label", *rows]) + "\n")
    return path


def tones(folder: Path, count: int = 12) -> Path:
    """Hums, low and high, of nearly half a second."""
    random = np.random.default_rng(0)
    for number in range(count):
        name, pitch = ("low", 300) if number % 2 else ("high", 900)
        (folder / name).mkdir(parents=True, exist_ok=True)
        wave = 0.3 * np.sin(2 * np.pi * pitch * np.arange(3333) / RATE) + random.normal(0, 0.01, 3333)
        soundfile.write(folder / name / f"{number}.wav", wave, RATE)
    return folder
