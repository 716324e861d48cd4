"""The verdict in plain words: is the model better than its strongest rival, and could it be luck?"""

import math
from dataclasses import dataclass

from workbench.evaluation.outcome import MATTERS, Comparison
from workbench.sentence import Sentence, sentence

MOVED = 0.5
"""Standard deviations between two parts' means from which on validation is no guide to the test part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is said of a model beside its strongest rival."""

    text: Sentence
    comparison: Comparison

    @property
    def better(self) -> bool:
        """Whether the model is better than every rival, by more than luck."""
        return self.comparison.outcome == "better"


def judge_errors(
    comparison: Comparison, model: float, best: float, *, rival: Sentence, measure: Sentence, counted: Sentence
) -> Verdict:
    """The verdict on numbers or guesses from the model's and the rival's error in `measure`; `counted` says how many
    answers were compared, such as "22 test forecasts"."""
    shown, beside = _two_numbers(model, best)
    values = {"measure": measure, "model": shown, "error": beside, "rival": rival}
    if comparison.outcome == "better":
        text = sentence(
            "The model's error ({measure} {model}) is {percent} % below that of its strongest rival, {rival} "
            "({error}).",
            percent=_percent(1 - model / best) if best > 0 else "0",
            **values,
        )
    elif comparison.outcome == "as_good" and comparison.test.significant:
        text = sentence(
            "The model is as good as {rival} and no better: {measure} {model} against {error} is too small a "
            "difference to matter. The simpler of the two is {rival}.",
            **values,
        )
    elif comparison.outcome == "as_good" and abs(model - best) > MATTERS / 2 * best:
        text = sentence(
            "{counted} cannot tell the model from {rival}: {measure} {model} against {error} may be chance. The "
            "simpler of the two is {rival}.",
            counted=counted,
            **values,
        )
    elif comparison.outcome == "as_good":
        text = sentence(
            "The model is as good as {rival} and no better, as far as {counted} can tell: {measure} {model} against "
            "{error}. The simpler of the two is {rival}.",
            counted=counted,
            **values,
        )
    else:
        text = sentence("The model is worse than {rival}: {measure} {model} against {error}.", **values)
    return Verdict(text=text, comparison=comparison)


def judge_classes(
    comparison: Comparison, model: float, best: float, *, rival: Sentence, things: Sentence, counted: Sentence
) -> Verdict:
    """The verdict on classes of `things` (sequences or steps) from the shares that model and rival get right."""
    shown, beside = _two_shares(model, best)
    values = {"model": shown, "beside": beside, "rival": rival}
    if comparison.outcome == "better":
        text = sentence(
            "The model is right for {model} % of the {things}; its strongest rival, {rival}, for {beside} %.",
            things=things,
            **values,
        )
    elif comparison.outcome == "as_good" and abs(model - best) > MATTERS * (1 - best):
        text = sentence(
            "{counted} cannot tell the model from {rival}: right for {model} % against {beside} % may be chance. The "
            "simpler of the two is {rival}.",
            counted=counted,
            **values,
        )
    elif comparison.outcome == "as_good":
        text = sentence(
            "The model is as good as {rival} and no better, as far as {counted} can tell: right for {model} % against "
            "{beside} %. The simpler of the two is {rival}.",
            counted=counted,
            **values,
        )
    else:
        text = sentence("The model is worse than {rival}: right for {model} % against {beside} %.", **values)
    return Verdict(text=text, comparison=comparison)


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


def _two_numbers(left: float, right: float) -> tuple[str, str]:
    """Two numbers with just as many digits as tell them apart, from three to six; three when nothing does."""
    pairs = [(_rounded(left, digits), _rounded(right, digits)) for digits in range(3, 7)]
    return next((pair for pair in pairs if pair[0] != pair[1]), pairs[0])


def _two_shares(left: float, right: float) -> tuple[str, str]:
    """Two shares in per cent, whole where that tells them apart."""
    whole = _percent(left), _percent(right)
    return whole if whole[0] != whole[1] or left == right else (f"{left * 100:.1f}", f"{right * 100:.1f}")


def _rounded(value: float, digits: int) -> str:
    if not 1e-4 <= abs(value) < 1e9:
        return f"{value:.{digits}g}"
    decimals = digits - 1 - math.floor(math.log10(abs(value)))
    return f"{value:.{max(0, decimals)}f}"


def _percent(share: float) -> str:
    return f"{share * 100:.0f}" if share >= 0.1 else f"{share * 100:.2g}"
