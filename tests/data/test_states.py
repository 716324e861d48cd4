"""Values that last from row to row may be what each step is to be told by, with names of columns and without."""

import numpy as np
import pytest

from workbench.data.audit.states import states_left_out
from workbench.data.proposing import propose_data
from workbench.progress import finish
from workbench.proposal import propose_experiment

WORDS = ("walk", "rest", "run", "walk", "rest")
RNG = np.random.default_rng(0)


def proposed(tmp_path, rows, header=""):
    path = tmp_path / "a.csv"
    path.write_text("\n".join([header] * bool(header) + [",".join(map(str, row)) for row in rows]) + "\n")
    return finish(propose_data([path]))


def steps(states, **beside):
    """Rows of a number, then the state, which stays for 30 rows each."""
    told = np.repeat(states, 30)
    return [[f"{RNG.normal():.3f}", *(cells[row] for cells in beside.values()), told[row]] for row in range(len(told))]


def test_words_that_last_are_told_step_by_step_where_no_heading_says_what_columns_hold(tmp_path):
    found = proposed(tmp_path, steps(WORDS))

    assert (found.spec.task, found.spec.roles) == ("label-steps", {"column_1": "feature", "column_2": "label"})
    assert "column_2 holds words that last" in str(found.reasons["task"])


def test_words_that_do_not_last_tell_no_steps(tmp_path):
    rows = [[f"{RNG.normal():.3f}", RNG.choice(WORDS)] for _ in range(150)]

    assert proposed(tmp_path, rows).spec.task == "forecast"


def test_persons_and_clocks_without_headings_are_found(tmp_path):
    """As in the first file of WISDM: person, activity, nanoseconds since the phone was switched on, axes."""
    clock = 4.9e13
    rows = []
    for person in (33, 17, 5):
        for word in WORDS:
            for _ in range(30):
                clock += 5e7
                rows.append([person, word, int(clock), f"{RNG.normal():.3f}", f"{RNG.normal():.3f}"])

    found = proposed(tmp_path, rows)

    assert (found.spec.task, found.spec.layout) == ("label-steps", "long")
    assert list(found.spec.roles.values()) == ["sequence", "label", "time", "feature", "feature"]
    assert "as that of a person" in str(found.reasons["column_1"]) and "clock" in str(found.reasons["column_3"])


def test_a_first_column_of_equal_steps_is_the_time(tmp_path):
    rows = [[f"{8.38 + row / 100:.2f}", f"{RNG.normal():.3f}", f"{RNG.normal():.3f}"] for row in range(60)]

    assert list(proposed(tmp_path, rows).spec.roles.values()) == ["time", "ignore", "target"]


def test_years_that_stay_for_many_rows_are_no_persons(tmp_path):
    rows = [
        [year, *rest] for year, rest in zip(np.repeat([1998, 1999, 2000, 2001, 2002], 30), steps(WORDS), strict=True)
    ]

    assert proposed(tmp_path, rows).spec.roles["column_1"] != "sequence"


@pytest.mark.parametrize("states", [(0, 1, 0, 1, 0), ("on", "off", "on", "off", "on")])
def test_a_last_column_of_states_is_offered_by_a_click(tmp_path, states):
    found = proposed(tmp_path, steps(states), "power,occupied")

    told = states_left_out(found.tables[0], found.spec)
    mended = told.cure.change(found.spec)

    assert found.spec.roles == {"power": "target", "occupied": "ignore"}
    assert "occupied holds 2 values that last" in str(told.sentence)
    assert str(told.told).endswith("Tell occupied step by step: --task label-steps --target occupied")
    assert (mended.task, mended.roles) == ("label-steps", {"power": "feature", "occupied": "label"})


def test_a_new_experiment_tells_of_states(tmp_path):
    proposed(tmp_path, steps((0, 1, 0, 1, 0)), "power,occupied")

    warnings = finish(propose_experiment([tmp_path / "a.csv"])).warnings

    assert sum("--task label-steps --target occupied" in str(told) for told in warnings) == 1


@pytest.mark.parametrize(
    ("header", "turned"),
    [("power,month", False), ("occupied,power", True)],
    ids=["part of a time", "before the last"],
)
def test_other_columns_are_not_offered(tmp_path, header, turned):
    rows = steps((0, 1, 0, 1, 0))
    found = proposed(tmp_path, [row[::-1] for row in rows] if turned else rows, header)

    assert states_left_out(found.tables[0], found.spec) is None
