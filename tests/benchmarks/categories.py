"""What words are worth: errors with and without a column, and of unlike series that share a model or have their own.

.venv/bin/python tests/benchmarks/categories.py [--series]

Prints one JSON object per comparison: a table whose load depends on the kind of the day times the hour, with the
column known ahead, as a category and ignored; three series of unlike kind and size in one file, with and without their
names as input, beside a model for each alone; its export, verified, and what is told of a series that it has not
seen. All settings are the proposed ones but those named here.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.cli.conftest import run
from tests.worded import SHAPES, judged, write_days, write_series


def main() -> None:
    """Train them all, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--steps", type=int, default=1200)
    parser.add_argument("--series", action="store_true", help="Only the series that share a model.")
    parser.add_argument("--epochs", type=int, default=60)
    options = parser.parse_args()
    settings: dict[str, object] = {"training.epochs": options.epochs, "training.device": "cpu"}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not options.series:
            compare_days(folder, options.days, {**settings, "data.window.context": 24, "data.window.horizon": 12})
        compare_series(folder, options.steps, {**settings, "data.window.context": 36, "data.window.horizon": 6})


def compare_days(folder: Path, days: int, settings: dict[str, object]) -> None:
    """The column under each role."""
    table = write_days(folder / "days.csv", days)
    roles = ("known", "category", "ignore")
    found = {
        role: judged(folder / role, table, "load", {**settings, "data.roles.kind": role})["days"] for role in roles
    }
    write({"case": "kind of day", "rmse": found, "known_share": found["known"] / found["ignore"]})


def compare_series(folder: Path, steps: int, settings: dict[str, object]) -> None:
    """One model for all, with names and without, and one for each."""
    table = write_series(folder / "all.csv", steps)
    shared = {
        named: judged(folder / f"shared {named}", table, "level", {**settings, "data.name_as_input": named})
        for named in (True, False)
    }
    for name in SHAPES:
        alone = judged(folder / name, write_series(folder / f"{name}.csv", steps, only=name), "level", settings)[name]
        shares = {"named_share": shared[True][name] / alone, "unnamed_share": shared[False][name] / alone}
        write({"case": name, "rmse_alone": alone, **shares})
    write({"case": "export of the shared model", **exported(folder / "shared True", table)})


def exported(project: Path, table: Path) -> dict[str, object]:
    """Whether the export answers as the model does, and what is told of a series with another name."""
    unseen = table.with_name("unseen.csv")
    unseen.write_text(table.read_text().replace("tide,", "ebb,"))
    done = run("export", project, "--format", "bundle", "--to", project / "x")
    answered = run("predict", project, "--data", unseen, "--to", project / "answers.csv")
    told = [line for line in answered.stderr.splitlines() if "ebb" in line]
    return {"verified": "Verified" in done.stdout, "answered": answered.exit_code == 0, "told": told}


def write(line: dict[str, object]) -> None:
    """One line of the output."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
