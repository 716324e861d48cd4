"""One run over many devices: processes begun by torchrun find each other, one leads, the others follow."""

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import torch
import torch.distributed as dist
import torch.distributed.nn.functional  # see `joined`
from pydantic import TypeAdapter
from torch.distributed import PrefixStore  # type: ignore[attr-defined]  # stubs leave it out
from torch.distributed.rendezvous import rendezvous

import workbench
from workbench.cluster.shared_data import attach, share
from workbench.errors import WorkbenchError
from workbench.experiment import Events, build_untrained
from workbench.paths import as_path, as_text, write_whole
from workbench.project_files import OwnPath
from workbench.runs.checkpoint import load_weights
from workbench.runs.loaded import Loaded
from workbench.runs.project import Project
from workbench.runs.run import Run
from workbench.spec import ExperimentSpec
from workbench.stored import read_as
from workbench.training.device import choose_device, most_threads
from workbench.training.events import FitStart
from workbench.training.ranks import Ranks
from workbench.training.trainer import fit

RESTARTS = 3
"""How often all processes begin anew after one was lost."""
LONGEST_WAIT = timedelta(days=1)
"""The others wait while the first reads the data, and tries models."""
JOB_NAME = "WORKBENCH_JOB"
"""In the environment: what the processes of a run are called together; torchrun's name for them where it is absent."""
GIVEN_UP = "given-up"
JOB = "ranks.json"
"""Of a run: the job of torchrun that trains it, so that a restart goes on with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    job: str


_JOBS = TypeAdapter(_Job)


def begin(arguments: Sequence[str], devices: int) -> subprocess.Popen[bytes]:
    """The program with these arguments in so many processes, all begun anew where one is lost: torchrun's doing.

    A signal reaches them through torchrun alone, which ends them in order.
    """
    torchrun = ["-u", "-m", "workbench.cluster.torchrun", "--standalone", f"--max-restarts={RESTARTS}"]
    program = ["-m", "workbench"]
    if sys.platform == "linux" and not torch.cuda.is_available():  # which survives no fork
        program = ["--start-method=fork", "--run-path", str(Path(workbench.__file__).with_name("__main__.py"))]
    command = [sys.executable, *torchrun, f"--nproc-per-node={devices}", *program, *arguments]
    threads = {"OMP_NUM_THREADS": str(most_threads(window_open=False))}  # torchrun's own choice is one
    os.environ[JOB_NAME] = uuid.uuid4().hex
    return subprocess.Popen(command, env=threads | os.environ, start_new_session=True)


def joined() -> Ranks | None:
    """This process as one of several that torchrun began; None where it is alone.

    Functions of `torch.distributed.nn` have the group of the moment in which they are imported as a default argument:
    imported by a later step of training, they would keep its threads beyond `leave`, until they end the interpreter
    by SIGABRT as it ends, which torchrun takes for a lost process.
    """
    if int(os.environ.get("WORLD_SIZE", "1")) < 2 or "RANK" not in os.environ:
        return None
    if not dist.is_available():
        raise WorkbenchError("This PyTorch cannot train in several processes. Install one that can, or use one device.")
    cuda = torch.cuda.is_available() and dist.is_nccl_available()
    store, rank, world = next(rendezvous("env://", timeout=LONGEST_WAIT))
    # WORKAROUND: torchrun keeps one store for all restarts, where new processes would find addresses of the lost ones.
    fresh = PrefixStore(f"restart-{os.environ.get('TORCHELASTIC_RESTART_COUNT', '0')}", store)
    backends = "cpu:gloo,cuda:nccl" if cuda else "gloo"
    dist.init_process_group(backends, store=fresh, rank=rank, world_size=world, timeout=LONGEST_WAIT)
    if cuda and (local := int(os.environ.get("LOCAL_RANK", "0"))) < torch.cuda.device_count():
        torch.cuda.set_device(local)
    return Ranks(rank, world, int(os.environ.get("LOCAL_WORLD_SIZE", "1")))


def own_device(device: str) -> str:
    """The device of this process: a GPU of its own where those are asked for, or are there and nothing is."""
    if _takes_gpus(device):
        return str(choose_device(f"cuda:{os.environ.get('LOCAL_RANK', '0')}"))
    return "cpu" if device == "auto" else device


def check_enough(device: str, processes: int) -> None:
    """Raise WorkbenchError where there are fewer GPUs than processes that each want one."""
    count = torch.cuda.device_count()
    if _takes_gpus(device) and count < processes:
        raise WorkbenchError(
            "Each process takes a GPU of its own, of which there are {count} here. Choose --devices {count}, or "
            "--device cpu.",
            count=count,
        )


def is_restart() -> bool:
    """Whether torchrun has begun this job's processes anew."""
    return os.environ.get("TORCHELASTIC_RESTART_COUNT", "0") != "0"


def forget_former(project: Project) -> None:
    """Take nothing that an earlier job has left for this one's: torchrun calls each that is given no name alike."""
    clear(project)
    for run in project.runs():
        if _job_of(run) == _job():
            run.file(JOB).unlink()


def begun_before(project: Project) -> Run | None:
    """The run that this job of torchrun was training when a process was lost."""
    if not is_restart():
        return None
    return next((run for run in reversed(project.runs()) if _job_of(run) == _job()), None)


def remember(run: Run) -> None:
    """Say that this job of torchrun trains the run."""
    write_whole(run.file(JOB), json.dumps({"job": _job()}))


def remembered(events: Events, project: Project) -> Events:
    """The events of a run, of which it is kept which one it is."""
    try:
        for event in events:
            if isinstance(event, FitStart):
                remember(project.run(event.run))
            yield event
    finally:
        events.close()


def lead_with(ranks: Ranks, project: Project, loaded: Loaded) -> Loaded:
    """Share the data with the other processes, which map the same files."""
    folder = _folder(project).named()
    shared = share(loaded, folder)
    ranks.tell({"data": as_text(folder)})
    return shared


def dismiss(ranks: Ranks) -> None:
    """Tell the others that there is nothing more to do."""
    ranks.tell({})


def clear(project: Project) -> None:
    """Remove what was shared."""
    _folder(project).delete()


def give_up(project: Project) -> None:
    """Say that a new start would fail in the same way."""
    _folder(project).mkdir()
    write_whole(_folder(project) / GIVEN_UP, "")


def given_up(project: Project) -> bool:
    """Whether this job of torchrun has ended by a fault that a new start does not mend."""
    return (_folder(project) / GIVEN_UP).exists()


def follow(ranks: Ranks, device: str) -> None:
    """Take part in whatever the leading process trains, until it has ended."""
    told = ranks.hear()
    if "data" not in told:
        return
    loaded = attach(as_path(told["data"]))
    while (found := ranks.follow()) is not None:
        order, tensors, state = found
        spec = ExperimentSpec(data=loaded.spec, model=order.model, training=order.training)
        own = replace(loaded, split=loaded.split.refit()) if order.refit else loaded
        model, data = build_untrained(spec, own)
        load_weights(model, tensors, Path("model"))
        data = replace(data, taught=order.taught)
        training = order.training.model_copy(update={"device": device})
        for _ in fit(
            model, data, training, run="", save=lambda _state, _end: None, resume=state, ranks=ranks, until=order.until
        ):
            pass


def leave() -> None:
    """End this process's part."""
    with suppress(RuntimeError):
        dist.destroy_process_group()


def _takes_gpus(device: str) -> bool:
    return device.partition(":")[0] in ("auto", "cuda") and choose_device(device).type == "cuda"


def _folder(project: Project) -> OwnPath:
    return project.cache / f"ranks-{_job()}"


def _job() -> str:
    name = os.environ.get(JOB_NAME) or os.environ.get("TORCHELASTIC_RUN_ID", "")
    return "".join(letter for letter in name if letter.isalnum() or letter in "-_") or "job"


def _job_of(run: Run) -> str:
    try:
        return read_as(_JOBS, run.file(JOB)).job
    except (OSError, WorkbenchError):
        return ""
