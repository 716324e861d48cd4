"""ImportanceBars: how much of what trials differ by each setting explains, as bars."""

from collections.abc import Mapping

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from workbench.gui.plots.curve import Curve, Places
from workbench.gui.plots.plot import Plot
from workbench.gui.plots.plot_files import PointsSaver
from workbench.gui.runs.setting_names import setting_name
from workbench.gui.style import theme, translation
from workbench.gui.style.translation import shown
from workbench.sentence import Sentence

BAR = 0.6


class ImportanceBars(Plot):
    """Settings one below the other, the most important on top."""

    def __init__(self, save_points: PointsSaver, parent: QWidget | None = None) -> None:
        self._bars = pg.BarGraphItem(x0=[0], y=[0], height=BAR, width=[0])
        self._shares: dict[str, float] = {}
        self._unknown: Sentence | None = None
        super().__init__(save_points, parent, legend=False)
        self.addItem(self._bars)
        self.retranslate()
        translation.follow(self.retranslate)
        theme.follow(self._paint_bars)

    def show_importances(self, shares: Mapping[str, float], unknown: Sentence | None = None) -> None:
        """Draw other shares, by the dotted keys of settings; where there are none, say why."""
        self._unknown = unknown
        self._shares = dict(sorted(shares.items(), key=lambda one: -one[1]))
        self.retranslate()
        self._paint_bars()
        self.reset()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.set_names(_tr("Importance of each setting"), _tr("Share of the differences between trials, %"))
        names = [(-float(place), setting_name(key)) for place, key in enumerate(self._shares)]
        self.getPlotItem().getAxis("left").setTicks([names])
        why = _tr("Drawn here once a few trials are complete") if self._unknown is None else shown(self._unknown)
        self.set_hint("" if self._shares else why)

    def points(self) -> list[Curve]:
        """The shares by the number of the setting, from 1."""
        line = Curve(None, "importance", 0, Qt.PenStyle.SolidLine, 1.0)
        line.set_points(Places(np.arange(1, len(self._shares) + 1)), np.array(list(self._shares.values())))
        return [line]

    def _paint_bars(self) -> None:
        places = -np.arange(len(self._shares), dtype=float)
        widths = 100 * np.array(list(self._shares.values()))
        self._bars.setOpts(
            x0=np.zeros(len(places)), y=places, height=BAR, width=widths, brush=theme.plot_colors().series[0], pen=None
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Search", text)
