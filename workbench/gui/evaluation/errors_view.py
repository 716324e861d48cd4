"""ErrorsView: where a model errs, by whatever groups there are, and the examples that it answers worst."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from workbench.gui.evaluation.error_names import group_name, kind_name, measure_name
from workbench.gui.evaluation.worst_examples import WorstExamples
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.numbers import number, percent, whole
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import styled_label
from workbench.gui.widgets.choices import DropDown
from workbench.gui.widgets.number_table import NumberTable

if TYPE_CHECKING:
    from workbench.evaluation.errors import Errors, Group
    from workbench.evaluation.result import Evaluation
    from workbench.gui.evaluation.judged import JudgedRun

COUNT, ERROR, BIAS = range(3)


class ErrorsView(QWidget):
    """A sentence, a table that a click on a heading sorts, and beside it the worst examples."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evaluation: Evaluation | None = None
        self._errors: Errors | None = None
        self._order: tuple[int, bool] | None = None
        """The column that groups are sorted by, and whether the highest comes first; as they come without it."""
        self.text, self.worst_group = styled_label("", "muted"), QLabel()
        self.kind, self.table = DropDown(), NumberTable()
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._kind_label = QLabel()
        self._kind_label.setBuddy(self.kind)
        self.worst = WorstExamples(session)
        for label in (self.text, self.worst_group):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out()
        header = self.table.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort_by)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.retranslate()
        translation.follow(self.retranslate)

    def show_judged(self, judged: "JudgedRun | None") -> None:
        """Show another run's errors; None shows nothing."""
        self._evaluation = None if judged is None else judged.evaluation
        self._errors = None if judged is None else judged.errors
        self._order = None
        self.retranslate()
        self.worst.show_errors(self._evaluation, self._errors)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._kind_label.setText(self.tr("Errors by"))
        self.kind.setAccessibleName(self.tr("Errors by"))
        self.table.setAccessibleName(self.tr("Errors of each group"))
        chosen = self.kind.currentData()
        self.kind.blockSignals(True)
        self.kind.clear()
        for kind in self._errors.by if self._errors is not None else ():
            self.kind.addItem(kind_name(kind), kind)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self.kind.blockSignals(False)
        found = self._errors.autocorrelation if self._errors is not None else None
        self.text.setText("" if found is None else shown(found.text))
        self.text.setVisible(found is not None)
        self._render()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        line.addWidget(self._kind_label)
        line.addWidget(self.kind)
        line.addStretch(1)
        left = QWidget()
        groups = QVBoxLayout(left)
        groups.setContentsMargins(0, 0, 0, 0)
        groups.setSpacing(theme.S)
        groups.addLayout(line)
        groups.addWidget(self.worst_group)
        groups.addWidget(self.table, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(theme.M)
        for part in (left, self.worst):
            parts.addWidget(part)
        parts.setSizes([400, 400])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.S, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self.text)
        column.addWidget(parts, 1)

    def _on_kind(self, _index: int) -> None:
        self._order = None
        self._render()

    def _sort_by(self, column: int) -> None:
        highest = self._order != (column, True)
        self._order = (column, highest)
        self._render()

    def _groups(self) -> "list[Group]":
        kind = self.kind.currentData()
        groups = list(self._errors.by[kind]) if self._errors is not None and kind else []
        if self._order is None or self._order[0] > BIAS or kind is None:
            return groups
        column, highest = self._order
        keys = {COUNT: lambda one: one.count, ERROR: lambda one: one.error, BIAS: lambda one: one.bias or 0.0}
        return sorted(groups, key=keys[column], reverse=highest)

    def _render(self) -> None:
        groups, errors = self._groups(), self._errors
        kind = self.kind.currentData() or ""
        self.table.setVisible(bool(groups))
        self._kind_label.setVisible(bool(groups))
        self.kind.setVisible(bool(groups))
        self.worst_group.setText("")
        self.worst_group.setVisible(bool(groups))
        if errors is None or not groups:
            return
        columns = [self.tr("Count"), measure_name(errors.measure)]
        columns += [] if groups[0].bias is None else [self.tr("Truth minus answer")]
        details = self._evaluation.details if self._evaluation is not None and kind == "class" else {}
        columns += [self.tr("Precision"), self.tr("Recall"), self.tr("F1")] if details else []
        cells = [self._cells(one, errors, details.get(one.name, {})) for one in groups]
        worst = max(range(len(groups)), key=lambda place: groups[place].error)
        bold = {(worst, column) for column in range(len(columns))}
        self.table.set_content(columns, [group_name(kind, one) for one in groups], cells, bold=bold)
        text = self.tr("The worst is {name}; a click on a heading sorts.")
        self.worst_group.setText(text.replace("{name}", group_name(kind, groups[worst])))

    def _cells(self, group: "Group", errors: "Errors", details: dict[str, float]) -> list[str]:
        error = percent(group.error) if errors.measure == "wrong" else number(group.error)
        bias = [] if group.bias is None else [number(group.bias)]
        of_class = [percent(details[name]) for name in ("precision", "recall", "f1")] if details else []
        return [whole(group.count), error, *bias, *of_class]
