"""A folder is written whole, verified in fresh processes, replaced only where it is an export, and read back."""

import json
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import onnx
import pytest
from export_cases import CONTEXT, OTHERS, build, exportable

from tests.export.exported_scripts import leave_unchecked
from workbench.data.dataset import Statistics
from workbench.data.spec import DataSpec
from workbench.errors import WorkbenchError
from workbench.export import bundle
from workbench.export.bundle import export_model, export_run
from workbench.export.hashes import check_unchanged
from workbench.export.load import load_export
from workbench.export.origin import Origin, OtherExportError, read_origin
from workbench.export.preparation import Preparation
from workbench.export.readme import readme
from workbench.export.report import TOLERANCE
from workbench.export.verify import ask, largest_difference, verify
from workbench.progress import finish
from workbench.runs.records import RunFacts
from workbench.sentence import sentence
from workbench.spec import ExperimentSpec


@pytest.fixture
def unchecked(monkeypatch):
    """Files are looked at, not models: no process of its own is started for them."""
    leave_unchecked(monkeypatch)


def test_bundle_of_a_forecaster_passes_nine_checks_per_file(forecaster, tmp_path):
    report = finish(export_model(exportable(forecaster), "bundle", tmp_path / "out"))

    checked = {(check.file, check.batch, check.length) for check in report.checked}
    lengths = (CONTEXT // 2, CONTEXT, CONTEXT * 2)
    assert checked == {(kind, b, t) for kind in ("onnx", "torch") for b in (1, 2, 7) for t in lengths}
    assert report.max_difference <= TOLERANCE
    assert sorted(report.as_json()) == ["checked", "files", "max_difference", "not_streamed", "verified"]


@pytest.mark.usefixtures("asked_here")
def test_bundle_of_a_classifier_with_gaps_is_verified(tmp_path):
    built = OTHERS["classify-mean-mean-mask"]()

    report = finish(export_model(exportable(built), "bundle", tmp_path / "out"))

    assert report.verified
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        *("model.onnx", "predict_onnx.py", "model.safetensors", "spec.json", "model.py", "predict.py"),
        *("README.txt", "export.json"),
    }


@pytest.mark.usefixtures("asked_here")
@pytest.mark.parametrize(
    "name", ["regress", "label-steps", "next-token", "sound-channel", "forecast-segments", "classify-blocks-conv"]
)
def test_bundle_of_every_kind_of_model_is_verified(name, tmp_path):
    report = finish(export_model(exportable(OTHERS[name]()), "bundle", tmp_path / "out"))

    assert report.max_difference <= TOLERANCE
    assert len(report.checked) == (27 if name == "next-token" else 18)


def test_run_is_exported_with_checks_on_its_own_data(classifier, tmp_path):
    values_NF = classifier.inputs(1, 40)[0][0].numpy()
    dataset = SimpleNamespace(values_NF=values_NF, offsets_S1=np.array([0, 3, 12, 40]))
    roles = {"t2": "feature", "kind": "label", "t1": "feature"}
    run = SimpleNamespace(
        model=lambda: classifier.model,
        state=SimpleNamespace(created="2026-01-01T00:00:00"),
        id="2026-01-01-001",
        project_name="steps",
        run_facts=RunFacts(facts=classifier.facts, statistics=classifier.statistics, fingerprint="f"),
        spec=ExperimentSpec(data=DataSpec(task="classify", layout="wide", roles=roles), model=classifier.model.spec),
        folder=tmp_path / "runs" / "2026-01-01-001",
        history=(),
        refit=tmp_path / "refit.safetensors",
    )

    report = finish(export_run(run, SimpleNamespace(dataset=dataset), "onnx", tmp_path / "out"))

    assert {check.length for check in report.checked} == {3, 9, 28}
    assert load_export(tmp_path / "out").preparation.columns == ("t2", "t1")
    assert check_unchanged(tmp_path / "out").files[-2:] == ("README.txt", "export.json")
    assert json.loads((tmp_path / "out" / "model_card.json").read_text())["data"]["fingerprint"] == "f"


@pytest.mark.usefixtures("asked_here")
@pytest.mark.parametrize("kind", ["onnx", "torch"])
def test_other_weights_are_caught(kind, forecaster, tmp_path):
    source = exportable(forecaster)
    questions = finish(ask(source.model, source.facts, source.statistics, None))
    source.model.head.linear.bias.data[0] += 0.01
    bundle._write(source, kind, tmp_path)

    with pytest.raises(WorkbenchError, match="answers differently"):
        finish(verify(tmp_path, [(kind, question) for question in questions], source.facts, source.statistics))


def test_file_that_does_not_run_leaves_no_folder(forecaster, tmp_path, monkeypatch):
    monkeypatch.setattr(bundle, "script_source", lambda *_, **__: "raise SystemExit('broken')\n")

    with pytest.raises(WorkbenchError, match=r"does not run in a process of its own \(broken\)"):
        finish(export_model(exportable(forecaster), "onnx", tmp_path / "out"))

    assert list(tmp_path.iterdir()) == []


def test_cancelling_ends_the_child_and_leaves_no_folder(forecaster, tmp_path, monkeypatch):
    monkeypatch.setattr(bundle, "script_source", lambda *_, **__: "import time\ntime.sleep(600)\n")
    work = export_model(exportable(forecaster), "onnx", tmp_path / "out")
    while "process of its own" not in str(next(work).message):
        pass

    work.close()

    assert list(tmp_path.iterdir()) == []


def test_folder_of_someone_else_is_refused(forecaster, tmp_path):
    (tmp_path / "thesis.txt").write_text("chapter 1")

    with pytest.raises(WorkbenchError, match="not an earlier export"):
        finish(export_model(exportable(forecaster), "onnx", tmp_path))


@pytest.mark.usefixtures("unchecked")
def test_earlier_export_is_replaced_and_the_users_own_files_stay(forecaster, tmp_path):
    finish(export_model(exportable(forecaster), "torch", tmp_path / "out"))
    (tmp_path / "out" / "answers.csv").write_text("mine")

    finish(export_model(exportable(forecaster), "onnx", tmp_path / "out"))

    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"model.onnx", "predict_onnx.py", "README.txt", "export.json", "answers.csv"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.usefixtures("unchecked")
def test_an_export_to_a_link_is_written_to_where_it_leads(forecaster, tmp_path):
    finish(export_model(exportable(forecaster), "torch", tmp_path / "real"))
    (tmp_path / "real" / "notes").mkdir()
    (tmp_path / "real" / "notes" / "mine.txt").write_text("mine")
    (tmp_path / "link").symlink_to("real")

    report = finish(export_model(exportable(forecaster), "torch", tmp_path / "link"))

    assert (tmp_path / "link").is_symlink() and (tmp_path / "real" / "notes" / "mine.txt").read_text() == "mine"
    assert report.files[0] == str(tmp_path / "link" / "model.safetensors")
    assert {path.name for path in tmp_path.iterdir()} == {"real", "link"}


OURS = Origin(project="sales", run="2026-01-01-001", created="2026-01-01T08:00:00", data="f")


@pytest.mark.usefixtures("unchecked")
@pytest.mark.parametrize("changed", [{"created": "2026-01-02T08:00:00"}, {"data": "g"}, {"run": "2026-01-01-002"}])
def test_an_export_of_another_run_is_refused_and_stays(changed, forecaster, tmp_path):
    finish(export_model(exportable(forecaster, origin=OURS), "torch", tmp_path / "out"))

    with pytest.raises(OtherExportError, match="the export of another run: 2026-01-01-001 of the project sales"):
        finish(export_model(exportable(forecaster, origin=replace(OURS, **changed)), "onnx", tmp_path / "out"))

    assert (tmp_path / "out" / "model.py").exists()


@pytest.mark.usefixtures("unchecked")
def test_the_run_of_a_renamed_project_replaces_its_own_export(forecaster, tmp_path):
    finish(export_model(exportable(forecaster, origin=OURS), "torch", tmp_path / "out"))

    finish(export_model(exportable(forecaster, origin=replace(OURS, project="new")), "torch", tmp_path / "out"))

    assert read_origin(tmp_path / "out").project == "new"


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"origin": 3}', '{"origin": {"run": 1}}', "[" * 100_000, "\xff", '{"a": "%s"}' % ("a" * 10**6)],
)
def test_an_export_that_does_not_say_its_run_is_not_replaced(text, forecaster, tmp_path):
    (tmp_path / "export.json").write_bytes(text.encode("latin1"))

    with pytest.raises(OtherExportError, match="does not say which run"):
        finish(export_model(exportable(forecaster, origin=OURS), "onnx", tmp_path))


@pytest.mark.usefixtures("unchecked")
def test_readme_tells_the_verdict(forecaster, tmp_path):
    source = exportable(forecaster, verdict=sentence("No better than {name}.", name="the last value"))

    finish(export_model(source, "onnx", tmp_path / "out"))

    assert "No better than the last value." in (tmp_path / "out" / "README.txt").read_text()


@pytest.mark.parametrize("kind", ["onnx", "torch"])
@pytest.mark.parametrize("task", ["forecast", "classify", "regress", "label-steps"])
def test_export_is_read_back_and_answers_alike(kind, task, tmp_path):
    built = build(task)
    bundle._write(
        exportable(built, preparation=Preparation(columns=("t1", "t2"), missing="forward_fill")), kind, tmp_path
    )
    x_BTF, lengths_B = built.inputs(3, CONTEXT)

    exported = load_export(tmp_path)

    assert exported.facts == built.facts
    assert exported.preparation == Preparation(columns=("t1", "t2"), missing="forward_fill")
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


def test_marker_says_what_was_checked(forecaster, tmp_path):
    finish(export_model(exportable(forecaster), "onnx", tmp_path / "out"))

    about = json.loads((tmp_path / "out" / "export.json").read_text())
    assert (about["format"], about["verified"], len(about["checked"])) == ("onnx", True, 9)
    assert about["files"] == ["model.onnx", "predict_onnx.py", "README.txt", "export.json"]


def test_graph_that_names_other_files_is_refused(forecaster, tmp_path):
    bundle._write(exportable(forecaster), "onnx", tmp_path)
    model = onnx.load(tmp_path / "model.onnx")
    onnx.save(model, tmp_path / "model.onnx", save_as_external_data=True, size_threshold=0)

    with pytest.raises(WorkbenchError, match="was not exported by this program"):
        load_export(tmp_path)


def test_rounding_of_large_numbers_is_no_difference():
    built = build("forecast")
    statistics = Statistics(mean_F=(1e7, 0.0, 0.0), std_F=(1.0, 1.0, 1.0), class_counts=())
    ours = np.full((1, 5, 2), [1e7, 0.0], np.float32)
    theirs = np.full((1, 5, 2), [1e7 + 1, 2e-5], np.float32)

    assert largest_difference(ours, theirs, built.facts, statistics) == pytest.approx(2e-5)
    assert largest_difference(ours, theirs + np.float32(3e-4), built.facts, statistics) > TOLERANCE


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("regress", "load, pressure of each sequence"),
        ("label-steps", "for every step one of the classes calm"),
        ("next-token", "python predict.py start.txt output.txt"),
        ("sound-none", "a folder of them, with 8000 samples a second"),
    ],
)
def test_readme_tells_how_to_use_every_kind_of_model(name, words):
    assert words in readme(OTHERS[name]().facts, Preparation(), "bundle", None)


@pytest.mark.parametrize("lacks", [(), (sentence("The head sums up."),)])
def test_readme_of_a_model_of_sounds_speaks_of_samples_and_of_no_steps(lacks):
    told = readme(OTHERS["sound-none"]().facts, Preparation(), "onnx", None, not_streamed=lacks)

    assert "Sound as it comes" in told and "samples as they are, from -1 to 1" in told
    assert "step" not in told and "rows" not in told
    assert ("8000 of which are a second of sound" in told) == (not lacks)
