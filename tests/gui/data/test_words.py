"""Words, names and the calendar as inputs on the Data page, by real events."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from workbench.data.roles import with_role

HOURS = np.datetime_as_string(np.datetime64("2024-01-01T00:00") + np.arange(120) * np.timedelta64(1, "h"))


@pytest.fixture
def shops(tmp_path):
    lines = ["shop,when,kind,load"]
    for shop in ("north", "south"):
        lines += [f"{shop},{when},{('calm', 'busy', 'shut')[t // 8 % 3]},{t % 9}" for t, when in enumerate(HOURS)]
    path = tmp_path / "shops.csv"
    path.write_text("\n".join(lines) + "\n")
    return path


def ready(session, page, inputs=None):
    loaded = session.data.loaded
    return (
        loaded is not None
        and not session.loading
        and not session.turns.busy
        and page.plot.drawn
        and (inputs is None or loaded.dataset.inputs == inputs)
    )


@pytest.fixture
def opened(qtbot, session, page, shops):
    session.open_sources([shops])
    qtbot.waitUntil(lambda: ready(session, page))
    return page


def test_a_column_becomes_a_category_by_mending_and_is_drawn_as_words(qtbot, session, opened):
    (button,) = [button for button in opened.side.findings.mend_buttons if "kind" in button.toolTip()]
    assert button.text() == "Make kind a category"

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: ready(session, opened, ("load", "kind")))

    assert session.spec.data.roles["kind"] == "category"
    band = opened.plot._bands[0]
    assert {text.format for _, text in band._spans} == {"calm", "busy", "shut"}
    assert band._title.toPlainText() == "kind" and band._spans[0][0].toolTip().startswith("kind: ")
    assert len(opened.plot.plot.strips) == 0
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: ready(session, opened, ("load",)))


def test_names_and_the_calendar_are_chosen_in_the_side_column(qtbot, session, opened):
    form = opened.side.inputs
    assert form.editor("calendar").isVisible() and form.editor("name_as_input").isVisible()

    qtbot.keyClick(form.editor("name_as_input"), Qt.Key.Key_Space)
    form.editor("calendar").menu().actions()[1].trigger()
    qtbot.waitUntil(lambda: ready(session, opened, ("load", "name (sequence)", "hour (calendar)")))

    assert session.spec.data.name_as_input and session.spec.data.calendar == ("hour",)
    assert not opened.plot._bands[0]._spans, "the axis tells times, and the choice above names"


def test_the_head_of_a_category_tells_its_words(qtbot, session, opened):
    session.edit_data("", with_role(session.spec.data, "kind", "category"))
    qtbot.waitUntil(lambda: ready(session, opened, ("load", "kind")))

    model = opened.preview.model()
    tip = model.headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)

    assert "role Category" in tip and "3 different words: calm" in tip


def test_nothing_is_offered_where_there_are_neither_times_nor_several_sequences(qtbot, session, page, tmp_path):
    path = tmp_path / "plain.csv"
    path.write_text("x\n" + "".join(f"{t % 7}\n" for t in range(80)))

    session.open_sources([path])
    qtbot.waitUntil(lambda: ready(session, page))

    assert not page.side.cards["inputs"].isVisible()


def test_a_model_that_nobody_changed_grows_with_the_names_of_the_series(qtbot, session, opened):
    before = session.spec.model
    form = opened.side.inputs
    opened.side.ensureWidgetVisible(form)
    form.editor("name_as_input").setFocus()

    qtbot.keyClick(form.editor("name_as_input"), Qt.Key.Key_Space)

    assert session.spec.data.name_as_input
    assert session.spec.model.layers[0].units == 2 * before.layers[0].units
    qtbot.waitUntil(lambda: ready(session, opened))
    session.undo_stack.undo()
    assert session.spec.model == before and not session.spec.data.name_as_input
