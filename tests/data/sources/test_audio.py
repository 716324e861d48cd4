import numpy as np
import pytest
from sounds import tone, write_classes, write_sound

from workbench.data.sources.audio import find_recordings
from workbench.data.spec import LabelsSpec
from workbench.errors import WorkbenchError
from workbench.progress import finish


def spoilt(folder):
    """A folder of bad files by the word that their reason must hold."""
    (folder / "yes" / "text.wav").write_text("This is no sound.\n")
    (folder / "yes" / "empty.wav").write_bytes(b"")
    whole = (folder / "yes" / "0.wav").read_bytes()
    (folder / "yes" / "cut.wav").write_bytes(whole[: len(whole) // 2])
    write_sound(folder / "yes" / "silent.wav", np.empty(0, np.float32))
    (folder / "yes" / "notes.txt").write_text("Made in spring.\n")
    return {
        "text.wav": "not a recording that can be read",
        "empty.wav": "has no bytes",
        "cut.wav": "ends early",
        "silent.wav": "no samples",
        "notes.txt": "by its ending",
    }


def test_bad_files_are_problems_with_reasons_and_the_others_stay(tmp_path):
    write_classes(tmp_path)
    reasons = spoilt(tmp_path)

    found = finish(find_recordings([tmp_path], LabelsSpec()))

    assert len(found.recordings) == 12
    said = [str(problem.message) for problem in found.problems]
    assert len(said) == len(reasons)
    assert all(any(file in one and reason in one for one in said) for file, reason in reasons.items())


def test_a_wrong_ending_does_not_hide_a_sound(tmp_path):
    write_sound(tmp_path / "a.wav").rename(tmp_path / "a.mp3")

    assert len(finish(find_recordings([tmp_path], LabelsSpec())).recordings) == 1


def test_only_bad_files_are_an_error(tmp_path):
    (tmp_path / "a.wav").write_text("no")
    (tmp_path / "b.wav").write_bytes(b"")

    (tmp_path / "notes.txt").write_text("no sound")

    with pytest.raises(WorkbenchError, match=r"None of the 3 files .* The first: \S*a\.wav"):
        finish(find_recordings([tmp_path], LabelsSpec()))


def test_facts_and_lengths_are_known_without_decoding(tmp_path):
    write_sound(tmp_path / "yes_ann_2.flac", tone(0.5, rate=16000), rate=16000)
    write_sound(tmp_path / "no_ben_1.wav", np.zeros((4000, 6), np.float32) + 0.1)

    found = finish(find_recordings([tmp_path], LabelsSpec(pattern="{label}_{speaker}_{index}")))

    assert [recording.facts["speaker"] for recording in found.recordings] == ["ben", "ann"]
    assert found.seconds == pytest.approx(1.0)
    assert found.sample_rates == (8000, 16000)
    assert found.facts == ("label", "speaker", "index")


def test_a_file_that_the_pattern_does_not_fit_is_a_problem(tmp_path):
    write_sound(tmp_path / "yes_1.wav")
    write_sound(tmp_path / "other.wav")

    found = finish(find_recordings([tmp_path], LabelsSpec(pattern="{label}_{index}")))

    assert len(found.recordings) == 1 and "not named like" in str(found.problems[0].message)
