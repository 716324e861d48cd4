"""What is gathered of a run before it is told."""

import math

import pytest

from workbench.errors import WorkbenchError
from workbench.experiment import run_experiment
from workbench.progress import Progress, finish
from workbench.report.facts import gather, versions
from workbench.runs.project import Project


def test_facts_name_the_run_and_the_day_of_the_report(forecast_facts, forecaster):
    assert (forecast_facts.project, forecast_facts.run) == ("load", forecaster.run(None).id)
    assert forecast_facts.made == "2026-03-04"


def test_facts_hold_the_run_as_its_folder_has_it(forecast_facts, forecaster):
    run = forecaster.run(None)

    assert forecast_facts.history == run.history
    assert forecast_facts.spec.training.epochs == 3
    assert forecast_facts.best == min(run.history, key=lambda end: end.val_loss)


def test_looking_inside_is_part_of_them(forecast_facts):
    assert forecast_facts.inside.memory is not None
    assert {one.name for one in forecast_facts.inside.importance.inputs} == {"load", "wind"}
    assert forecast_facts.inside.diagnosis is not None
    assert forecast_facts.inside.path.inputs == ("load", "wind")


def test_looking_inside_can_be_left_out(class_facts):
    assert class_facts.inside.memory is None
    assert class_facts.inside.failures == ()


def test_a_question_that_has_no_answer_is_told_as_that(forecaster, monkeypatch):
    from workbench.report import facts

    def ask(name, subject, asked):
        yield Progress(done=0.0, message="asked")
        raise WorkbenchError("There is nothing to see.")

    monkeypatch.setattr(facts, "ask", ask)

    found = finish(gather(forecaster, None))

    assert [str(why) for _, why in found.inside.failures] == ["There is nothing to see."] * len(facts.INSIDE)


def test_progress_rises_from_nothing_to_nearly_all(classifier):
    steps = [step.done for step in gather(classifier, None, inside=False)]

    assert steps == sorted(steps)
    assert 0.0 <= steps[0] < 0.3
    assert 0.9 < steps[-1] < 1


def test_the_evaluation_is_kept_for_other_pages(classifier):
    (classifier.run(None).folder / "evaluation.json").unlink(missing_ok=True)

    finish(gather(classifier, None, inside=False))

    assert (classifier.run(None).folder / "evaluation.json").exists()


def test_a_run_without_weights_is_refused(project):
    run = project.new_run(project.spec)

    with pytest.raises(WorkbenchError, match="no trained weights"):
        finish(gather(project, run.id))


def test_a_run_whose_data_are_gone_is_refused(project, tmp_path):
    finish(run_experiment(project))
    (tmp_path / "project" / "series.csv").unlink()

    with pytest.raises(WorkbenchError, match=r"series\.csv"):
        finish(gather(project, None))


def test_a_writer_writes_on_from_the_test_part(text_facts):
    assert len(text_facts.sample) > 400
    assert set(text_facts.sample) <= set(text_facts.loaded.dataset.classes)


def test_an_answerer_of_numbers_writes_nothing(forecast_facts):
    assert forecast_facts.sample == ""


def test_the_deciding_metric_has_an_interval_around_it(forecast_facts):
    assert forecast_facts.metric == "rmse"
    assert set(forecast_facts.intervals) == {"", *forecast_facts.evaluation.rivals}
    for found in forecast_facts.intervals.values():
        assert found.low < found.value < found.high


def test_versions_begin_with_the_program():
    assert [name for name, _ in versions()[:3]] == ["Sequence Workbench", "Python", "torch"]


def test_no_epoch_is_the_best_where_every_loss_is_no_number(forecast_facts):
    from dataclasses import replace

    history = tuple(replace(end, val_loss=math.nan) for end in forecast_facts.history)

    assert replace(forecast_facts, history=history).best is None


def test_another_process_can_open_the_same_project(forecaster):
    again = Project.open(forecaster.folder)

    assert finish(gather(again, forecaster.run(None).id, inside=False)).run == forecaster.run(None).id
