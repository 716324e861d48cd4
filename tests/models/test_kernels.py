"""Kernel features: shares of steps above biases, alike for padded and lone sequences, in places where they can be."""

import numpy as np
import pytest
import torch

from workbench.data.dataset import DataFacts, Statistics
from workbench.errors import WorkbenchError
from workbench.models.build import SequenceModel, build_model
from workbench.models.flow import flows
from workbench.models.kernels import RandomKernels
from workbench.models.lengths import filled
from workbench.models.spec import (
    DenseSpec,
    HeadSpec,
    KernelsSpec,
    LogMelSpec,
    ModelSpec,
    PreprocessSpec,
    RecurrentSpec,
)
from workbench.models.specs.kernels import KERNELS, dilations, kernel_count, stride
from workbench.models.summary import problems, summarize

PATH = HeadSpec(kernel_path=True)


def facts(task: str = "classify", inputs: int = 2, **changes) -> DataFacts:
    numbers = task in ("forecast", "regress")
    values = {
        "task": task,
        "inputs": tuple(f"x{i}" for i in range(inputs)),
        "targets": ("x0",) if numbers else (),
        "classes": () if numbers else ("a", "b", "c"),
        "context": 40,
        "horizon": 3 if task == "forecast" else 0,
        "missing_mask": False,
        "season": 1,
    }
    return DataFacts(**(values | changes))


def model(*layers, head: HeadSpec | None = None, known: DataFacts | None = None) -> SequenceModel:
    known = known or facts()
    count = len(known.inputs)
    answers = {"answer_mean_K": (1.0,), "answer_std_K": (2.0,)} if known.task == "regress" else {}
    statistics = Statistics(mean_F=(0.0,) * count, std_F=(1.0,) * count, class_counts=(1, 1, 1), **answers)
    torch.manual_seed(0)
    return build_model(ModelSpec(layers=layers, head=head or HeadSpec()), known, statistics).eval()


def fitted(inputs: int = 2, steps: int = 40, features: int = 1000, every: int = 1) -> RandomKernels:
    kernels = RandomKernels(inputs, steps, features, every)
    torch.manual_seed(1)
    kernels.fit(torch.randn(8, steps, inputs), filled(torch.full((8,), steps)))
    return kernels


def test_a_feature_is_the_share_of_steps_at_which_the_sum_lies_above_the_bias():
    kernels, x = fitted(inputs=1), torch.randn(1, 40, 1)

    share = kernels(x, filled(torch.tensor([40])))[0, 0, 0]

    padded = np.pad(
        np.round(1024 * x[0, :, 0].numpy()), 4
    )  # the first kernel is 2 2 2 -1 -1 -1 -1 -1 -1, the first dilation 1
    sums = [np.dot(padded[t : t + 9], [2, 2, 2, -1, -1, -1, -1, -1, -1]) for t in range(40)]
    assert share.item() == pytest.approx(np.mean(np.array(sums) > kernels.bias_DJV[0, 0, 0].item()))


def test_a_level_changes_nothing_away_from_the_ends():
    kernels, x = fitted(inputs=1), torch.randint(-3000, 3000, (1, 1, 40)).float()

    first, raised = (kernels.output(x + level, 0)[0, :, 4:-4] for level in (0.0, 5000.0))

    torch.testing.assert_close(first, raised, atol=0, rtol=0)


@pytest.mark.parametrize("window", [None, 1, 7])
@pytest.mark.parametrize("every", [1, 3])
def test_padding_changes_no_feature(window, every):
    kernels, lengths = fitted(every=every), torch.tensor([40, 23, 8, 1])
    x = torch.randn(4, 40, 2)

    together = kernels(x, lengths, window)

    for row, length in enumerate(lengths.tolist()):
        alone = kernels(x[row : row + 1, :length], filled(torch.tensor([length])), window)
        assert torch.equal(together[row : row + 1, : alone.shape[1]], alone)


def test_windows_weigh_up_to_the_whole():
    kernels, x = fitted(), torch.randn(3, 40, 2)
    lengths = filled(torch.full((3,), 40))

    torch.testing.assert_close(kernels(x, lengths, 8).mean(dim=1), kernels(x, lengths)[:, 0])


def test_half_of_what_was_seen_lies_above_its_biases():
    kernels = fitted(features=5000)
    torch.manual_seed(1)
    shares = kernels(torch.randn(8, 40, 2), filled(torch.full((8,), 40)))

    assert shares.mean().item() == pytest.approx(0.5, abs=0.03)
    assert shares.std().item() > 0.2


def test_rounding_moves_no_step_over_a_bias():
    kernels = RandomKernels(1, 30, 800)
    square = (torch.arange(30) % 10 < 5).float().expand(4, 30)[:, :, None]
    lengths = filled(torch.full((4,), 30))
    kernels.fit(square, lengths)

    assert torch.equal(kernels(square, lengths), kernels(square + 1e-5 * torch.randn(4, 30, 1), lengths))


def test_the_same_data_give_the_same_features():
    assert torch.equal(fitted(inputs=5).chosen_DJF, fitted(inputs=5).chosen_DJF)
    assert torch.equal(fitted().bias_DJV, fitted().bias_DJV)


@pytest.mark.parametrize(("steps", "expected"), [(5, (1,)), (20, (1, 2)), (150, (1, 3, 5, 10, 18))])
def test_dilations_grow_to_what_fits(steps, expected):
    assert dilations(steps) == expected
    assert dilations(steps)[-1] * 8 < max(steps, 9)


def test_long_sequences_are_read_at_fewer_places():
    assert [stride(steps) for steps in (10, 256, 600, 5000)] == [1, 1, 2, 20]


@pytest.mark.parametrize("window", [None, 6])
def test_the_module_gives_what_the_flow_promises(window):
    layer = KernelsSpec(features=300, window=window)
    known = facts(typical=20)

    made, promised = model(layer, known=known), flows(ModelSpec(layers=(layer,)), known)[-1]
    y, lengths = made.layers[0](torch.randn(2, 40, 2), torch.tensor([40, 13]))

    assert y.shape[1:] == (promised.steps, promised.size)
    assert promised.size == kernel_count(300, 20)
    assert lengths.tolist() == ([1, 1] if window is None else [7, 3])


def test_one_long_sequence_changes_no_dilation():
    even, uneven = (model(KernelsSpec(), known=facts(context=longest, typical=40)) for longest in (40, 480))

    assert even.layers[0].kernels.dilations == uneven.layers[0].kernels.dilations


@pytest.mark.parametrize("head", [HeadSpec(), PATH])
def test_the_summary_counts_what_is_there(head):
    made = model(RecurrentSpec(units=4), head=head)

    assert sum(block.parameters for block in summarize(made.spec, facts())) == sum(
        weight.numel() for weight in made.parameters()
    )


@pytest.mark.parametrize(
    ("layers", "told"),
    [
        ((DenseSpec(units=4), KernelsSpec()), "let no gradient through"),
        ((KernelsSpec(window=3), KernelsSpec()), "let no gradient through"),
        ((KernelsSpec(), RecurrentSpec(units=3)), ""),
        ((KernelsSpec(window=4), RecurrentSpec(units=3)), ""),
    ],
)
def test_they_stand_where_what_they_read_is_known_before_training(layers, told):
    found = problems(ModelSpec(layers=layers), facts(), "cross_entropy")

    errors = [problem.message.template for problem in found if problem.severity == "error"]
    assert [told in error for error in errors] == ([True] if told else [])


def test_behind_sound_features_they_are_welcome():
    known = facts(inputs=1, sample_rate=8000, context=4000)
    layers = (LogMelSpec(window=256, hop=80), KernelsSpec(window=10), RecurrentSpec(units=3))
    spec = ModelSpec(layers=layers, preprocess=PreprocessSpec(scale="none"))

    assert not problems(spec, known, "cross_entropy")


def test_words_and_text_are_refused():
    words = facts(inputs=2, categories={"x1": ("a", "b")})
    text = facts("next-token", inputs=1)

    for known, told in ((words, "hold words"), (text, "guessed")):
        with pytest.raises(WorkbenchError, match=told):
            model(KernelsSpec(window=1), known=known)


def test_every_step_may_be_answered_from_windows_of_one_step():
    assert not problems(ModelSpec(layers=(KernelsSpec(features=84, window=1),)), facts("label-steps"), "cross_entropy")
    with pytest.raises(WorkbenchError, match="merges steps"):
        model(KernelsSpec(window=2), known=facts("label-steps"))


def test_a_kernel_path_is_beside_the_layers_of_a_classifier_alone():
    assert model(RecurrentSpec(units=3), head=PATH).kernel_path is not None
    for task in ("forecast", "regress", "label-steps"):
        assert model(RecurrentSpec(units=3), head=PATH, known=facts(task)).kernel_path is None


def test_a_path_says_nothing_until_it_is_solved_and_changes_no_weight_of_the_layers():
    plain, beside = model(RecurrentSpec(units=3)), model(RecurrentSpec(units=3), head=PATH)
    x, lengths = torch.randn(3, 40, 2), torch.tensor([40, 20, 3])

    torch.testing.assert_close(plain(x, lengths), beside(x, lengths))


def test_layers_learn_without_what_the_path_says():
    made = model(RecurrentSpec(units=3), head=PATH)
    torch.nn.init.normal_(made.kernel_path.linear.weight)
    x, lengths = torch.randn(3, 40, 2), torch.tensor([40, 20, 3])

    alone = made.train().forward_scaled(x, lengths)
    together = made.eval().forward_scaled(x, lengths)

    torch.testing.assert_close(together, alone + made.kernel_path(x, lengths))
    assert not any(weight.requires_grad for weight in made.kernel_path.parameters())


def test_a_spec_of_before_has_no_kernel_path():
    assert HeadSpec.model_validate_json('{"kind": "linear", "pool": "mean"}').kernel_path is False


def test_every_kernel_is_made_of_three_high_and_six_low_weights():
    weights = RandomKernels(1, 20, 84).weight_J1L

    assert weights.shape == (KERNELS, 1, 9)
    assert weights.sum(dim=2).abs().max() == 0
    assert len({tuple(row.tolist()) for row in weights[:, 0]}) == KERNELS


def test_runs_of_before_have_no_typical_length_and_are_of_the_same_data():
    assert facts(typical=0) == facts(typical=17)
    assert (facts(typical=0).usual, facts(typical=17).usual) == (40, 17)
