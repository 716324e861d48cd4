"""What a linear path weighs: its weights are the answer's own derivatives, and the layers are judged without it."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from workbench.data.dataset import Statistics
from workbench.errors import WorkbenchError
from workbench.insight.path import path_weights, silenced
from workbench.insight.question import Asked
from workbench.insight.questions import ask
from workbench.models.build import build_model
from workbench.models.lengths import filled
from workbench.models.ridge import Linear
from workbench.models.season_place import SeasonPlace
from workbench.models.spec import HeadSpec, ModelSpec, PreprocessSpec, RecurrentSpec
from workbench.progress import finish
from workbench.spec import set_key

VAL = Asked(part="val")


def solved(model, seed=0):
    """The model with drawn weights on its path."""
    path, random = model.linear_path, np.random.default_rng(seed)
    shape = path.linear.weight.T.shape
    path.take(Linear(weights_PA=random.normal(size=shape), bias_A=random.normal(size=shape[1])))
    return model


def of_two_inputs(loaded, level, **head):
    facts = replace(loaded.facts, inputs=("level", "rain"), horizon=3, context=6, season=1)
    spec = ModelSpec(
        layers=(RecurrentSpec(units=3),),
        head=HeadSpec(linear_path=True, **head),
        preprocess=PreprocessSpec(level=level),
    )
    torch.manual_seed(0)
    return solved(build_model(spec, facts, Statistics(mean_F=(1.0, 5.0), std_F=(2.0, 4.0), class_counts=())).eval())


def weights(subject, model, **asked):
    data = subject.loaded
    dataset = replace(data.dataset, values_NF=np.repeat(data.dataset.values_NF, 2, axis=1), inputs=("level", "rain"))
    examples = replace(data.split.val, horizon=3)
    return finish(path_weights(model, dataset, examples.chosen(np.arange(16)), replace(VAL, **asked)))


@pytest.mark.parametrize("level", ["none", "last", "mean"])
@pytest.mark.parametrize("path_level", [False, True])
@pytest.mark.parametrize("ahead", [0, 2])
def test_weights_are_how_far_the_answer_follows_each_value(level, path_level, ahead, subject):
    model = of_two_inputs(subject.loaded, level, path_level=path_level)
    x_BTF = torch.randn(1, 6, 2).requires_grad_()

    found = weights(subject, model, answer=ahead)
    with silenced(model.head):
        model(x_BTF, filled(torch.tensor([6])))[0, ahead, 0].backward()

    per_deviation_LF = x_BTF.grad[0].flip(0).numpy() * [1.0, 4.0 / 2.0]
    np.testing.assert_allclose(found.weights_LF, per_deviation_LF, rtol=1e-4, atol=1e-5)
    assert (found.ahead, found.inputs) == (ahead + 1, ("level", "rain"))


def test_layers_are_judged_by_the_metric_without_them(subject):
    model = of_two_inputs(subject.loaded, "last")
    torch.nn.init.ones_(model.head.linear.bias)

    with_layers = weights(subject, model)
    with silenced(model.head):
        without = weights(subject, model)

    assert with_layers.alone == pytest.approx(without.whole)
    assert with_layers.whole != pytest.approx(without.whole)
    assert (without.low, without.high) == (0, 0)
    assert "The layers add nothing that 16 examples can tell" in str(without.told()[0])


@pytest.mark.parametrize(("low", "high", "told"), [(1, 2, "worth something"), (-2, -1, "do harm"), (-1, 1, "nothing")])
def test_what_layers_are_worth_is_told_as_far_as_it_is_sure(low, high, told, subject):
    found = weights(subject, of_two_inputs(subject.loaded, "last"))

    assert told in str(replace(found, low=low, high=high).told()[0])


def test_the_season_stands_at_the_place_of_the_answered_step(subject, spec):
    head = {"linear_path": True, "path_season": True}
    model = spec.model.model_copy(update={"head": HeadSpec(**head), "layers": (RecurrentSpec(units=3),)})
    data = subject.loaded
    facts = replace(data.facts, season=4, context=8, horizon=2)
    made = solved(build_model(model, facts, data.statistics).eval())
    assert isinstance(made.linear_path.season, SeasonPlace)
    examples = replace(data.split.val, horizon=2)

    first, second = (
        finish(path_weights(made, data.dataset, examples, replace(VAL, answer=step))).season_S for step in (0, 1)
    )

    rows_AS = made.linear_path.linear.weight.detach().numpy()[:, -4:]
    scale = data.statistics.std_F[0]
    np.testing.assert_allclose(first, (rows_AS[0] - rows_AS[0].mean()) * scale, rtol=1e-4)
    np.testing.assert_allclose(second[1:], ((rows_AS[1] - rows_AS[1].mean()) * scale)[:3], rtol=1e-4)


def test_an_empty_path_is_told(subject):
    model = of_two_inputs(subject.loaded, "last")
    torch.nn.init.zeros_(model.linear_path.linear.weight)
    torch.nn.init.zeros_(model.linear_path.linear.bias)

    assert [str(line)[:27] for line in weights(subject, model).told()] == ["The linear path is empty: n"]


def test_the_object_and_the_table_hold_every_weight(subject):
    found = weights(subject, of_two_inputs(subject.loaded, "mean"))

    said = found.as_json()
    assert (said["what"], said["metric"], len(said["inputs"][1]["weights"])) == ("path", "rmse", 6)
    assert len(list(found.rows())) == 12


def test_an_answer_that_is_not_there_is_refused(subject):
    with pytest.raises(WorkbenchError, match="There is no answer 3"):
        weights(subject, of_two_inputs(subject.loaded, "last"), answer=3)


def test_a_model_without_one_is_refused(subject_of, spec):
    with pytest.raises(WorkbenchError, match="has no linear path"):
        finish(ask("path", subject_of(set_key(spec, "model.head.linear_path", "false")), VAL))
