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


def test_the_column_that_ends_before_the_others_is_to_be_forecast(table_of):
    rows = "".join(f"2026-07-01 {h:02}:00,{h * 3 if h < 17 else ''},{h}.5\n" for h in range(20))

    proposal = infer_schema([table_of("time,load,temperature\n" + rows)])

    assert proposal.targets == ("load",)
    assert "other columns go on" in str(proposal.reasons["load"])


def test_a_flag_such_as_a_holiday_is_not_what_one_forecasts(table_of):
    rows = "".join(f"2026-07-01 {h:02}:00,{h * 3},{h % 2}\n" for h in range(20))

    proposal = infer_schema([table_of("time,load,holiday\n" + rows)])

    assert proposal.targets == ("load",)


@pytest.mark.parametrize(
    ("head", "target"),
    [
        ("date,sales,temperature", "sales"),
        ("日期,销量,气温", "销量"),
        ("日期,销量,最高温度(℃)", "销量"),
        ("date,load,MaxTemp_C", "load"),
        ("date,humidity,temperature", "temperature"),
        ("date,station_no,temperature", "temperature"),
        ("date,load,wind_power", "wind_power"),
        ("date,load,oil temperature", "oil temperature"),
    ],
)
def test_weather_is_not_what_one_forecasts_beside_something_else(table_of, head, target):
    rows = "".join(f"2026-07-{day:02},{day * 3},{day}.5\n" for day in range(1, 20))

    assert infer_schema([table_of(f"{head}\n{rows}")], "forecast").targets == (target,)


def test_a_flag_beside_weather_leaves_the_weather_to_be_forecast(table_of):
    rows = "".join(f"2026-07-{day:02},{day % 2},{day}.5\n" for day in range(1, 20))

    assert infer_schema([table_of("date,holiday,temperature\n" + rows)], "forecast").targets == ("temperature",)


def test_a_column_of_flags_alone_is_forecast(table_of):
    proposal = infer_schema([table_of("time,on\n" + "".join(f"2026-07-01 {h:02}:00,{h % 2}\n" for h in range(20)))])

    assert proposal.targets == ("on",)


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


@pytest.mark.parametrize(
    ("name", "first", "role"),
    [("fiscal year", 1990, "time"), ("TIME_PERIOD", 1990, "time"), ("lap time", 90, "ignore")],
)
def test_years_under_a_name_that_speaks_of_them_are_time(table_of, name, first, role):
    text = f"{name},spots\n" + "".join(f"{first + n},{n % 11}\n" for n in range(30))

    assert infer_schema([table_of(text)]).roles[name] == role


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


def steps(label, rows=60):
    return "when,x,label\n" + "".join(f"2020-01-{1 + i // 24:02} {i % 24:02}:00,{i},{label(i)}\n" for i in range(rows))


def test_a_label_that_comes_back_in_runs_is_a_class_per_step(table_of):
    proposal = infer_schema([table_of(steps(lambda i: "walk" if i // 10 % 2 else "run"))])

    assert (proposal.task, proposal.layout) == ("label-steps", "series")
    assert proposal.roles == {"when": "time", "x": "feature", "label": "label"}


def test_a_label_that_changes_within_a_sequence_is_a_class_per_step(table_of):
    text = "id,t,x,label\n" + "".join(f"{i // 5},{i % 5},{i},{'ab'[i % 5 > 2]}\n" for i in range(20))

    assert (infer_schema([table_of(text)]).task, infer_schema([table_of(text)]).layout) == ("label-steps", "long")


def test_a_fault_that_comes_in_runs_is_a_class_per_step(table_of):
    text = "machine,time,x,fault\n" + "".join(
        f"m{m},2026-07-01 00:{t:02},{t},{'jam' if 5 <= t < 12 else 'ok'}\n" for m in range(3) for t in range(20)
    )

    proposal = infer_schema([table_of(text)])

    assert (proposal.task, proposal.targets) == ("label-steps", ("fault",))


def test_a_number_per_sequence_is_a_value_to_answer(table_of):
    text = "id,t,x,age\n" + "".join(f"{i // 5},{i % 5},{i},{i // 5 * 7}\n" for i in range(20))

    proposal = infer_schema([table_of(text)], targets=["age"])

    assert (proposal.task, proposal.layout) == ("regress", "long")
    assert proposal.roles["age"] == "target" and proposal.roles["x"] == "feature"


def test_a_row_with_a_value_is_one_sequence(table_of):
    proposal = infer_schema([table_of("a,b,c,y\n1,2,3,4\n5,6,7,8\n")], "regress")

    assert proposal.layout == "wide" and proposal.targets == ("y",)


def test_the_longest_texts_are_what_is_learned(table_of):
    proposal = infer_schema([table_of("who,said\nann,good morning to you\nben,and to you too\n")], "next-token")

    assert (proposal.layout, proposal.targets) == ("wide", ("said",))


def test_labelled_files_are_one_sequence_each(table_of):
    proposal = infer_schema([table_of("t,x\n0,5\n1,4\n2,6\n")], labelled=True)

    assert (proposal.task, proposal.layout) == ("classify", "files")
    assert proposal.roles == {"t": "time", "x": "feature"}


@pytest.mark.parametrize("name", ["is_anomaly", "activity_id", "SleepStage", "fault code", "cls"])
def test_names_with_a_word_beside_that_of_classes_are_labels(name, table_of):
    rows = "".join(f"2020-01-01 {row // 60:02d}:{row % 60:02d},{row % 7}.5,{row // 40 % 2}\n" for row in range(400))

    proposal = infer_schema([table_of(f"time,x,{name}\n{rows}")])

    assert (proposal.task, proposal.roles[name]) == ("label-steps", "label")


def test_a_column_that_is_seldom_known_is_not_forecast_though_it_ends_early(table_of):
    rows = "".join(f"{row},{row % 9 if row % 10 == 0 else ''},{row % 7}.5\n" for row in range(95))

    assert infer_schema([table_of(f"n,rate,x\n{rows}")]).roles["x"] == "target"


@pytest.mark.parametrize(("columns", "task"), [(3, "label-steps"), (30, "classify")])
def test_a_class_in_runs_without_a_clock_is_of_steps_where_numbers_are_few(columns, task, table_of):
    head = ",".join(f"x{place}" for place in range(columns))
    rows = "".join(
        f"{','.join(f'{row * (place + 3) % 11}.5' for place in range(columns))},{'ab'[row // 20 % 2]}\n"
        for row in range(200)
    )

    assert infer_schema([table_of(f"{head},class\n{rows}")]).task == task


@pytest.mark.parametrize("name", ["category_name", "first class fare", "stage height", "activity level"])
def test_names_with_other_words_are_no_labels(name, table_of):
    rows = "".join(
        f"2020-01-{1 + row // 24:02d} {row % 24:02d}:00,{row % 7}.5,{'ab'[row // 40 % 2]}\n" for row in range(400)
    )

    assert infer_schema([table_of(f"time,x,{name}\n{rows}")]).task == "forecast"
