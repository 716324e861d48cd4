"""How times are written: what a column's reading is decided by, and what is needed to write others like them."""

from dataclasses import dataclass

from workbench.data.spec import DateOrder, TimeUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeForm:
    """How the times of a column are to be read: in a format, counted in a unit, or as written, in one of some orders.

    Several orders are told apart on all cells; none means that nothing can be exchanged.
    """

    orders: tuple[DateOrder, ...] = ()
    said: bool = False
    """Whether the first of the orders was said to be right: the others are only compared with it."""
    unit: TimeUnit | None = None
    format: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notation:
    """How the times of a column were written. They are kept as the clock showed them, in UTC only where the clock
    belongs to a named zone."""

    order: DateOrder | None = None
    other: DateOrder | None = None
    """The order that would explain all cells as well."""
    said: bool = False
    """Whether the order was said, by a person or by an earlier file, and not found."""
    example: tuple[str, str] | None = None
    """A time as the order and as the other one read it."""
    unit: TimeUnit | None = None
    format: str | None = None
    offset: int | None = None
    """Minutes that the clock is ahead of UTC, where the cells say so."""
    zulu: bool = False
    """Whether UTC is marked by a Z."""
    zone: str | None = None
    """The zone of the clock by name, such as Europe/Berlin."""
    digits: int = 0
    """Digits of the fraction of a second."""
    dated: bool = True
    """Whether the cells name days, and not only times of day."""

    @property
    def doubtful(self) -> bool:
        """Whether the parts of a date could be exchanged in such texts: a year in front leaves no doubt."""
        return self.order is not None and (self.order != "ymd" or self.other is not None)
