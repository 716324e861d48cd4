"""Folders of recordings, files in class folders and plain text on the command line."""

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.cli.conftest import run


@pytest.fixture
def sounds(tmp_path) -> Path:
    folder = tmp_path / "sounds"
    steps = np.arange(800)
    for label, hertz in (("no", 200), ("yes", 400)):
        (folder / label).mkdir(parents=True)
        for index in range(8):
            samples = 0.5 * np.sin(2 * np.pi * (hertz + index) * steps / 8000)
            soundfile.write(str(folder / label / f"{index}.wav"), samples, 8000)
    (folder / "yes" / "bad.wav").write_text("no sound")
    return folder


def test_inspect_tells_what_a_folder_of_recordings_holds(sounds):
    found = json.loads(run("inspect", sounds, "--json").stdout)

    assert (found["task"], found["sequences"], found["sample_rates"]) == ("classify", 16, [8000])
    assert found["classes"] == {"no": 8, "yes": 8}
    assert "bad.wav" in found["problems"][0]["message"]


def test_inspect_lists_what_of_a_folder_is_no_sound_recording_with_reasons(sounds):
    whole = (sounds / "yes" / "0.wav").read_bytes()
    (sounds / "notes.txt").write_text("These are my recordings.")
    (sounds / "yes" / "cut.wav").write_bytes(whole[:900])
    (sounds / "yes" / "empty.wav").write_bytes(b"")
    soundfile.write(str(sounds / "yes" / "nan.wav"), np.full(800, np.nan), 8000, subtype="FLOAT")
    soundfile.write(str(sounds / "yes" / "six.wav"), np.full((800, 6), 0.1), 8000)
    soundfile.write(str(sounds / "yes" / "named.wav"), np.full(800, 0.1), 8000, format="FLAC")

    found = json.loads(run("inspect", sounds, "--json").stdout)

    assert found["classes"] == {"no": 8, "yes": 10} and found["channels"] == [1, 6]
    said = [problem["message"].replace(f"{sounds}/", "") for problem in found["problems"]]
    assert said == [
        "notes.txt is left out: by its ending it is not a recording.",
        "yes/bad.wav is not a recording that can be read: Format not recognised.",
        "yes/cut.wav ends early: it has 900 of 1644 bytes.",
        "yes/empty.wav is empty: it has no bytes.",
        "yes/nan.wav holds samples that are no numbers (NaN or endless).",
    ]


def test_inspect_speaks_of_recordings_to_people_too(sounds):
    reported = run("inspect", sounds).stdout

    assert "no/0" in reported and "0.10 s" in reported and "! " in reported


def test_inspect_counts_the_characters_of_a_text(tmp_path):
    (tmp_path / "a.txt").write_text("Once upon a time.\nThere was, as they say, a king.\nHe died.\n")

    found = json.loads(run("inspect", tmp_path / "a.txt", "--json").stdout)

    assert (found["task"], found["characters"]) == ("next-token", 59)


def test_inspect_tells_of_class_folders(tmp_path):
    for label in ("a", "b"):
        (tmp_path / label).mkdir()
        (tmp_path / label / "1.csv").write_text("t,x\n0,1\n1,2\n2,5\n")

    found = json.loads(run("inspect", tmp_path, "--json").stdout)

    assert (found["task"], found["layout"], found["files"]) == ("classify", "files", 2)
    reported = run("inspect", tmp_path).stdout
    assert "column  type" in reported and "{" not in reported


def test_new_keeps_decoded_recordings_in_the_project(sounds, tmp_path):
    made = run("new", tmp_path / "p", "--data", sounds)

    assert made.exit_code == 0, made.stderr
    assert "16 recordings" in made.stderr and "1 file left out" in made.stderr
    assert len(list((tmp_path / "p" / "cache").glob("*.f32"))) == 1


def test_new_leaves_no_folder_when_recordings_cannot_be_used(tmp_path):
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "a.wav").write_text("no sound")

    failed = run("new", tmp_path / "p", "--data", tmp_path / "s", "--json")

    assert failed.exit_code == 2 and "a.wav is not a recording" in json.loads(failed.stderr)["error"]
    assert not (tmp_path / "p").exists()


def test_settings_tell_labels_and_the_test_part(sounds, tmp_path):
    for file in list(sounds.rglob("*.wav")):
        file.rename(sounds / f"{file.parent.name}+{file.name}")

    made = run(
        "new", tmp_path / "p", "--data", sounds, "--set", "data.labels.pattern={word}+{take}",
        "data.labels.label=word", "data.split.test_where=take<2",
    )  # fmt: skip

    assert made.exit_code == 0, made.stderr
    assert "4 test examples" in made.stderr


STEPS = "when,x,label\n" + "".join(
    f"2020-01-{1 + i // 24:02} {i % 24:02}:00,{i % 10},{'walk' if i // 10 % 2 else 'run'}\n" for i in range(300)
)
VALUES = "id,t,x,age\n" + "".join(f"{s},{t},{s + t},{s * 10}\n" for s in range(30) for t in range(4))
PROSE = "Once upon a time.\nThere was, as they say, a king.\nHe died.\n" * 12


@pytest.mark.parametrize(
    ("name", "content", "task", "options"),
    [
        ("steps.csv", STEPS, "label-steps", ()),
        ("values.csv", VALUES, "regress", ("--target", "age")),
        ("prose.txt", PROSE, "next-token", ()),
    ],
)
def test_every_task_is_proposed_trained_and_judged(tmp_path, name, content, task, options):
    (tmp_path / name).write_text(content)
    settings = ("--set", "training.epochs=1", "training.device=cpu")

    made = run("new", tmp_path / "p", "--data", tmp_path / name, *options, *settings)
    trained = run("train", tmp_path / "p")
    judged = run("evaluate", tmp_path / "p", "--json")

    assert made.exit_code == 0 and f"task {task}" in made.stderr, made.stderr
    assert trained.exit_code == 0, trained.stderr
    assert judged.exit_code == 0 and json.loads(judged.stdout)["examples"] > 0, judged.stderr


def test_recordings_are_trained_and_judged(sounds, tmp_path):
    settings = ("--set", "training.epochs=1", "training.device=cpu")
    made = run("new", tmp_path / "p", "--data", sounds, *settings)
    trained = run("train", tmp_path / "p")
    judged = run("evaluate", tmp_path / "p", "--json")

    assert (made.exit_code, trained.exit_code) == (0, 0), made.stderr + trained.stderr
    others = run("evaluate", tmp_path / "p", "--data", sounds, "--json")
    assert judged.exit_code == 0 and "accuracy" in json.loads(judged.stdout)["metrics"], judged.stderr
    assert json.loads(others.stdout)["examples"] == 16, others.stderr


def test_other_recordings_are_answered(sounds, tmp_path):
    settings = ("--set", "training.epochs=1", "training.device=cpu")
    assert run("new", tmp_path / "p", "--data", sounds, *settings).exit_code == 0
    assert run("train", tmp_path / "p").exit_code == 0

    done = run("predict", tmp_path / "p", "--data", sounds / "no" / "0.wav", "--to", tmp_path / "out.csv")

    assert done.exit_code == 0, done.stderr
    assert (tmp_path / "out.csv").read_text().splitlines()[1].startswith("0,")
