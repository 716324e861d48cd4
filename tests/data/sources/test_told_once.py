"""Values that are told once hold for the rows below them, where something starts over there and nothing else names
the rows."""

import pytest

from tests.cli.conftest import run
from workbench.data.loading import load_dataset
from workbench.data.proposing import propose_data
from workbench.data.spec import ReadingSpec
from workbench.progress import finish
from workbench.proposal import propose_experiment

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@pytest.fixture
def proposed(tmp_path):
    def write_and_propose(header, rows, **options):
        path = tmp_path / "table.csv"
        path.write_text("\n".join([header, *(",".join(map(str, row)) for row in rows)]) + "\n")
        found = finish(propose_data([path], **options))
        return found, finish(load_dataset(found.spec, tables=found.tables))

    return write_and_propose


def panel(names, count=20):
    return [(name if at == 0 else "", 1990 + at, at % 7 + 0.5) for name in names for at in range(count)]


@pytest.mark.parametrize("names", [("France", "Italy", "Spain"), (101, 102, 103), ("007", "12", "1e5")])
def test_sequences_named_in_their_first_row_alone_are_told_apart(names, proposed):
    found, dataset = proposed("place,year,value", panel(names))

    assert dataset.names_S == tuple(map(str, names)) and found.spec.reading.fill_down == ("place",)
    assert "Empty cells of place hold what stands above them" in str(found.tables[0].problems[0].message)


def test_a_column_that_was_renamed_is_filled_down_too(proposed):
    reading = ReadingSpec(names={"place": "land"})

    found, dataset = proposed("place,year,value", panel(("France", "Italy", "Spain")), reading=reading)

    assert dataset.names_S == ("France", "Italy", "Spain") and found.spec.reading.fill_down == ("place",)
    assert "Empty cells of land hold what stands above them" in str(found.tables[0].problems[0].message)


def test_years_beside_their_first_month_alone_make_times(proposed):
    _, dataset = proposed(
        "year,month,value",
        [(2010 + at // 12 if at % 12 == 0 else "", MONTHS[at % 12], at % 7 + 0.5) for at in range(60)],
    )

    assert str(dataset.times_N[-1])[:7] == "2014-12"


def test_days_beside_their_first_hour_alone_make_times(proposed):
    rows = [
        (f"2024-01-{at // 24 + 1:02d}" if at % 24 == 0 else "", f"{at % 24:02d}:00", at % 7 + 0.5) for at in range(96)
    ]

    _, dataset = proposed("date,time,value", rows)

    assert str(dataset.times_N[-1])[:16] == "2024-01-04T23:00"


def test_runs_and_classes_of_merged_cells_are_those_of_all_their_rows(proposed):
    rows = [
        (f"run {run}" if at == 0 else "", at * 0.02, (at * run) % 5 + 0.5, ("walk", "jump")[run % 2] if at == 0 else "")
        for run in range(6)
        for at in range(20)
    ]

    _, dataset = proposed("run,t,force,class", rows, task="classify", targets=["class"])

    assert dataset.sequences == 6 and set(dataset.classes) == {"walk", "jump"}


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("id,year,dose,value", [(name, *row[1:2], row[0], row[2]) for name in "abc" for row in panel([5])]),  # doses
        ("note,year,value", [("odd" if at % 9 == 0 else "", 1990 + at, at % 7 + 0.5) for at in range(40)]),  # remarks
        ("dose,year,value", panel([0.5, 1.5, 2.5])),  # measured
    ],
)
def test_events_remarks_and_measurements_are_told_of_their_row_alone(header, rows, proposed):
    found, _ = proposed(header, rows, targets=["value"])

    assert found.spec.reading.fill_down is None and found.tables[0].frame.isna().any(axis=None)


def test_what_was_filled_down_can_be_taken_back(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("place,year,value\n" + "".join(f"{a},{b},{c}\n" for a, b, c in panel("abc")))

    made = finish(propose_experiment([path], settings=[("data.reading.fill_down", "")]))

    assert made.spec.data.reading.fill_down == () and made.loaded.dataset.sequences == 1


def test_inspect_tells_of_it(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("place,year,value\n" + "".join(f"{a},{b},{c}\n" for a, b, c in panel("abc")))

    assert "Empty cells of place hold what stands above them" in run("inspect", path).stdout
