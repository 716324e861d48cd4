from pathlib import Path

import numpy as np
import pytest
from sounds import tone, write_classes, write_sound

from workbench.data.loading import load_dataset
from workbench.data.proposing import propose_data, readable_data
from workbench.data.spec import LabelsSpec, SourceSpec
from workbench.errors import WorkbenchError
from workbench.progress import finish

PROSE = "Once upon a time.\nThere was, as they say, a king.\nHe died.\n"
SERIES = "t,x\n0,1\n1,2\n2,5\n"


def propose(*paths, **options):
    return finish(propose_data(list(paths), **options))


def test_class_folders_of_recordings_are_classes(tmp_path):
    found = propose(write_classes(tmp_path))

    assert (found.spec.task, found.spec.layout) == ("classify", "files")
    assert found.spec.labels.pattern is None and found.recordings.facts == ("label",)


def test_names_of_recordings_give_a_pattern(tmp_path):
    for label in ("yes", "no"):
        for index in range(4):
            write_sound(tmp_path / f"{label}-{index}.wav", tone(0.1))

    assert propose(tmp_path).spec.labels.pattern == "{label}-{index}"
    assert propose(tmp_path, targets=["index"]).spec.labels.label == "index"


@pytest.mark.parametrize("source", ["", "list.csv"])
def test_a_table_of_recordings_is_found(tmp_path, source):
    rows = []
    for index in range(6):
        write_sound(tmp_path / "wavs" / f"{index}.wav", tone(0.1))
        rows.append(f"wavs/{index}.wav,{'ab'[index % 2]}\n")
    (tmp_path / "list.csv").write_text("path,word\n" + "".join(rows))

    found = propose(tmp_path / source)

    assert found.spec.labels.table == str(tmp_path / "list.csv") and found.spec.labels.label == "word"
    assert len(found.recordings.recordings) == 6 and found.spec.sources[0].path == str(tmp_path)


def test_class_folders_of_tables_are_classes(tmp_path):
    for label in ("a", "b"):
        (tmp_path / label).mkdir()
        for index in range(3):
            (tmp_path / label / f"{index}.csv").write_text("t,x\n0,1\n1,2\n2,5\n")

    found = propose(tmp_path)

    assert (found.spec.task, found.spec.layout) == ("classify", "files") and len(found.tables) == 6


def test_prose_is_to_be_written_on(tmp_path):
    (tmp_path / "a.txt").write_text("Once upon a time.\nThere was, as they say, a king.\nHe died.\n")

    assert propose(tmp_path / "a.txt").spec.task == "next-token"


def test_official_archives_are_proposed(shared_data):
    found = propose(*sorted((shared_data / "ucr" / "GunPoint").glob("*.ts")))

    assert (found.spec.task, found.spec.layout) == ("classify", "wide") and len(found.tables) == 2


def test_of_a_folder_with_the_same_data_in_two_formats_one_is_taken_and_the_other_told(shared_data):
    found = propose(shared_data / "ucr" / "OSULeaf")

    assert [table.path.name for table in found.tables] == ["OSULeaf_TEST.csv", "OSULeaf_TRAIN.csv"]
    assert [str(reason).rpartition("/")[2] for reason in found.left_out] == [
        "OSULeaf_TEST.ts is left out: OSULeaf_TEST.csv holds the same data.",
        "OSULeaf_TRAIN.ts is left out: OSULeaf_TRAIN.csv holds the same data.",
    ]


def test_a_folder_of_texts_is_read_as_one_text_per_file(tmp_path):
    for place in range(3):
        (tmp_path / f"{place}.txt").write_text(
            f"Once upon a time.\nThere was, as they say, a king {place}.\nHe died.\n"
        )
    (tmp_path / "3.txt").write_bytes(b"")

    found = propose(tmp_path, task="next-token")
    dataset = finish(load_dataset(found.spec))

    assert found.spec.layout == "series" and dataset.names_S == ("0", "1", "2")
    assert "3.txt" in str(dataset.notes[0])


def test_a_text_column_of_a_table_is_found(tmp_path):
    (tmp_path / "a.csv").write_text("n,said\n1,hello there\n2,good morning\n")

    assert propose(tmp_path / "a.csv", task="next-token").spec.roles == {"n": "ignore", "said": "target"}


def reasons(found) -> dict[str, str]:
    return {name: str(reason) for name, reason in found.reasons.items()}


def test_why_recordings_are_classified_is_told(tmp_path):
    found = propose(write_classes(tmp_path))

    assert reasons(found) == {
        "task": "They are recordings, so the task is to tell classes apart.",
        "layout": "Each recording is one sequence.",
        "labels": "Each folder is a class.",
    }


def test_a_task_and_a_label_that_are_asked_for_are_taken(tmp_path):
    found = propose(write_classes(tmp_path), task="regress", targets=["folder", "label", "index"])

    assert (found.spec.task, found.spec.labels.label, reasons(found)["task"]) == ("regress", "folder", "As asked.")


def test_a_single_nested_folder_is_no_class(tmp_path):
    for label in ("yes", "no"):
        for index in range(4):
            write_sound(tmp_path / "all" / "clips" / f"{label}-{index}.wav", tone(0.1))

    found = propose(tmp_path)

    assert found.spec.labels.pattern == "{label}-{index}"
    assert reasons(found)["labels"] == "The files are named like {label}-{index}."


def recordings_with_a_table(folder: Path, header: str, *rows: str) -> Path:
    """Two recordings, 0.wav and 1.wav, and a table beside them; what lies beside it is no table of recordings."""
    for index in range(2):
        write_sound(folder / f"{index}.wav", tone(0.1))
    (folder / "a.csv").write_text("")
    (folder / "b.csv").write_text("t,x\n7,8\n8,9\n")
    (folder / "list.csv").write_text("\n".join([header, *rows]) + "\n")
    return folder


@pytest.mark.parametrize("values", [2, 200])
def test_the_label_is_a_column_with_as_many_values_as_classes_may_be(tmp_path, values):
    rows = [f"{i}.wav,same,{i % 3},u{i % 201},c{i % values}" for i in range(402)]
    folder = recordings_with_a_table(tmp_path, "path,one,split,utterance,word", *rows)

    found = propose(folder)

    assert found.spec.labels == LabelsSpec(table=str(folder / "list.csv"), label="word")
    assert reasons(found)["labels"] == "list.csv lists the recordings in column path."


def test_a_column_named_like_a_label_is_preferred(tmp_path):
    folder = recordings_with_a_table(tmp_path, "path,word,Class", "0.wav,a,x", "1.wav,b,y")

    assert propose(folder).spec.labels.label == "Class"


def test_where_no_column_may_be_the_label_its_usual_name_is_taken(tmp_path):
    folder = recordings_with_a_table(tmp_path, "path,split,label", "0.wav,train,x", "1.wav,test,y")
    assert propose(folder).spec.labels.label == "label"
    (folder / "list.csv").write_text("path,split\n0.wav,train\n1.wav,test\n")

    with pytest.raises(WorkbenchError, match=r"label is to be recognised, but .* tell only split"):
        propose(folder)


def test_who_speaks_is_the_class_last_and_what_else_could_be_it_is_told(tmp_path):
    rows = ("0.wav,0,ann,test", "1.wav,1,ann,train", "2.wav,0,bob,test", "3.wav,1,bob,train")
    found = propose(recordings_with_a_table(tmp_path, "path,digit,speaker,split", *rows))

    assert found.spec.labels.label == "digit"
    assert str(found.reasons["labels"]).endswith("taken from column digit; it might also be speaker.")


def test_a_table_and_a_pattern_that_are_given_are_taken(tmp_path):
    folder = recordings_with_a_table(tmp_path, "path,word,Class", "0.wav,a,x", "1.wav,b,y")
    table, pattern = str(folder / "list.csv"), LabelsSpec(pattern="{label}")

    assert propose(folder, labels=LabelsSpec(table=table)).spec.labels.label == "Class"
    assert propose(folder, labels=LabelsSpec(table=table, label="word")).spec.labels.label == "word"
    assert propose(folder, labels=pattern).spec.labels == pattern


@pytest.mark.parametrize(("sounds", "listed"), [(5, True), (4, False)])
def test_a_table_lists_recordings_where_most_of_its_rows_do(tmp_path, sounds, listed):
    rows = [f"{'ab'[index % 2]},{index}.{'wav' if index < sounds else 'xyz'}\n" for index in range(sounds + 1)]
    for index in range(sounds):
        write_sound(tmp_path / f"{index}.wav", tone(0.1))
    (tmp_path / "list.csv").write_text("word,path\n" + "".join(rows))

    found = finish(readable_data([tmp_path / "list.csv"]))

    assert (found.recordings is not None) == listed


def test_recordings_listed_by_their_full_paths_are_found_in_all_their_folders(tmp_path):
    clips = write_classes(tmp_path / "clips", each=60)
    write_sound(clips / "no" / "more" / "60.wav")
    rows = [f"{file},{file.parent.name}\n" for file in sorted(clips.rglob("*.wav"))]
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "list.csv").write_text("path,word\n" + "".join(rows))

    found = propose(tmp_path / "lists" / "list.csv")

    assert [source.path for source in found.spec.sources] == [str(clips / "no"), str(clips / "yes")]
    assert len(found.recordings.recordings) == 121 and not found.recordings.problems


def test_several_tables_that_list_recordings_are_read_as_tables(tmp_path):
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("path,x\n" + "".join(f"{index}.wav,{index % 4}\n" for index in range(8)))

    found = propose(tmp_path / "a.csv", tmp_path / "b.csv", task="forecast", targets=["x"])

    assert found.recordings is None and len(found.tables) == 2


def test_a_table_in_parquet_is_not_asked_for_recordings(tmp_path):
    np.save(tmp_path / "a.npy", np.arange(12.0).reshape(6, 2))

    assert len(propose(tmp_path / "a.npy").tables) == 1


@pytest.mark.parametrize(("texts", "task"), [(19, "forecast"), (20, "next-token")])
def test_files_are_texts_where_the_first_twenty_look_like_sentences(tmp_path, texts, task):
    for index in range(texts):
        (tmp_path / f"{index:02}.txt").write_text(PROSE)
    (tmp_path / "99.txt").write_text(SERIES)

    assert propose(tmp_path).spec.task == task


def test_what_is_no_table_may_be_written_on_where_that_is_asked_for(tmp_path):
    (tmp_path / "a.py").write_text("a = 1\nb = 2\n")
    (tmp_path / "b.txt").write_text(SERIES)

    assert propose(tmp_path, task="next-token").spec.layout == "series"
    (tmp_path / "c.csv").write_text("n,said\n1,hello there\n2,good morning\n")
    assert propose(tmp_path / "a.py", tmp_path / "c.csv", task="next-token").tables != ()
    assert propose(tmp_path / "b.txt", task="forecast").spec.task == "forecast"


def test_why_a_text_is_written_on_is_told(tmp_path):
    (tmp_path / "a.txt").write_text(PROSE)

    assert reasons(propose(tmp_path / "a.txt")) == {
        "task": "The lines look like sentences, so the task is the next character.",
        "layout": "Each file is one text.",
    }


@pytest.mark.parametrize("folders", [("x/y", "x/y"), ("a", ""), ("x", "x")])
def test_tables_of_one_folder_have_no_class(tmp_path, folders):
    for index, folder in enumerate(folders):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / f"{index}.csv").write_text(SERIES)

    assert propose(tmp_path).spec.task == "forecast"


def test_names_of_tables_tell_their_class_where_all_are_named_so(tmp_path):
    for index in range(6):
        (tmp_path / f"{'ab'[index % 2]}-{index}.csv").write_text(SERIES)
    labels = LabelsSpec(pattern="{label}-{index}")
    assert propose(tmp_path, labels=labels).spec.task == "classify"
    (tmp_path / "other.csv").write_text(SERIES)

    assert propose(tmp_path, labels=labels).spec.task == "forecast"


def test_a_table_of_which_nothing_can_be_made_can_be_shown(tmp_path):
    (tmp_path / "a.csv").write_text("x,y\na,b\nc,d\n")
    (tmp_path / "b.csv").write_text("p,q\n1,2\n3,4\n")

    found = finish(readable_data([tmp_path / "a.csv", tmp_path / "b.csv"]))

    assert found.spec.roles == {"x": "ignore", "y": "ignore"} and len(found.tables) == 2


def test_data_of_which_something_can_be_made_is_shown_as_proposed(tmp_path):
    (tmp_path / "a.csv").write_text(SERIES)

    assert finish(readable_data([tmp_path / "a.csv"])).spec == propose(tmp_path / "a.csv").spec


def test_a_recording_that_cannot_be_read_is_not_shown_as_a_table(tmp_path):
    (tmp_path / "a.wav").write_text("x,y\n1,2\n")

    with pytest.raises(WorkbenchError, match=r"^\S+a.wav is not a recording that can be read: Format not"):
        finish(readable_data([tmp_path / "a.wav"]))


def test_a_format_of_months_is_kept_for_later_files_of_few_rows(tmp_path):
    (tmp_path / "a.csv").write_text(
        "Monat,y\n" + "".join(f"{m % 12 + 1:02d}.{2019 + m // 12},{m}.5\n" for m in range(30))
    )

    assert finish(propose_data([tmp_path / "a.csv"])).spec.reading.date_format == "%m.%Y"


def test_a_column_of_a_few_facts_is_not_what_is_forecast(tmp_path):
    path = tmp_path / "scope.csv"
    rows = "".join(f"{row},{row * 7 % 11}.5,{'-0.006' if row < 2 else ''}\n" for row in range(90))
    path.write_text("X,CH1,Start\n" + rows)

    assert finish(propose_data([path])).spec.roles["CH1"] == "target"


@pytest.mark.parametrize("named", [10, 9])
def test_a_table_that_lists_the_others_of_a_folder_tells_their_classes(named, tmp_path):
    (tmp_path / "data").mkdir()
    for place in range(10):
        rows = "".join(f"{step},{step % (3 + place % 2)}.5\n" for step in range(40))
        (tmp_path / "data" / f"{100 + place}.csv").write_text("time,x\n" + rows)
    listed = "".join(f"{100 + place}.csv,{'ab'[place % 2]},{place}\n" for place in range(named))
    (tmp_path / "classes.csv").write_text("file,kind,seconds\n" + listed + "other.csv,a,3\n" * 4)

    proposed = finish(propose_data([tmp_path]))

    assert proposed.spec.task == ("classify" if named == 10 else "forecast")
    assert len(proposed.left_out) == (0 if named == 10 else 1)
    if named == 10:
        assert (proposed.spec.layout, proposed.spec.labels.label) == ("files", "kind")


@pytest.fixture
def listed_sequences(tmp_path):
    """Twelve sequences in one table, and their classes in another."""
    steps = "".join(f"s{name},{step},{(step * (2 + name % 2)) % 7}.5\n" for name in range(12) for step in range(30))
    (tmp_path / "steps.csv").write_text("id,t,x\n" + steps)
    classes = "".join(f"s{name},{name},{'ab'[name % 2]}\n" for name in range(12))
    (tmp_path / "classes.csv").write_text("id,day,kind\n" + classes)
    return tmp_path


@pytest.mark.parametrize("given", [("",), ("steps.csv", "classes.csv"), ("classes.csv", "steps.csv")])
def test_a_table_with_a_row_for_each_sequence_tells_their_classes(given, listed_sequences):
    proposed = finish(propose_data([listed_sequences / name for name in given]))
    dataset = finish(load_dataset(proposed.spec))

    assert (proposed.spec.task, proposed.spec.layout) == ("classify", "long")
    assert (proposed.spec.roles["kind"], proposed.left_out) == ("label", ())
    assert [row[-1] for row in proposed.tables[0].texts[29:31]] == ["a", "b"]
    assert dataset.names_S[:2] == ("s0", "s1") and dataset.labels_S.tolist() == [0, 1] * 6


@pytest.mark.parametrize("instead", ["", "s11,11,b\ns11,11,a\n"])
def test_a_table_that_lacks_a_sequence_or_names_one_twice_does_not(instead, listed_sequences):
    path = listed_sequences / "classes.csv"
    path.write_text(path.read_text().replace("s11,11,b\n", instead))

    assert finish(propose_data([listed_sequences])).spec.task == "forecast"


@pytest.mark.parametrize(("name", "task"), [("shops.csv", "forecast"), ("y_train.csv", "classify")])
def test_facts_of_series_with_dates_are_classes_only_by_the_name_of_their_table(name, task, tmp_path):
    days = [f"2024-{1 + day // 28:02d}-{1 + day % 28:02d}" for day in range(60)]
    sales = "".join(
        f"{day},s{shop},{(place * (3 + shop)) % 11}\n" for shop in range(6) for place, day in enumerate(days)
    )
    (tmp_path / "sales.csv").write_text("date,shop,sold\n" + sales)
    (tmp_path / name).write_text("shop,size\n" + "".join(f"s{shop},{'ab'[shop % 2]}\n" for shop in range(6)))

    assert finish(propose_data([tmp_path])).spec.task == task


def test_other_sequences_need_no_classes(listed_sequences):
    spec = finish(propose_data([listed_sequences])).spec
    classes = finish(load_dataset(spec)).classes
    other = listed_sequences / "new.csv"
    other.write_text("id,t,x\n" + "".join(f"n,{step},{step % 7}.5\n" for step in range(30)))
    asked = spec.model_copy(update={"sources": (SourceSpec(path=str(other)),), "labels": LabelsSpec()})

    assert finish(load_dataset(asked, classes=classes)).labels_S.tolist() == [-1]
