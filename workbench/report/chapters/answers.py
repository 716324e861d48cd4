"""The chapter on the model's answers to the test part, as each task draws them."""

from collections.abc import Iterator

import numpy as np

from workbench.data.dataset import Doubles, Numbers
from workbench.data.origins import restored
from workbench.data.tasks import TASKS
from workbench.evaluation.conformal import Bands
from workbench.evaluation.pictures import ForecastLine, line_ahead, line_stitched
from workbench.evaluation.result import Evaluation
from workbench.report.chapters.words import listed, metric_value, number, percent, short, whole
from workbench.report.document import Block, Figure, Paragraph, Section, Table
from workbench.report.facts import Facts
from workbench.report.figures.classes import MOST, confusion, reliability
from workbench.report.figures.curves import HEIGHT, WIDTH, ForecastCurves, Labels, forecast, scatter
from workbench.report.language import Speech
from workbench.sentence import sentence

SHOWN = (0.8, 0.95)
"""Levels of the bands that are drawn."""
POINTS = 400
PAST = 24
"""Steps of a forecast that are drawn, the last ones, and at least of what came before, where a window reads so far."""
MOST_TARGETS = 3
MOST_DOTS = 1500


def answers_chapter(facts: Facts, speech: Speech) -> Section:
    """Forecasts with bands, answers over truths, classes told apart, or a text."""
    asks, evaluation = TASKS[facts.spec.data.task], facts.evaluation
    blocks: list[Block] = []
    if asks.forecasts:
        blocks += _forecasts(evaluation, speech)
    elif asks.numbers:
        blocks += _values(evaluation, speech)
    elif asks.text:
        blocks += [
            Paragraph(text=speech(sentence("What the model writes on from the first words of the test part:"))),
            Paragraph(text=facts.sample, look="quotation"),
        ]
    else:
        blocks += _classes(evaluation, speech)
    return Section(title=speech(sentence("Answers")), blocks=tuple(blocks))


def _forecasts(evaluation: Evaluation, speech: Speech) -> Iterator[Block]:
    targets = evaluation.case.facts.targets
    for place, target in enumerate(targets[:MOST_TARGETS]):
        yield _forecast(evaluation, place, target, speech)
    if len(targets) > MOST_TARGETS:
        yield Paragraph(
            text=speech(
                sentence("The first {shown} of {count} targets are drawn.", shown=MOST_TARGETS, count=len(targets))
            ),
            look="note",
        )
    if evaluation.bands is not None:
        yield _coverage(evaluation.bands, speech)
    if len(targets) > 1:
        yield _details(evaluation, speech)


def _forecast(evaluation: Evaluation, place: int, target: str, speech: Speech) -> Figure:
    case, horizon = evaluation.case, evaluation.case.facts.horizon
    longest = np.bincount(case.examples.sequences_E).argmax()
    mine_E = np.broadcast_to(case.examples.sequences_E, len(case.examples)) == longest
    examples = case.examples.chosen(mine_E)

    def line(forecast_EHK: Numbers) -> ForecastLine:
        stitched = line_stitched if horizon > 1 else line_ahead
        return stitched(case.dataset, examples, forecast_EHK[mine_E], target=place)

    found, rival = line(evaluation.answers), evaluation.verdict.comparison.rival
    order = np.argsort(found.rows_P, kind="stable")[-POINTS:]
    beside = line(evaluation.rivals[rival]).forecast_P[order].astype(np.float64)
    ends = evaluation.bands.ends() if evaluation.bands else ()
    bands = {
        level: (line(low).forecast_P[order].astype(np.float64), line(high).forecast_P[order].astype(np.float64))
        for level, low, high in ends
        if level in SHOWN
    }
    curves = _with_past(
        ForecastCurves(
            truth_P=found.truth_P[order].astype(np.float64),
            forecast_P=found.forecast_P[order].astype(np.float64),
            rival_P=beside,
            bands=bands,
            times_P=None if found.times_P is None else found.times_P[order],
            steps_P=found.rows_P[order],
        ),
        evaluation,
        place,
        int(case.dataset.offsets_S1[longest]),
    )
    name = short(str(case.dataset.names_S[longest]))
    said = [
        sentence("{target} of {series} in the test part: what came, and what was foretold.", target=target, series=name)
    ]
    if horizon > 1:
        said.append(sentence("Forecasts of {horizon} steps each, end to end.", horizon=horizon))
    if len(found.rows_P) > POINTS:
        said.append(sentence("The last {count} steps are drawn.", count=POINTS))
    caption = speech.all(said)
    x = speech(sentence("Time") if curves.times_P is not None else sentence("Step"))
    names = (speech(sentence("Truth")), speech(sentence("Forecast")), speech(sentence("Best rival")))
    band = speech(sentence("{level} % band", level="{level}"))
    return Figure(
        svg=forecast(curves, names, band, Labels(x=x, y=target, whole=caption)),
        width=WIDTH,
        height=HEIGHT,
        caption=caption,
    )


def _with_past(curves: ForecastCurves, evaluation: Evaluation, place: int, start: int) -> ForecastCurves:
    """The curves behind some steps of what came before, as far as a window reads; steps counted within the series."""
    dataset, first = evaluation.case.dataset, int(curves.steps_P[0])
    count = min(first - start, evaluation.case.facts.context, max(PAST, len(curves.steps_P) // 3))
    past = slice(first - count, first)
    truth_P = restored(dataset.targets_NK[past], dataset.answer_origins_K)[:, place].astype(np.float64)
    unknown_P = np.full(count, np.nan)

    def behind(values_P: Doubles) -> Doubles:
        return np.concatenate([unknown_P, values_P])

    times_P = curves.times_P
    if times_P is not None and dataset.times_N is not None:
        times_P = np.concatenate([dataset.times_N[past], times_P])
    return ForecastCurves(
        truth_P=np.concatenate([truth_P, curves.truth_P]),
        forecast_P=behind(curves.forecast_P),
        rival_P=behind(curves.rival_P),
        bands={level: (behind(low), behind(high)) for level, (low, high) in curves.bands.items()},
        times_P=times_P,
        steps_P=np.concatenate([np.arange(first - count, first), curves.steps_P]) - start + 1,
    )


def _coverage(bands: Bands, speech: Speech) -> Table:
    """How many truths lay within, at the first, the middle and the last step ahead."""
    horizon = bands.covered_LH.shape[1]
    steps = sorted({0, horizon // 2, horizon - 1})
    rows = tuple(
        (
            percent(level, 0),
            *(
                cell
                for step in steps
                for cell in (percent(float(bands.covered_LH[row, step])), number(float(bands.width_LH[row, step])))
            ),
        )
        for row, level in enumerate(bands.levels)
    )
    titles = [
        title
        for step in steps
        for title in (
            speech(sentence("inside, {step} ahead", step=step + 1)),
            speech(sentence("width, {step} ahead", step=step + 1)),
        )
    ]
    caption = sentence(
        "What the bands hold: the share of truths inside them and their mean width, by steps ahead. Bands are "
        "conformal, "
        "from the errors on the validation part and on what was seen since."
    )
    return Table(header=(speech(sentence("Band")), *titles), rows=rows, caption=speech(caption))


def _details(evaluation: Evaluation, speech: Speech) -> Table:
    from workbench.evaluation.metrics import METRICS

    names = sorted(next(iter(evaluation.details.values())), key=lambda name: METRICS[name].place)[:6]
    rows = tuple(
        (short(target), *(metric_value(METRICS[name], metrics[name]) for name in names))
        for target, metrics in evaluation.details.items()
    )
    labelled = bool(evaluation.confusion)
    caption = speech(sentence("Each class alone.") if labelled else sentence("Each target alone."))
    return Table(header=("", *(speech(METRICS[name].title) for name in names)), rows=rows, caption=caption)


def _values(evaluation: Evaluation, speech: Speech) -> Iterator[Block]:
    truth_EK = np.asarray(evaluation.truth, np.float64)
    for place, target in enumerate(evaluation.case.facts.targets[:MOST_TARGETS]):
        caption = speech(
            sentence("{target}: the model's answers over the truth; on the dashed line both are equal.", target=target)
        )
        labels = Labels(x=speech(sentence("Truth")), y=speech(sentence("Answer")), whole=caption)
        shown = slice(0, MOST_DOTS)
        drawn = scatter(truth_EK[shown, place], evaluation.answers[shown, place].astype(np.float64), labels)
        yield Figure(svg=drawn, width=360, height=320, caption=caption)
    if len(evaluation.details) > 1:
        yield _details(evaluation, speech)


def _classes(evaluation: Evaluation, speech: Speech) -> Iterator[Block]:
    classes, counts = evaluation.case.facts.classes, evaluation.confusion
    if len(classes) <= MOST:
        wrong = sum(map(sum, counts)) - sum(counts[c][c] for c in range(len(classes)))
        caption = speech(
            sentence(
                "Confusion: rows are true classes, columns the model's answers; {wrong} of {count} are wrong.",
                wrong=whole(wrong),
                count=whole(sum(map(sum, counts))),
            )
        )
        titles = (speech(sentence("True class")), speech(sentence("Answer")))
        drawn = confusion(counts, [short(name, 24) for name in classes], titles, caption)
        width, height = _size_of(drawn)
        yield Figure(svg=drawn, width=width, height=height, caption=caption)
    else:
        yield Paragraph(text=listed(classes, MOST, speech), look="note")
    yield _details(evaluation, speech)
    if evaluation.sureness is not None:
        yield from _sureness(evaluation, speech)


def _size_of(svg: str) -> tuple[float, float]:
    """A drawing's own size, where it hangs on its texts."""
    head = svg[: svg.index(">")]
    width, height = (float(head.split(f' {name}="')[1].split('"')[0]) for name in ("width", "height"))
    return width, height


def _sureness(evaluation: Evaluation, speech: Speech) -> Iterator[Block]:
    sure = evaluation.sureness
    assert sure is not None
    caption = speech(
        sentence(
            "Reliability: how many answers are right by how sure they are, in 15 bins; larger dots are more answers. "
            "Expected calibration error {ece}, before calibration {raw}; of so many answers, probabilities that are "
            "just right show {chance}.",
            ece=number(sure.ece, 3),
            raw=number(sure.raw_ece, 3),
            chance=number(sure.chance_ece, 3),
        )
    )
    labels = (
        speech(sentence("Probability")),
        speech(sentence("Share that is right")),
        speech(sentence("both are equal")),
    )
    bins = [(each.sureness, each.accuracy, each.answers) for each in sure.bins]
    yield Figure(svg=reliability(bins, labels, caption), width=330, height=300, caption=caption)
    if sure.calibration.wanted:
        text = sentence(
            "Answers less probable than {threshold} are left open: {answered} of {count} are answered, {right} of them "
            "right.",
            threshold=percent(sure.calibration.threshold),
            answered=whole(sure.answered),
            count=whole(sure.answers),
            right=percent(sure.accuracy),
        )
        yield Paragraph(text=speech(text))
