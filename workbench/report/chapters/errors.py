"""The chapters on where the model errs, and on how it did when it was judged again and again."""

import numpy as np

from workbench.backtest.table import MODEL, Backtest, Mean, rival_phrase
from workbench.data.tasks import TASKS
from workbench.evaluation.errors import CALENDAR, Group
from workbench.evaluation.metrics import METRICS
from workbench.report.chapters.words import NONE, metric_value, number, percent, short, whole
from workbench.report.document import Block, Figure, Paragraph, Section, Table
from workbench.report.facts import Facts
from workbench.report.figures.bars import FOOT, ROW, TOP, WIDTH, Bar, bars
from workbench.report.figures.curves import LOW, Labels, lines
from workbench.report.language import Speech
from workbench.sentence import Sentence, sentence

MOST_BARS, MOST_WORST, FEW_BARS = 12, 8, 2
FEWEST_IN_GROUP = 5
"""Answers in a usual group of a fact, below which an error says nothing of it."""
MEASURES = {
    "rmse": sentence("RMSE"),
    "scaled_rmse": sentence("standardised RMSE"),
    "wrong": sentence("% that are wrong"),
    "nats": sentence("nats per character"),
}
KINDS = {
    "horizon": sentence("by steps ahead"),
    "series": sentence("by series, the worst first"),
    "hour": sentence("by hour of the day"),
    "weekday": sentence("by weekday"),
    "month": sentence("by month"),
    "season": sentence("by season"),
    "class": sentence("by class, the worst first"),
}
IN_ORDER = ("horizon", "hour", "weekday", "month", "season")


def errors_chapter(facts: Facts, speech: Speech) -> Section | None:
    """Errors by what examples have in common, and the worst of them; None where there is nothing to tell."""
    blocks: list[Block] = []
    told = _told(facts)
    groups = [group for groups in facts.errors.by.values() for group in groups]
    if groups and not any(group.error for group in groups):
        blocks.append(Paragraph(text=speech(sentence("No answer of the test part is wrong."))))
        told = {}
    blocks += [_groups(kind, groups, facts.errors.measure, speech) for kind, groups in told.items()]
    if facts.errors.worst:
        blocks.append(_worst(facts, speech))
    if facts.errors.autocorrelation is not None:
        blocks.append(Paragraph(text=speech(facts.errors.autocorrelation.text)))
    return Section(title=speech(sentence("Errors, where they are")), blocks=tuple(blocks)) if blocks else None


def _too_fine(facts: Facts) -> frozenset[str]:
    """The parts of the calendar that steps are too long to tell apart; the season is told by the months."""
    times_N = facts.loaded.dataset.times_N
    if times_N is None or len(times_N) < 2:
        return frozenset(("season",))
    pace = np.median(np.diff(times_N.astype("datetime64[s]"))) / np.timedelta64(1, "D")
    return frozenset(("season", *(("hour",) if pace >= 1 else ()), *(("weekday",) if pace > 1 else ())))


def _told(facts: Facts) -> dict[str, tuple[Group, ...]]:
    """The groups that say something of their own: not those of single examples, nor the classes by another name."""
    by, fine = facts.errors.by, _too_fine(facts)
    alike = {(group.name, group.count) for group in by.get("class", ())}
    found = {}
    for kind, groups in by.items():
        fact = kind.startswith("fact:")
        same = {(group.name, group.count) for group in groups} == alike
        few = float(np.median([group.count for group in groups])) < FEWEST_IN_GROUP
        if kind not in fine and not (fact and (same or few)):
            found[kind] = groups
    return found


def _groups(kind: str, groups: tuple[Group, ...], measure: str, speech: Speech) -> Figure:
    by = KINDS.get(kind, sentence("by {fact}", fact=short(kind.removeprefix("fact:"))))
    caption = speech(sentence("Error ({measure}) {by}.", measure=MEASURES[measure], by=by))
    if kind == "horizon" and len(groups) > MOST_BARS:
        labels = Labels(x=speech(sentence("Steps ahead")), y=speech(MEASURES[measure]), whole=caption)
        values = {speech(MEASURES[measure]): [group.error for group in groups]}
        drawn = lines(values, [group.place for group in groups], labels, from_zero=True)
        return Figure(svg=drawn, width=WIDTH, height=LOW, caption=caption)
    if measure == "nats":  # a rare character says little
        groups = tuple(group for group in groups if group.count >= FEWEST_IN_GROUP) or groups
    order = groups if kind in IN_ORDER else sorted(groups, key=lambda group: -group.error)
    shown = list(order)[: MOST_BARS if kind not in IN_ORDER else 24]
    worst = max(shown, key=lambda group: group.error)
    rows = [
        Bar(
            name=_name(kind, group, speech),
            value=group.error * (100 if measure == "wrong" else 1),
            text=f"{_error(measure, group.error)} · {whole(group.count)}",
            strong=group is worst,
        )
        for group in shown
    ]
    title = speech(sentence("{measure} · answers judged", measure=MEASURES[measure]))
    return Figure(svg=bars(rows, title, caption), width=WIDTH, height=TOP + ROW * len(rows) + FOOT, caption=caption)


def _name(kind: str, group: Group, speech: Speech) -> str:
    return speech(CALENDAR[kind][group.place]) if kind in CALENDAR else short(group.name)


def _error(measure: str, value: float) -> str:
    return percent(value) if measure == "wrong" else number(value, 3)


def _worst(facts: Facts, speech: Speech) -> Table:
    told, starts_S1 = facts.errors.worst[:MOST_WORST], facts.evaluation.case.dataset.offsets_S1
    classes, dated = any(bad.truth for bad in told), any(bad.when for bad in told)
    text = TASKS[facts.spec.data.task].text
    header = [speech(sentence("Sequence"))]
    header += [speech(sentence("First step foretold"))] if dated else []
    header += [speech(sentence("First step"))] if text else []
    header += [speech(sentence("True class")), speech(sentence("Answer"))] if classes else []
    rows = tuple(
        (
            short(bad.name, 40),
            *((bad.when or NONE,) if dated else ()),
            *((whole(bad.start - int(starts_S1[bad.sequence]) + 1),) if text else ()),
            *((short(bad.truth, 30), short(bad.answer, 30)) if classes else ()),
            _error("wrong" if classes else facts.errors.measure, bad.error),
        )
        for bad in told
    )
    last = sentence("Probability lacking") if classes else MEASURES[facts.errors.measure]
    return Table(
        header=(*header, speech(last)),
        rows=rows,
        words=len(header),
        caption=speech(sentence("The examples that were answered worst.")),
    )


def backtest_chapter(facts: Facts, speech: Speech) -> Section | None:
    """What a backtest of the run's settings found; None where none was made, or it is not complete."""
    found = facts.backtest
    if found is None or not found.complete or len(found.folds) < FEW_BARS:
        return None
    metric = METRICS[found.metrics[0]]
    curves = {
        _answerer(name, found, speech): [_number(fold.scores[name].get(metric.name)) for fold in found.folds]
        for name in _chosen(found)
    }
    kind = sentence("rolling origins") if found.rolling else sentence("folds")
    caption = speech(
        sentence("{metric} at each of {count} {kind}.", metric=metric.title, count=found.origins, kind=kind)
    )
    labels = Labels(
        x=speech(sentence("Origin") if found.rolling else sentence("Fold")), y=speech(metric.title), whole=caption
    )
    drawn = lines(curves, [fold.number for fold in found.folds], labels, dots=True)
    how = (
        sentence("The model was trained anew at each of them.")
        if found.refit
        else sentence("The weights stayed those of the first.")
    )
    blocks: tuple[Block, ...] = (
        Paragraph(text=speech(found.verdict)),
        Paragraph(text=speech(how), look="note"),
        Figure(svg=drawn, width=WIDTH, height=LOW, caption=caption),
        _means(found, speech),
    )
    return Section(title=speech(sentence("Backtest")), blocks=blocks)


def _chosen(found: Backtest) -> list[str]:
    """The model and its three best rivals."""
    metric = METRICS[found.metrics[0]]
    sign = -1 if metric.higher_is_better else 1
    means = {name: mean.value for name in found.answerers if (mean := found.mean(name, metric.name)) is not None}
    rivals = sorted((name for name in means if name != MODEL), key=lambda name: sign * means[name])
    return [MODEL, *rivals[:3]]


def _means(found: Backtest, speech: Speech) -> Table:
    names = found.metrics[:4]
    rows = tuple(
        (
            _answerer(name, found, speech),
            *(_mean(found.mean(name, metric), metric) for metric in names),
        )
        for name in found.answerers
    )
    header = ("", *(speech(METRICS[name].title) for name in names))
    return Table(
        header=header, rows=rows, caption=speech(sentence("Means over all of them, ± half of the 95 % interval."))
    )


def _mean(mean: Mean | None, metric: str) -> str:
    if mean is None:
        return NONE
    return f"{metric_value(METRICS[metric], mean.value)} ± {metric_value(METRICS[metric], mean.half)}"


def _answerer(name: str, found: Backtest, speech: Speech) -> str:
    said: Sentence = sentence("The model") if name == MODEL else rival_phrase(name, found)
    return speech(said)


def _number(value: float | None) -> float:
    return float("nan") if value is None else value
