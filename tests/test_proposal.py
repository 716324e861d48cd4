from pathlib import Path

import pytest

from workbench.errors import WorkbenchError
from workbench.progress import finish
from workbench.proposal import propose_experiment, template_named


@pytest.fixture
def series(tmp_path: Path) -> Path:
    path = tmp_path / "y.csv"
    path.write_text("y\n" + "".join(f"{i % 7}.5\n" for i in range(200)))
    return path


def test_a_proposal_trains_as_it_is(series):
    proposed = finish(propose_experiment([series]))

    assert proposed.spec.data.roles == {"y": "target"}
    assert proposed.spec.model.template == "gru-forecaster"
    assert proposed.spec.data.sources[0].sha256
    assert min(len(proposed.loaded.split.train), len(proposed.loaded.split.val), len(proposed.loaded.split.test)) > 0


def test_settings_outweigh_proposals(series):
    proposed = finish(propose_experiment([series], settings=[("data.window.context", "5"), ("training.epochs", "2")]))

    assert (proposed.spec.data.window.context, proposed.spec.training.epochs) == (5, 2)


def test_settings_of_reading_and_roles_count_before_the_data_are_read(tmp_path):
    path = tmp_path / "two.csv"
    path.write_text("a;b\n" + "".join(f"{i},5;{i % 7},25\n" for i in range(100)))
    settings = [("data.reading.decimal", ","), ("data.roles.a", "feature")]

    proposed = finish(propose_experiment([path], targets=["b"], settings=settings))

    assert proposed.loaded.dataset.inputs == ("b", "a")
    assert proposed.loaded.dataset.values_NF[1].tolist() == [1.25, 1.5]


def test_a_template_for_another_task_is_refused():
    with pytest.raises(WorkbenchError, match="no template gru-forecaster for the task classify"):
        template_named("gru-forecaster", "classify")
