"""The Data page: roles by clicking, reading by drop-downs, parts drawn and counted."""

import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QMenu

from tests.gui.data.heads import choose_role, drawn_anew, load, settled
from tests.planted import series, wave
from workbench.data.roles import with_role
from workbench.data.samples import SAMPLES
from workbench.data.sharding import write_shards
from workbench.gui.data.findings import Findings
from workbench.gui.data.page import DataPage
from workbench.gui.session.data_state import DataState
from workbench.progress import finish

SENSORS = next(sample for sample in SAMPLES if sample.name == "sensors")
GESTURES = next(sample for sample in SAMPLES if sample.name == "gestures")


@pytest.fixture
def few_rows(tmp_path):
    """The first rows of a sample, whose proposal is made sooner, where how many there are does not matter."""
    path = tmp_path / SENSORS.path.name
    path.write_text("".join(SENSORS.path.read_text().splitlines(keepends=True)[:600]))
    return path


def drawn(qtbot, page):
    qtbot.waitUntil(lambda: page.plot.drawn)


def test_a_loaded_file_shows_its_cells_and_its_parts(qtbot, session, page):
    load(qtbot, session, SENSORS.path, task="forecast", targets=["temperature"])

    assert page.preview.source.rowCount() == 1000
    assert "4,032 rows" in page.preview_note.text()
    assert "2,6" in page.side.counts._labels["train"].text()
    assert page.next_button.isEnabled()


def test_a_click_on_a_column_head_makes_it_a_feature(qtbot, session, page, few_rows):
    load(qtbot, session, few_rows, task="forecast", targets=["temperature"])

    with qtbot.waitSignal(session.data_changed, timeout=20_000):
        choose_role(qtbot, page, 3, "Feature")

    assert session.spec.data.roles["load"] == "feature"
    assert session.data.loaded.dataset.inputs == ("temperature", "load")
    assert session.undo_stack.undoText() == "Make load Feature"


def test_what_a_split_leaves_out_is_told_and_given_to_a_part_by_one_click(qtbot, session, page):
    load(qtbot, session, SENSORS.path, task="forecast", targets=["temperature"])
    rest = page.side.split.rest
    assert not rest.isVisible()

    with drawn_anew(qtbot, session):
        type_size(qtbot, page, "test", "0.05")
    assert rest.isVisible() and rest.text.text().startswith("10 % of the data are in no part")
    assert any("newest 403 of 4032 steps are in no part" in text for text in page.side.findings.texts)

    with drawn_anew(qtbot, session):
        qtbot.mouseClick(rest.buttons["test"], Qt.MouseButton.LeftButton)
    assert session.spec.data.split.test == 0.15 and not rest.isVisible()
    assert not any("in no part" in text for text in page.side.findings.texts)


def type_size(qtbot, page, name, text):
    editor = page.side.split.editor(name)
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def lay_out():
    """Let every layout within another settle."""
    for _ in range(20):
        QApplication.processEvents()


def test_a_setting_stays_under_the_hand_while_checks_come_and_go(qtbot, session, page, few_rows):
    load(qtbot, session, few_rows, task="forecast", targets=["temperature"])
    editor = page.side.split.editor("test")
    page.side.ensureWidgetVisible(editor)
    editor.setFocus()
    lay_out()
    before = editor.mapToGlobal(editor.rect().topLeft())

    with drawn_anew(qtbot, session):
        type_size(qtbot, page, "test", "0.05")
    lay_out()

    assert editor.mapToGlobal(editor.rect().topLeft()) == before


def test_undo_takes_a_role_back(qtbot, session, page, few_rows):
    load(qtbot, session, few_rows, task="forecast", targets=["temperature"])
    choose_role(qtbot, page, 3, "Feature")

    session.undo_stack.undo()

    assert session.spec.data.roles["load"] == "ignore"


def test_enter_in_the_table_offers_the_roles(qtbot, session, page, few_rows):
    load(qtbot, session, few_rows)
    page.preview.setCurrentIndex(page.preview.source.index(0, 2))

    qtbot.keyClick(page.preview, Qt.Key.Key_Return)

    assert [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)


def test_another_delimiter_is_read_at_once(qtbot, session, page, few_rows):
    load(qtbot, session, few_rows)

    with drawn_anew(qtbot, session):
        page.side.reading.combo("delimiter").setCurrentIndex(2)
        page.side.reading.combo("delimiter").activated.emit(2)

    assert session.spec.data.reading.delimiter == ";"
    assert page.preview.source.columnCount() == 1
    assert session.data.error is not None
    assert page.side.findings.texts


def test_a_table_can_be_kept_in_a_file_to_spare_memory(qtbot, session, page, few_rows):
    load(qtbot, session, few_rows)
    editor = page.side.memory.editor("memory")
    editor.setFocus()
    editor.selectAll()

    qtbot.keyClicks(editor, "64")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not session.loading and not session.turns.busy, timeout=20_000)

    assert session.spec.data.memory == 64
    assert session.data.loaded is not None and session.data.error is None


def test_missing_values_are_counted(qtbot, session, page):
    load(qtbot, session, SENSORS.path, task="forecast", targets=["temperature"])

    assert "temperature" in page.side.missing_note.text()


def test_a_window_longer_than_the_series_is_said_in_words(qtbot, session, page, few_rows):
    load(qtbot, session, few_rows)

    with drawn_anew(qtbot, session):
        page.side.window_form.editor("context").setValue(9000)

    assert "9" in page.loading.text.text()
    assert page.loading.isVisible()
    assert not page.next_button.isEnabled()


def test_sequences_are_shown_one_by_one(qtbot, session, page):
    load(qtbot, session, GESTURES.path)

    qtbot.mouseClick(page.plot._after, Qt.MouseButton.LeftButton)

    assert page.plot._pick.currentIndex() == 1
    assert "steps" in page.plot._example_text.text()


def test_the_slider_moves_the_window(qtbot, session, page, few_rows):
    load(qtbot, session, few_rows)
    drawn(qtbot, page)
    page.plot._slider.setFocus()

    qtbot.keyClick(page.plot._slider, Qt.Key.Key_Right)

    assert "window 2 of" in page.plot._example_text.text()


def test_what_a_folder_holds_beside_its_tables_is_told(qtbot, session, page, tmp_path):
    rows = "".join(f"{t},{t % 7}\n" for t in range(60))
    (tmp_path / "load.csv").write_text("t,load\n" + rows)
    (tmp_path / "LICENCE.txt").write_text("You may use it.\nIt comes, as is, without\nany warranty whatsoever.\n")

    load(qtbot, session, tmp_path)

    assert session.data.error is None and page.preview.source.rowCount() == 60
    assert any(
        text.endswith("LICENCE.txt is left out: it holds text and no table.") for text in page.side.findings.texts
    )


def test_a_long_path_does_not_push_the_side_column_off_the_page(qtbot, session, page, tmp_path):
    folder = tmp_path / ("folder" * 20) / ("deep" * 30)
    folder.mkdir(parents=True)
    (folder / "load.csv").write_text("t,load\n" + "".join(f"{t},{t % 7}\n" for t in range(60)))
    (folder / "about.md").write_text("# About\n")

    load(qtbot, session, folder)

    assert str(folder / "about.md") in page.side.findings.texts[0]
    assert page.side.findings.minimumSizeHint().width() <= page.side.viewport().width()


def test_a_file_that_is_too_short_is_shown_with_the_reason_in_place_of_the_plot(qtbot, session, page, tmp_path):
    (tmp_path / "short.csv").write_text("t,load\n1,2\n2,3\n3,4\n")

    load(qtbot, session, tmp_path / "short.csv")

    assert page.preview.isVisible() and page.preview.source.rowCount() == 3
    assert page.loading.isVisible() and "only 3 rows of data" in page.loading.text.text()
    assert not page.plot.isVisible() and not page.next_button.isEnabled()


def test_a_table_without_numbers_is_shown_with_the_reason_in_place_of_the_plot(qtbot, session, page, tmp_path):
    (tmp_path / "names.csv").write_text("name,street\nann,a\nbob,b\ncy,c\n")

    load(qtbot, session, tmp_path / "names.csv")

    assert page.preview.source.rowCount() == 3
    assert "No column is to be forecast" in page.loading.text.text()


def test_an_empty_page_leads_to_files_and_samples(qtbot, session, page):
    assert page.loading.choose.isVisible()
    with qtbot.waitSignal(session.page_requested, check_params_cb=lambda name: name == "welcome"):
        page.loading.samples.click()

    load(qtbot, session, GESTURES.path)

    assert not page.loading.choose.isVisible()


def test_every_choice_of_the_side_column_fits_its_box(qtbot, session, page):
    load(qtbot, session, GESTURES.path)
    page.side.show_spec(session.spec.data)

    for box in page.side.findChildren(QComboBox):
        room = box.width() - 30
        assert not box.isVisible() or all(box.fontMetrics().horizontalAdvance(text) <= room for text in texts(box))


def texts(box):
    return [box.itemText(index) for index in range(box.count())]


def test_sources_that_lie_elsewhere_now_are_found_by_choosing_one_of_them(qtbot, session, page, tmp_path):
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("t,load\n" + "".join(f"{t},{t % 7}\n" for t in range(60)))
    load(qtbot, session, tmp_path / "a.csv", tmp_path / "b.csv")
    assert session.data.error is None and not page.loading.locate.isVisible()
    before = session.spec.data
    (tmp_path / "moved").mkdir()
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).rename(tmp_path / "moved" / name)
    with drawn_anew(qtbot, session):
        session.reload()

    assert page.loading.locate.isVisible()
    with drawn_anew(qtbot, session):
        page.take_place(tmp_path / "a.csv", tmp_path / "moved" / "a.csv")

    assert session.data.error is None and session.spec.data.roles == before.roles
    assert [Path(source.path).parent.name for source in session.spec.data.sources] == ["moved", "moved"]


def planted_leak(path):
    """Loads of a machine, and a column that knows them three steps ahead."""
    load = wave(400)
    return series(path, load, plan=np.append(load[3:], load[:3]))


def open_leak(qtbot, session, page, path):
    load(qtbot, session, planted_leak(path), task="forecast", targets=["load"])
    with drawn_anew(qtbot, session):
        session.edit_data("", with_role(session.spec.data, "plan", "feature"))


def test_a_click_mends_what_was_found_and_undo_brings_it_back(qtbot, session, page, tmp_path):
    open_leak(qtbot, session, page, tmp_path / "a.csv")
    assert "plan tells load 3 steps ahead" in page.side.findings.texts[0]
    button = page.side.findings.mend_buttons[0]

    with drawn_anew(qtbot, session):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    tips = [each.toolTip() for each in page.side.findings.mend_buttons]
    assert session.spec.data.roles["plan"] == "ignore" and not any("plan" in tip for tip in tips)
    assert session.undo_stack.undoText() == "Mend: Ignore plan"
    with drawn_anew(qtbot, session):
        session.undo_stack.undo()
    assert session.spec.data.roles["plan"] == "feature" and "plan" in page.side.findings.mend_buttons[0].toolTip()


def test_doubtful_marks_of_numbers_are_mended_by_a_click_and_undone(qtbot, session, page, tmp_path):
    (tmp_path / "a.csv").write_text("t;v\n" + "".join(f"{row};{100 + row}.{500 + 7 * row}\n" for row in range(60)))
    load(qtbot, session, tmp_path / "a.csv", task="forecast", targets=["v"])
    assert "100.500 would be 100500" in page.side.findings.texts[0]

    with drawn_anew(qtbot, session):
        qtbot.mouseClick(page.side.findings.mend_buttons[0], Qt.MouseButton.LeftButton)

    assert session.data.tables[0].frame["v"].iloc[0] == 100500
    with drawn_anew(qtbot, session):
        session.undo_stack.undo()
    assert session.data.tables[0].frame["v"].iloc[0] == 100.5


@pytest.fixture
def told_once(tmp_path):
    """Three places, each named in its first row alone."""
    names = ("France", "Italy", "Spain")
    rows = [f"{name if at == 0 else ''},{1990 + at},{at % 7 + 0.5}" for name in names for at in range(20)]
    (tmp_path / "a.csv").write_text("\n".join(["place,year,value", *rows]))
    return tmp_path / "a.csv"


def test_names_that_were_filled_down_are_left_out_by_a_click_and_come_back_by_undo(qtbot, session, page, told_once):
    load(qtbot, session, told_once)
    assert session.data.loaded.dataset.names_S == ("France", "Italy", "Spain")
    button = page.side.findings.mend_buttons[0]
    assert "Empty cells of place hold" in page.side.findings.texts[0]
    assert button.accessibleName() == "Mend: Leave the empty cells empty"

    with drawn_anew(qtbot, session):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert session.spec.data.reading.fill_down == () and session.data.loaded.dataset.sequences == 1
    assert session.undo_stack.undoText() == "Mend: Leave the empty cells empty"
    assert not any("hold what stands above" in text for text in page.side.findings.texts)
    with drawn_anew(qtbot, session):
        session.undo_stack.undo()
    assert session.data.loaded.dataset.names_S == ("France", "Italy", "Spain")


def test_whether_a_column_is_told_once_is_said_at_its_head(qtbot, session, page, told_once):
    load(qtbot, session, told_once)

    for expected in ((), ("place",)):
        with drawn_anew(qtbot, session):
            choose_role(qtbot, page, 0, "Told once: empty cells repeat those above")
        assert session.spec.data.reading.fill_down == expected

    assert session.undo_stack.undoText() == "Repeat place in empty cells"
    assert session.data.loaded.dataset.names_S == ("France", "Italy", "Spain")


def test_nothing_is_examined_before_there_are_tables(qtbot, monkeypatch):
    monkeypatch.setitem(sys.modules, "workbench.data.audit.dates", None)  # its import would fail
    findings = Findings()
    qtbot.addWidget(findings)

    findings.show_state(DataState())

    assert not findings.texts


def test_the_page_is_made_in_many_short_steps(qtbot, session):
    page = DataPage(session, in_steps=True)
    qtbot.addWidget(page)

    assert sum(1 for _ in page.steps) >= len(page.side.cards) + 10


def test_the_page_behind_another_shows_the_data_once_they_are_read(whole_window, qtbot):
    whole_window.show_page("model")
    page, session = whole_window.page("data"), whole_window.session
    shown = []
    page.preview.source.modelReset.connect(lambda: shown.append(page.preview.source.rowCount()))

    session.open_sources([SENSORS.path], task="forecast", targets=["temperature"])
    qtbot.waitUntil(lambda: settled(session))

    assert page.isVisible()
    assert shown and shown[-1] > 0
    assert page.next_button.isEnabled()


def test_a_folder_of_shards_is_chosen_and_opened_as_one_table(qtbot, session, page, tmp_path):
    (tmp_path / "wave.csv").write_text("y,x\n" + "".join(f"{i % 7}.5,{i % 5}\n" for i in range(200)))
    finish(write_shards([tmp_path / "wave.csv"], tmp_path / "walk", megabytes=0.001))

    with drawn_anew(qtbot, session):
        qtbot.mouseClick(page.folder_button, Qt.MouseButton.LeftButton)
        dialog = page.window().findChild(QFileDialog)
        dialog.filesSelected.emit([str(tmp_path / "walk")])
    dialog.close()

    assert "200 rows" in page.preview_note.text()
    assert len(session.spec.data.sources) == 1 and session.data.loaded.dataset.names_S == ("walk",)
