"""ProblemList: everything that cannot work in the model, as a list; a click selects the guilty block."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from workbench.gui.models.card_item import problem_icon
from workbench.gui.models.editor import ModelEditor
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon

KEY = Qt.ItemDataRole.UserRole
MARK = QSize(16, 16)
SHOWN = 3
"""Rows that are visible at once."""


class ProblemList(QWidget):
    """A line that says how the model stands, and below it its problems, errors before warnings of each block."""

    def __init__(self, editor: ModelEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._mark = QLabel()
        self.summary = QLabel()
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setIconSize(MARK)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_chosen)
        self._lay_out()
        editor.blocks_changed.connect(self._on_blocks_changed)
        self.retranslate()
        translation.follow(self.retranslate)
        theme.follow(self._on_blocks_changed)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.list.setAccessibleName(self.tr("Problems of the model"))
        self.list.setToolTip(self.tr("Click a problem to select its block."))
        self._on_blocks_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Long problems take more lines in a narrow window."""
        super().resizeEvent(event)
        self._set_height()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        line.addWidget(self._mark)
        line.addWidget(self.summary, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addLayout(line)
        column.addWidget(self.list)

    def _on_blocks_changed(self, *_: object) -> None:
        self.list.clear()
        errors = warnings = 0
        for block in self._editor.blocks:
            for text in block.problems:
                serious = text in block.errors
                errors, warnings = errors + serious, warnings + (not serious)
                item = QListWidgetItem(icon(problem_icon(serious), "error" if serious else "warning"), "")
                item.setText(f"{block.title}: {text}")
                item.setData(KEY, block.key)
                self.list.addItem(item)
        self._show_summary(errors, warnings)
        self._set_height()

    def _show_summary(self, errors: int, warnings: int) -> None:
        count, glyph, tone = errors or warnings, "check-circle", "success"
        text = self.tr("Analysis: everything fits, the model can be trained")
        if errors:
            glyph, tone = problem_icon(True), "error"
            text = self.tr("Analysis: {count} problems keep the model from training")
            if errors == 1:
                text = self.tr("Analysis: 1 problem keeps the model from training")
        elif warnings:
            glyph, tone = problem_icon(False), "warning"
            text = self.tr("Analysis: the model can be trained, with {count} warnings")
            if warnings == 1:
                text = self.tr("Analysis: the model can be trained, with 1 warning")
        self.summary.setText(text.replace("{count}", str(count)))
        self._mark.setPixmap(icon(glyph, tone).pixmap(MARK))

    def _set_height(self) -> None:
        rows = [self.list.item(row) for row in range(min(self.list.count(), SHOWN))]
        self.list.setVisible(bool(rows))
        self.list.doItemsLayout()
        self.list.setFixedHeight(sum(self.list.visualItemRect(row).height() for row in rows) + theme.XS)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self._editor.select(item.data(KEY))
