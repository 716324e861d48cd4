"""Names that are no text, would steer a terminal or be a formula: they work, and are shown as harmless signs."""

import csv
import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import run
from workbench.cli.output import tell
from workbench.evaluation.cells import as_cell
from workbench.paths import as_path, as_text
from workbench.runs.project import Project

no_text = pytest.mark.skipif(sys.platform != "linux", reason="names of files are text there")
STEERING = "\x1b[31m\x07\x9b2J\u202e\r"


@pytest.fixture(scope="module", autouse=True)
def asked_here():
    """Here the process that checks an export is one of its own, and has to bear such names."""


@no_text
def test_a_path_that_is_no_utf8_works_from_inspect_to_export(series_file, tmp_path, monkeypatch):
    home = tmp_path / os.fsdecode(b"d\xe9")
    home.mkdir()
    data = shutil.copy(series_file, home / os.fsdecode(b"caf\xe9.csv"))
    project, few = home / "p", ("--set", "training.epochs=1", "data.split.test=24", "training.device=cpu")

    for words in (
        ("inspect", data),
        ("inspect", data, "--json"),
        ("new", project, "--data", data, *few),
        ("train", project),
        ("runs", project),
        ("export", project, "--format", "onnx", "--to", home / "out"),
        ("predict", home / "out", "--data", data, "--to", home / "answers.csv"),
    ):
        done = run(*words)
        assert done.exit_code == 0, (words, done.stderr)

    assert as_path(Project.open(project).spec.data.sources[0].path) == data.absolute()


@no_text
@pytest.mark.parametrize("name", [b"caf\xe9", b"\xff\xfe\x80", "café".encode(), b"\xee\xbe\x80", b"a\xee\xbf\xbf\xe9b"])
def test_every_name_comes_back_from_text_that_is_text(name):
    path = Path(os.fsdecode(name))
    text = as_text(path)

    text.encode()
    assert os.fsencode(as_path(text)) == name


def test_a_name_of_letters_stays_as_it_is(tmp_path):
    assert as_text(tmp_path / "Größe 数据.csv") == str(tmp_path / "Größe 数据.csv")


@pytest.mark.parametrize("json_asked", [(), ("--json",)])
def test_no_sign_that_steers_reaches_a_terminal(tmp_path, json_asked):
    path = tmp_path / "x.csv"
    path.write_text(f'"{STEERING}",v\n' + "".join(f"{t},{t * t % 7}\n" for t in range(30)), newline="")

    done = run("inspect", path, *json_asked)

    assert done.exit_code == 0
    assert not set("\x1b\x07\x9b\u202e\r") & set(done.stdout + done.stderr)


def test_a_name_with_line_ends_stays_in_its_row(tmp_path):
    (tmp_path / "x.csv").write_text('"a\nb",v\n' + "".join(f"{t},{t}\n" for t in range(30)))

    assert "a\\nb" in run("inspect", tmp_path / "x.csv").stdout


def test_json_says_the_same_name_with_its_signs_as_numbers(tmp_path):
    (tmp_path / "x.csv").write_text('"\x9b\u202e",v\n' + "".join(f"{t},{t}\n" for t in range(30)))

    said = run("inspect", tmp_path / "x.csv", "--json").stdout

    assert json.loads(said)["columns"][0]["name"] == "\x9b\u202e"


def test_bytes_that_are_no_text_are_told_as_such(capsys):
    tell("caf\udce9 or caf\uefe9\x1b")

    assert capsys.readouterr().out == "caf\\xe9 or caf\\xe9\\x1b\n"


@pytest.mark.parametrize("text", ["=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1", "=HYPERLINK(1)"])
def test_a_formula_gets_an_apostrophe(text):
    assert as_cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["up", "", "-1.5", "+3", "1=1", -1.5, None, "’=1"])
def test_what_is_no_formula_stays(value):
    assert as_cell(value) == value


def test_a_class_that_looks_like_a_formula_is_none_in_a_table_for_people(tmp_path):
    rows = [f"{s},{t},{1 if s % 2 else -1},{'=1+1' if s % 2 else 'down'}\n" for s in range(40) for t in range(3)]
    (tmp_path / "x.csv").write_text("sequence_id,t,x,label\n" + "".join(rows))
    project, few = tmp_path / "p", ("--set", "training.epochs=1", "training.device=cpu")
    assert run("new", project, "--data", tmp_path / "x.csv", "--task", "classify", *few).exit_code == 0
    assert run("train", project).exit_code == 0

    done = run("predict", project, "--data", tmp_path / "x.csv", "--to", tmp_path / "out.csv")

    assert done.exit_code == 0, done.stderr
    with (tmp_path / "out.csv").open(newline="") as file:
        cells = {cell for row in csv.reader(file) for cell in row}
    assert not any(cell.startswith("=") for cell in cells)
