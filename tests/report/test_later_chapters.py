"""What the later chapters of a report tell: network, training, inside, backtest, methods, references."""

from dataclasses import replace

import pytest

from tests.report.reading import blocks, section, shapes, texts, words
from workbench.backtest.table import Backtest, Fold
from workbench.report.chapters.errors import backtest_chapter
from workbench.report.chapters.inside import inside_chapter
from workbench.report.chapters.references import WORKS, cited
from workbench.report.chapters.training import training_chapter
from workbench.report.chapters.words import listed, number, percent, short, whole
from workbench.report.document import Equations, Figure, Items, Table
from workbench.report.facts import Inside
from workbench.report.language import Speech
from workbench.report.telling import tell

SPEECH = Speech()


def fold(place: int, mine: float, other: float) -> Fold:
    scores = {"model": {"rmse": mine, "mae": mine}, "last_value": {"rmse": other, "mae": other}}
    return Fold(number=place, place=str(place), training=50, examples=9, scores=scores)


def with_backtest(facts, *folds: Fold, origins: int | None = None):
    found = Backtest(
        key="", task="forecast", origins=origins or len(folds), refit=True, rolling=True, folds=list(folds)
    )
    return replace(facts, backtest=found)


def test_the_network_is_drawn_block_by_block(forecast_report, forecast_facts):
    network = blocks(forecast_report, "Network", Figure)[0]

    assert {"Input", "Preprocessing", "GRU", "Linear head", "Output"} <= set(texts(network.svg))
    assert f"{forecast_facts.parameters} in all" in network.caption


def test_the_cell_is_drawn_and_its_equations_are_told(forecast_report):
    (equations,) = blocks(forecast_report, "Network", Equations)

    assert len(blocks(forecast_report, "Network", Figure)) == 2
    assert equations.lines[0].startswith("r = σ")
    assert any("reset gate" in symbol for symbol in equations.symbols)


def test_what_a_linear_path_reads_of_the_season_is_told(forecast_report, forecast_facts):
    head = forecast_facts.spec.model.head.model_copy(update={"path_season": False})
    model = forecast_facts.spec.model.model_copy(update={"head": head})
    blind = replace(forecast_facts, spec=forecast_facts.spec.model_copy(update={"model": model}))

    assert "the 7 steps of the season" in words(forecast_report, "Network")
    assert "steps of the season" not in words(tell(blind, SPEECH), "Network")


def test_equal_layers_have_one_equation(forecast_facts):
    model = forecast_facts.spec.model
    twice = model.model_copy(update={"layers": model.layers * 2})
    report = tell(replace(forecast_facts, spec=forecast_facts.spec.model_copy(update={"model": twice})), SPEECH)

    assert len(blocks(report, "Network", Equations)) == 1


def test_settings_that_matter_are_told(forecast_report):
    (table,) = blocks(forecast_report, "Training", Table)

    assert ("Loss", "Squared error (MSE)") in table.rows
    assert ("Epochs", "3 epochs") in table.rows
    assert ("Seed", "0") in table.rows


def test_settings_as_they_usually_are_are_left_out(forecast_report):
    (table,) = blocks(forecast_report, "Training", Table)

    assert not {"Weight decay", "Label smoothing", "Device"} & {row[0] for row in table.rows}


def test_a_setting_that_is_off_is_told_as_that(forecast_facts):
    training = forecast_facts.spec.training.model_copy(update={"clip_norm": 0.0, "refit": True})
    spec = forecast_facts.spec.model_copy(update={"training": training})
    table = next(b for b in training_chapter(replace(forecast_facts, spec=spec), SPEECH).blocks if isinstance(b, Table))

    assert ("Gradient clipping", "off") in table.rows
    assert ("Refit", "on") in table.rows


def test_losses_are_drawn_with_the_epoch_that_is_kept(forecast_report, forecast_facts):
    (figure,) = blocks(forecast_report, "Training", Figure)

    assert len(shapes(figure.svg, "polyline")) == 2
    assert f"epoch {forecast_facts.best.epoch} is kept" in texts(figure.svg)


def test_a_classifiers_accuracy_is_drawn_too(class_report):
    _, accuracy = blocks(class_report, "Training", Figure)

    assert accuracy.caption.startswith("Validation accuracy, %")


def test_calibration_is_told_where_it_was_done(class_facts):
    case = class_facts.evaluation.case
    calibration = replace(case.calibration, examples=40, temperature=1.5)
    evaluation = replace(class_facts.evaluation, case=replace(case, calibration=calibration))

    assert "temperature 1.50" in training_chapter(replace(class_facts, evaluation=evaluation), SPEECH).blocks[0].text


def test_the_inside_tells_memory_importance_path_and_diagnosis(forecast_report, forecast_facts):
    said = words(forecast_report, "Inside the model")

    assert str(forecast_facts.inside.memory.headline) in said
    assert str(forecast_facts.inside.diagnosis.told()[0]) in said
    assert all(str(line) in said for line in forecast_facts.inside.path.told())
    assert len(blocks(forecast_report, "Inside the model", Figure)) == 3


def test_a_question_without_an_answer_says_why(forecast_facts):
    from workbench.sentence import sentence

    inside = Inside(failures=((sentence("Diagnosis"), sentence("There is nothing to see.")),))
    chapter = inside_chapter(replace(forecast_facts, inside=inside), SPEECH)

    assert chapter.blocks[-1].text == "Diagnosis: There is nothing to see."


def test_a_backtest_is_told_with_its_verdict_and_means(forecast_facts):
    facts = with_backtest(forecast_facts, fold(1, 1.0, 2.0), fold(2, 1.2, 2.1), fold(3, 0.9, 1.9))
    report = tell(facts, SPEECH)

    assert str(facts.backtest.verdict) in words(report, "Backtest")
    assert [row[0] for row in blocks(report, "Backtest", Table)[0].rows] == ["The model", "Last value"]
    assert len(shapes(blocks(report, "Backtest", Figure)[0].svg, "polyline")) == 2


def test_a_backtest_that_is_not_complete_is_left_out(forecast_facts):
    facts = with_backtest(forecast_facts, fold(1, 1.0, 2.0), fold(2, 1.0, 2.0), origins=5)

    assert backtest_chapter(facts, SPEECH) is None


def test_methods_hold_what_a_paper_asks_for(forecast_report, forecast_facts):
    said = words(forecast_report, "Methods")

    assert "GRU (Cho et al., 2014) with 4 units" in said
    assert "Adam (Kingma and Ba, 2015)" in said
    assert "learning rate 0.01" in said
    assert number(forecast_facts.intervals[""].value) in said
    assert f"{len(forecast_facts.loaded.split.train)} training" in said


def test_methods_of_a_two_way_layer_say_so(class_report):
    assert "bidirectional LSTM (Hochreiter and Schmidhuber, 1997)" in words(class_report, "Methods")


def test_to_do_it_again_needs_versions_seeds_and_hashes(forecast_report, forecast_facts):
    said = words(forecast_report, "To do it again")

    assert forecast_facts.loaded.dataset.fingerprint in said
    assert f"workbench report load {forecast_facts.run}" in said
    assert dict(forecast_facts.versions)["torch"] in said


def test_what_a_text_cites_is_among_the_references(forecast_report):
    listed_works = " ".join(blocks(forecast_report, "References", Items)[0].texts)

    for author in ("Cho", "Kingma", "Paszke", "Gibbs"):
        assert author in words(forecast_report, "Methods")
        assert author in listed_works


def test_only_works_that_the_run_rests_on_are_cited(class_facts):
    found = " ".join(cited(class_facts))

    assert all(name in found for name in ("Hochreiter", "Schuster", "Guo"))
    assert not [name for name in ("Elman", "Cho,", "Diebold") if name in found]


def test_references_are_in_the_order_of_their_authors_names(forecast_facts):
    names = [next(word for word in work.split() if not word.endswith(".")) for work in cited(forecast_facts)]

    assert names == sorted(names)


def test_every_work_has_a_year_and_its_authors():
    for work in WORKS:
        assert work.short[-5:-1].isdigit()
        assert work.short[-5:-1] in work.full


def test_a_report_in_chinese_has_no_english_sentence(forecast_facts):
    import re

    report = tell(forecast_facts, Speech("zh_CN"))
    said = " ".join(words(report, each.title) for each in report.sections[:-2])

    assert re.findall(r"(?:\b[a-z]{2,} ){3,}", said) == []


@pytest.mark.parametrize(
    ("value", "told"),
    [(0.0, "0"), (1234.5, "1234"), (0.012341, "0.01234"), (float("nan"), "–"), (None, "–"), (1e-9, "1.000e-09")],
)
def test_numbers_have_four_digits(value, told):
    assert number(value) == told


def test_large_counts_are_grouped_and_shares_are_percent():
    assert whole(1234567) == "1\u202f234\u202f567"
    assert percent(0.1234) == "12.3\u202f%"
    assert percent(None) == "–"


def test_long_names_are_cut_and_many_are_counted():
    assert short("x" * 100).endswith("…")
    assert listed(("a", "b", "c", "d"), 2, SPEECH) == "a, b and 2 more"


def test_every_drawing_has_a_caption(forecast_report, class_report):
    for report in (forecast_report, class_report):
        for each in report.sections:
            assert all(block.caption for block in section(report, each.title).blocks if isinstance(block, Figure))
