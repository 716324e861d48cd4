"""What the checks found, and how many examples each part has."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.gui.data.sequence_plot import PART_SERIES, PARTS
from workbench.gui.session.data_state import DataState
from workbench.gui.style import translation
from workbench.gui.style.icons import IconLabel, Tone, icon
from workbench.gui.style.numbers import whole
from workbench.gui.style.plain import plain_tip, rich
from workbench.gui.style.theme import S, follow, plot_colors
from workbench.gui.style.translation import shown, value_name
from workbench.gui.widgets.cards import styled_label
from workbench.gui.widgets.eliding_button import ElidingButton
from workbench.sentence import Sentence, sentence, singular

if TYPE_CHECKING:
    from workbench.data.audit import Cure, Finding
    from workbench.experiment import Loaded

MOST_PROBLEMS = 12
MOST_CELLS = 200_000
"""Of a table that is looked through for headings that are times."""
ICON_SIZE = 16
LONG_WORD, PIECE = re.compile(r"\S{30,}"), re.compile(r".{1,29}[/\\_-]|.{30}")
COUNTED = "{count} more files are left out."
"""What a dataset says of files beyond the first few; here each is named."""


class Findings(QWidget):
    """One line per finding, an icon before it: errors first, then problems of the file, then the audit.

    `mended` carries the cure of a finding whose button was clicked.
    """

    mended = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(S)
        self._rows.setVerticalSpacing(S)
        self._rows.setColumnStretch(1, 1)
        self._rows.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.texts: list[str] = []
        self.mend_buttons: list[QPushButton] = []

    def show_state(self, state: DataState) -> None:
        """List what is known of the data now."""
        while (item := self._rows.takeAt(0)) is not None:
            if item.widget():
                item.widget().hide()  # at once: it would lie upon what comes in its place
                item.widget().deleteLater()
        self.texts, self.mend_buttons = [], []
        if state.error:
            self._add("alert-circle-outline", "error", state.error.sentence)
        for finding in (
            *_of_reading(state),
            *_doubtful_arrangements(state)[:1],
            *_doubtful_dates(state)[:1],
            *_doubtful_marks(state)[:1],
        ):
            self._add_finding(finding)
        problems = [*state.left_out, *(problem.message for table in state.tables for problem in table.problems)]
        problems += [problem.message for problem in state.recordings.problems] if state.recordings else []
        for problem in problems[:MOST_PROBLEMS]:
            self._add("alert-outline", "warning", problem)
        if len(problems) > MOST_PROBLEMS:
            more = sentence("{count} more problems of this kind.", count=len(problems) - MOST_PROBLEMS)
            self._add("alert-outline", "warning", more)
        for finding in state.findings:
            if problems and finding.sentence.template == COUNTED:
                continue
            self._add_finding(finding)
        if not self.texts and state.loaded is not None:
            self._add("check", "success", sentence("Nothing stands out in these data."))

    def _add_finding(self, finding: "Finding") -> None:
        cures = () if finding.cure is None else (finding.cure, *finding.others)
        if finding.severity == "warning":
            self._add("alert-outline", "warning", finding.sentence, cures)
        else:
            self._add("information-outline", "muted", finding.sentence, cures)

    def _add(self, name: str, tone: Tone, text: Sentence, cures: "Sequence[Cure]" = ()) -> None:
        told = text.values.get("problem", text)
        if shown(told if isinstance(told, Sentence) else text) in self.texts:
            return  # what was told of a file is told again by the dataset made from it
        sign, label = IconLabel(name, tone, ICON_SIZE), QLabel(_breakable(shown(text)))
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = 2 * len(self.texts)
        self._rows.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(label, row, 1)
        if cures:
            # What only helps to read a result is not broken, so it is told what would change.
            named = tone != "warning" or len(cures) > 1
            self._rows.addWidget(self._mend_buttons(cures, named=named), row + 1, 1)
        self.texts.append(shown(text))

    def _mend_buttons(self, cures: "Sequence[Cure]", *, named: bool) -> QWidget:
        """A button for each cure, one below the other, each with what it does where asked."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        for cure in cures:
            button = self._mend_button(cure)
            if named:
                button.setText(shown(cure.title))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _mend_button(self, cure: "Cure") -> QPushButton:
        button = ElidingButton(icon("auto-fix"), self.tr("Mend"))
        button.setToolTip(plain_tip(shown(cure.title)))
        button.setAccessibleName(self.tr("Mend: {change}").format(change=shown(cure.title)))
        button.clicked.connect(lambda: self.mended.emit(cure))
        self.mend_buttons.append(button)
        return button


def _doubtful_dates(state: DataState) -> "list[Finding]":
    if not state.tables:
        return []
    from workbench.data.audit.dates import doubtful_dates  # imported by whoever has read the tables

    return [found for table in state.tables if (found := doubtful_dates(table)) is not None]


def _doubtful_marks(state: DataState) -> "list[Finding]":
    if not state.tables:
        return []
    from workbench.data.audit.marks import doubtful_marks

    return [found for table in state.tables if (found := doubtful_marks(table)) is not None]


def _of_reading(state: DataState) -> "Iterator[Finding]":
    """What was made of the first table, which stands for all."""
    if not state.tables:
        return
    from workbench.data.audit.pairs import read_as_pairs
    from workbench.data.audit.states import states_left_out
    from workbench.data.audit.told_once import doubtful_filling

    table = state.tables[0]
    found = [read_as_pairs(table)]
    found += [states_left_out(table, state.loaded.spec)] if state.loaded is not None else []
    found += [doubtful_filling(table, state.read_from.reading)] if state.read_from is not None else []
    yield from filter(None, found)


def _doubtful_arrangements(state: DataState) -> "list[Finding]":
    """Of the first table, which stands for all; a very large one is not looked through while the window waits."""
    table = state.tables[0] if state.tables else None
    if table is None or (table.reshaping is None and table.rows * len(table.columns) > MOST_CELLS):
        return []
    from workbench.data.audit.arrangement import doubtful_arrangement

    found = doubtful_arrangement(table, state.loaded.dataset.task if state.loaded else "forecast")
    return [] if found is None else [found]


def _breakable(text: str) -> str:
    """The text with places to break its long words at, such as paths: they must not push the column off the page."""
    return LONG_WORD.sub(lambda word: PIECE.sub("\\g<0>\u200b", word[0]), text)


class PartCounts(QWidget):
    """Examples per part, in the colours of the plot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loaded: Loaded | None = None
        self._labels = {part: styled_label("", "muted") for part in PARTS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for label in self._labels.values():
            rich(label)
            column.addWidget(label)
        follow(self._render)
        translation.follow(self._render)

    def show_split(self, loaded: "Loaded | None") -> None:
        """Count the examples of a split."""
        self._loaded = loaded
        self._render()

    def _render(self) -> None:
        loaded = self._loaded
        self.setVisible(loaded is not None)
        series = plot_colors().series
        for part, label in self._labels.items():
            count = len(loaded.split.part(part)) if loaded else 0
            square = f'<span style="color: {series[PART_SERIES[part]]}">■</span> '
            text = self.tr("{part}: {count} examples").format(part=value_name(part), count=whole(count))
            label.setText(square + singular(text))
