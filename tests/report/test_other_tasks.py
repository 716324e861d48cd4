"""Reports of other tasks than one series and its classes: values, several targets, text."""

from dataclasses import replace

import numpy as np
import pytest

from tests.report.reading import blocks, shapes, texts, words
from workbench.evaluation.errors import Group
from workbench.report.chapters.errors import errors_chapter
from workbench.report.chapters.verdict import verdict_chapter
from workbench.report.document import Figure, Paragraph, Table, Tiles
from workbench.report.interval import intervals
from workbench.report.language import Speech
from workbench.report.page import html
from workbench.report.telling import tell

SPEECH = Speech()


def with_groups(facts, **by: tuple[tuple[str, int, float], ...]):
    """The facts with errors by other groups: names, counts and errors."""
    told = {
        name.replace("fact_", "fact:"): tuple(
            Group(name=each, place=place, count=count, error=error) for place, (each, count, error) in enumerate(groups)
        )
        for name, groups in by.items()
    }
    return replace(facts, errors=replace(facts.errors, by=told))


def test_values_are_drawn_over_their_truths(value_facts):
    (figure,) = blocks(tell(value_facts, SPEECH), "Answers", Figure)

    assert len(shapes(figure.svg, "circle")) == len(value_facts.evaluation.truth)
    assert {"Truth", "Answer"} <= set(texts(figure.svg))


def test_values_that_are_off_are_not_called_right(value_facts):
    assert "No answer of the test part is wrong." not in words(tell(value_facts, SPEECH), "Errors, where they are")


def test_each_target_is_drawn_and_told_alone(several_facts):
    report = tell(several_facts, SPEECH)
    figures, tables = blocks(report, "Answers", Figure), blocks(report, "Answers", Table)

    assert [figure.caption[:2] for figure in figures] == ["a ", "b "]
    assert [row[0] for row in tables[-1].rows] == ["a", "b"]


def test_several_targets_are_judged_by_a_standardised_metric(several_facts):
    metric, found = intervals(several_facts.evaluation)

    assert metric == "rmse"
    assert found[""].value == pytest.approx(several_facts.evaluation.score.scaled["mse"] ** 0.5)
    assert found[""].low < found[""].value < found[""].high


def test_the_standardised_metric_is_named_as_that(several_facts):
    (tiles,) = blocks(tell(several_facts, SPEECH), "Verdict", Tiles)

    assert tiles.tiles[0].label == "Standardised RMSE"


def test_errors_of_many_steps_ahead_are_a_curve(several_facts):
    figure = next(
        figure
        for figure in blocks(tell(several_facts, SPEECH), "Errors, where they are", Figure)
        if "steps ahead" in figure.caption
    )

    assert len(shapes(figure.svg, "polyline")) == 1


def test_errors_of_hours_are_told_by_hour(several_facts):
    assert "by hour of the day" in words(tell(several_facts, SPEECH), "Errors, where they are")


def test_what_came_before_is_drawn_before_a_forecast(several_facts):
    figure = blocks(tell(several_facts, SPEECH), "Answers", Figure)[0]
    rival, truth, forecast = (shape.get("points").split() for shape in shapes(figure.svg, "polyline"))

    assert len(truth) == len(forecast) + 24
    assert truth[-len(forecast) :][0].split(",")[0] == forecast[0].split(",")[0]
    assert len(rival) == len(forecast)


def test_a_text_has_one_file_and_its_characters(text_facts):
    said = words(tell(text_facts, SPEECH), "Data")

    assert f"Each step is one of {len(text_facts.loaded.dataset.classes)} characters." in said
    assert "text.txt" in said


def test_the_worst_pieces_of_a_text_say_where_they_begin(text_facts):
    (table,) = blocks(tell(text_facts, SPEECH), "Errors, where they are", Table)

    assert table.header[:2] == ("Sequence", "First step")
    assert all(int(row[1].replace("\u202f", "")) > 1 for row in table.rows)


@pytest.mark.parametrize("name", ["forecast_facts", "class_facts", "text_facts", "value_facts", "several_facts"])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_task_has_a_whole_report(request, name, language):
    report = tell(request.getfixturevalue(name), Speech(language))

    assert len(report.sections) >= 9
    assert html(report).endswith("</html>")
    assert "None" not in " ".join(words(report, each.title) for each in report.sections)


def test_a_fact_that_names_the_classes_again_is_left_out(class_facts):
    classes = (("a", 6, 0.5), ("b", 6, 0.0))
    facts = with_groups(class_facts, fact_label=classes, **{"class": classes})

    assert len([b for b in errors_chapter(facts, SPEECH).blocks if isinstance(b, Figure)]) == 1


def test_a_fact_of_single_examples_is_left_out(class_facts):
    facts = with_groups(class_facts, fact_index=tuple((str(n), 1, n % 2) for n in range(12)))

    assert errors_chapter(facts, SPEECH) is None


def test_a_fact_of_its_own_is_told_the_worst_first(class_facts):
    facts = with_groups(class_facts, fact_speaker=(("ann", 9, 0.1), ("bob", 9, 0.4)))
    figure = next(block for block in errors_chapter(facts, SPEECH).blocks if isinstance(block, Figure))
    names = [text for text in texts(figure.svg) if text in ("ann", "bob")]

    assert figure.caption == "Error (% that are wrong) by speaker."
    assert names == ["bob", "ann"]


def test_a_classifier_without_an_error_says_so(class_facts):
    facts = with_groups(class_facts, **{"class": (("a", 6, 0.0), ("b", 6, 0.0))})
    said = [block.text for block in errors_chapter(facts, SPEECH).blocks if isinstance(block, Paragraph)]

    assert said[0] == "No answer of the test part is wrong."


@pytest.mark.parametrize(("p", "told"), [(0.031, "with p = 0.031."), (1e-9, "with p < 0.0001.")])
def test_luck_is_told_with_two_digits(forecast_facts, p, told):
    verdict = forecast_facts.evaluation.verdict
    test = replace(verdict.comparison.test, p=p, statistic=2.0)
    judged = replace(verdict, comparison=replace(verdict.comparison, test=test))
    facts = replace(forecast_facts, evaluation=replace(forecast_facts.evaluation, verdict=judged))

    assert any(told in block.text for block in verdict_chapter(facts, SPEECH).blocks if isinstance(block, Paragraph))


def test_a_test_that_could_not_be_made_is_told_as_that(forecast_facts):
    verdict = forecast_facts.evaluation.verdict
    test = replace(verdict.comparison.test, p=1.0, statistic=0.0)
    judged = replace(verdict, comparison=replace(verdict.comparison, test=test))
    facts = replace(forecast_facts, evaluation=replace(forecast_facts.evaluation, verdict=judged))
    said = [block.text for block in verdict_chapter(facts, SPEECH).blocks if isinstance(block, Paragraph)]

    assert "there are too few test examples" in said[0]
    assert "p = " not in words(tell(facts, SPEECH), "Methods")


def test_shares_are_drawn_in_percent(class_facts):
    figure = next(block for block in verdict_chapter(class_facts, SPEECH).blocks if isinstance(block, Figure))

    assert "Accuracy, %" in texts(figure.svg)
    assert "100" in texts(figure.svg)


def test_a_single_epoch_has_no_curve(forecast_facts):
    report = tell(replace(forecast_facts, history=forecast_facts.history[:1]), SPEECH)

    assert blocks(report, "Training", Figure) == []


def test_a_project_whose_name_has_a_blank_is_quoted_in_commands(forecast_facts):
    report = tell(replace(forecast_facts, project="my load"), SPEECH)
    (code,) = (block for block in blocks(report, "To do it again", Paragraph) if block.look == "code")

    assert code.text.splitlines()[0] == "workbench train 'my load'"


def test_a_source_without_a_hash_is_told_by_the_fingerprint(class_facts):
    sources = tuple(source.model_copy(update={"sha256": ""}) for source in class_facts.spec.data.sources)
    data = class_facts.spec.data.model_copy(update={"sources": sources})
    report = tell(replace(class_facts, spec=class_facts.spec.model_copy(update={"data": data})), SPEECH)

    assert "the fingerprint below tells all that was read" in words(report, "Data")


def test_counts_of_each_class_are_whole(class_facts):
    table = blocks(tell(class_facts, SPEECH), "Answers", Table)[0]
    place = table.header.index("Examples")

    assert sum(int(row[place]) for row in table.rows) == len(np.asarray(class_facts.evaluation.truth))
