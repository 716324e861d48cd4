"""How points are chosen and which trials end early: optuna's samplers and pruners for a search."""

from typing import Any

import numpy as np
from cmaes import CMA
from optuna import Study
from optuna.distributions import (
    BaseDistribution,
    CategoricalDistribution,
    FloatDistribution,
    IntDistribution,
)
from optuna.pruners import BasePruner, HyperbandPruner, MedianPruner, NopPruner
from optuna.samplers import BaseSampler, RandomSampler, TPESampler
from optuna.trial import FrozenTrial, TrialState

from workbench.space import Parameter, SearchSpec

GENERATION = "generation"
"""Of a trial's attributes: to which of CMA-ES' generations it belongs."""
FIRST_TRIALS = 10
"""Random trials that TPE learns from first, or a quarter of all where that is fewer."""
COMPARED, WARMED_UP = 5, 2
"""Trials that must have ended, and epochs that each is given, before the median prunes."""
FIRST_SHARE = 0.25
"""How far CMA-ES looks from the middle of each range at first, in shares of it."""


def distribution(parameter: Parameter) -> BaseDistribution:
    """A parameter in optuna's words."""
    if parameter.choices:
        return CategoricalDistribution(parameter.choices)
    low, high = parameter.bounds
    if parameter.integer:
        return IntDistribution(int(low), int(high), log=parameter.log)
    return FloatDistribution(low, high, log=parameter.log)


def make_sampler(asked: SearchSpec, seed: int) -> BaseSampler:
    """The sampler for one trial, whose number is in the seed: so workers that share a search draw other points.

    A grid's points wait as trials of their own; nothing is sampled.
    """
    if asked.sampler == "tpe":
        first = min(FIRST_TRIALS, max(asked.trials // 4, 1))
        return TPESampler(n_startup_trials=first, seed=seed, constant_liar=True)
    if asked.sampler == "cmaes":
        return CmaSampler(asked, seed)
    return RandomSampler(seed)


def make_pruner(asked: SearchSpec, epochs: int) -> BasePruner:
    """The pruner, for trials of so many epochs at most."""
    if asked.pruner == "median":
        return MedianPruner(n_startup_trials=COMPARED, n_warmup_steps=WARMED_UP + 1)  # optuna counts from 0
    if asked.pruner == "hyperband":
        return HyperbandPruner(min_resource=1, max_resource=max(epochs, 1))
    return NopPruner()


class CmaSampler(BaseSampler):
    """CMA-ES (Hansen, 2016), its state computed anew from the trials that have ended.

    Optuna's own keeps its state as a pickle in the storage, which could run code of whoever wrote that.
    """

    def __init__(self, asked: SearchSpec, seed: int) -> None:
        self._parameters = [each for each in asked.parameters if not each.choices]
        self._seed, self._random = seed, RandomSampler(seed)

    def infer_relative_search_space(self, study: Study, trial: FrozenTrial) -> dict[str, BaseDistribution]:
        """All ranges; it needs two at least."""
        if len(self._parameters) < 2:
            return {}
        return {parameter.key: distribution(parameter) for parameter in self._parameters}

    def sample_relative(
        self, study: Study, trial: FrozenTrial, search_space: dict[str, BaseDistribution]
    ) -> dict[str, Any]:
        """A point of the newest generation that the ended trials lead to."""
        if not search_space:
            return {}
        size = len(self._parameters)
        cma = CMA(
            mean=np.full(size, 0.5),
            sigma=FIRST_SHARE,
            bounds=np.array([[0.0, 1.0]] * size),
            seed=self._seed % 2**32,
        )
        ended = study.get_trials(deepcopy=False, states=(TrialState.COMPLETE, TrialState.PRUNED))
        while True:
            own = [each for each in ended if each.user_attrs.get(GENERATION) == cma.generation]
            if len(own) < cma.population_size:
                break
            cma.tell([(self._shares(each), each.value or 0.0) for each in own[: cma.population_size]])
        # As optuna's samplers do: a trial that is being sampled is reached through its storage alone.
        study._storage.set_trial_user_attr(trial._trial_id, GENERATION, cma.generation)
        point = cma.ask()
        values = {each.key: each.at(share) for each, share in zip(self._parameters, point.tolist(), strict=True)}
        return {each.key: int(values[each.key]) if each.integer else values[each.key] for each in self._parameters}

    def sample_independent(
        self, study: Study, trial: FrozenTrial, param_name: str, param_distribution: BaseDistribution
    ) -> Any:
        """Choices, and a range by itself, are drawn."""
        return self._random.sample_independent(study, trial, param_name, param_distribution)

    def _shares(self, trial: FrozenTrial) -> "np.ndarray[Any, np.dtype[np.float64]]":
        return np.array([each.share(trial.params[each.key]) for each in self._parameters])
