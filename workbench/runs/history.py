"""A run's history: one JSON line per finished epoch."""

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict

from pydantic import TypeAdapter

from workbench.paths import append_line, write_whole
from workbench.project_files import AnyPath
from workbench.stored import DamagedError, open_file, parse_as, read_bytes
from workbench.training.events import EpochEnd, EpochFlow

_EPOCHS, _FLOWS = TypeAdapter(EpochEnd), TypeAdapter(EpochFlow)
RECENT_BYTES = 200_000
"""Some 700 epochs."""


def append_epoch(path: AnyPath, end: EpochEnd) -> None:
    """Add a line; a crash can tear only this one."""
    append_line(path, json.dumps(asdict(end)))


def read_history(path: AnyPath) -> tuple[EpochEnd, ...]:
    """All whole lines up to the first that is torn."""
    try:
        return _whole_lines(read_bytes(path), path)
    except FileNotFoundError:
        return ()


def best_of(history: Sequence[EpochEnd]) -> EpochEnd | None:
    """The epoch whose weights count, not always that of the lowest loss, which may be luck; None before the first."""
    return next(
        (end for end in reversed(history) if end.best), min(history, key=lambda end: end.val_loss, default=None)
    )


def recent_lines(path: AnyPath) -> str:
    """The newest lines, which a checkpoint keeps as well: a power cut may take them from the file, never from there."""
    with open_file(path) as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - RECENT_BYTES))
        content = file.read()
    return content.decode() if len(content) < RECENT_BYTES else content.partition(b"\n")[2].decode()


def cut_history(path: AnyPath, epochs: int, recent: str = "") -> None:
    """Keep the first `epochs` epochs: what a checkpoint knows, which has `recent` lines itself."""
    known = {end.epoch: end for end in (*read_history(path), *_whole_lines(recent.encode(), path))}
    kept = (end for epoch, end in sorted(known.items()) if epoch <= epochs)
    write_whole(path, "".join(json.dumps(asdict(end)) + "\n" for end in kept))


def append_flow(path: AnyPath, flow: EpochFlow) -> None:
    """Add a line of what was measured after an epoch."""
    append_line(path, json.dumps(asdict(flow)))


def read_flows(path: AnyPath, epochs: int) -> tuple[EpochFlow, ...]:
    """What was measured up to an epoch, each epoch once: one that was trained again tells anew."""
    found: dict[int, EpochFlow] = {}
    with suppress(FileNotFoundError, DamagedError):  # runs of older versions measured nothing
        for line in read_bytes(path).splitlines():
            flow = parse_as(_FLOWS, line, file=str(path), endless=True)
            found[flow.epoch] = flow
    return tuple(flow for epoch, flow in sorted(found.items()) if epoch <= epochs)


def _whole_lines(content: bytes, path: AnyPath) -> tuple[EpochEnd, ...]:
    epochs: list[EpochEnd] = []
    for line in content.splitlines():
        try:
            epochs.append(parse_as(_EPOCHS, line, file=str(path), endless=True))
        except DamagedError:
            break
    return tuple(epochs)
