"""What if the known future were another, by the hands of a user: a value is typed, the forecast moves, and back."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from workbench.data.spec import DataSpec, SourceSpec, SplitSpec, WindowSpec
from workbench.gui.style import translation
from workbench.models.spec import ModelSpec, RecurrentSpec
from workbench.spec import ExperimentSpec
from workbench.training.spec import TrainingSpec

Left, Ctrl, Key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, Qt.Key
LEVELS = np.random.default_rng(0).uniform(1, 3, 92)


@pytest.fixture
def page(qtbot, use_trained, tmp_path):
    """The Use page over what a shop sells by planned prices, trained for an epoch."""
    days = np.datetime_as_string(np.datetime64("2024-01-01") + np.arange(92))
    lines = [f"{day},{20 - 5 * LEVELS[n]:.3f},{LEVELS[n]:.3f}" for n, day in enumerate(days[:90])]
    (tmp_path / "shop.csv").write_text(
        "\n".join(["day,sold,price", *lines, *(f"{days[n]},,{LEVELS[n]:.3f}" for n in (90, 91))])
    )
    data = DataSpec(
        sources=(SourceSpec(path=str(tmp_path / "shop.csv")),),
        roles={"day": "time", "sold": "target", "price": "known"},
        window=WindowSpec(context=7, horizon=3),
        split=SplitSpec(),
    )
    training = TrainingSpec(epochs=1, batch_size=16, learning_rate=0.01, device="cpu")
    model = ModelSpec(template="small", layers=(RecurrentSpec(units=4),))
    spec = ExperimentSpec(data=data, model=model, training=training)
    page = use_trained(spec)
    page.resize(1280, 690)
    page.show()
    qtbot.waitExposed(page)
    qtbot.waitUntil(lambda: page.used is not None)
    return page


def type_value(qtbot, table, row: int, text: str) -> None:
    """Choose a cell, type over it, and press Enter."""
    table.setCurrentCell(row, 0)
    table.setFocus()
    qtbot.keyClick(table, Key.Key_F2)
    (editor,) = editors(table)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: not editors(table))


def editors(table) -> list[QLineEdit]:
    """Where somebody types now; one that is just going is no longer seen."""
    return [editor for editor in table.findChildren(QLineEdit) if editor.isVisible()]


def forecast(page) -> list[float]:
    return page.used.answered.values[0, :, 0].tolist()


def cells(page) -> list[str]:
    table = page.future.table
    return [table.item(row, 0).text() for row in range(table.rowCount())]


def test_a_typed_value_moves_the_forecast_and_undo_redo_and_reset_move_it_back(qtbot, page):
    own, told = forecast(page), cells(page)
    type_value(qtbot, page.future.table, 1, "9,5")
    qtbot.waitUntil(lambda: forecast(page) != own)
    moved = forecast(page)
    assert cells(page) == [told[0], "9.5", told[2]]
    assert page.picture._before is not None
    names = [curve.name for curve in page.picture.plot.points()]
    assert names == ["Known", "Without the change", "Forecast"]
    assert page.table.model.answered is page.used.answered

    qtbot.keyClick(page.future.table, Key.Key_Z, Ctrl)
    qtbot.waitUntil(lambda: forecast(page) == own)
    assert cells(page) == told
    assert page.picture._before is None
    qtbot.mouseClick(page.future.redo_button, Left)
    qtbot.waitUntil(lambda: forecast(page) == moved)
    qtbot.mouseClick(page.future.reset_button, Left)
    qtbot.waitUntil(lambda: forecast(page) == own)
    qtbot.mouseClick(page.future.undo_button, Left)
    qtbot.waitUntil(lambda: forecast(page) == moved)


def test_values_typed_while_answers_are_on_their_way_are_all_answered(qtbot, page):
    table, own, heads = page.future.table, forecast(page), []
    page.history.answered.connect(heads.append)
    items = [table.item(row, 0) for row in range(3)]

    for row, text in ((0, "9"), (1, "8"), (2, "7")):
        type_value(qtbot, table, row, text)
    qtbot.mouseClick(page.future.undo_button, Left)
    qtbot.waitUntil(lambda: bool(heads) and not page._session.jobs.jobs)

    assert cells(page)[:2] == ["9", "8"] and cells(page)[2] != "7" and forecast(page) != own
    assert page.used.answered is heads[-1] and items == [table.item(row, 0) for row in range(3)]


def test_rows_are_the_steps_to_come_and_what_is_no_number_is_not_taken(qtbot, page):
    table, own = page.future.table, cells(page)
    for no_number in ("dear", "nan", "1e300"):
        type_value(qtbot, table, 0, no_number)

    assert [table.verticalHeaderItem(row).text() for row in range(3)] == ["2024-03-31", "2024-04-01", "2024-04-02"]
    assert table.horizontalHeaderItem(0).text() == "price"
    assert table.columnWidth(0) >= table.horizontalHeader().sectionSizeHint(0)
    assert cells(page) == own == [f"{LEVELS[n]:.3f}".rstrip("0") for n in (90, 91, 91)]
    assert not page.future.undo_button.isEnabled()


def test_it_speaks_the_language_of_the_window_and_goes_where_nothing_is_known_ahead(qtbot, qapp, page):
    translation.install(qapp, translation.language_of("zh_CN"))
    try:
        assert page.future.words.text() == "如果已知的未来是…"
        assert page.future.reset_button.text() == "重置"
    finally:
        translation.install(qapp, translation.language_of("en"))
    page.future.show_sequence(None, 0)

    assert not page.future.isVisible()
