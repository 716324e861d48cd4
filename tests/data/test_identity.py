"""Which columns tell sequences apart: by times that repeat or start over, whatever the columns are called."""

from itertools import product

import pandas as pd
import pytest

from workbench.data.identity import identifying_columns, repeats, restarts_evenly
from workbench.data.schema import infer_schema

DAYS = pd.date_range("2024-01-01", periods=20).strftime("%Y-%m-%d").tolist()


def panel(names: dict[str, list[object]], *, by_time: bool = False) -> pd.DataFrame:
    """Twenty days for every combination of names, with a value and a coarse reading that repeats by chance."""
    rows = [
        dict(zip(names, some, strict=True)) | {"date": day, "load": 0.5 + place * 0.37, "state": place % 3}
        for some in product(*names.values())
        for place, day in enumerate(DAYS)
    ]
    frame = pd.DataFrame(rows)
    return frame.sort_values("date", kind="stable") if by_time else frame


def text(frame: pd.DataFrame) -> str:
    return frame.to_csv(index=False)


@pytest.mark.parametrize("by_time", [False, True])
@pytest.mark.parametrize(
    "names",
    [
        {"machine": ["A", "B", "C"]},
        {"store": [12, 7, 30, 4]},
        {"country": ["NA", "DE", "none"]},
        {"subject": [1, 2, 3], "trial": [1, 2]},
        {"region": ["north", "south"], "shop": [1, 2, 3, 4]},
        {"side": ["L", "R"], "subj": [1, 2, 3], "session": [1, 2]},
        {"depth": [0.5, 1.0, 2.5]},
    ],
)
def test_columns_that_name_each_row_once_with_its_time_are_the_identity(table_of, names, by_time):
    table = table_of(text(panel(names, by_time=by_time)))

    assert identifying_columns(table, ("date",)) == tuple(names)


def test_a_single_series_has_no_identity_though_a_state_repeats(table_of):
    table = table_of(text(panel({"machine": ["A"]})))

    assert identifying_columns(table, ("date",)) == ()


def test_series_one_after_the_other_are_told_apart_where_time_starts_over(table_of):
    first, second = panel({"site": ["x"]}), panel({"site": ["y"]}).iloc[:15]
    second["date"] = pd.date_range("2019-03-01", periods=15).strftime("%Y-%m-%d")
    table = table_of(text(pd.concat([first, second])))

    assert identifying_columns(table, ("date",)) == ("site",)


def test_a_few_times_that_come_twice_make_no_sequences(table_of):
    frame = panel({"machine": ["A"]})
    table = table_of(text(pd.concat([frame, frame.iloc[:1]])))

    assert identifying_columns(table, ("date",)) == () and not repeats(table, ("date",))


def test_panels_that_no_column_tells_apart_are_told(table_of):
    table = table_of(text(panel({"machine": ["A", "B"]}).drop(columns="machine")))

    proposal = infer_schema([table])

    assert proposal.layout == "series"
    assert "several series may be mixed" in str(proposal.reasons["layout"])


def test_two_columns_get_the_role_sequence_and_say_why(table_of):
    proposal = infer_schema([table_of(text(panel({"subject": [1, 2, 3], "trial": [1, 2]})))])

    assert [name for name, role in proposal.roles.items() if role == "sequence"] == ["subject", "trial"]
    assert str(proposal.reasons["layout"]) == "Columns subject, trial together tell the sequences apart."


def test_ids_beyond_exact_numbers_keep_their_digits(table_of):
    ids = [2**53 + step for step in (1, 2, 3)]
    table = table_of("unique_id,ds,y\n" + "".join(f"{i},2024-01-{d:02d},{d}\n" for i in ids for d in range(1, 9)))

    assert table.column("unique_id").type == "text"
    assert sorted(table.frame["unique_id"].unique()) == sorted(map(str, ids))


@pytest.mark.parametrize(
    "cells", [["007", "008", "120"], ["1e5", "100000", "2e5"], ["00120", "00121", "00007"], ["01", "1", "10"]]
)
def test_codes_that_numbers_would_change_are_texts(table_of, cells):
    table = table_of("code,x\n" + "".join(f"{cell},{place}.5\n" for place, cell in enumerate(cells * 3)))

    assert table.frame["code"].tolist() == cells * 3


@pytest.mark.parametrize("cells", [["01", "02", "12"], ["0.5", "1e5", "2"], ["9007199254740992", "9007199254742992"]])
def test_months_numbers_and_counters_stay_numbers(table_of, cells):
    table = table_of("n,x\n" + "".join(f"{cell},{place}.5\n" for place, cell in enumerate(cells)))

    assert table.column("n").type == "number"


def test_a_part_of_a_name_may_be_missing(table_of, dataset_of):
    rows = [("", "France"), ("Hubei", "China"), ("Beijing", "China")]
    text = "province,country,date,y\n" + "".join(f"{a},{b},{day},1\n" for a, b in rows for day in DAYS)
    roles = infer_schema([table_of(text)]).roles

    dataset = dataset_of(text, layout="long", roles=roles)

    assert dataset.names_S == ("France", "Hubei/China", "Beijing/China")


def counted(name, cycles, steps=10, first=0):
    rows = [(f"run{run}", first + step, (step * 7 + run) % 11) for run in range(cycles) for step in range(steps)]
    return f"experiment,{name},force\n" + "".join(f"{run},{step},{force}.25\n" for run, step, force in rows)


@pytest.mark.parametrize(("name", "first"), [("cycle", 0), ("Messpunkt", 1), ("t_ms", 100)])
def test_a_column_of_any_name_that_counts_steps_tells_sequences(table_of, name, first):
    proposal = infer_schema([table_of(counted(name, 4, first=first))], targets=["force"])

    assert proposal.roles == {"experiment": "sequence", name: "time", "force": "target"}


@pytest.mark.parametrize(
    ("values", "counts"),
    [
        ([0, 1, 2, 3, 0, 1, 2, 3], True),
        ([0.0, 0.02, 0.04, 0.0, 0.02, 0.04], True),
        ([0, 1, 2, 3, 4, 5, 6, 7], False),
        ([0, 1, 3, 0, 1, 3], False),
        ([0, 0, 1, 1, 0, 0], False),
        ([3, 1, 2, 5, 1, 2], False),
    ],
)
def test_counters_rise_evenly_and_start_again_at_the_same_number(values, counts):
    assert restarts_evenly(pd.Series(values).to_numpy()) is counts


@pytest.mark.parametrize("by_time", [False, True])
def test_lots_that_are_called_like_months_tell_sequences_apart(table_of, by_time):
    table = table_of(text(panel({"lot": ["2023-01", "2023-02", "2023-07"]}, by_time=by_time)))

    assert infer_schema((table,), None, ["load"]).roles | {"state": ""} == {
        **{"lot": "sequence", "date": "time", "load": "target", "state": ""}
    }


def test_places_of_an_outline_are_not_merged_by_their_value(table_of):
    table = table_of(text(panel({"part": ["1.1", "1.10", "1.2"]}, by_time=True)))

    assert identifying_columns(table, ("date",)) == ("part",)
    assert table.frame["part"].nunique() == 3


@pytest.mark.parametrize("cells", [["1.5", "1.50", "2.5"], ["1.5", "1.50", "1.5", "1.5", "2.5", "2.5", "2.5"]])
def test_numbers_that_are_spelled_differently_by_chance_stay_numbers(table_of, cells):
    assert table_of("x\n" + "\n".join(cells)).columns[0].type == "number"


def test_patients_and_not_their_visits_are_the_identity(table_of):
    rows = "".join(
        f"{who},visit_{visit},{DAYS[visit * 2 + who % 2]},{100 + visit}.5\n" for who in range(9) for visit in range(9)
    )
    table = table_of("record,event,date,pressure\n" + rows)

    assert identifying_columns(table, ("date",)) == ("record",)


def test_a_time_that_never_changes_is_not_the_clock(table_of):
    rows = "".join(f"2024-01-01T00:00Z,2024-01-02T{hour:02d}:00Z,{hour}.5\n" for hour in range(24))

    assert infer_schema((table_of("_start,_time,_value\n" + rows),), None, ["_value"]).roles["_time"] == "time"


@pytest.mark.parametrize("year", ["Jahr", "año", "year"])
def test_years_of_any_language_tell_that_groups_are_mixed(table_of, year):
    rows = product(["DE", "AT"], ["m", "w"], ["0-19", "20-64", "65+"], range(1980, 2000))
    lines = [f"{land},{sex},{age},{when},{when % 11}.5" for land, sex, age, when in rows]
    table = table_of(f"Land,sex,age,{year},deaths\n" + "\n".join(lines))

    roles = infer_schema((table,), "forecast", ["deaths"]).roles

    assert [name for name, role in roles.items() if role == "sequence"] == ["Land", "sex", "age"]
    assert roles[year] == "time"


def test_a_row_that_stands_twice_hides_no_identity(table_of):
    lines = text(panel({"device": ["a", "b"]})).splitlines()
    table = table_of("\n".join([*lines[:9], lines[8], *lines[9:]]))

    assert identifying_columns(table, ("date",)) == ("device",)


def test_a_measured_number_that_differs_at_each_time_by_chance_is_no_identity(table_of):
    frame = panel({"store": [1, 2], "item": [1, 2, 3]}, by_time=True)
    frame["sales"] = [17 * place % 101 + place // 6 % 7 for place in range(len(frame))]
    table = table_of(text(frame.drop(columns=["load", "state"])))

    assert identifying_columns(table, ("date",)) == ("store", "item")
