"""Burnt-in states: a layer that has read a baseline goes on from there, in both directions and at every depth."""

import numpy as np
import pytest
import torch

from tests.insight.truths import audio, lagged, trained
from workbench.errors import WorkbenchError
from workbench.insight.attribution import attribute
from workbench.insight.burning import burnt_in, read_of
from workbench.insight.entry import Choice, Entry, usual_choice
from workbench.insight.question import Asked
from workbench.insight.questions import ask
from workbench.insight.saliency import Shown, saliency
from workbench.models.build import build_model
from workbench.models.spec import DenseSpec, LogMelSpec, ModelSpec, PreprocessSpec, RecurrentSpec
from workbench.progress import finish

FOUR = torch.tensor([4])


def model_of(loaded, *layers):
    torch.manual_seed(0)
    plain = PreprocessSpec(level="none")
    return build_model(ModelSpec(layers=layers, preprocess=plain), loaded.facts, loaded.statistics).eval()


@pytest.mark.parametrize("cell", ["SimpleRNN", "GRU", "LSTM"])
@pytest.mark.parametrize(("depth", "bidirectional"), [(1, False), (2, False), (1, True)])
def test_a_block_answers_as_if_the_baseline_stood_around_its_example(cell, depth, bidirectional):
    loaded = lagged(0, column=1, lag=1, context=4, sequences=10)
    model = model_of(loaded, RecurrentSpec(cell=cell, units=3, depth=depth, bidirectional=bidirectional))
    before_1TF, x_1TF = torch.randn(1, 4, 8), torch.randn(1, 4, 8)
    layer = model.layers[0]

    read = read_of(model, before_1TF, FOUR)
    with torch.no_grad(), burnt_in(model, read):
        found, _ = layer(x_1TF, FOUR)

    inner = model.preprocess(before_1TF, FOUR)[0]
    around = torch.cat([inner, x_1TF, inner] if bidirectional else [inner, x_1TF], dim=1)
    with torch.no_grad():
        expected, _ = layer(around, torch.tensor([around.shape[1]]))
    assert torch.allclose(found, expected[:, 4:8], atol=1e-6)


def test_nothing_stays_of_it():
    loaded = lagged(0, column=1, lag=1, context=4, sequences=10)
    model = model_of(loaded, RecurrentSpec(units=3))
    x_1TF = torch.randn(1, 4, 8)
    plain = model(x_1TF, FOUR)

    read_of(model, x_1TF, FOUR)

    assert torch.equal(model(x_1TF, FOUR), plain)
    assert "forward" not in vars(model.layers[0])


def test_attributions_from_burnt_in_states_add_up_and_find_the_planted_truth():
    loaded = lagged(0, column=3, lag=2, context=6, sequences=400)
    model = trained(loaded, RecurrentSpec(units=12), epochs=25, learning_rate=0.02)
    shown = Shown(
        model=model, statistics=loaded.statistics, dataset=loaded.dataset, examples=loaded.split.test, burnt=True
    )

    found = finish(saliency(shown))

    first = found.ranking()[0]
    assert (first.input, first.lag) == ("d", 2)
    assert found.error < 0.01 and found.randomised < 0.3
    assert "states burnt in by it" in str(found.told()[1])


def test_frames_of_sound_can_be_read_by_burnt_in_states():
    loaded = audio(6)
    model = model_of(loaded, LogMelSpec(window=64, hop=32, mels=6), RecurrentSpec(units=4, bidirectional=True))
    x_TF = torch.from_numpy(loaded.dataset.values_NF[:400])

    found = finish(attribute(Entry(model, loaded.statistics, x_TF, burnt=True), usual_choice(model, x_TF)))

    assert found.error < 0.01 and np.abs(found.values_TG).sum() > 0


def test_the_baseline_moves_nothing_from_states_that_it_has_burnt_in():
    loaded = lagged(0, column=3, lag=2, context=6, sequences=40)
    entry = Entry(model_of(loaded, RecurrentSpec(units=3)), loaded.statistics, torch.randn(6, 8), burnt=True)

    before, after = entry.baseline_TD, entry.baseline_TD.roll(1, dims=0)

    answers = entry.answer(torch.stack([before, after]), Choice())
    assert answers[0].item() == pytest.approx(answers[1].item())


def test_a_model_without_states_says_so(subject_of, spec):
    model = spec.model.model_copy(update={"layers": (DenseSpec(units=3),)})

    with pytest.raises(WorkbenchError, match="no states to burn in"):
        finish(ask("saliency", subject_of(spec.model_copy(update={"model": model})), Asked(baseline="state")))
