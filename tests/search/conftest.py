"""A search that is over in no time: two settings of a small forecaster, three epochs."""

import pytest

from workbench.progress import Progress
from workbench.space import Parameter, SearchSpec
from workbench.spec import set_key

RATE = Parameter(key="training.learning_rate", low=1e-3, high=1e-1, log=True)
UNITS = Parameter(key="model.layers.0.units", low=2, high=6, integer=True)


@pytest.fixture
def asked() -> SearchSpec:
    return SearchSpec(parameters=(RATE, UNITS), sampler="random", pruner="none", trials=3)


@pytest.fixture
def project(project):
    """One that gets no better by chance: two epochs."""
    project.save(set_key(project.spec, "training.epochs", "2"))
    return project


@pytest.fixture
def find(project):
    """Search to the end, or until an event; gives all events but progress."""
    from workbench.search.searching import search

    def found(asked, *, until=lambda event: False, **options) -> list:
        events, told = search(project, asked, **options), []
        for event in events:
            if not isinstance(event, Progress):
                told.append(event)
            if until(event):
                events.close()
        return told

    return found
