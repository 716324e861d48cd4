"""Sessions of ONNX Runtime over a file that may be anybody's: whatever it says of a damaged one is one sentence."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


def open_session(content: bytes, file: Path, *, threads: int | None = None) -> "InferenceSession":
    """The model of a file's bytes: from its path it could name other files to be read.

    Raises WorkbenchError where it is damaged.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    if threads is not None:
        options.intra_op_num_threads = threads
    with ours(file):
        return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"], enable_fallback=0)


def run_session(
    session: "InferenceSession", outputs: Sequence[str] | None, feeds: Mapping[str, Any], file: Path
) -> list[np.ndarray]:
    """The outputs of these names, or all. Raises WorkbenchError where the file's graph cannot be run."""
    with ours(file):
        found: list[np.ndarray] = session.run(outputs, feeds)
        return found


@contextmanager
def ours(file: Path) -> Iterator[None]:
    """Say of a file that cannot be opened, run or understood that it is damaged or not ours."""
    try:
        yield
    except WorkbenchError:
        raise
    except Exception as error:  # onnx and onnxruntime raise errors of many bare types for a damaged file
        raise WorkbenchError("{file} is damaged or was not exported by this program.", file=file) from error
