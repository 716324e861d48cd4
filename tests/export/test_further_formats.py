"""Further formats go along with an export where they are asked for, and are told, hashed and replaced with it."""

import json
import sys

import numpy as np
import pytest
from export_cases import OTHERS, exportable

from workbench.errors import ProgramError, WorkbenchError
from workbench.export.bundle import export_model
from workbench.export.c import export as c_export
from workbench.export.c.check import compiler
from workbench.export.child import ask_child
from workbench.export.further import FURTHER, chosen_further
from workbench.export.hashes import check_unchanged
from workbench.export.processes import run_watched
from workbench.export.verify import Question
from workbench.progress import finish
from workbench.sentence import sentence

PYTHON = (sys.executable, "-I", "-S", "-c")
needs_cc = pytest.mark.skipif(compiler() is None, reason="there is no C compiler")


@pytest.fixture
def without_compiler(monkeypatch):
    monkeypatch.setattr(c_export, "compiler", lambda: None)


@needs_cc
def test_c_goes_along_compared_told_and_hashed(forecaster, tmp_path):
    report = finish(export_model(exportable(forecaster), "onnx", tmp_path / "out", also=("c",)))

    checked = [check for check in report.checked if check.file == "c"]
    assert len(checked) == 9 and max(check.difference for check in checked) < 1e-5
    assert {"model.c", "model.h"} <= set(check_unchanged(tmp_path / "out").files)
    text = (tmp_path / "out" / "README.txt").read_text()
    assert "the whole model in C99" in text and "sequences of up to 24 steps" in text
    about = json.loads((tmp_path / "out" / "export.json").read_text())
    assert about["also"] == ["c"] and about["notes"] == ["model.c answers sequences of up to 24 steps."]


@pytest.mark.usefixtures("without_compiler")
def test_a_changed_byte_of_the_c_is_seen(forecaster, tmp_path):
    finish(export_model(exportable(forecaster), "onnx", tmp_path / "out", also=("c",)))
    content = bytearray((tmp_path / "out" / "model.c").read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "out" / "model.c").write_bytes(content)

    with pytest.raises(WorkbenchError, match=r"model\.c changed or gone"):
        check_unchanged(tmp_path / "out")


@pytest.mark.usefixtures("without_compiler")
def test_without_a_compiler_it_is_told_that_nothing_was_run_and_the_next_export_takes_it_away(forecaster, tmp_path):
    report = finish(export_model(exportable(forecaster), "onnx", tmp_path / "out", also=("c",)))

    assert "c" not in {check.file for check in report.checked}
    assert "was written and not run: there is no C compiler" in str(report.notes[-1])

    report = finish(export_model(exportable(forecaster), "onnx", tmp_path / "out"))

    assert not (tmp_path / "out" / "model.c").exists()
    assert "notes" not in report.as_json()
    assert "also" not in json.loads((tmp_path / "out" / "export.json").read_text())


def test_a_model_that_cannot_be_written_so_leaves_no_folder(tmp_path):
    with pytest.raises(WorkbenchError, match="Segments has no source in C"):
        finish(export_model(exportable(OTHERS["forecast-segments"]()), "onnx", tmp_path / "out", also=("c",)))

    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_none_is_told():
    with pytest.raises(WorkbenchError, match="tflite is no further format of exports; there are c"):
        chosen_further(["c", "tflite"])

    assert chosen_further(["c", "c"]) == (FURTHER["c"],)


def test_a_program_that_does_not_end_is_ended():
    with pytest.raises(ProgramError, match="did not end within 0 seconds"):
        finish(run_watched([*PYTHON, "import time; time.sleep(600)"], sentence("Waiting"), limit=0.0))


def test_what_a_program_said_is_given_where_it_failed():
    work = [
        run_watched([*PYTHON, code], sentence("Waiting"))
        for code in ("raise SystemExit('broken')", "raise SystemExit(3)", "pass")
    ]

    assert [finish(each) for each in work] == ["broken", "exit status 3", ""]


def question(answer):
    return Question(values_BTF=np.ones((2, 3, 1), np.float32), lengths_B=np.array([3, 2]), answer=answer)


def test_a_file_is_asked_by_code_that_knows_nothing_of_the_program(tmp_path):
    opening = "def answer(values, lengths): return (values[:, :, 0] * lengths[:, None]).astype(np.float32)"
    asked = [question(np.zeros((2, 3), np.float32)), question(np.zeros((2, 2), np.float32))]

    whole, other = finish(ask_child(opening, tmp_path / "model.x", asked))

    assert whole.tolist() == [[3, 3, 3], [2, 2, 2]]
    assert other.shape == (6,)  # which no comparison takes for an answer of two rows


def test_a_file_that_does_not_run_is_told_by_the_last_line(tmp_path):
    with pytest.raises(ProgramError, match=r"model\.x does not run in a process of its own \(ValueError: broken\)"):
        finish(ask_child("raise ValueError('broken')", tmp_path / "model.x", [question(np.zeros(1, np.float32))]))
