"""An hour in the real window: random actions, trainings, exports and answers; nothing may grow, nothing be raised.

QT_QPA_PLATFORM=offscreen .venv/bin/python tests/benchmarks/soak.py --minutes 60

Each round trains a small run of another kind of data, looks inside it, answers its data, exports it, does anything at
all until its minute is over, and ends at an empty experiment: there it prints one JSON object with the memory (MB) when
what was freed is given back, as the program does at rest, open handles, threads and widgets of the program, what
was raised, how many turns of the event loop worked for more than 100 ms, and the longest; before it each such turn of
the round, with what was done. Exits with 1 where memory differs by more than 10 % from what it was after the first ten
minutes (each as a median of some rounds), handles grow, or anything is raised.
"""

import argparse
import gc
import statistics
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

import psutil
from hands import TRAINED_KINDS
from PySide6.QtWidgets import QApplication
from random_actions import LIMIT_MS, tell
from walker import MATERIALS, Walk, walk

from workbench.memory import give_back, process_memory

ROUND_S = 60.0
DRIFT = 0.1
AT_ONCE = 10
"""Actions between two looks at the clock."""
WARM_SHARE = 6
"""A sixth of the time, ten minutes of an hour, may memory grow: what is met for the first time stays."""


def play_round(walking: Walk, material: str, until: float) -> None:
    walking.train(material, epochs=2, units=8)
    walking.look_inside()
    walking.answer()
    with tempfile.TemporaryDirectory() as folder:
        walking.export(Path(folder) / "model")
    while time.monotonic() < until:
        walking.play(AT_ONCE)
    walking.leave()


def state(walking: Walk) -> dict[str, float]:
    gc.collect()
    give_back()
    process = psutil.Process()
    return {
        "memory_mb": round(process_memory() / 1e6, 1),
        "handles": process.num_handles() if sys.platform == "win32" else process.num_fds(),
        "threads": threading.active_count(),
        "widgets": len(QApplication.allWidgets()),
        "actions": walking.actions,
        "raised": len(walking.failures),
        "stalls": sum(ms > LIMIT_MS for ms, _ in walking.heart.long_turns),
        "longest_ms": round(max((ms for ms, _ in walking.heart.long_turns), default=0.0), 1),
    }


def faults(told: Sequence[dict[str, float]]) -> list[str]:
    """What is wrong with what was told, round by round, once it was warm."""
    part = max(1, len(told) // 5)
    found = []
    before, after = (
        [statistics.median(line[name] for line in some) for name in ("memory_mb", "handles")]
        for some in (told[:part], told[-part:])
    )
    if abs(after[0] / before[0] - 1) > DRIFT:
        found.append(f"Memory went from {before[0]:.0f} to {after[0]:.0f} MB.")
    if after[1] > before[1]:
        found.append(f"Handles went from {before[1]:.0f} to {after[1]:.0f}.")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    begun, told, shown, turns = time.monotonic(), [], 0, 0
    with walk(asked.seed) as walking:
        walking.hands.kinds = TRAINED_KINDS
        while time.monotonic() < begun + 60 * asked.minutes:
            try:
                play_round(walking, MATERIALS[len(told) % len(MATERIALS)], time.monotonic() + ROUND_S)
            except Exception:  # noqa: BLE001 - told, and the soak goes on
                walking.failures.append(traceback.format_exc())
                walking.leave()
            line = {"minute": round((time.monotonic() - begun) / 60, 1), **state(walking)}
            told.append(line)
            sys.stderr.write("".join(walking.failures[shown:]))
            shown = len(walking.failures)
            for ms, doing in walking.heart.long_turns[turns:]:
                if ms > LIMIT_MS:
                    tell({"ms": round(ms, 1), "doing": doing})
            turns = len(walking.heart.long_turns)
            tell(line)
    found = faults([line for line in told if line["minute"] > asked.minutes / WARM_SHARE] or told)
    sys.stderr.write("\n".join([*found, ""]))
    sys.exit(1 if found or walking.failures else 0)


if __name__ == "__main__":
    main()
