"""SpaceCard: the settings that are searched over, each with its range or values; to edit and to remove."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QToolButton, QWidget

from workbench.errors import WorkbenchError
from workbench.gui.runs.setting_names import setting_name
from workbench.gui.search.edits import open_parameter, search_no_more
from workbench.gui.search.fields import value_at
from workbench.gui.search.words import parameter_text
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.style.plain import plain_tip
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import Card, styled_label

LINES = 2
MOST_ROWS = 5
"""Parameters in sight at most; more are scrolled."""


class SpaceCard(Card):
    """Follows the experiment; Enter edits the selected parameter and Del removes it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        self._session = session
        self.list = QListWidget()
        self.edit_button, self.remove_button = QToolButton(), QToolButton()
        self.hint = styled_label("", "muted")
        self.hint.setWordWrap(True)
        self.edit_button.setIcon(icon("pencil-outline"))
        self.remove_button.setIcon(icon("close"))
        self.body.setContentsMargins(theme.L, theme.S, theme.M, theme.M)
        self.body.setSpacing(theme.S)
        for button in (self.edit_button, self.remove_button):
            button.setAutoRaise(True)
            self.header.addWidget(button)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.list)
        self.body.addWidget(self.hint)
        self._connect()
        self.retranslate()
        translation.follow(self.retranslate)

    def show_space(self) -> None:
        """List the parameters as they stand; the selected row stays."""
        spec, row = self._session.spec, self.list.currentRow()
        self.list.clear()
        for parameter in spec.search.parameters:
            item = QListWidgetItem(f"{setting_name(parameter.key)}\n{parameter_text(parameter)}")
            item.setSizeHint(QSize(0, LINES * self.fontMetrics().lineSpacing() + 2 * theme.XS))
            try:
                value_at(spec, parameter.key)
            except WorkbenchError as error:  # its block was deleted
                item.setIcon(icon("alert-outline", "warning"))
                item.setToolTip(plain_tip(shown(error.sentence)))
            self.list.addItem(item)
        count = self.list.count()
        self.list.setCurrentRow(min(max(row, 0), count - 1))
        self.list.setVisible(count > 0)
        self.hint.setVisible(not count)
        if count:
            height = min(count, MOST_ROWS) * self.list.item(0).sizeHint().height()
            self.list.setFixedHeight(height + 2 * self.list.frameWidth() + 2 * theme.XS)
        self._render()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.set_title(self.tr("Searched over"))
        self.list.setAccessibleName(self.tr("Settings that are searched over"))
        self.edit_button.setAccessibleName(self.tr("Edit"))
        self.edit_button.setToolTip(self.tr("Change the range or the values of the selected setting") + " (Enter)")
        self.remove_button.setAccessibleName(self.tr("Remove"))
        self.remove_button.setToolTip(self.tr("Search over the selected setting no more") + " (Del)")
        self.hint.setText(
            self.tr(
                "Nothing yet. Right-click a number, a choice or a switch on the right, on the page Model or among the "
                "windows on the page Data, and choose “Search over this…”."
            )
        )
        self.show_space()

    def _connect(self) -> None:
        self._session.spec_changed.connect(self._on_spec)
        self.list.currentRowChanged.connect(self._render)
        self.list.itemDoubleClicked.connect(self._on_edit)
        self.edit_button.clicked.connect(self._on_edit)
        self.remove_button.clicked.connect(self._on_remove)
        for keys, act in (("Return", self._on_edit), ("Del", self._on_remove)):
            action = QAction(self.list)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(act)
            self.list.addAction(action)

    def _on_spec(self, *_: object) -> None:
        self.show_space()

    def _key(self) -> str:
        row, parameters = self.list.currentRow(), self._session.spec.search.parameters
        return parameters[row].key if 0 <= row < len(parameters) else ""

    def _is_there(self) -> bool:
        try:
            value_at(self._session.spec, self._key())
        except WorkbenchError:
            return False
        return True

    def _on_edit(self, *_: object) -> None:
        parameter = self._session.spec.search.parameter(self._key())
        if parameter is not None and self._is_there():
            open_parameter(self._session, parameter, self.window())

    def _on_remove(self, *_: object) -> None:
        if self._key():
            search_no_more(self._session, self._key())

    def _render(self, *_: object) -> None:
        self.remove_button.setEnabled(bool(self._key()))
        self.edit_button.setEnabled(bool(self._key()) and self._is_there())
