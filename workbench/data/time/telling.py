"""What was read of the times, in sentences."""

from workbench.data.time.calendar import Months
from workbench.data.time.notation import Notation
from workbench.data.time.opening import OpeningHours
from workbench.data.time.pace import Fraction, Pace, Step
from workbench.sentence import Sentence, sentence

_UNITS = ((86_400, "d"), (3600, "h"), (60, "min"), (1, "s"), (1e-3, "ms"), (1e-6, "us"), (1e-9, "ns"))


def pace_told(pace: Pace | None, per_second: int) -> Sentence:
    """How times go on; `per_second` is what they are counted in."""
    if isinstance(pace, Step | Fraction):
        length = pace.length if isinstance(pace, Step) else pace.step
        return sentence("one every {length}", length=length_told(length / per_second))
    if isinstance(pace, Months):
        if len(pace.rules) > 1:
            return sentence("{count} days of every month", count=len(pace.rules))
        return (
            sentence("a day of every month")
            if pace.every == 1
            else sentence("a day of one month in {count}", count=pace.every)
        )
    if isinstance(pace, OpeningHours):
        return sentence("{count} times a week, at opening hours", count=len(pace.places_P))
    return sentence("at no pace that is sure")


def order_told(column: str, notation: Notation) -> Sentence:
    """How the dates of a column are read and how they could be read as well, by an example."""
    time, otherwise = notation.example or ("", "")
    said = {"column": column, "order": notation.order, "time": time, "other": notation.other, "otherwise": otherwise}
    if notation.said:
        return sentence(
            "Day and month could be exchanged in column {column}: it is read as {order}, which gives {time}; as "
            "{other} it would be {otherwise}.",
            **said,
        )
    return sentence(
        "Day and month cannot be told apart in column {column}: it is read as {order}, which gives {time}; "
        "as {other} it would be {otherwise}. Say which order is right.",
        **said,
    )


def length_told(seconds: float) -> str:
    """A length of time such as 15 min, in the largest unit that it is a whole number of, if any."""
    for size, unit in _UNITS:
        count = seconds / size
        if count >= 1 and abs(count - round(count)) < 1e-6 * count:
            return f"{round(count)} {unit}"
    size, unit = next(((size, unit) for size, unit in _UNITS if seconds >= size), _UNITS[-1])
    return f"{seconds / size:.6g} {unit}"
