"""PlotItem: pyqtgraph's, without the hidden menu of a hundred widgets that it makes for every plot."""

from collections.abc import Callable
from typing import Any

import pyqtgraph as pg
from pyqtgraph.graphicsItems.PlotItem import plotConfigTemplate_generic as menu
from PySide6.QtWidgets import QWidget, QWidgetAction

HIGHEST = 255
"""Of the slider that says how strong the grid is."""
GROUPS = ("transformGroup", "decimateGroup", "averageGroup", "alphaGroup", "gridGroup", "pointsGroup")


class Signal:
    """Calls whoever has connected, as a signal of Qt."""

    def __init__(self) -> None:
        self._slots: list[Callable[..., object]] = []

    def connect(self, slot: Callable[..., object]) -> None:
        """Have it called from now on."""
        self._slots.append(slot)

    def emit(self) -> None:
        """Call all; they ask for the value themselves."""
        for slot in self._slots:
            slot()


class Option:
    """One option of a plot as its menu would hold it: a tick or a number, and no widget."""

    def __init__(self, value: float) -> None:
        self._value = value
        self.toggled = self.valueChanged = self.itemClicked = Signal()

    def value(self) -> float:
        """As it is set."""
        return self._value

    def setValue(self, value: float) -> None:
        """Change it, and tell."""
        if value != self._value:
            self._value = value
            self.valueChanged.emit()

    isChecked, setChecked = value, setValue

    def maximum(self) -> int:
        """The end of a slider."""
        return HIGHEST


class Options:
    """What stands in for the form of the menu; an option is made when it is first asked for."""

    def setupUi(self, _form: QWidget) -> None:
        """Make what the menu is put together from."""
        for name in GROUPS:
            setattr(self, name, _Group())
        self.alphaSlider, self.gridAlphaSlider, self.downsampleSpin = Option(HIGHEST), Option(HIGHEST // 2), Option(1)
        self.peakRadio, self.autoDownsampleCheck = Option(value=True), Option(value=True)

    def __getattr__(self, name: str) -> Option:
        option = Option(value=False)
        setattr(self, name, option)
        return option


class _Group(QWidget):
    """A group of options that is off."""

    def __init__(self) -> None:
        super().__init__()
        self.toggled = Signal()

    def isChecked(self) -> bool:
        """No plot averages, fades or draws points by its menu."""
        return False


class PlotItem(pg.PlotItem):
    """A plot that has no menu of its own."""

    def __init__(self, **settings: Any) -> None:
        # WORKAROUND pyqtgraph 0.14: it makes the menu, slow to style and to translate, even where none is wanted.
        form, menu.Ui_Form = menu.Ui_Form, Options
        try:
            super().__init__(enableMenu=False, **settings)
        finally:
            menu.Ui_Form = form
        self.getMenu().deleteLater()
        self.ctrlMenu = None
        for action in self.findChildren(QWidgetAction):
            action.deleteLater()

    def updateParamList(self) -> None:
        """Nothing is averaged, so no list says by what."""
