"""Sounds that differ by their steady spectrum keep it; sounds that differ by how they move are scaled by the clip."""

import numpy as np
import pytest
import soundfile

from workbench.evaluation.evaluate import evaluate_run
from workbench.evaluation.sound_probe import probe_sounds
from workbench.experiment import run_experiment
from workbench.progress import finish
from workbench.proposal import ProposedExperiment, propose_experiment
from workbench.runs.project import Project

RATE, CLIPS = 8000, 24


def hum(random, worn: bool) -> np.ndarray:
    """A machine's hum: worn ones have another harmonic; loudness varies."""
    t = np.arange(RATE // 2) / RATE
    sound = np.sin(2 * np.pi * 200 * t + random.uniform(0, 6)) + 0.5 * np.sin(2 * np.pi * 400 * t)
    sound += (0.4 if worn else 0.0) * np.sin(2 * np.pi * 1500 * t) + 0.02 * random.standard_normal(len(t))
    return 0.2 * random.uniform(0.8, 1.2) * sound


def chirp(random, falling: bool) -> np.ndarray:
    """The same tones in another order, from a microphone with a colour of its own."""
    t = np.arange(RATE // 2) / RATE
    rise = 300 + 3000 * (t[::-1] if falling else t)
    noise = 0.02 * random.standard_normal(len(t))
    return random.uniform(0.1, 0.3) * np.sin(2 * np.pi * np.cumsum(rise) / RATE) + noise


def proposed(folder, make) -> ProposedExperiment:
    random = np.random.default_rng(0)
    for label in ("no", "yes"):
        (folder / label).mkdir(parents=True)
        for number in range(CLIPS):
            soundfile.write(folder / label / f"{number}.wav", make(random, label == "yes"), RATE)
    return finish(propose_experiment([folder], cache=folder.parent / "cache"))


@pytest.mark.parametrize(("make", "normalize"), [(hum, "channel"), (chirp, "both")])
def test_the_proposal_keeps_the_spectrum_where_it_tells_classes_apart(tmp_path, make, normalize):
    made = proposed(tmp_path / "clips", make)

    assert made.spec.model.layers[0].normalize == normalize
    assert any("steady spectrum" in str(warning) for warning in made.warnings) == (normalize == "channel")


def test_the_probe_tells_how_often_it_is_right(tmp_path):
    loaded = proposed(tmp_path / "clips", hum).loaded

    probe = probe_sounds(loaded.dataset, loaded.split.train)

    assert probe.steady > 0.95
    assert probe.moving < 0.8


def test_another_template_is_left_as_it_is(tmp_path):
    proposed(tmp_path / "clips", hum)

    made = finish(propose_experiment([tmp_path / "clips"], template="sequence-classifier", cache=tmp_path / "cache"))

    assert made.spec.model.template == "sequence-classifier"
    assert not any("steady spectrum" in str(warning) for warning in made.warnings)


def test_steady_hums_are_told_apart_after_training(tmp_path):
    made = proposed(tmp_path / "clips", hum)
    training = made.spec.training.model_copy(update={"device": "cpu", "epochs": 15, "refit": False})
    project = Project.create(tmp_path / "p", made.spec.model_copy(update={"training": training}))
    for _ in run_experiment(project):
        pass

    judged = finish(evaluate_run(project.run(), made.loaded))

    assert judged.score.metrics["accuracy"] > 0.9


@pytest.mark.parametrize("count", [0, 5])
def test_too_few_clips_are_not_probed(tmp_path, count):
    loaded = proposed(tmp_path / "clips", chirp).loaded
    train = loaded.split.train
    few = type(train)(
        starts_E=train.starts_E[:count],
        lengths_E=train.lengths_E[:count],
        sequences_E=train.sequences_E[:count],
        horizon=0,
    )

    assert probe_sounds(loaded.dataset, few) is None
