"""The chapters at the end: a paragraph for a paper, what another needs to do it again, and the literature."""

import shlex
from collections.abc import Iterator
from pathlib import PurePath

from workbench.data.tasks import TASKS
from workbench.evaluation.metrics import METRICS
from workbench.models.cells import CELLS
from workbench.models.specs.recurrent import RecurrentSpec
from workbench.report.chapters.references import OPTIMIZERS, cited
from workbench.report.chapters.verdict import TESTS
from workbench.report.chapters.words import answerer, chance, metric_title, metric_value, percent, whole, within
from workbench.report.document import Block, Items, Paragraph, Section, Table
from workbench.report.facts import Facts
from workbench.report.language import Speech
from workbench.sentence import Sentence, sentence


def methods_chapter(facts: Facts, speech: Speech) -> Section:
    """One paragraph, ready to be pasted into a paper."""
    paragraph = speech.all(_methods(facts, speech))
    hint = speech(sentence("Ready to be pasted into a paper; check it against what your field expects."))
    blocks: tuple[Block, ...] = (Paragraph(text=hint, look="note"), Paragraph(text=paragraph, look="quotation"))
    return Section(title=speech(sentence("Methods")), blocks=blocks)


def _methods(facts: Facts, speech: Speech) -> Iterator[Sentence]:
    yield from _about_data(facts, speech)
    yield from _about_network(facts)
    yield from _about_training(facts, speech)
    yield from _about_judging(facts, speech)
    yield sentence(
        "Everything was done with Sequence Workbench {program} on PyTorch {torch} (Paszke et al., 2019).",
        program=dict(facts.versions)["Sequence Workbench"],
        torch=dict(facts.versions)["torch"],
    )


def _about_data(facts: Facts, speech: Speech) -> Iterator[Sentence]:
    dataset, split, spec = facts.loaded.dataset, facts.loaded.split, facts.spec.data
    counts = {part: whole(len(split.part(part))) for part in ("train", "val", "test")}
    yield sentence(
        "The data are {sequences} sequences with {steps} steps in all, parted into {train} training, {val} "
        "validation and "
        "{test} test examples (method: {method}).",
        sequences=whole(dataset.sequences),
        steps=whole(len(dataset.values_NF)),
        method=within(speech.name(spec.split.method)),
        **counts,
    )
    if TASKS[spec.task].forecasts:
        yield sentence(
            "From the last {context} steps of the inputs ({inputs} in all) the model forecasts the next "
            "{horizon} steps of {targets}.",
            context=spec.window.context,
            horizon=spec.window.horizon,
            inputs=len(dataset.inputs),
            targets=", ".join(dataset.targets[:4]),
        )
    if facts.spec.model.preprocess.scale == "standardize" and not TASKS[spec.task].text:
        yield sentence("Inputs were standardised by the mean and the standard deviation of the training part.")


def _about_network(facts: Facts) -> Iterator[Sentence]:
    layers = [layer for layer in facts.spec.model.layers if isinstance(layer, RecurrentSpec)]
    others = len(facts.spec.model.layers) - len(layers)
    for layer in layers:
        values = {"cell": _with_work(layer.cell, CELLS[layer.cell].cited), "units": layer.units, "depth": layer.depth}
        yield (
            sentence(
                "Its recurrent part is a bidirectional {cell} with {units} units a layer; layers: {depth}.", **values
            )
            if layer.bidirectional
            else sentence("Its recurrent part is a {cell} with {units} units a layer; layers: {depth}.", **values)
        )
    if others:
        yield sentence("Beside it the network has {count} blocks that are not recurrent.", count=others)
    yield sentence("In all it has {parameters} learned parameters.", parameters=whole(facts.parameters))


def _with_work(name: str, work: str) -> str:
    """A method with the work that it is of, as a text cites it."""
    return f"{name} ({work})" if work else name


def _about_training(facts: Facts, speech: Speech) -> Iterator[Sentence]:
    spec, best = facts.spec.training, facts.best
    yield sentence(
        "It was trained with {optimizer} (learning rate {rate}, batches of {batch}) on {loss} for {epochs} "
        "epochs, seed {seed}.",
        optimizer=_with_work(speech.name(spec.optimizer), OPTIMIZERS.get(spec.optimizer, "")),
        rate=f"{spec.learning_rate:g}",
        batch=spec.batch_size,
        loss=within(speech.name(spec.loss)),
        epochs=len(facts.history),
        seed=spec.seed,
    )
    if best is not None:
        yield sentence("The weights of epoch {best}, with the least validation loss, were kept.", best=best.epoch)
    if facts.refitted:
        yield sentence("Then it was trained once more on training and validation part together.")


def _about_judging(facts: Facts, speech: Speech) -> Iterator[Sentence]:
    comparison, metric = facts.evaluation.verdict.comparison, METRICS[facts.metric]
    mine, best = facts.intervals[""], facts.intervals[comparison.rival]
    between = (
        ""
        if mine.low is None
        else speech(
            sentence(
                " (95 % interval {low} to {high})",
                low=metric_value(metric, mine.low),
                high=metric_value(metric, mine.high),
            )
        )
    )
    yield sentence(
        "On the test part its {metric} was {value}{between}; the best of {count} simple methods, {rival}, had "
        "{best}{tested}.",
        metric=within(metric_title(facts, speech)),
        value=metric_value(metric, mine.value),
        between=between,
        count=len(facts.evaluation.rivals),
        rival=answerer(comparison.rival, facts.evaluation.case, speech),
        best=metric_value(metric, best.value),
        tested=_tested(facts, speech),
    )
    if facts.evaluation.bands is not None:
        bands = facts.evaluation.bands
        last = {level: float(row[-1]) for level, row in zip(bands.levels, bands.covered_LH, strict=True)}
        if 0.95 in last:
            yield sentence(
                "Prediction bands are conformal (Gibbs and Candès, 2021); the 95 % band held {share} of the "
                "truths at the last step ahead.",
                share=percent(last[0.95]),
            )


def _tested(facts: Facts, speech: Speech) -> str:
    """The test behind the verdict; nothing where none could be made."""
    test = facts.evaluation.verdict.comparison.test
    if test.p == 1.0 and not test.statistic:
        return ""
    named = TESTS.get(test.test, sentence("a paired test"))
    return speech(sentence(" ({test}, p {p})", test=named, p=chance(test.p)))


def reproduction_chapter(facts: Facts, speech: Speech) -> Section:
    """Versions, seeds, hashes and commands."""
    dataset, spec = facts.loaded.dataset, facts.spec
    names = ", ".join(PurePath(source.path).name for source in spec.data.sources[:3])
    rows = [
        *((speech(sentence("Operating system")) if name == "system" else name, text) for name, text in facts.versions),
        (speech(sentence("Seed of training")), str(spec.training.seed)),
        (speech(sentence("Seed of the split")), str(spec.data.split.seed)),
        (speech(sentence("Device")), spec.training.device),
        (speech(sentence("Data as read")), dataset.fingerprint),
        (speech(sentence("Template")), spec.model.template or "–"),
    ]
    commands = speech(
        sentence(
            "The settings are kept whole in the run's file spec.json. With the files ({names}) in place, these "
            "commands do it again:",
            names=names + ("…" if len(spec.data.sources) > 3 else ""),
        )
    )
    project = shlex.quote(facts.project)
    typed = "\n".join(
        f"workbench {command}"
        for command in (
            f"train {project}",
            f"evaluate {project} {facts.run}",
            f"report {project} {facts.run} --to report.pdf",
        )
    )
    table = Table(
        header=(speech(sentence("What")), speech(sentence("Value"))), rows=tuple(rows), words=2, codes=frozenset((1,))
    )
    blocks: tuple[Block, ...] = (table, Paragraph(text=commands), Paragraph(text=typed, look="code"))
    return Section(title=speech(sentence("To do it again")), blocks=blocks)


def references_chapter(facts: Facts, speech: Speech) -> Section:
    """What the run rests on."""
    blocks = (Items(texts=cited(facts), numbered=True),)
    return Section(title=speech(sentence("References")), blocks=blocks)
