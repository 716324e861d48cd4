"""The model card of an export: where the model comes from and what it was found to be worth, for programs to read."""

import platform
from importlib.metadata import version
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from workbench import __version__
from workbench.evaluation.store import load_evaluation

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel
    from workbench.runs.run import Run

FILE = "model_card.json"
_JUDGED = ("examples", "metrics", "scaled", "baselines", "best_rival", "outcome", "test", "p", "verdict", "warnings")
"""Of an evaluation, what the card repeats."""


def card_of(run: "Run", model: "SequenceModel") -> dict[str, Any]:
    """What is known of a run's model: origin, data, network, training and the verdict on the test part.

    Sources are told by name and hash, not by path: whom an export reaches need not know the folders of its maker.
    `test` is None where the run has not been judged.
    """
    spec, learned, evaluation = run.spec, run.run_facts, load_evaluation(run.folder)
    facts, history = learned.facts, run.history
    best = min(history, key=lambda end: end.val_loss, default=None)
    return {
        "made_with": {
            "Sequence Workbench": __version__,
            "Python": platform.python_version(),
            "torch": version("torch"),
        },
        "run": {"project": run.project_name, "name": run.id, "created": run.state.created},
        "data": {
            "task": facts.task,
            "sources": [{"name": PurePath(each.path).name, "sha256": each.sha256} for each in spec.data.sources],
            "fingerprint": learned.fingerprint,
            "inputs": facts.inputs,
            "targets": facts.targets,
            "classes": facts.classes,
            "window": spec.data.window.model_dump() if facts.horizon else None,
            "sample_rate": facts.sample_rate,
            "split": spec.data.split.model_dump(),
        },
        "model": {
            **spec.model.model_dump(mode="json"),
            "parameters": sum(each.numel() for each in model.parameters()),
        },
        "training": {
            **spec.training.model_dump(mode="json"),
            "epochs_run": len(history),
            "best_epoch": best.epoch if best else None,
            "best_val_loss": best.val_loss if best else None,
            "refitted": run.refit.exists(),
        },
        "test": None if evaluation is None else {name: evaluation[name] for name in _JUDGED if name in evaluation},
    }
