"""Number editors: any magnitude, the local decimal mark or a point, and an automatic value that means "not given"."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

from workbench.gui.style.numbers import number

LARGEST_INT = 2**31 - 1


class IntEdit(QSpinBox):
    """Whole numbers; tells a change once typing ends, and leaves the wheel to the page until it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(6, 0, 0, 0)  # a stylesheet's padding does not reach the inner line edit
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setStepType(QSpinBox.StepType.AdaptiveDecimalStepType)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page unless the editor has the focus."""
        super().wheelEvent(event) if self.hasFocus() else event.ignore()


class FloatEdit(QDoubleSpinBox):
    """Numbers of any size, written with the digits they have; a comma and a point both work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDecimals(12)
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(6, 0, 0, 0)  # a stylesheet's padding does not reach the inner line edit
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)

    def textFromValue(self, value: float) -> str:
        """At most seven digits, with the local decimal mark and no grouping."""
        return number(value, 7)

    def valueFromText(self, text: str) -> float:
        """The number that was typed; the old value for no number."""
        number = _number(self._bare(text))
        return self.value() if number is None else number

    def validate(self, text: str, position: int) -> object:
        """Accept a number within the bounds; let anything that may become one stand while it is typed."""
        bare = self._bare(text)
        number = _number(bare)
        if number is not None and self.minimum() <= number <= self.maximum():
            return QValidator.State.Acceptable, text, position
        typing = all(letter in "0123456789.,eE+- " for letter in bare)
        return (QValidator.State.Intermediate if typing else QValidator.State.Invalid), text, position

    def stepBy(self, steps: int) -> None:
        """From zero go to a hundredth of the range or 0.05, because the adaptive step would be invisible there."""
        if self.value() == 0 and steps > 0:
            self.setValue(min(self.maximum(), 0.05))
        else:
            super().stepBy(steps)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page unless the editor has the focus."""
        super().wheelEvent(event) if self.hasFocus() else event.ignore()

    def sizeHint(self):  # type: ignore[no-untyped-def]
        """As wide as a whole number's editor: the decimals are rarely there."""
        hint = super().sizeHint()
        hint.setWidth(min(hint.width(), self.fontMetrics().averageCharWidth() * 16 + 30))
        return hint

    def minimumSizeHint(self):  # type: ignore[no-untyped-def]
        """The same for the smallest size."""
        return self.sizeHint()

    def _bare(self, text: str) -> str:
        return text.removeprefix(self.prefix()).removesuffix(self.suffix()).strip()


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
