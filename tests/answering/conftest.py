"""A run that tells rising from falling, step by step too."""

import pytest

from tests.answering.live_projects import movements, trained
from workbench.models.spec import RecurrentSpec
from workbench.runs.project import Project


@pytest.fixture(scope="session")
def classifier(tmp_path_factory) -> Project:
    folder = tmp_path_factory.mktemp("movements")
    movements(folder / "movements.csv")
    return trained(folder, folder / "movements.csv", "classify", RecurrentSpec(units=4))
