"""The chapter on training: its settings, its curves, and how it ended."""

import math
from collections.abc import Iterator

from workbench.report.chapters.words import number, percent, whole
from workbench.report.document import Block, Figure, Paragraph, Section, Table
from workbench.report.facts import Facts
from workbench.report.figures.curves import LOW, WIDTH, Labels, lines
from workbench.report.language import Speech
from workbench.sentence import sentence
from workbench.training.spec import TrainingSpec

ALWAYS = ("loss", "optimizer", "learning_rate", "schedule", "batch_size", "epochs", "clip_norm", "patience", "seed")
"""Settings that are told whatever they are; of the others those that are not as they usually are."""
SILENT = ("device", "threads", "resident_share", "captured", "fused", "follow_gradients", "augment")
"""Settings of the machine, which change no result but for rounding, and those that are told one by one."""


def training_chapter(facts: Facts, speech: Speech) -> Section:
    """Settings and curves."""
    blocks: list[Block] = [Paragraph(text=_summary(facts, speech)), _settings(facts, speech)]
    if len(facts.history) > 1:
        blocks.append(_losses(facts, speech))
    if sum(end.val_metric is not None for end in facts.history) > 1:
        blocks.append(_metric(facts, speech))
    return Section(title=speech(sentence("Training")), blocks=tuple(blocks))


def _summary(facts: Facts, speech: Speech) -> str:
    best, history = facts.best, facts.history
    said = []
    if best is not None:
        said.append(
            sentence(
                "{epochs} epochs were trained; number {best} has the least validation loss, {loss}, and its "
                "weights are kept.",
                epochs=len(history),
                best=best.epoch,
                loss=number(best.val_loss),
            )
        )
    seconds = sum(end.seconds for end in history)
    if seconds:
        said.append(sentence("That took {time}.", time=_duration(seconds)))
    if facts.refitted:
        said.append(sentence("The weights that answer are those of the refit."))
    calibration = facts.evaluation.case.calibration
    if calibration.examples:
        said.append(
            sentence(
                "Probabilities were calibrated by {count} answers to what training did not see: temperature "
                "{temperature}.",
                count=calibration.examples,
                temperature=number(calibration.temperature, 3),
            )
        )
    return speech.all(said)


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.1f} s"
    return f"{int(seconds) // 60} min {int(seconds) % 60:02d} s" if seconds < 3600 else f"{seconds / 3600:.1f} h"


def _settings(facts: Facts, speech: Speech) -> Table:
    rows = tuple(_rows(facts.spec.training, speech))
    return Table(
        header=(speech(sentence("Setting")), speech(sentence("Value"))),
        rows=rows,
        words=2,
        caption=speech(sentence("Settings of training; those that are not listed are as they usually are.")),
    )


def _rows(spec: TrainingSpec, speech: Speech) -> Iterator[tuple[str, str]]:
    usual = TrainingSpec()
    for name, field in TrainingSpec.model_fields.items():
        value = getattr(spec, name)
        if name in SILENT or (name not in ALWAYS and value == getattr(usual, name)):
            continue
        yield speech(field.title or name), _value(value, field.json_schema_extra, speech)
    for name, field in type(spec.augment).model_fields.items():
        if value := getattr(spec.augment, name):
            yield speech(field.title or name), _value(value, field.json_schema_extra, speech)


def _value(value: object, extra: object, speech: Speech) -> str:
    """A setting's value with its unit."""
    known = extra if isinstance(extra, dict) else {}
    if isinstance(value, bool):
        return speech(sentence("on") if value else sentence("off"))
    if not value and known.get("off_at_zero"):
        return speech(sentence("off"))
    if isinstance(value, int | float):
        unit = str(known.get("unit") or "")
        told = whole(value) if isinstance(value, int) else f"{value:g}"
        return f"{told} {speech(unit)}".strip()
    return speech.name(value)


def _losses(facts: Facts, speech: Speech) -> Figure:
    history, best = facts.history, facts.best
    curves = {
        speech(sentence("Training loss")): [end.train_loss for end in history],
        speech(sentence("Validation loss")): [end.val_loss for end in history],
    }
    caption = speech(sentence("Loss by epoch ({loss}), on scaled values.", loss=speech.name(facts.spec.training.loss)))
    marked = None if best is None else (float(best.epoch), speech(sentence("epoch {best} is kept", best=best.epoch)))
    labels = Labels(x=speech(sentence("Epoch")), y=speech(sentence("Loss")), whole=caption)
    drawn = lines(curves, [end.epoch for end in history], labels, marked=marked)
    return Figure(svg=drawn, width=WIDTH, height=LOW, caption=caption)


def _metric(facts: Facts, speech: Speech) -> Figure:
    name = next(end.metric for end in facts.history if end.metric)
    share = name == "accuracy"
    title = speech(sentence("Validation accuracy, %") if share else sentence("Validation perplexity"))
    values = [math.nan if end.val_metric is None else end.val_metric * (100 if share else 1) for end in facts.history]
    best = max(values) if share else min(values)
    told = percent(best / 100) if share else number(best)
    caption = speech(sentence("{metric} by epoch; the best is {best}.", metric=title, best=told))
    labels = Labels(x=speech(sentence("Epoch")), y=title, whole=caption)
    drawn = lines({title: values}, [end.epoch for end in facts.history], labels)
    return Figure(svg=drawn, width=WIDTH, height=LOW, caption=caption)
