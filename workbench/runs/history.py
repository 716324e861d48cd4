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
    try:
        return _whole_lines(read_bytes(path), path)
    except FileNotFoundError:
        return ()


def cut_history(path: Path, epochs: int, known: str = "") -> None:
    """Keep the first `epochs` epochs: what a checkpoint knows, whose own lines `known` a power cut leaves whole."""
    found = max(read_history(path), _whole_lines(known.encode(), path), key=len)
    write_whole(path, "".join(json.dumps(asdict(end)) + "\n" for end in found if end.epoch <= epochs))


def _whole_lines(content: bytes, path: Path) -> tuple[EpochEnd, ...]:
    epochs: list[EpochEnd] = []
    for line in content.splitlines():
        try:
            epochs.append(parse_as(_EPOCHS, line, file=path, endless=True))
        except DamagedError:
            break
    return tuple(epochs)
