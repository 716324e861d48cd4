"""Edits of the search, each one step to undo."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from workbench.gui.runs.setting_names import setting_name
from workbench.gui.search.parameter_dialog import ParameterDialog
from workbench.gui.session.session import Message, Session
from workbench.sentence import sentence
from workbench.space import Parameter, SearchSpec


def open_parameter(session: Session, first: Parameter, window: QWidget) -> ParameterDialog:
    """Ask for a range or values, beginning with these; what is chosen becomes a part of the search."""
    dialog = ParameterDialog(first, session.spec, window)
    dialog.chosen.connect(lambda parameter: search_over(session, parameter))
    dialog.open()
    return dialog


def search_over(session: Session, parameter: Parameter) -> None:
    """Make a setting a part of the search, as one step to undo."""
    text, before = QCoreApplication.translate("Search", "Search over {setting}"), session.spec.search
    edit_search(session, text.format(setting=setting_name(parameter.key)), before.varying(parameter))
    if not before.parameters:
        told = sentence("This setting is searched over. Choose more, or start the search on the page Train.")
        session.message.emit(Message(level="info", text=told, page="train"))


def search_no_more(session: Session, key: str) -> None:
    """Leave a setting as it is."""
    text = QCoreApplication.translate("Search", "Search over {setting} no more")
    edit_search(session, text.format(setting=setting_name(key)), session.spec.search.without(key))


def edit_search(session: Session, text: str, search: SearchSpec, *, merge: str = "") -> None:
    """Change the search as one step to undo."""
    session.edit(text, session.spec.model_copy(update={"search": search}), merge=merge)
