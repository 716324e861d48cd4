"""Weights from safetensors files, which anybody can have written: no code in them, bounded, ordinary files alone."""

from safetensors import SafetensorError, safe_open
from torch import Tensor

from workbench.memory import free_memory
from workbench.project_files import AnyPath
from workbench.sentence import sentence
from workbench.stored import DamagedError, library_name, open_file

LONGEST_HEADER = 16 << 20
"""Bytes; names and places of tensors and what is said of them take some kilobytes."""
SIZE = 8
"""Bytes at a file's start that tell how long its header is."""


def load_tensors(path: AnyPath) -> tuple[dict[str, Tensor], dict[str, str]]:
    """The tensors of a file by name, and what else it says.

    Raises DamagedError where it is damaged or larger than the free memory, OSError as `open` does.
    """
    with open_file(path) as file:
        header = int.from_bytes(file.read(SIZE), "little")
        whole = file.seek(0, 2)
    if header > min(LONGEST_HEADER, whole - SIZE) or whole > free_memory():
        raise DamagedError(str(path), sentence("its size is none that weights have"))
    try:
        with library_name(path) as name, safe_open(name, framework="pt") as opened:
            tensors = {key: opened.get_tensor(key) for key in opened.keys()}  # noqa: SIM118
            return tensors, opened.metadata() or {}
    except (SafetensorError, ValueError, KeyError, TypeError, AttributeError, RuntimeError) as error:
        raise DamagedError(str(path), sentence("it holds no tensors that can be read")) from error
