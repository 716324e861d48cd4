"""What is known of the steps to come, changed: what stands where, and what the model makes of it."""

from dataclasses import replace

import numpy as np
import pytest

from tests.cli.conftest import run as command
from workbench.answering.future import known_future, with_futures
from workbench.answering.using import use, use_otherwise
from workbench.progress import finish
from workbench.runs.project import Project

HORIZON = 3


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    """A project that forecasts what a shop sells by planned prices, which are known two days beyond the last sale."""
    folder = tmp_path_factory.mktemp("shop")
    days = np.datetime_as_string(np.datetime64("2024-01-01") + np.arange(92))
    prices = np.random.default_rng(0).uniform(1, 3, len(days))
    sold = [f"{20 - 5 * price:.3f}" if day < 90 else "" for day, price in enumerate(prices)]
    lines = [f"{day},{count},{price:.3f}" for day, count, price in zip(days, sold, prices, strict=True)]
    (folder / "shop.csv").write_text("\n".join(["day,sold,price", *lines]) + "\n")
    settings = [f"data.window.horizon={HORIZON}", "data.window.context=7", "training.epochs=2", "training.device=cpu"]
    known = ["data.roles.price=known", "data.roles.sold=target", "data.roles.day=time"]
    made = command("new", folder / "p", "--data", folder / "shop.csv", "--task", "forecast", "--set", *known, *settings)
    assert made.exit_code == 0, made.stderr
    assert command("train", folder / "p").exit_code == 0
    return Project.open(folder / "p"), prices


@pytest.fixture
def own(shop):
    project, _ = shop
    return finish(use(project, project.rows()[-1].id)).answered


def test_what_the_file_knows_of_the_steps_to_come_is_told_with_their_times(shop, own):
    future = known_future(own.dataset, own.facts, 0)

    assert (future.columns, future.steps) == (("price",), ("2024-03-31", "2024-04-01", "2024-04-02"))
    assert future.values_HC[:2, 0] == pytest.approx(shop[1][90:], abs=0.001)
    assert future.values_HC[2] == future.values_HC[1]  # what the file does not know repeats


def test_another_price_moves_the_forecast_of_its_day_and_leaves_the_data(shop, own):
    project, _ = shop
    before = own.dataset.values_NF.copy()
    values_HC = known_future(own.dataset, own.facts, 0).values_HC.copy()
    values_HC[1] += 1
    other = finish(use_otherwise(project, project.rows()[-1].id, own, {0: values_HC}))
    moved = (other.values - own.values)[0, :, 0]

    assert np.argmax(np.abs(moved)) == 1
    assert moved[1] < 0
    assert np.array_equal(own.dataset.values_NF, before)
    assert known_future(other.dataset, other.facts, 0).values_HC == pytest.approx(values_HC, rel=1e-6)


def test_the_same_future_gives_the_same_forecast(shop, own):
    project, _ = shop
    same = {0: known_future(own.dataset, own.facts, 0).values_HC}

    assert np.array_equal(finish(use_otherwise(project, project.rows()[-1].id, own, same)).values, own.values)
    assert np.array_equal(with_futures(own.dataset, own.facts, {}).values_NF, own.dataset.values_NF)


def test_without_a_column_that_is_known_ahead_there_is_nothing_to_change(own):
    assert known_future(replace(own.dataset, inputs=("sold", "price")), own.facts, 0) is None
    assert known_future(own.dataset, replace(own.facts, horizon=0), 0) is None
