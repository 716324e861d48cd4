"""How near models of every kind are to the app's answers as C and as programs of torch.export, on one thread.

.venv/bin/python tests/benchmarks/further_formats.py [--formats c c-int8 pt2] [--only PART_OF_A_NAME] [--sanitize]

Models and inputs are those of tests/export, weights drawn. Prints one JSON object per model and format: the largest
difference in probability or standard deviations of the target, or why it cannot be written so.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "export"))
import torch
from export_cases import OTHERS, RECURRENT, Built, build, exportable, recurrent_name

from workbench.errors import WorkbenchError
from workbench.export import torch_program
from workbench.export.c.check import OPTIMISED, ask_c, compiler
from workbench.export.c.source import STEM, STEM_INT8, write_c
from workbench.export.preparation import Preparation
from workbench.export.rounding import rounded_model
from workbench.export.verify import Question, ask, largest_difference
from workbench.progress import finish

SANITIZE = ("-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all")
CASES = OTHERS | {
    f"{task}-{recurrent_name(spec)}": lambda task=task, spec=spec: build(task, spec)
    for spec in RECURRENT
    for task in ("forecast", "classify")
}


def of_c(built: Built, folder: Path, options: tuple[str, ...], *, int8: bool = False) -> float:
    model = rounded_model(built.model) if int8 else built.model
    asked = finish(ask(model, built.facts, built.statistics, None))
    longest, stem = max(each.size[1] for each in asked), STEM_INT8 if int8 else STEM
    write_c(model, built.facts, folder, Preparation(), longest=longest, int8=int8)
    answers = finish(ask_c(folder, stem, asked, built.facts, compiler=compiler() or "cc", options=options))
    return worst(built, asked, answers)


def worst(built: Built, asked: tuple[Question, ...], answers: list) -> float:
    pairs = zip(asked, answers, strict=True)
    return max(largest_difference(each.answer, told, built.facts, built.statistics) for each, told in pairs)


def of_program(built: Built, folder: Path) -> float:
    asked = finish(ask(built.model, built.facts, built.statistics, None))
    written = finish(torch_program.export_program(exportable(built), asked, folder))
    return max(check.difference for check in written.checks)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--formats", nargs="+", default=["c", "c-int8", "pt2"])
    parser.add_argument("--only", default="")
    parser.add_argument("--sanitize", action="store_true")
    chosen = parser.parse_args()
    options = SANITIZE if chosen.sanitize else OPTIMISED
    torch.set_num_threads(1)
    for name in (name for name in CASES if chosen.only in name):
        for kind in chosen.formats:
            with tempfile.TemporaryDirectory() as folder:
                place, built = Path(folder), CASES[name]()
                try:
                    found = of_program(built, place) if kind == "pt2" else of_c(built, place, options, int8=kind != "c")
                    line = {"model": name, "format": kind, "difference": float(f"{found:.2g}")}
                except WorkbenchError as error:
                    line = {"model": name, "format": kind, "refused": str(error)}
            sys.stdout.write(json.dumps(line) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
