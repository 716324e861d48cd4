"""The folder that an export is proposed to go into."""

import re
from pathlib import Path

from workbench.spec import ExperimentSpec

LONGEST = 24
"""Of each part of a name, which is to be short enough to read in a line."""


def proposed_name(spec: ExperimentSpec, project: Path, run: str) -> str:
    """A name of its own for each run: ids begin anew in every project, and projects may be of the same data."""
    sources = spec.data.sources
    parts = [_part(Path(sources[0].path).stem)] if sources else []
    parts.append(_part(project.name))
    return "-".join([*(part for part in dict.fromkeys(parts) if part), run])


def _part(name: str) -> str:
    """Letters and digits of any language: what no file system takes for something else."""
    return re.sub(r"\W+", "_", name)[:LONGEST].strip("_")
