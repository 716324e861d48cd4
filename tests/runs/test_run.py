"""Runs: what they keep, and how damage is told."""

import subprocess
import sys

import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from workbench.errors import WorkbenchError
from workbench.runs.history import recent_lines
from workbench.runs.processes import start_mark, this_process
from workbench.runs.run import CLAIM

X_BTF = torch.linspace(4, 6, 8).reshape(1, 8, 1)


def test_a_run_keeps_its_spec_and_what_it_learned(project, finished, spec):
    again = project.run(finished.id)

    assert again.spec == spec
    assert again.run_facts == finished.run_facts
    assert [end.val_loss for end in again.history] == [0.9, 0.5, 0.7]


def test_the_model_is_rebuilt_from_the_run_alone_with_the_best_weights(project, finished):
    (project.folder / "series.csv").unlink()
    model = finished.model()

    assert model.head.linear.bias.tolist() == [2, 2]
    assert model(X_BTF, torch.tensor([8])).shape == (1, 2, 1)
    assert finished.model("last").head.linear.bias.tolist() == [3, 3]


def test_rebuilding_a_model_draws_no_random_numbers(finished):
    before = torch.get_rng_state()
    finished.model()

    assert torch.equal(torch.get_rng_state(), before)


def test_a_run_without_an_epoch_has_no_model(project):
    with pytest.raises(WorkbenchError, match="no epoch has finished"):
        project.new_run().model()


@pytest.mark.parametrize("size", [0, 5, 200])
def test_a_cut_checkpoint_is_named(finished, size):
    finished.best.path.write_bytes(finished.best.path.read_bytes()[:size])

    with pytest.raises(WorkbenchError, match=r"best\.safetensors is missing or damaged"):
        finished.model()


def test_a_checkpoint_with_a_senseless_standing_is_damaged(finished):
    save_file(load_file(finished.last.path), finished.last.path, {"standing": '{"epochs": "many"}'})

    with pytest.raises(WorkbenchError, match=r"last\.safetensors is missing or damaged"):
        finished.resume()


@pytest.mark.parametrize(
    "change",
    [
        {"head.linear.bias": torch.zeros(3)},
        {"head.linear.bias": torch.zeros(2, dtype=torch.float64)},
        {"stranger": torch.zeros(2)},
    ],
)
def test_weights_of_another_shape_type_or_name_are_refused(finished, change):
    save_file(load_file(finished.best.path) | change, finished.best.path)

    with pytest.raises(WorkbenchError, match=next(iter(change))):
        finished.model()


def test_a_torn_last_line_of_the_history_is_left_out(finished):
    history = finished.folder / "history.jsonl"
    history.write_bytes(history.read_bytes()[:-20])

    assert len(finished.history) == 2


def test_going_on_cuts_the_history_to_the_checkpoint(finished):
    history = finished.folder / "history.jsonl"
    history.write_text(history.read_text() + history.read_text().splitlines()[-1].replace('"epoch": 3', '"epoch": 4'))
    assert len(finished.history) == 4

    state = finished.resume()

    assert state.standing.epochs == len(finished.history) == 3
    assert state.optimizer.keys() == {"head.linear.bias.exp_avg"}


@pytest.mark.parametrize("kept", [0, 1, 1.5])
def test_epochs_that_a_power_cut_took_from_the_history_come_back_from_the_checkpoint(finished, kept):
    history = finished.folder / "history.jsonl"
    whole = history.read_text()
    history.write_text(whole[: int(len(whole.splitlines()[0]) * kept)])

    finished.resume()

    assert history.read_text() == whole


def test_a_checkpoint_of_an_older_version_goes_on_with_the_history_that_is_there(finished):
    with safe_open(finished.last.path, "pt") as file:
        standing = file.metadata()["standing"]
    save_file(load_file(finished.last.path), finished.last.path, {"standing": standing})

    finished.resume()

    assert len(finished.history) == 3


def test_of_a_long_history_a_checkpoint_keeps_the_newest_epochs_whole(finished):
    history = finished.folder / "history.jsonl"
    line = history.read_text().splitlines()[0]
    history.write_text("".join(line.replace('"epoch": 1', f'"epoch": {epoch}') + "\n" for epoch in range(1, 2000)))

    recent = recent_lines(history)

    assert len(recent) < 200_000
    assert recent.splitlines()[0].startswith("{") and '"epoch": 1999' in recent.splitlines()[-1]


def test_going_on_removes_what_a_killed_process_had_half_written(finished):
    torn = finished.folder / ".last.safetensors.0.part.safetensors"
    torn.write_bytes(b"half")

    finished.hold()

    assert not torn.exists()
    assert finished.last.exists()


def test_a_run_of_a_living_process_is_running(project):
    run = project.new_run()

    assert run.status == "running"
    assert run.state.pid == this_process()[0]


def test_a_run_of_a_dead_process_is_interrupted(project, tmp_path):
    code = "import sys; from pathlib import Path; from workbench.runs.project import Project; "
    code += "Project.open(Path(sys.argv[1])).new_run()"
    subprocess.run([sys.executable, "-c", code, project.folder], check=True, timeout=60)

    assert project.rows()[0].status == project.runs()[0].status == "interrupted"


def test_a_number_used_again_by_another_process_is_not_mistaken(project):
    run = project.new_run()
    state = run.folder / "state.json"
    state.write_text(state.read_text().replace(run.state.started, "another start"))
    run.release()
    (run.folder / CLAIM).unlink()  # as an older version left it

    assert run.status == "interrupted"


def test_a_process_that_never_was_has_no_start():
    assert start_mark(2**22 + 1) == ""
