"""What can be searched: first ranges and choices, spaces held against an experiment, points of it."""

import pytest

from workbench.errors import WorkbenchError
from workbench.search.proposing import check_space, own_point, point, propose_parameter, with_settings
from workbench.space import Parameter, SearchSpec
from workbench.spec import set_key


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("training.learning_rate", {"low": 0.001, "high": 0.1, "log": True}),
        ("training.batch_size", {"low": 4, "high": 64, "log": True, "integer": True}),
        ("training.weight_decay", {"low": 0, "high": 0.5}),
        ("training.patience", {"low": 2, "high": 24, "log": True, "integer": True}),
        ("model.layers.0.units", {"low": 1, "high": 16, "log": True, "integer": True}),
        ("model.layers.0.dropout", {"low": 0, "high": 0.8}),
        ("training.optimizer", {"choices": ("adam", "adamw", "rmsprop", "sgd")}),
        ("model.layers.0.bidirectional", {"choices": ("false", "true")}),
        ("data.window.context", {"low": 2, "high": 32, "log": True, "integer": True}),
    ],
)
def test_a_setting_is_searched_about_its_value_or_over_its_choices(spec, key, expected):
    assert propose_parameter(spec, key) == Parameter(key=key, **expected)


@pytest.mark.parametrize(
    "key",
    [
        "training.loss", "training.seed", "training.device", "data.window.horizon", "data.split.train", "data.task",
        "model.layers.9.units", "model.layers.0", "model.template", "search.trials", "no.such.key", "version",
    ],
)  # fmt: skip
def test_what_would_make_losses_incomparable_or_is_no_setting_is_not_searched(spec, key):
    assert propose_parameter(spec, key) is None


def test_the_cell_of_a_layer_is_one_of_all_cells(spec):
    assert set(propose_parameter(spec, "model.layers.0.cell").choices) >= {"GRU", "LSTM"}


@pytest.mark.parametrize(
    ("parameter", "words"),
    [
        (Parameter(key="training.epoch", low=1, high=2), "Near it: training.epochs"),
        (Parameter(key="training.learning_rate", low=0.1, high=100), "training.learning_rate=100 does not work"),
        (Parameter(key="model.layers.0.units", low=0.5, high=8.5), "does not work"),
        (Parameter(key="training.optimizer", choices=("adam", "lion")), "lion does not work"),
        (Parameter(key="training.loss", choices=("mse", "mae")), "cannot be searched"),
        (Parameter(key="data.split.val", low=0.1, high=0.2), "cannot be searched"),
    ],
)
def test_a_space_that_does_not_suit_the_experiment_is_told(spec, parameter, words):
    with pytest.raises(WorkbenchError, match=words):
        check_space(spec, SearchSpec(parameters=(parameter,)))


def test_an_empty_space_is_told_with_an_example(spec):
    with pytest.raises(WorkbenchError, match="--space"):
        check_space(spec, SearchSpec())


def test_an_experiment_knows_its_own_point(spec):
    rate = Parameter(key="training.learning_rate", low=1e-4, high=1, log=True)
    refit = Parameter(key="training.class_weights", choices=("false", "true"))
    exact = set_key(spec, "training.learning_rate", "0.0123456789")

    assert own_point(exact, SearchSpec(parameters=(rate, refit))) == {
        "training.learning_rate": "0.0123456789",
        "training.class_weights": "false",
    }
    assert own_point(set_key(spec, "training.learning_rate", "2"), SearchSpec(parameters=(rate,))) is None


def test_a_point_is_an_experiment_and_its_settings_as_that_holds_them(spec):
    texts = {"training.batch_size": "8", "training.captured": "false", "training.threads": "auto"}
    changed, settings = point(spec, texts)

    assert settings == {"training.batch_size": 8, "training.captured": False, "training.threads": None}
    assert with_settings(spec, settings) == changed
    assert changed.training.batch_size == 8
