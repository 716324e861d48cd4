"""The reading form: what was detected in a delimited file, and drop-downs to say otherwise."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QWidget

from workbench.data.sources.encoding import LEGACY
from workbench.data.spec import ReadingSpec
from workbench.gui.style import translation
from workbench.gui.style.translation import shown, value_name
from workbench.gui.widgets.choices import DropDown
from workbench.gui.widgets.forms import tooltip

if TYPE_CHECKING:
    from workbench.data.table import Table

READING_CHOICES: dict[str, tuple[Any, ...]] = {
    "encoding": ("utf-8", "utf-8-sig", "utf-16", *LEGACY),
    "delimiter": (",", ";", "\t", " ", "|", ":"),
    "quote": ('"', "'", ""),
    "decimal": (".", ","),
    "skip_rows": tuple(range(11)),
    "header_rows": (0, 1, 2, 3),
    "table": ("1", "2", "3", "4", "5"),
    "footer_rows": tuple(range(6)),
    "comment": ("", "#", "%", "//", ";"),
}


class ReadingForm(QWidget):
    """One drop-down per field; its first entry takes what the file shows and says what that is."""

    edited = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = ReadingSpec()
        self._table: Table | None = None
        self._combos: dict[str, QComboBox] = {}
        self._labels: dict[str, QLabel] = {}
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(16)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name in READING_CHOICES:
            combo, label = DropDown(), QLabel()
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(8)
            label.setBuddy(combo)
            rows.addRow(label, combo)
            combo.activated.connect(lambda _=0, name=name: self._on_activated(name))
            self._combos[name], self._labels[name] = combo, label
        self.retranslate()
        translation.follow(self.retranslate)

    def show_reading(self, spec: ReadingSpec, table: "Table | None") -> None:
        """Show what is asked for and what was found."""
        self._spec, self._table = spec, table
        self.retranslate()

    def combo(self, name: str) -> QComboBox:
        """The drop-down of one field."""
        return self._combos[name]

    def retranslate(self) -> None:
        """Titles, choices and the reasons of what was detected."""
        for name, combo in self._combos.items():
            field = ReadingSpec.model_fields[name]
            title = shown(field.title or name)
            self._labels[name].setText(title)
            combo.setAccessibleName(title)
            combo.setToolTip(self._reason(name) or tooltip(field))
            self._fill(combo, name)

    def _fill(self, combo: QComboBox, name: str) -> None:
        asked = getattr(self._spec, name)
        combo.clear()
        combo.addItem(self._automatic(name), None)
        for value in self._choices(name):
            combo.addItem(self._shown(name, value), value)
        combo.setCurrentIndex(max(0, combo.findData(asked)) if asked is not None else 0)

    def _choices(self, name: str) -> Sequence[Any]:
        asked = getattr(self._spec, name)
        known = READING_CHOICES[name]
        return known if asked is None or asked in known else (*known, asked)

    def _automatic(self, name: str) -> str:
        if self._table is None or getattr(self._spec, name) is not None:
            return self.tr("Detect")
        return self.tr("Detected: {value}").format(value=self._shown(name, getattr(self._table.reading, name)))

    def _reason(self, name: str) -> str:
        guess = self._table.guesses.get(name) if self._table else None
        return shown(guess) if guess else ""

    def _shown(self, name: str, value: Any) -> str:
        if name == "delimiter":
            names = {
                ",": self.tr("Comma ,"),
                ";": self.tr("Semicolon ;"),
                "\t": self.tr("Tab"),
                " ": self.tr("Blank"),
                "|": self.tr("Bar |"),
                ":": self.tr("Colon :"),
                "": self.tr("None: one column"),
            }
            return names.get(value, str(value))
        if name in {"quote", "comment"} and not value:
            return self.tr("None")
        return value_name(value) if name == "decimal" else str(value)

    def _on_activated(self, name: str) -> None:
        value = self._combos[name].currentData()
        if value != getattr(self._spec, name):
            self._spec = self._spec.model_copy(update={name: value})
            self.edited.emit(self._spec, name)
