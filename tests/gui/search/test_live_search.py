"""What is known of a search, added up from its events."""

from workbench.gui.search.live_search import LiveSearch, best_so_far
from workbench.search.events import SearchEnd, TrialEnd, TrialEpoch, TrialStart
from workbench.training.events import EpochEnd


def ended(trial: int, value: float | None, state: str = "complete") -> TrialEnd:
    return TrialEnd(trial=trial, state=state, value=value, settings={"training.epochs": trial})


def epoch(trial: int, number: int, loss: float) -> TrialEpoch:
    told = dict.fromkeys(("train_loss", "learning_rate", "gradient_norm", "seconds", "sequences_per_second"), 1.0)
    end = EpochEnd(epoch=number, val_loss=loss, memory_bytes=0, best=True, **told)
    return TrialEpoch(trial=trial, run="r", end=end)


def test_a_trial_in_hand_tells_its_lowest_loss_so_far():
    live = LiveSearch()
    live.apply(TrialStart(trial=0, settings={"training.epochs": 4}, run="r"))

    for number, loss in enumerate((0.5, 0.3, 0.4), start=1):
        live.apply(epoch(0, number, loss))

    trial = live.trials[0]
    assert (trial.state, trial.epoch, trial.value) == ("running", 3, 0.3)
    assert live.best is None


def test_the_best_is_the_complete_trial_of_the_lowest_value():
    live = LiveSearch()
    for event in (ended(0, 0.5), ended(1, 0.2), ended(2, 0.1, "pruned"), ended(3, None, "failed"), ended(4, 0.2)):
        live.apply(event)

    assert live.best.number == 1
    assert live.ended == 5


def test_the_best_so_far_falls_and_leaves_out_what_ended_early():
    live = LiveSearch()
    live.read([ended(3, 0.3), ended(0, 0.4), ended(1, 0.1, "pruned"), ended(2, 0.6)])

    assert best_so_far(live.ordered()) == ([0, 2, 3], [0.4, 0.4, 0.3])


def test_a_diverged_trial_is_never_the_best():
    live = LiveSearch()
    live.read([ended(0, float("nan")), ended(1, 0.7)])

    assert live.best.number == 1


def test_what_was_in_hand_waits_after_a_stop():
    live = LiveSearch()
    live.apply(TrialStart(trial=0, settings={}, run="r"))
    live.apply(ended(1, 0.3))

    live.stop()

    assert [trial.state for trial in live.ordered()] == ["waiting", "complete"]


def test_the_end_tells_the_best_of_all_machines():
    live = LiveSearch()

    live.apply(SearchEnd(best=ended(7, 0.1)))

    assert live.best.number == 7
