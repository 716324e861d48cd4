"""Folders as public sets have them: what a class is, which part a list tells of, and what is no class."""

import numpy as np
import pytest
from sounds import tone, write_sound

from workbench.data.loading import load_dataset
from workbench.data.proposing import propose_data
from workbench.progress import finish

STEPS = "ax,ay\n0,1\n1,2\n2,5\n"
WHO, WHAT, TAKES = ("S01", "S02", "S03"), ("walk", "run"), ("1", "2")


def propose(folder):
    return finish(propose_data([folder]))


def written(folder, layout, text=STEPS, whats=WHAT):
    for who in WHO:
        for what in whats:
            for take in TAKES:
                place = folder / layout.format(who=who, what=what, take=take, number=int(who[1:]))
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(text)
    return folder


@pytest.mark.parametrize(
    ("layout", "whats"),
    [
        ("{what}_{number}/sub_{take}.csv", WHAT),
        ("{who}/{what}_{who}_R{take}.csv", ("D01", "F02")),
        ("{what}_s{number}_t{take}_inertial.csv", ("a1", "a2")),
        ("subjecta{number}-{what}-{take}.csv", WHAT),
        ("{what} 2024-03-0{number} 10-20-0{take}.csv", WHAT),
        ("subject_{number}/session{take}/{what}.csv", WHAT),
    ],
    ids=["MotionSense", "SisFall", "UTD-MHAD", "Muse", "phyphox", "sessions"],
)
def test_tables_are_told_apart_by_what_they_hold(tmp_path, layout, whats):
    found = propose(written(tmp_path, layout, whats=whats))

    assert found.spec.task == "classify"
    assert finish(load_dataset(found.spec)).classes == tuple(sorted(whats))


def test_train_and_test_are_no_classes(tmp_path):
    found = propose(written(tmp_path, "{what}/{who}_{take}.csv", whats=("train", "test")))

    assert found.spec.task == "forecast"


def test_a_column_of_classes_outranks_folders(tmp_path):
    rows = "".join(f"{step},{step % 7},{step // 20 % 2}\n" for step in range(80))
    found = propose(written(tmp_path, "{who}/{what}_{take}.csv", "time,ax,class\n" + rows))

    assert (found.spec.task, found.spec.roles["class"]) == ("label-steps", "label")


def test_a_list_of_the_training_part_tells_nothing_of_the_test_part(tmp_path):
    for part, count in (("train", 12), ("test", 6)):
        rows = "".join(f"{series},{step},{step * series}\n" for series in range(count) for step in range(5))
        (tmp_path / f"X_{part}.csv").write_text("series_id,step,x\n" + rows)
    (tmp_path / "y_train.csv").write_text("series_id,surface\n" + "".join(f"{s},{'ab'[s % 2]}\n" for s in range(12)))

    found = propose(tmp_path)
    dataset = finish(load_dataset(found.spec))

    assert dataset.sequences == 12 and found.spec.split.test_where is None
    assert "X_test.csv is left out: y_train.csv tells of another part." in " ".join(map(str, found.left_out))


def test_files_of_the_test_part_are_not_labelled_by_numbers_of_the_training_part(tmp_path):
    for part in ("train", "test"):
        for number in range(6):
            (tmp_path / part).mkdir(exist_ok=True)
            (tmp_path / part / f"{number}.csv").write_text(STEPS)
    (tmp_path / "train_labels.csv").write_text("id,target\n" + "".join(f"{n},{'ab'[n % 2]}\n" for n in range(6)))

    dataset = finish(load_dataset(propose(tmp_path).spec))

    assert dataset.sequences == 6 and all(name.startswith("train") for name in dataset.names_S)


def sounds(folder, *places):
    for place in places:
        write_sound(folder / place, tone(0.1))
    return folder


@pytest.mark.parametrize("spans", ["", "start,end,"])
def test_a_list_in_a_neighbouring_folder_outranks_folds(tmp_path, spans):
    names = [f"{100 + at}-{at % 2}-0-0" for at in range(8)]
    sounds(tmp_path, *(f"audio/fold{1 + at % 4}/{name}.wav" for at, name in enumerate(names)))
    (tmp_path / "metadata").mkdir()
    within = "100.5,104.5," if spans else ""
    rows = [f"{name}.wav,{within}{1 + at % 4},{'siren' if at % 2 else 'drill'}" for at, name in enumerate(names)]
    (tmp_path / "metadata" / "all.csv").write_text("\n".join([f"slice_file_name,{spans}fold,class", *rows]) + "\n")

    found = propose(tmp_path)

    assert found.spec.labels.label == "class" and len(found.recordings.recordings) == 8


def test_folders_of_noise_are_no_class(tmp_path):
    sounds(tmp_path, *(f"{word}/{at}.wav" for word in ("yes", "no", "_background_noise_") for at in range(3)))

    found = propose(tmp_path)

    assert {recording.facts["label"] for recording in found.recordings.recordings} == {"yes", "no"}
    assert sum("begins with _" in str(problem.message) for problem in found.recordings.problems) == 3


def test_a_folder_of_who_speaks_is_no_class_where_the_name_tells_it_again(tmp_path):
    sounds(tmp_path, *(f"{who:02}/{digit}_{who:02}_{at}.wav" for who in (1, 2) for digit in "456" for at in range(2)))

    dataset = finish(load_dataset(propose(tmp_path).spec))

    assert dataset.classes == ("4", "5", "6")


@pytest.mark.parametrize("name", ["time_s", "Time (s)", "Zeit [s]", "seconds", "timestamp_ms", "elapsed_time"])
def test_a_running_time_may_carry_its_unit(tmp_path, name):
    rows = [f"{step / 50},{np.sin(step):.3f},{np.cos(step):.3f}" for step in range(60)]
    (tmp_path / "a.csv").write_text("\n".join([f"{name},x,y", *rows]) + "\n")

    assert propose(tmp_path / "a.csv").spec.roles[name] == "time"


@pytest.mark.parametrize(
    ("columns", "target"),
    [
        ("open,close,volume", "close"),
        ("Sales,Customers", "Sales"),
        ("date,value,logId", "value"),
        ("level,always", "level"),
        ("income,savings", "savings"),
    ],
)
def test_what_is_forecast_is_a_quantity_and_not_a_mere_companion(tmp_path, columns, target):
    names = columns.split(",")
    cells = [
        ["7" if name == "always" else f"{10 + row * (at + 2) % 97}" for at, name in enumerate(names)]
        for row in range(60)
    ]
    (tmp_path / "a.csv").write_text("\n".join([columns, *(",".join(row) for row in cells)]) + "\n")

    assert [name for name, role in propose(tmp_path / "a.csv").spec.roles.items() if role == "target"] == [target]


def test_a_list_of_measured_values_is_to_be_answered_by_values(tmp_path):
    for at in range(12):
        (tmp_path / f"cut_{at:02}.csv").write_text("force_x,force_y\n0,1\n1,2\n2,5\n")
    rows = "".join(f"cut_{at:02}.csv,{0.05 + at * 0.013:.3f}\n" for at in range(12))
    (tmp_path / "targets.csv").write_text("file,wear_mm\n" + rows)

    found = propose(tmp_path)
    dataset = finish(load_dataset(found.spec))

    assert (found.spec.task, found.spec.layout) == ("regress", "files")
    np.testing.assert_allclose(dataset.answers_SK[:2, 0], [0.05, 0.063], atol=1e-6)


@pytest.mark.parametrize("apart", [True, False])
def test_topics_that_take_turns_are_series_of_their_own(tmp_path, apart):
    topics = ("kitchen", "attic", "cellar")
    rng = np.random.default_rng(0)
    rows = [
        f"2024-05-01 10:{row // 60:02}:{row % 60:02},{topics[row % 3]},{20 + apart * 5 * (row % 3) + rng.normal():.2f}"
        for row in range(300)
    ]
    (tmp_path / "a.csv").write_text("\n".join(["timestamp,topic,payload", *rows]) + "\n")

    found = propose(tmp_path / "a.csv")

    assert (found.spec.roles["topic"] == "sequence") is apart
    assert not apart or "take turns" in str(found.reasons["topic"])


def test_a_test_part_without_answers_is_left_out(tmp_path):
    (tmp_path / "test.csv").write_text("date,ads\n2024-03-01,2\n2024-03-02,3\n2024-03-03,4\n")
    days = "".join(f"2024-01-{day:02},{day % 7 + day},{day % 3}\n" for day in range(1, 31))
    (tmp_path / "train.csv").write_text("date,sales,ads\n" + days)

    found = propose(tmp_path)

    assert found.spec.roles["sales"] == "target" and [each.path for each in found.spec.sources] == [
        str(tmp_path / "train.csv")
    ]
    assert "test.csv is left out: it has no sales" in " ".join(map(str, found.left_out))


def test_rows_are_sequences_where_each_file_holds_one_class(tmp_path):
    for label, rate in enumerate((0.2, 0.5)):
        rows = [[f"{np.sin(rate * step + row):.3f}" for step in range(40)] + [f"{label}.0"] for row in range(20)]
        (tmp_path / f"heart_{'ab'[label]}.csv").write_text("\n".join(",".join(row) for row in rows) + "\n")

    dataset = finish(load_dataset(propose(tmp_path).spec))

    assert dataset.sequences == 40 and dataset.classes == ("0", "1") and dataset.inputs == ("value",)


def test_a_country_and_its_province_tell_series_apart_and_not_where_they_lie(tmp_path):
    header = "Province/State,Country/Region,Lat,Long," + ",".join(f"1/{day}/20" for day in range(1, 31))
    places = (("Hubei", "China", 30.97), ("Hebei", "China", 39.5), ("", "Italy", 41.8), ("", "Chad", 15.4))
    rows = [
        f"{p},{c},{lat},{lat},{','.join(str(day * k) for day in range(30))}" for k, (p, c, lat) in enumerate(places)
    ]
    (tmp_path / "a.csv").write_text("\n".join([header, *rows]) + "\n")

    roles = propose(tmp_path / "a.csv").spec.roles

    assert [name for name, role in roles.items() if role == "sequence"] == ["Province/State", "Country/Region"]


def test_an_index_without_a_heading_is_no_input_and_what_many_files_lack_is_told_once(tmp_path):
    folder = written(tmp_path, "{what}/{who}_{take}.csv", ",ax,ay\n0,0,1\n1,1,2\n2,2,5\n")

    found = propose(folder)
    dataset = finish(load_dataset(found.spec))

    assert found.spec.roles["column_1"] == "ignore" and "only counts the rows" in str(found.reasons["column_1"])
    assert dataset.inputs == ("ax", "ay")
    assert [str(note) for note in dataset.notes] == [
        "S01_1.csv and 11 more files: Column 1 has no name; it is called column_1."
    ]
