"""Readiness: what keeps training from starting now, as one sentence and the page where it is put right."""

from dataclasses import dataclass

from workbench.gui.session.session import Session
from workbench.models.summary import problems
from workbench.sentence import Sentence, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """Why training cannot start; `page` is where to go, empty where waiting helps."""

    reason: Sentence
    page: str = ""


def obstacle(session: Session) -> Obstacle | None:
    """The first thing in the way of training, None when data and model fit."""
    if not session.spec.data.sources:
        return Obstacle(reason=sentence("Open data first: there is nothing to train on yet."), page="data")
    if session.loading:
        return Obstacle(reason=sentence("The data are being prepared. Training can start in a moment."))
    if session.data.error is not None:
        return Obstacle(reason=session.data.error.sentence, page="data")
    if session.data.loaded is None:
        return Obstacle(reason=sentence("The data could not be prepared. Look at the Data page."), page="data")
    found = problems(session.spec.model, session.data.loaded.facts, session.spec.training.loss)
    worst = next((problem for problem in found if problem.severity == "error"), None)
    if worst is not None:
        return Obstacle(reason=worst.message, page="train" if worst.key == "output" else "model")
    chosen = session.spec.training.device
    missing = next((device.missing for device in session.devices if device.name == chosen), None)
    if missing is not None:
        reason = sentence("The chosen device cannot train here: {reason} Choose another below Device.", reason=missing)
        return Obstacle(reason=reason, page="train")
    if session.project is None:
        return Obstacle(reason=sentence("There is no folder for runs yet. Save the project, then train."))
    return None


def held(session: Session) -> Obstacle | None:
    """What else trains now, such as a search or a backtest: one thing does at a time."""
    if any(job.trains for job in session.jobs.jobs):
        return Obstacle(reason=sentence("Something else is being trained. Wait for its end, or stop it."))
    return None
