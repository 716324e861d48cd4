"""SearchDoor: on every setting of a form a menu entry that opens a search over it, and a mark where there is one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidget

from workbench.gui.search.edits import open_parameter, search_no_more
from workbench.gui.search.fields import may_be_searched
from workbench.gui.search.words import parameter_text
from workbench.gui.session.session import Session
from workbench.gui.style import translation
from workbench.gui.style.icons import icon
from workbench.gui.style.plain import plain_tip
from workbench.gui.style.translation import shown
from workbench.gui.widgets.forms import SpecForm
from workbench.gui.widgets.number_edits import FloatEdit, IntEdit
from workbench.search.proposing import propose_parameter
from workbench.space import Parameter
from workbench.spec import ExperimentSpec


class SearchDoor(QObject):
    """Follows a form whose settings lie in the experiment below `place`, a dotted key that may change."""

    def __init__(self, form: SpecForm, session: Session, place: Callable[[], str]) -> None:
        super().__init__(form)
        self._form, self._session, self._place = form, session, place
        self._marks: dict[str, QToolButton] = {}
        self._fields: dict[QObject, str] = {}
        form.built.connect(self._watch)
        session.spec_changed.connect(self._on_spec)
        self._watch()
        translation.follow(self.refresh)

    def refresh(self) -> None:
        """Mark what is searched over now, as when the form shows another block."""
        for name in self._fields.values():
            parameter = self._session.spec.search.parameter(self._key(name))
            if parameter is not None or name in self._marks:
                self._mark(name, parameter)

    def ask(self, name: str) -> None:
        """Open the choice of a setting's range or values, where a search over it makes sense."""
        first = self._first(name)
        if first is not None:
            open_parameter(self._session, first, self._form.window())

    def menu(self, name: str) -> QMenu:
        """What a right click on a setting offers: what its editor offers by itself, and the search."""
        editor = self._form.editor(name)
        line = editor.lineEdit() if isinstance(editor, IntEdit | FloatEdit) else None
        menu = line.createStandardContextMenu() if isinstance(line, QLineEdit) else QMenu(self._form)
        if menu.actions():
            menu.addSeparator()
        search = menu.addAction(icon("tune-variant"), self.tr("Search over this…"))
        search.triggered.connect(lambda: self.ask(name))
        search.setEnabled(self._first(name) is not None)
        if not search.isEnabled():
            search.setToolTip(self.tr("It changes what the validation loss measures, or nothing of it"))
            menu.setToolTipsVisible(True)
        key = self._key(name)
        if self._session.spec.search.parameter(key) is not None:
            leave = menu.addAction(self.tr("Search over this no more"))
            leave.triggered.connect(lambda: search_no_more(self._session, key))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the menu by the right button, the menu key and Shift+F10."""
        name = self._fields.get(watched)
        if name is None or not isinstance(watched, QWidget):
            return False
        if isinstance(event, QContextMenuEvent):
            by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            self.menu(name).popup(event.globalPos() if by_mouse else _below(watched))
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _asks_for_menu(event):
            self.menu(name).popup(_below(watched))
            return True
        return False

    def _first(self, name: str) -> Parameter | None:
        """What is searched already, or would be proposed; None where trials could not be compared."""
        spec, key = self._session.spec, self._key(name)
        return spec.search.parameter(key) or propose_parameter(spec, key)

    def _key(self, name: str) -> str:
        return f"{self._place()}.{name}"

    def _watch(self) -> None:
        """Hear of the form's rows, which are others now."""
        self._marks.clear()
        self._fields.clear()
        for name, field in self._form.fields().items():
            if may_be_searched(field):
                for widget in (self._form.editor(name), self._form.label(name)):
                    self._fields[widget] = name
                    widget.installEventFilter(self)
        self.refresh()

    def _mark(self, name: str, parameter: Parameter | None) -> None:
        if name not in self._marks:
            mark = self._marks[name] = QToolButton()
            mark.setObjectName("searchMark")
            mark.setIcon(icon("tune-variant", "accent_text"))
            mark.setAutoRaise(True)
            mark.clicked.connect(partial(self.ask, name))
            self._form.set_beside(name, mark)
        mark = self._marks[name]
        mark.setVisible(parameter is not None)
        text = ""
        if parameter is not None:
            text = self.tr("Searched over: {values}").format(values=parameter_text(parameter))
        title = shown(self._form.fields()[name].title or name)
        mark.setAccessibleName(f"{title}: {text}")
        mark.setToolTip(plain_tip(text))
        self._form.set_note(name, text)

    def _on_spec(self, before: ExperimentSpec, after: ExperimentSpec) -> None:
        if before.search != after.search:
            self.refresh()


def _asks_for_menu(event: QKeyEvent) -> bool:
    shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shifted)


def _below(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(widget.rect().bottomLeft())
