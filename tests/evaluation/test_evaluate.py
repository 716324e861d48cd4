import json
from functools import partial

import numpy as np
import pytest
import torch
from torch import nn

from tests.evaluation.series import series_case, series_dataset, series_facts, windows
from workbench.data.dataset import DataFacts, SequenceDataset, Split, Statistics
from workbench.errors import WorkbenchError
from workbench.evaluation.evaluate import evaluate, layers_added_nothing, moved_levels
from workbench.evaluation.other import all_examples, reaching_end
from workbench.evaluation.result import Case, Evaluation
from workbench.models.spec import HeadSpec, ModelSpec
from workbench.progress import finish
from workbench.spec import ExperimentSpec
from workbench.training.events import EpochEnd

CONTEXT, HORIZON = 8, 4


class Forecaster(nn.Module):
    """Repeats the last value, gone wrong by noise or drawn towards a mean."""

    def __init__(self, *, noise: float = 0.0, pull: float = 0.0) -> None:
        super().__init__()
        self.noise, self.pull = noise, pull

    def forward(self, x_BTF, lengths_B):
        last_BK = x_BTF[:, -1, :1] * (1 - self.pull)
        answer_BHK = last_BK[:, None].expand(-1, HORIZON, -1)
        return answer_BHK + self.noise * torch.randn(answer_BHK.shape, generator=torch.Generator().manual_seed(1))


def judged(model: nn.Module, values: np.ndarray, *, first: int = 0, season: int = 1) -> Evaluation:
    dataset = series_dataset(values, season)
    starts = list(range(first, len(values) - CONTEXT - HORIZON + 1))
    case = series_case(dataset, windows(starts, context=CONTEXT, horizon=HORIZON), CONTEXT, HORIZON, season)
    return finish(evaluate(model, case))


@pytest.mark.parametrize("seed", range(8))
def test_a_noisy_last_value_is_not_called_better_on_a_random_walk(seed):
    walk = np.cumsum(np.random.default_rng(seed).standard_normal(300))

    evaluation = judged(Forecaster(noise=0.02), walk, first=100)

    assert not evaluation.verdict.better
    assert "repeating the last value" in str(evaluation.verdict.text)


def test_a_model_that_knows_the_process_is_called_better():
    noise = np.random.default_rng(0).standard_normal(1000)

    evaluation = judged(Forecaster(pull=1.0), noise)

    assert evaluation.verdict.better
    assert evaluation.verdict.comparison.test.p < 0.001


def test_the_last_value_equals_its_own_baseline():
    evaluation = judged(Forecaster(), np.arange(50.0))

    assert evaluation.score == evaluation.baselines["last_value"]
    assert not evaluation.verdict.better


def test_a_seasonal_series_is_held_against_its_season():
    evaluation = judged(Forecaster(), np.tile([1.0, 5.0, 3.0, 0.0], 20), season=4)

    assert evaluation.verdict.comparison.rival == "seasonal_naive"
    assert evaluation.baselines["seasonal_naive"].metrics["mse"] == 0.0


def test_scaled_errors_are_in_training_deviations():
    evaluation = judged(Forecaster(), np.random.default_rng(0).standard_normal(60) * 7)
    variance = evaluation.case.statistics.std_F[0] ** 2

    assert evaluation.score.scaled["mse"] == pytest.approx(evaluation.score.metrics["mse"] / variance, rel=1e-4)


def test_an_evaluation_is_json_without_nan():
    text = json.dumps(judged(Forecaster(), np.arange(50.0)).as_json(), allow_nan=False)

    assert {"run", "part", "examples", "metrics", "scaled", "baselines", "better_than_baseline", "verdict"} <= set(
        json.loads(text)
    )


def test_nothing_to_compare_with_is_said():
    with pytest.raises(WorkbenchError, match="no known value of y"):
        judged(Forecaster(), np.full(30, np.nan))


def test_a_level_that_moves_after_validation_is_told():
    dataset = series_dataset(np.r_[np.random.default_rng(0).standard_normal(40), np.zeros(20), np.full(20, 3.0)])
    examples = windows([0], context=CONTEXT, horizon=HORIZON)
    rows = {"train": ((0, 40),), "val": ((40, 60),), "test": ((60, 80),)}
    split = Split(train=examples, val=examples, test=examples, rows=rows)

    warnings = moved_levels(dataset, split, Statistics(mean_F=(0.0,), std_F=(1.0,), class_counts=()))

    assert len(warnings) == 1


def sequences(labels: list[int]) -> tuple[SequenceDataset, DataFacts]:
    values = np.array(labels, np.float32)[:, None]
    dataset = SequenceDataset(
        task="classify",
        values_NF=values,
        offsets_S1=np.arange(len(labels) + 1),
        inputs=("x",),
        targets_NK=np.empty((len(labels), 0), np.float32),
        targets=(),
        labels_S=np.array(labels),
        classes=("no", "yes"),
        times_N=None,
        names_S=tuple(str(s) for s in range(len(labels))),
        missing={},
        missing_policy="interpolate",
        season=1,
        fingerprint="",
    )
    facts = DataFacts(
        task="classify",
        inputs=("x",),
        targets=(),
        classes=("no", "yes"),
        context=1,
        horizon=0,
        missing_mask=False,
        season=1,
    )
    return dataset, facts


class Reader(nn.Module):
    """Answers the class that the input names."""

    def forward(self, x_BTF, lengths_B):
        return torch.cat([1 - x_BTF[:, 0], x_BTF[:, 0]], dim=1)


def test_a_classifier_is_held_against_the_commonest_class():
    dataset, facts = sequences([0, 1] * 10 + [0] * 5)
    statistics = Statistics(mean_F=(0.0,), std_F=(1.0,), class_counts=(30, 20))
    case = Case(
        run="a",
        part="test",
        dataset=dataset,
        examples=all_examples(dataset, facts),
        facts=facts,
        statistics=statistics,
    )

    evaluation = finish(evaluate(Reader(), case))

    assert evaluation.score.metrics["accuracy"] == 1.0
    assert evaluation.baselines["majority"].metrics["accuracy"] == pytest.approx(0.6)
    assert evaluation.verdict.better
    assert evaluation.confusion == ((15, 0), (0, 10))


def test_sequences_of_an_unknown_class_are_not_judged():
    dataset, facts = sequences([0, -1, 1])

    assert all_examples(dataset, facts).sequences_E.tolist() == [0, 2]
    with pytest.raises(WorkbenchError, match="no class that the model knows"):
        all_examples(*sequences([-1, -1]))


def test_every_window_of_other_files_is_judged():
    dataset = series_dataset(np.arange(20.0))

    assert len(all_examples(dataset, series_facts(CONTEXT, HORIZON))) == 20 - CONTEXT - HORIZON + 1


def test_a_series_too_short_to_look_back_is_named():
    with pytest.raises(WorkbenchError, match="series has 5 steps, but the model looks back over 8"):
        reaching_end(series_dataset(np.arange(5.0)), series_facts(CONTEXT, HORIZON))


@pytest.mark.parametrize(
    ("best", "path", "nothing"), [(1, True, True), (2, True, False), (1, False, False)], ids=["line", "learned", "none"]
)
def test_it_is_known_where_the_layers_added_nothing_to_what_was_solved(best, path, nothing):
    end = partial(EpochEnd, train_loss=1.0, gradient_norm=0.0, seconds=1.0, sequences_per_second=1.0, memory_bytes=0)
    history = tuple(
        end(epoch=epoch, val_loss=0.5 if epoch == best else 1.0, learning_rate=rate, best=epoch == best)
        for epoch, rate in ((1, 0.0 if path else 0.01), (2, 0.01))
    )
    spec = ExperimentSpec(model=ModelSpec(head=HeadSpec(linear_path=path)))

    assert layers_added_nothing(history, spec) == nothing
