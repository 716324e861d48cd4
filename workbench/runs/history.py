"""A run's history: one JSON line per finished epoch."""

import json
from dataclasses import asdict
from pathlib import Path

from pydantic import TypeAdapter

from workbench.paths import append_line, write_whole
from workbench.stored import DamagedError, parse_as, read_bytes
from workbench.training.events import EpochEnd

_EPOCHS = TypeAdapter(EpochEnd)
RECENT_BYTES = 200_000
"""Some 700 epochs."""


def append_epoch(path: Path, end: EpochEnd) -> None:
    """Add a line; a crash can tear only this one."""
    append_line(path, json.dumps(asdict(end)))


def read_history(path: Path) -> tuple[EpochEnd, ...]:
    """All whole lines up to the first that is torn."""
    try:
        return _whole_lines(read_bytes(path), path)
    except FileNotFoundError:
        return ()


def recent_lines(path: Path) -> str:
    """The newest lines, which a checkpoint keeps as well: a power cut may take them from the file, never from there."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - RECENT_BYTES))
        content = file.read()
    return content.decode() if len(content) < RECENT_BYTES else content.partition(b"\n")[2].decode()


def cut_history(path: Path, epochs: int, recent: str = "") -> None:
    """Keep the first `epochs` epochs: what a checkpoint knows, which has `recent` lines itself."""
    known = {end.epoch: end for end in (*read_history(path), *_whole_lines(recent.encode(), path))}
    kept = (end for epoch, end in sorted(known.items()) if epoch <= epochs)
    write_whole(path, "".join(json.dumps(asdict(end)) + "\n" for end in kept))


def _whole_lines(content: bytes, path: Path) -> tuple[EpochEnd, ...]:
    epochs: list[EpochEnd] = []
    for line in content.splitlines():
        try:
            epochs.append(parse_as(_EPOCHS, line, file=path, endless=True))
        except DamagedError:
            break
    return tuple(epochs)
