"""A series on a high level is forecast, judged and drawn as the same series without it."""

import csv
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch

from tests.evaluation.sequences import FirstValue, case_of, facts_of, regression
from workbench.answering.answers import answer, write
from workbench.data.spec import DataSpec
from workbench.evaluation.evaluate import evaluate, evaluate_files, evaluate_run
from workbench.evaluation.other import all_examples
from workbench.evaluation.pictures import line_ahead
from workbench.models.build import build_model
from workbench.models.calibration import UNCALIBRATED
from workbench.models.spec import HeadSpec, ModelSpec, PreprocessSpec, RecurrentSpec
from workbench.progress import finish
from workbench.proposal import propose_experiment
from workbench.runs.loaded import Loaded, load_experiment
from workbench.runs.records import RunFacts
from workbench.training.batches import ResidentData
from workbench.training.outlook import validation_forecast

SHAPES = {"ramp": lambda t: 1.0 * t, "cycle": lambda t: np.rint(8 * np.sin(t * np.pi / 6)) / 4}
LEVELS = [1e6, 1e9, 1e12, 1e15]
MODEL = ModelSpec(layers=(RecurrentSpec(units=4),), head=HeadSpec(), preprocess=PreprocessSpec(level="last"))


def loaded(folder, shape: str, level: float) -> Loaded:
    """The data as a new project has them."""
    values = level + SHAPES[shape](np.arange(150.0))
    path = folder / "meter.csv"
    path.write_text("kwh\n" + "".join(f"{value!r}\n" for value in values.tolist()), encoding="utf-8")
    settings = [("data.window.context", "12"), ("data.window.horizon", "3")]
    return finish(propose_experiment([path], settings=settings)).loaded


def trained(data: Loaded):
    """A run as far as judging it asks; its model is the same for all levels."""
    torch.manual_seed(3)
    model = build_model(MODEL, data.facts, data.statistics).eval()
    facts = RunFacts(facts=data.facts, statistics=data.statistics, fingerprint=data.dataset.fingerprint)
    spec = SimpleNamespace(data=data.spec)
    return SimpleNamespace(
        id="1",
        folder=Path("/no/project/runs/1"),
        history=(),
        run_facts=facts,
        spec=spec,
        calibration=UNCALIBRATED,
        model=lambda *_: model,
    )


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("level", LEVELS)
def test_forecasts_on_a_level_are_as_good_as_without(shape, level, tmp_path):
    high, low = (loaded(tmp_path, shape, height) for height in (level, 0.0))
    judged, plain = (finish(evaluate_run(trained(data), data)) for data in (high, low))

    grain = max(1e-4, float(np.spacing(level)))
    np.testing.assert_allclose(judged.answers - level, plain.answers, atol=grain)
    assert (judged.truth - level).tolist() == plain.truth.tolist()
    for name in ("rmse", "mae", "r2"):
        assert judged.score.metrics[name] == pytest.approx(plain.score.metrics[name], rel=0.05, abs=2 * grain)
    naive = [one.baselines["last_value"].metrics["rmse"] for one in (judged, plain)]
    assert naive[0] == pytest.approx(naive[1], rel=1e-6)
    assert judged.score.scaled["mae"] == pytest.approx(plain.score.scaled["mae"], rel=0.05, abs=2 * grain)


def test_shares_are_those_of_the_units_that_the_user_knows(tmp_path):
    data = loaded(tmp_path, "ramp", 1e9)

    judged = finish(evaluate_run(trained(data), data))

    assert judged.score.metrics["smape"] == pytest.approx(judged.score.metrics["mae"] / 1e9, rel=1e-3)


def test_pictures_and_the_outlook_of_training_show_the_level(tmp_path):
    data = loaded(tmp_path, "ramp", 4_123_456_789.25)
    judged = finish(evaluate_run(trained(data), data))
    line = line_ahead(data.dataset, judged.case.examples, judged.answers)
    resident = ResidentData(data.dataset, torch.device("cpu"))
    outlook = validation_forecast(trained(data).model(), resident, data.dataset, data.split.val, 1)

    assert line.truth_P.tolist() == (4_123_456_789.25 + line.rows_P).tolist()
    assert outlook.truth == tuple(4_123_456_789.25 + step for step in outlook.steps)
    assert all(abs(value - 4_123_456_789.25) < 1000 for value in outlook.forecast)


def test_a_later_file_is_read_from_the_same_origin(tmp_path):
    data = loaded(tmp_path, "ramp", 1e9)
    later = tmp_path / "later.csv"
    later.write_text("kwh\n" + "".join(f"{1e9 + 5000.5 + row}\n" for row in range(40)), encoding="utf-8")

    judged = finish(evaluate_files(trained(data), [later]))

    assert judged.case.dataset.origins_F == data.dataset.origins_F
    assert judged.truth[0, :, 0].tolist() == [1e9 + 5012.5, 1e9 + 5013.5, 1e9 + 5014.5]


def test_answers_are_written_with_their_level(tmp_path):
    data, out = loaded(tmp_path, "ramp", 1e12), tmp_path / "answers.csv"

    write(finish(answer(lambda x_BTF, _: x_BTF[:, -3:, :1].numpy(), data.dataset, data.facts)), out)

    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    assert [float(row[-1]) for row in rows] == [1e12 + 147, 1e12 + 148, 1e12 + 149]


def test_a_spec_of_before_still_rounds_as_it_did(tmp_path):
    data = loaded(tmp_path, "ramp", 1e9)
    before = data.spec.model_dump(mode="json")
    del before["origins"]

    old = finish(load_experiment(DataSpec.model_validate(before)))

    assert old.facts.origins_F == ()
    assert old.dataset.values_NF[:, 0].tolist() == (1e9 + np.arange(150.0)).astype(np.float32).tolist()


def test_values_of_sequences_are_judged_with_their_level():
    plain = regression(20)
    high = replace(plain, answer_origins_K=(1e10,))
    low_case, case = (case_of(dataset, all_examples(dataset, facts_of(dataset))) for dataset in (plain, high))
    (mean,) = case.statistics.answer_mean_K
    facts = replace(case.facts, answer_origins_K=(1e10,))
    case = replace(case, facts=facts, statistics=replace(case.statistics, answer_mean_K=(mean + 1e10,)))

    low, judged = (finish(evaluate(FirstValue(), one)) for one in (low_case, case))

    assert judged.truth.tolist() == (low.truth.astype(np.float64) + 1e10).tolist()
    assert judged.answers.min() > 9.9e9
    for name in ("mean", "median"):
        assert judged.baselines[name].metrics["rmse"] == pytest.approx(low.baselines[name].metrics["rmse"], rel=1e-4)
    assert judged.score.scaled["mse"] == pytest.approx(0, abs=1e-9)
