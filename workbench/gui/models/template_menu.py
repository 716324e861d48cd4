"""TemplateMenu: models to start from, each with its title and a line about it."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget, QWidgetAction

from workbench.gui.style import theme, translation
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import styled_label
from workbench.models.templates import TEMPLATES, Template


class _TemplateRow(QWidget):
    """Title and description; the menu itself handles mouse and keyboard."""

    def __init__(self, template: Template) -> None:
        super().__init__()
        self._template = template
        self._title = styled_label("", "strong")
        self._about = styled_label("", "small")
        self.setObjectName("templateRow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.M, theme.S - 2, theme.M, theme.S - 2)
        column.setSpacing(1)
        column.addWidget(self._title)
        column.addWidget(self._about)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(shown(self._template.title))
        self._about.setText(shown(self._template.description))

    def set_lit(self, lit: bool) -> None:
        """Show that this row is the current one."""
        ground = theme.colors().accent_soft if lit else "transparent"
        self.setStyleSheet(f"#templateRow {{ background: {ground}; border-radius: 6px; }}")


class TemplateMenu(QMenu):
    """Emits `chosen` with a template's name; those that do not suit the data are not offered."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.template_actions: dict[str, QWidgetAction] = {}
        self._rows: dict[str, _TemplateRow] = {}
        for name, template in TEMPLATES.items():
            action, row = QWidgetAction(self), _TemplateRow(template)
            action.setDefaultWidget(row)
            action.triggered.connect(lambda _=False, name=name: self.chosen.emit(name))
            self.addAction(action)
            self.template_actions[name], self._rows[name] = action, row
        self.hovered.connect(self._light)
        self.aboutToShow.connect(self._light)
        self.retranslate()
        translation.follow(self.retranslate)

    def offer(self, names: Collection[str]) -> None:
        """Only these templates can be chosen."""
        for name, action in self.template_actions.items():
            action.setVisible(name in names)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        for name, action in self.template_actions.items():
            action.setText(shown(TEMPLATES[name].title))
            self._rows[name].retranslate()

    def _light(self, current: QAction | None = None) -> None:
        for name, action in self.template_actions.items():
            self._rows[name].set_lit(action is current)
