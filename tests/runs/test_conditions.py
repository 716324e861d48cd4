"""Conditions on runs: what they mean, and what is said of those that cannot be read."""

import pytest

from workbench.errors import WorkbenchError
from workbench.runs.conditions import Names, condition, in_order
from workbench.runs.remarks import Remarks
from workbench.runs.summary import RunSummary

CELL, DROPOUT, HEAD = "model.layers.0.cell", "model.layers.0.dropout", "model.head.dropout"
RUNS = (
    RunSummary(
        run="2026-01-01-001",
        state="finished",
        created="2026-01-01T10:00:00",
        val_loss=0.05,
        outcome="better",
        metrics={"rmse": 1.5, "better_than_baseline": True},
        remarks=Remarks(name="First try", tags=("paper", "long run"), starred=True),
        settings={CELL: "GRU", DROPOUT: 0.1},
    ),
    RunSummary(
        run="2026-01-02-001",
        state="stopped",
        created="2026-01-02T10:00:00",
        val_loss=0.2,
        remarks=Remarks(note="diverged late"),
        settings={CELL: "LSTM", DROPOUT: 0.3, "training.seed": 1},
    ),
    RunSummary(run="2026-01-03-001", state="queued", created="2026-01-03", settings={CELL: "GRU", DROPOUT: 0.3}),
)


def found(text: str) -> list[int]:
    test = condition(text, Names(RUNS, ("mae",)))
    return [place for place, run in enumerate(RUNS, start=1) if test(run)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", [1, 2, 3]),
        ("dropout > .2", [2, 3]),
        ("model.layers.0.dropout<=0.1", [1]),
        ("cell = gru", [1, 3]),
        ("cell != gru", [2]),
        ("val_loss < 0.1 and state = finished", [1]),
        ("val_loss < 0.1 or state == queued", [1, 3]),
        ("not (cell = gru or seed = 1)", []),
        ("not cell = gru", [2]),
        ("starred = yes", [1]),
        ("star = no", [2, 3]),
        ("tag = 'long run'", [1]),
        ("tags ~ pap", [1]),
        ("outcome = better", [1]),
        ("rmse >= 1.5", [1]),
        ("mae < 3", []),
        ("better_than_baseline = true", [1]),
        ("created >= 2026-01-02", [2, 3]),
        ("late", [2]),
        ("first try", [1]),
        ("FIRST and gru", [1]),
        ('"and"', []),
        ("cell = GRU dropout > .2", [3]),
        ("Cell=gru", [1, 3]),
        ("name = ''", [2, 3]),
        ("optimizer = adam", [1, 2, 3]),
        ("state > m", [2, 3]),
    ],
)
def test_a_condition_finds_its_runs(text, places):
    assert found(text) == places


def test_of_settings_of_one_short_name_those_count_in_which_runs_differ():
    assert Names(RUNS).keys("seed") == ("training.seed",)
    assert Names(RUNS[:1]).keys("seed") == ("data.split.seed", "training.seed")
    assert Names(RUNS).keys("dropout") == (DROPOUT,)


@pytest.mark.parametrize(
    "text", ["dropout >", "> 2", "dropout > > 2", "(cell = gru", "cell = gru)", "and", "not", "a or", "'", "( )", "= ="]
)
def test_what_is_no_condition_is_one_sentence(text):
    with pytest.raises(WorkbenchError, match="condition"):
        found(text)


def test_an_unknown_name_names_near_ones():
    with pytest.raises(WorkbenchError, match=r"drpout.*dropout"):
        found("drpout > .2")


def test_neither_length_nor_brackets_without_an_end_are_followed():
    with pytest.raises(WorkbenchError, match="2000 letters"):
        found("x" * 3000)
    with pytest.raises(WorkbenchError, match="50 brackets"):
        found("(" * 500)


def test_runs_are_sorted_with_those_that_have_nothing_at_the_end():
    names = Names(RUNS)

    assert [run.val_loss for run in in_order(RUNS, names.keys("val_loss"), falling=True)] == [0.2, 0.05, None]
    assert [run.settings[CELL] for run in in_order(RUNS, names.keys("cell"))] == ["GRU", "GRU", "LSTM"]
