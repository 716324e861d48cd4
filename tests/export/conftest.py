"""A forecaster and a classifier, small and untrained."""

from collections.abc import Iterator

import pytest
from export_cases import Built, build

from tests.export import exported_scripts
from workbench.models.spec import HeadSpec, PreprocessSpec, RecurrentSpec


@pytest.fixture
def forecaster() -> Built:
    return build("forecast", RecurrentSpec(units=6), preprocess=PreprocessSpec(level="last"))


@pytest.fixture
def classifier() -> Built:
    return build("classify", RecurrentSpec(units=6, bidirectional=True), head=HeadSpec(pool="mean"))


@pytest.fixture
def asked_here() -> Iterator[None]:
    with exported_scripts.asked_here():
        yield
