"""A run's history: one JSON line per finished epoch."""

import json
from dataclasses import asdict
from pathlib import Path

from pydantic import TypeAdapter

from workbench.paths import append_line, write_whole
from workbench.stored import DamagedError, parse_as, read_bytes
from workbench.training.events import EpochEnd

_EPOCHS = TypeAdapter(EpochEnd)


def append_epoch(path: Path, end: EpochEnd) -> None:
    """Add a line; a crash can tear only this one."""
    append_line(path, json.dumps(asdict(end)))


def read_history(path: Path) -> tuple[EpochEnd, ...]:
    """All whole lines up to the first that is torn."""
    epochs: list[EpochEnd] = []
    try:
        content = read_bytes(path)
    except FileNotFoundError:
        return ()
    for line in content.splitlines():
        try:
            epochs.append(parse_as(_EPOCHS, line, file=path, endless=True))
        except DamagedError:
            break
    return tuple(epochs)


def cut_history(path: Path, epochs: int) -> None:
    """Keep the first `epochs` epochs: what a checkpoint knows."""
    lines = [json.dumps(asdict(end)) + "\n" for end in read_history(path) if end.epoch <= epochs]
    write_whole(path, "".join(lines))
