"""FurtherChoice: formats that go along with an export where they are ticked; what is ticked is remembered."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from workbench.export.further import FURTHER
from workbench.gui.session.settings import settings
from workbench.gui.style import translation
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import Card, styled_label

KEY = "export_also"
COLUMNS = 2
LINES = 4
"""Of explanation, for which room is kept."""


class FurtherChoice(Card):
    """One box per further format; the one that the pointer or the focus came to last is explained below."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        remembered = str(settings().value(KEY, "")).split()
        self.boxes: dict[str, QCheckBox] = {}
        grid = QGridLayout()
        for number, name in enumerate(FURTHER):
            box = QCheckBox()
            box.setChecked(name in remembered)
            box.toggled.connect(self._on_toggled)
            box.installEventFilter(self)
            grid.addWidget(box, number // COLUMNS, number % COLUMNS)
            self.boxes[name] = box
        self.body.addLayout(grid)
        self._explained = next(iter((*self.names, *FURTHER)))
        self.explanation = styled_label("", "muted")
        self.explanation.setWordWrap(True)
        self.explanation.setMinimumHeight(LINES * self.fontMetrics().lineSpacing())
        self.body.addWidget(self.explanation)
        self.retranslate()
        translation.follow(self.retranslate)

    @property
    def names(self) -> tuple[str, ...]:
        """The formats that are ticked."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.set_title(self.tr("Also write"))
        for name, box in self.boxes.items():
            box.setText(shown(FURTHER[name].title))
            box.setAccessibleDescription(shown(FURTHER[name].tip))
        self._explain(self._explained)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Explain the format that somebody is about to tick."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self._explain(next(name for name, box in self.boxes.items() if box is watched))
        return super().eventFilter(watched, event)

    def _explain(self, name: str) -> None:
        self._explained = name
        self.explanation.setText(f"{shown(FURTHER[name].title)}\n{shown(FURTHER[name].tip)}")

    def _on_toggled(self) -> None:
        settings().setValue(KEY, " ".join(self.names))
        self.chosen.emit()
