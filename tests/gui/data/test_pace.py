"""Repeats, gaps and steps on the Data page: what is found is told, what is chosen is seen at once."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from tests.data.test_pacing import hours, written
from tests.gui.data.heads import settled
from workbench.data.spec import DataSpec, PaceSpec, RangeSpec
from workbench.errors import WorkbenchError
from workbench.gui.data.pace_form import ExcludedList
from workbench.gui.session.data_state import DataState
from workbench.gui.style.theme import colors

LEFT = Qt.MouseButton.LeftButton
TIMES = hours(*range(100), 50, 51, *range(110, 300))


def load(qtbot, session, path):
    session.open_sources([path])
    settle(qtbot, session)


def settle(qtbot, session):
    qtbot.waitUntil(lambda: settled(session))


def choose(qtbot, session, page, name, value):
    combo = page.side.pace.form.editor(name)
    page.side.ensureWidgetVisible(combo)
    combo.setFocus()
    for _ in range(combo.findData(value) - combo.currentIndex()):
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    settle(qtbot, session)


@pytest.fixture
def opened(qtbot, session, page, tmp_path):
    values = np.sin(np.arange(len(TIMES)) / 4).round(3)
    load(qtbot, session, written(tmp_path / "a.csv", sorted(TIMES), values))
    qtbot.waitUntil(lambda: page.plot.drawn)
    return page


def test_gaps_and_repeats_are_told_and_drawn(opened):
    assert opened.side.pace.found.text() == "1 gap and 2 times that repeat."
    assert opened.plot.gaps.toolTip() == "Where data lie: 1 gap, 2 times that repeat, 0 ranges left out"
    assert opened.plot.gaps.isVisible() and opened.plot.gaps.accessibleName()


def test_repeats_become_one_row_by_a_choice_and_come_back_by_undo(qtbot, session, opened):
    choose(qtbot, session, opened, "repeats", "mean")

    assert session.spec.data.pace.repeats == "mean"
    assert opened.side.pace.found.text() == "1 gap and 0 times that repeat."
    assert opened.side.pace.outcome.text() == "The model sees 290 steps in 1 sequence."
    session.undo_stack.undo()
    assert session.spec.data.pace.repeats == "leave"


def test_a_series_cut_at_gaps_is_still_shown_as_one(qtbot, session, opened):
    choose(qtbot, session, opened, "gaps", "split")

    qtbot.waitUntil(lambda: opened.plot.drawn)
    assert session.data.loaded.dataset.sequences == 2
    assert "in 2 sequences" in opened.side.pace.outcome.text()
    assert opened.plot._rows(session.data.loaded.dataset) == (0, 292)
    assert opened.side.pace.form.editor("longest").isVisible()


def test_resampling_begins_with_the_usual_step(qtbot, session, opened):
    assert not opened.side.pace.form.editor("step").isVisible()

    choose(qtbot, session, opened, "resample", "mean")

    assert session.spec.data.pace.step == 3600
    assert opened.side.pace.form.editor("step").isVisible()


def test_without_times_nothing_is_offered_about_them(qtbot, session, page, tmp_path):
    (tmp_path / "b.csv").write_text("load\n" + "\n".join(map(str, range(300))))

    load(qtbot, session, tmp_path / "b.csv")

    assert not page.side.cards["pace"].isVisible() and page.side.cards["excluded"].isVisible()
    assert not page.plot.gaps.isVisible()


def test_steps_are_brushed_by_number_where_there_are_no_times(qtbot, session, page, tmp_path):
    (tmp_path / "b.csv").write_text("load\n" + "\n".join(str(at % 9) for at in range(300)))
    load(qtbot, session, tmp_path / "b.csv")
    view = page.plot.plot.getPlotItem().getViewBox()
    qtbot.waitUntil(lambda: page.plot.drawn and view.viewRange()[0][1] > 200)

    page.plot._on_brushed(99.5, 109.5)
    settle(qtbot, session)
    qtbot.waitUntil(lambda: page.plot.drawn)

    assert session.spec.data.exclude == (RangeSpec(start="101", end="110"),)
    page.plot._on_brushed(119.5, 129.5)
    assert session.spec.data.exclude[1] == RangeSpec(start="121", end="130")


def test_escape_gives_the_brush_up(qtbot, session, opened):
    qtbot.mouseClick(opened.plot.brush_button, LEFT)
    brush = opened.plot.brushes[True]

    qtbot.keyClick(brush, Qt.Key.Key_Escape)

    assert not brush.isVisible() and not opened.plot.brush_button.isChecked()


def test_a_mere_click_leaves_nothing_out(qtbot, session, opened):
    qtbot.mouseClick(opened.plot.brush_button, LEFT)

    qtbot.mouseClick(opened.plot.brushes[True], LEFT, pos=QPoint(200, 50))

    assert session.spec.data.exclude == ()


@pytest.fixture
def listed(qtbot):
    made = ExcludedList()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_range_is_typed_by_its_ends(qtbot, listed):
    with qtbot.waitSignal(listed.added) as told:
        qtbot.keyClicks(listed.start, "2024-01-01")
        qtbot.keyClicks(listed.end, "2024-01-07")
        qtbot.keyClick(listed.end, Qt.Key.Key_Return)

    assert told.args == [RangeSpec(start="2024-01-01", end="2024-01-07")] and not listed.start.text()


def test_each_range_has_a_button_that_takes_it_back(qtbot, listed):
    ranges = (RangeSpec(start="5", end="9"), RangeSpec(start="2024-01-01", end="2024-01-07", sequence="pump"))
    listed.show_ranges(ranges)

    with qtbot.waitSignal(listed.removed) as told:
        qtbot.mouseClick(listed.buttons[1], LEFT)

    assert told.args == [ranges[1]]
    assert [button.accessibleName() for button in listed.buttons] == [
        "Take back steps 5 to 9",
        "Take back pump: 2024-01-01 to 2024-01-07",
    ]


def test_the_strip_knows_where_data_lie(qtbot, session, opened):
    strip = opened.plot.gaps
    left, right = strip._sides(opened.plot.plot)

    filled = strip._filled(left, right)

    gap = strip._pixels(strip.gaps) - left
    assert filled[gap[0] - 3] and not filled[(gap[0] + gap[1]) // 2] and filled[gap[1] + 3]


def test_the_form_shows_what_a_spec_chose_before_there_are_data(qtbot):
    from workbench.gui.data.pace_form import PaceForm

    form = PaceForm()
    qtbot.addWidget(form)

    form.show_pace(DataSpec(pace=PaceSpec(resample="mean", step=60)), DataState())

    assert form.form.editor("resample").currentData() == "mean" and form.outcome.isHidden()


def line_of(page):
    return page.plot.plot._curves[0].item.getOriginalDataset()


def test_the_line_does_not_cross_gaps_nor_what_is_left_out(qtbot, session, opened):
    assert int(np.isnan(line_of(opened)[1]).sum()) == 1

    opened.side.leave_out(RangeSpec(start="2024-01-02 00:00", end="2024-01-02 05:00"))
    settle(qtbot, session)
    qtbot.waitUntil(lambda: opened.plot.drawn and int(np.isnan(line_of(opened)[1]).sum()) == 2)


def test_a_note_on_gaps_offers_its_cures_and_one_click_can_be_undone(qtbot, session, opened):
    buttons = {button.text(): button for button in opened.side.findings.mend_buttons}
    assert {"Split at gaps", "Fill on the pace", "Merge repeats by mean"} <= set(buttons)

    qtbot.mouseClick(buttons["Split at gaps"], LEFT)

    settle(qtbot, session)
    assert session.data.loaded.dataset.sequences == 2
    assert "Split at gaps" not in {button.text() for button in opened.side.findings.mend_buttons}
    session.undo_stack.undo()
    assert session.spec.data.pace == PaceSpec()


def tried(qtbot, page, index):
    trial = page.side.pace.trial
    page.side.ensureWidgetVisible(trial.choice)
    trial.choice.setFocus()
    for _ in range(index - trial.choice.currentIndex()):
        qtbot.keyClick(trial.choice, Qt.Key.Key_Down)
    qtbot.waitUntil(trial.apply.isVisible)
    return trial


def test_a_choice_is_seen_before_it_is_taken(qtbot, session, opened):
    trial = tried(qtbot, opened, 4)

    assert session.spec.data.pace == PaceSpec()
    assert "292 steps become 292 in 2 sequences." in trial.told.text()
    assert "Gaps that examples cross: 1, then 0." in trial.told.text()
    assert len(trial.picture.glimpses) == 2 and trial.picture.accessibleName()
    qtbot.mouseClick(trial.apply, LEFT)
    settle(qtbot, session)
    assert session.spec.data.pace == PaceSpec(gaps="split")
    assert not trial.apply.isVisible() and trial.choice.currentIndex() == 0
    session.undo_stack.undo()
    assert session.spec.data.pace == PaceSpec()


def test_the_picture_of_a_choice_shows_both_courses(qtbot, opened):
    trial = tried(qtbot, opened, 1)

    image = trial.picture.grab().toImage()

    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert {colors().accent.lower(), colors().muted.lower()} & {name.lower() for name in seen}


def test_a_choice_that_cannot_be_made_says_why(opened):
    trial = opened.side.pace.trial

    trial.show_error(WorkbenchError("A step of {step} s makes too many steps. Choose a longer one.", step=1))

    assert "too many steps" in trial.told.text() and not trial.apply.isVisible()
