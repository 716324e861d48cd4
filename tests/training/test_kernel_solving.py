"""What of kernel features is known before the first step: biases, and the weights of what reads them."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.training.conftest import dataset_of
from workbench.data.dataset import DataFacts, Examples, SequenceDataset, Split, Statistics
from workbench.models.build import SequenceModel, build_model
from workbench.models.ridge import left_out, ridges
from workbench.models.spec import HeadSpec, KernelsSpec, ModelSpec, RecurrentSpec
from workbench.progress import finish
from workbench.training.batches import ResidentData
from workbench.training.features import fit_inside
from workbench.training.kernels import KernelAnswers, logits_of
from workbench.training.optim import make_optimizer
from workbench.training.spec import TrainingSpec
from workbench.training.trainer import TrainingData, fit

CPU = torch.device("cpu")
STEPS, COUNT = 30, 60


@pytest.fixture(scope="module")
def waves() -> TrainingData:
    """Two paces from any phase, which only patterns tell apart."""
    random = np.random.default_rng(0)
    labels = np.arange(COUNT) % 2
    phases = random.uniform(0, 6, COUNT)[:, None]
    values = np.sin(np.arange(STEPS) * np.where(labels, 0.9, 0.6)[:, None] + phases)
    values = values + 0.3 * random.standard_normal((COUNT, STEPS))
    dataset = dataset_of(values.reshape(-1, 1), np.arange(COUNT + 1) * STEPS)
    dataset = replace(dataset, task="classify", labels_S=labels, classes=("slow", "fast"), targets=())
    dataset = replace(dataset, targets_NK=np.empty((COUNT * STEPS, 0), np.float32))
    return TrainingData(dataset=dataset, split=Split(train=some(0, 40), val=some(40, 50), test=some(50, 60), rows={}))


def some(first: int, stop: int) -> Examples:
    numbers = np.arange(first, stop)
    return Examples(starts_E=numbers * STEPS, lengths_E=np.full(len(numbers), STEPS), sequences_E=numbers, horizon=0)


def model_for(dataset: SequenceDataset, *layers, head: HeadSpec | None = None) -> SequenceModel:
    facts = DataFacts(
        task=dataset.task,
        inputs=dataset.inputs,
        targets=dataset.targets,
        classes=dataset.classes,
        context=STEPS,
        horizon=0,
        missing_mask=False,
        season=1,
    )
    statistics = Statistics(mean_F=(0.0,), std_F=(1.0,), class_counts=(1, 1), answer_mean_K=(0.0,), answer_std_K=(1.0,))
    torch.manual_seed(0)
    return build_model(ModelSpec(layers=layers, head=head or HeadSpec()), facts, statistics)


def solved(data: TrainingData, *layers, head: HeadSpec | None = None) -> SequenceModel:
    model = model_for(data.dataset, *layers, head=head)
    finish(fit_inside(model, data.dataset, data.split.train, CPU))
    return model.eval()


@torch.no_grad()
def right(model: SequenceModel, data: TrainingData, examples: Examples) -> float:
    batch = ResidentData(data.dataset, CPU).gather(examples, slice(None))
    answers = model.forward_scaled(batch.x_BTF, batch.lengths_B).argmax(dim=1)
    return float((answers == batch.y).float().mean())


def test_a_head_on_kernel_features_knows_its_classes_before_the_first_step(waves):
    assert right(solved(waves, KernelsSpec(features=1000)), waves, waves.split.test) >= 0.9


def test_a_kernel_path_knows_them_beside_layers_that_know_nothing(waves):
    model = solved(waves, RecurrentSpec(units=3), head=HeadSpec(kernel_path=True))
    for weight in model.head.parameters():
        torch.nn.init.zeros_(weight)

    assert right(model, waves, waves.split.test) >= 0.9


def test_only_the_training_part_is_learned_from(waves):
    other = waves.dataset.values_NF.copy()
    other[40 * STEPS :] = 0
    changed = replace(waves, dataset=replace(waves.dataset, values_NF=other))

    first, second = (solved(data, KernelsSpec()) for data in (waves, changed))

    assert torch.equal(first.head.linear.weight, second.head.linear.weight)
    assert torch.equal(first.layers[0].kernels.bias_DJV, second.layers[0].kernels.bias_DJV)


def test_chance_labels_make_a_path_that_says_next_to_nothing(waves):
    random = np.random.default_rng(3).permutation(waves.dataset.labels_S)
    model = solved(
        replace(waves, dataset=replace(waves.dataset, labels_S=random)),
        RecurrentSpec(units=3),
        head=HeadSpec(kernel_path=True),
    )

    batch = ResidentData(waves.dataset, CPU).gather(waves.split.test, slice(None))
    said = model.beside(batch.x_BTF, batch.lengths_B)

    assert said.softmax(dim=1).max() < 0.7


def test_unknown_and_single_classes_solve_nothing():
    x = np.random.default_rng(0).standard_normal((8, 3))

    assert logits_of(x, np.full(8, -1), 2) is None
    assert logits_of(x, np.zeros(8, np.int64), 2) is None
    assert logits_of(x[:3], np.array([0, 1, 0]), 2) is None


def test_values_of_sequences_are_begun_by_a_regression_too(waves):
    dataset = replace(
        waves.dataset,
        task="regress",
        labels_S=np.empty(0, np.int64),
        classes=(),
        targets=("pace",),
        answers_SK=waves.dataset.labels_S[:, None].astype(np.float32),
    )
    model = solved(replace(waves, dataset=dataset), KernelsSpec(features=1000))

    batch = ResidentData(dataset, CPU).gather(waves.split.test, slice(None))
    with torch.no_grad():
        answers = model.forward_scaled(batch.x_BTF, batch.lengths_B)

    assert (answers - batch.y).square().mean().sqrt() < 0.4


def test_weights_that_are_solved_learn_at_a_tenth_of_the_rate(waves):
    solved_head = make_optimizer(model_for(waves.dataset, KernelsSpec()), TrainingSpec(learning_rate=0.01))
    windows = model_for(waves.dataset, KernelsSpec(window=5), RecurrentSpec(units=2))

    assert [group["lr"] for group in solved_head.param_groups] == [pytest.approx(0.001)]
    assert [group["lr"] for group in make_optimizer(windows, TrainingSpec(learning_rate=0.01)).param_groups] == [0.01]


def test_windows_of_kernel_features_teach_a_recurrent_layer(waves):
    model = model_for(waves.dataset, KernelsSpec(features=84, window=10), RecurrentSpec(units=4))
    finish(fit_inside(model, waves.dataset, waves.split.train, CPU))
    spec = TrainingSpec(loss="cross_entropy", epochs=12, batch_size=8, learning_rate=0.02, device="cpu", threads=1)

    for _ in fit(model, waves, spec, run="", save=lambda state, end: None):
        pass

    assert right(model.eval(), waves, waves.split.test) >= 0.8


@pytest.mark.parametrize("precision", ["auto", "float32"])
def test_a_head_on_kernel_features_is_trained_again_and_again(waves, precision):
    spec = TrainingSpec(loss="cross_entropy", epochs=1, device="cpu", threads=1, precision=precision)
    for _ in range(2):
        model = solved(waves, KernelsSpec(features=84))
        for _ in fit(model, waves, spec, run="", save=lambda state, end: None):
            pass

        assert right(model.eval(), waves, waves.split.test) >= 0.8
    assert torch.backends.cudnn.conv.fp32_precision == torch.backends.cudnn.rnn.fp32_precision


def test_training_leaves_the_path_as_it_was_solved(waves):
    model = solved(waves, RecurrentSpec(units=3), head=HeadSpec(kernel_path=True))
    before = {name: weight.clone() for name, weight in model.kernel_path.state_dict().items()}
    spec = TrainingSpec(loss="cross_entropy", epochs=2, device="cpu", threads=1, averaging=0.9)

    for _ in fit(model, waves, spec, run="", save=lambda state, end: None):
        pass

    assert all(torch.equal(before[name], weight) for name, weight in model.kernel_path.state_dict().items())


def test_what_the_path_says_in_validation_is_computed_once(waves):
    model = solved(waves, RecurrentSpec(units=3), head=HeadSpec(kernel_path=True))
    known, indices = KernelAnswers(model), np.arange(10)
    batch = ResidentData(waves.dataset, CPU).gather(waves.split.val, indices)

    first, second = (known.of(batch, waves.split.val, indices) for _ in range(2))

    assert first is second
    torch.testing.assert_close(first, model.beside(batch.x_BTF, batch.lengths_B))
    assert KernelAnswers(model_for(waves.dataset)).of(batch, waves.split.val, indices) is None


def test_answers_left_out_are_those_of_regressions_on_the_others():
    random = np.random.default_rng(0)
    x, y = random.standard_normal((12, 30)), random.standard_normal((12, 2))

    _, found = left_out(x, y, (0.1,))

    for number in range(12):
        others = np.arange(12) != number
        alone = next(ridges(x[others], y[others], (0.1 * 12 / 11,)))
        np.testing.assert_allclose(found[number], alone(x[number : number + 1])[0], rtol=1e-8)


def test_the_penalty_is_the_one_that_answers_best_what_it_has_not_seen():
    random = np.random.default_rng(0)
    x = random.standard_normal((40, 3))
    noise = random.standard_normal((40, 1))

    exact, _ = left_out(x, x @ np.array([[1.0], [2.0], [3.0]]))
    shrunk, _ = left_out(x, noise)

    np.testing.assert_allclose(exact.weights_PA[:, 0], [1, 2, 3], atol=0.01)
    assert np.abs(shrunk.weights_PA).max() < 0.2
