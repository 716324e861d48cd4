import subprocess
import sys

import numpy as np
import pytest
from sounds import RATE, tone, write_classes, write_sound

from workbench.data.sources.audio import find_recordings
from workbench.data.sources.audio_cache import KEPT, decode_all
from workbench.data.sources.decode import BLOCK
from workbench.data.spec import AudioSpec, LabelsSpec
from workbench.errors import WorkbenchError
from workbench.progress import finish

HOUR = """
import re, sys
from pathlib import Path
import soundfile, soxr
from workbench.data.audit import audit
from workbench.data.loading import load_dataset
from workbench.data.spec import AudioSpec, DataSpec, LabelsSpec, SourceSpec, SplitSpec
from workbench.data.splits import make_split
from workbench.data.statistics import fit_statistics
from workbench.progress import finish

def peak():
    # Not getrusage: its peak includes the process that started this one.
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024

folder = Path(sys.argv[1])
spec = DataSpec(
    task="classify", layout="files", sources=(SourceSpec(path=str(folder)),), labels=LabelsSpec(pattern="{label}_{i}"),
    audio=AudioSpec(sample_rate=16000, segment_seconds=10.0), split=SplitSpec(method="random", train=1, val=1, test=1),
)
before = peak()
dataset = finish(load_dataset(spec, cache=folder / "cache"))
split = make_split(dataset, spec)
fit_statistics(dataset, split)
audit(dataset, split, spec)
print(len(dataset.values_NF), peak() - before)
"""


def recordings_of(folder):
    return finish(find_recordings([folder], LabelsSpec())).recordings


@pytest.fixture
def recordings(tmp_path):
    return recordings_of(write_classes(tmp_path / "sounds", each=2))


def test_samples_lie_one_recording_after_the_other(recordings, tmp_path):
    found = finish(decode_all(recordings, AudioSpec(), tmp_path))

    steps = [track.steps for track in found.tracks]
    assert steps == [400, 480, 400, 480] and found.sample_rate == RATE
    assert np.allclose(found.samples()[400:880, 0], tone(0.06, hertz=201.0), atol=1e-4)


def test_nothing_is_decoded_twice_until_a_file_changes(recordings, tmp_path):
    first = finish(decode_all(recordings, AudioSpec(), tmp_path))

    assert list(decode_all(recordings, AudioSpec(), tmp_path)) == []
    write_sound(recordings[0].file.path, tone(0.3))
    assert finish(decode_all(recordings_of(tmp_path / "sounds"), AudioSpec(), tmp_path)).path != first.path


def test_a_damaged_cache_is_made_again(recordings, tmp_path):
    first = finish(decode_all(recordings, AudioSpec(), tmp_path))
    first.path.path.write_bytes(first.path.path.read_bytes()[:-4])

    assert finish(decode_all(recordings, AudioSpec(), tmp_path)) == first
    assert len(first.samples()) == 1760


def test_closing_the_work_leaves_nothing_behind(recordings, tmp_path):
    work = decode_all(recordings, AudioSpec(), tmp_path / "cache")
    next(work)
    work.close()

    assert list((tmp_path / "cache").iterdir()) == []


def test_a_recording_that_fails_in_the_middle_leaves_no_samples(tmp_path):
    write_classes(tmp_path / "sounds", each=1)
    samples = tone(20.0)
    samples[-1] = np.nan
    write_sound(tmp_path / "sounds" / "no" / "1.wav", samples, subtype="FLOAT")

    found = finish(decode_all(recordings_of(tmp_path / "sounds"), AudioSpec(), tmp_path))

    assert [track and track.steps for track in found.tracks] == [400, None, 400]
    assert "no numbers" in str(found.failures[1]) and len(found.samples()) == 800


def test_when_all_fail_there_is_an_error_and_no_file(tmp_path):
    samples = np.append(np.zeros(BLOCK, np.float32), np.nan)
    write_sound(tmp_path / "a" / "a.wav", samples, subtype="FLOAT")

    with pytest.raises(WorkbenchError, match=r"a\.wav holds samples that are no numbers"):
        finish(decode_all(recordings_of(tmp_path), AudioSpec(), tmp_path / "cache"))
    assert list((tmp_path / "cache").iterdir()) == []


def test_silence_around_the_sound_is_trimmed(tmp_path):
    quiet = np.zeros(RATE, np.float32)
    write_sound(tmp_path / "a" / "a.wav", np.concatenate([quiet, tone(0.5), quiet]))
    spec = AudioSpec(trim_silence=True)

    found = finish(decode_all(recordings_of(tmp_path), spec, tmp_path / "cache"))

    assert found.tracks[0].steps == pytest.approx(RATE / 2, abs=400)


def test_a_silent_recording_is_not_trimmed_away(tmp_path):
    write_sound(tmp_path / "a" / "a.wav", np.zeros(RATE, np.float32))

    assert finish(decode_all(recordings_of(tmp_path), AudioSpec(trim_silence=True), tmp_path)).tracks[0].steps == RATE


def test_only_the_newest_decoded_files_are_kept(recordings, tmp_path):
    for rate in range(2000, 2000 + KEPT + 3):
        finish(decode_all(recordings, AudioSpec(sample_rate=rate), tmp_path / "cache"))

    assert len(list((tmp_path / "cache").iterdir())) == 2 * KEPT


@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak of memory where Linux tells it")
def test_an_hour_of_recordings_takes_little_memory(tmp_path):
    import soundfile

    minute = np.random.default_rng(0).uniform(-0.5, 0.5, 60 * 32000).astype(np.float32)
    for name in ("a_0", "b_0", "a_1"):
        with soundfile.SoundFile(str(tmp_path / f"{name}.wav"), "w", 32000, 1, "PCM_16") as file:
            for _ in range(20):
                file.write(minute)

    done = subprocess.run(
        [sys.executable, "-c", HOUR, str(tmp_path)], capture_output=True, text=True, check=True, timeout=120
    )

    steps, growth = done.stdout.split()
    assert int(steps) == pytest.approx(3600 * 16000, rel=1e-4)
    assert 0 < float(growth) < 300
