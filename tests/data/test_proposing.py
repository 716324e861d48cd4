import pytest
from sounds import tone, write_classes, write_sound

from workbench.data.loading import load_dataset
from workbench.data.proposing import propose_data
from workbench.progress import finish


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
