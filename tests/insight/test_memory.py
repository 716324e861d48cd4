"""How far back a model looks: planted lags are found to the step, for every task."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import nn

from tests.evaluation.sequences import facts_of, labelled_steps, text
from tests.evaluation.series import series_dataset, series_facts, windows
from tests.insight.truths import marked, trained
from workbench.data.dataset import Statistics
from workbench.evaluation.other import all_examples
from workbench.insight.memory import Past, memory
from workbench.models.build import build_model
from workbench.models.spec import EmbeddingSpec, ModelSpec, PreprocessSpec, RecurrentSpec
from workbench.progress import Progress, finish
from workbench.training.losses import Objective

SQUARES = Objective(loss="mse")
CHARACTERS = Objective(loss="cross_entropy")
PLAIN = PreprocessSpec(scale="none", level="none")


class Echo(nn.Module):
    """A forecast that is the value so many steps before it."""

    def __init__(self, lag, model):
        super().__init__()
        self.lag, self.facts, self.preprocess, self.layers = lag, model.facts, model.preprocess, model.layers

    def forward_scaled(self, x_BTF, lengths_B, beside_BC=None):
        return self.preprocess.scale_targets(x_BTF[:, x_BTF.shape[1] - self.lag, None, :1], x_BTF)

    def scale_targets(self, y, x_BTF):
        return self.preprocess.scale_targets(y, x_BTF)


def echoing(lag, context=40):
    """A series that repeats itself after so many steps, a model that knows it, and windows of it."""
    dataset = series_dataset(np.tile(np.random.default_rng(0).normal(size=lag), 400 // lag))
    facts, statistics = series_facts(context, 1), Statistics(mean_F=(0.5,), std_F=(2.0,), class_counts=())
    model = build_model(ModelSpec(layers=(RecurrentSpec(units=2),), preprocess=PLAIN), facts, statistics)
    return Echo(lag, model), dataset, windows(list(range(0, 400 - context - lag, 3)), context=context, horizon=1)


@pytest.mark.parametrize("lag", [2, 5, 17, 36])
def test_the_horizon_is_the_lag_that_a_model_reads(lag):
    found = finish(memory(*echoing(lag), SQUARES))

    assert found.horizon == lag
    assert found.context == 40
    assert found.whole == pytest.approx(0, abs=1e-9)


def test_gradients_reach_to_the_lag_and_nowhere_else():
    reach = finish(memory(*echoing(17), SQUARES)).reach

    assert len(reach) == 40
    assert reach[16] == 1
    assert sum(reach) == 1


def test_a_trained_net_is_seen_to_look_as_far_as_it_was_taught():
    loaded = marked(0, lag=5, context=12, sequences=300)
    model = trained(loaded, RecurrentSpec(units=12), epochs=25, learning_rate=0.02)

    found = finish(memory(model, loaded.dataset, loaded.split.val, SQUARES))

    assert found.horizon == 5
    assert "about the last 5 of 12 steps" in str(found.headline)
    assert "order of the last 5 steps" in str(found.told()[2])
    heard = [str(line) for line in replace(found, rate=100).told()]
    assert f"the last {found.horizon / 100:.3f} of {found.context / 100:.3f} s" in heard[0] and "0.050 s" in heard[2]
    assert (
        str(replace(found, shuffled=found.replaced[-1:] * len(found.lags)).told()[2]) == "Their order does not matter."
    )


def test_a_horizon_at_the_far_end_says_that_more_context_may_be_worth_a_try():
    found = finish(memory(*echoing(39), SQUARES))

    assert found.at_the_end
    assert "longer context" in str(found.headline)


def test_a_model_that_knows_nothing_uses_no_step():
    model, dataset, examples = echoing(5)
    model.forward_scaled = lambda x_BTF, lengths_B: x_BTF.new_zeros(len(x_BTF), 1, 1) + 0 * x_BTF.sum()

    found = finish(memory(model, dataset, examples, SQUARES))

    assert found.horizon == 0
    assert "as good without its inputs" in str(found.headline)
    assert len(found.told()) == 2


def test_where_every_step_is_answered_lags_count_from_that_step():
    dataset = labelled_steps(30)
    statistics = Statistics(mean_F=(0.0,), std_F=(1.0,), class_counts=(3, 1, 1))
    model = build_model(ModelSpec(layers=(RecurrentSpec(units=4),), preprocess=PLAIN), facts_of(dataset), statistics)

    past = Past(model, dataset, all_examples(dataset, facts_of(dataset)), CHARACTERS)

    assert past.longest == 6
    assert finish(past.losses(6)) == pytest.approx((0.0, 0.0), abs=1e-9)  # the last step's class is not known here
    assert finish(memory(model, dataset, all_examples(dataset, facts_of(dataset)), CHARACTERS)).examples == 150


def test_characters_that_say_what_comes_next_are_looked_back_to():
    dataset = text("abcd", 40)
    facts, statistics = facts_of(dataset, context=8), Statistics(mean_F=(0.0,), std_F=(1.0,), class_counts=(1,) * 4)
    layers = (EmbeddingSpec(units=4), RecurrentSpec(units=4))
    model = build_model(ModelSpec(layers=layers, preprocess=PLAIN), facts, statistics)
    with torch.no_grad():  # the state is the last character, and the head names the one that follows it
        model.forward_scaled = lambda x_BTF, lengths_B: 9 * torch.eye(4).roll(1, 1)[x_BTF[:, :, 0].long()]

    past = Past(model, dataset, all_examples(dataset, facts), CHARACTERS)

    assert finish(past.losses(1))[0] == pytest.approx(finish(past.losses(8))[0])
    assert finish(past.losses(0))[0] > 100 * finish(past.losses(1))[0]


def test_gradients_by_characters_are_of_their_vectors():
    dataset = text("abcd", 20)
    facts, statistics = facts_of(dataset, context=8), Statistics(mean_F=(0.0,), std_F=(1.0,), class_counts=(1,) * 4)
    layers = (EmbeddingSpec(units=4), RecurrentSpec(units=4))
    model = build_model(ModelSpec(layers=layers, preprocess=PLAIN), facts, statistics)

    found = finish(memory(model, dataset, all_examples(dataset, facts), CHARACTERS))

    assert len(found.reach) == 8
    assert max(found.reach) == 1
    assert min(found.reach) > 0


def test_the_same_is_found_each_time_and_told_as_a_table_and_an_object():
    found, again = (finish(memory(*echoing(5), SQUARES)) for _ in range(2))

    said = found.as_json()

    assert said == again.as_json()
    assert said.keys() >= {"what", "horizon", "context", "curve"}
    assert said["curve"][0].keys() >= {"lag", "loss"}
    assert [row[0] for row in found.rows()] == list(found.lags)


def test_it_can_be_given_up_between_two_lags():
    work = memory(*echoing(5), SQUARES)

    assert isinstance(next(work), Progress)
    work.close()

    assert next(work, None) is None
