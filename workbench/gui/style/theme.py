"""The look: light and dark colours with one accent, spacing, cards and headings, and how plots follow."""

import dataclasses
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any, Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QScrollArea, QSplitter, QStackedWidget, QWidget
from shiboken6 import isValid

from workbench.gui.style.followers import Followers
from workbench.gui.style.stylesheet import stylesheet
from workbench.gui.style.turns import Step, Turns, unpainted

XS, S, M, L, XL = 4, 8, 12, 16, 24
"""Spacing steps in device-independent pixels."""

HOLDERS = (QScrollArea, QSplitter, QStackedWidget)

Mode = Literal["system", "light", "dark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Colors:
    """Every colour of one theme as #rrggbb; text roles reach a contrast of 4.5 on window, surface and field."""

    dark: bool
    window: str
    rail: str
    surface: str
    field: str
    hover: str
    border: str
    border_strong: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_text: str
    accent_soft: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    error: str
    error_soft: str
    series: tuple[str, ...]


LIGHT = Colors(
    dark=False,
    window="#f7f7f9",
    rail="#f0f0f4",
    surface="#ffffff",
    field="#ffffff",
    hover="#ececf1",
    border="#e3e3e9",
    border_strong="#c4c5cf",
    text="#1d1e24",
    muted="#5f626d",
    disabled="#a3a5ae",
    accent="#5b5bd6",
    accent_hover="#4e4ec4",
    on_accent="#ffffff",
    accent_text="#4b4bc3",
    accent_soft="#ececfb",
    success="#187344",
    success_soft="#e4f5ec",
    warning="#8a5200",
    warning_soft="#fdf2dc",
    error="#bd2429",
    error_soft="#fdeaea",
    series=("#3a6fd8", "#d2590a", "#0f8a67", "#b3508d", "#a87400", "#7a52c7", "#007c91", "#6a6d78"),
)
DARK = Colors(
    dark=True,
    window="#18191d",
    rail="#131418",
    surface="#202127",
    field="#292b32",
    hover="#2d2f37",
    border="#30323a",
    border_strong="#4b4e59",
    text="#ecedf1",
    muted="#a4a8b4",
    disabled="#676b77",
    accent="#5f5fdc",
    accent_hover="#6e6ee6",
    on_accent="#ffffff",
    accent_text="#aeaeff",
    accent_soft="#2c2c4d",
    success="#56cc93",
    success_soft="#1b3328",
    warning="#f2b04c",
    warning_soft="#39301e",
    error="#ff8f92",
    error_soft="#42262a",
    series=("#7aa5ff", "#ff9a62", "#41cfa4", "#ec9bcb", "#e8bd55", "#b79bff", "#54c8dc", "#a4a8b4"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlotColors:
    """Colours of a plot: axes and their text, grid, and the curves in order."""

    background: str
    axis: str
    text: str
    grid_alpha: float
    series: tuple[str, ...]


_followers = Followers()


def follow(redraw: Callable[[], object]) -> None:
    """Have a widget's method called whenever other colours are in force.

    PaletteChange would come many times, and while Qt walks over all widgets by bare pointers: none may be rebuilt then.
    """
    _followers.add(redraw)


class Theme(QObject):
    """The mode in force."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.mode: Mode = "system"
        self._turns: Turns | None = None
        self._window: QWidget | None = None
        self._over = ""
        """The sheet that the window's parts have over the application's, after a switch while it is open."""
        self._switching = self._steps("")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def apply(self, mode: Mode) -> None:
        """Switch the whole application to a mode: at once, or in turns while a window is open."""
        self.mode = mode
        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown}[mode]
        QGuiApplication.styleHints().setColorScheme(scheme)
        self._paint()

    def _on_scheme_changed(self) -> None:
        if self.mode == "system":
            self._paint()

    def take_turns(self, turns: Turns, window: QWidget) -> None:
        """From now on switch a window in steps between which it answers, what is in sight first."""
        self._turns, self._window = turns, window

    def dress(self, dialog: QWidget) -> None:
        """Give a dialog that has just been made the colours in force."""
        if self._over:
            dialog.setStyleSheet(self._over)

    def dressing(self, page: QWidget) -> Iterator[None]:
        """Give a page that has just been made the colours in force, part by part."""
        for part in _parts(page) if self._over else ():
            part.setStyleSheet(self._over)
            yield

    def _paint(self) -> None:
        system_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        chosen = DARK if self.mode == "dark" or (self.mode == "system" and system_dark) else LIGHT
        values = {name: value for name, value in dataclasses.asdict(chosen).items() if isinstance(value, str)}
        sheet = stylesheet(values, self._app.font().pointSizeF(), dark=chosen.dark)
        if colors() is chosen and sheet == (self._over or self._app.styleSheet()):  # as from light to a light system
            return
        self._app.setPalette(palette(chosen))
        if self._turns is None:
            # WORKAROUND Qt 6.11: a sheet in place of another styles a widget once for each of its ancestors.
            self._app.setStyleSheet("")
            self._app.setStyleSheet(sheet)
            _followers.call()
            return
        # The application's own sheet stays: another would style every widget there is in one go.
        self._over = "" if sheet == self._app.styleSheet() else sheet
        self._switching.close()
        self._switching = self._steps(self._over)
        self._turns.add(self._switching, next_=True)

    def _steps(self, sheet: str) -> Generator[Step]:
        """What is in sight, which is not painted until all of it is switched; then the rest."""
        window = self._window
        if window is None:
            return
        parts = sorted(_parts(window), key=lambda part: not part.isVisible())
        shown = [part for part in parts if part.isVisible()]
        following, hidden = _followers.steps()
        dressing = (step for part in shown for step in _dressing(part, sheet))
        yield from unpainted(window, chain(dressing, following))
        yield from hidden
        for part in parts[len(shown) :]:
            yield from _dressing(part, sheet)


def _parts(whole: QWidget) -> list[QWidget]:
    """What a window or page is put together from, each small enough to be styled in one go."""
    children = whole.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    found: list[QWidget] = []
    for child in children:
        # What only holds others has no colour of its own in the sheet: the palette gives it.
        holds = type(child) is QWidget or isinstance(child, HOLDERS) or child.objectName() == "page"
        found += _parts(child) if holds and not child.isWindow() else [child]
    return found


def _dressing(part: QWidget, sheet: str) -> Iterator[Step]:
    # As above: a sheet in place of another costs more than none between them.
    for each in ("", sheet) if sheet else ("",):
        if isValid(part):  # a dialog may be closed for good in the middle of a switch
            yield partial(part.setStyleSheet, each)


def colors() -> Colors:
    """The colours in force; a widget's own palette would not tell: a stylesheet's transparent background is black."""
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def plot_colors() -> PlotColors:
    """Colours for a plot."""
    now = colors()
    return PlotColors(background=now.surface, axis=now.muted, text=now.text, grid_alpha=0.12, series=now.series)


def style_plot(plot: Any) -> None:
    """Give a pyqtgraph PlotWidget the theme's background, axes and grid; to be called again on a switch."""
    now = plot_colors()
    plot.setBackground(now.background)
    for side in ("left", "bottom", "right", "top"):
        axis = plot.getPlotItem().getAxis(side)
        axis.setPen(now.axis)
        axis.setTextPen(now.axis)
    plot.showGrid(x=False, y=True, alpha=now.grid_alpha)


def palette(now: Colors) -> QPalette:
    """A full QPalette, because a colour scheme alone does nothing on a bare X server or offscreen."""
    role, made = QPalette.ColorRole, QPalette()
    pairs = {
        role.Window: now.window,
        role.WindowText: now.text,
        role.Base: now.field,
        role.AlternateBase: now.window,
        role.ToolTipBase: now.surface,
        role.ToolTipText: now.text,
        role.PlaceholderText: now.muted,
        role.Text: now.text,
        role.Button: now.surface,
        role.ButtonText: now.text,
        role.BrightText: now.error,
        role.Light: now.surface,
        role.Midlight: now.hover,
        role.Mid: now.border,
        role.Dark: now.border_strong,
        role.Shadow: now.border_strong,
        role.Highlight: now.accent,
        role.HighlightedText: now.on_accent,
        role.Link: now.accent_text,
        role.LinkVisited: now.accent_text,
        role.Accent: now.accent,
    }
    for name, value in pairs.items():
        made.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(now.disabled))
    return made
