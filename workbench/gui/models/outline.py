"""ModelOutline: the model as a list, for the keyboard and for screen readers; the selection follows the canvas."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from workbench.gui.models.blocks import Block, counted
from workbench.gui.models.card_item import problem_icon
from workbench.gui.models.editor import ModelEditor
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon

KEY = Qt.ItemDataRole.UserRole


class ModelOutline(QTreeWidget):
    """One row per block: name with its settings, output shape, parameters."""

    def __init__(self, editor: ModelEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.setColumnCount(3)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        editor.blocks_changed.connect(self._on_blocks_changed)
        editor.selection_changed.connect(self._on_selection_changed)
        self.currentItemChanged.connect(self._on_current_changed)
        self.retranslate()
        translation.follow(self.retranslate)
        self._on_blocks_changed()
        theme.follow(self._on_blocks_changed)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.setHeaderLabels([self.tr("Block"), self.tr("Output"), self.tr("Parameters")])
        self.setAccessibleName(self.tr("Outline of the model"))
        self.setAccessibleDescription(
            self.tr("Arrow keys select a block, Alt with arrow keys moves it, Delete removes it, Ctrl+D duplicates it.")
        )

    def _on_blocks_changed(self, *_: object) -> None:
        self.blockSignals(True)
        while self.topLevelItemCount() > len(self._editor.blocks):
            self.takeTopLevelItem(self.topLevelItemCount() - 1)
        while self.topLevelItemCount() < len(self._editor.blocks):
            self.addTopLevelItem(QTreeWidgetItem())
        for item, block in zip(self._items(), self._editor.blocks, strict=True):
            self._fill(item, block)
        self.blockSignals(False)
        self._on_selection_changed()

    def _items(self) -> list[QTreeWidgetItem]:
        items = (self.topLevelItem(place) for place in range(self.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _fill(self, item: QTreeWidgetItem, block: Block) -> None:
        depth = f" ×{block.depth}" if block.depth > 1 else ""
        item.setText(0, f"{block.title}{depth}" + (f"  –  {block.detail}" if block.detail else ""))
        item.setText(1, block.shape)
        item.setText(2, counted(block.parameters))
        item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setData(0, KEY, block.key)
        tone = "error" if block.errors else "warning"
        item.setIcon(0, icon(problem_icon(bool(block.errors)), tone) if block.problems else icon(block.icon, "muted"))
        item.setToolTip(0, block.tooltip)
        spoken = [block.title, block.detail, *block.problems]
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, spoken)))
        for column in (1, 2):
            item.setForeground(column, QColor(theme.colors().muted))

    def _on_selection_changed(self, *_: object) -> None:
        for item in self._items():
            if item.data(0, KEY) == self._editor.selected and item is not self.currentItem():
                self.setCurrentItem(item)

    def _on_current_changed(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if item is not None:
            self._editor.select(item.data(0, KEY))
