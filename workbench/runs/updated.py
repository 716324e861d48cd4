"""What an updated run keeps beside the files of any run: the weights that it began with, and of which run they are.

With them it needs the older run no more, and goes on after a stop as it began.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, TypeAdapter

from workbench.errors import WorkbenchError
from workbench.paths import write_whole
from workbench.project_files import run_file
from workbench.runs.run import Run
from workbench.stored import read_as

if TYPE_CHECKING:
    from torch import Tensor

START, ORIGIN = "start.safetensors", "updated.json"


class Origin(BaseModel):
    """updated.json: the run that this one was updated from."""

    run: str


_ORIGINS = TypeAdapter(Origin)


def save_start(run: Run, old: str, weights: "Mapping[str, Tensor]") -> None:
    """Keep the weights that the run begins with, and the name of the run that they are of."""
    from safetensors.torch import save

    write_whole(run.file(START), save({name: tensor.contiguous() for name, tensor in weights.items()}))
    write_whole(run.file(ORIGIN), json.dumps({"run": old}) + "\n")


def start_of(run: Run) -> "dict[str, Tensor] | None":
    """The weights that it began with; None for a run that is no update. Raises WorkbenchError for a damaged file."""
    from workbench.runs.checkpoint import load_best

    return load_best(run.file(START)) if run.file(START).exists() else None


def updated_from(folder: Path) -> str | None:
    """The run that the one in a folder was updated from; None where it is no update."""
    path = run_file(folder, ORIGIN)
    if not path.exists():
        return None
    try:
        return read_as(_ORIGINS, path).run
    except (OSError, WorkbenchError):
        return None  # it is shown as any other run
