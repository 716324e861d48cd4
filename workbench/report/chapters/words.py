"""How numbers and names are told in a report."""

import math

from workbench.evaluation.metric import Metric
from workbench.evaluation.metrics import METRICS
from workbench.evaluation.result import Case
from workbench.evaluation.rivals.table import RIVALS, titled
from workbench.report.facts import Facts
from workbench.report.language import Speech
from workbench.sentence import sentence

NONE = "–"
LONGEST = 60
"""Letters of a name from a file that a table shows."""


def number(value: float | None, digits: int = 4) -> str:
    """A number with so many digits."""
    if value is None or not math.isfinite(value):
        return NONE
    if value and not 1e-4 <= abs(value) < 1e7:
        return f"{value:.{digits - 1}e}"
    decimals = max(0, digits - 1 - math.floor(math.log10(abs(value)))) if value else 0
    return f"{value:.{min(decimals, 6)}f}"


def whole(value: int) -> str:
    """A whole number, its thousands apart."""
    return f"{value:,}".replace(",", "\u202f")


def percent(share: float | None, digits: int = 1) -> str:
    """A share of one in percent."""
    return NONE if share is None or not math.isfinite(share) else f"{100 * share:.{digits}f}\u202f%"


def metric_value(metric: Metric, value: float | None) -> str:
    """A metric as people read it."""
    if metric.unit == "count" and value is not None:
        return whole(round(value))
    return percent(value) if metric.unit == "share" else number(value)


def in_percent(metric: Metric) -> float:
    """What a drawing multiplies the metric by."""
    return 100.0 if metric.unit == "share" else 1.0


def chance(p: float) -> str:
    """How likely luck alone is, as it stands behind the letter p."""
    return f"= {number(p, 2)}" if p >= 1e-4 else "< 0.0001"


def axis_title(title: str, metric: Metric) -> str:
    """What a drawing's axis is called."""
    return f"{title}, %" if metric.unit == "share" else title


def within(title: str) -> str:
    """A title within an English sentence, where it is no abbreviation; other languages know no capitals."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def answerer(name: str, case: Case, speech: Speech) -> str:
    """The model, or a rival, at the head of a row."""
    return speech(sentence("The model")) if name in ("", "model") else speech(titled(RIVALS[name].title, case))


def metric_title(facts: Facts, speech: Speech) -> str:
    """What the metric that decides is called."""
    title = METRICS[facts.metric].title
    several = len(facts.evaluation.case.facts.targets) > 1 and METRICS[facts.metric].unit == "target"
    return speech(sentence("Standardised {metric}", metric=title) if several else title)


def short(name: str, most: int = LONGEST) -> str:
    """A name from a file, its end cut where it is long."""
    return name if len(name) <= most else name[: most - 1] + "…"


def listed(names: tuple[str, ...], most: int, speech: Speech) -> str:
    """Some names, and how many more there are."""
    shown = ", ".join(short(name) for name in names[:most])
    more = len(names) - most
    return shown if more <= 0 else speech(sentence("{names} and {count} more", names=shown, count=more))
