"""The Runs page by hand: found, sorted, written on, deleted and brought back, compared."""

import json
import shutil

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox

from tests.gui.comparison.conftest import add_run, said, settle
from workbench.gui.style import translation
from workbench.runs.project import Project

Left, Key, Control = Qt.MouseButton.LeftButton, Qt.Key, Qt.KeyboardModifier.ControlModifier


def listed(page) -> list[str]:
    return [run.run for run in page.model.shown]


def spot(page, run: str, column: str) -> QPoint:
    row = next(row for row, each in enumerate(page.model.shown) if each.run == run)
    return page.view.visualRect(page.model.index(row, page.model.columns.index(column))).center()


def click(qtbot, page, run: str, column: str = "state", modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.mouseClick(page.view.viewport(), Left, modifier, spot(page, run, column))


def write(qtbot, field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def column_texts(page, key: str) -> list[str]:
    column = page.model.columns.index(key)
    return [page.model.index(row, column).data() for row in range(page.model.rowCount())]


def test_the_newest_run_is_on_top_with_what_it_reached_and_where_it_differs(show_page, project, runs):
    page = show_page(project)

    assert listed(page) == runs[::-1]
    assert column_texts(page, "val_loss") == ["0.4", "0.3", "0.5"]
    assert column_texts(page, "outcome") == ["–", "better", "better"]
    assert column_texts(page, "model.layers.0.dropout") == ["0.3", "0.1", "0"]
    assert page.filter.count.text() == "3 runs"


def test_a_heading_is_read_whole_and_a_verdict_says_what_results_say(show_page, project, runs):
    (project.run(runs[0]).folder / "evaluation.json").write_text(json.dumps({"metrics": {}, "outcome": "as_good"}))
    page = show_page(project)
    header, column = page.view.horizontalHeader(), page.model.columns.index("model.layers.0.dropout")

    assert header.sectionSize(column) >= header.sectionSizeHint(column) > 190
    assert column_texts(page, "outcome") == ["–", "better", "not shown better"]
    dash = page.model.index(0, page.model.columns.index("rmse"))
    assert dash.data() == "–" and dash.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_a_condition_filters_and_a_wrong_one_says_why_and_changes_nothing(qtbot, show_page, project, runs):
    page = show_page(project)

    write(qtbot, page.filter.edit, "dropout > .05 and rmse < 2")
    qtbot.waitUntil(lambda: listed(page) == [runs[1]])
    assert page.filter.count.text() == "1 of 3 runs"
    write(qtbot, page.filter.edit, "drpout > 1")
    qtbot.waitUntil(page.filter.problem.isVisible)

    assert "dropout" in page.filter.problem.text() and listed(page) == [runs[1]]
    qtbot.keyClick(page.filter.edit, Key.Key_A, Control)
    qtbot.keyClick(page.filter.edit, Key.Key_Delete)
    qtbot.waitUntil(lambda: len(listed(page)) == 3)
    assert not page.filter.problem.isVisible()


def test_a_ready_condition_is_taken_by_mouse(qtbot, show_page, project, runs):
    page = show_page(project)
    qtbot.mouseClick(page.filter.button, Left)
    action = next(each for each in page.filter.menu.actions() if each.text() == "outcome = better")

    qtbot.mouseClick(page.filter.menu, Left, pos=page.filter.menu.actionGeometry(action).center())

    qtbot.waitUntil(lambda: listed(page) == [runs[1], runs[0]])


def test_a_click_on_a_heading_sorts_and_another_turns_the_order(qtbot, show_page, project, runs):
    page = show_page(project)
    header = page.view.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(page.model.columns.index("val_loss")) + 20, 8)

    qtbot.mouseClick(header.viewport(), Left, pos=place)
    assert listed(page) == [runs[1], runs[2], runs[0]]
    qtbot.mouseClick(header.viewport(), Left, pos=place)

    assert listed(page) == [runs[0], runs[2], runs[1]]


def test_a_star_is_a_click_and_undone(qtbot, show_page, project, runs, session):
    page = show_page(project)

    click(qtbot, page, runs[0], "starred")
    qtbot.waitUntil(lambda: said(project, runs[0]).get("starred") is True)
    settle(qtbot, session)
    assert page.model.shown[2].remarks.starred and not page.view.selected
    session.undo_stack.undo()

    qtbot.waitUntil(lambda: said(project, runs[0])["starred"] is False)
    qtbot.waitUntil(lambda: not page.model.shown[2].remarks.starred)
    qtbot.waitUntil(session.undo_stack.isClean)  # nothing waits to be saved


def test_name_tags_and_note_are_written_and_found(qtbot, show_page, project, runs, session):
    page = show_page(project)
    click(qtbot, page, runs[1])
    bar = page.tabs.tabBar()
    qtbot.mouseClick(bar, Left, pos=bar.tabRect(4).center())
    for field, text in (
        (page.remarks.name, "Wide net"),
        (page.remarks.tags, "paper, seeds"),
        (page.remarks.note, "Good"),
    ):
        write(qtbot, field, text)
        qtbot.keyClick(field, Key.Key_Tab)
        settle(qtbot, session)

    kept = said(project, runs[1])
    assert (kept["name"], kept["tags"], kept["note"]) == ("Wide net", ["paper", "seeds"], "Good")
    assert "Wide net" in column_texts(page, "run") and "paper, seeds" in column_texts(page, "tags")
    write(qtbot, page.filter.edit, "wide")
    qtbot.waitUntil(lambda: listed(page) == [runs[1]])


def test_several_runs_get_a_tag_at_once(qtbot, show_page, project, runs, session):
    page = show_page(project)
    page.tabs.setCurrentWidget(page.remarks)
    click(qtbot, page, runs[0])
    click(qtbot, page, runs[2], modifier=Control)
    qtbot.waitUntil(lambda: "2 runs" in page.remarks.hint.text())

    write(qtbot, page.remarks.tags, "seeds")
    qtbot.keyClick(page.remarks.tags, Key.Key_Return)
    settle(qtbot, session)

    assert [said(project, run).get("tags") for run in runs] == [["seeds"], None, ["seeds"]]
    assert not page.remarks.name.isEnabled()


def test_a_run_is_renamed_in_its_place(qtbot, show_page, project, runs, session):
    page = show_page(project)
    click(qtbot, page, runs[0], "run")
    qtbot.keyClick(page.view, Key.Key_F2)
    editor = page.view.viewport().findChild(QLineEdit)
    qtbot.keyClicks(editor, "Baseline")
    qtbot.keyClick(editor, Key.Key_Return)

    qtbot.waitUntil(lambda: said(project, runs[0]).get("name") == "Baseline")
    settle(qtbot, session)
    assert page.view.selected[0].run == runs[0]


def test_deleted_runs_go_to_the_trash_and_undo_brings_them_back(qtbot, show_page, project, runs, session):
    page = show_page(project)
    click(qtbot, page, runs[0])
    click(qtbot, page, runs[1], modifier=Control)

    qtbot.mouseClick(page.delete_button, Left)
    qtbot.waitUntil(lambda: listed(page) == [runs[2]])
    assert project.discarded() == (runs[0], runs[1])
    assert session.undo_stack.undoText() == "Delete 2 runs"
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: listed(page) == runs[::-1])
    session.undo_stack.redo()

    qtbot.waitUntil(lambda: listed(page) == [runs[2]])


def test_undo_brings_back_what_it_can_and_tells_of_the_rest(qtbot, show_page, project, runs, session):
    page = show_page(project)
    page.desk.discard(page.desk.runs[:2], "Delete 2 runs")
    qtbot.waitUntil(lambda: len(listed(page)) == 1)
    gone, back = project.discarded()
    shutil.rmtree(project.folder / "trash" / gone)

    with qtbot.waitSignal(session.message, check_params_cb=lambda told: "not in the project's trash" in str(told.text)):
        session.undo_stack.undo()

    qtbot.waitUntil(lambda: back in listed(page) and gone not in listed(page))


def test_the_trash_is_emptied_after_a_question(qtbot, show_page, project, runs, session):
    page = show_page(project)
    project.discard_run(runs[0])

    page.changes.empty_trash.trigger()
    qtbot.waitUntil(lambda: page.findChild(QMessageBox) is not None)
    box = page.findChild(QMessageBox)
    assert "1 run " in box.text()
    qtbot.mouseClick(next(button for button in box.buttons() if "Delete" in button.text()), Left)

    qtbot.waitUntil(lambda: project.discarded() == ())
    settle(qtbot, session)
    page.changes.empty_trash.trigger()
    with qtbot.waitSignal(session.message) as told:
        pass
    assert "trash is empty" in str(told.args[0].text)


def test_what_is_out_of_sight_is_not_changed(qtbot, show_page, project, runs):
    page = show_page(project)
    click(qtbot, page, runs[0])
    assert page.changes.delete.isEnabled()

    page.hide()

    assert not any(action.isEnabled() for action in (page.changes.delete, page.changes.rename, page.changes.rerun))


def test_two_runs_have_their_curves_in_one_plot_and_their_differences_in_a_table(qtbot, show_page, project, runs):
    page = show_page(project)
    click(qtbot, page, runs[0])
    click(qtbot, page, runs[2], modifier=Control)

    qtbot.waitUntil(lambda: len(page.curves.plot.points()) == 2)
    curves = {curve.name: list(curve.y) for curve in page.curves.plot.points()}
    assert curves == {runs[0]: [0.9, 0.5], runs[2]: [0.7, 0.6, 0.4]}
    qtbot.mouseClick(page.curves.training, Left, pos=QPoint(8, page.curves.training.height() // 2))
    assert len(page.curves.plot.points()) == 4
    page.tabs.setCurrentWidget(page.differences)
    table = page.differences.table
    assert table.texts()[0] == ["0.3", "0"] and table.verticalHeaderItem(0).text().startswith("Layer 1: Dropout")


def test_one_run_is_compared_with_the_experiment_as_it_stands(qtbot, show_page, project, runs, session):
    page = show_page(project)
    page.tabs.setCurrentWidget(page.differences)

    click(qtbot, page, runs[2])
    qtbot.waitUntil(lambda: page.differences.table.rowCount() == 1)

    assert page.differences.table.texts() == [["0.3", "0.2"]]
    session.edit_model("Dropout", project.run(runs[2]).spec.model)
    assert "has the settings" in page.differences.note.text()


def test_rerun_with_changes_takes_the_settings_and_goes_to_train(qtbot, show_page, project, runs, session):
    page = show_page(project)
    click(qtbot, page, runs[2])

    with qtbot.waitSignal(session.page_requested) as asked:
        qtbot.mouseClick(page.rerun_button, Left)

    assert asked.args == ["train"] and session.spec.model.layers[0].dropout == 0.3
    session.undo_stack.undo()
    assert session.spec.model.layers[0].dropout == 0.2


def test_a_point_and_a_line_select_their_run(qtbot, show_page, project, runs):
    page = show_page(project)
    page.tabs.setCurrentWidget(page.scatter)
    page.scatter.choose("model.layers.0.dropout", "val_loss")
    view = page.scatter.plot.getPlotItem().getViewBox()
    point = next(point for point in page.scatter.points.points() if point.data()[1] == runs[1])
    qtbot.mouseClick(
        page.scatter.plot.viewport(), Left, pos=page.scatter.plot.mapFromScene(view.mapViewToScene(point.pos()))
    )
    qtbot.waitUntil(lambda: [run.run for run in page.view.selected] == [runs[1]])

    page.tabs.setCurrentWidget(page.parallel)
    plot = page.parallel.plot
    line = plot.line(listed(page).index(runs[0])).toList()
    qtbot.mouseClick(plot, Left, pos=((line[0] + line[1]) / 2).toPoint())

    qtbot.waitUntil(lambda: [run.run for run in page.view.selected] == [runs[0]])


def test_columns_are_ticked_kept_and_chosen_by_themselves_again(qtbot, show_page, project, runs):
    page = show_page(project)
    qtbot.mouseClick(page.columns, Left)
    write(qtbot, page.columns.search, "learning_rate")
    item = next(item for item in map(page.columns.list.item, range(page.columns.list.count())) if not item.isHidden())
    place = page.columns.list.visualItemRect(item)
    qtbot.mouseClick(page.columns.list.viewport(), Left, pos=QPoint(place.left() + 12, place.center().y()))

    assert column_texts(page, "training.learning_rate") == ["0.01"] * 3
    other = show_page(project)
    assert "training.learning_rate" in other.model.columns
    qtbot.mouseClick(page.columns.reset_button, Left)
    assert "training.learning_rate" not in page.model.columns


@pytest.mark.usefixtures("runs")
def test_runs_of_another_project_stand_beside_and_cannot_be_changed(qtbot, show_page, project, session):
    other = Project.create(project.folder.with_name("other"), project.spec)
    theirs = add_run(other, 0.5, (0.2,))
    page = show_page(project)

    page.desk.open_beside(other.folder)
    qtbot.waitUntil(lambda: len(listed(page)) == 4)
    settle(qtbot, session)
    page.view.select([(str(other.folder), theirs)])

    assert set(column_texts(page, "project")) == {"other", "project"}
    assert not page.delete_button.isEnabled() and not page.changes.rename.isEnabled()
    assert page.rerun_button.isEnabled()
    qtbot.mouseClick(page.beside_button, Left)
    qtbot.waitUntil(lambda: len(listed(page)) == 3)


def test_what_another_program_trains_or_removes_is_seen(qtbot, show_page, project, runs, session):
    page = show_page(project)
    running = project.new_run()
    session.runs_changed.emit()
    qtbot.waitUntil(lambda: "running" in column_texts(page, "state"))

    shutil.rmtree(project.run(runs[0]).folder)
    running.mark("stopped")

    qtbot.waitUntil(lambda: column_texts(page, "state") == ["stopped", "finished", "finished"])


def test_a_project_without_runs_shows_the_way_to_the_first(qtbot, session, project):
    from workbench.gui.comparison.page import RunsPage

    session.set_project(project, project.spec)
    page = RunsPage(session)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, session)

    assert page.empty.isVisible()


@pytest.mark.parametrize("language", ["zh_CN"])
def test_texts_follow_the_language(show_page, project, runs, language):
    page = show_page(project)
    texts = [page.tabs.tabText(place) for place in range(page.tabs.count())]
    translation.install(QApplication.instance(), language)
    chinese = [page.tabs.tabText(place) for place in range(page.tabs.count())]
    translation.install(QApplication.instance(), "en")

    assert not set(texts) & set(chinese) and [page.tabs.tabText(place) for place in range(5)] == texts
    assert all(action.text() for action in page.actions())
