"""How far each page's step is, for the signs on the rail."""

from workbench.gui.session.activity import Activity
from workbench.gui.session.session import Session
from workbench.gui.shell.rail import State
from workbench.models.summary import problems


def states(session: Session, activity: Activity) -> dict[str, State]:
    """The state of every page."""
    trained = _has_weights(session)
    done: State = "ready" if trained else "empty"
    return {
        "data": _data(session),
        "model": _model(session),
        "train": "running" if activity.training is not None else done,
        "runs": done,
        "results": done,
        "inside": done,
        "use": done,
        "export": done,
    }


def _data(session: Session) -> State:
    if not session.spec.data.sources:
        return "empty"
    if session.loading:
        return "running"
    return "ready" if session.data.error is None and session.data.loaded is not None else "problem"


def _model(session: Session) -> State:
    spec = session.spec
    if not spec.data.sources:
        return "empty"
    facts = None if session.data.loaded is None else session.data.loaded.facts
    found = problems(spec.model, facts, spec.training.loss)
    return "problem" if any(problem.severity == "error" for problem in found) else "ready"


def _has_weights(session: Session) -> bool:
    return session.project is not None and any((session.project.folder / "runs").glob("*/best.safetensors"))
