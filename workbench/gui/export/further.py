"""FurtherChoice: formats that go along with an export where they are ticked; what is ticked is remembered."""

import html

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from workbench.export.further import FURTHER
from workbench.gui.session.settings import settings
from workbench.gui.style import translation
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import Card

KEY = "export_also"
COLUMNS = 2


class FurtherChoice(Card):
    """One box per further format."""

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
            grid.addWidget(box, number // COLUMNS, number % COLUMNS)
            self.boxes[name] = box
        self.body.addLayout(grid)
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
            box.setToolTip(f"<span>{html.escape(shown(FURTHER[name].tip))}</span>")  # which breaks lines
            box.setAccessibleDescription(shown(FURTHER[name].tip))

    def _on_toggled(self) -> None:
        settings().setValue(KEY, " ".join(self.names))
        self.chosen.emit()
