"""Subjects with untrained models: what is looked into needs no training."""

import dataclasses

import numpy as np
import pytest

from workbench.experiment import build_untrained, load_experiment
from workbench.insight.subject import Subject
from workbench.models.spec import EmbeddingSpec, RecurrentSpec
from workbench.progress import finish
from workbench.proposal import propose_experiment
from workbench.runs.project import Project


@pytest.fixture
def subject_of(tmp_path):
    """A subject whose model of this spec has learned nothing."""

    def make(spec) -> Subject:
        loaded = finish(load_experiment(spec.data))
        model, _ = build_untrained(spec, loaded)
        run = Project.create(tmp_path / "looked into", spec).new_run(spec)
        return Subject(run=run, trained=model.eval(), data=loaded)

    return make


@pytest.fixture
def subject(spec, subject_of):
    return subject_of(spec)


@pytest.fixture
def without_data(subject):
    from workbench.errors import WorkbenchError

    return dataclasses.replace(subject, data=None, unreadable=WorkbenchError("They are gone."))


def proposed(path, task, *layers):
    """What the program proposes for a file, with these layers."""
    spec = finish(propose_experiment([path], task=task)).spec
    return spec.model_copy(update={"model": spec.model.model_copy(update={"layers": layers})})


@pytest.fixture
def text_spec(tmp_path):
    (tmp_path / "text.txt").write_text("the cat sat on the mat and the dog lay on the rug\n" * 30)
    return proposed(tmp_path / "text.txt", "next-token", EmbeddingSpec(units=3), RecurrentSpec(units=3))


@pytest.fixture
def class_spec(tmp_path):
    """Sequences of three to six steps of two classes."""
    rng = np.random.default_rng(0)
    rows = [f"{s},{t},{rng.normal():.3f},{'ab'[s % 2]}" for s in range(24) for t in range(3 + s % 4)]
    (tmp_path / "classes.csv").write_text("\n".join(["sequence_id,t,x,label", *rows]) + "\n")
    return proposed(tmp_path / "classes.csv", "classify", RecurrentSpec(units=3))
