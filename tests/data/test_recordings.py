import numpy as np
import pytest
from sounds import RATE, tone, write_classes, write_sound

from workbench.data.audit import audit
from workbench.data.loading import facts, load_dataset
from workbench.data.spec import AudioSpec, DataSpec, LabelsSpec, SourceSpec, SplitSpec
from workbench.data.splits import PARTS, make_split
from workbench.data.statistics import fit_statistics
from workbench.errors import WorkbenchError
from workbench.progress import finish


def spec_of(folder, **values):
    return DataSpec(**{"task": "classify", "layout": "files", "sources": (SourceSpec(path=str(folder)),), **values})


@pytest.fixture
def load(tmp_path):
    return lambda spec, cache=tmp_path / "cache", **options: finish(load_dataset(spec, cache=cache, **options))


def test_class_folders_become_classes(tmp_path, load):
    dataset = load(spec_of(write_classes(tmp_path / "s")))

    assert dataset.classes == ("no", "yes") and np.bincount(dataset.labels_S).tolist() == [6, 6]
    assert dataset.sample_rate == RATE and dataset.inputs == ("sound",)
    assert dataset.names_S[:2] == ("no/0", "no/1")
    assert isinstance(dataset.values_NF.base, np.memmap) and not dataset.values_NF.flags.writeable


def test_bad_files_are_told_and_left_out(tmp_path, load):
    write_classes(tmp_path / "s")
    for place in range(5):
        (tmp_path / "s" / "no" / f"bad{place}.wav").write_text("no")

    dataset = load(spec_of(tmp_path / "s"))

    assert dataset.sequences == 12
    assert "bad0.wav" in str(dataset.notes[0]) and "2 more files" in str(dataset.notes[3])


def test_what_is_odd_is_noted(tmp_path, load):
    write_classes(tmp_path / "s", each=2)
    write_sound(tmp_path / "s" / "no" / "other.wav", rate=16000)
    write_sound(tmp_path / "s" / "no" / "still.wav", np.zeros(100, np.float32))
    write_sound(tmp_path / "s" / "no" / "loud.wav", np.clip(tone(loudness=3.0), -1, 1))

    said = " ".join(str(note) for note in load(spec_of(tmp_path / "s")).notes)

    assert "8000, 16000 Hz" in said and "still.wav" in said and "loud.wav" in said


def test_nothing_to_recognise_is_an_error(tmp_path, load):
    write_sound(tmp_path / "a.wav")

    with pytest.raises(WorkbenchError, match="Nothing tells what is to be recognised"):
        load(spec_of(tmp_path))


def test_a_run_needs_no_labels_of_other_recordings(tmp_path, load):
    write_sound(tmp_path / "new.wav")
    spec = spec_of(tmp_path / "new.wav", labels=LabelsSpec(pattern="{label}_{speaker}"))

    dataset = load(spec, classes=("no", "yes"))

    assert dataset.labels_S.tolist() == [-1] and dataset.classes == ("no", "yes")


def test_values_of_recordings_come_from_their_names(tmp_path, load):
    for value in ("1.5", "2.5"):
        write_sound(tmp_path / f"{value} x.wav")

    dataset = load(spec_of(tmp_path, task="regress", labels=LabelsSpec(pattern="{label} {x}")))

    assert dataset.answers_SK.tolist() == [[1.5], [2.5]] and dataset.targets == ("label",)


def test_a_value_that_is_no_number_is_an_error(tmp_path, load):
    with pytest.raises(WorkbenchError, match="'no', which is not a number"):
        load(spec_of(write_classes(tmp_path / "s"), task="regress"))


def test_a_forecast_of_recordings_is_refused(tmp_path, load):
    with pytest.raises(WorkbenchError, match="forecast is not for them"):
        load(spec_of(write_classes(tmp_path / "s"), task="forecast"))


def test_segments_of_a_recording_stay_in_one_part(tmp_path, load):
    for index in range(6):
        write_sound(tmp_path / "s" / "ab"[index % 2] / f"{index}.wav", tone(1.05, hertz=100.0 + index))
    spec = spec_of(tmp_path / "s", audio=AudioSpec(segment_seconds=0.25, overlap=0.5), split=SplitSpec(method="random"))

    dataset = load(spec)
    split = make_split(dataset, spec)

    parts = [split.part(part) for part in PARTS]
    assert all(set(part.lengths_E) == {2000} for part in parts)
    assert sum(len(part) for part in parts) == 6 * 8
    assert sum(len(set(part.sequences_E)) for part in parts) == 6
    assert max(parts[0].starts_E + 2000) <= dataset.offsets_S1[-1]
    assert facts(dataset, split, spec).context == 2000


def test_statistics_of_samples_are_those_of_the_training_part(tmp_path, load):
    spec = spec_of(write_classes(tmp_path / "s"), split=SplitSpec(method="stratified"))
    dataset = load(spec)
    split = make_split(dataset, spec)

    found = fit_statistics(dataset, split)

    train = np.concatenate([dataset.values_NF[start:stop, 0] for start, stop in split.rows["train"]])
    assert found.mean_F[0] == pytest.approx(train.mean(dtype=np.float64), abs=1e-9)
    assert found.std_F[0] == pytest.approx(train.std(dtype=np.float64), rel=1e-6)


def test_fsdd_loads_with_its_official_split(shared_data, load, decoded):
    spec = spec_of(
        shared_data / "fsdd" / "recordings",
        labels=LabelsSpec(pattern="{label}_{speaker}_{index}"),
        split=SplitSpec(method="stratified", test_where="index<5", train=0.8, val=0.2),
    )

    dataset = load(spec, decoded)
    split = make_split(dataset, spec)

    assert dataset.sequences == 2500 and len(dataset.classes) == 10 and dataset.notes == ()
    assert (len(split.train), len(split.val), len(split.test)) == (1800, 450, 250)
    assert any("same speaker" in str(found.sentence) for found in audit(dataset, split, spec))


def test_fsdd_facts_come_from_its_table_too(shared_data, load, decoded):
    folder = shared_data / "fsdd"
    labels = LabelsSpec(table=str(folder / "labels.csv"), label="digit")
    spec = spec_of(folder, labels=labels, split=SplitSpec(method="random", test_where="speaker==george"))

    dataset = load(spec, decoded)
    test = make_split(dataset, spec).test

    assert set(dataset.facts_S) == {"digit", "speaker", "index", "split"}
    assert {dataset.facts_S["speaker"][s] for s in test.sequences_E} == {"george"} and len(test) == 500
