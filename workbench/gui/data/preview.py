"""The preview: the first rows of a file as written, each column's role on its head."""

from typing import TYPE_CHECKING, Any, get_args

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QInputDialog, QMenu, QTableView, QWidget

from workbench.data.corrections import name_in_file
from workbench.data.roles import ROLES, roles_of
from workbench.data.spec import ColumnKind, DataSpec, Role
from workbench.data.table import MOST_DISTINCT, Column
from workbench.gui.style import translation
from workbench.gui.style.icons import icon, paint_glyph
from workbench.gui.style.numbers import whole
from workbench.gui.style.plain import plain_tip
from workbench.gui.style.theme import colors
from workbench.gui.style.translation import shown, value_name
from workbench.sentence import singular

if TYPE_CHECKING:
    from workbench.data.table import Table

Index = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()
ROLE_AT = Qt.ItemDataRole.UserRole
WIDEST = 320
MARK, GRID = 20, 1
"""Pixels that a mark beside a cell's text takes, and the line between two columns."""
MEASURED_ROWS = 40
MEASURED_CELLS = 800
"""Rows that decide how wide a column is, and cells of all columns; more would hold the window up."""


class PreviewModel(QAbstractTableModel):
    """Cell texts of one table; problems as tooltips and marks, roles and types in the head."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: Table | None = None
        self._spec = DataSpec()
        self._problems: dict[tuple[int, str | None], str] = {}

    def show_table(self, table: "Table | None", spec: DataSpec) -> None:
        """Show another table, or the same with other roles."""
        if table is self._table:
            self._spec = spec
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._table, self._spec = table, spec
        found = table.problems if table else ()
        self._problems = {(p.row, p.column): shown(p.message) for p in found if p.row is not None}
        self.endResetModel()

    def name(self, column: int) -> str:
        """The name of a column by its place."""
        return self._table.columns[column].name if self._table else ""

    @property
    def is_text(self) -> bool:
        """Whether the cells are texts in the file, so that they may be read as another type."""
        return self._table is not None and self._table.reading.delimiter is not None

    def has_empty(self, column: int) -> bool:
        """Whether cells of a column are empty."""
        return self._table is not None and self._table.columns[column].missing > 0

    def role_of(self, column: int) -> Role:
        """The role of a column by its place."""
        return self._spec.roles.get(self.name(column), "ignore")

    def widest(self, column: int, rows: int, metrics: QFontMetrics) -> QModelIndex:
        """The cell of a column, of so many first rows, that needs most room for its text and its mark."""
        name = self.name(column)

        def width(row: int) -> int:
            return metrics.horizontalAdvance(self._text(row, column)) + (MARK if self._problem(row, name) else 0)

        return self.index(max(range(min(rows, self.rowCount())), key=width, default=0), column)

    def rowCount(self, parent: Index = TOP) -> int:
        """Rows at hand: the first thousand at most."""
        return len(self._table.texts) if self._table and not parent.isValid() else 0

    def columnCount(self, parent: Index = TOP) -> int:
        """Columns of the table."""
        return len(self._table.columns) if self._table and not parent.isValid() else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell as written, right-aligned where it is a number."""
        if self._table is None:
            return None
        column = self._table.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and column.type == "number":
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        problem = self._problem(index.row(), column.name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(problem) if problem else problem
        if role == Qt.ItemDataRole.DecorationRole and problem:
            return icon("alert-outline", "warning")
        if role == Qt.ItemDataRole.ForegroundRole and self.role_of(index.column()) == "ignore":
            return QColor(colors().muted)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Column names with their roles; line numbers of the file."""
        if self._table is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(self._table.first_row + section) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.name(section)
        if role == ROLE_AT:
            return self.role_of(section)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            column = self._table.columns[section]
            text = self.tr("{name}: role {role}, type {type}, {missing} missing. Click to change the role.")
            values = {"role": value_name(self.role_of(section)), "type": value_name(column.type)}
            told = text.format(name=column.name, missing=whole(column.missing), **values)
            told = told if self.role_of(section) != "category" else f"{told}\n{self._levels(column)}"
            return plain_tip(told) if role == Qt.ItemDataRole.ToolTipRole else told
        return None

    def _text(self, row: int, column: int) -> str:
        cells = self._table.texts[row] if self._table else ()
        return cells[column] if column < len(cells) else ""

    def _levels(self, column: Column) -> str:
        text = (
            self.tr("{count} different words: {words}")
            if column.distinct < MOST_DISTINCT
            else self.tr("{count} different words and more: {words}")
        )
        return singular(text.format(count=whole(column.distinct), words=", ".join(dict.fromkeys(column.sample))))

    def _problem(self, row: int, column: str) -> str | None:
        line = (self._table.first_row if self._table else 0) + row
        return self._problems.get((line, column)) or self._problems.get((line, None))


class RoleHeader(QHeaderView):
    """Column heads of two lines: the name, and the role as a chip that a click changes."""

    asked = Signal(int, QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """Room for two lines."""
        return QSize(super().sizeHint().width(), 2 * self.fontMetrics().height() + 20)

    def sectionSizeFromContents(self, section: int) -> QSize:
        """Wide enough for the name and for the chip."""
        bold = QFontMetrics(self._bold())
        name = bold.horizontalAdvance(str(self.model().headerData(section, Qt.Orientation.Horizontal) or ""))
        role = self.fontMetrics().horizontalAdvance(self._role_name(section))
        return QSize(min(max(name + 20, role + 62), WIDEST), self.sizeHint().height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Offer the roles of the column under the pointer, unless a border was dragged."""
        super().mouseReleaseEvent(event)
        section = self.logicalIndexAt(event.position().toPoint())
        resizing = self.cursor().shape() == Qt.CursorShape.SplitHCursor
        if section >= 0 and event.button() == Qt.MouseButton.LeftButton and not resizing:
            place = QPoint(self.sectionViewportPosition(section), self.height())
            self.asked.emit(section, self.viewport().mapToGlobal(place))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """The name above, the role's chip below."""
        now = colors()
        painter.save()
        painter.fillRect(rect, QColor(now.surface))
        painter.setPen(QColor(now.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        role: Role = self.model().headerData(section, Qt.Orientation.Horizontal, ROLE_AT) or "ignore"
        quiet = role == "ignore"
        line = self.fontMetrics().height()
        inner = rect.adjusted(8, 5, -8, -5)
        painter.setFont(self._bold())
        painter.setPen(QColor(now.muted if quiet else now.text))
        name = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        elided = QFontMetrics(painter.font()).elidedText(name, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(
            QRect(inner.left(), inner.top(), inner.width(), line + 2), Qt.AlignmentFlag.AlignVCenter, elided
        )
        self._paint_chip(painter, QRect(inner.left() - 2, inner.bottom() - line - 3, inner.width() + 4, line + 4), role)
        painter.restore()

    def _paint_chip(self, painter: QPainter, rect: QRect, role: Role) -> None:
        now = colors()
        painter.setFont(self.font())
        text = value_name(role)
        width = min(self.fontMetrics().horizontalAdvance(text) + 44, rect.width())
        chip = QRect(rect.left(), rect.top(), width, rect.height())
        main = ROLES[role].answers
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(now.accent_soft if main else now.hover))
        painter.drawRoundedRect(chip, 5, 5)
        tone = QColor(now.accent_text if main else now.muted if role == "ignore" else now.text)
        size = rect.height() - 6
        paint_glyph(painter, QRect(chip.left() + 6, chip.top() + 3, size, size).toRectF(), ROLES[role].glyph, tone)
        painter.setPen(tone)
        painter.drawText(chip.adjusted(size + 10, 0, -16, 0), Qt.AlignmentFlag.AlignVCenter, text)
        paint_glyph(painter, QRect(chip.right() - 17, chip.top() + 3, size, size).toRectF(), "chevron-down", tone)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _role_name(self, section: int) -> str:
        return value_name(self.model().headerData(section, Qt.Orientation.Horizontal, ROLE_AT) or "ignore")


class PreviewTable(QTableView):
    """The table with roles on top; `role_chosen` tells column name and role."""

    role_chosen = Signal(str, str)
    type_chosen = Signal(str, object)
    """Column name, and its type or None for what its cells tell."""
    renamed = Signal(str, str)
    """Column name before and after."""
    told_once = Signal(str, bool)
    """Column name, and whether its empty cells hold what stands above them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = PreviewModel(self)
        self._spec = DataSpec()
        header = RoleHeader(self)
        header.asked.connect(self.offer_roles)
        self.setHorizontalHeader(header)
        self.setModel(self.source)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.setShowGrid(True)
        self.setCornerButtonEnabled(False)
        self.setAccessibleName(self.tr("First rows of the file"))
        translation.follow(self._on_language_changed)

    def show_table(self, table: "Table | None", spec: DataSpec) -> None:
        """Show a table under the roles of a spec."""
        another = table is not self.source._table
        self._spec = spec
        self.source.show_table(table, spec)
        if another:
            self._fit_columns()
        else:
            self._widen_heads()

    def offer_roles(self, section: int, place: QPoint) -> None:
        """Open the menu of roles for a column."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = self.source.name(section)
        menu.setToolTipsVisible(True)
        for role in roles_of(self._spec.task):
            action = menu.addAction(icon(ROLES[role].glyph), value_name(role))
            action.setToolTip(shown(ROLES[role].tip))
            action.setCheckable(True)
            action.setChecked(role == self.source.role_of(section))
            action.triggered.connect(lambda _=False, role=role: self.role_chosen.emit(name, role))
        menu.addSeparator()
        if self.source.is_text:
            self._add_types(menu, name)
        self._add_told_once(menu, section)
        menu.addAction(icon("pencil-outline"), self.tr("Rename…")).triggered.connect(lambda: self.ask_name(name))
        menu.popup(place)

    def ask_name(self, column: str) -> None:
        """Ask for another name of a column in a dialog that does not block."""
        dialog = QInputDialog(self)
        dialog.setWindowTitle(self.tr("Rename column"))
        dialog.setLabelText(self.tr("What {column} is called here:").replace("{column}", column))
        dialog.setTextValue(column)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(lambda name: self.renamed.emit(column, name))
        dialog.open()

    def _add_types(self, menu: QMenu, column: str) -> None:
        """What the column may hold where its cells tell it wrongly."""
        said = self._spec.reading.types.get(name_in_file(self._spec.reading, column))
        types = menu.addMenu(icon("format-letter-case"), self.tr("Read as"))
        for kind in (None, *get_args(ColumnKind)):
            text = self.tr("What its cells show") if kind is None else value_name(kind)
            action = types.addAction(text)
            action.setCheckable(True)
            action.setChecked(kind == said)
            action.triggered.connect(lambda _=False, kind=kind: self.type_chosen.emit(column, kind))

    def _add_told_once(self, menu: QMenu, section: int) -> None:
        """Empty cells that repeat those above, as of merged cells: where there are any, or were."""
        name = self.source.name(section)
        once = name_in_file(self._spec.reading, name) in (self._spec.reading.fill_down or ())
        if not once and not self.source.has_empty(section):
            return
        action = menu.addAction(self.tr("Told once: empty cells repeat those above"))
        action.setToolTip(self.tr("As of merged cells: a value stands only in the first row that it belongs to"))
        action.setCheckable(True)
        action.setChecked(once)
        action.triggered.connect(lambda on: self.told_once.emit(name, on))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or the space bar offers the roles of the current column."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self._offer_at(self.currentIndex().column())
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The roles of the column under the pointer."""
        column = self.columnAt(event.pos().x())
        if column >= 0:
            self._offer_at(column)

    def _on_language_changed(self) -> None:
        """Chips are as wide as their names in the language in force."""
        self.setAccessibleName(self.tr("First rows of the file"))
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Widths from the first rows: of a wide table from fewer, and of a column's cells the widest is laid out alone.

        To lay out each, as a table does by itself, holds the window up.
        """
        rows = max(1, min(MEASURED_ROWS, MEASURED_CELLS // max(self.source.columnCount(), 1)))
        header = self.horizontalHeader()
        for section in range(self.source.columnCount()):
            cell = self.sizeHintForIndex(self.source.widest(section, rows, self.fontMetrics())).width() + GRID
            header.resizeSection(section, max(cell, header.sectionSizeFromContents(section).width()))

    def _widen_heads(self) -> None:
        """Give a column whose role has a longer name the room for it; none moves otherwise."""
        header = self.horizontalHeader()
        for section in range(self.source.columnCount()):
            wanted = header.sectionSizeFromContents(section).width()
            if header.sectionSize(section) < wanted:
                header.resizeSection(section, wanted)

    def _offer_at(self, column: int) -> None:
        place = QPoint(self.columnViewportPosition(column), 0)
        self.offer_roles(column, self.viewport().mapToGlobal(place))
