"""The reading form: only what means something for the file is offered, and what is chosen is told at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from tests.data.sources.test_unpacking import workbook
from tests.gui.data.heads import settled
from workbench.data.sources.tables import read_source
from workbench.data.spec import ReadingSpec
from workbench.gui.data.reading_choices import FIXED, NAMES, SECTIONS
from workbench.gui.data.reading_form import ReadingForm
from workbench.progress import finish

NUMBERS = "a;b\n1,5;2\n2,5;3\n"
TIMES = "when;load\n" + "".join(f"{day:02d}.{day % 12 + 1:02d}.2024 10:30;{day}\n" for day in range(1, 13))


@pytest.fixture
def form(qtbot):
    made = ReadingForm()
    qtbot.addWidget(made)
    made.resize(336, 700)
    made.show()
    return made


def show(form, tmp_path, text, spec=None, roles=None):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    spec = spec or ReadingSpec()
    table = finish(read_source(tmp_path / "a.csv", spec))
    form.show_reading(spec, table, roles or {})
    return table


def offered(form, name):
    combo = form.combo(name)
    return [combo.itemData(index) for index in range(combo.count())]


def test_a_file_without_times_offers_nothing_about_times(form, tmp_path):
    show(form, tmp_path, NUMBERS)

    assert form.combo("delimiter").isVisible()
    assert not any(form.combo(name).isVisible() for name in SECTIONS["times"])
    assert not form.head("times").isVisible()


def test_a_file_of_dates_offers_their_orders_and_formats(form, tmp_path):
    show(form, tmp_path, TIMES)

    assert offered(form, "date_order") == [None, "dmy", "mdy"]
    assert offered(form, "date_format") == [None, "%d.%m.%Y %H:%M", "%m.%d.%Y %H:%M"]
    assert form.combo("zone").isVisible() and not form.combo("time_unit").isVisible()


def test_numbers_that_are_times_offer_their_unit(form, tmp_path):
    text = "t,load\n" + "".join(f"{at},{at}\n" for at in range(20))

    show(form, tmp_path, text, roles={"t": "time"})

    assert form.combo("time_unit").isVisible() and not form.combo("date_format").isVisible()


def test_a_group_unfolds_with_a_click(qtbot, form, tmp_path):
    show(form, tmp_path, NUMBERS)
    assert not form.combo("decimal").isVisible()

    qtbot.mouseClick(form.head("numbers"), Qt.MouseButton.LeftButton)

    assert form.combo("decimal").isVisible() and form.words.isVisible()


def test_what_was_set_is_seen_in_a_folded_group_and_can_be_unset(qtbot, form, tmp_path):
    show(form, tmp_path, NUMBERS, ReadingSpec(decimal=","))
    assert form.combo("decimal").isVisible() and not form.combo("thousands").isVisible()

    with qtbot.waitSignal(form.edited) as told:
        form.combo("decimal").setFocus()
        qtbot.keyClick(form.combo("decimal"), Qt.Key.Key_Home)

    assert told.args[0].decimal is None


def test_missing_words_are_a_list_that_can_be_edited(qtbot, form, tmp_path):
    show(form, tmp_path, NUMBERS)
    qtbot.mouseClick(form.head("numbers"), Qt.MouseButton.LeftButton)
    assert "n/a" in form.words.text()

    with qtbot.waitSignal(form.edited) as told:
        form.words.setFocus()
        form.words.selectAll()
        qtbot.keyClicks(form.words, "leer, -999")
        qtbot.keyClick(form.words, Qt.Key.Key_Return)

    assert told.args[0].missing_words == ("leer", "-999") and told.args[1] == "missing_words"


def test_leaving_the_missing_words_as_they_are_changes_nothing(form, tmp_path):
    told = []
    form.edited.connect(lambda *change: told.append(change))
    show(form, tmp_path, NUMBERS)
    form.head("numbers").setChecked(True)

    form.words.editingFinished.emit()

    assert told == []


def test_a_format_of_ones_own_can_be_typed(qtbot, form, tmp_path):
    show(form, tmp_path, TIMES)
    line = form.combo("date_format").lineEdit()

    with qtbot.waitSignal(form.edited) as told:
        line.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, "%d.%m.%Y %H:%M")
        qtbot.keyClick(line, Qt.Key.Key_Return)

    assert told.args[0].date_format == "%d.%m.%Y %H:%M"


def test_zones_are_found_by_a_part_of_their_name(qtbot, form, tmp_path):
    show(form, tmp_path, TIMES)
    combo = form.combo("zone")

    with qtbot.waitSignal(form.edited) as told:
        combo.lineEdit().selectAll()
        qtbot.keyClicks(combo.lineEdit(), "europe/berlin")
        qtbot.keyClick(combo.lineEdit(), Qt.Key.Key_Return)

    assert told.args[0].zone == "Europe/Berlin" and combo.count() > 400


def test_what_is_no_zone_is_not_taken(form, tmp_path):
    told = []
    form.edited.connect(lambda *change: told.append(change))
    show(form, tmp_path, TIMES)
    line = form.combo("zone").lineEdit()

    line.setText("Nowhere")
    line.editingFinished.emit()

    assert line.text() == "Detect" and told == []


def test_sheets_are_chosen_by_name_and_have_no_encoding(form, tmp_path):
    rows = (["load"], [1], [2], [3])
    table = finish(read_source(workbook(tmp_path / "a.xlsx", {"Summer": rows, "Winter": rows})))

    form.show_reading(ReadingSpec(), table, {})
    form.head("rows").click()

    assert offered(form, "table") == [None, "Summer", "Winter"]
    assert form.combo("table").isVisible() and not form.combo("encoding").isVisible()


def test_every_encoding_has_a_name_that_tells_what_it_is_for():
    assert set(FIXED["encoding"]) <= set(NAMES["encoding"])


def test_every_field_is_named_for_screen_readers(form, tmp_path):
    show(form, tmp_path, TIMES)

    assert all(box.accessibleName() for box in form.findChildren(QComboBox))
    assert form.words.accessibleName() == "Missing words"


def test_rows_that_became_columns_go_back_by_one_click_and_come_again_by_undo(qtbot, session, page, tmp_path):
    days = ",".join(f"2019-01-{day:02}" for day in range(1, 31))
    rows = [f"{name}," + ",".join(str(place % 5 + 0.5) for place in range(30)) for name in ("temp", "humid")]
    (tmp_path / "right.csv").write_text("\n".join([f"variable,{days}", *rows]) + "\n")
    session.open_sources([tmp_path / "right.csv"])
    qtbot.waitUntil(lambda: settled(session))
    assert set(session.spec.data.roles) == {"time", "temp", "humid"}
    assert page.side.reading.combo("reshape").currentData() == "transpose"
    told = next(at for at, text in enumerate(page.side.findings.texts) if "time runs to the right" in text)

    qtbot.mouseClick(page.side.findings.mend_buttons[told], Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: session.spec.data.reading.reshape == "none" and not session.jobs.jobs)
    assert "2019-01-01" in session.spec.data.roles
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: settled(session))
    assert set(session.spec.data.roles) == {"time", "temp", "humid"}
