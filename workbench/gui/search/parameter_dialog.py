"""ParameterDialog: the range or the values of a setting that a search varies."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from workbench.errors import WorkbenchError
from workbench.gui.runs.setting_names import setting_name
from workbench.gui.search.fields import choices, field_of, kind_of, value_at
from workbench.gui.search.words import separated, value_text, values_of
from workbench.gui.style import theme, translation
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import primary, styled_label
from workbench.gui.widgets.forms import bounds
from workbench.gui.widgets.number_edits import LARGEST_INT, FloatEdit, IntEdit
from workbench.search.proposing import propose_parameter
from workbench.space import Parameter
from workbench.spec import ExperimentSpec, set_key

COLUMNS = 2
"""Of ticks, where there are many."""
FEW = 6
FEWEST = 2
"""Values, below which there is nothing to choose."""


class ParameterDialog(QDialog):
    """`chosen` carries the Parameter; what cannot be tried is said below while it stands there."""

    chosen = Signal(object)

    def __init__(self, first: Parameter, spec: ExperimentSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._spec, self._key = spec, first.key
        self._field = field_of(spec, first.key)
        self._intro = styled_label("", "muted")
        self._intro.setWordWrap(True)
        self.problem = styled_label("", "small")
        self.problem.setWordWrap(True)
        self.ticks: dict[str, QCheckBox] = {}
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.use_button = primary(self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        self._column.setSpacing(theme.M)
        self._column.addWidget(self._intro)
        self._lay_out_choices(first) if choices(self._field) else self._lay_out_numbers(first)
        self._column.addWidget(self.problem)
        self._column.addWidget(self.buttons)
        self.use_button.setDefault(True)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self.retranslate()
        translation.follow(self.retranslate)

    def parameter(self) -> Parameter:
        """What is chosen now; raises WorkbenchError where that cannot be tried."""
        made = self._of_range() if self._ranges else self._of_values()
        for end in made.ends:
            set_key(self._spec, self._key, end)
        return made

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        name = setting_name(self._key)
        self.setWindowTitle(self.tr("Search over {setting}").format(setting=name))
        now = value_text(value_at(self._spec, self._key))
        self._intro.setText(
            self.tr("{description} Now: {value}.").format(description=shown(self._field.description or ""), value=now)
        )
        self.use_button.setText(self.tr("Search over it"))
        for choice, tick in self.ticks.items():
            tick.setText(value_text(choice))
        if not self.ticks:
            self._retranslate_numbers()
        self._check()

    def _retranslate_numbers(self) -> None:
        self.of_range.setText(self.tr("A range"))
        self.of_values.setText(self.tr("These values"))
        self._between.setText(self.tr("to"))
        self.low.setAccessibleName(self.tr("Lowest value"))
        self.high.setAccessibleName(self.tr("Highest value"))
        self.log.setText(self.tr("Logarithmic"))
        self.log.setToolTip(self.tr("Try as many values between 0.001 and 0.01 as between 0.01 and 0.1"))
        self.values.setAccessibleName(self.tr("Values to try"))
        self.values.setToolTip(self.tr("Numbers with separators between, as many as you like"))

    def _lay_out_choices(self, first: Parameter) -> None:
        known = choices(self._field)
        grid = QGridLayout()
        grid.setSpacing(theme.S)
        columns = COLUMNS if len(known) > FEW else 1
        for place, choice in enumerate(known):
            tick = self.ticks[choice] = QCheckBox()
            tick.setChecked(choice in first.choices)
            tick.toggled.connect(self._check)
            grid.addWidget(tick, place // columns, place % columns)
        self._column.addLayout(grid)

    def _lay_out_numbers(self, first: Parameter) -> None:
        usual = self._usual(first)
        self.of_range, self.of_values = QRadioButton(), QRadioButton()
        self.low, self.high = self._edit(usual.bounds[0]), self._edit(usual.bounds[1])
        self.log, self._between, self.values = QCheckBox(), QLabel(), QLineEdit()
        self.log.setChecked(usual.log)
        listed = first.choices or usual.levels(FEWEST + 1)
        self.values.setText(separated([value_text(text) for text in listed]))
        (self.of_values if first.choices else self.of_range).setChecked(True)
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        for widget in (self.low, self._between, self.high, self.log):
            line.addWidget(widget)
        line.addStretch(1)
        for part in (self.of_range, line, self.of_values, self.values):
            self._column.addWidget(part) if isinstance(part, QWidget) else self._column.addLayout(part)
        for edit in (self.low, self.high):
            edit.valueChanged.connect(self._check)
        self.log.toggled.connect(self._check)
        self.of_range.toggled.connect(self._check)
        self.values.textEdited.connect(lambda: self.of_values.setChecked(True))
        self.values.textEdited.connect(self._check)

    def _usual(self, first: Parameter) -> Parameter:
        """The range that stands there beside values that are searched."""
        proposed = propose_parameter(self._spec, self._key) if first.choices else None
        return proposed or (first if not first.choices else Parameter(key=self._key, low=0, high=1))

    def _edit(self, value: float) -> IntEdit | FloatEdit:
        low, high = bounds(self._field)
        whole = kind_of(self._field) is int
        edit: Any = IntEdit() if whole else FloatEdit()
        most = LARGEST_INT if whole else 1e300
        edit.setRange(*(int(end) if whole else end for end in (low or 0, most if high is None else high)))
        edit.setValue(int(value) if whole else value)
        edit.valueChanged.connect(lambda _: self.of_range.setChecked(True))
        return edit  # type: ignore[no-any-return]

    @property
    def _ranges(self) -> bool:
        return not self.ticks and self.of_range.isChecked()

    def _of_range(self) -> Parameter:
        low, high, log = float(self.low.value()), float(self.high.value()), self.log.isChecked()
        if low >= high:
            raise WorkbenchError("The first value of a range must lie below the second.")
        if log and low <= 0:
            raise WorkbenchError("A logarithmic range must lie above 0.")
        return Parameter(key=self._key, low=low, high=high, log=log, integer=kind_of(self._field) is int)

    def _of_values(self) -> Parameter:
        listed = [choice for choice, tick in self.ticks.items() if tick.isChecked()] or (
            [] if self.ticks else values_of(self.values.text())
        )
        if len(listed) < FEWEST:
            raise WorkbenchError("A search needs two values to choose from at least.")
        if len(set(listed)) < len(listed):
            raise WorkbenchError("A value is there twice.")
        return Parameter(key=self._key, choices=tuple(listed))

    def _check(self, *_: object) -> None:
        """Say at once what is wrong."""
        if not self.ticks:
            self.log.setEnabled(self._ranges)
        try:
            self.parameter()
            said = ""
        except WorkbenchError as error:
            said = shown(error.sentence)
        self.problem.setText(said)
        self.problem.setVisible(bool(said))
        self.use_button.setEnabled(not said)

    def _on_accepted(self) -> None:
        self.chosen.emit(self.parameter())
        self.accept()
