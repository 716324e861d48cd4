"""SplitRest: what a split leaves out is told, and given to a part by one click."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.data.spec import SplitSpec
from workbench.gui.style import translation
from workbench.gui.style.icons import IconLabel
from workbench.gui.style.numbers import number
from workbench.gui.style.theme import S
from workbench.gui.style.translation import value_name

PARTS = ("train", "val", "test")
NEXT_TO_NOTHING = 1e-6


class SplitRest(QWidget):
    """A line and a button for each part; unseen where the sizes add up."""

    given = Signal(str, float)
    """(part, its new size)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = SplitSpec()
        self.text = QLabel(wordWrap=True)
        self._label = QLabel()
        self.buttons = {part: QPushButton() for part in PARTS}
        told, offers = QHBoxLayout(), QHBoxLayout()
        told.addWidget(IconLabel("alert-outline", "warning", 16))
        told.addWidget(self.text, 1)
        for part, button in self.buttons.items():
            button.clicked.connect(lambda _=False, part=part: self._on_chosen(part))
            offers.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(told)
        column.addWidget(self._label)
        column.addLayout(offers)
        self.show_split(self._spec)
        translation.follow(self.retranslate)

    def show_split(self, spec: SplitSpec) -> None:
        """Tell what this split leaves out."""
        self._spec = spec
        self.setVisible(rest_of(spec) > NEXT_TO_NOTHING)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        text = self.tr("{percent} % of the data are in no part; of a series cut by time these are the newest.")
        self.text.setText(text.replace("{percent}", number(100 * rest_of(self._spec), 3)))
        self._label.setText(self.tr("Give them to:"))
        for part, button in self.buttons.items():
            button.setText(value_name(part))
            button.setAccessibleName(self.tr("Give the rest to: {part}").replace("{part}", value_name(part)))

    def _on_chosen(self, part: str) -> None:
        others = sum(getattr(self._spec, name) for name in PARTS if name != part)
        self.given.emit(part, round(1 - others, 9))


def rest_of(spec: SplitSpec) -> float:
    """The share in no part; 0 where sizes are numbers of steps, or where a condition makes the test part."""
    sizes = [spec.train, spec.val, spec.test]
    if spec.test_where is not None or max(sizes) >= 1:
        return 0.0
    return max(0.0, 1 - sum(sizes))
