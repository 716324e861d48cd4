"""ZoneBox: a time zone from the list of all, found by any part of its name."""

from functools import cache
from zoneinfo import available_timezones

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from workbench.gui.widgets.choices import DropDown


class ZoneBox(DropDown):
    """A drop-down that can be typed into; the zones join it when it is first used."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        line = self.lineEdit()
        assert line is not None
        line.textEdited.connect(lambda _: self._fill())

    def showPopup(self) -> None:
        """Open the list of all zones."""
        self._fill()
        super().showPopup()

    def _fill(self) -> None:
        had = {self.itemData(index) for index in range(self.count())}
        for zone in _zones():
            if zone not in had:
                self.addItem(zone, zone)


@cache
def _zones() -> tuple[str, ...]:
    """The zones that are places or UTC, in order."""
    return ("UTC", *sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/")))
