"""The verdict in plain words: is the model better than doing almost nothing, and could it be luck?"""

import math
from dataclasses import dataclass
from typing import Literal

from workbench.evaluation.significance import PairedTest
from workbench.sentence import Sentence, sentence

MOVED = 0.5
"""Standard deviations between two parts' means from which on validation is no guide to the test part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is said of a model beside its best baseline."""

    better: bool
    text: Sentence
    baseline: str
    comparison: PairedTest


def judge_forecast(
    model: float, best: float, *, baseline: str, season: int, measure: Sentence, examples: int, comparison: PairedTest
) -> Verdict:
    """The verdict on a forecast from its error and that of the best baseline, in `measure`."""
    better = model < best and comparison.significant
    shown, beside = _two_numbers(model, best)
    values = {"measure": measure, "model": shown, "error": beside, "baseline": _naive(baseline, season)}
    lower = _percent(1 - model / best) if best > 0 else "0"
    if better:
        text = sentence(
            "The model's error ({measure} {model}) is {percent} % below that of the best naive forecast, "
            "{baseline} ({error}).",
            percent=lower,
            **values,
        )
    elif model < best:
        text = sentence(
            "The model is no better than the best naive forecast, {baseline}, as far as {examples} test forecasts can "
            "tell: {measure} {model} against {error} is {percent} % lower, which may be chance.",
            percent=lower,
            examples=examples,
            **values,
        )
    else:
        text = sentence(
            "The model is no better than the best naive forecast, {baseline}: {measure} {model} against {error}.",
            **values,
        )
    return Verdict(better=better, text=text, baseline=baseline, comparison=comparison)


def judge_classes(
    model: float,
    majority: float,
    *,
    of: Literal["sequences", "steps"] = "sequences",
    label: str,
    examples: int,
    comparison: PairedTest,
) -> Verdict:
    """The verdict on classes of sequences or steps from the accuracy and that of always answering the commonest."""
    better = model > majority and comparison.significant
    things = sentence("sequences") if of == "sequences" else sentence("steps")
    values = {"model": _percent(model), "baseline": _percent(majority), "label": label, "things": things}
    if better:
        text = sentence(
            "The model is right for {model} % of the {things}; always answering the commonest class, {label}, is "
            "right for {baseline} %.",
            **values,
        )
    elif model > majority:
        text = sentence(
            "The model is no better than always answering the commonest class, {label}, as far as {examples} test "
            "{things} can tell: right for {model} % against {baseline} %, which may be chance.",
            examples=examples,
            **values,
        )
    else:
        text = sentence(
            "The model is no better than always answering the commonest class, {label}: right for {model} % against "
            "{baseline} %.",
            **values,
        )
    return Verdict(better=better, text=text, baseline="majority", comparison=comparison)


def judge_numbers(
    model: float, best: float, *, baseline: str, measure: Sentence, examples: int, comparison: PairedTest
) -> Verdict:
    """The verdict on a value per sequence from its error and that of always answering one value, in `measure`."""
    better = model < best and comparison.significant
    shown, beside = _two_numbers(model, best)
    constant = sentence("the training part's median") if baseline == "median" else sentence("the training part's mean")
    values = {"measure": measure, "model": shown, "error": beside, "baseline": constant}
    if better:
        text = sentence(
            "The model's error ({measure} {model}) is {percent} % below that of always answering {baseline} ({error}).",
            percent=_percent(1 - model / best),
            **values,
        )
    elif model < best:
        text = sentence(
            "The model is no better than always answering {baseline}, as far as {examples} test sequences can tell: "
            "{measure} {model} against {error}, which may be chance.",
            examples=examples,
            **values,
        )
    else:
        text = sentence(
            "The model is no better than always answering {baseline}: {measure} {model} against {error}.", **values
        )
    return Verdict(better=better, text=text, baseline=baseline, comparison=comparison)


def judge_writing(model: float, best: float, *, baseline: str, tokens: int, comparison: PairedTest) -> Verdict:
    """The verdict on guesses of the next character from their costs in nats."""
    better = model < best and comparison.significant
    shown, beside = _two_numbers(model, best)
    counted = sentence("pairs of characters") if baseline == "bigram" else sentence("single characters")
    values = {"model": shown, "error": beside, "baseline": counted}
    if better:
        text = sentence(
            "The model needs {model} nats per character, {percent} % fewer than counting {baseline} ({error}).",
            percent=_percent(1 - model / best),
            **values,
        )
    elif model < best:
        text = sentence(
            "The model is no better than counting {baseline}, as far as {tokens} characters can tell: {model} nats per "
            "character against {error}, which may be chance.",
            tokens=tokens,
            **values,
        )
    else:
        text = sentence(
            "The model is no better than counting {baseline}: {model} nats per character against {error}.", **values
        )
    return Verdict(better=better, text=text, baseline=baseline, comparison=comparison)


def level_warning(levels: dict[str, tuple[float, float]]) -> Sentence | None:
    """What to say when a target lies elsewhere in the test part than in validation, as (validation, test) means in
    standard deviations of the training part."""
    moved = {name: pair for name, pair in levels.items() if abs(pair[0] - pair[1]) > MOVED}
    if not moved:
        return None
    name, (val, test) = max(moved.items(), key=lambda item: abs(item[1][0] - item[1][1]))
    return sentence(
        "{target} lies at another level in the test part ({test} standard deviations from the training mean) than in "
        "validation ({val}): the validation error does not foretell the test error.",
        target=name,
        val=f"{val:+.2f}",
        test=f"{test:+.2f}",
    )


def _naive(baseline: str, season: int) -> Sentence:
    if baseline == "seasonal_naive":
        return sentence("the value of {season} steps before", season=season)
    return sentence("the last value")


def _two_numbers(left: float, right: float) -> tuple[str, str]:
    """Two numbers with just as many digits as tell them apart, from three to six; three when nothing does."""
    pairs = [(_rounded(left, digits), _rounded(right, digits)) for digits in range(3, 7)]
    return next((pair for pair in pairs if pair[0] != pair[1]), pairs[0])


def _rounded(value: float, digits: int) -> str:
    if not 1e-4 <= abs(value) < 1e9:
        return f"{value:.{digits}g}"
    decimals = digits - 1 - math.floor(math.log10(abs(value)))
    return f"{value:.{max(0, decimals)}f}"


def _percent(share: float) -> str:
    return f"{share * 100:.0f}" if share >= 0.1 else f"{share * 100:.2g}"
