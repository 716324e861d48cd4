"""The command that measures how fast this machine trains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.output import print_json, print_table, say
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.bench.cases import BenchCase
    from workbench.bench.loops import Place

OURS = "workbench"
EXAMPLES = {"cuda": 65_536, "cpu": 4_096}
TOO_LARGE_FOR_CPU = "D"


def bench(
    cases: Annotated[
        list[str] | None, typer.Option("--case", metavar="NAME...", help="A, B, C, D or V; all when not given.")
    ] = None,
    device: Annotated[str, typer.Option("--device", help="auto, cpu, cuda, cuda:N or mps.")] = "auto",
    seconds: Annotated[float, typer.Option("--seconds", min=0.1, max=600, help="Time for each measurement.")] = 3.0,
    examples: Annotated[
        int | None, typer.Option("--examples", min=256, max=10_000_000, help="Training examples of each case.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object per measurement.")] = False,
) -> None:
    """Measure this machine's training speed beside plain PyTorch loops; more is better."""
    from workbench.bench.cases import CASES
    from workbench.bench.loops import Place
    from workbench.training.device import choose_device

    chosen = choose_device(device)
    count = examples or EXAMPLES["cuda" if chosen.type == "cuda" else "cpu"]
    place = Place(device=chosen, seconds=seconds, examples=count)
    known = {case.name: case for case in CASES}
    names = cases or [name for name in known if chosen.type != "cpu" or name != TOO_LARGE_FOR_CPU]
    for name in names:
        if name not in known:
            raise WorkbenchError("There is no case {name}. Choose among {names}.", name=name, names=", ".join(known))
    rows = [row for name in names for row in _measure(known[name], place, as_json=json)]
    if not json:
        print_table(("case", "loop", "sequences/s", "ratio"), rows)


def _measure(case: BenchCase, place: Place, *, as_json: bool) -> list[tuple[object, ...]]:
    from workbench.bench.loops import LOOPS, measured

    speeds: dict[str, float] = {}
    for loop in LOOPS:
        say(f"{case.name} ({case.title}): {loop}")
        speeds[loop] = measured(case, loop, place)
        if as_json:
            print_json(
                {
                    "case": case.name,
                    "loop": loop,
                    "device": str(place.device),
                    "sequences_per_second": speeds[loop],
                }
            )
    best = max(speed for loop, speed in speeds.items() if loop != OURS)
    return [(case.name, loop, round(speed), f"{speed / best:.2f}") for loop, speed in speeds.items()]
