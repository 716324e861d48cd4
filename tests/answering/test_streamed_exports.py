"""Exported folders answer what comes, step by step, as the run that they are of."""

import numpy as np
import pytest

from tests.answering.live_projects import tones, trained
from tests.cli.conftest import run as command
from workbench.answering import arriving
from workbench.export.bundle import _write
from workbench.export.exportable import Exportable
from workbench.export.onnx_stream import STREAM, write_stream
from workbench.export.preparation import preparation_of
from workbench.models.spec import LogMelSpec, RecurrentSpec


def exported(project, kind, folder):
    run = project.run()
    preparation = preparation_of(run.spec.data, run.facts, run.run_facts.recipe)
    model = run.model()
    folder.mkdir()
    source = Exportable(model=model, facts=run.facts, statistics=run.run_facts.statistics, preparation=preparation)
    _write(source, kind, folder)
    if kind == "onnx" and run.facts.task != "forecast":
        write_stream(model, run.facts, folder / STREAM, preparation)
    return folder


@pytest.fixture(scope="module")
def levels(tmp_path_factory):
    folder = tmp_path_factory.mktemp("levels")
    months = np.datetime_as_string(np.datetime64("2000-01", "M") + np.arange(70))
    rows = [f"{month},{10 + np.sin(step):.4f}" for step, month in enumerate(months)]
    (folder / "level.csv").write_text("\n".join(["Month,Level", *rows]) + "\n")
    return trained(folder, folder / "level.csv", "forecast", RecurrentSpec(units=4))


def streamed(folder, lines, monkeypatch):
    monkeypatch.setattr(arriving, "piped_lines", lambda _encoding: iter([lines[:9], [], lines[9:]]))
    done = command("stream", folder)
    assert done.exit_code == 0, done.stderr
    return [[cell for cell in line.split() if not is_number(cell)] for line in done.stdout.splitlines()], [
        [float(cell) for cell in line.split() if is_number(cell)] for line in done.stdout.splitlines()
    ]


def is_number(cell):
    return cell.lstrip("-").replace(".", "", 1).replace("e-", "", 1).isdigit()


@pytest.mark.parametrize("kind", ["onnx", "torch"])
@pytest.mark.parametrize("which", ["levels", "classifier"])
def test_an_export_answers_lines_as_its_run_does(which, kind, request, tmp_path, monkeypatch):
    project = request.getfixturevalue(which)
    lines = next(project.folder.parent.glob("*.csv")).read_text().splitlines(keepends=True)
    words, numbers = streamed(project.folder, lines, monkeypatch)

    theirs = streamed(exported(project, kind, tmp_path / "x"), lines, monkeypatch)

    assert len(numbers) > 20 and theirs[0] == words
    for ours, row in zip(numbers, theirs[1], strict=True):
        np.testing.assert_allclose(row, ours, rtol=1e-3, atol=1e-4)


def test_an_export_answers_a_recording_as_its_run_does(tmp_path):
    sounds = tones(tmp_path / "tones")
    project = trained(
        tmp_path / "p", sounds, "classify", LogMelSpec(window=256, hop=80, mels=8), RecurrentSpec(units=4)
    )

    ours, theirs = (
        command("stream", folder, "--input", sounds / "low" / "1.wav")
        for folder in (project.folder, exported(project, "onnx", tmp_path / "x"))
    )

    assert theirs.exit_code == 0 and theirs.stdout == ours.stdout != ""


def test_an_export_without_a_streaming_twin_says_so(classifier, tmp_path):
    folder = exported(classifier, "onnx", tmp_path / "x")
    (folder / STREAM).unlink()

    done = command("stream", folder)

    assert done.exit_code == 2 and f"{folder / STREAM} is not there, so that this export cannot" in done.stderr


def test_what_is_neither_project_nor_export_is_refused(classifier, tmp_path):
    folder = exported(classifier, "torch", tmp_path / "x")

    assert "neither a project nor an exported folder" in command("stream", tmp_path).stderr
    assert "is an exported folder; it has no runs such as r1" in command("stream", folder, "r1").stderr
