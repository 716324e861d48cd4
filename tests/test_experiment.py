"""The whole flow, from a file to a run that can be gone on with."""

import gc
import weakref
from dataclasses import replace

import pytest
import torch
from safetensors.torch import load_file

from workbench.data.sources.csv import read_table
from workbench.errors import WorkbenchError
from workbench.evaluation.evaluate import evaluate_run
from workbench.evaluation.store import load_evaluation, save_evaluation
from workbench.experiment import load_experiment, run_experiment
from workbench.progress import Progress, finish
from workbench.runs.project import Project
from workbench.training.events import EpochEnd, EpochFlow, FitEnd, FitStart, RefitEpochEnd, RefitStepEnd, StepEnd
from workbench.training.trainer import Trainer


def train(project, *, until=lambda event: False, **options) -> list:
    reported = []
    events = run_experiment(project, **options)
    for event in events:
        reported.append(event)
        if until(event):
            events.close()
    return reported


def with_training(project, **changes) -> Project:
    spec = project.spec
    project.save(spec.model_copy(update={"training": spec.training.model_copy(update=changes)}))
    return project


def losses(run) -> list[tuple[int, float, float]]:
    return [(end.epoch, end.train_loss, end.val_loss) for end in run.history]


def same(first: dict[str, torch.Tensor], second: dict[str, torch.Tensor]) -> bool:
    return first.keys() == second.keys() and all(torch.equal(first[name], second[name]) for name in first)


def weights(run) -> torch.Tensor:
    return torch.cat([weight.reshape(-1) for weight in run.model("last").state_dict().values()])


def epoch_ended(number: int):
    return lambda event: isinstance(event, EpochEnd) and event.epoch == number


def test_an_experiment_runs_from_file_to_finished_run(project):
    reported = train(project)
    run = project.run()

    assert isinstance(reported[0], Progress)
    assert isinstance(reported[-1], FitEnd)
    assert (run.status, len(run.history)) == ("finished", 4)
    assert run.model()(torch.full((1, 8, 1), 5.0), torch.tensor([8])).shape == (1, 2, 1)
    assert run.facts.context == 8


def test_gradients_are_told_after_their_epoch_and_left_out_where_that_is_switched_off(project):
    names = [type(event).__name__ for event in train(project)]
    silent = train(with_training(project, follow_gradients=False))

    assert names.index("EpochFlow") == names.index("EpochEnd") + 1
    assert not any(isinstance(event, EpochFlow) for event in silent)
    assert [len(run.flows) for run in project.runs()] == [1, 0]


def test_equal_seeds_give_equal_runs_and_others_do_not(project):
    train(project)
    train(project)
    train(with_training(project, seed=1))
    first, second, third = project.runs()

    assert losses(first) == losses(second) != losses(third)


def test_a_stopped_run_goes_on_as_if_it_had_not_been_stopped(project):
    train(project)
    train(project, until=epoch_ended(2))
    whole, stopped = project.runs()
    assert stopped.status == "stopped"

    reported = train(project, resume=stopped.id)

    assert next(event.first_epoch for event in reported if isinstance(event, FitStart)) == 2
    assert losses(stopped) == losses(whole)
    assert torch.equal(weights(stopped), weights(whole))
    assert stopped.status == "finished"


def test_stopping_inside_an_epoch_keeps_the_epochs_before(project):
    train(project, until=lambda event: isinstance(event, StepEnd))
    run = project.runs()[0]

    assert run.status == "stopped"
    assert run.last.exists() == bool(run.history)
    train(project, resume=run.id)
    assert [epoch for epoch, *_ in losses(run)] == [1, 2, 3, 4]


def test_a_finished_run_goes_on_for_more_epochs_and_remembers_it(project):
    train(project)
    run = project.run()

    train(project, resume=run.id, more_epochs=2)

    assert len(run.history) == run.spec.training.epochs == 6
    assert run.status == "finished"


def test_a_run_that_has_nothing_left_to_do_says_so(project):
    train(project)
    reported = train(project, resume=project.run().id)

    assert [type(event) for event in reported if not isinstance(event, Progress)] == [FitStart, FitEnd]
    assert project.run().status == "finished"


def test_a_run_killed_after_writing_history_leaves_no_epoch_twice(project):
    train(project, until=epoch_ended(2))
    run = project.runs()[0]
    history = run.folder / "history.jsonl"
    history.write_text(history.read_text() + history.read_text().splitlines()[-1].replace('"epoch": 2', '"epoch": 3'))

    train(project, resume=run.id)

    assert [epoch for epoch, *_ in losses(run)] == [1, 2, 3, 4]


def test_a_damaged_checkpoint_is_named_and_the_best_epoch_stays_usable(project):
    train(project)
    run = project.run()
    run.last.path.write_bytes(run.last.path.read_bytes()[:100])

    with pytest.raises(WorkbenchError, match=r"last\.safetensors"):
        train(project, resume=run.id, more_epochs=1)
    assert run.status == "finished"
    assert run.model() is not None


def test_changed_data_cannot_continue_a_run(project):
    train(project)
    source = project.folder / "series.csv"
    source.write_text(source.read_text().replace("5.0000", "5.5000"))

    with pytest.raises(WorkbenchError, match="have changed since"):
        train(project, resume=project.run().id, more_epochs=1)


def test_a_run_that_is_being_trained_cannot_be_resumed(project):
    run = project.new_run()

    with pytest.raises(WorkbenchError, match="right now"):
        train(project, resume=run.id)


def test_a_failure_is_kept_with_its_reason(project):
    with pytest.raises(WorkbenchError, match="no longer a number"):
        train(with_training(project, optimizer="sgd", learning_rate=10.0, clip_norm=0.0, epochs=200))
    run = project.runs()[0]

    assert run.status == "failed"
    assert "no longer a number" in run.state.message
    assert str(run.state.failure) == run.state.message
    assert "no longer a number" in (run.folder / "log.txt").read_text()


@pytest.mark.parametrize(("setting", "value"), [("loss", "cross_entropy"), ("device", "cuda:77")])
def test_what_cannot_be_trained_leaves_no_run(project, setting, value):
    with pytest.raises(WorkbenchError):
        train(with_training(project, **{setting: value}))

    assert project.runs() == ()


def test_data_that_cannot_be_loaded_leaves_no_run(project):
    (project.folder / "series.csv").unlink()

    with pytest.raises(WorkbenchError, match=r"series\.csv"):
        train(project)
    assert project.runs() == ()


def test_data_in_memory_are_not_read_again(project):
    loaded = finish(load_experiment(project.spec.data))
    (project.folder / "series.csv").unlink()

    reported = train(project, loaded=loaded)

    assert isinstance(reported[-1], FitEnd)


def test_tables_that_were_read_already_are_not_read_again(project):
    table = finish(read_table(project.folder / "series.csv"))
    (project.folder / "series.csv").unlink()

    loaded = finish(load_experiment(project.spec.data, tables=[table]))

    assert len(loaded.split.train) == 71


def test_a_refit_learns_from_validation_too_and_its_weights_count(project):
    train(project)
    reported = train(with_training(project, refit=True))
    plain, run = project.runs()
    examples = {event.examples for event in reported if isinstance(event, RefitEpochEnd)}
    start = next(event for event in reported if isinstance(event, FitStart))

    assert [event.epoch for event in reported if isinstance(event, RefitEpochEnd)] == [1, 2, 3, 4]
    assert examples == {start.train_examples + start.val_examples}
    assert reported[-1].refitted and run.status == "finished"
    assert losses(run) == losses(plain) and same(load_file(run.best.path), load_file(plain.best.path))
    assert same(run.model().state_dict(), load_file(run.refit.path))
    assert not same(load_file(run.refit.path), load_file(run.best.path))


def test_a_refit_is_a_fit_on_both_parts(project):
    train(with_training(project, refit=True))
    refitted = load_file(project.run().refit.path)
    loaded = finish(load_experiment(project.spec.data, project.folder))

    train(with_training(project, refit=False), loaded=replace(loaded, split=loaded.split.refit()))

    assert same(project.run().model("last").state_dict(), refitted)


def test_where_early_stopping_watches_a_refit_ends_with_the_best_epoch(project):
    reported = train(with_training(project, refit=True, patience=1, epochs=60, learning_rate=0.3))
    end = reported[-1]

    assert end.best_epoch < end.epochs < 60
    assert sum(isinstance(event, RefitEpochEnd) for event in reported) == end.best_epoch


def test_a_stopped_refit_leaves_the_best_epoch_and_is_done_anew(project):
    train(with_training(project, refit=True), until=lambda event: isinstance(event, RefitEpochEnd))
    run = project.run()

    assert (run.status, run.refit.exists()) == ("stopped", False)
    assert same(run.model().state_dict(), load_file(run.best.path))

    reported = train(project, resume=run.id)
    assert [event.epoch for event in reported if isinstance(event, RefitEpochEnd)] == [1, 2, 3, 4]
    assert run.refit.exists() and run.status == "finished"


def test_a_refit_can_be_stopped_within_an_epoch(project, monkeypatch):
    monkeypatch.setattr("workbench.training.pace.Pace.due", lambda pace: True)
    reported = train(with_training(project, refit=True), until=lambda event: isinstance(event, RefitStepEnd))

    assert not isinstance(reported[-1], RefitEpochEnd)
    assert 0 < reported[-1].done < 0.25 and reported[-1].seconds_left > 0


def test_the_first_fits_model_is_gone_before_the_refit_and_its_choices_hold(project, monkeypatch):
    begin, models, chosen = Trainer.events, [], []

    def events(trainer, *turns):
        gc.collect()
        assert all(model() is None for model in models)
        models.append(weakref.ref(trainer.model))
        chosen.append((trainer.spec.threads, trainer.spec.precision))
        return begin(trainer, *turns)

    monkeypatch.setattr(Trainer, "events", events)
    train(with_training(project, refit=True))

    assert chosen == [(None, "auto"), (1, "float32")]


def test_an_evaluation_of_a_refit_is_forgotten_when_more_epochs_were_learned(project):
    train(with_training(project, refit=True))
    run = project.run()
    save_evaluation(finish(evaluate_run(run, finish(load_experiment(project.spec.data, project.folder)))), run.folder)
    assert load_evaluation(run.folder) is not None

    run.refit.unlink()

    assert load_evaluation(run.folder) is None


def test_a_finished_refit_is_not_repeated_until_more_epochs_were_learned(project):
    train(with_training(project, refit=True))
    run = project.run()
    before = load_file(run.refit.path)

    reported = train(project, resume=run.id)
    assert reported[-1].refitted and not any(isinstance(event, RefitEpochEnd) for event in reported)

    reported = train(project, resume=run.id, more_epochs=2)
    assert sum(isinstance(event, RefitEpochEnd) for event in reported) == 6
    assert not same(load_file(run.refit.path), before)


def test_validation_is_judged_by_what_did_not_learn_from_it(project):
    train(project)
    train(with_training(project, refit=True))
    plain, refitted = project.runs()
    loaded = finish(load_experiment(project.spec.data, project.folder))
    judged = {
        (run.id, part): finish(evaluate_run(run, loaded, part)) for run in (plain, refitted) for part in ("val", "test")
    }

    def errors(run, part):
        return judged[run.id, part].as_json()["metrics"]

    assert errors(refitted, "val") == errors(plain, "val")
    assert errors(refitted, "test") != errors(plain, "test")
    assert "first fit" in str(judged[refitted.id, "val"].case.warnings)


def test_a_refit_is_refused_where_the_rate_follows_validation(project):
    with pytest.raises(WorkbenchError, match="plateau"):
        train(with_training(project, refit=True, schedule="plateau"))


def test_a_run_whose_end_cannot_be_written_down_is_interrupted_not_running(project, monkeypatch):
    def full(path, content):
        raise OSError(28, "No space left on device", str(path))

    def stop(event):
        if isinstance(event, EpochEnd):
            monkeypatch.setattr("workbench.runs.run.write_whole", full)
            monkeypatch.setattr("workbench.runs.run.append_epoch", full)

    with pytest.raises(OSError, match="No space left"):
        train(project, until=stop)
    monkeypatch.undo()

    (run,) = project.runs()
    assert run.status == "interrupted" and len(run.history) == 1
    assert isinstance(train(project, resume=run.id)[-1], FitEnd)
