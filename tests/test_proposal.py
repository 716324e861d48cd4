from pathlib import Path

import numpy as np
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


def sales(path: Path, *, empty: int, rows: int = 200, stores: str = "") -> Path:
    """Days of sales in some stores, of which the last are not known yet, though what is planned for them is."""
    days = np.datetime64("2023-01-01") + np.arange(rows)
    lines = [
        f"{store},{day},{'' if at >= rows - empty else at % 7 + 0.5},{at % 5}"
        for store in stores or "a"
        for at, day in enumerate(days)
    ]
    path.write_text("\n".join(["store,day,sales,promo", *lines]))
    return path


@pytest.mark.parametrize("stores", ["", "abc"])
def test_rows_without_a_target_at_the_end_ask_for_so_many_steps(tmp_path, stores):
    proposed = finish(propose_experiment([sales(tmp_path / "s.csv", empty=9, stores=stores)], targets=["sales"]))

    assert proposed.spec.data.window.horizon == 9
    assert "The last 9 rows have no sales: they ask for it" in " ".join(map(str, proposed.warnings))


def test_what_is_known_ahead_is_seen_as_far_ahead_as_the_file_asks(tmp_path):
    path = sales(tmp_path / "s.csv", empty=9)

    proposed = finish(propose_experiment([path], targets=["sales"], settings=[("data.roles.promo", "known")]))

    assert proposed.loaded.dataset.inputs == ("sales", "promo (9 steps ahead)")


def test_a_chosen_horizon_outweighs_what_the_file_asks(tmp_path):
    path = sales(tmp_path / "s.csv", empty=9)

    proposed = finish(propose_experiment([path], targets=["sales"], settings=[("data.window.horizon", "3")]))

    assert proposed.spec.data.window.horizon == 3


@pytest.mark.parametrize(("rows", "empty", "told"), [(200, 1, False), (120, 60, True), (400, 120, True)])
def test_the_horizon_stays_where_one_row_or_too_many_ask(tmp_path, rows, empty, told):
    path = sales(tmp_path / "s.csv", empty=empty, rows=rows)

    proposed = finish(propose_experiment([path], targets=["sales"]))

    assert proposed.spec.data.window.horizon == 1
    assert ("there are too few rows above them" in " ".join(map(str, proposed.warnings))) == told
