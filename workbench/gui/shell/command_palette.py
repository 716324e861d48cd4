"""The command palette: any action by a few letters of its name, in either language."""

import re
from collections.abc import Sequence
from functools import cache
from xml.etree import ElementTree

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QKeyEvent, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.style import translation
from workbench.gui.style.theme import XS, S, colors
from workbench.gui.widgets.cards import styled_label
from workbench.paths import resources

MOST_LISTED = 12
"""Rows in sight; more can be scrolled to."""
WIDTH = 560
KEYS = Qt.ItemDataRole.UserRole + 1


class CommandPalette(QFrame):
    """A line to type in and the actions that match, over the window; Enter runs, Escape closes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self._actions: tuple[QAction, ...] = ()
        self._line = QLineEdit()
        self._list = QListWidget()
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.setIconSize(QSize(16, 16))
        self._list.setItemDelegate(_Row(self._list))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(S, S, S, S)
        layout.setSpacing(S)
        layout.addWidget(self._line)
        self._nothing = styled_label("", "muted")
        self._nothing.setContentsMargins(S, XS, S, XS)
        layout.addWidget(self._list)
        layout.addWidget(self._nothing)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self._line.installEventFilter(self)
        self._line.textChanged.connect(self._fill)
        self._line.returnPressed.connect(self._run)
        self._list.itemClicked.connect(lambda _: self._run())
        self.retranslate()
        translation.follow(self.retranslate)

    def ask(self, actions: Sequence[QAction]) -> None:
        """Open over the middle of the window with these actions to choose from."""
        self._actions = tuple(action for action in actions if action.text() and action.menu() is None)
        window = self.parentWidget()
        self._line.setFixedWidth(min(WIDTH, window.width() - 40))
        self._line.clear()
        self._fill("")
        self.adjustSize()
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + 80)
        self.show()
        self._line.setFocus()

    def names(self) -> list[str]:
        """What is listed now, best first."""
        return [self._list.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(self._list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while the line keeps the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._list.count():
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self._list.setCurrentRow((self._list.currentRow() + step) % self._list.count())
                return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._line.setPlaceholderText(self.tr("Type a command"))
        self._line.setAccessibleName(self.tr("Command"))
        self._list.setAccessibleName(self.tr("Matching commands"))
        self._nothing.setText(self.tr("No command has these letters"))

    def _fill(self, typed: str) -> None:
        scored = [(best, action) for action in self._actions if (best := _score(typed, action)) is not None]
        scored.sort(key=lambda pair: pair[0])
        self._list.clear()
        for _, action in scored:
            item = QListWidgetItem(self._list)
            item.setData(Qt.ItemDataRole.UserRole, action)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, bare(action.text()))
            item.setData(KEYS, action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
            item.setText(bare(action.text()))
            item.setIcon(_icon_of(action))
            if not action.isEnabled():
                item.setForeground(QColor(colors().disabled))
        self._list.setCurrentRow(0)
        rows = self._list.count()
        self._list.setVisible(rows > 0)
        self._nothing.setVisible(rows == 0)
        if rows:
            height = self._list.sizeHintForRow(0)
            self._list.setFixedHeight(min(rows, MOST_LISTED) * height + 2 * self._list.frameWidth() + 2)

    def _run(self) -> None:
        item = self._list.currentItem()
        action = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        if action is not None and action.isEnabled():
            self.close()
            action.trigger()


def bare(text: str) -> str:
    """An action's text without its mnemonic and dots."""
    head = text.partition("(&")[0] if "(&" in text else text
    return re.sub("&(&?)", r"\1", head).rstrip("…. ")


def fuzzy(typed: str, name: str) -> int | None:
    """How far from the start and how scattered the typed letters stand in a name; None where they do not."""
    letters, text = typed.casefold().replace(" ", ""), name.casefold()
    whole = text.find(typed.casefold())
    if whole >= 0:
        return whole
    place, spread = -1, 100
    for letter in letters:
        found = text.find(letter, place + 1)
        if found < 0:
            return None
        spread += found - place - 1
        place = found
    return spread


def _score(typed: str, action: QAction) -> int | None:
    name = bare(action.text())
    scores = [score for each in (name, *_other_names().get(name, ())) if (score := fuzzy(typed, each)) is not None]
    return min(scores, default=None)


@cache
def _other_names() -> dict[str, tuple[str, ...]]:
    """Each text of the window in the other languages, both ways, from the translators' file."""
    path = resources() / "translations" / "workbench_zh_CN.ts"
    names: dict[str, tuple[str, ...]] = {}
    if path.exists():
        for message in ElementTree.parse(path).iter("message"):
            one, other = (bare(message.findtext(tag) or "") for tag in ("source", "translation"))
            if one and other:
                names[one] = (*names.get(one, ()), other)
                names[other] = (*names.get(other, ()), one)
    return names


class _Row(QStyledItemDelegate):
    """A row as lists have them, with the shortcut at its end: a widget for each would take long to make."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        painter.setPen(QColor(colors().muted))
        end = option.rect.adjusted(0, 0, -S, 0)
        painter.drawText(end, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, index.data(KEYS) or "")


def _icon_of(action: QAction) -> QIcon:
    if not action.icon().isNull():
        return action.icon()
    nothing = QPixmap(16, 16)  # so that all texts begin below each other
    nothing.fill(Qt.GlobalColor.transparent)
    return QIcon(nothing)
