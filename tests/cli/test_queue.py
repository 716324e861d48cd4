"""The queue on the command line: filling, changing and training it."""

import json
import signal

from tests.cli.conftest import run
from workbench.cli.reporter import Reporter
from workbench.training.events import EpochEnd


def lines(done) -> list[dict]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_runs_are_added_with_settings_and_seeds_and_trained(copy):
    run("queue", copy, "--set", "training.learning_rate=0.02", "training.epochs=2")

    added = lines(run("queue", copy, "--seeds", 2, "--json"))
    events = lines(run("train", copy, "--queue", "--json"))

    assert [line["settings"]["training.epochs"] for line in added] == [2, 3, 3]
    assert [line["settings"]["training.seed"] for line in added] == [0, 0, 1]
    names = [line["run"] for line in added]
    assert [event["run"] for event in events if event["event"] == "fit_end"] == names
    assert all(event["run"] in names for event in events)
    assert [line["status"] for line in lines(run("runs", copy, "--json"))] == ["finished"] * 4


def test_the_queue_is_listed_for_people_and_in_the_table_of_runs(copy):
    assert "No run waits" in run("queue", copy).stderr

    listed = run("queue", copy, "--seeds", 2).stdout

    assert "training.seed" in listed
    assert "queued" in run("runs", copy).stdout


def test_runs_move_up_and_are_removed(copy):
    first, second, third = (line["run"] for line in lines(run("queue", copy, "--seeds", 3, "--json")))

    changed = lines(run("queue", copy, "--up", third, "--remove", first, "--json"))

    assert [line["run"] for line in changed] == [third, second]


def test_a_run_that_does_not_wait_is_one_sentence(copy):
    done = run("queue", copy, "--remove", "2020-01-01-001", "--json")

    assert done.exit_code == 2
    assert "does not wait" in json.loads(done.stderr)["error"]


def test_a_failed_run_gives_status_2_after_the_others(copy):
    run("queue", copy, "--set", "data.window.context=110")
    run("queue", copy, "--add")

    done = run("train", copy, "--queue", "--side-by-side", 2)

    assert done.exit_code == 2
    assert "Failed:" in done.stderr
    assert "1 of 2 runs trained" in done.stdout


def test_side_by_side_goes_with_the_queue_alone(copy):
    done = run("train", copy, "--side-by-side", "2")

    assert done.exit_code == 2
    assert "--queue" in done.stderr


def test_queue_and_resume_exclude_each_other(copy):
    done = run("train", copy, "--queue", "--resume", "x")

    assert (done.exit_code, "leave one of them out" in done.stderr) == (2, True)


def test_the_help_tells_of_the_queue():
    assert "workbench train PROJECT --queue" in " ".join(run("queue", "--help").stdout.split())
    assert "--side-by-side" in run("train", "--help").stdout


def test_ctrl_c_leaves_the_runs_in_the_queue(copy, monkeypatch):
    run("queue", copy, "--set", "training.epochs=100000", "training.patience=0", "training.check_path=false")
    report, pressed = Reporter.report, []

    def report_and_press(self, event):
        report(self, event)
        if isinstance(event, EpochEnd) and not pressed:
            pressed.append(signal.raise_signal(signal.SIGINT))

    monkeypatch.setattr(Reporter, "report", report_and_press)

    done = run("train", copy, "--queue")

    assert (done.exit_code, "--queue" in done.stderr) == (130, True)
    (waiting,) = lines(run("queue", copy, "--json"))
    assert waiting["status"] == "queued"
    assert waiting["epochs"] >= 1
