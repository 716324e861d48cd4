"""What an answer rests on: planted truths are found, sums are complete, and untrained weights destroy the picture."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.evaluation.sequences import dataset_of as sequences
from tests.evaluation.sequences import facts_of, labelled_steps, text
from tests.insight.truths import audio, categories, dataset_of, lagged, trained
from workbench.data.dataset import Statistics
from workbench.evaluation.other import all_examples
from workbench.insight.attribution import attribute, blocks, in_blocks, occlude, rank_correlation
from workbench.insight.entry import Choice, Entry, exact_gradients, usual_choice
from workbench.insight.saliency import Shown, drawn_anew, saliency
from workbench.models.build import build_model
from workbench.models.kernels import _unrounded
from workbench.models.spec import (
    DenseSpec,
    EmbeddingSpec,
    HeadSpec,
    LogMelSpec,
    ModelSpec,
    PreprocessSpec,
    RecurrentSpec,
)
from workbench.progress import Progress, finish

COLUMN, LAG = 3, 2


@pytest.fixture(scope="module")
def case():
    loaded = lagged(0, column=COLUMN, lag=LAG, context=6, sequences=400)
    return loaded, trained(loaded, RecurrentSpec(units=12), epochs=25, learning_rate=0.02)


def shown_of(case, **changes):
    loaded, model = case
    return Shown(
        model=model,
        statistics=loaded.statistics,
        dataset=loaded.dataset,
        examples=loaded.split.test,
        **changes,
    )


def test_the_planted_column_and_step_are_ranked_first(case):
    first = finish(saliency(shown_of(case))).ranking()[0]

    assert (first.input, first.lag, first.step) == ("d", LAG, 6 - LAG + 1)
    assert first.share > 0.4


def test_one_example_has_a_ranking_of_its_own(case):
    found = finish(saliency(shown_of(case, place=3)))

    assert found.examples == 1
    assert found.overall_TG is None
    assert found.ranking()[0].input == "d"


def test_attributions_add_up_to_the_answers_move(case):
    loaded, model = case
    entry = Entry(model, loaded.statistics, shown_of(case).example(0))

    found = finish(attribute(entry, Choice()))

    assert found.values_TG.sum() == pytest.approx(found.answer - found.nothing, rel=0.01)
    assert found.error < 0.01


def test_a_linear_models_attributions_are_its_weights_times_the_moves():
    loaded = lagged(0, column=1, lag=1, context=4, sequences=40)
    spec = ModelSpec(layers=(DenseSpec(units=3, activation="none"),), preprocess=PreprocessSpec(level="none"))
    model = build_model(spec, loaded.facts, loaded.statistics).eval()
    x_TF = torch.from_numpy(loaded.dataset.values_NF[:4])

    found = finish(attribute(Entry(model, loaded.statistics, x_TF), Choice()))

    weights_F = (model.head.linear.weight @ model.layers[0].linear.weight)[0] / model.preprocess.std_F
    moves_F = (x_TF[-1] - torch.tensor(loaded.statistics.mean_F)) * weights_F * model.preprocess.answer_std_K
    assert found.values_TG[-1] == pytest.approx(moves_F.detach().numpy(), abs=1e-4)
    assert not found.values_TG[:-1].any()


def test_untrained_weights_destroy_the_picture(case):
    found = finish(saliency(shown_of(case)))

    assert found.randomised < 0.2
    assert found.passed
    assert "what was learned" in str(found.told()[2])


def test_a_picture_that_untrained_weights_give_as_well_is_not_to_be_relied_on(case):
    found = replace(finish(saliency(shown_of(case, place=0))), randomised=0.9)

    assert not found.passed
    assert "Do not rely on it" in str(found.told()[2])


def test_weights_that_begin_at_zero_are_drawn_as_well_and_statistics_stay(case):
    loaded, model = case

    fresh = drawn_anew(model, loaded.statistics, 0)

    assert not torch.equal(fresh.head.linear.weight, model.head.linear.weight)
    assert torch.equal(fresh.preprocess.mean_F, model.preprocess.mean_F)
    assert all(weight.any() for weight in fresh.parameters() if weight.ndim > 1)


def test_taking_inputs_away_finds_the_same(case):
    loaded, model = case
    entry = Entry(model, loaded.statistics, shown_of(case).example(0))

    moved_OG = finish(occlude(entry, Choice()))

    assert moved_OG.shape == (6, 8)
    assert np.unravel_index(np.abs(moved_OG).argmax(), moved_OG.shape) == (6 - LAG, COLUMN)


def test_long_examples_lose_blocks_of_steps_at_a_time():
    loaded = lagged(0, column=1, lag=1, context=100, sequences=20)
    model = build_model(ModelSpec(layers=(RecurrentSpec(units=2),)), loaded.facts, loaded.statistics)
    entry = Entry(model, loaded.statistics, torch.from_numpy(loaded.dataset.values_NF[:100]))

    blocks_T, groups_G = blocks(entry)

    assert blocks_T[-1] == 47
    assert (np.diff(blocks_T) >= 0).all()
    assert groups_G.tolist() == list(range(8))
    assert in_blocks(np.ones((100, 8)), entry).sum() == 800


def test_a_missing_value_is_worth_nothing():
    values_NF = np.random.default_rng(0).normal(size=(8, 2))
    values_NF[3, 0] = np.nan
    dataset = dataset_of("regress", values_NF, 2, targets=("y",), answers_SK=np.ones((2, 1), np.float32))
    facts = replace(facts_of(dataset, context=4), missing_mask=True)
    statistics = Statistics(
        mean_F=(0.0, 0.0), std_F=(1.0, 1.0), class_counts=(), answer_mean_K=(0.0,), answer_std_K=(1.0,)
    )
    model = build_model(ModelSpec(layers=(RecurrentSpec(units=2),)), facts, statistics)

    found = finish(attribute(Entry(model, statistics, torch.tensor(values_NF[:4]).float()), Choice()))

    assert found.values_TG[3, 0] == 0
    assert np.isfinite(found.values_TG).all()
    assert found.values_TG[3, 1] != 0


def test_a_class_is_explained_by_its_log_odds():
    dataset = labelled_steps(4)
    statistics = Statistics(mean_F=(1.0,), std_F=(1.0,), class_counts=(1, 1, 1))
    model = build_model(ModelSpec(layers=(RecurrentSpec(units=3),)), facts_of(dataset), statistics).eval()
    x_TF = torch.from_numpy(dataset.values_NF[:6])
    choice = usual_choice(model, x_TF)

    answer = Entry(model, statistics, x_TF).answer(x_TF[None], choice)

    chances_C = model(x_TF[None], torch.tensor([6]))[0, 5]
    assert choice == Choice(step=5, place=int(chances_C.argmax()))
    assert answer.item() == pytest.approx((chances_C.max() / (1 - chances_C.max())).log().item(), abs=1e-4)


def test_beside_a_kernel_path_the_layers_alone_are_explained_and_that_is_told():
    values, offsets = np.random.default_rng(0).standard_normal(400), np.arange(11) * 40
    dataset = sequences("classify", values, offsets, classes=("a", "b"), labels_S=np.tile([0, 1], 5))
    statistics = Statistics(mean_F=(0.0,), std_F=(1.0,), class_counts=(5, 5))
    spec = ModelSpec(layers=(RecurrentSpec(units=3),), head=HeadSpec(kernel_path=True))
    model = build_model(spec, facts_of(dataset), statistics)
    torch.nn.init.normal_(model.kernel_path.linear.weight, std=3)
    shown = Shown(
        model=model, statistics=statistics, dataset=dataset, examples=all_examples(dataset, facts_of(dataset))
    )

    found = finish(saliency(replace(shown, place=0)))

    assert found.layers_only and "kernel path beside them" in " ".join(map(str, found.told()))
    assert found.values_TG.sum() == pytest.approx(found.answer - found.nothing, abs=1e-3)


def test_characters_are_explained_by_their_vectors():
    dataset = text("abcd", 6)
    facts, statistics = facts_of(dataset), Statistics(mean_F=(0.0,), std_F=(1.0,), class_counts=(6,) * 4)
    plain = PreprocessSpec(scale="none", level="none")
    spec = ModelSpec(layers=(EmbeddingSpec(units=4), RecurrentSpec(units=4)), preprocess=plain)
    shown = Shown(
        model=build_model(spec, facts, statistics),
        statistics=statistics,
        dataset=dataset,
        examples=all_examples(dataset, facts),
        place=0,
    )

    found = finish(saliency(shown))

    assert found.values_TG.shape == (len(shown.example(0)), 1)
    assert found.error < 0.01
    assert "characters" in str(found.told()[1])


def test_sound_is_explained_by_its_frames_and_frequencies():
    loaded = audio(6)
    layers = (LogMelSpec(window=64, hop=32, mels=6), RecurrentSpec(units=4))
    spec = ModelSpec(layers=layers, preprocess=PreprocessSpec(scale="none", level="none"))
    model = build_model(spec, loaded.facts, loaded.statistics).eval()
    x_TF = torch.from_numpy(loaded.dataset.values_NF[:400])

    entry = Entry(model, loaded.statistics, x_TF)
    found = finish(attribute(entry, usual_choice(model, x_TF)))

    assert entry.sound
    assert found.values_TG.shape == (11, 6)
    assert entry.names[-1].endswith(" Hz")
    assert found.error < 0.01


def test_words_are_explained_as_one_input():
    loaded = categories(12)
    model = build_model(ModelSpec(layers=(RecurrentSpec(units=3),)), loaded.facts, loaded.statistics).eval()
    x_TF = torch.from_numpy(loaded.dataset.values_NF[:4])

    found = finish(attribute(Entry(model, loaded.statistics, x_TF), Choice()))

    assert found.values_TG.shape == (4, 2)
    assert np.abs(found.values_TG[:, 1]).sum() > 0
    assert found.error < 0.01


def test_the_table_and_the_object_say_what_was_found(case):
    found = finish(saliency(shown_of(case, place=0)))

    rows, said = list(found.rows()), found.as_json()

    assert len(rows) == 6 * 8
    assert rows[0][:3] == (1, 6, "a")
    assert said["what"] == "saliency"
    assert said["ranking"][0].keys() == {"input", "step", "lag", "share"}
    assert 0 <= said["randomised_correlation"] <= 1


def test_it_can_be_given_up_between_two_steps(case):
    work = saliency(shown_of(case))

    assert isinstance(next(work), Progress)
    work.close()

    assert next(work, None) is None


@pytest.mark.parametrize(("other", "expected"), [([1, 2, 3], 1), ([30, 20, 10], -1), ([1, 1, 1], 0)])
def test_rank_correlation_goes_by_order_alone(other, expected):
    assert rank_correlation(np.array([1.0, 5.0, 6.0]), np.array(other, float)) == pytest.approx(expected)


def test_the_picture_is_there_before_its_exam_is_over(case):
    early = [event for event in saliency(shown_of(case, place=0)) if not isinstance(event, Progress)]

    assert [found.randomised for found in early] == [None]
    assert not early[0].passed
    assert "being drawn anew" in str(early[0].told()[2])


def test_gradients_are_found_while_another_job_keeps_convolutions_exact():
    enabled, weight = torch.backends.cudnn.enabled, torch.ones(1, requires_grad=True)

    with _unrounded(), exact_gradients():
        assert not torch.backends.cudnn.enabled
        (gradient,) = torch.autograd.grad((2 * weight).sum(), weight)

    assert gradient.item() == 2 and torch.backends.cudnn.enabled == enabled
