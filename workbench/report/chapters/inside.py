"""The chapter on the model's inside: how far back it looks, which inputs it needs, what its linear path weighs, and
what speaks for a fault."""

from collections.abc import Iterator

from workbench.evaluation.metrics import METRICS
from workbench.insight.importance import Importance
from workbench.insight.memory import Memory
from workbench.insight.path import PathWeights
from workbench.report.chapters.words import axis_title, in_percent, metric_value, short, within
from workbench.report.document import Block, Figure, Items, Paragraph, Section
from workbench.report.facts import Facts
from workbench.report.figures.bars import FOOT, ROW, TOP, WIDTH, Bar, bars
from workbench.report.figures.curves import LOW, Labels, lines
from workbench.report.language import Speech
from workbench.sentence import sentence

MOST_INPUTS, MOST_LINES = 15, 6


def inside_chapter(facts: Facts, speech: Speech) -> Section | None:
    """What was found by looking inside; None where nothing was looked at."""
    found = facts.inside
    blocks: list[Block] = []
    if found.diagnosis is not None:
        blocks.append(Paragraph(text=speech(sentence("Diagnosis")), look="lead"))
        blocks.append(Items(texts=tuple(speech(said) for said in found.diagnosis.told())))
    if found.memory is not None:
        blocks += _memory(found.memory, speech)
    if found.importance is not None and len(found.importance.inputs) > 1:
        blocks += _importance(found.importance, speech)
    if found.path is not None:
        blocks += _path(found.path, speech)
    for question, why in found.failures:
        blocks.append(Paragraph(text=f"{speech(question)}: {speech(why)}", look="note"))
    return Section(title=speech(sentence("Inside the model")), blocks=tuple(blocks)) if blocks else None


def _memory(found: Memory, speech: Speech) -> Iterator[Block]:
    yield Paragraph(text=speech(sentence("How far back it looks")), look="lead")
    yield Paragraph(text=speech(found.headline))
    if len(found.lags) > 2:
        caption = speech(
            sentence(
                "Loss on the validation part when all that is older than so many steps is taken from other "
                "examples, or "
                "put in random order. Where a curve is flat, older steps change nothing."
            )
        )
        curves = {
            speech(sentence("older steps of other examples")): found.replaced,
            speech(sentence("older steps in random order")): found.shuffled,
        }
        labels = Labels(
            x=speech(sentence("Last steps that are seen as they are")), y=speech(sentence("Loss")), whole=caption
        )
        marked = (float(found.horizon), speech(sentence("uses {count} steps", count=found.horizon)))
        drawn = lines(curves, found.lags, labels, marked=marked)
        yield Figure(svg=drawn, width=WIDTH, height=LOW, caption=caption)
    for said in found.told()[1:]:
        yield Paragraph(text=speech(said), look="note")


def _importance(found: Importance, speech: Speech) -> Iterator[Block]:
    yield Paragraph(text=speech(sentence("Which inputs it needs")), look="lead")
    first, *others = found.told()
    yield Paragraph(text=speech(first))
    metric = METRICS[found.metric]
    scale, title = in_percent(metric), speech(metric.title)
    rows = [
        Bar(
            name=short(one.name, 40),
            value=one.increase * scale,
            low=one.low * scale,
            high=one.high * scale,
            text=metric_value(metric, one.increase),
            strong=one.needed,
        )
        for one in found.inputs[:MOST_INPUTS]
    ]
    caption = speech(
        sentence(
            "By how much {metric} worsens on the validation part when an input is exchanged for that of other "
            "examples; "
            "blue inputs are needed. Whiskers: intervals that hold for all inputs together with 99 %.",
            metric=within(title),
        )
    )
    drawn = bars(rows, axis_title(speech(sentence("{metric} worsens by", metric=title)), metric), caption)
    yield Figure(svg=drawn, width=WIDTH, height=TOP + ROW * len(rows) + FOOT, caption=caption)
    for said in others:
        yield Paragraph(text=speech(said), look="note")


def _path(found: PathWeights, speech: Speech) -> Iterator[Block]:
    yield Paragraph(text=speech(sentence("What its linear path weighs")), look="lead")
    first, *others = found.told()
    yield Paragraph(text=speech(first))
    if not found.blank and len(found.weights_LF) > 1:
        caption = speech(
            sentence(
                "Weights of the linear path for {ahead} steps ahead, in deviations of {target} per deviation of an "
                "input's value so many steps back.",
                ahead=found.ahead,
                target=found.target,
            )
        )
        places = found.by_weight[:MOST_LINES]
        curves = {short(found.inputs[place], 40): found.weights_LF[:, place].tolist() for place in places}
        labels = Labels(x=speech(sentence("Steps back")), y=speech(sentence("Weight")), whole=caption)
        drawn = lines(curves, list(range(1, len(found.weights_LF) + 1)), labels)
        yield Figure(svg=drawn, width=WIDTH, height=LOW, caption=caption)
    for said in others:
        yield Paragraph(text=speech(said), look="note")
