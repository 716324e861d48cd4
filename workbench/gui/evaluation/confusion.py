"""ConfusionTable: how often each class was taken for each, and at a click which sequences those were."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from workbench.data.tasks import TASKS
from workbench.gui.evaluation.cell import Answered
from workbench.gui.evaluation.cell_panel import CellPanel
from workbench.gui.evaluation.counts_view import Cell, CountsView
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.widgets.cards import styled_label


class ConfusionTable(QWidget):
    """Rows are true classes, columns the answers; the diagonal is right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = CountsView()
        self._hint = styled_label("", "muted")
        self._hint.setWordWrap(True)
        self.panel = CellPanel(session)
        matrix = QWidget()
        column = QVBoxLayout(matrix)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._hint)
        column.addWidget(self.table, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(matrix)
        splitter.addWidget(self.panel)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([500, 260])
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(theme.M)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.S, 0, 0)
        layout.addWidget(splitter, 1)
        self.table.cell_chosen.connect(self.panel.show_cell)
        theme.follow(self._render)
        translation.follow(self._render)

    def show_counts(
        self,
        classes: Sequence[str],
        counts: Sequence[Sequence[int]],
        answers: Answered | None = None,
    ) -> None:
        """Show other counts, and behind them the sequences that they count, where these are known.

        The most frequent confusion is chosen to begin with.
        """
        by_steps = answers is not None and TASKS[answers.evaluation.case.facts.task].labels_steps
        self.table.counts.show(classes, counts, by_steps=by_steps)
        self.panel.show_answers(answers)
        self.panel.setVisible(answers is not None)
        self._render()
        self._choose(self._worst() if answers is not None else None)

    def _render(self) -> None:
        classes = self.table.counts.classes
        self.table.setAccessibleName(self.tr("Confusion matrix"))
        hint = self.tr("Rows: the true class. Columns: the model's answer. Right answers lie on the diagonal, in bold.")
        self._hint.setText(hint if classes else self.tr("Counted here once the run is judged"))
        self.table.setVisible(bool(classes))
        self.table.fit()

    def _worst(self) -> Cell | None:
        """The cell off the diagonal that counts most; None where every answer is right."""
        counts = self.table.counts.counts
        size = range(len(counts))
        wrong = [(r, c) for r in size for c in size if r != c and counts[r][c]]
        return max(wrong, key=lambda cell: counts[cell[0]][cell[1]], default=None)

    def _choose(self, cell: Cell | None) -> None:
        self.table.blockSignals(True)
        self.table.choose(cell)
        self.table.blockSignals(False)
        self.panel.show_cell(cell)
