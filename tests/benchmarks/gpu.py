"""Everything that wants a CUDA GPU, measured by one command in at most eight minutes.

On a bare machine with an NVIDIA driver and Python 3.11 or newer, from the root of this repository:

    python3 -m venv /tmp/gpu
    /tmp/gpu/bin/pip install torch numpy numba llvmlite pandas pydantic annotated-types safetensors SQLAlchemy
    /tmp/gpu/bin/pip install torchmetrics platformdirs psutil charset-normalizer typer
    /tmp/gpu/bin/pip install lightning     # may be left out, as its measurements are then
    PYTHONPATH=. /tmp/gpu/bin/python tests/benchmarks/gpu.py

The project need not be installed: PYTHONPATH=. is enough. ETT and the letters are read from ../shared/data and left
out, with a sentence, where that is absent. `--stage NAME...` measures some alone. Every stage is a process with a time
of its own, so that the whole ends in time; one that takes longer is ended, and what it measured so far is shown. Prints
one JSON object per measurement, then a table. `--device cpu --small` does all of it in little, to try it out.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from gpu_stages import Machine, Measurement, captured, forecasts, letters, resumed, side_by_side, speed


@dataclass(frozen=True, slots=True)
class Stage:
    """What is measured, and the seconds after which it is ended."""

    measure: Callable[[Machine], Iterator[Measurement]]
    most_seconds: int


STAGES = {
    **{f"speed {name}": Stage(partial(speed, name=name), 36) for name in "ABCD"},
    "side by side": Stage(side_by_side, 36),
    "captured": Stage(captured, 22),
    "resumed": Stage(resumed, 22),
    "forecasts": Stage(forecasts, 54),
    "letters": Stage(letters, 198),
}
"""Their seconds make 476."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--device", default="cuda")
    parser.add_argument("--small", action="store_true", help="Small models, few sequences: seconds on a CPU.")
    parser.add_argument("--stage", nargs="+", default=list(STAGES), choices=STAGES)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    machine = Machine(device=asked.device, small=asked.small)
    if asked.here:
        for name in asked.stage:
            began = time.monotonic()
            for found in STAGES[name].measure(machine):
                print_json({"stage": name} | found)
            print_json({"stage": name, "stage_seconds": round(time.monotonic() - began, 1)})
        return 0
    # In little they share a process: its start takes longer than they do.
    groups = [asked.stage] if asked.small else [[name] for name in asked.stage]
    found = [line for names in groups for line in measured(names, machine)]
    print_table(found)
    return int(any("failed" in line for line in found))


def measured(names: list[str], machine: Machine) -> list[Measurement]:
    """The measurements of stages, in a process of their own; each is printed."""
    command = [sys.executable, __file__, "--here", "--stage", *names, "--device", machine.device]
    most, reason = sum(STAGES[name].most_seconds for name in names), ""
    try:
        done = subprocess.run(command + ["--small"] * machine.small, capture_output=True, timeout=most, check=False)
        output = done.stdout
        if done.returncode:
            reason = (done.stderr.decode(errors="replace").strip().splitlines() or ["It ended without a word."])[-1]
    except subprocess.TimeoutExpired as late:
        output, reason = late.stdout or b"", f"It was ended after {most} seconds."
    found = [json.loads(line) for line in output.decode().splitlines() if line.startswith("{")]
    if reason:
        found.append({"stage": names[0] if len(names) == 1 else "some stage", "failed": reason})
    for line in found:
        print_json(line)
    return found


def print_json(line: Measurement) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def print_table(found: list[Measurement]) -> None:
    """A line for each measurement: its stage, then what was found."""
    sys.stdout.write("\n")
    for line in found:
        rest = ", ".join(f"{key} {_text(value)}" for key, value in line.items() if key != "stage")
        sys.stdout.write(f"{line['stage']:<14}{rest}\n")


def _text(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


if __name__ == "__main__":
    sys.exit(main())
