"""The whole page by keyboard: outline, canvas and palette."""

import pytest
from PySide6.QtCore import Qt

from workbench.models.spec import MOST_LAYERS, RecurrentSpec

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def focused(qtbot, page):
    """The page with two layers and the keyboard in its outline."""
    page.editor.insert("LSTM")
    page.editor.insert("Dense")
    page.activateWindow()
    page.outline.setFocus()
    qtbot.waitUntil(page.outline.hasFocus)
    return page


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_removes_the_selected_block_and_undo_brings_it_back(qtbot, focused, session, names, key):
    qtbot.keyClick(focused.outline, key)
    assert names() == ["LSTM"]

    session.undo_stack.undo()
    assert names() == ["LSTM", "dense"]
    session.undo_stack.redo()
    assert names() == ["LSTM"]


def test_ctrl_d_duplicates(qtbot, focused, names):
    qtbot.keyClick(focused.outline, Qt.Key.Key_D, CTRL)

    assert names() == ["LSTM", "dense", "dense"]
    assert focused.editor.selected == 2


def test_alt_with_arrows_moves(qtbot, focused, names):
    qtbot.keyClick(focused.outline, Qt.Key.Key_Up, ALT)
    assert names() == ["dense", "LSTM"]
    assert focused.editor.selected == 0

    qtbot.keyClick(focused.outline, Qt.Key.Key_Down, ALT)
    assert names() == ["LSTM", "dense"]


def test_arrows_in_outline_and_canvas_select(qtbot, focused):
    qtbot.keyClick(focused.outline, Qt.Key.Key_Up)
    assert focused.editor.selected == 0

    focused.canvas.setFocus()
    qtbot.keyClick(focused.canvas, Qt.Key.Key_Up)
    assert focused.editor.selected == "preprocess"
    assert focused.outline.currentIndex().row() == 1


def test_delete_leaves_fixed_blocks_alone(qtbot, focused, names):
    focused.editor.select("head")

    qtbot.keyClick(focused.outline, Qt.Key.Key_Delete)

    assert names() == ["LSTM", "dense"]


def test_enter_in_the_palette_adds(qtbot, page, names):
    qtbot.keyClick(page.palette_view.entries["GRU"], Qt.Key.Key_Return)

    assert names() == ["GRU"]


def test_all_blocks_of_the_palette_are_one_stop_of_the_tab_key(qtbot, focused):
    palette = focused.palette_view
    shown = [entry for entry in palette.entries.values() if not entry.isHidden()]
    stops = lambda: [entry for entry in shown if entry.focusPolicy() & Qt.FocusPolicy.TabFocus]  # noqa: E731
    assert stops() == shown[:1]
    palette.search.setFocus()

    qtbot.keyClick(palette.search, Qt.Key.Key_Tab)
    assert shown[0].hasFocus()
    for key, place in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_End, -1), (Qt.Key.Key_Up, -2)):
        qtbot.keyClick(palette.focusWidget(), key)
        assert shown[place].hasFocus() and stops() == [shown[place]]
    qtbot.keyClick(shown[-2], Qt.Key.Key_Tab)
    assert not palette.isAncestorOf(focused.focusWidget())


def test_up_from_the_first_block_lies_the_search_line(qtbot, focused):
    palette = focused.palette_view
    palette.search.setText("gru")
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    assert palette.entries["GRU"].hasFocus()

    qtbot.keyClick(palette.entries["GRU"], Qt.Key.Key_Up)

    assert palette.search.hasFocus()


def test_delete_in_a_number_field_edits_the_number(qtbot, focused, names):
    focused.editor.select(0)
    field = focused.inspector.form.editor("units")
    field.setFocus()

    qtbot.keyClick(field, Qt.Key.Key_Delete)

    assert names() == ["LSTM", "dense"]


def test_copy_and_paste_carry_a_block_as_text(qtbot, focused, names, clipboard):
    focused.editor.select(0)
    qtbot.keyClick(focused.outline, Qt.Key.Key_C, CTRL)
    assert RecurrentSpec.model_validate_json(clipboard.text()).cell == "LSTM"

    focused.editor.select(1)
    qtbot.keyClick(focused.outline, Qt.Key.Key_V, CTRL)

    assert names() == ["LSTM", "dense", "LSTM"]


def test_cut_removes_and_paste_brings_back(qtbot, focused, names, clipboard):
    qtbot.keyClick(focused.outline, Qt.Key.Key_X, CTRL)
    assert names() == ["LSTM"]

    qtbot.keyClick(focused.outline, Qt.Key.Key_V, CTRL)
    assert names() == ["LSTM", "dense"]


@pytest.mark.parametrize("text", ["", "import os", '{"kind": "recurrent", "units": -1}', "[]", "[" * 90_000])
def test_a_strangers_clipboard_text_is_refused_with_a_sentence(qtbot, focused, clipboard, text):
    clipboard.setText(text)

    with qtbot.waitSignal(focused.editor.session.message) as reported:
        focused.editor.paste()

    assert reported.args[0].level == "error"
    assert len(focused.editor.model.layers) == 2


def test_a_block_more_than_a_model_may_have_is_refused_with_a_sentence(qtbot, focused, clipboard):
    layers = (RecurrentSpec(units=1),) * MOST_LAYERS
    focused.editor.session.edit_model("Many", focused.editor.model.model_copy(update={"layers": layers}))

    with qtbot.waitSignal(focused.editor.session.message) as reported:
        focused.editor.duplicate()

    assert "256 blocks at most" in str(reported.args[0].text)
    assert len(focused.editor.model.layers) == MOST_LAYERS
