from dataclasses import replace

import numpy as np
from example_datasets import classification, forecasting

from workbench.data.audit import audit
from workbench.data.dataset import SequenceDataset
from workbench.data.spec import DataSpec, SplitSpec, WindowSpec
from workbench.data.splits import make_split
from workbench.sentence import sentence


def audited(dataset: SequenceDataset, **split: object) -> str:
    spec = DataSpec(task=dataset.task, window=WindowSpec(context=5, horizon=2), split=SplitSpec(**split))
    return " ".join(str(found.sentence) for found in audit(dataset, make_split(dataset, spec), spec))


def test_a_stationary_series_gives_no_warning():
    values = np.random.default_rng(0).normal(size=1000).tolist()

    assert audited(forecasting(1000, values=values)) == ""


def test_a_level_that_differs_between_validation_and_test_is_said():
    values = np.random.default_rng(0).normal(size=1000)
    values[850:] -= 2

    assert "A good validation loss promises little" in audited(forecasting(1000, values=values.tolist()))


def test_a_constant_target_is_allowed_but_said():
    assert "never changes" in audited(forecasting(1000, values=[2.5] * 1000))


def test_the_newest_steps_in_no_part_are_counted():
    assert "newest 100 of 1000 steps are in no part" in audited(forecasting(1000), train=0.7, val=0.1, test=0.1)


def test_sequences_in_no_part_are_counted():
    found = audited(classification([0, 1] * 50), method="random", train=0.6, val=0.2, test=0.1)

    assert "10 of 100 sequences are in no part" in found


def test_few_examples_are_said():
    found = audited(forecasting(60))

    assert "training examples" in found and "test part has only" in found


def test_a_season_is_said():
    assert "repeats every 24 steps" in audited(forecasting(1000, season=24))


def test_a_whole_season_ahead_is_one_click_away():
    spec = DataSpec(task="forecast", window=WindowSpec(context=25, horizon=1))
    dataset = replace(forecasting(300), season=12)

    def found(spec):
        findings = audit(dataset, make_split(dataset, spec), spec)
        return next(one for one in findings if "repeats every 12" in str(one.sentence))

    cured = found(spec).cure.change(spec)

    assert "Forecast one season, 12 steps: --set data.window.horizon=12" in str(found(spec).told)
    assert cured.window == WindowSpec(context=25, horizon=12)
    assert found(cured).cure is None
    assert found(spec.model_copy(update={"roles": {"rain": "known"}})).cure is None


def test_sequences_too_short_for_the_window_are_counted():
    assert "1 of 2 sequences are too short" in audited(forecasting(400, 4))


def test_a_class_that_is_not_in_training_is_named():
    found = audited(classification([0] * 50 + [1] * 10 + [2] * 10), method="chronological")

    assert "Class c is in the test part but not in training" in found


def test_sequences_in_two_parts_are_counted():
    dataset = classification([0, 1] * 40)
    values_NF = dataset.values_NF.copy()
    values_NF[-3:] = values_NF[:3]

    assert "1 sequence is in two parts" in audited(replace(dataset, values_NF=values_NF), method="chronological")


def test_a_very_common_class_is_said():
    assert "Read the F1 score" in audited(classification([0] * 95 + [1] * 10), method="stratified")


def test_sequences_of_one_step_are_doubted():
    assert "is the layout right?" in audited(classification([0, 1] * 50, steps=1), method="stratified")


def test_notes_from_loading_come_first():
    dataset = replace(forecasting(1000), notes=(sentence("a.csv has changed since it was added."),))

    assert audited(dataset).startswith("a.csv has changed")


def test_speakers_in_two_parts_are_told_unless_they_are_what_is_recognised():
    spec = DataSpec(task="classify", split=SplitSpec(method="stratified"))
    dataset = classification([0, 1] * 30)
    said = []
    for speakers in (["ann", "ann", "ben"] * 20, ["a", "b"] * 30, [str(place) for place in range(60)]):
        heard = replace(dataset, facts_S={"speaker": tuple(speakers)})
        said.append(any("speaker" in str(one.sentence) for one in audit(heard, make_split(heard, spec), spec)))

    assert said == [True, False, False]
