"""The second of two processes that train together: `python -m tests.cluster.second_process STORE`."""

import sys
from pathlib import Path

import torch
import torch.distributed as dist

from workbench.cluster.devices import follow
from workbench.training.ranks import Ranks


def join(store: Path, rank: int) -> Ranks:
    """This process as one of two on this machine, who meet in a file."""
    dist.init_process_group("gloo", init_method=f"file://{store}", rank=rank, world_size=2)
    return Ranks(rank, 2, 2)


def threads_of_the_group() -> list[str]:
    """The names of threads that sums of several processes are made in, where the system tells them."""
    return [name for one in Path("/proc/self/task").glob("*/comm") if "gloo" in (name := one.read_text().strip())]


if __name__ == "__main__":
    torch.set_num_threads(1)
    follow(join(Path(sys.argv[1]), 1), "cpu")
    dist.destroy_process_group()
    assert not (heavy := {"torch._dynamo", "sympy"} & {*sys.modules}), f"Training needs none of them: {heavy}"
    assert not (left := threads_of_the_group()), f"They could end the interpreter by SIGABRT: {left}"
