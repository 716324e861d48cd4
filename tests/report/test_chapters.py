"""What each chapter tells of a run."""

from dataclasses import replace

import numpy as np
import pytest

from tests.report.reading import blocks, shapes, texts, words
from workbench.report.chapters.data import data_chapter, split_chapter
from workbench.report.chapters.words import number, percent
from workbench.report.document import Figure, Paragraph, Table, Tiles, Verdict
from workbench.report.language import Speech
from workbench.report.telling import tell
from workbench.sentence import sentence

SPEECH = Speech()
ALL = [
    "Verdict",
    "Answers",
    "Errors, where they are",
    "Data",
    "Split",
    "Network",
    "Training",
    "Inside the model",
    "Methods",
]


def test_a_report_has_all_chapters_in_their_order(forecast_report):
    titles = [each.title for each in forecast_report.sections]

    assert titles == [*ALL, "To do it again", "References"]


def test_chapters_that_have_nothing_to_say_are_left_out(class_report):
    titles = {each.title for each in class_report.sections}

    assert not {"Inside the model", "Backtest"} & titles


def test_the_first_page_names_project_run_and_day(forecast_report, forecast_facts):
    assert forecast_report.title == "load"
    assert forecast_facts.run in forecast_report.subtitle
    assert ("Reported", "2026-03-04") in forecast_report.facts


def test_the_verdict_is_the_evaluations_own(forecast_report, forecast_facts):
    (verdict,) = blocks(forecast_report, "Verdict", Verdict)

    assert verdict.text == str(forecast_facts.evaluation.verdict.text)


@pytest.mark.parametrize(("outcome", "tone"), [("better", "good"), ("as_good", "even"), ("worse", "bad")])
def test_each_outcome_has_its_tone(forecast_facts, outcome, tone):
    verdict = forecast_facts.evaluation.verdict
    judged = replace(verdict, comparison=replace(verdict.comparison, outcome=outcome))
    facts = replace(forecast_facts, evaluation=replace(forecast_facts.evaluation, verdict=judged))

    assert blocks(tell(facts, SPEECH), "Verdict", Verdict)[0].tone == tone


def test_every_rival_stands_beside_the_model(forecast_report, forecast_facts):
    (figure,) = blocks(forecast_report, "Verdict", Figure)
    (table,) = blocks(forecast_report, "Verdict", Table)
    rivals = len(forecast_facts.evaluation.rivals)

    assert len(shapes(figure.svg, "circle")) == rivals + 1
    assert len(table.rows) == rivals + 1
    assert table.rows[0][0] == "The model"


def test_the_best_of_each_metric_is_strong(forecast_report):
    (table,) = blocks(forecast_report, "Verdict", Table)
    place = table.header.index("RMSE")
    values = [float(row[place]) for row in table.rows]

    assert (values.index(min(values)), place) in table.strong


def test_the_numbers_that_count_have_an_interval(forecast_report, forecast_facts):
    (tiles,) = blocks(forecast_report, "Verdict", Tiles)
    sure = forecast_facts.intervals[""]

    assert tiles.tiles[0].value == number(sure.value)
    assert tiles.tiles[0].note == f"95 %: {number(sure.low)} to {number(sure.high)}"


def test_warnings_of_the_evaluation_are_told(forecast_facts):

    case = replace(forecast_facts.evaluation.case, warnings=(sentence("Beware."),))
    facts = replace(forecast_facts, evaluation=replace(forecast_facts.evaluation, case=case))

    assert "⚠ Beware." in words(tell(facts, SPEECH), "Verdict")


def test_what_an_update_has_won_and_forgotten_stands_beside_the_verdict(forecast_facts):
    said = sentence("On the new test part the update is as good.")
    told = [each.text for each in blocks(tell(replace(forecast_facts, update=(said,)), SPEECH), "Verdict", Paragraph)]

    assert str(said) in told
    assert str(said) not in [each.text for each in blocks(tell(forecast_facts, SPEECH), "Verdict", Paragraph)]


def test_a_forecast_is_drawn_with_both_bands(forecast_report):
    (figure,) = blocks(forecast_report, "Answers", Figure)

    assert {"95 % band", "80 % band"} <= set(texts(figure.svg))
    assert shapes(figure.svg, "polygon")


def test_a_forecast_without_bands_is_drawn_all_the_same(forecast_facts):
    facts = replace(forecast_facts, evaluation=replace(forecast_facts.evaluation, bands=None))
    report = tell(facts, SPEECH)

    assert not shapes(blocks(report, "Answers", Figure)[0].svg, "polygon")
    assert blocks(report, "Answers", Table) == []


def test_what_the_bands_hold_is_told_by_step(forecast_report, forecast_facts):
    (table,) = blocks(forecast_report, "Answers", Table)
    bands = forecast_facts.evaluation.bands

    assert [row[0] for row in table.rows] == [percent(level, 0) for level in bands.levels]
    assert table.rows[0][1] == percent(float(bands.covered_LH[0, 0]))
    assert table.rows[-1][-2] == percent(float(bands.covered_LH[-1, -1]))


def test_classes_are_told_apart_in_a_matrix(class_report, class_facts):
    matrix, curve = blocks(class_report, "Answers", Figure)
    counts = [int(text) for text in texts(matrix.svg) if text.isdigit()]

    assert sum(counts) == len(class_facts.evaluation.truth)
    assert curve.caption.startswith("Reliability")


def test_every_class_has_its_metrics(class_report):
    table = blocks(class_report, "Answers", Table)[0]

    assert [row[0] for row in table.rows] == ["a", "b"]


def test_very_many_classes_have_no_matrix(class_facts):
    names = tuple(f"class {place}" for place in range(40))
    case = replace(class_facts.evaluation.case, facts=replace(class_facts.evaluation.case.facts, classes=names))
    counts = tuple((1,) * 40 for _ in names)
    facts = replace(class_facts, evaluation=replace(class_facts.evaluation, case=case, confusion=counts))

    assert [figure.caption[:11] for figure in blocks(tell(facts, SPEECH), "Answers", Figure)] == ["Reliability"]


def test_a_writers_text_is_shown_as_it_was_written(text_facts):
    quoted = [
        block.text for block in blocks(tell(text_facts, SPEECH), "Answers", Paragraph) if block.look == "quotation"
    ]

    assert quoted == [text_facts.sample]


def test_errors_of_days_are_told_by_weekday_and_no_finer(forecast_report):
    captions = [figure.caption for figure in blocks(forecast_report, "Errors, where they are", Figure)]

    assert "Error (RMSE) by weekday." in captions
    assert not [caption for caption in captions if "hour" in caption or "season" in caption]


def test_errors_of_months_are_not_told_by_weekday(forecast_facts):
    times = (np.datetime64("2000-01", "M") + np.arange(140)).astype("datetime64[s]")
    loaded = replace(forecast_facts.loaded, dataset=replace(forecast_facts.loaded.dataset, times_N=times))
    report = tell(replace(forecast_facts, loaded=loaded), SPEECH)

    assert "weekday" not in words(report, "Errors, where they are")


def test_the_worst_examples_are_named(forecast_report, forecast_facts):
    (table,) = blocks(forecast_report, "Errors, where they are", Table)

    assert [row[1] for row in table.rows] == [bad.when for bad in forecast_facts.errors.worst[:8]]


def test_files_are_told_with_their_hashes(forecast_report, forecast_facts):
    table = blocks(forecast_report, "Data", Table)[0]

    assert table.rows == (("load.csv", forecast_facts.spec.data.sources[0].sha256, "140"),)


def test_columns_are_told_with_role_mean_and_spread(forecast_report, forecast_facts):
    table = blocks(forecast_report, "Data", Table)[1]
    statistics = forecast_facts.loaded.statistics

    assert [row[:2] for row in table.rows] == [("load", "Target"), ("wind", "Feature")]
    assert table.rows[0][2] == number(statistics.mean_F[0])


def test_a_mean_is_told_with_the_origin_that_was_taken_away(forecast_facts):
    dataset = replace(forecast_facts.loaded.dataset, origins_F=(1000.0, 0.0))
    facts = replace(forecast_facts, loaded=replace(forecast_facts.loaded, dataset=dataset))
    table = next(block for block in data_chapter(facts, SPEECH).blocks[2:] if isinstance(block, Table))

    assert table.rows[0][2] == number(1000 + forecast_facts.loaded.statistics.mean_F[0])


def test_classes_are_counted(class_report, class_facts):
    table = blocks(class_report, "Data", Table)[-1]

    assert sum(int(row[1]) for row in table.rows) == len(class_facts.loaded.split.train)


def test_very_many_files_are_cut_and_counted(forecast_facts):
    source = forecast_facts.spec.data.sources[0]
    data = forecast_facts.spec.data.model_copy(update={"sources": (source,) * 50})
    facts = replace(forecast_facts, spec=forecast_facts.spec.model_copy(update={"data": data}))
    table = data_chapter(facts, SPEECH).blocks[1]

    assert len(table.rows) == 20
    assert "20 of 50 files" in table.caption


def test_empty_cells_are_told_with_what_became_of_them(forecast_facts):
    dataset = replace(forecast_facts.loaded.dataset, missing={"load": 3})
    facts = replace(forecast_facts, loaded=replace(forecast_facts.loaded, dataset=dataset))

    assert "3 cells were empty; policy: Interpolate." in data_chapter(facts, SPEECH).blocks[0].text


def test_the_parts_are_told_with_their_examples(forecast_report, forecast_facts):
    bar, _ = blocks(forecast_report, "Split", Figure)
    split = forecast_facts.loaded.split

    assert f"Training · {len(split.train)} · 57\u202f%" in texts(bar.svg)


def test_one_series_is_drawn_along_time(forecast_report):
    _, timeline = blocks(forecast_report, "Split", Figure)

    assert texts(timeline.svg) == ["2024-01-01", "2024-05-19"]


def test_many_sequences_have_no_timeline(class_report):
    assert len(blocks(class_report, "Split", Figure)) == 1


def test_what_was_grouped_or_set_apart_is_told(class_facts):
    split = class_facts.spec.data.split.model_copy(update={"group": "speaker", "gap": 4, "test_where": "fold = 5"})
    spec = class_facts.spec.model_copy(update={"data": class_facts.spec.data.model_copy(update={"split": split})})
    said = split_chapter(replace(class_facts, spec=spec), SPEECH).blocks[0].text

    assert "What shares the same speaker stays in one part." in said
    assert "The test part is where fold = 5." in said
    assert "4 steps between two parts belong to neither." in said
