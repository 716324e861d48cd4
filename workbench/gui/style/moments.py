"""Moments: places in a sequence as people name them: steps, or seconds where it is sound."""

from PySide6.QtCore import QCoreApplication

from workbench.gui.style.numbers import whole


def step_width(rate: int | None) -> float:
    """How wide a step is on an axis: 1, or of sound of so many samples per second its seconds."""
    return 1.0 / rate if rate else 1.0


def axis_name(*, sound: bool) -> str:
    """What an axis along a sequence counts."""
    return _tr("Seconds") if sound else _tr("Step")


def moment(step: int, rate: int | None) -> str:
    """A step, counted from 0."""
    if rate:
        return _tr("{seconds} s").replace("{seconds}", f"{step / rate:.3f}")
    return _tr("Step {number}").replace("{number}", whole(step + 1))


def stretch(first: int, end: int, rate: int | None) -> str:
    """The steps from `first`, counted from 0, up to `end`, which is not one of them."""
    text = _tr("{first} to {last} s") if rate else _tr("steps {first} to {last}")
    ends = (f"{first / rate:.2f}", f"{end / rate:.2f}") if rate else (whole(first + 1), whole(end))
    return text.replace("{first}", ends[0]).replace("{last}", ends[1])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Moments", text)
