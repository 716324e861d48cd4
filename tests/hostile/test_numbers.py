"""Numbers from which nothing can be learned are told by the name of their column, before training or at its end."""

import math
from dataclasses import replace

import numpy as np
import pytest

from tests.runs.conftest import finished  # noqa: F401 - a fixture
from workbench.data.loading import load_dataset
from workbench.data.proposing import propose_data
from workbench.data.spec import DataSpec, SourceSpec, SplitSpec, WindowSpec
from workbench.errors import WorkbenchError
from workbench.experiment import load_experiment, run_experiment
from workbench.export.verify import ask, verify
from workbench.models.spec import ModelSpec, RecurrentSpec
from workbench.progress import finish
from workbench.runs.project import Project
from workbench.spec import ExperimentSpec
from workbench.training.answers import check_answers, has_diverged
from workbench.training.events import FitEnd
from workbench.training.spec import TrainingSpec


def regression(tmp_path, answer, **split):
    """A project in which a value is to be told of each of 12 sequences."""
    rows = [f"{s},{t},{t * s % 5},{answer(s)}" for s in range(12) for t in range(4)]
    (tmp_path / "x.csv").write_text("\n".join(["id,t,x,y", *rows]) + "\n")
    spec = DataSpec(
        task="regress",
        layout="long",
        sources=(SourceSpec(path=str(tmp_path / "x.csv")),),
        roles={"id": "sequence", "t": "time", "x": "feature", "y": "target"},
        split=SplitSpec(method="random", **({"train": 8, "val": 2, "test": 2} | split)),
    )
    model = ModelSpec(layers=(RecurrentSpec(units=2),))
    training = TrainingSpec(epochs=1, device="cpu", threads=1)
    return Project.create(tmp_path / "p", ExperimentSpec(data=spec, model=model, training=training))


@pytest.mark.parametrize("answer", [lambda s: "", lambda s: 7, lambda s: 7 if s % 2 else ""], ids=["none", "one", "or"])
def test_a_value_that_never_changes_is_not_trained(tmp_path, answer):
    project = regression(tmp_path, answer)

    with pytest.raises(WorkbenchError, match=r"value of y|all of y are missing"):
        list(run_experiment(project))

    assert project.rows() == ()


def test_a_validation_part_without_a_known_answer_is_not_trained(tmp_path, monkeypatch):
    project = regression(tmp_path, lambda s: s)
    loaded = finish(load_experiment(project.spec.data, project.folder))
    loaded.dataset.answers_SK[loaded.split.val.sequences_E] = np.nan

    with pytest.raises(WorkbenchError, match="validation part has no known answer: all of y"):
        check_answers(loaded.dataset, loaded.split)


def test_an_empty_validation_part_is_told(project):
    loaded = finish(load_experiment(project.spec.data, project.folder))
    none = loaded.split.val.chosen(np.zeros(0, np.int64))

    with pytest.raises(WorkbenchError, match="validation part has no example"):
        check_answers(loaded.dataset, replace(loaded.split, val=none))


def series(tmp_path, values):
    (tmp_path / "x.csv").write_text("t,v\n" + "".join(f"{t},{value!r}\n" for t, value in enumerate(values)))
    return tmp_path / "x.csv"


def loaded_series(path):
    roles = {"t": "time", "v": "target"}
    window = WindowSpec(context=4, horizon=1)
    return finish(load_dataset(DataSpec(sources=(SourceSpec(path=str(path)),), roles=roles, window=window)))


@pytest.mark.parametrize("size", [1e40, 1e200, -1e307])
def test_a_column_beyond_float32_is_named(tmp_path, size):
    path = series(tmp_path, [(2 + math.sin(t / 5)) * (size / 3) for t in range(60)])

    with pytest.raises(WorkbenchError, match=r"x\.csv: all values of column v are beyond 3\.4e38"):
        loaded_series(path)


def test_single_values_beyond_float32_are_counted(tmp_path):
    path = series(tmp_path, [1e39 if t in (7, 8) else math.sin(t) for t in range(60)])

    assert any("2 values of column v are beyond" in str(note) for note in loaded_series(path).notes)


def test_values_that_are_far_from_zero_get_an_origin_and_huge_ones_none(tmp_path):
    far = finish(propose_data([series(tmp_path, [1e9 + 20 * math.sin(t / 5) for t in range(60)])]))
    assert far.spec.origins["v"] == pytest.approx(1e9)

    huge = finish(propose_data([series(tmp_path, [1e300 + t * 1e290 for t in range(60)])]))
    assert huge.spec.origins == {}


@pytest.mark.parametrize(("loss", "kind", "diverged"), [(763.0, "mse", True), (2.0, "mse", False), (60.0, "mae", True)])
def test_a_loss_far_beyond_the_means_is_a_divergence(project, loss, kind, diverged):
    loaded = finish(load_experiment(project.spec.data, project.folder))

    assert has_diverged(loss, kind, loaded.dataset, loaded.split) is diverged


def test_a_run_that_diverged_says_so_and_is_no_bug_at_export(project, tmp_path):
    training = project.spec.training.model_copy(
        update={"learning_rate": 10.0, "clip_norm": 0.0, "epochs": 2, "threads": 1, "schedule": "constant"}
    )
    project.save(project.spec.model_copy(update={"training": training}))
    *_, end = run_experiment(project)
    run = project.run()

    assert isinstance(end, FitEnd) and "diverged" in str(end.warning)
    assert "diverged" in str(run.state.failure) and run.status == "finished"


def test_answers_beyond_all_data_are_told_from_a_fault_of_the_program(finished, tmp_path, monkeypatch):  # noqa: F811
    facts = finished.run_facts
    questions = finish(ask(finished.model(), facts.facts, facts.statistics, None))
    far = [replace(question, answer=question.answer + 1e6) for question in questions]
    monkeypatch.setattr(
        "workbench.export.verify._answers", lambda *_: iter_of([question.answer for question in questions])
    )

    with pytest.raises(WorkbenchError, match="training diverged"):
        finish(verify(tmp_path, [("onnx", each) for each in far], facts.facts, facts.statistics))


def iter_of(answers):
    return answers
    yield
