"""What a model takes of the memory is reckoned before any of it is taken."""

import pytest
from pydantic import ValidationError

from workbench.data.dataset import DataFacts, Statistics
from workbench.errors import WorkbenchError
from workbench.models import build, size
from workbench.models.build import build_model
from workbench.models.spec import MOST_LAYERS, DenseSpec, ModelSpec, RecurrentSpec

FACTS = DataFacts(
    task="forecast", inputs=("x",), targets=("x",), classes=(), context=96, horizon=24, missing_mask=False, season=1
)
STATISTICS = Statistics(mean_F=(0.0,), std_F=(1.0,), class_counts=())
HUGE = ModelSpec(layers=(RecurrentSpec(cell="LSTM", units=4096, depth=16, bidirectional=True),))
WIDE = ModelSpec(layers=(DenseSpec(units=4096),) * 200)


@pytest.fixture
def eight_gib(monkeypatch):
    """A machine with 8 GiB free, on which nothing may be built."""
    monkeypatch.setattr(size, "free_memory", lambda: 8 << 30)
    monkeypatch.setattr(build, "SequenceModel", lambda *_: pytest.fail("it was built"))


@pytest.mark.usefixtures("eight_gib")
@pytest.mark.parametrize("spec", [HUGE, WIDE], ids=["recurrent", "dense"])
def test_a_model_beyond_the_memory_is_refused_before_it_is_built(spec):
    with pytest.raises(WorkbenchError, match=r"needs about [\d.]+ GiB of memory, and 8\.0 GiB are free"):
        build_model(spec, FACTS, STATISTICS)


def test_the_numbers_that_are_reckoned_are_those_of_the_model():
    spec = ModelSpec(layers=(RecurrentSpec(cell="LSTM", units=3, depth=2, bidirectional=True), DenseSpec(units=5)))
    model = build_model(spec, FACTS, STATISTICS)

    assert size.parameters(spec, FACTS) == sum(weight.numel() for weight in model.parameters())


def test_training_takes_the_weights_four_times_and_a_batch(monkeypatch):
    spec = ModelSpec(layers=(DenseSpec(units=1000),) * 3)
    monkeypatch.setattr(size, "free_memory", lambda: 4 * 4 * size.parameters(spec, FACTS) + 1_000_000)

    size.check_can_train(spec, FACTS, 1, on_cpu=True)
    size.check_can_train(spec, FACTS, 1000, on_cpu=False)
    with pytest.raises(WorkbenchError, match="smaller batch"):
        size.check_can_train(spec, FACTS, 1000, on_cpu=True)


def test_a_model_has_no_more_layers_than_anybody_draws():
    with pytest.raises(ValidationError, match="256 items"):
        ModelSpec.model_validate({"layers": [{"kind": "dense"}] * (MOST_LAYERS + 1)})
