"""The generated scripts are tidy, need only what they say, read tables as the workbench does, and answer alike."""

import ast
import contextlib
import csv
import subprocess
import sys
import wave
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import torch
from export_cases import CONTEXT, OTHERS, build, exportable

from tests.export.exported_scripts import run_script
from workbench.data.recipe import Recipe
from workbench.export import bundle
from workbench.export.preparation import Preparation
from workbench.models.spec import HeadSpec, RecurrentSpec


def test_generated_source_is_tidy(tmp_path):
    for name, case in OTHERS.items():
        (tmp_path / name).mkdir()
        preparation = Preparation(columns=tuple(f"step {t}" for t in range(40)))
        bundle._write(exportable(case(), preparation=preparation), "bundle", tmp_path / name)
    distinct = {path.read_text(encoding="utf-8"): path for path in sorted(tmp_path.rglob("*.py"))}

    for command in (["check"], ["format", "--diff"]):
        options = ["--isolated", "--line-length=120", *distinct.values()]
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, *options],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout
    assert len(distinct) > len(OTHERS)
    for text, script in distinct.items():
        assert set(Counter(name for name, _ in named_in(text)).values()) == {1}, script


def named_in(text):
    """What a script gives a name to, and what that is; its parts come from modules that know nothing of each other."""
    found = set()
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add((node.name, ast.unparse(node)))
        for target in getattr(node, "targets", ()):
            found.add((ast.unparse(target), ast.unparse(node)))
    return found


@pytest.mark.parametrize(
    ("script", "strangers"),
    [("predict_onnx", "torch onnx workbench pandas"), ("predict", "safetensors onnxruntime workbench pandas")],
)
def test_script_imports_only_what_it_says(script, strangers, forecaster, tmp_path):
    bundle._write(exportable(forecaster), "bundle", tmp_path)
    code = (
        f"import sys; sys.path.insert(0, '.'); import {script}; print(*(set(sys.modules) & {set(strangers.split())}))"
    )

    done = subprocess.run([sys.executable, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == ""


def answered(folder, script, table, *options):
    rows = "\n".join(",".join(map(str, row)) for row in table)
    (folder / "in.csv").write_text(rows + "\n", encoding="utf-8")
    with contextlib.chdir(folder):
        done = run_script(Path(script), "in.csv", "out.csv", *options)
    if done.returncode:
        return done.returncode, done.stderr.strip()
    with (folder / "out.csv").open(encoding="utf-8", newline="") as file:
        return 0, list(csv.reader(file))


@pytest.mark.parametrize(("kind", "script"), [("onnx", "predict_onnx.py"), ("torch", "predict.py")])
def test_script_forecasts_from_every_window(kind, script, forecaster, tmp_path):
    bundle._write(exportable(forecaster), kind, tmp_path)
    x_BTF, lengths_B = forecaster.inputs(1, CONTEXT + 1)
    table = [["when", '"wind, m/s"', "load", "pressure"]]
    table += [[t, wind, load, pressure] for t, (load, pressure, wind) in enumerate(x_BTF[0].tolist())]

    status, rows = answered(tmp_path, script, table, "--all")

    assert status == 0
    assert rows[0] == ["sequence", "after_line", "step", "load", "pressure"]
    assert [row[1] for row in rows[1:]] == [str(CONTEXT + 1)] * 5 + [str(CONTEXT + 2)] * 5
    answer = forecaster.answer(x_BTF[:, 1:], lengths_B - 1)[0]
    np.testing.assert_allclose([[float(cell) for cell in row[3:]] for row in rows[6:]], answer, rtol=1e-4)


@pytest.mark.parametrize(("kind", "script"), [("onnx", "predict_onnx.py"), ("torch", "predict.py")])
def test_script_classifies_each_sequence(kind, script, classifier, tmp_path):
    bundle._write(exportable(classifier), kind, tmp_path)
    x_BTF, lengths_B = classifier.inputs(2, 5)
    lengths_B[1] = 3
    table = [["id", "load", "pressure", '"wind, m/s"']]
    table += [[f"s{b}", *x_BTF[b, t].tolist()] for b in range(2) for t in range(lengths_B[b])]

    status, rows = answered(tmp_path, script, table, "--sequence", "id")

    assert status == 0
    assert [row[0] for row in rows] == ["sequence", "s0", "s1"]
    answer = classifier.answer(x_BTF, lengths_B)
    np.testing.assert_allclose([[float(cell) for cell in row[2:]] for row in rows[1:]], answer, atol=1e-5)
    assert [row[1] for row in rows[1:]] == [classifier.facts.classes[i] for i in answer.argmax(1)]


@pytest.mark.parametrize(("kind", "script"), [("onnx", "predict_onnx.py"), ("torch", "predict.py")])
def test_script_tells_sequences_apart_by_two_columns_together(kind, script, classifier, tmp_path):
    names = Preparation(sequence=("subject", "trial"))
    bundle._write(exportable(classifier, preparation=names), kind, tmp_path)
    steps = [["a ", 1], ["a ", 2], ["b", 1]] * 4
    table = [["trial", "load", "pressure", '"wind, m/s"', "subject"]]
    table += [[trial, place, 1, 2, subject] for place, (subject, trial) in enumerate(steps)]

    status, rows = answered(tmp_path, script, table)

    assert status == 0
    assert [row[0] for row in rows] == ["sequence", "a/1", "a/2", "b/1"]


def test_script_reads_a_sequence_per_row_of_a_wide_table(tmp_path):
    built = build("classify", head=HeadSpec(kind="naive"), inputs=("value",))
    bundle._write(exportable(built, preparation=Preparation(columns=("t1", "t2", "t3"))), "onnx", tmp_path)

    status, rows = answered(tmp_path, "predict_onnx.py", [["t1", "t2", "t3"], [1, 2, 3], [1, 2, ""]])

    assert status == 0
    assert [row[:2] for row in rows[1:]] == [["row 2", 'so "so"'], ["row 3", 'so "so"']]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ([["load", "pressure"], [1, 2]], "in.csv has no column wind, m/s. It has load, pressure."),
        (
            [["load", "pressure", '"wind, m/s"'], [1, "x", 2]],
            "in.csv: row 2 of column pressure holds 'x', which is not a number. Correct it in the file, or give the "
            "column another role, such as category.",
        ),
        (
            [["load", "pressure", '"wind, m/s"'], [1, "", 2]],
            "in.csv: row 2 of column pressure holds no value. Fill it in, or choose how missing values are filled.",
        ),
        (
            [["load", "pressure", '"wind, m/s"'], [1, 2, 3]],
            "in has 1 step, but the model looks back over 12. Give it a longer series.",
        ),
    ],
)
def test_script_says_in_a_sentence_what_is_wrong(table, message, forecaster, tmp_path):
    bundle._write(exportable(forecaster), "onnx", tmp_path)

    assert answered(tmp_path, "predict_onnx.py", table) == (2, message)


@pytest.mark.parametrize(
    ("option", "mark", "reported"),
    [
        ("--delimiter", "ab", "--delimiter wants one character"),
        ("--decimal", "", "--decimal wants a point or a comma"),
        ("--delimiter", "\\t", "in.csv has no column load"),
    ],
)
def test_script_takes_marks_of_one_character_or_the_tab_by_name(option, mark, reported, forecaster, tmp_path):
    bundle._write(exportable(forecaster), "onnx", tmp_path)

    status, message = answered(tmp_path, "predict_onnx.py", [["load", "pressure"], [1, 2]], option, mark)

    assert status == 2
    assert reported in message


def test_script_names_a_file_that_is_missing(forecaster, tmp_path):
    bundle._write(exportable(forecaster), "onnx", tmp_path)
    command = [sys.executable, "predict_onnx.py", "nosuch.csv", "out.csv"]

    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (2, "nosuch.csv cannot be used: No such file or directory.\n")


def test_script_says_which_encoding_it_reads(forecaster, tmp_path):
    bundle._write(exportable(forecaster), "onnx", tmp_path)
    (tmp_path / "in.csv").write_bytes("Höhe\n1\n".encode("latin-1"))

    command = [sys.executable, "predict_onnx.py", "in.csv", "out.csv"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (2, "in.csv is not text in utf-8; name its encoding or save it so.\n")


FORMS = {
    "german": (
        Recipe(encoding="cp1252", delimiter=";", decimals={"load": ",", "pressure": ","}, skip_rows=2),
        "Messung Süd\n\nload;pressure;wind, m/s\n1,5;2.593;0.25\n",
    ),
    "units": (
        Recipe(units={"load": "kg", "pressure": "%"}),
        'load,pressure,"wind, m/s"\n1.5 kg,2593%,0.25\n',
    ),
    "units of one kind": (
        Recipe(units={"load": "m", "pressure": "1"}),
        'load,pressure,"wind, m/s"\n150 cm,2.593K,0.25 ± 0.1\n',
    ),
    "a row of units": (Recipe(header_rows=2), 'load,pressure,"wind, m/s"\nkg,%,\n1.5,2593,0.25\n'),
    "two header rows": (Recipe(header_rows=2), 'load,pressure,wind\n,,", m/s"\n1.5,"2,593",0.25\n'),
    "utf-16": (Recipe(encoding="utf-16", delimiter="\t"), "load\tpressure\twind, m/s\n1.5\t2’593\t0.25\n"),
}


@pytest.mark.parametrize("form", FORMS)
def test_script_reads_a_file_as_the_one_that_was_trained_on(form, tmp_path):
    recipe, text = FORMS[form]
    names = ("load", "pressure", "wind , m/s" if form == "two header rows" else "wind, m/s")
    built = build("classify", RecurrentSpec(units=4), inputs=names)
    bundle._write(exportable(built, preparation=Preparation(recipe=recipe)), "bundle", tmp_path)
    (tmp_path / "in.csv").write_bytes(text.encode(recipe.encoding))
    answer = built.answer(torch.tensor([[[1.5, 2593.0, 0.25]]]), torch.tensor([1]))[0]

    for script in ("predict_onnx.py", "predict.py"):
        done = run_script(tmp_path / script, tmp_path / "in.csv", tmp_path / "out.csv")
        assert done.stderr == ""
        with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
            row = list(csv.reader(file))[1]
        np.testing.assert_allclose([float(cell) for cell in row[2:]], answer, atol=1e-5)


def test_script_names_columns_as_the_workbench_does(tmp_path):
    built = build("classify", head=HeadSpec(kind="naive"), inputs=("x", "x_2", "column_3"))
    bundle._write(exportable(built), "onnx", tmp_path)

    status, rows = answered(tmp_path, "predict_onnx.py", [["x", "x", ""], [1, 2, 3]])

    assert (status, rows[1][1]) == (0, 'so "so"')


def test_script_answers_values_of_a_sequence(tmp_path):
    built = OTHERS["regress"]()
    bundle._write(exportable(built), "bundle", tmp_path)
    x_BTF, lengths_B = built.inputs(1, 5)
    table = [["load", "pressure", '"wind, m/s"'], *x_BTF[0].tolist()]

    for script in ("predict.py", "predict_onnx.py"):
        status, rows = answered(tmp_path, script, table)

        assert (status, rows[0]) == (0, ["sequence", "load", "pressure"])
        np.testing.assert_allclose([float(cell) for cell in rows[1][1:]], built.answer(x_BTF, lengths_B)[0], rtol=1e-4)


def test_script_labels_every_step(tmp_path):
    built = OTHERS["label-steps"]()
    bundle._write(exportable(built), "onnx", tmp_path)
    x_BTF, lengths_B = built.inputs(1, 5)

    status, rows = answered(tmp_path, "predict_onnx.py", [["load", "pressure", '"wind, m/s"'], *x_BTF[0].tolist()])

    assert (status, [row[1] for row in rows]) == (0, ["line", "2", "3", "4", "5", "6"])
    labels = built.answer(x_BTF, lengths_B)[0].argmax(1).tolist()
    assert [row[2] for row in rows[1:]] == [built.facts.classes[label] for label in labels]


def write_sound(path, samples, rate):
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.asarray(samples, "<i2").tobytes())


@pytest.mark.parametrize(("kind", "script"), [("onnx", "predict_onnx.py"), ("torch", "predict.py")])
def test_script_hears_a_folder_of_sounds(kind, script, tmp_path):
    built = OTHERS["sound-channel"]()
    bundle._write(exportable(built), kind, tmp_path)
    (tmp_path / "sounds").mkdir()
    samples = np.arange(-300, 300, 7)
    write_sound(tmp_path / "sounds" / "a.wav", samples, 8000)
    write_sound(tmp_path / "sounds" / "b.wav", samples[:40], 8000)

    command = [sys.executable, script, "sounds", "out.csv"]
    subprocess.run(command, cwd=tmp_path, check=True)

    rows = list(csv.reader((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()))
    x_BTF = torch.tensor(samples / 32768, dtype=torch.float32)[None, :, None]
    answer_C = built.answer(x_BTF, torch.tensor([len(samples)]))[0]
    assert [row[0] for row in rows[1:]] == ["a", "b"]
    np.testing.assert_allclose([float(cell) for cell in rows[1][2:]], answer_C, atol=1e-5)


@pytest.mark.parametrize(("kind", "script"), [("onnx", "predict_onnx.py"), ("torch", "predict.py")])
def test_script_continues_a_text(kind, script, tmp_path):
    built = OTHERS["next-token"](classes=("a", "b", "\n"))
    bundle._write(exportable(built), kind, tmp_path)
    (tmp_path / "start.txt").write_text("abba\n", encoding="utf-8")

    done = run_script(tmp_path / script, tmp_path / "start.txt", tmp_path / "out.txt", "--length", "30")

    assert done.returncode == 0
    text = (tmp_path / "out.txt").read_bytes().decode()
    assert text.startswith("abba\n")
    assert len(text) == 35
    assert set(text) <= set("ab\n")
