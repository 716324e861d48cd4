"""Recordings are cut where a table or a label file says, and the pieces of one stay together."""

import numpy as np
import pytest
import soundfile

from workbench.data.proposing import propose_data
from workbench.data.recordings import recordings_dataset
from workbench.data.sources.audio import find_recordings
from workbench.data.spec import AudioSpec, DataSpec, LabelsSpec, SourceSpec
from workbench.data.splits import propose_split
from workbench.progress import finish

RATE = 1000


@pytest.fixture
def clips(tmp_path):
    """Four recordings of two seconds whose samples count up, so that a piece tells where it was cut."""
    folder = tmp_path / "clips"
    folder.mkdir()
    for place in range(4):
        samples = np.linspace(0, 0.5, 2 * RATE, endpoint=False, dtype=np.float32)
        soundfile.write(folder / f"rec{place}.wav", samples, RATE, subtype="FLOAT")
    return folder


def table(folder, text):
    path = folder.parent / "labels.csv"
    path.write_text(text)
    return LabelsSpec(table=str(path))


def rows(header, spans):
    lines = [f"rec{place}.wav,{a},{b},{'low' if str(b) < '1.6' else 'high'}" for place in range(4) for a, b in spans]
    return "\n".join([header, *lines]) + "\n"


@pytest.mark.parametrize(
    ("header", "spans"),
    [
        ("filename,start,end,label", [(0.5, 1.5), (1.5, 2.0)]),
        ("file,onset (ms),offset (ms),label", [(500, 1500), (1500, 2000)]),
        ("clip,start_s,duration_s,label", [(0.5, 1.0), (1.5, 0.5)]),
        ("name,begin time [s],end time [s],label", [(1.5, 2.0), (0.5, 1.5)]),
        ("path,begin,stop,label", [("0:00.5", "0:01.5"), ("0:01.5", "0:02.0")]),
        ("path,start,end,label", [("0:00:00.5", "0:00:01.5"), ("0:00:01.5", "0:00:02.0")]),
    ],
)
def test_a_table_of_starts_and_ends_cuts_recordings(clips, tmp_path, header, spans):
    spec = DataSpec(task="classify", layout="files", sources=(SourceSpec(path=str(clips)),))
    spec = spec.model_copy(update={"labels": table(clips, rows(header, spans))})

    dataset = finish(recordings_dataset(spec, classes=("low", "high"), cache=tmp_path / "cache"))

    assert dataset.sequences == 8
    assert np.diff(dataset.offsets_S1).tolist() == [1000, 500] * 4
    starts = dataset.values_NF[dataset.offsets_S1[:-1], 0]
    np.testing.assert_allclose(starts, [0.125, 0.375] * 4, atol=1e-6)
    assert dataset.names_S[:2] == ("rec0 0.5-1.5 s", "rec0 1.5-2 s")


def test_overlapping_pieces_have_their_own_samples(clips, tmp_path):
    labels = table(clips, rows("file,start,end,label", [(0.5, 1.5), (0.6, 0.7), (1.0, 2.0)]))
    spec = DataSpec(task="classify", layout="files", sources=(SourceSpec(path=str(clips)),), labels=labels)

    dataset = finish(recordings_dataset(spec, classes=("low", "high"), cache=tmp_path / "cache"))

    np.testing.assert_allclose(dataset.values_NF[dataset.offsets_S1[:3], 0], [0.125, 0.15, 0.25], atol=1e-6)


def test_pieces_of_one_recording_stay_in_one_part(clips, tmp_path):
    labels = table(clips, rows("file,start,end,label", [(0.5, 1.5), (1.5, 2.0)]))
    spec = DataSpec(task="classify", layout="files", sources=(SourceSpec(path=str(clips)),), labels=labels)

    split = propose_split(finish(recordings_dataset(spec, cache=tmp_path / "cache")))

    assert (split.method, split.group) == ("group", "recording")


def test_label_files_of_audacity_cut_the_recordings_beside_them(clips):
    for place in range(4):
        (clips / f"rec{place}.txt").write_text("0.25\t0.75\tyes\n\\\t100.0\t200.0\n1.0\t1.5\tno\n")

    found = finish(find_recordings([clips], LabelsSpec()))

    assert [piece.facts["label"] for piece in found.recordings] == ["yes", "no"] * 4
    assert found.recordings[1].cut == (1.0, 1.5)
    assert found.problems == ()


def test_a_piece_beyond_its_recording_is_shortened_and_told(clips):
    found = finish(find_recordings([clips], table(clips, rows("file,start,end,label", [(1.5, 2.5), (3.0, 4.0)]))))

    assert [piece.cut for piece in found.recordings] == [(1.5, 2.0)] * 4
    assert "ends after 2.0 s, but a piece of it is to end at 2.5 s" in str(found.problems[0].message)
    assert len(found.problems) == 8


def test_silence_is_left_out_of_each_piece(clips, tmp_path):
    quiet = np.zeros(2 * RATE, np.float32)
    quiet[900:1100] = 0.5
    for place in range(4):
        soundfile.write(clips / f"rec{place}.wav", quiet, RATE, subtype="FLOAT")
    labels = table(clips, rows("file,start,end,label", [(0.5, 1.0), (1.0, 2.0)]))
    spec = DataSpec(task="classify", layout="files", sources=(SourceSpec(path=str(clips)),), labels=labels)
    spec = spec.model_copy(update={"audio": AudioSpec(trim_silence=True)})

    dataset = finish(recordings_dataset(spec, cache=tmp_path / "cache"))

    assert np.diff(dataset.offsets_S1).tolist() == [100] * 8


@pytest.mark.parametrize("label", ["event_label", "Class", "species"])
def test_what_is_recognised_is_no_start_and_no_duration(clips, label):
    labels = table(clips, rows(f"clips/file,onset,duration,{label}", [(0.5, 1.0), (1.5, 0.5)]))

    found = finish(propose_data([clips], task="classify", labels=labels))

    assert found.spec.labels.label == label


def test_a_table_may_name_the_folder_of_the_recordings(clips, tmp_path):
    labels = table(clips, rows("file,start,end,label", [(0.5, 1.5)]).replace("rec", "clips/rec"))
    spec = DataSpec(task="classify", layout="files", sources=(SourceSpec(path=str(clips)),), labels=labels)

    dataset = finish(recordings_dataset(spec, classes=("low", "high"), cache=tmp_path / "cache"))

    assert dataset.sequences == 4
