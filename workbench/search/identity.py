"""Which search an experiment and a space stand for: the name under which a storage keeps it."""

import hashlib
import json
from pathlib import PurePath
from typing import Any

from workbench.space import SearchSpec
from workbench.spec import ExperimentSpec

BESIDE = ("refit", "calibrate", "device", "threads", "resident_share", "follow_gradients")
"""Of training: what changes no validation loss."""


def search_name(spec: ExperimentSpec, asked: SearchSpec) -> str:
    """The same wherever the same settings are searched over the same data, whatever those settings are now.

    So the best trial can be made the experiment, and budget, sampler and pruner be changed, and the search goes on.
    """
    values = spec.model_dump(mode="json", exclude={"version", "search"})
    for key in asked.searched:
        _remove(values, key.split("."))
    for name in BESIDE:
        _remove(values, ["training", name])
    sources = [source.sha256 or PurePath(source.path).name for source in spec.data.sources]
    values["data"]["sources"] = sources
    space = sorted((each.model_dump(mode="json") for each in asked.parameters), key=lambda each: str(each["key"]))
    meant = json.dumps([values, space, asked.seeds], sort_keys=True)
    return f"workbench-{hashlib.sha256(meant.encode()).hexdigest()[:16]}"


def _remove(values: Any, parts: list[str]) -> None:
    for part in parts[:-1]:
        if isinstance(values, list):
            values = values[int(part)] if int(part) < len(values) else {}
        else:
            values = values.get(part, {})
    if isinstance(values, dict):
        values.pop(parts[-1], None)
