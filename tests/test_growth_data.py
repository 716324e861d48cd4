"""What the README promises a newcomer: a metric, a rival, a source and a role are one record each, shown and gone
again."""

import json
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

import workbench
from tests.cli.conftest import run
from workbench.data.layouts import columns_of
from workbench.data.roles import ROLES, RoleTraits, roles_of, with_role
from workbench.data.sources.formats import FORMATS, FileFormat, endings_of
from workbench.data.sources.frames import hash_of, table_of
from workbench.data.spec import DataSpec
from workbench.errors import WorkbenchError
from workbench.evaluation.metric import NUMBERS, Metric
from workbench.evaluation.metrics import METRICS
from workbench.evaluation.predict import truths
from workbench.evaluation.rivals.rival import Rival
from workbench.evaluation.rivals.table import RIVALS
from workbench.evaluation.store import load_evaluation
from workbench.evaluation.summaries import load_summaries
from workbench.gui.comparison.columns import by_themselves
from workbench.gui.comparison.table_model import RunsModel
from workbench.gui.data.preview import PreviewTable
from workbench.gui.evaluation.scores import ScoreCard
from workbench.gui.session.opening import name_filters, sort_paths
from workbench.gui.style.translation import value_name
from workbench.progress import Progress, finish
from workbench.sentence import sentence

PACKAGE = Path(workbench.__file__).parent
README = PACKAGE.parent / "README.md"
WORST = Metric(
    name="worst",
    title=sentence("Worst error"),
    tip=sentence("The largest absolute error, in your units; lower is better"),
    unit="target",
    higher_is_better=False,
    place=0,
    of=dict.fromkeys(NUMBERS, lambda answers_M, truth_M: float((answers_M - truth_M).abs().max())),
    compared=True,
)


SEER = Rival(
    name="seer",
    title=sentence("Seer"),
    phrase=sentence("knowing what comes"),
    tip=sentence("The truth itself"),
    tasks=("forecast",),
    answer=lambda case: truths(case.dataset, case.examples),
)


def read_toy(path, _reading, rows):
    """A table of one line: values between slashes."""
    import pandas as pd

    yield Progress(done=0.5, message=sentence("Reading {file}", file=path.name))
    values = [float(value) for value in path.read_text(encoding="utf-8").split("/")]
    return table_of(path, pd.DataFrame({"level": values[:rows]}), sha256="" if rows else hash_of(path))


@pytest.fixture
def toy_metric(monkeypatch):
    monkeypatch.setitem(METRICS, WORST.name, WORST)


@pytest.fixture
def toy_source(monkeypatch):
    toy = FileFormat(name="toy", holds="table", endings=(".toy",), read=read_toy)
    monkeypatch.setitem(FORMATS, toy.name, toy)


@pytest.fixture
def toy_file(tmp_path):
    path = tmp_path / "waves.toy"
    path.write_text("/".join(str(step % 12) for step in range(120)), encoding="utf-8")
    return path


def evaluated(folder):
    assert run("train", folder).exit_code == 0
    return json.loads(run("evaluate", folder, "--json").stdout)


def files_naming(text):
    return {path.name for path in PACKAGE.rglob("*.py") if f'"{text}"' in path.read_text(encoding="utf-8")}


@pytest.mark.usefixtures("toy_metric")
def test_a_metric_is_calculated_of_the_model_its_rivals_and_each_target(project):
    found = evaluated(project.folder)

    assert found["metrics"]["worst"] >= found["metrics"]["mae"] > 0
    assert "worst" in found["baselines"]["last_value"]["metrics"]
    assert "worst" in found["per_target"]["level"] and "worst" not in found["scaled"]
    assert "worst" in run("evaluate", project.folder).stdout


@pytest.mark.usefixtures("toy_metric")
def test_a_metric_is_a_column_of_the_scores_and_of_the_runs(qtbot, project):
    evaluated(project.folder)
    card, runs = ScoreCard(), finish(load_summaries(project))
    model = RunsModel()
    qtbot.addWidget(card)

    card.show_numbers(load_evaluation(project.run(None).folder))
    model.set_runs(runs, by_themselves(runs, (), several_projects=False))

    titles = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]
    assert card.table.horizontalHeaderItem(0).text() == "Worst error"
    assert sum(row[0].startswith("✓") for row in card.table.texts()) == 1
    assert "Worst error" in titles


def test_a_rival_is_judged_named_and_drawn_beside_the_model(project, monkeypatch, qtbot):
    monkeypatch.setitem(RIVALS, SEER.name, SEER)

    found = evaluated(project.folder)
    card = ScoreCard()
    qtbot.addWidget(card)
    card.show_numbers(load_evaluation(project.run(None).folder))

    assert found["baselines"]["seer"]["metrics"]["mse"] == 0
    assert (found["best_rival"], found["outcome"]) == ("seer", "worse")
    assert "worse than knowing what comes" in found["verdict"]
    assert "Seer" in [card.table.verticalHeaderItem(row).text() for row in range(card.table.rowCount())]


@pytest.mark.usefixtures("toy_source")
def test_a_source_is_inspected_trained_and_judged(toy_file, tmp_path):
    report = json.loads(run("inspect", toy_file, "--json").stdout)
    made = run("new", tmp_path / "toy", "--data", toy_file, "--set", "training.epochs=1", "training.device=cpu")

    assert [column["name"] for column in report["columns"]] == ["level"] and report["rows"] == 120
    assert made.exit_code == 0, made.stderr
    assert evaluated(tmp_path / "toy")["metrics"]["mae"] >= 0


@pytest.mark.usefixtures("toy_source")
def test_a_source_can_be_dropped_chosen_and_found_in_folders(toy_file):
    assert sort_paths([toy_file, toy_file.parent]).data == (toy_file, toy_file.parent)
    assert "*.toy" in name_filters()[0] and "*.toy" in name_filters()[1] and "*.toy" not in name_filters()[2]


def test_without_their_records_both_are_gone(toy_file, project):
    assert "worst" not in evaluated(project.folder)["metrics"]
    assert sort_paths([toy_file]).wrong == (toy_file,)
    assert run("inspect", toy_file, "--json").exit_code != 0 or "level" not in run("inspect", toy_file).stdout


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("smape", {"number_metrics.py"}),
        ("bits_per_token", {"token_metrics.py"}),
        ("f1_macro", {"class_metrics.py"}),
        (".parquet", {"formats.py"}),
        (".flac", {"formats.py"}),
        ("calendar-check-outline", {"roles.py"}),
        ("Error by step", {"tabs.py"}),
    ],
)
def test_no_other_module_names_a_metric_an_ending_a_role_or_a_tab(name, files):
    assert files_naming(name) == files


def test_the_readme_names_every_ending():
    line = re.search(r"- \*\*Files are told apart.*?\n- ", README.read_text(encoding="utf-8"), re.DOTALL)[0]

    assert {ending[1:] for ending in endings_of("table", "text", "sound")} <= set(re.findall(r"[a-z0-9]+", line))


@pytest.fixture
def toy_role(monkeypatch):
    tip = sentence("How much a row counts")
    toy = RoleTraits(name="weight", title=sentence("Weight"), tip=tip, glyph="scale", tasks=("forecast",), once=True)
    monkeypatch.setitem(ROLES, toy.name, toy)


@pytest.mark.usefixtures("toy_role")
def test_a_role_is_offered_named_and_held_to_its_number_of_columns(qtbot, tmp_path):
    table, preview = table_of(tmp_path / "x.csv", frame("a", "b")), PreviewTable()
    qtbot.addWidget(preview)
    spec = with_role(with_role(DataSpec(roles={"a": "target", "b": "feature"}), "b", "weight"), "a", "weight")
    preview.show_table(table, spec)

    preview.offer_roles(0, preview.pos())
    menu = preview.findChild(QMenu)

    assert spec.roles == {"a": "weight", "b": "ignore"}
    assert ("Weight", "How much a row counts") in [(action.text(), action.toolTip()) for action in menu.actions()]
    with pytest.raises(WorkbenchError, match="Only one column can have the role weight"):
        columns_of({"a": "weight", "b": "weight"}, "forecast")


def test_without_its_record_a_role_is_gone():
    assert "weight" not in roles_of("forecast") and value_name("weight") == "weight"


def frame(*names):
    import pandas as pd

    return pd.DataFrame({name: [1.0, 2.0] for name in names})
