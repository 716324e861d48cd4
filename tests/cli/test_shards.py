"""From a folder of shards to a model and answers, without a window."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import run
from tests.export.exported_scripts import run_script, unverified
from workbench.runs.project import Project


@pytest.fixture
def shards(series_file: Path, tmp_path: Path) -> Path:
    done = run("convert", series_file, "--shards", tmp_path / "walk", "--megabytes", "0.001")
    assert done.exit_code == 0, done.stderr
    return tmp_path / "walk"


def test_shards_are_learned_from_judged_and_answered_as_the_table_that_they_were(shards, project, tmp_path):
    folder = tmp_path / "project"
    settings = ("training.epochs=3", "data.split.test=24", "training.device=cpu", "data.season=12")
    made = run("new", folder, "--data", shards, "--set", *settings)
    assert made.exit_code == 0, made.stderr
    assert run("train", folder).exit_code == 0

    ours, whole = (Project.open(place).runs()[-1] for place in (folder, project))
    judged = run("evaluate", folder, "--json")

    assert [end.val_loss for end in ours.history] == [end.val_loss for end in whole.history]
    assert json.loads(judged.stdout)["metrics"]
    assert run("predict", folder, "--data", shards, "--to", tmp_path / "out.csv").exit_code == 0


def test_a_changed_shard_stops_a_training_with_one_sentence(shards, tmp_path):
    folder = tmp_path / "project"
    assert run("new", folder, "--data", shards, "--set", "training.epochs=1").exit_code == 0
    file = shards / "shard-00001.npy"
    file.write_bytes(file.read_bytes()[:-1] + b"?")

    done = run("train", folder)

    assert done.exit_code == 2
    assert f"{file} is not the shard that was written" in done.stderr


def test_an_exported_script_says_how_shards_become_what_it_reads(shards, project, tmp_path):
    with unverified():
        assert run("export", project, "--format", "onnx", "--to", tmp_path / "x").exit_code == 0

    for given in (shards, shards / "walk.shards"):
        done = run_script(tmp_path / "x" / "predict_onnx.py", given, tmp_path / "out.csv")
        assert done.returncode != 0
        assert f"workbench convert {given} --to table.csv" in done.stderr
