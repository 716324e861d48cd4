"""What pruning goes by: the validation losses of all trials' epochs, in memory, as a study of their own.

Writing each epoch into the storage would cost more than a short epoch does: a trial's curve is kept there whole.
"""

from collections.abc import Sequence

import optuna
from optuna.trial import FrozenTrial, Trial, TrialState

from workbench.search.samplers import make_pruner
from workbench.space import SearchSpec

CURVE = "curve"
"""Of a trial's attributes: [epoch, validation loss] of its first seed's epochs."""


class Curves:
    """Decides after an epoch whether its trial goes on."""

    def __init__(self, asked: SearchSpec, epochs: int) -> None:
        self._prunes, self._by_rungs = asked.pruner != "none", asked.pruner == "hyperband"
        self._study = optuna.create_study(study_name="curves", pruner=make_pruner(asked, epochs))
        self._live: dict[int, Trial] = {}
        self._known: set[int] = set()

    def learn(self, trials: Sequence[FrozenTrial]) -> None:
        """Take over the curves of trials that have ended here or elsewhere."""
        for trial in trials:
            if trial.number in self._known or trial.state not in (TrialState.COMPLETE, TrialState.PRUNED):
                continue
            self.begin(trial.number)
            for epoch, loss in trial.user_attrs.get(CURVE, ()):
                self._live[trial.number].report(loss, epoch)
                if self._by_rungs:  # Asked, hyperband notes how the trial stands among the others.
                    self._live[trial.number].should_prune()
            self.end(trial.number, trial.state, trial.value)

    def begin(self, number: int) -> None:
        """A trial begins, or goes on: its epochs are told anew."""
        self._live[number] = self._study.ask()

    def prunes(self, number: int, epoch: int, loss: float) -> bool:
        """Whether a trial ends after this epoch, by those of the others."""
        trial = self._live.get(number)
        if not self._prunes or trial is None:
            return False
        trial.report(loss, epoch)
        return trial.should_prune()

    def end(self, number: int, state: TrialState, value: float | None) -> None:
        """A trial has ended: later ones are held against it."""
        trial = self._live.pop(number, None)
        if trial is None or number in self._known:
            return
        self._known.add(number)
        complete = state == TrialState.COMPLETE
        self._study.tell(trial, value if complete else None, state=state)
