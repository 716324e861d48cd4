"""Discarding recovered work: asked for where trained runs go with it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from workbench.gui.session.documents import Documents
from workbench.gui.session.recovery import Snapshot
from workbench.gui.widgets.questions import Role, ask


def _tr(text: str) -> str:
    return QCoreApplication.translate("MainWindow", text)


def discard(window: QWidget, documents: Documents, snapshot: Snapshot, then: Callable[[], None]) -> None:
    """Delete recovered work, then go on; only when the user says so where its runs lie nowhere else."""

    def delete() -> None:
        documents.discard_snapshot(snapshot)
        then()

    if not documents.takes_runs_along(snapshot):
        delete()
        return
    text = _tr("Discard “{name}” and its runs?").replace("{name}", snapshot.name or _tr("Untitled"))
    more = _tr("The runs of this experiment were never saved elsewhere. They are deleted for good.")
    ask(window, text, more, [(_tr("&Delete"), Role.DestructiveRole, delete), (_tr("Cancel"), Role.RejectRole, None)])
