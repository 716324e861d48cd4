"""Tables whose rows are whole sequences, without a heading that says so, and tables that only look like them."""

import numpy as np
import pytest

from workbench.data.proposing import propose_data
from workbench.data.row_sequences import class_of_rows
from workbench.data.sources.csv import read_table
from workbench.progress import finish

ROWS, STEPS = 60, 40
RANDOM = np.random.default_rng(0)
LABELS = RANDOM.integers(0, 3, ROWS)
OUTLINES = np.sin(np.arange(STEPS) / 5 + LABELS[:, None]) + 0.1 * RANDOM.standard_normal((ROWS, STEPS))
TIME = np.arange(300)
STATES = (TIME // 60) % 3


@pytest.fixture
def write(tmp_path):
    def written(columns, header="", sep=","):
        path = tmp_path / "table.txt"
        lines = [sep.join(str(cell) for cell in row) for row in zip(*columns, strict=True)]
        path.write_text("\n".join([*([header] if header else []), *lines]) + "\n")
        return path

    return written


def numbers(values_NT):
    return np.round(values_NT, 4).T.tolist()


@pytest.mark.parametrize("end", [1, -1, "words"])
def test_a_class_before_or_behind_unnamed_numbers_is_found(end, write):
    classes = ["abc"[label] for label in LABELS] if end == "words" else (LABELS * 2 - 1).tolist()
    columns = [classes, *numbers(OUTLINES)] if end != -1 else [*numbers(OUTLINES), classes]

    proposed = finish(propose_data([write(columns)])).spec

    label = f"column_{STEPS + 1}" if end == -1 else "column_1"
    assert (proposed.task, proposed.layout, proposed.roles[label]) == ("classify", "wide", "label")
    assert list(proposed.roles.values()).count("feature") == STEPS


def test_classes_of_archives_with_powers_of_ten_are_found(write):
    cells = [[f" {float(label):.7e}" for label in LABELS], *([f"{v: .7e}" for v in row] for row in OUTLINES.T)]

    assert class_of_rows(finish(read_table(write(cells, sep="  ")))) == "column_1"


@pytest.mark.parametrize("first", [[f"X{row}.V1" for row in range(ROWS)], None])
def test_a_class_beside_counted_headings_is_found(first, write):
    header = ",".join([*(["name"] if first else []), *(f"X{step}" for step in range(1, STEPS + 1)), "y"])

    proposed = finish(propose_data([write([*([first] if first else []), *numbers(OUTLINES), LABELS.tolist()], header)]))

    assert (proposed.spec.task, proposed.spec.layout, proposed.spec.roles["y"]) == ("classify", "wide", "label")
    assert "along the rows" in str(proposed.reasons["task"])


STEPPED = {
    "sensors": numbers(np.cumsum(RANDOM.standard_normal((300, 24)), axis=0) * np.logspace(-2, 2, 24)),
    "channels": numbers(np.sin(TIME[:, None] / 8 + np.arange(24) / 10) + 0.3 * RANDOM.standard_normal((300, 24))),
    "factors": numbers(RANDOM.standard_normal((300, 24))),
}


STATED = {"runs": STATES, "turns": TIME % 7, "chance": RANDOM.integers(0, 3, 300)}


@pytest.mark.parametrize(
    ("kind", "states"),
    [(kind, states) for kind in STEPPED for states in STATED if (kind, states) != ("channels", "chance")],
)
def test_steps_of_several_sensors_are_no_sequences(kind, states, write):
    path = write([*STEPPED[kind], STATED[states].tolist()])

    assert class_of_rows(finish(read_table(path))) is None
    assert finish(propose_data([path])).spec.task == "forecast"


def test_counted_headings_without_a_class_are_times(write):
    header = ",".join(["name", *(f"d_{step}" for step in range(1, STEPS + 1))])
    names = [f"shop {row}" for row in range(ROWS)]

    assert finish(propose_data([write([names, *numbers(OUTLINES)], header)])).spec.task == "forecast"


@pytest.mark.parametrize(
    "heads", [[f"d_{step}" for step in range(1, STEPS + 1)], [f"{1960 + s}" for s in range(STEPS)]]
)
def test_words_beside_counted_or_dated_headings_are_no_classes_unless_they_are_called_so(heads, write):
    header = ",".join(["shop", "town", *heads])
    columns = [[f"s{row}" for row in range(ROWS)], ["abc"[label] for label in LABELS], *numbers(OUTLINES)]

    assert finish(propose_data([write(columns, header)])).spec.task == "forecast"
