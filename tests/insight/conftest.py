"""Subjects with untrained models: what is looked into needs no training."""

import dataclasses

import pytest

from workbench.experiment import build_untrained, load_experiment
from workbench.insight.subject import Subject
from workbench.progress import finish
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
