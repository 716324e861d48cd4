import pytest

from workbench.data.schema import infer_schema
from workbench.errors import WorkbenchError

HOURS = "date,HUFL,OT\n" + "".join(f"2016-07-01 {h:02}:00:00,{h},{h * 2}.5\n" for h in range(20))
GESTURES = "sequence_id,t,x,y,label\n" + "".join(
    f"{s},{t},{t}.5,{s}.5,{'ab'[s % 2]}\n" for s in range(6) for t in range(4)
)
LEAVES = "label,t0,t1,t2\n" + "".join(f"{row % 3},{row}.5,2,3\n" for row in range(12))


def test_a_forecast_takes_the_last_number_column_and_ignores_the_others(table_of):
    proposal = infer_schema([table_of(HOURS)])

    assert (proposal.task, proposal.layout) == ("forecast", "series")
    assert proposal.roles == {"date": "time", "HUFL": "ignore", "OT": "target"}
    assert "Make it a feature" in str(proposal.reasons["HUFL"])


def test_targets_asked_for_are_taken(table_of):
    proposal = infer_schema([table_of(HOURS)], "forecast", ["HUFL"])

    assert proposal.roles == {"date": "time", "HUFL": "target", "OT": "ignore"}


def test_the_order_of_several_targets_is_kept(table_of):
    proposal = infer_schema([table_of(HOURS)], "forecast", ["OT", "HUFL"])

    assert proposal.targets == ("OT", "HUFL")


def test_an_id_a_counter_and_a_label_make_the_long_layout(table_of):
    proposal = infer_schema([table_of(GESTURES)])

    assert (proposal.task, proposal.layout) == ("classify", "long")
    assert proposal.roles == {
        "sequence_id": "sequence",
        "t": "time",
        "x": "feature",
        "y": "feature",
        "label": "label",
    }


def test_a_label_beside_many_numbers_makes_the_wide_layout(table_of):
    proposal = infer_schema([table_of(LEAVES)])

    assert (proposal.task, proposal.layout) == ("classify", "wide")
    assert set(proposal.roles.values()) == {"label", "feature"}


def test_an_id_of_each_row_is_ignored(table_of):
    lines = LEAVES.splitlines()
    text = "\n".join([f"id,{lines[0]}", *(f"{n},{line}" for n, line in enumerate(lines[1:]))]) + "\n"

    proposal = infer_schema([table_of(text)])

    assert proposal.layout == "wide" and proposal.roles["id"] == "ignore"


def test_years_are_time(table_of):
    text = "YEAR,spots\n" + "".join(f"{1700 + n},{n % 11}\n" for n in range(30))

    assert infer_schema([table_of(text)]).roles == {"YEAR": "time", "spots": "target"}


def test_a_text_target_means_classes(table_of):
    text = "x,y,mood\n" + "".join(f"{n}.5,{n},{'good' if n % 2 else 'bad'}\n" for n in range(10))

    proposal = infer_schema([table_of(text)], targets=["mood"])

    assert proposal.task == "classify" and proposal.roles["mood"] == "label"


def test_an_unknown_target_names_near_ones(table_of):
    with pytest.raises(WorkbenchError, match=r"no column hufl\. It has HUFL"):
        infer_schema([table_of(HOURS)], "forecast", ["hufl"])


def test_a_table_of_texts_has_nothing_to_forecast(table_of):
    with pytest.raises(WorkbenchError, match="no number column"):
        infer_schema([table_of("a,b\nx,y\nz,w\n")], "forecast")


def test_every_column_has_a_reason(table_of):
    for text in (HOURS, GESTURES, LEAVES):
        proposal = infer_schema([table_of(text)])

        assert set(proposal.roles) <= set(proposal.reasons)
        assert {"layout", "task"} <= set(proposal.reasons)
