"""A folder is written whole, verified in fresh processes, replaced only where it is an export, and read back."""

import csv
import json
import subprocess
import sys
from types import SimpleNamespace

import numpy as np
import pytest
from export_cases import CONTEXT, OTHERS, build

from workbench.data.spec import DataSpec
from workbench.errors import WorkbenchError
from workbench.export import bundle
from workbench.export.bundle import Exportable, export_model, export_run
from workbench.export.load import load_export
from workbench.export.report import TOLERANCE
from workbench.export.verify import ask, verify
from workbench.models.spec import HeadSpec
from workbench.progress import finish
from workbench.sentence import sentence


def exportable(built, **changes):
    return Exportable(model=built.model, facts=built.facts, statistics=built.statistics, **changes)


def test_bundle_of_a_forecaster_passes_nine_checks_per_file(forecaster, tmp_path):
    report = finish(export_model(exportable(forecaster), "bundle", tmp_path / "out"))

    checked = {(check.file, check.batch, check.length) for check in report.checked}
    lengths = (CONTEXT // 2, CONTEXT, CONTEXT * 2)
    assert checked == {(kind, b, t) for kind in ("onnx", "torch") for b in (1, 2, 7) for t in lengths}
    assert report.max_difference <= TOLERANCE
    assert sorted(report.as_json()) == ["checked", "files", "max_difference", "verified"]


def test_bundle_of_a_classifier_with_gaps_is_verified(tmp_path):
    built = OTHERS["classify-mean-mean-mask"]()

    report = finish(export_model(exportable(built), "bundle", tmp_path / "out"))

    assert report.verified
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        *("model.onnx", "predict_onnx.py", "model.safetensors", "spec.json", "model.py", "predict.py"),
        *("README.txt", "export.json"),
    }


def test_run_is_exported_with_checks_on_its_own_data(classifier, tmp_path):
    values_NF = classifier.inputs(1, 40)[0][0].numpy()
    dataset = SimpleNamespace(values_NF=values_NF, offsets_S1=np.array([0, 3, 12, 40]))
    roles = {"t2": "feature", "kind": "label", "t1": "feature"}
    run = SimpleNamespace(
        model=lambda: classifier.model,
        facts=classifier.facts,
        statistics=classifier.statistics,
        spec=SimpleNamespace(data=DataSpec(task="classify", layout="wide", roles=roles)),
    )

    report = finish(export_run(run, SimpleNamespace(dataset=dataset), "onnx", tmp_path / "out"))

    assert {check.length for check in report.checked} == {3, 9, 28}
    assert load_export(tmp_path / "out").columns == ("t2", "t1")


@pytest.mark.parametrize("kind", ["onnx", "torch"])
def test_other_weights_are_caught(kind, forecaster, tmp_path):
    source = exportable(forecaster)
    questions = finish(ask(source.model, source.facts, source.statistics, None))
    source.model.head.linear.bias.data[0] += 0.01
    bundle._write(source, kind, tmp_path)

    with pytest.raises(WorkbenchError, match="answers differently"):
        finish(verify(tmp_path, kind, questions, source.facts, source.statistics))


def test_file_that_does_not_run_leaves_no_folder(forecaster, tmp_path, monkeypatch):
    monkeypatch.setattr(bundle, "_template", lambda name: "raise SystemExit('broken')\n")

    with pytest.raises(WorkbenchError, match=r"does not run in a process of its own \(broken\)"):
        finish(export_model(exportable(forecaster), "onnx", tmp_path / "out"))

    assert list(tmp_path.iterdir()) == []


def test_cancelling_ends_the_child_and_leaves_no_folder(forecaster, tmp_path, monkeypatch):
    monkeypatch.setattr(bundle, "_template", lambda name: "import time\ntime.sleep(600)\n")
    work = export_model(exportable(forecaster), "onnx", tmp_path / "out")
    while "process of its own" not in str(next(work).message):
        pass

    work.close()

    assert list(tmp_path.iterdir()) == []


def test_folder_of_someone_else_is_refused(forecaster, tmp_path):
    (tmp_path / "thesis.txt").write_text("chapter 1")

    with pytest.raises(WorkbenchError, match="not an earlier export"):
        finish(export_model(exportable(forecaster), "onnx", tmp_path))


def test_earlier_export_is_replaced_and_the_users_own_files_stay(forecaster, tmp_path):
    finish(export_model(exportable(forecaster), "torch", tmp_path / "out"))
    (tmp_path / "out" / "answers.csv").write_text("mine")

    finish(export_model(exportable(forecaster), "onnx", tmp_path / "out"))

    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"model.onnx", "predict_onnx.py", "README.txt", "export.json", "answers.csv"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_readme_tells_the_verdict(forecaster, tmp_path):
    source = exportable(forecaster, verdict=sentence("No better than {name}.", name="the last value"))

    finish(export_model(source, "onnx", tmp_path / "out"))

    assert "No better than the last value." in (tmp_path / "out" / "README.txt").read_text()


@pytest.mark.parametrize("kind", ["onnx", "torch"])
@pytest.mark.parametrize("task", ["forecast", "classify"])
def test_export_is_read_back_and_answers_alike(kind, task, tmp_path):
    built = build(task)
    bundle._write(exportable(built, columns=("t1", "t2")), kind, tmp_path)
    x_BTF, lengths_B = built.inputs(3, CONTEXT)

    exported = load_export(tmp_path)

    assert exported.facts == built.facts
    assert exported.columns == ("t1", "t2")
    answer = exported.predict(x_BTF.numpy(), lengths_B.numpy())
    np.testing.assert_allclose(answer, built.answer(x_BTF, lengths_B), rtol=1e-4)


@pytest.mark.parametrize("name", ["model.onnx", "spec.json"])
def test_damaged_export_is_named(name, tmp_path):
    (tmp_path / name).write_text("{}")

    with pytest.raises(WorkbenchError, match=name):
        load_export(tmp_path)


def test_folder_without_a_model_is_named(tmp_path):
    with pytest.raises(WorkbenchError, match=r"neither model\.onnx nor spec\.json"):
        load_export(tmp_path)


def run_script(folder, script, table, *options):
    rows = "\n".join(",".join(map(str, row)) for row in table)
    (folder / "in.csv").write_text(rows + "\n", encoding="utf-8")
    command = [sys.executable, script, "in.csv", "out.csv", *options]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
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

    status, rows = run_script(tmp_path, script, table, "--all")

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

    status, rows = run_script(tmp_path, script, table, "--sequence", "id")

    assert status == 0
    assert [row[0] for row in rows] == ["sequence", "s0", "s1"]
    answer = classifier.answer(x_BTF, lengths_B)
    np.testing.assert_allclose([[float(cell) for cell in row[2:]] for row in rows[1:]], answer, atol=1e-5)
    assert [row[1] for row in rows[1:]] == [classifier.facts.classes[i] for i in answer.argmax(1)]


def test_script_reads_a_sequence_per_row_of_a_wide_table(tmp_path):
    built = build("classify", head=HeadSpec(kind="naive"), inputs=("value",))
    bundle._write(exportable(built, columns=("t1", "t2", "t3")), "onnx", tmp_path)

    status, rows = run_script(tmp_path, "predict_onnx.py", [["t1", "t2", "t3"], [1, 2, 3], [1, 2, ""]])

    assert status == 0
    assert [row[:2] for row in rows[1:]] == [["2", 'so "so"'], ["3", 'so "so"']]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ([["load", "pressure"], [1, 2]], "in.csv has no column 'wind, m/s'; its columns are: load, pressure."),
        ([["load", "pressure", '"wind, m/s"'], [1, "x", 2]], "Line 2, column 'pressure': 'x' is not a number."),
        (
            [["load", "pressure", '"wind, m/s"'], [1, "", 2]],
            "Line 2, column 'pressure' has no value; fill it in, the model needs every value.",
        ),
        ([["load", "pressure", '"wind, m/s"'], [1, 2, 3]], "The file has 1 rows; a forecast needs at least 12."),
    ],
)
def test_script_says_in_a_sentence_what_is_wrong(table, message, forecaster, tmp_path):
    bundle._write(exportable(forecaster), "onnx", tmp_path)

    assert run_script(tmp_path, "predict_onnx.py", table) == (2, message)


def test_marker_says_what_was_checked(forecaster, tmp_path):
    finish(export_model(exportable(forecaster), "onnx", tmp_path / "out"))

    about = json.loads((tmp_path / "out" / "export.json").read_text())
    assert (about["format"], about["verified"], len(about["checked"])) == ("onnx", True, 9)
    assert about["files"] == ["model.onnx", "predict_onnx.py", "README.txt", "export.json"]
