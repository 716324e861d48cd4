"""Licences of the packages that the program is made of, and LicencesPanel, which lists them."""

import re
from collections.abc import Generator
from dataclasses import dataclass
from importlib.metadata import PackageMetadata, PackageNotFoundError, distribution, distributions

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from workbench.gui.session.jobs import JobQueue
from workbench.gui.style.theme import M
from workbench.gui.widgets.cards import styled_label

PROJECT = "sequence-workbench"
EXTRAS = ("sound", "media", "parquet")
LONGEST = 80
"""Letters of a licence's name; some packages put its whole text there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """A package that is installed, and what its author lets others do with it."""

    name: str
    version: str
    licence: str


def licences(project: str = PROJECT) -> Generator[str, None, list[Licence]]:
    """Every package that the project needs here, directly or not, in the order of their names; tells each name."""
    found: dict[str, Licence] = {}
    waiting, seen = [project], set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        yield name
        try:
            package = distribution(name)
        except PackageNotFoundError:  # needed elsewhere, or an extra that nobody installed
            if name == project:  # it runs from its folder: whatever is installed may be of use to it
                waiting += [_name(other.metadata["Name"]) for other in distributions()]
            continue
        waiting += [_name(line) for line in package.requires or () if _is_wanted(line)]
        if name != project:
            shown = package.metadata["Name"]
            found[name] = Licence(name=shown, version=package.version, licence=_licence(package.metadata))
    return sorted(found.values(), key=lambda licence: licence.name.casefold())


def _name(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def _is_wanted(requirement: str) -> bool:
    extra = re.search(r"extra\s*==\s*['\"]([^'\"]+)", requirement)
    return extra is None or extra.group(1) in EXTRAS


def _licence(metadata: PackageMetadata) -> str:
    """The licence's name as the package tells it, by its expression, its text's first line or its classifiers."""
    fields = [*(metadata.get_all("License-Expression") or ()), *(metadata.get_all("License") or ()), ""]
    told = str(fields[0]).strip().partition("\n")[0]
    if not told or len(told) > 3 * LONGEST:
        lines = [str(line) for line in metadata.get_all("Classifier") or ()]
        told = ", ".join(line.rpartition(" :: ")[2] for line in lines if line.startswith("License ::")) or told
    return told if len(told) <= LONGEST else told[: LONGEST - 1] + "…"


class LicencesPanel(QWidget):
    """A table of packages, versions and licences, and what follows from the LGPL."""

    def __init__(self, jobs: JobQueue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: list[Licence] = []
        self.table = QTableWidget(0, 3)
        self.table.setAccessibleName(self.tr("Licences of other people's packages"))
        self.table.setHorizontalHeaderLabels([self.tr("Package"), self.tr("Version"), self.tr("Licence")])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setColumnWidth(0, 170)
        self.table.setColumnWidth(1, 90)
        note = styled_label(
            self.tr(
                "Qt and PySide6 (LGPL-3.0), soxr and the libsndfile of soundfile (LGPL-2.1) are libraries of their own "
                "beside this program: you may exchange each for another version, as with pip."
            ),
            "muted",
        )
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addWidget(self.table, 1)
        column.addWidget(note)
        jobs.run(self.tr("Reading licences"), licences).finished.connect(self._show_licences)

    @property
    def text(self) -> str:
        """The table as lines, to copy."""
        return "\n".join(f"{one.name} {one.version}: {one.licence}" for one in self._found)

    def _show_licences(self, found: list[Licence]) -> None:
        self._found = found
        self.table.setRowCount(len(found))
        for row, one in enumerate(found):
            for column, text in enumerate((one.name, one.version, one.licence)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
