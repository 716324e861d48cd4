"""The linear path: right on any length, nothing until it is solved, counted and drawn."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from workbench.data.dataset import DataFacts, Statistics
from workbench.models.build import SequenceModel, build_model
from workbench.models.flow import MOST_PLACES, path_levels, season_places
from workbench.models.lengths import filled
from workbench.models.linear_path import LinearPath
from workbench.models.ridge import Linear
from workbench.models.spec import HeadSpec, ModelSpec, PreprocessSpec, RecurrentSpec
from workbench.models.summary import summarize
from workbench.models.templates import TEMPLATES

CONTEXT, HORIZON = 5, 3


def facts(task: str = "forecast", context: int = CONTEXT, inputs: int = 2, horizon: int = HORIZON) -> DataFacts:
    return DataFacts(
        task=task,
        inputs=tuple(f"x{i}" for i in range(inputs)),
        targets=("x0",) if task == "forecast" else (),
        classes=() if task == "forecast" else ("a", "b"),
        context=context,
        horizon=horizon if task == "forecast" else 0,
        missing_mask=False,
        season=1,
    )


def model(head: HeadSpec, task: str = "forecast") -> SequenceModel:
    spec = ModelSpec(layers=(RecurrentSpec(units=4),), head=head, preprocess=PreprocessSpec(level="last"))
    statistics = Statistics(mean_F=(1.0, 2.0), std_F=(2.0, 3.0), class_counts=() if task == "forecast" else (1, 1))
    torch.manual_seed(0)
    return build_model(spec, facts(task), statistics).eval()


def solved(seed: int = 0) -> LinearPath:
    random = np.random.default_rng(seed)
    path = LinearPath(2, facts())
    path.take(Linear(weights_PA=random.standard_normal((CONTEXT * 2, HORIZON)), bias_A=random.standard_normal(HORIZON)))
    return path


def windows(steps: int, count: int = 4) -> torch.Tensor:
    return torch.from_numpy(np.random.default_rng(1).standard_normal((count, steps, 2)).astype(np.float32))


def test_the_path_answers_as_the_regression_it_was_solved_by():
    path, x = solved(), windows(CONTEXT)
    random = np.random.default_rng(0)
    linear = Linear(weights_PA=random.standard_normal((CONTEXT * 2, HORIZON)), bias_A=random.standard_normal(HORIZON))

    answer = path(x, filled(torch.full((4,), CONTEXT)), x)

    np.testing.assert_allclose(answer[:, :, 0].detach(), linear(x.flatten(1).numpy()), rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("steps", [2, CONTEXT, 9])
def test_a_window_of_any_length_counts_by_its_last_steps(steps):
    path, x = solved(), windows(steps)

    answer = path(x, filled(torch.full((4,), steps)), x)

    last = torch.nn.functional.pad(x, (0, 0, max(0, CONTEXT - steps), 0))[:, -CONTEXT:]
    torch.testing.assert_close(answer, path(last, filled(torch.full((4,), CONTEXT)), last))


def test_padding_behind_a_shorter_window_changes_nothing():
    path, x = solved(), windows(9)
    lengths = torch.tensor([9, 7, 5, 3])

    together = path(x, lengths, x)

    for row, length in enumerate(lengths.tolist()):
        alone = path(x[row : row + 1, :length], filled(torch.tensor([length])), x)
        torch.testing.assert_close(together[row : row + 1], alone)


def test_until_it_is_solved_a_model_repeats_its_last_value():
    x = windows(CONTEXT)

    answer = model(HeadSpec(linear_path=True))(x, filled(torch.full((4,), CONTEXT)))

    torch.testing.assert_close(answer[:, :, 0], x[:, -1:, 0].expand(-1, HORIZON))


def test_without_the_path_a_seed_draws_the_weights_it_always_drew():
    plain, straight = model(HeadSpec()), model(HeadSpec(linear_path=True))

    for name, weight in plain.named_parameters():
        if not name.startswith("head."):
            torch.testing.assert_close(weight, straight.get_parameter(name))


def test_a_classifier_has_no_linear_path():
    assert model(HeadSpec(linear_path=True), task="classify").linear_path is None
    assert model(HeadSpec(linear_path=True), task="classify").head.linear.weight.abs().sum() > 0


def test_the_summary_counts_its_weights():
    straight = model(HeadSpec(linear_path=True))

    blocks = summarize(straight.spec, facts())

    assert sum(block.parameters for block in blocks) == sum(weight.numel() for weight in straight.parameters())


@pytest.mark.parametrize(
    ("context", "inputs", "horizon", "straight"),
    [(24, 1, 1, True), (96, 7, 24, True), (336, 7, 24, False), (720, 1, 720, False)],
)
def test_forecasters_go_straight_where_that_takes_not_too_many_weights(context, inputs, horizon, straight):
    proposed = TEMPLATES["gru-forecaster"].build(facts(context=context, inputs=inputs, horizon=horizon))

    assert proposed.head.linear_path is straight


def test_a_spec_of_before_has_no_path():
    assert HeadSpec.model_validate_json('{"kind": "linear", "pool": "mean"}').linear_path is False


def test_a_path_that_reads_the_level_answers_otherwise_on_another_level():
    straight, x = model(HeadSpec(linear_path=True, path_level=True)), windows(CONTEXT)
    torch.nn.init.constant_(straight.linear_path.linear.weight, 0.5)
    lengths = filled(torch.full((4,), CONTEXT))

    risen = straight(x + 4.0, lengths) - straight(x, lengths)

    # A level of 2 deviations of 2 more, half of which comes on top.
    torch.testing.assert_close(risen[:, :, 0], torch.full((4, HORIZON), 4.0 + 0.5 * 4.0))


@pytest.mark.parametrize(("level", "levels"), [("last", 1), ("mean", 1), ("none", 0), ("mean_std", 0)])
def test_a_path_reads_the_level_only_where_the_window_loses_no_more_and_no_less(level, levels):
    spec = model(HeadSpec(linear_path=True, path_level=True)).spec
    spec = spec.model_copy(update={"preprocess": PreprocessSpec(level=level)})

    assert path_levels(spec, facts()) == levels


def test_the_summary_counts_the_weights_of_levels():
    straight = model(HeadSpec(linear_path=True, path_level=True))

    blocks = summarize(straight.spec, facts())

    assert straight.linear_path.linear.in_features == CONTEXT * 2 + 1
    assert sum(block.parameters for block in blocks) == sum(weight.numel() for weight in straight.parameters())


@pytest.mark.parametrize(
    ("season", "places"), [(1, 0), (3, 3), (CONTEXT, CONTEXT), (CONTEXT + 1, 0), (MOST_PLACES + 1, 0)]
)
def test_a_path_reads_the_place_in_a_season_that_the_window_holds(season, places):
    spec = model(HeadSpec(linear_path=True, path_season=True)).spec

    assert season_places(spec, replace(facts(), season=season)) == places


def test_long_seasons_are_told_apart_in_long_windows():
    spec = model(HeadSpec(linear_path=True, path_season=True)).spec
    long = facts(context=2 * MOST_PLACES)

    assert season_places(spec, replace(long, season=MOST_PLACES)) == MOST_PLACES
    assert season_places(spec, replace(long, season=MOST_PLACES + 1)) == 0


def test_a_path_that_reads_the_season_adds_what_each_place_tells():
    spec = model(HeadSpec(linear_path=True, path_season=True)).spec
    path, x = LinearPath(2, replace(facts(), season=3), places=3), windows(CONTEXT)
    path.season.take(Linear(weights_PA=np.zeros((CONTEXT * 2, 3)), bias_A=np.log([0.5, 0.25, 0.25])))
    with torch.no_grad():
        path.linear.weight[:, -3:] = torch.tensor([4.0, 8.0, 16.0])

    answer = path(x, filled(torch.full((4,), CONTEXT)), x)

    torch.testing.assert_close(answer, torch.full((4, HORIZON, 1), 8.0))
    blocks = summarize(spec, replace(facts(), season=3))
    statistics = Statistics(mean_F=(1.0, 2.0), std_F=(2.0, 3.0), class_counts=())
    built = build_model(spec, replace(facts(), season=3), statistics)
    assert sum(block.parameters for block in blocks) == sum(weight.numel() for weight in built.parameters())


def test_a_path_of_before_reads_no_level():
    assert HeadSpec.model_validate_json('{"linear_path": true}').path_level is False
    assert HeadSpec.model_validate_json('{"linear_path": true}').path_season is False
    assert model(HeadSpec(linear_path=True)).linear_path.linear.in_features == CONTEXT * 2
