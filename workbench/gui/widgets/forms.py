"""SpecForm: a form made from a spec's fields, so that a new knob in a spec is a new row in the window."""

import types
from collections.abc import Iterable
from functools import partial
from typing import Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt
from pydantic.fields import FieldInfo
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from workbench.gui.style import translation
from workbench.gui.style.numbers import number
from workbench.gui.style.translatable import QT_TRANSLATE_NOOP
from workbench.gui.style.translation import shown, value_name
from workbench.gui.widgets.choices import DropDown
from workbench.gui.widgets.number_edits import LARGEST_INT, FloatEdit, IntEdit
from workbench.gui.widgets.several import Several
from workbench.spec_base import Spec, names_for

Editor = QCheckBox | QComboBox | IntEdit | FloatEdit | QLineEdit | Several
TINY = 1e-12
UNIT_OF_ONE = {
    "steps": QT_TRANSLATE_NOOP("core", "step"),
    "epochs": QT_TRANSLATE_NOOP("core", "epoch"),
    "examples": QT_TRANSLATE_NOOP("core", "example"),
    "rows": QT_TRANSLATE_NOOP("core", "row"),
    "layers": QT_TRANSLATE_NOOP("core", "layer"),
    "blocks": QT_TRANSLATE_NOOP("core", "block"),
    "bands": QT_TRANSLATE_NOOP("core", "band"),
    "frames": QT_TRANSLATE_NOOP("core", "frame"),
    "levels": QT_TRANSLATE_NOOP("core", "level"),
    "samples": QT_TRANSLATE_NOOP("core", "sample"),
    "sequences": QT_TRANSLATE_NOOP("core", "sequence"),
}


class SpecForm(QWidget):
    """Labelled editors for the fields of one spec; `edited` carries the whole new spec and the field's name."""

    edited = Signal(object, str)
    built = Signal()
    """Its rows are others now."""

    def __init__(
        self,
        spec: Spec,
        parent: QWidget | None = None,
        *,
        fields: Iterable[str] | None = None,
        hidden: Iterable[str] = (),
    ) -> None:
        super().__init__(parent)
        self._spec = spec
        self._asked = None if fields is None else tuple(fields)
        self._hidden = frozenset(hidden)
        self._editors: dict[str, Editor] = {}
        self._labels: dict[str, QLabel] = {}
        self._lines: dict[str, QHBoxLayout] = {}
        self._notes: dict[str, str] = {}
        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(16)
        self._layout.setVerticalSpacing(8)
        self._layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._build()
        translation.follow(self.retranslate)

    @property
    def spec(self) -> Spec:
        """The spec that the editors show."""
        return self._spec

    def editor(self, name: str) -> Editor:
        """The editor of one field, for focus and tests."""
        return self._editors[name]

    def label(self, name: str) -> QLabel:
        """The title of one field."""
        return self._labels[name]

    def fields(self) -> dict[str, FieldInfo]:
        """The fields that have a row."""
        return {name: type(self._spec).model_fields[name] for name in self._editors}

    def set_spec(self, spec: Spec) -> None:
        """Show another spec without telling; another kind of spec gets its own rows."""
        same_kind = type(spec) is type(self._spec)
        self._spec = spec
        if same_kind:
            self._show_values()
        else:
            self._build()

    def set_row_visible(self, name: str, visible: bool) -> None:
        """Hide the row of a field that has no meaning now, or show it again."""
        row: Any = self._lines.get(name, self._editors[name])
        if self._layout.isRowVisible(row) != visible:  # else all would be laid out anew
            self._layout.setRowVisible(row, visible)

    def set_beside(self, name: str, widget: QWidget) -> None:
        """Put a small widget at the right of a field's editor, and of what is there already."""
        editor = self._editors[name]
        if name not in self._lines:
            position: Any = self._layout.getWidgetPosition(editor)
            self._layout.removeWidget(editor)
            line = self._lines[name] = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(editor, 1)
            self._layout.setLayout(*position, line)
        self._lines[name].addWidget(widget)
        QWidget.setTabOrder(editor, widget)

    def set_note(self, name: str, text: str) -> None:
        """Tell one thing more of a field in its tips, and to who cannot see it; empty takes that back."""
        self._notes[name] = text
        self._describe(name, self._editors[name])

    def retranslate(self) -> None:
        """Titles, units, tooltips and the names of choices in the language in force."""
        for name, editor in self._editors.items():
            field = type(self._spec).model_fields[name]
            title = shown(field.title or name)
            self._labels[name].setText(title)
            editor.setAccessibleName(title)
            self._describe(name, editor)
            _translate_editor(editor, field)

    def _describe(self, name: str, editor: Editor) -> None:
        field, note = type(self._spec).model_fields[name], self._notes.get(name, "")
        for widget in (editor, self._labels[name]):
            widget.setToolTip("\n".join(filter(None, (tooltip(field), note))))
        editor.setAccessibleDescription(" ".join(filter(None, (shown(field.description or ""), note))))

    def _build(self) -> None:
        while self._layout.rowCount():
            self._layout.removeRow(0)
        for known in (self._editors, self._labels, self._lines, self._notes):
            known.clear()
        for name, field in type(self._spec).model_fields.items():
            if not self._wanted(name, field):
                continue
            editor = _make_editor(field)
            label = QLabel()
            label.setBuddy(editor)
            self._layout.addRow(label, editor)
            self._editors[name], self._labels[name] = editor, label
            self._connect(name, editor)
            if isinstance(editor, IntEdit):
                editor.valueChanged.connect(partial(_show_unit, editor, field))
        self.retranslate()
        self._show_values()
        self.built.emit()

    def _wanted(self, name: str, field: FieldInfo) -> bool:
        if self._asked is not None and name not in self._asked:
            return False
        return name not in self._hidden and bool(field.title) and _kind(field) is not None

    def _connect(self, name: str, editor: Editor) -> None:
        signal: Any
        if isinstance(editor, QCheckBox):
            signal = editor.toggled
        elif isinstance(editor, QComboBox):
            signal = editor.currentIndexChanged
        elif isinstance(editor, QLineEdit):
            signal = editor.editingFinished
        elif isinstance(editor, Several):
            signal = editor.changed
        else:
            signal = editor.valueChanged
        signal.connect(lambda *_: self._on_edited(name))

    def _on_edited(self, name: str) -> None:
        field = type(self._spec).model_fields[name]
        value = _read(self._editors[name], field)
        if value != getattr(self._spec, name):
            self._spec = self._spec.model_copy(update={name: value})
            self.edited.emit(self._spec, name)

    def _show_values(self) -> None:
        for name, editor in self._editors.items():
            editor.blockSignals(True)
            _show(editor, getattr(self._spec, name), type(self._spec).model_fields[name])
            editor.blockSignals(False)


def tooltip(field: FieldInfo) -> str:
    """Meaning, default, range and unit of a field."""
    lines = [shown(field.description or "")]
    if isinstance(field.default, bool):
        default = _word("on") if field.default else _word("off")
    elif field.default is None:
        default = _word("automatic")
    elif isinstance(field.default, tuple):
        default = ", ".join(map(value_name, field.default)) or _word("none")
    else:
        default = value_name(field.default) if _choices(field) else _number(field.default)
    lines.append(QCoreApplication.translate("SpecForm", "Default: {value}").replace("{value}", default))
    low, high = bounds(field)
    if low is not None and high is not None:
        lines.append(
            QCoreApplication.translate("SpecForm", "Range: {low} to {high}")
            .replace("{low}", _number(low))
            .replace("{high}", _number(high))
        )
    elif low is not None:
        lines.append(QCoreApplication.translate("SpecForm", "At least {low}").replace("{low}", _number(low)))
    if _unit(field):
        lines.append(QCoreApplication.translate("SpecForm", "Unit: {unit}").replace("{unit}", shown(_unit(field))))
    return "\n".join(lines)


def bounds(field: FieldInfo) -> tuple[float | None, float | None]:
    """Smallest and largest value that a field takes; open bounds count as closed."""
    low = high = None
    for part in field.metadata:
        if isinstance(part, Ge | Gt):
            low = float(part.ge if isinstance(part, Ge) else part.gt)  # type: ignore[arg-type]
        elif isinstance(part, Le | Lt):
            high = float(part.le if isinstance(part, Le) else part.lt)  # type: ignore[arg-type]
    return low, high


def _word(name: str) -> str:
    words = {
        "on": QCoreApplication.translate("SpecForm", "on"),
        "off": QCoreApplication.translate("SpecForm", "off"),
        "automatic": QCoreApplication.translate("SpecForm", "Automatic"),
        "none": QCoreApplication.translate("SpecForm", "Off"),
    }
    return words[name]


def _number(value: object) -> str:
    return number(value, 7) if isinstance(value, int | float) else str(value)


def _unit(field: FieldInfo) -> str:
    return str(_extra(field, "unit") or "")


def _extra(field: FieldInfo, name: str) -> object:
    extra = field.json_schema_extra
    return extra.get(name) if isinstance(extra, dict) else None


def _parts(field: FieldInfo) -> tuple[Any, bool]:
    """The type of a field without None, and whether None is allowed."""
    kind = field.annotation
    if get_origin(kind) in (Union, types.UnionType):
        rest = [part for part in get_args(kind) if part is not types.NoneType]
        return (rest[0] if len(rest) == 1 else None), len(rest) < len(get_args(kind))
    return kind, False


def _kind(field: FieldInfo) -> Any:
    kind = _parts(field)[0]
    return kind if kind in (bool, int, float, str) or get_origin(kind) is Literal or _several(field) else None


def _several(field: FieldInfo) -> tuple[str, ...]:
    """What a field takes several of; empty for any other field."""
    kind = _parts(field)[0]
    inner = get_args(kind)[:1] if get_origin(kind) is tuple else ()
    return get_args(inner[0]) if inner and get_origin(inner[0]) is Literal else ()


def _choices(field: FieldInfo) -> tuple[Any, ...]:
    kind, optional = _parts(field)
    if named := names_for(field):
        return named
    if get_origin(kind) is not Literal:
        return ()
    return ((None,) if optional else ()) + get_args(kind)


def _make_editor(field: FieldInfo) -> Editor:
    kind, optional = _parts(field)
    if kind is bool:
        return QCheckBox()
    if _several(field):
        return Several(_several(field))
    if _choices(field):
        combo = DropDown()
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(8)
        for choice in _choices(field):
            combo.addItem("", choice)
        return combo
    if kind is str:
        return QLineEdit()
    low, high = bounds(field)
    if kind is int:
        whole = IntEdit()
        smallest = int(low) if low is not None else -LARGEST_INT
        whole.setRange(smallest - 1 if optional else smallest, int(high) if high is not None else LARGEST_INT)
        return whole
    number = FloatEdit()
    opened = any(isinstance(part, Gt) for part in field.metadata)
    number.setRange(
        (low or 0.0) + TINY if opened else (-1e300 if low is None else low), 1e300 if high is None else high
    )
    return number


def _translate_editor(editor: Editor, field: FieldInfo) -> None:
    optional = _parts(field)[1]
    if isinstance(editor, QComboBox):
        for index in range(editor.count()):
            choice = editor.itemData(index)
            editor.setItemText(index, _word("automatic") if choice is None else value_name(choice))
    elif isinstance(editor, Several):
        editor.set_texts([value_name(choice) for choice in _several(field)], _word("none"))
    elif isinstance(editor, QLineEdit):
        editor.setPlaceholderText(_word("automatic") if optional else "")
    elif not isinstance(editor, QCheckBox):
        _show_unit(editor, field, editor.value())
        if optional or _extra(field, "off_at_zero"):
            editor.setSpecialValueText(_word("automatic" if optional else "none"))


def _show_unit(editor: IntEdit | FloatEdit, field: FieldInfo, value: float) -> None:
    many = _unit(field)
    unit = shown(UNIT_OF_ONE.get(many, many) if value == 1 else many)
    editor.setSuffix(f" {unit}" if unit else "")


def _read(editor: Editor, field: FieldInfo) -> Any:
    optional = _parts(field)[1]
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    if isinstance(editor, QComboBox):
        return editor.currentData()
    if isinstance(editor, Several):
        return editor.chosen()
    if isinstance(editor, QLineEdit):
        return (editor.text() or None) if optional else (editor.text() or field.default)
    return None if optional and editor.value() == editor.minimum() else editor.value()


def _show(editor: Editor, value: Any, field: FieldInfo) -> None:
    if isinstance(editor, QCheckBox):
        editor.setChecked(value)
    elif isinstance(editor, QComboBox):
        editor.setCurrentIndex(_choices(field).index(value))
    elif isinstance(editor, Several):
        editor.choose(value)
    elif isinstance(editor, QLineEdit):
        editor.setText(value or "")
    elif isinstance(editor, IntEdit):
        editor.setValue(editor.minimum() if value is None else int(value))
        _show_unit(editor, field, editor.value())
    else:
        editor.setValue(editor.minimum() if value is None else float(value))
        _show_unit(editor, field, editor.value())
