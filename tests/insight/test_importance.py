"""Which inputs matter: planted ones are found, spare ones are spared, in the metric's own units."""

import numpy as np
import pytest
import torch

from tests.evaluation.sequences import facts_of, labelled_steps, text
from tests.insight.truths import audio, trained, weighted
from workbench.data.dataset import Statistics
from workbench.errors import WorkbenchError
from workbench.evaluation.other import all_examples
from workbench.insight.exchange import Exchange
from workbench.insight.importance import importance
from workbench.models.build import build_model
from workbench.models.spec import EmbeddingSpec, LogMelSpec, ModelSpec, PreprocessSpec, RecurrentSpec
from workbench.progress import Progress, finish

PLAIN = PreprocessSpec(scale="none", level="none")


@pytest.fixture(scope="module")
def case():
    loaded = weighted(0, sequences=300)
    return trained(loaded, RecurrentSpec(units=8), epochs=15, learning_rate=0.02), loaded


@pytest.fixture(scope="module")
def found(case):
    model, loaded = case
    return finish(importance(model, loaded.dataset, loaded.split.val, part="val"))


def test_the_planted_columns_are_found_and_no_other(found):
    assert [one.name for one in found.inputs[:2]] == ["b", "e"]
    assert [one.needed for one in found.inputs] == [True, True] + [False] * 6


def test_intervals_hold_the_increase_and_are_above_zero_where_an_input_is_needed(found):
    assert all(one.low < one.increase < one.high for one in found.inputs)
    assert all((one.low > 0) == one.needed for one in found.inputs)


def test_sentences_name_what_is_needed_and_what_is_spare(found):
    most, spare, caution = (str(line) for line in found.told())

    assert most.startswith("The model needs b most: with that of other examples RMSE worsens by")
    assert "as good without" in spare
    assert "3 more" in spare
    assert "stand in for each other" in caution


def test_the_object_is_told_in_units_of_the_metric(found, case):
    said = found.as_json()

    assert said["what"] == "importance"
    assert said["metric"] == "rmse"
    assert said["value"] == pytest.approx(np.sqrt(_squares(case)), rel=1e-4)
    assert said["inputs"][0].keys() >= {"name", "increase", "low", "high"}
    assert len(list(found.rows())) == 8


def _squares(case):
    model, loaded = case
    examples, offsets = loaded.split.val, loaded.dataset.offsets_S1
    x_BTF = torch.stack([torch.from_numpy(loaded.dataset.values_NF[offsets[s] :][:8]) for s in examples.sequences_E])
    answers = model(x_BTF, torch.full((len(x_BTF),), 8)).detach().numpy()
    return float(((answers - loaded.dataset.answers_SK[examples.sequences_E]) ** 2).mean())


def test_a_model_that_reads_nothing_needs_nothing(case):
    model, loaded = case
    blind = build_model(model.spec, loaded.facts, loaded.statistics)
    torch.nn.init.zeros_(blind.head.linear.weight)

    found = finish(importance(blind, loaded.dataset, loaded.split.val, part="val"))

    assert not any(one.needed for one in found.inputs)
    assert "none of its inputs" in str(found.told()[0])


def test_every_example_gets_the_course_of_another_one(case):
    model, loaded = case
    exchange = Exchange(model, loaded.dataset, loaded.split.val)

    whole, lost = exchange.errors(), exchange.errors(1, 0)

    assert (whole[0] != lost[0]).mean() > 0.95
    assert (exchange.errors(1, 1) != lost).any()
    assert (exchange.errors(1, 0) == lost).all()


def test_classes_of_steps_are_judged_by_the_share_that_is_right():
    dataset = labelled_steps(20)
    statistics = Statistics(mean_F=(0.0,), std_F=(1.0,), class_counts=(3, 1, 1))
    model = build_model(ModelSpec(layers=(RecurrentSpec(units=4),), preprocess=PLAIN), facts_of(dataset), statistics)

    exchange = Exchange(model, dataset, all_examples(dataset, facts_of(dataset)))

    wrong, known = exchange.errors()
    assert known.tolist() == [5.0] * 20
    assert exchange.worse(np.stack([wrong, known])) == wrong.sum() / 100


def test_text_is_judged_by_nats():
    dataset = text("abcd", 60)
    facts, statistics = facts_of(dataset, context=6), Statistics(mean_F=(0.0,), std_F=(1.0,), class_counts=(1,) * 4)
    layers = (EmbeddingSpec(units=4), RecurrentSpec(units=4))
    model = build_model(ModelSpec(layers=layers, preprocess=PLAIN), facts, statistics)

    found = finish(importance(model, dataset, _pieces(dataset, facts), part="test"))

    assert found.metric == "nats_per_token"
    assert found.value == pytest.approx(np.log(4), abs=0.3)


def _pieces(dataset, facts):
    from workbench.data.windows import Range, piece_examples

    return piece_examples(dataset, [Range(0, 0, 240)], 6, 6, ahead=1)


def test_frequencies_of_sound_are_exchanged_in_groups():
    loaded = audio(12)
    layers = (LogMelSpec(window=64, hop=32, mels=12), RecurrentSpec(units=4))
    model = build_model(ModelSpec(layers=layers, preprocess=PLAIN), loaded.facts, loaded.statistics)

    exchange = Exchange(model, loaded.dataset, loaded.split.train)

    assert len(exchange.names) == 8
    assert exchange.names[0].endswith(" Hz")
    assert exchange.errors(7, 0).shape == (2, 6)


def test_one_example_alone_cannot_tell(case):
    model, loaded = case

    with pytest.raises(WorkbenchError, match="needs two"):
        finish(importance(model, loaded.dataset, loaded.split.val.chosen(np.array([0])), part="val"))


def test_it_can_be_given_up_between_two_inputs(case):
    model, loaded = case
    work = importance(model, loaded.dataset, loaded.split.val, part="val")

    assert isinstance(next(work), Progress)
    work.close()

    assert next(work, None) is None
