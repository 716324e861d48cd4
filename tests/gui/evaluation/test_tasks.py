"""The Results page of each task: sequences behind a cell, values, labelled steps, and writing on."""

import csv

import numpy as np
import pytest
from PySide6.QtCore import Qt

from workbench.gui.evaluation.confusion import ConfusionTable
from workbench.gui.evaluation.value_pictures import ValuePictures
from workbench.models.spec import EmbeddingSpec, HeadSpec, ModelSpec, RecurrentSpec
from workbench.progress import finish
from workbench.proposal import propose_experiment
from workbench.runs.project import Project

LONG = 30_000
SMALL = RecurrentSpec(cell="GRU", units=4)


@pytest.fixture
def open_rows(qtbot, session, tmp_path):
    """Open a table (header and rows) or a text as an experiment with a tiny model."""

    def open_(rows, task, *layers):
        path = tmp_path / ("data.txt" if isinstance(rows, str) else "data.csv")
        if isinstance(rows, str):
            path.write_text(rows, encoding="utf-8")
        else:
            with path.open("w", newline="", encoding="utf-8") as file:
                csv.writer(file).writerows(rows)
        spec = finish(propose_experiment([path], task=task)).spec
        model = ModelSpec(preprocess=spec.model.preprocess, layers=layers, head=HeadSpec())
        training = spec.training.model_copy(update={"epochs": 1, "device": "cpu", "patience": 0})
        spec = spec.model_copy(update={"model": model, "training": training})
        session.set_project(Project.create(tmp_path / "project", spec), spec)
        qtbot.waitUntil(lambda: session.data.loaded is not None and not session.jobs.jobs, timeout=LONG)
        return session

    return open_


def values(count=40, steps=12):
    noise = np.random.default_rng(0)
    yield "id", "t", "x", "age"
    for s in range(count):
        yield from ((f"p{s:02d}", t, round(float(noise.normal()), 3), 20 + s) for t in range(steps))


def labelled(count=20, steps=20):
    noise = np.random.default_rng(0)
    yield "series", "step", "x", "activity"
    for s in range(count):
        yield from ((f"s{s:02d}", t, float(noise.normal()), "rest" if t < 10 else "walk") for t in range(steps))


def test_a_cell_leads_to_its_sequences_by_keyboard(qtbot, open_sample, train_run, show_page):
    session = open_sample("gestures", epochs=1)
    train_run(session)
    confusion = show_page(session).widgets["confusion"]
    confusion.table.setFocus()
    confusion.table.choose((0, 0))

    last = len(confusion.table.counts.classes) - 1
    for column in range(last):
        assert confusion.panel.list.count() == confusion.table.counts.counts[0][column]
        qtbot.keyClick(confusion.table, Qt.Key.Key_Right)

    assert confusion.table.cell == (0, last)


def test_the_most_frequent_confusion_is_chosen_to_begin_with(open_sample, train_run, show_page):
    session = open_sample("gestures", epochs=1)
    train_run(session)

    page = show_page(session)

    confusion, counts = page.widgets["confusion"], np.array(page.judged.numbers["confusion"])
    np.fill_diagonal(counts, 0)
    assert confusion.panel.list.count() == counts[confusion.table.cell] == counts.max() > 0


def test_where_nothing_is_wrong_no_cell_is_chosen_and_what_to_do_is_said(open_sample, train_run, show_page):
    session = open_sample("gestures", epochs=1)
    train_run(session)
    page = show_page(session)

    page.widgets["confusion"].show_counts(("a", "b"), ((3, 0), (0, 2)), page.judged.answered)

    assert (page.widgets["confusion"].table.cell, page.widgets["confusion"].panel.list.count()) == (None, 0)
    assert page.widgets["confusion"].panel.title.text().startswith("Click a cell")


def test_the_chosen_sequence_of_a_cell_is_drawn(open_sample, train_run, show_page):
    session = open_sample("gestures", epochs=1)
    train_run(session)
    page = show_page(session)
    counts = np.array(page.judged.numbers["confusion"])
    row, column = np.unravel_index(counts.argmax(), counts.shape)

    page.widgets["confusion"].table.choose((int(row), int(column)))

    panel = page.widgets["confusion"].panel
    assert panel.list.currentRow() == 0
    assert panel.plot._curves and len(panel.plot._curves[0].x) > 1
    assert panel.play_button.isHidden()


def test_values_are_drawn_beside_the_truth(open_rows, train_run, show_page):
    session = open_rows(values(), "regress", SMALL)
    train_run(session)

    page = show_page(session)

    assert page.tabs.currentWidget() is page.widgets["values"]
    assert page.widgets["values"].dots == page.judged.numbers["examples"]
    assert page.scores.table.horizontalHeaderItem(0).text() == "MAE"
    assert page.verdict.headline.text()


def test_values_of_no_run_are_an_empty_picture(qtbot, session):
    pictures = ValuePictures(session)
    qtbot.addWidget(pictures)

    pictures.show_evaluation(None)

    assert pictures.dots == 0


def test_labelled_steps_are_two_bands_and_a_matrix_of_steps(open_rows, train_run, show_page):
    session = open_rows(labelled(), "label-steps", SMALL)
    train_run(session)
    page = show_page(session)

    steps = page.widgets["bands"].steps
    counts = page.widgets["confusion"].table.counts.counts

    assert len(steps.truth) == len(steps.answer) == 20
    assert sum(map(sum, counts)) == page.judged.numbers["steps"]
    assert page.tabs.isTabVisible(page.tabs.indexOf(page.widgets["bands"]))
    page.widgets["confusion"].table.choose((0, int(np.argmax(counts[0]))))
    assert "steps" in page.widgets["confusion"].panel.list.item(0).text()


def test_a_character_model_writes_on_from_a_beginning(qtbot, open_rows, train_run, show_page):
    session = open_rows("to be or not to be, that is. " * 60, "next-token", EmbeddingSpec(units=4), SMALL)
    train_run(session)
    page = show_page(session)
    assert page.scores.table.horizontalHeaderItem(1).text() == "Bits per character"
    writing = page.widgets["writing"]
    page.tabs.setCurrentWidget(writing)

    qtbot.keyClicks(writing.prompt, "to ")
    writing.length.setValue(12)
    qtbot.mouseClick(writing.write_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not writing.writing, timeout=LONG)

    assert writing.text.toPlainText().startswith("to ")
    assert len(writing.text.toPlainText()) == 15


def test_a_character_that_the_model_never_saw_is_told(qtbot, open_rows, train_run, show_page):
    session = open_rows("to be or not to be, that is. " * 60, "next-token", EmbeddingSpec(units=4), SMALL)
    train_run(session)
    writing = show_page(session).widgets["writing"]
    writing.prompt.setPlainText("ß")

    with qtbot.waitSignal(session.message, timeout=LONG) as reported:
        writing.write_button.click()

    assert "ß" in str(reported.args[0].text)
    qtbot.waitUntil(lambda: not writing.writing)


def test_no_column_of_a_confusion_matrix_is_narrower_than_its_class_is_called(qtbot, session):
    table = ConfusionTable(session)
    qtbot.addWidget(table)
    table.resize(420, 300)
    table.show_counts(("bearing worn", "belt squeal", "idle", "bearing ok"), [[1, 0, 0, 0]] * 4)
    table.show()

    header = table.table.horizontalHeader()
    assert all(header.sectionSize(c) >= header.sectionSizeHint(c) for c in range(4))
