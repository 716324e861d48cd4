"""The first chapter: what the model is worth, beside its rivals, and how sure that is."""

import math

from workbench.evaluation.metrics import METRICS
from workbench.evaluation.outcome import Outcome
from workbench.report.chapters.words import (
    answerer,
    axis_title,
    chance,
    in_percent,
    metric_title,
    metric_value,
    percent,
    whole,
)
from workbench.report.document import Block, Paragraph, Section, Table, Tile, Tiles, Tone, Verdict
from workbench.report.document import Figure as Drawing
from workbench.report.facts import Facts
from workbench.report.figures.bars import FOOT, ROW, TOP, WIDTH, Bar, intervals
from workbench.report.language import Speech
from workbench.sentence import Sentence, sentence

TONES: dict[Outcome, tuple[Tone, Sentence]] = {
    "better": ("good", sentence("Better than every rival")),
    "as_good": ("even", sentence("Not shown to be better than a simple method")),
    "worse": ("bad", sentence("Worse than a simple method")),
}
TESTS = {
    "diebold_mariano": sentence(
        "Diebold and Mariano's test with a Newey-West variance, at fixed-bandwidth critical values"
    ),
    "mcnemar": sentence("McNemar's exact test"),
    "sign_flip": sentence("Fisher's randomisation test over blocks"),
}
MOST_METRICS = 6


def verdict_chapter(facts: Facts, speech: Speech) -> Section:
    """Verdict, the numbers that count, every rival with its interval, and all metrics."""
    found = facts.evaluation.verdict
    tone, title = TONES[found.comparison.outcome]
    blocks: list[Block] = [
        Verdict(tone=tone, title=speech(title), text=speech(found.text)),
        _tiles(facts, speech),
        _intervals(facts, speech),
        _metrics(facts, speech),
        Paragraph(text=_test(facts, speech), look="note"),
        *(Paragraph(text=speech(said)) for said in facts.update),
    ]
    blocks += [Paragraph(text=f"⚠ {speech(warning)}", look="note") for warning in facts.evaluation.case.warnings]
    return Section(title=speech(sentence("Verdict")), blocks=tuple(blocks))


def _tiles(facts: Facts, speech: Speech) -> Tiles:
    metric, rival = METRICS[facts.metric], facts.evaluation.verdict.comparison.rival
    mine, best = facts.intervals[""], facts.intervals[rival]
    between = sentence(
        "95 %: {low} to {high}", low=metric_value(metric, mine.low), high=metric_value(metric, mine.high)
    )
    return Tiles(
        tiles=(
            Tile(
                label=metric_title(facts, speech),
                value=metric_value(metric, mine.value),
                note="" if mine.low is None else speech(between),
            ),
            Tile(
                label=speech(sentence("Best rival")),
                value=metric_value(metric, best.value),
                note=answerer(rival, facts.evaluation.case, speech),
            ),
            Tile(
                label=speech(sentence("Test examples")),
                value=whole(len(facts.evaluation.case.examples)),
                note=speech(sentence("never seen in training")),
            ),
            Tile(
                label=speech(sentence("Learned numbers")),
                value=whole(facts.parameters),
                note=speech(sentence("{epochs} epochs", epochs=len(facts.history))),
            ),
        )
    )


def _intervals(facts: Facts, speech: Speech) -> Drawing:
    metric, case = METRICS[facts.metric], facts.evaluation.case
    sign, scale = -1 if metric.higher_is_better else 1, in_percent(metric)
    order = sorted(facts.intervals, key=lambda name: sign * facts.intervals[name].value)
    rows = [
        Bar(
            name=answerer(name, case, speech),
            value=found.value * scale,
            low=None if found.low is None else found.low * scale,
            high=None if found.high is None else found.high * scale,
            text=metric_value(metric, found.value),
            strong=not name,
        )
        for name in order
        for found in (facts.intervals[name],)
    ]
    whisker = (
        sentence("Whiskers: 95 % intervals from a bootstrap over blocks of neighbouring examples.")
        if facts.intervals[""].low is not None
        else sentence("Too few examples are judged for an interval.")
    )
    better = sentence("more is better") if metric.higher_is_better else sentence("less is better")
    caption = sentence(
        "{metric} on the test part, {better}. {whisker}",
        metric=metric_title(facts, speech),
        better=better,
        whisker=whisker,
    )
    svg = intervals(rows, axis_title(metric_title(facts, speech), metric), speech(caption))
    return Drawing(svg=svg, width=WIDTH, height=TOP + ROW * len(rows) + FOOT, caption=speech(caption))


def _metrics(facts: Facts, speech: Speech) -> Table:
    evaluation = facts.evaluation
    names = sorted(evaluation.score.metrics, key=lambda name: METRICS[name].place)[:MOST_METRICS]
    scores = {"": evaluation.score, **evaluation.baselines}
    strong = frozenset(
        (row, column)
        for column, name in enumerate(names, 1)
        for row in _best([score.metrics.get(name) for score in scores.values()], higher=METRICS[name].higher_is_better)
    )
    return Table(
        header=("", *(speech(METRICS[name].title) for name in names)),
        rows=tuple(
            (
                answerer(answer, evaluation.case, speech),
                *(metric_value(METRICS[name], score.metrics.get(name)) for name in names),
            )
            for answer, score in scores.items()
        ),
        strong=strong,
        caption=speech(sentence("All metrics on the test part, in the data's units; the best of each column is bold.")),
    )


def _best(values: list[float | None], *, higher: bool) -> list[int]:
    known = [value for value in values if value is not None and math.isfinite(value)]
    best = (max if higher else min)(known, default=None)
    return [row for row, value in enumerate(values) if value is not None and value == best]


def _test(facts: Facts, speech: Speech) -> str:
    comparison = facts.evaluation.verdict.comparison
    test = comparison.test
    named = TESTS.get(test.test, sentence("a paired test"))
    if test.p == 1.0 and not test.statistic:
        return speech(sentence("For {test} there are too few test examples, or no difference at all.", test=named))
    said = sentence(
        "By {test}, luck alone would make such a difference with p {p}. A difference below {percent} of the mean "
        "loss counts as none.",
        test=named,
        p=chance(test.p),
        percent=percent(0.02, 0),
    )
    return speech(said)
