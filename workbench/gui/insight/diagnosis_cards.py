"""DiagnosisCards: a card for each thing that went wrong, with its evidence and a button that makes the change."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workbench.errors import WorkbenchError
from workbench.gui.insight.desk import Desk
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import Card, styled_label

if TYPE_CHECKING:
    from workbench.insight.diagnosis import Diagnosis, Finding


class DiagnosisCards(QWidget):
    """The findings of a run, one below the other; a change can be undone as every edit."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = desk.session
        self._found: Diagnosis | None = None
        self.buttons: list[QPushButton] = []
        """In the order of the findings that a setting can mend."""
        self._cards = QVBoxLayout()
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(theme.M)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, theme.S, 0)
        inside.addLayout(self._cards)
        inside.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        translation.follow(self._draw)

    def show_result(self, result: "Diagnosis | None") -> None:
        """Show another run's findings."""
        self._found = result
        self._draw()

    def _draw(self) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            item.widget().hide()  # at once: it would lie upon what comes in its place
            item.widget().deleteLater()
        self.buttons = []
        for finding in self._found.findings if self._found is not None else ():
            self._cards.addWidget(self._card(finding))

    def _card(self, finding: "Finding") -> Card:
        card = Card(shown(finding.title))
        evidence = shown(finding.evidence)
        for text in (styled_label(evidence[:1].upper() + evidence[1:], "muted"), QLabel(shown(finding.advice))):
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            card.body.addWidget(text)
        if finding.change:
            button = QPushButton(icon("auto-fix"), self.tr("Change"))
            settings = ", ".join(f"{key} = {value}" for key, value in finding.change.items())
            button.setToolTip(settings)
            button.setAccessibleName(self.tr("Change: {change}").replace("{change}", shown(finding.advice)))
            button.clicked.connect(lambda: self._change(finding))
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.buttons.append(button)
        return card

    def _change(self, finding: "Finding") -> None:
        """Make the change in the experiment in hand, which may be another one than the run's by now."""
        try:
            self._session.edit(shown(finding.advice), finding.applied(self._session.spec))
        except WorkbenchError as error:
            self._session.report_error(error)
            return
        self._session.page_requested.emit("train")
