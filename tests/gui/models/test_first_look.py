"""What the Model page shows first: the recurrent block with its settings, a drawing of its cell, and room for both."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from workbench.gui.models.cell_figure import CellFigure
from workbench.gui.models.explanations import symbols_of
from workbench.gui.models.page import ModelPage
from workbench.gui.session import settings
from workbench.gui.style.theme import DARK, LIGHT, Theme
from workbench.models import cells
from workbench.models.cells import CELLS


def click(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_proposed_model_opens_on_its_recurrent_block(qtbot, whole_window, session):
    card = whole_window.welcome.sample_cards()[0]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.data.loaded is not None and not session.loading, timeout=20_000)

    qtbot.mouseClick(whole_window.rail_button("model"), Qt.MouseButton.LeftButton)

    page = whole_window.page("model")
    for name in ("cell", "depth", "dropout"):
        assert not page.inspector.form.editor(name).visibleRegion().isEmpty()
    assert page.outline.currentItem().text(0).startswith("GRU")
    assert not page.inspector.cell_figure.visibleRegion().isEmpty()


@pytest.mark.parametrize("name", CELLS)
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_figure_is_drawn_in_the_themes_colours(qtbot, qapp, name, mode):
    Theme(qapp).apply(mode)
    drawing = CellFigure()
    qtbot.addWidget(drawing)

    drawing.show_figure(CELLS[name].figure, "relu")
    drawing.resize(drawing.sizeHint())

    painted, now = drawing.grab().toImage(), DARK if mode == "dark" else LIGHT
    found = {painted.pixelColor(x, y).name() for x in range(painted.width()) for y in range(painted.height())}
    assert {now.window, QColor(now.series[0]).name(), now.muted} <= found


@pytest.mark.parametrize("name", CELLS)
def test_a_figure_names_every_gate_and_every_state(name):
    figure = CELLS[name].figure

    assert {part.name for part in figure.parts if part.kind == "gate"} == set(CELLS[name].gates)
    values = {part.text for part in figure.parts if part.kind == "value"}
    assert {text for state in CELLS[name].states for text in (f"{state}_t−1", f"{state}_t")} <= values
    assert all(0 <= x <= figure.size[0] and 0 <= y <= figure.size[1] for part in figure.parts for x, y in [part.at])


def test_a_cell_without_a_figure_shows_its_equation_alone(qtbot, page, session, monkeypatch):
    monkeypatch.setitem(cells.CELLS, "GRU", dataclasses.replace(CELLS["GRU"], figure=None))

    page.editor.insert("GRU")
    qtbot.waitUntil(lambda: not session.turns.busy)

    assert page.inspector.cell_figure.isHidden()
    assert page.inspector._equation.isVisible()


def test_what_can_be_set_is_there_at_once_and_what_it_means_in_a_turn_of_its_own(qtbot, page, session, monkeypatch):
    figures = []
    monkeypatch.setattr(page.inspector.cell_figure, "show_figure", lambda figure, _activation: figures.append(figure))

    page.editor.insert("LSTM")
    page.editor.insert("GRU")

    assert page.inspector.form.spec == session.spec.model.layers[1]
    assert figures == []
    qtbot.waitUntil(lambda: not session.turns.busy)
    assert figures == [CELLS["GRU"].figure]


def test_a_page_out_of_sight_is_explained_before_it_is_seen(page):
    page.hide()

    page.editor.select("head")

    assert page.inspector._symbols.text() == "".join(
        f"<p style='margin: 2px 0px;'>{text}</p>" for text in symbols_of(page.editor.model.head, "forecast")
    )


def test_the_outline_folds_and_is_so_at_the_next_start(qtbot, page, session):
    before = page.canvas.height()

    click(qtbot, page.outline_fold)

    assert page.outline.isHidden()
    qtbot.waitUntil(lambda: page.canvas.height() > before + 100)
    again = ModelPage(session)
    qtbot.addWidget(again)
    assert again.outline.isHidden()
    click(qtbot, again.outline_fold)
    assert not again.outline.isHidden() and not settings.settings().value("outline_folded", True, bool)
