"""What this machine has and lacks for the program: versions, devices, system libraries, disk, and how to mend it."""

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from workbench.sentence import Sentence, sentence
from workbench.system_libraries import SOUND, displays, missing_packages

PACKAGES = (
    "sequence-workbench",
    "torch",
    "numpy",
    "numba",
    "llvmlite",
    "pandas",
    "onnx",
    "onnxruntime",
    "torchmetrics",
    "safetensors",
    "pydantic",
    "SQLAlchemy",
    "PySide6-Essentials",
    "pyqtgraph",
)
LITTLE_DISK = 2 * 2**30


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at; `fix` says what to do where it is not well."""

    topic: str
    text: Sentence
    fix: Sentence | None = None

    @property
    def well(self) -> bool:
        """Whether there is nothing to mend."""
        return self.fix is None


def examine(folder: Path | None = None) -> Iterator[Finding]:
    """Everything about this machine that matters to the program; `folder` is where projects would be written."""
    yield Finding(
        topic="python",
        text=sentence("Python {version} on {system}", version=platform.python_version(), system=platform.platform()),
    )
    yield from map(_package, PACKAGES)
    yield from _devices()
    yield from _compiler()
    yield from _libraries()
    yield from _sound()
    yield from _display()
    yield _disk(folder or Path.cwd())


def _package(name: str) -> Finding:
    try:
        return Finding(topic="package", text=sentence("{name} {version}", name=name, version=version(name)))
    except PackageNotFoundError:
        return Finding(
            topic="package",
            text=sentence("{name} is not installed", name=name),
            fix=sentence("Install it: {command}", command=f"{sys.executable} -m pip install {name}"),
        )


def _devices() -> Iterator[Finding]:
    try:
        import torch
    except (ImportError, OSError) as error:
        yield Finding(
            topic="device",
            text=sentence("torch does not start: {reason}", reason=error),
            fix=sentence(
                "Install it again: {command}", command=f"{sys.executable} -m pip install --force-reinstall torch"
            ),
        )
        return
    threads, cores = torch.get_num_threads(), os.cpu_count() or 1
    yield Finding(
        topic="device",
        text=sentence("cpu: torch uses {threads} of {cores} cores", cores=cores, threads=threads),
    )
    for index in range(torch.cuda.device_count()):
        properties = torch.cuda.get_device_properties(index)
        yield Finding(
            topic="device",
            text=sentence(
                "cuda:{index}: {name}, {memory} GiB",
                index=index,
                name=properties.name,
                memory=f"{properties.total_memory / 2**30:.0f}",
            ),
        )
    if torch.backends.mps.is_available():
        yield Finding(topic="device", text=sentence("mps: the graphics processor of this Mac"))
    if shutil.which("nvidia-smi") and not torch.cuda.is_available():
        yield Finding(
            topic="device",
            text=sentence("There is an NVIDIA driver, but torch {version} cannot use it", version=torch.__version__),
            fix=sentence(
                "Install the torch built for your driver (see https://pytorch.org/get-started/locally), or update the "
                "driver."
            ),
        )


def _compiler() -> Iterator[Finding]:
    from workbench.machine_code.compiler import has_compiler

    if not has_compiler():
        yield Finding(
            topic="device",
            text=sentence("numba does not start: on the CPU, recurrent layers train on PyTorch's own, slower path"),
            fix=sentence(
                "Install it again: {command}",
                command=f"{sys.executable} -m pip install --force-reinstall numba llvmlite",
            ),
        )


def _libraries() -> Iterator[Finding]:
    if not sys.platform.startswith("linux"):
        return
    absent = missing_packages()
    if absent:
        yield Finding(
            topic="window",
            text=sentence("Qt lacks system libraries; the window will not open"),
            fix=sentence("On Debian or Ubuntu: {command}", command="sudo apt-get install " + " ".join(absent)),
        )
    else:
        yield Finding(topic="window", text=sentence("All system libraries that Qt needs are here"))


def _sound() -> Iterator[Finding]:
    silent = sentence("Sounds cannot be played")
    if find_spec("sounddevice") is None:
        command = f"{sys.executable} -m pip install sounddevice"
        yield Finding(topic="sound", text=silent, fix=sentence("Install it: {command}", command=command))
    elif sys.platform.startswith("linux") and (absent := missing_packages(SOUND)):
        command = "sudo apt-get install " + " ".join(absent)
        yield Finding(topic="sound", text=silent, fix=sentence("On Debian or Ubuntu: {command}", command=command))


def _display() -> Iterator[Finding]:
    if not sys.platform.startswith("linux"):
        return
    if screens := displays():
        yield Finding(topic="window", text=sentence("Display: {name}", name=", ".join(screens)))
    else:
        yield Finding(
            topic="window",
            text=sentence("There is no display; the window will not open, the command line works"),
            fix=sentence(
                "Log in to a desktop, use ssh -X, or start a virtual screen: {command}", command="xvfb-run workbench"
            ),
        )


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    text = sentence("{free} GiB free in {folder}", free=f"{free / 2**30:.1f}", folder=folder)
    if not os.access(folder, os.W_OK):
        denied = sentence("{folder} may not be written: choose another folder.", folder=folder)
        return Finding(topic="disk", text=text, fix=denied)
    if free < LITTLE_DISK:
        return Finding(topic="disk", text=text, fix=sentence("Make room: checkpoints and caches can take gigabytes."))
    return Finding(topic="disk", text=text)
