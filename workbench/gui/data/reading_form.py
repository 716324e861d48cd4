"""The reading form: what was detected in a file, and drop-downs to say otherwise, in groups that can be folded."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QToolButton, QWidget

from workbench.data.spec import ReadingSpec, Role
from workbench.gui.data.reading_choices import NAMES, SECTIONS, choices, meaningful
from workbench.gui.data.zone_box import ZoneBox
from workbench.gui.style import translation
from workbench.gui.style.translation import shown, value_name
from workbench.gui.widgets.choices import DropDown
from workbench.gui.widgets.forms import tooltip

if TYPE_CHECKING:
    from workbench.data.table import Table

FOLDED = frozenset({"rows", "numbers"})
"""Groups that are closed until someone wants to see them."""
TYPED = frozenset({"date_format", "zone"})
"""Drop-downs that take what is typed as well."""


class ReadingForm(QWidget):
    """One drop-down per field that means something for the file; its first entry takes what the file shows and says
    what that is."""

    edited = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = ReadingSpec()
        self._table: Table | None = None
        self._roles: Mapping[str, Role] = {}
        self._editors: dict[str, QComboBox | QLineEdit] = {}
        self._labels: dict[str, QLabel] = {}
        self._heads: dict[str, QToolButton] = {}
        self._stale: set[str] = set()
        """Fields whose editors show what no longer holds, as they are out of sight."""
        self._rows = QFormLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(16)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for section, fields in SECTIONS.items():
            self._add_head(section)
            for name in fields:
                self._add_field(name)
        self.retranslate()
        translation.follow(self.retranslate)

    def show_reading(self, spec: ReadingSpec, table: "Table | None", roles: Mapping[str, Role]) -> None:
        """Show what is asked for and what was found."""
        same = (spec, table, roles) == (self._spec, self._table, self._roles)
        self._spec, self._table, self._roles = spec, table, roles
        if not same:
            self._show_anew()

    def combo(self, name: str) -> QComboBox:
        """The drop-down of one field."""
        editor = self._editors[name]
        assert isinstance(editor, QComboBox)
        return editor

    @property
    def words(self) -> QLineEdit:
        """The list of words that mean no value."""
        editor = self._editors["missing_words"]
        assert isinstance(editor, QLineEdit)
        return editor

    def head(self, section: str) -> QToolButton:
        """What folds and unfolds a group of fields."""
        return self._heads[section]

    def retranslate(self) -> None:
        """Titles, choices and the reasons of what was detected."""
        for section, head in self._heads.items():
            head.setText(self._section_names()[section])
        for name, editor in self._editors.items():
            title = shown(ReadingSpec.model_fields[name].title or name)
            self._labels[name].setText(title)
            editor.setAccessibleName(title)
        self._show_anew()

    def _show_anew(self) -> None:
        """Show what holds now; fields out of sight, whose choices take long to find, follow when they are seen."""
        self._stale = set(self._editors)
        self._show_rows()

    def _section_names(self) -> dict[str, str]:
        return {
            "text": self.tr("Text"),
            "rows": self.tr("Rows and tables"),
            "numbers": self.tr("Numbers"),
            "times": self.tr("Times"),
        }

    def _add_head(self, section: str) -> None:
        head = QToolButton()
        head.setCheckable(True)
        head.setChecked(section not in FOLDED)
        head.setAutoRaise(True)
        head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        head.toggled.connect(lambda _: self._show_rows())
        self._rows.addRow(head)
        self._heads[section] = head

    def _add_field(self, name: str) -> None:
        label = QLabel()
        editor = self._make_editor(name)
        label.setBuddy(editor)
        self._rows.addRow(label, editor)
        self._editors[name], self._labels[name] = editor, label

    def _make_editor(self, name: str) -> QComboBox | QLineEdit:
        if name == "missing_words":
            words = QLineEdit()
            words.editingFinished.connect(self._on_words)
            return words
        combo = ZoneBox() if name == "zone" else DropDown()
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(8)
        combo.activated.connect(lambda _=0: self._set(name, combo.currentData()))
        if name in TYPED:
            combo.setEditable(True)
            combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            line = combo.lineEdit()
            assert line is not None
            line.editingFinished.connect(lambda: self._on_typed(name, combo))
        return combo

    def _show_rows(self) -> None:
        """Only the fields that mean something, of groups that are open or in which something was set."""
        wanted = meaningful(self._spec, self._table, self._roles) if self._table is not None else frozenset()
        for section, fields in SECTIONS.items():
            head, inside = self._heads[section], wanted.intersection(fields)
            head.setArrowType(Qt.ArrowType.DownArrow if head.isChecked() else Qt.ArrowType.RightArrow)
            self._rows.setRowVisible(head, bool(inside))
            for name in fields:
                is_set = getattr(self._spec, name) is not None
                seen = name in inside and (head.isChecked() or is_set)
                if seen and name in self._stale:
                    self._show_field(name)
                self._rows.setRowVisible(self._editors[name], seen)

    def _show_field(self, name: str) -> None:
        self._stale.remove(name)
        field, editor = ReadingSpec.model_fields[name], self._editors[name]
        reasons = filter(None, [shown(field.description or ""), self._reason(name)])
        editor.setToolTip("\n".join(reasons) or tooltip(field))
        if isinstance(editor, QComboBox):
            self._fill(editor, name)
        else:
            self._show_words(editor)

    def _fill(self, combo: QComboBox, name: str) -> None:
        asked = getattr(self._spec, name)
        combo.clear()
        combo.addItem(self._automatic(name), None)
        known = choices(name, self._table) if self._table is not None else ()
        for value in known if asked is None or asked in known else (*known, asked):
            combo.addItem(self._shown(name, value), value)
        combo.setCurrentIndex(max(0, combo.findData(asked)) if asked is not None else 0)

    def _automatic(self, name: str) -> str:
        found = self._found(name)
        if self._table is None or getattr(self._spec, name) is not None or found is None:
            return self.tr("Detect")
        return self.tr("Detected: {value}").format(value=self._shown(name, found))

    def _found(self, name: str) -> Any:
        return None if self._table is None else getattr(self._table.reading, name)

    def _reason(self, name: str) -> str:
        guess = self._table.guesses.get(name) if self._table else None
        return shown(guess) if guess else ""

    def _shown(self, name: str, value: Any) -> str:
        known = NAMES.get(name, {})
        if value in known:
            return QCoreApplication.translate("Value", known[value])
        return value_name(value) if name in ("decimal", "date_order", "time_unit") else str(value)

    def _show_words(self, editor: QLineEdit) -> None:
        editor.setPlaceholderText(self.tr("None but empty cells"))
        words = self._found("missing_words") if self._spec.missing_words is None else self._spec.missing_words
        editor.setText(", ".join(words or ()))
        editor.setCursorPosition(0)

    def _on_words(self) -> None:
        words = tuple(filter(None, map(str.strip, self.words.text().split(","))))
        before = self._found("missing_words") if self._spec.missing_words is None else self._spec.missing_words
        if words != before:
            self._set("missing_words", words)

    def _on_typed(self, name: str, combo: QComboBox) -> None:
        """Take what was typed, an entry of the list by its name; what is no zone goes back to what was there."""
        index = combo.findText(combo.currentText(), Qt.MatchFlag.MatchFixedString)
        value = combo.itemData(index) if index >= 0 else combo.currentText().strip() or None
        if name == "zone" and index < 0 and value is not None:
            self._fill(combo, name)
            return
        self._set(name, value)

    def _set(self, name: str, value: Any) -> None:
        if value != getattr(self._spec, name):
            self._spec = self._spec.model_copy(update={name: value})
            self.edited.emit(self._spec, name)
