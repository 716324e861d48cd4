"""Diagnosis: what went wrong in a training, in words, each with its evidence and a change that may mend it.

A healthy run gets none. What the rules go by is gathered in `Signs`; a rule is a function from these to a finding.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from workbench.insight.changes import Change, deeper_memory, larger, other_rate, regularised, smaller_steps
from workbench.insight.question import Asked
from workbench.insight.signs import Signs, signs_of
from workbench.insight.subject import Subject
from workbench.progress import Work
from workbench.sentence import Sentence, sentence
from workbench.spec import ExperimentSpec, set_key

STUCK = 0.01
"""How far weights can have moved in all, below which they are where they began."""
WILD = 1.3
"""Times the loss of a constant answer from which on a training loss is no learning."""
ROUGH = 0.25
"""Mean size of the training loss's rises between epochs, in shares of it."""
SPIKE = 100.0
"""Gradient norm, and times its usual size, from which on gradients explode."""
NO_BETTER = 0.97
"""Share of the loss of a constant answer from which on nothing was learned for new examples."""
FALLING = 0.02
"""Mean fall of validation by epoch, in shares of it, that is worth more epochs."""
LEFT = 0.05
"""Share of the loss of a constant answer below which little is left to learn."""
GAP, APART = 0.25, 2.0
"""Validation above training, in shares of the loss of a constant answer and in times, that is overfitting."""
NEAR = 1.6
"""Times training below which validation is as good as it."""
FADED, UNLEARNED = 0.02, 0.85
"""Reach of gradients over the far half of the context, in shares of the largest, that is forgetting; where training has
learned so little."""
UNFITTED = 0.3
"""Share of the loss of a constant answer that a model with room to learn should come below on training."""
FEW_UNITS = 4
UNLIKE = 2.0
"""Times validation's loss that the test part's is where validation foretells nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that went wrong."""

    name: str
    title: Sentence
    evidence: Sentence
    advice: Sentence
    """What the change does."""
    change: Change
    """Settings by dotted key; empty where no setting helps."""

    def applied(self, spec: ExperimentSpec) -> ExperimentSpec:
        """The experiment with the change."""
        for key, value in self.change.items():
            spec = set_key(spec, key, json.dumps(value))
        return spec


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What went wrong, the likeliest first; nothing in a healthy run."""

    findings: tuple[Finding, ...]

    def told(self) -> tuple[Sentence, ...]:
        """One sentence for each, or that all is well."""
        if not self.findings:
            return (sentence("Nothing speaks for a fault in this training."),)
        return tuple(sentence("{title}: {evidence}", title=f.title, evidence=f.evidence) for f in self.findings)

    def header(self) -> tuple[str, ...]:
        """The table's columns."""
        return ("finding", "evidence", "change")

    def rows(self) -> Iterator[tuple[object, ...]]:
        """A row per finding."""
        for finding in self.findings:
            change = "; ".join(f"{key}={value}" for key, value in finding.change.items())
            yield (finding.name, str(finding.evidence), change)

    def as_json(self) -> dict[str, Any]:
        """What `explain` prints."""
        return {
            "what": "diagnosis",
            "findings": [
                {
                    "name": finding.name,
                    "title": str(finding.title),
                    "evidence": str(finding.evidence),
                    "advice": str(finding.advice),
                    "change": dict(finding.change),
                }
                for finding in self.findings
            ],
        }


def ask_diagnosis(subject: Subject, asked: Asked) -> Work[Diagnosis]:
    """What went wrong in the run, as far as its history, its weights and its data tell."""
    return diagnosed((yield from signs_of(subject)))


def diagnosed(signs: Signs) -> Diagnosis:
    """The findings of all rules, in their order; of those that exclude each other the first."""
    found: list[Finding] = []
    for rule in RULES:
        finding = None if found and rule in CAUSES else rule(signs)
        if finding is not None:
            found.append(finding)
    return Diagnosis(findings=tuple(found))


def _explodes(signs: Signs) -> Finding | None:
    norms = signs.norms
    spiked = bool(norms) and max(norms) > SPIKE and max(norms) > SPIKE / 10 * sorted(norms)[len(norms) // 2]
    unclipped = not signs.spec.training.clip_norm
    if not (unclipped and (signs.overflowed or spiked or (norms and min(norms) > SPIKE))):
        return None
    evidence = (
        sentence("the loss was no longer a number, and nothing clips gradients.")
        if signs.overflowed
        else sentence("the norm of the gradients reached {norm}, and nothing clips them.", norm=f"{max(norms):.3g}")
    )
    return Finding(
        name="explodes",
        title=sentence("Gradients explode"),
        evidence=evidence,
        advice=sentence("Clip gradients at a norm of 1."),
        change={"training.clip_norm": 1.0},
    )


def _rate_too_high(signs: Signs) -> Finding | None:
    wild = bool(signs.train) and min(signs.train[-3:]) > WILD * signs.constant
    rough = signs.roughness > ROUGH and signs.best_train > UNFITTED * signs.constant
    if not (signs.overflowed or wild or rough):
        return None
    evidence = sentence("the loss was no longer a number.")
    if wild and not signs.overflowed:
        evidence = sentence(
            "training ends at a loss of {loss}, where a constant answer would have {constant}.",
            loss=f"{signs.train[-1]:.3g}",
            constant=f"{signs.constant:.3g}",
        )
    elif not signs.overflowed:
        evidence = sentence(
            "from epoch to epoch the training loss rises by {percent} % on average.",
            percent=round(100 * signs.roughness),
        )
    return _rate(signs, "rate_too_high", sentence("The learning rate is too high"), evidence, 0.1)


def _rate_too_low(signs: Signs) -> Finding | None:
    if not signs.train or signs.movement > STUCK:
        return None
    evidence = sentence(
        "in all its steps a weight can have moved by {moved}, and the training loss fell by {percent} %.",
        moved=f"{signs.movement:.2g}",
        percent=f"{100 * max(0.0, 1 - signs.train[-1] / max(signs.train[0], 1e-30)):.2g}",
    )
    return _rate(signs, "rate_too_low", sentence("The learning rate is too low"), evidence, 10.0)


def _rate(signs: Signs, name: str, title: Sentence, evidence: Sentence, factor: float) -> Finding:
    rate = other_rate(signs.spec.training.learning_rate, factor)
    return Finding(
        name=name,
        title=title,
        evidence=evidence,
        advice=sentence("Take a learning rate of {rate}.", rate=f"{rate:g}"),
        change={"training.learning_rate": rate},
    )


def _stopped_too_early(signs: Signs) -> Finding | None:
    if not signs.val or signs.best != len(signs.val) or len(signs.val) < signs.spec.training.epochs:
        return None
    if (len(signs.val) > 1 and signs.fall < FALLING) or min(signs.val) < LEFT * signs.constant:
        return None
    epochs = max(10, 4 * len(signs.val))
    return Finding(
        name="stopped_too_early",
        title=sentence("It was stopped too early"),
        evidence=sentence(
            "the last of {epochs} epochs is the best, and validation still fell by {percent} % an epoch.",
            epochs=len(signs.val),
            percent=f"{100 * signs.fall:.2g}",
        ),
        advice=sentence("Train for {epochs} epochs.", epochs=epochs),
        change={"training.epochs": epochs},
    )


def _forgets(signs: Signs) -> Finding | None:
    change = deeper_memory(signs.spec)
    if not change or signs.far is None or signs.far > FADED or signs.best_train < UNLEARNED * signs.constant:
        return None
    return Finding(
        name="forgets",
        title=sentence("It forgets"),
        evidence=sentence(
            "gradients fade to {percent} % over the far half of {steps} steps, and training stays at a loss of {loss} "
            "of {constant}.",
            percent=f"{100 * signs.far:.2g}",
            steps=signs.context,
            loss=f"{signs.best_train:.3g}",
            constant=f"{signs.constant:.3g}",
        ),
        advice=sentence("Take the cell whose states last longest, and let the head weigh all steps."),
        change=change,
    )


def _noise_floor(signs: Signs) -> Finding | None:
    if not signs.val or min(signs.val) < NO_BETTER * signs.constant:
        return None
    return Finding(
        name="noise_floor",
        title=sentence("There is nothing to learn"),
        evidence=sentence(
            "validation never falls below {loss}, where a constant answer has {constant}: these inputs do not tell the "
            "answers of new examples.",
            loss=f"{min(signs.val):.3g}",
            constant=f"{signs.constant:.3g}",
        ),
        advice=sentence("Learn less by heart, and look for inputs or labels that say more."),
        change={**regularised(signs.spec), **smaller_steps(signs.spec)},
    )


def _overfits(signs: Signs) -> Finding | None:
    if not signs.val:
        return None
    train, val = signs.train[-1], min(signs.val)
    apart = val - train > GAP * signs.constant and val > APART * train
    if not apart:
        return None
    return Finding(
        name="overfits",
        title=sentence("It overfits"),
        evidence=sentence(
            "training falls to a loss of {train}, validation only to {val} in epoch {epoch}.",
            train=f"{train:.3g}",
            val=f"{val:.3g}",
            epoch=signs.best,
        ),
        advice=sentence("Take dropout and weight decay."),
        change=regularised(signs.spec),
    )


def _underfits(signs: Signs) -> Finding | None:
    if not signs.val or signs.best_train < UNFITTED * signs.constant or min(signs.val) > NEAR * signs.best_train:
        return None
    if signs.units > FEW_UNITS and not signs.worse_than_rival:
        return None
    return Finding(
        name="underfits",
        title=sentence("It underfits"),
        evidence=sentence(
            "training itself stays at a loss of {train}, where a constant answer has {constant}, with {units} units.",
            train=f"{signs.best_train:.3g}",
            constant=f"{signs.constant:.3g}",
            units=signs.units,
        ),
        advice=sentence("Take more units."),
        change=larger(signs.spec),
    )


def _class_never_answered(signs: Signs) -> Finding | None:
    if not signs.unanswered or signs.spec.training.class_weights:
        return None
    return Finding(
        name="class_never_answered",
        title=sentence("A class is never answered"),
        evidence=sentence(
            "of {count} validation examples of {name} none is recognised, nor any other taken for it.",
            name=signs.unanswered[0],
            count=signs.unanswered[1],
        ),
        advice=sentence("Let rare classes count as much as common ones."),
        change={"training.class_weights": True},
    )


def _validation_unlike_test(signs: Signs) -> Finding | None:
    level = signs.spec.model.preprocess.level
    if signs.test is None or not signs.val or level != "none" or not signs.moved:
        return None
    if signs.test < UNLIKE * min(signs.val):
        return None
    return Finding(
        name="validation_unlike_test",
        title=sentence("Validation is unlike the test part"),
        evidence=sentence(
            "the loss is {val} on validation and {test} on the test part, whose level is another.",
            val=f"{min(signs.val):.3g}",
            test=f"{signs.test:.3g}",
        ),
        advice=sentence("Take each window's last level away, so that the level says nothing."),
        change={"model.preprocess.level": "last"},
    )


Rule = Callable[[Signs], Finding | None]
CAUSES: tuple[Rule, ...] = (
    _explodes,
    _rate_too_low,
    _rate_too_high,
    _stopped_too_early,
    _forgets,
    _noise_floor,
    _overfits,
    _underfits,
)
"""Why a loss is what it is: one explains it, in this order."""
RULES: tuple[Rule, ...] = (*CAUSES, _class_never_answered, _validation_unlike_test)
