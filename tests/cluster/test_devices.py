"""Two processes that train one run reach what a single one does."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
import torch.distributed as dist

from tests.cli.conftest import run
from tests.cluster.second_process import join
from workbench.cluster import devices, torchrun
from workbench.cluster.devices import dismiss, lead_with
from workbench.cluster.shared_data import TABLES, attach, share
from workbench.errors import WorkbenchError
from workbench.experiment import RunContext, load_experiment, run_experiment
from workbench.progress import finish
from workbench.runs.checkpoint import load_best
from workbench.runs.project import Project
from workbench.spec import set_key
from workbench.training import losses
from workbench.training.batches import Batch
from workbench.training.context import LostRankError
from workbench.training.losses import Objective
from workbench.training.ranks import Ranks
from workbench.training.steps import SOLE, Sums

ROOT = Path(__file__).parents[2]
SETTINGS = {
    "model.layers.0.dropout": "0",
    "model.head.linear_path": "false",
    "training.epochs": "3",
    "training.clip_norm": "0.5",
    "training.averaging": "0.9",
    "training.refit": "true",
    "training.threads": "1",
}


def farthest(one, other):
    return max(float((one[name].double() - other[name].double()).abs().max()) for name in one)


@pytest.fixture(scope="module")
def together(tmp_path_factory):
    """This process as the first of two; the second one follows until it is dismissed."""
    store = tmp_path_factory.mktemp("ranks") / "store"
    command = [sys.executable, "-m", "tests.cluster.second_process", str(store)]
    second = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    yield join(store, 0)
    dist.destroy_process_group()
    _, told = second.communicate(timeout=120)
    assert second.returncode == 0, told


@pytest.fixture
def alone(tmp_path):
    """A group of one process, in which sums are what was put in."""
    dist.init_process_group("gloo", init_method=f"file://{tmp_path / 'store'}", rank=0, world_size=1)
    yield Ranks(0, 1, 1)
    dist.destroy_process_group()


def test_the_shares_of_a_batch_hold_each_of_its_examples_once():
    rows = np.arange(11)

    shares = [Ranks(rank, 3, 3).share(rows) for rank in range(3)]

    assert sorted(np.concatenate(shares)) == list(rows)
    assert [len(share) for share in shares] == [4, 4, 3]


def test_ranks_draw_other_numbers_and_share_out_the_cores_of_their_machine():
    ranks = [Ranks(rank, 4, 2) for rank in range(4)]

    assert len({one.seed(7) for one in ranks}) == 4
    assert [one.threads(5) for one in ranks] == [2] * 4
    assert SOLE.seed(7) == 7 and SOLE.threads(5) == 0


def test_gradients_are_divided_by_the_values_of_all_shares(alone):
    weight = torch.nn.Parameter(torch.tensor([1.0, 2.0]))
    unused = torch.nn.Parameter(torch.tensor([1.0]))
    loss = (weight**2).sum()
    loss.backward()

    total, values = alone.mean_gradients([weight, unused], loss, 4.0, counts=True, least=1.0)

    assert weight.grad.tolist() == [0.5, 1.0] and unused.grad is None
    assert (float(total), float(values)) == (5.0, 4.0)


def test_an_example_that_stands_for_none_teaches_nothing(alone):
    weight = torch.nn.Parameter(torch.tensor([1.0, 2.0]))
    loss = (weight**2).sum()
    loss.backward()

    total, values = alone.mean_gradients([weight], loss, 4.0, counts=False, least=1.0)

    assert (weight.grad.tolist(), float(total), float(values)) == ([0.0, 0.0], 0.0, 1.0)


def test_a_lost_process_is_told_as_such(monkeypatch):
    def closed(_tensor):
        raise RuntimeError("Connection closed by peer")

    monkeypatch.setattr(dist, "all_reduce", closed)

    with pytest.raises(LostRankError, match="Another process of this run has ended"):
        Ranks(0, 2, 2).total(Sums())


def test_a_share_without_truth_counts_nothing_and_a_batch_without_counts_one():
    batch = Batch(x_BTF=torch.zeros(1, 1, 1), lengths_B=torch.ones(1), y=torch.tensor([-1]))
    objective = Objective(loss="cross_entropy")
    logits = torch.zeros(1, 2)

    _, shared = losses._loss(None, logits, batch, Ranks(0, 2, 2).objective(objective))
    _, whole = losses._loss(None, logits, batch, SOLE.objective(objective))

    assert (float(shared), float(whole)) == (0, 1)


def test_shared_data_are_those_that_were_read(trained, tmp_path):
    loaded = finish(load_experiment(trained.spec.data, trained.folder))

    share(loaded, tmp_path / "shared")
    found = attach(tmp_path / "shared")

    assert isinstance(found.dataset.values_NF, np.memmap)
    for name in TABLES:
        np.testing.assert_array_equal(getattr(found.dataset, name), getattr(loaded.dataset, name))
    assert (found.facts, found.statistics, found.spec) == (loaded.facts, loaded.statistics, loaded.spec)
    assert found.split.train.even and found.split.rows == loaded.split.rows
    np.testing.assert_array_equal(found.split.refit().train.starts_E, loaded.split.refit().train.starts_E)


def test_a_restart_goes_on_with_the_run_of_its_job_and_a_first_start_with_none(trained, monkeypatch):
    monkeypatch.setenv("TORCHELASTIC_RUN_ID", "../../job 1")
    devices.remember(trained.runs()[0])

    first = devices.begun_before(trained)
    monkeypatch.setenv("TORCHELASTIC_RESTART_COUNT", "1")
    again = devices.begun_before(trained)

    assert first is None and again is not None and again.id == trained.runs()[0].id
    assert devices._folder(trained) == trained.cache / "ranks-job1"


def test_what_an_earlier_job_of_the_same_name_left_counts_for_nothing(trained, tmp_path, monkeypatch):
    project = Project.open(shutil.copytree(trained.folder, tmp_path / "mine"))
    monkeypatch.setenv("TORCHELASTIC_RUN_ID", "none")
    devices.remember(project.runs()[0])
    devices.give_up(project)

    devices.forget_former(project)
    monkeypatch.setenv("TORCHELASTIC_RESTART_COUNT", "1")

    assert devices.begun_before(project) is None and not devices.given_up(project)


@pytest.mark.parametrize(("restarts", "told"), [("0", "Reached."), ("1", "")])
def test_a_job_that_has_given_up_is_begun_anew_but_not_restarted(copied, monkeypatch, restarts, told):
    def reached(*_):
        raise WorkbenchError("Reached.")

    for name, value in {"RANK": "0", "WORLD_SIZE": "2", "TORCHELASTIC_RESTART_COUNT": restarts}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(devices, "joined", lambda: Ranks(0, 2, 2))
    monkeypatch.setattr(devices, "lead_with", reached)
    monkeypatch.setattr(devices, "leave", lambda: None)
    devices.give_up(copied)

    done = run("train", copied.folder, "--device", "cpu")

    assert (done.exit_code, done.stderr.strip()) == (2, told)


def test_a_command_alone_is_one_of_no_ranks(monkeypatch):
    monkeypatch.delenv("WORLD_SIZE", raising=False)

    assert devices.joined() is None
    assert devices.own_device("cpu") == "cpu"


@pytest.mark.parametrize(("given_up", "status"), [(False, 3), (True, 2)])
def test_devices_begin_the_same_command_in_each_process(copied, monkeypatch, given_up, status):
    asked = []

    def begin(arguments, count):
        asked.append((arguments, count))
        if given_up:
            devices.give_up(copied)
        return subprocess.Popen(["sh", "-c", "exit 3"])

    monkeypatch.setattr(devices, "begin", begin)

    done = run("train", copied.folder, "--devices", "2", "--seed", "5", "--device", "cpu", "--json")

    assert asked == [(["train", str(copied.folder), "--device", "cpu", "--seed", "5", "--json"], 2)]
    assert done.exit_code == status and not devices.given_up(copied)


@pytest.mark.parametrize("cuda", [False, True])
def test_processes_are_forked_from_one_that_has_imported_all_but_where_cuda_forbids_it(monkeypatch, cuda):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: cuda)
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_: command)
    monkeypatch.setenv(devices.JOB_NAME, "")

    command = devices.begin(["train", "project"], 2)

    assert ("--start-method=fork" in command) is (sys.platform == "linux" and not cuda)
    assert command[-2:] == ["train", "project"] and Path(command[-3]).stem in ("__main__", "workbench")


def test_a_forked_process_ends_at_a_signal_as_any_other(monkeypatch):
    handled = {}
    monkeypatch.setattr(signal, "signal", handled.__setitem__)

    torchrun._handle_signals_anew()

    assert handled.pop(signal.SIGINT) is signal.default_int_handler
    assert handled == dict.fromkeys((signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT), signal.SIG_DFL)


def test_each_process_takes_a_gpu_of_its_own_where_there_are_enough(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    monkeypatch.setenv("LOCAL_RANK", "1")

    assert [devices.own_device(name) for name in ("auto", "cuda", "cuda:0", "cpu")] == [*["cuda:1"] * 3, "cpu"]
    devices.check_enough("auto", 2)
    devices.check_enough("cpu", 3)
    with pytest.raises(WorkbenchError, match="there are 2 here"):
        devices.check_enough("cuda", 3)


def test_a_queue_is_not_trained_by_several_processes(copied):
    refused = run("train", copied.folder, "--queue", "--devices", "2")

    assert refused.exit_code == 2 and "not a queue" in refused.stderr


@pytest.fixture
def copied(trained, tmp_path):
    """The same experiment without a run."""
    return Project.create(tmp_path / "copied", trained.spec)


def test_two_processes_reach_the_weights_of_one(together, trained, tmp_path):
    """In one test, as a second process takes seconds to begin."""
    spec = trained.spec
    for key, value in SETTINGS.items():
        spec = set_key(spec, key, value)
    project = Project.create(tmp_path / "project", spec)
    finish(run_experiment(project))
    loaded = lead_with(together, project, finish(load_experiment(project.spec.data, project.folder)))
    context = RunContext(device="cpu", ranks=together)

    finish(run_experiment(project, context=context, loaded=loaded))
    longer = project.runs()[1]
    finish(run_experiment(project, resume=longer.id, more_epochs=1, context=context, loaded=loaded))
    dismiss(together)

    alone, other = project.runs()
    assert farthest(load_best(alone.refit), load_best(alone.best)) > 1e-3
    assert [end.epoch for end in other.history] == [1, 2, 3, 4]
    assert [end.val_loss for end in other.history][:3] == pytest.approx([end.val_loss for end in alone.history], 1e-5)
    finish(run_experiment(project, resume=alone.id, more_epochs=1))
    assert farthest(load_best(alone.best), load_best(other.best)) < 1e-5
    assert farthest(load_best(alone.refit), load_best(other.refit)) < 1e-5
    assert torch.get_num_threads() == 1
