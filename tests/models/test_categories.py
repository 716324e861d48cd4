"""Numbers of words become features or learned vectors in front of the network, untouched by scale and level."""

import numpy as np
import pytest
import torch

from workbench.data.dataset import NAME_INPUT, DataFacts, Statistics
from workbench.models.build import build_model
from workbench.models.categories import Categories
from workbench.models.category_sizes import category_sizes
from workbench.models.flow import flows, linear_maps
from workbench.models.lengths import filled
from workbench.models.linear_path import LinearPath
from workbench.models.preprocess import Preprocess
from workbench.models.ridge import Linear
from workbench.models.spec import HeadSpec, ModelSpec, PreprocessSpec, RecurrentSpec, SegmentsSpec
from workbench.models.summary import problems, summarize
from workbench.models.templates import TEMPLATES, propose

WORDS = {"kind": ("a", "b"), "store": tuple("ABCDEFG")}
STATISTICS = Statistics(mean_F=(10.0, 0.0, 0.0), std_F=(2.0, 1.0, 1.0), class_counts=(), answer_mean_K=())
NAN = float("nan")


def facts_of(**changes):
    values = {"task": "forecast", "inputs": ("load", *WORDS), "targets": ("load",), "classes": (), "context": 6}
    values |= {"horizon": 3, "missing_mask": False, "season": 1, "categories": WORDS}
    return DataFacts(**(values | changes))


@pytest.mark.parametrize(
    ("words", "width", "parameters"), [(1, 1, 0), (3, 3, 0), (4, 3, 15), (7, 5, 40), (24, 9, 225), (50_000, 600, 30e6)]
)
def test_few_words_are_a_feature_each_and_more_a_vector(words, width, parameters):
    (size,) = category_sizes([[str(word) for word in range(words)]])

    assert (size.width, size.learned) == (width, words >= 4)
    assert size.parameters == pytest.approx(parameters, rel=2e-5)


def test_a_feature_is_set_for_its_word_and_none_for_others():
    found = Categories([("a", "b", "c")])(torch.tensor([[[1.0], [3.0], [0.0], [4.0], [NAN], [-1.0]]]))

    assert found[0].tolist() == [[1, 0, 0], [0, 0, 1], [0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]]


def test_a_word_takes_its_row_and_others_one_that_begins_at_zero():
    torch.manual_seed(0)
    categories = Categories([tuple("abcd")])
    rows = categories.tables["0"].weight

    found = categories(torch.tensor([[[4.0], [0.0], [9.0], [NAN]]]))

    assert torch.equal(found[0, 0], rows[4]) and found[0, 1:].eq(0).all() and rows[1:].ne(0).all()


@pytest.mark.parametrize("level", ["none", "last", "mean", "mean_std"])
@pytest.mark.parametrize("mask", [False, True])
def test_no_scale_or_level_touches_words(level, mask):
    preprocess = Preprocess(PreprocessSpec(level=level), facts_of(missing_mask=mask), STATISTICS)
    x_BTF = torch.tensor([[[8.0, 1, 0], [12, 2, 0], [14, 2, 0]], [[10.0, 2, 0], [0, 0, 0], [0, 0, 0]]])

    z_BTF, _ = preprocess(x_BTF, torch.tensor([3, 1]))

    first = 2 if mask else 1
    assert z_BTF[0, :, first : first + 2].tolist() == [[1, 0], [0, 1], [0, 1]]
    assert z_BTF[1, 1:].eq(0).all() and z_BTF.shape[2] == first + 2 + 5


def test_padding_holds_no_learned_row():
    preprocess = Preprocess(PreprocessSpec(), facts_of(), STATISTICS)
    torch.nn.init.ones_(preprocess.categories.tables["1"].weight)

    z_BTF, _ = preprocess(torch.zeros(1, 3, 3), torch.tensor([2]))

    assert z_BTF[0, :, 3:].tolist() == [[1.0] * 5, [1.0] * 5, [0.0] * 5]


def test_words_reach_the_answer_and_learn():
    torch.manual_seed(0)
    model = build_model(ModelSpec(layers=(RecurrentSpec(units=4),)), facts_of(), STATISTICS)
    x_BTF = torch.tensor([[[10.0, 1, word]] * 6 for word in (1, 2, 0)])

    answer = model(x_BTF, torch.full((3,), 6))
    answer.sum().backward()

    assert len(answer[:, 0, 0].unique()) == 3
    moved = model.preprocess.categories.tables["1"].weight.grad.abs().sum(dim=1) > 0
    assert moved.tolist() == [True, True, True, False, False, False, False, False]


def test_a_model_may_read_words_alone():
    facts = facts_of(task="classify", inputs=tuple(WORDS), targets=(), classes=("x", "y"), horizon=0)
    model = build_model(
        ModelSpec(layers=(RecurrentSpec(units=4),)),
        facts,
        Statistics(mean_F=(0.0, 0.0), std_F=(1.0, 1.0), class_counts=(1, 1)),
    )

    answer = model(torch.ones(2, 5, 2), torch.tensor([5, 3]))

    assert facts.numbers == 0 and answer.shape == (2, 2)


@pytest.mark.parametrize("mask", [False, True])
def test_the_summary_counts_what_words_become(mask):
    spec, facts = ModelSpec(layers=(RecurrentSpec(units=4),)), facts_of(missing_mask=mask)
    model = build_model(spec, facts, STATISTICS)

    blocks = summarize(spec, facts)

    assert flows(spec, facts)[0].size == (2 if mask else 1) + 2 + 5
    assert (blocks[0].output, blocks[1].output) == (("B", 6, 3), ("B", 6, (2 if mask else 1) + 7))
    assert blocks[1].parameters == 8 * 5
    assert sum(block.parameters for block in blocks) == sum(weight.numel() for weight in model.parameters())


def test_segments_do_not_go_with_categories():
    spec = ModelSpec(layers=(SegmentsSpec(length=2, units=4),), head=HeadSpec(kind="segments"))
    many = {"targets": ("load", "b", "c"), "inputs": ("load", "b", "c", *WORDS), "context": 96, "horizon": 96}

    found = [str(problem.message) for problem in problems(spec, facts_of(), "mse")]

    assert any("categories would tell the targets nothing" in message for message in found)
    assert propose(facts_of(**many)) == "gru-forecaster"
    assert propose(facts_of(**many | {"inputs": ("load", "b", "c"), "categories": {}})) == "segment-gru"


def test_without_words_nothing_is_added_to_a_model():
    facts = facts_of(inputs=("load",), categories={})

    model = build_model(
        ModelSpec(layers=(RecurrentSpec(units=4),)), facts, Statistics(mean_F=(1.0,), std_F=(2.0,), class_counts=())
    )

    assert facts.numbers == 1 and not any("categories" in name for name in model.state_dict())


NAMED = {"inputs": ("load", NAME_INPUT), "categories": {NAME_INPUT: ("north", "south")}}
BY_NAME = Statistics(
    mean_F=(5.0, 0.0),
    std_F=(2.0, 1.0),
    class_counts=(),
    name_mean_VF=((5.0, 0.0), (10.0, 0.0), (1000.0, 0.0)),
    name_std_VF=((2.0, 1.0), (1.0, 1.0), (100.0, 1.0)),
)


def test_each_series_is_scaled_by_its_own_training_part_where_its_name_is_seen():
    preprocess = Preprocess(PreprocessSpec(), facts_of(**NAMED), BY_NAME)
    x_BTF = torch.tensor([[[11.0, 1], [9.0, 1]], [[1100.0, 2], [800.0, 2]], [[7.0, 0], [3.0, 0]], [[7.0, 9], [3.0, 9]]])

    z_BTF, _ = preprocess(x_BTF, torch.full((4,), 2))

    assert z_BTF[:, :, 0].tolist() == [[1, -1], [1, -2], [1, -1], [1, -1]]


def test_answers_are_in_the_units_of_their_own_series():
    preprocess = Preprocess(PreprocessSpec(), facts_of(**NAMED), BY_NAME)
    x_BTF = torch.tensor([[[11.0, 1]], [[1100.0, 2]], [[7.0, 0]]])
    y_BHK = torch.tensor([[[12.0]], [[1300.0]], [[9.0]]])

    scaled = preprocess.scale_targets(y_BHK, x_BTF)

    assert scaled.flatten().tolist() == [2, 3, 2]
    assert torch.equal(preprocess.unscale_targets(scaled, x_BTF), y_BHK)


def test_a_forecaster_grows_with_the_series_that_it_tells_apart():
    def units(count):
        names = tuple(str(name) for name in range(count))
        return (
            TEMPLATES["gru-forecaster"].build(facts_of(**NAMED | {"categories": {NAME_INPUT: names}})).layers[0].units
        )

    assert [units(count) for count in (1, 2, 3, 40)] == [32, 64, 96, 128]
    assert TEMPLATES["gru-forecaster"].build(facts_of()).layers[0].units == 32


def test_each_of_few_series_goes_straight_to_the_horizon_in_its_own_way():
    path = LinearPath(1, facts_of(**NAMED))
    for place in range(3):
        path.take(Linear(weights_PA=np.full((6, 3), place), bias_A=np.full(3, 10.0 * place)), place)
    raw_BTF = torch.tensor([[[1.0, name]] * 6 for name in (1, 2, 0, 7)])

    answer = path(raw_BTF, filled(torch.full((4,), 6)), raw_BTF)

    assert answer[:, :, 0].tolist() == [[16] * 3, [32] * 3, [0] * 3, [0] * 3]


def test_many_series_share_one_path():
    names = {NAME_INPUT: tuple(str(name) for name in range(17))}

    assert linear_maps(facts_of(**NAMED)) == 3 and linear_maps(facts_of(**NAMED | {"categories": names})) == 1


def test_a_path_reads_no_words():
    spec = ModelSpec(layers=(RecurrentSpec(units=4),), head=HeadSpec(linear_path=True))
    model = build_model(spec, facts_of(), STATISTICS)

    assert model.linear_path.linear.in_features == 6
    assert sum(block.parameters for block in summarize(spec, facts_of())) == sum(w.numel() for w in model.parameters())
