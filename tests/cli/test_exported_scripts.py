"""An exported folder's own scripts answer raw files as `workbench predict` does."""

import csv
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.cli.conftest import run
from tests.export.exported_scripts import run_script, unverified

SETTINGS = ("--set", "training.epochs=2", "training.device=cpu")
CUT = ("data.audio.trim_silence=true", "data.audio.segment_seconds=0.4", "data.audio.overlap=0.3")


@pytest.fixture(scope="module", autouse=True)
def unasked():
    with unverified():
        yield


def exported(folder: Path, *arguments: object) -> Path:
    """The bundle of a project, trained a little, in folder/x."""
    for command in (
        ("new", folder, "--data", *arguments),
        ("train", folder),
        ("export", folder, "--format", "bundle", "--to", folder / "x"),
    ):
        done = run(*command)
        assert done.exit_code == 0, done.stderr
    return folder


def by_app(folder: Path, data: Path) -> dict[str, list[str]]:
    done = run("predict", folder, "--data", data, "--to", data / "app.csv")
    assert done.exit_code == 0, done.stderr
    with (data / "app.csv").open(encoding="utf-8", newline="") as file:
        return {row[0]: row[1:] for row in list(csv.reader(file))[1:]}


def by_script(project: Path, script: str, data: Path, *options: str) -> list[list[str]]:
    done = run_script(project / "x" / script, data, project / "out.csv", *options)
    assert done.returncode == 0, done.stderr
    with (project / "out.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def assert_heard_alike(project: Path, sounds: Path) -> None:
    ours, read_back = by_app(project, sounds), by_app(project / "x", sounds)
    scripts = [by_script(project, script, sounds) for script in ("predict_onnx.py", "predict.py")]
    for theirs in (read_back, *({name.removesuffix(".wav"): rest for name, *rest in rows} for rows in scripts)):
        assert theirs.keys() == ours.keys()
        for name, (label, *shares) in theirs.items():
            assert label == ours[name][0], name
            np.testing.assert_allclose(
                np.array(shares, float), np.array(ours[name][1:], float), atol=1e-4, err_msg=name
            )


@pytest.fixture(scope="session")
def spoken(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that learned to tell a few spoken digits apart."""
    folder = tmp_path_factory.mktemp("spoken")
    clips = [
        shared_data / f"fsdd/recordings/{d}_{who}_{i}.wav"
        for d in (1, 6)
        for who in ("george", "lucas")
        for i in range(8)
    ]
    if not all(clip.is_file() for clip in clips):
        pytest.skip("needs the free spoken digits in the shared data")
    pattern = "data.labels.pattern={label}_{speaker}_{index}"
    return exported(folder / "p", *clips, *SETTINGS, pattern)


def test_scripts_hear_digits_of_any_length_rate_and_channels_as_the_app_does(spoken, shared_data, tmp_path):
    clips = [
        soundfile.read(shared_data / f"fsdd/recordings/{d}_george_{20 + d}.wav", dtype="int16")[0] for d in range(10)
    ]
    long = np.concatenate(clips)
    for seconds in (0.2, 1.0, 3.0):
        soundfile.write(tmp_path / f"{seconds} s.wav", long[: round(seconds * 8000)], 8000)
    soundfile.write(tmp_path / "fast.wav", long[:20_000], 16_000)
    soundfile.write(tmp_path / "both.wav", np.stack([long[:8000], long[8000:16_000]], axis=1), 8000)

    assert_heard_alike(spoken, tmp_path)


@pytest.fixture(scope="session")
def tones(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of tones between silences, heard in pieces."""
    folder = tmp_path_factory.mktemp("tones")
    rng = np.random.default_rng(0)
    for label, hertz in (("high", 900), ("low", 200)):
        (folder / "s" / label).mkdir(parents=True)
        for index in range(10):
            tone = 0.5 * np.sin(2 * np.pi * (hertz + 5 * index) * np.arange(4000 + 500 * index) / 8000)
            quiet = 0.001 * rng.standard_normal(1500)
            soundfile.write(folder / "s" / label / f"{index}.wav", np.concatenate([quiet, tone, quiet]), 8000)
    return exported(folder / "p", folder / "s", *SETTINGS, *CUT)


def test_scripts_trim_and_cut_recordings_of_every_format_as_the_app_does(tones, tmp_path):
    noise = np.random.default_rng(1).standard_normal(9000) * np.repeat([0.001, 0.2, 0.002], 3000)
    for subtype in ("PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE"):
        for name, stop in (("long", 9000), ("short", 4000)):
            soundfile.write(tmp_path / f"{name}_{subtype}.wav", noise[:stop], 8000, subtype=subtype)

    assert_heard_alike(tones, tmp_path)


def test_scripts_leave_out_what_is_no_sound_and_say_why(tones, tmp_path):
    soundfile.write(tmp_path / "good.wav", np.ones(4000) / 2, 8000)
    soundfile.write(tmp_path / "nan.wav", np.full(100, np.nan), 8000, subtype="FLOAT")
    (tmp_path / "cut.wav").write_bytes((tmp_path / "good.wav").read_bytes()[:900])
    (tmp_path / "text.wav").write_text("no sound")
    (tmp_path / "empty.wav").write_bytes(b"")

    command = [sys.executable, tones / "x" / "predict_onnx.py", tmp_path, "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert [line.partition(",")[0] for line in done.stdout.splitlines()[1:]] == ["good"]
    said = [
        "cut.wav ends early: it has 900 of 8044 bytes.",
        "empty.wav is empty: it has no bytes.",
        "nan.wav holds samples that are no numbers (NaN or endless).",
        "text.wav is not a recording that can be read: Format not recognised.",
    ]
    assert [line.rpartition("/")[2] for line in done.stderr.splitlines()] == said


def test_without_soxr_another_rate_is_refused_in_a_sentence(tones, tmp_path, monkeypatch):
    soundfile.write(tmp_path / "fast.wav", np.ones(4000) / 2, 44_100)
    monkeypatch.setitem(sys.modules, "soxr", None)

    done = run_script(tones / "x" / "predict.py", tmp_path / "fast.wav", tmp_path / "out.csv")

    assert done.returncode == 2
    assert "fast.wav has 44100 samples a second, the model hears 8000." in done.stderr


@pytest.mark.parametrize(
    ("ending", "said"),
    [
        (".flac", " is no plain WAV file, the only kind that is read here without soundfile. Convert it to one, or"),
        (".txt", " is not a recording that can be read: Format not recognised."),
    ],
)
def test_without_soundfile_a_sentence_says_what_to_do_about_other_sounds(ending, said, tones, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "soundfile", None)
    path = tmp_path / f"a{ending}"
    path.write_bytes(b"fLaC and so on" if ending == ".flac" else b"text")

    done = run_script(tones / "x" / "predict.py", path, tmp_path / "out.csv")

    assert done.returncode == 2 and done.stderr.startswith(f"{path}{said}")


def series(rows: int, *, known: int, gaps: tuple[int, ...] = ()) -> str:
    noise = np.random.default_rng(0).standard_normal(rows) * 0.1
    lines = [
        f"{t},{'' if t >= known or t in gaps else round(10 + 3 * (t % 7 == 0) + noise[t], 4)},{int(t % 7 == 0)}\n"
        for t in range(rows)
    ]
    return "t,load,holiday\n" + "".join(lines)


@pytest.mark.parametrize("policy", ["interpolate", "forward_fill", "mask"])
def test_scripts_look_ahead_and_fill_gaps_as_the_app_does(policy, tmp_path):
    (tmp_path / "load.csv").write_text(series(200, known=200, gaps=(20, 21, 60)))
    (tmp_path / "new.csv").write_text(series(60, known=54, gaps=(0, 40, 41, 53)))
    roles = (f"data.roles.{name}={role}" for name, role in (("t", "time"), ("load", "target"), ("holiday", "known")))
    project = exported(
        tmp_path / "p", tmp_path / "load.csv", "--task", "forecast", "--target", "load", *SETTINGS, *roles,
        f"data.missing={policy}", "data.window.context=14", "data.window.horizon=6",
    )  # fmt: skip

    done = run("predict", project, "--data", tmp_path / "new.csv", "--to", tmp_path / "app.csv")
    assert done.exit_code == 0, done.stderr
    ours = [line.split(",")[-1] for line in (tmp_path / "app.csv").read_text().splitlines()[1:]]

    for script in ("predict_onnx.py", "predict.py"):
        theirs = [row[-1] for row in by_script(project, script, tmp_path / "new.csv")]
        np.testing.assert_allclose(np.array(theirs, float), np.array(ours, float), rtol=1e-4)


def test_scripts_tell_the_sequences_of_a_table_apart_as_the_app_does(tmp_path):
    rows = [f"{station},{t},{5 + t % (7 + place)}\n" for place, station in enumerate("abc") for t in range(60)]
    (tmp_path / "many.csv").write_text("station,t,level\n" + "".join(rows))
    roles = (f"data.roles.{name}={role}" for name, role in (("station", "sequence"), ("t", "time")))
    project = exported(
        tmp_path / "p", tmp_path / "many.csv", "--task", "forecast", "--target", "level", *SETTINGS, *roles,
        "data.layout=long", "data.window.context=14", "data.window.horizon=3",
    )  # fmt: skip

    done = run("predict", project, "--data", tmp_path / "many.csv", "--to", tmp_path / "app.csv")
    assert done.exit_code == 0, done.stderr
    ours = [line.split(",") for line in (tmp_path / "app.csv").read_text().splitlines()[1:]]
    read_back = run("predict", project / "x", "--data", tmp_path / "many.csv", "--to", tmp_path / "back.csv")
    assert read_back.exit_code == 0, read_back.stderr
    back = [line.split(",") for line in (tmp_path / "back.csv").read_text().splitlines()[1:]]

    assert len(ours) == len(back) == 3 * 3
    for script in ("predict_onnx.py", "predict.py"):
        theirs = by_script(project, script, tmp_path / "many.csv")
        assert [row[0] for row in theirs] == [name for name in "abc" for _ in range(3)]
        for rows in (theirs, back):
            np.testing.assert_allclose([float(row[-1]) for row in rows], [float(row[-1]) for row in ours], rtol=1e-4)

    again = [sys.executable, project / "x" / "predict_onnx.py", tmp_path / "many.csv", tmp_path / "many.csv"]
    refused = subprocess.run(again, capture_output=True, text=True, check=False)
    assert refused.returncode == 2 and "overwrite itself" in refused.stderr

    (tmp_path / "one.csv").write_text("t,level\n" + "".join(f"{t},{5 + t % 7}\n" for t in range(60)))
    assert len(by_script(project, "predict_onnx.py", tmp_path / "one.csv")) == 3


def test_scripts_label_a_long_series_in_pieces_as_the_app_does(tmp_path):
    rows = [f"{t},{t % 10},{'walk' if t // 10 % 2 else 'run'}\n" for t in range(300)]
    (tmp_path / "steps.csv").write_text("t,x,label\n" + "".join(rows))
    project = exported(tmp_path / "p", tmp_path / "steps.csv", "--task", "label-steps", *SETTINGS)

    done = run("predict", project, "--data", tmp_path / "steps.csv", "--to", tmp_path / "app.csv")
    assert done.exit_code == 0, done.stderr
    ours = [line.split(",")[-1] for line in (tmp_path / "app.csv").read_text().splitlines()[1:]]

    for script in ("predict_onnx.py", "predict.py"):
        theirs = [row[-1] for row in by_script(project, script, tmp_path / "steps.csv")]
        np.testing.assert_allclose(np.array(theirs, float), np.array(ours, float), atol=1e-4)


def test_scripts_forecast_a_meter_on_its_high_level_as_the_app_does(tmp_path):
    (tmp_path / "data").mkdir()
    readings = (4_123_456_789.25 + 0.4 * t + 0.3 * np.sin(t * np.pi / 12) for t in range(240))
    lines = "".join(f"{t},{reading:.2f}\n" for t, reading in enumerate(readings))
    (tmp_path / "data" / "meter.csv").write_text("t,kwh\n" + lines)
    project = exported(tmp_path / "p", tmp_path / "data" / "meter.csv", *SETTINGS, "data.window.context=24")
    answers = []
    for folder in (project, project / "x"):
        assert run("predict", folder, "--data", tmp_path / "data/meter.csv", "--to", tmp_path / "o.csv").exit_code == 0
        answers.append(np.loadtxt(tmp_path / "o.csv", delimiter=",", skiprows=1, usecols=-1))

    for script in ("predict_onnx.py", "predict.py"):
        rows = by_script(project, script, tmp_path / "data" / "meter.csv")
        answers.append(np.array([row[-1] for row in rows], float))

    assert (abs(answers[0] - 4_123_456_885.25) < 50).all()
    for other in answers[1:]:
        np.testing.assert_allclose(other, answers[0], rtol=0, atol=1e-3)
