import dataclasses
import json

import pytest

from workbench.errors import WorkbenchError
from workbench.insight.choosing import find_example
from workbench.insight.question import Asked
from workbench.insight.questions import QUESTIONS, ask
from workbench.insight.subject import look_into
from workbench.insight.writing import write_result
from workbench.models.spec import DenseSpec
from workbench.progress import finish


def test_every_question_is_listed_under_its_name_and_says_what_it_shows():
    assert list(QUESTIONS) == [question.name for question in QUESTIONS.values()]
    assert all(str(question.title) and str(question.tip) for question in QUESTIONS.values())


def test_a_question_that_is_none_names_those_that_are(subject):
    with pytest.raises(WorkbenchError, match="Choose among gates"):
        finish(ask("dreams", subject, Asked()))


def test_a_run_without_weights_is_told(subject):
    untrained = dataclasses.replace(subject, trained=None)

    with pytest.raises(WorkbenchError, match="no trained weights yet"):
        finish(ask("gates", untrained, Asked()))


def test_a_model_without_recurrent_layers_is_told(subject_of, spec):
    model = spec.model.model_copy(update={"layers": (DenseSpec(units=3),)})

    with pytest.raises(WorkbenchError, match="no recurrent layers"):
        finish(ask("gates", subject_of(spec.model_copy(update={"model": model})), Asked()))


def test_why_the_data_cannot_be_read_is_told(without_data):
    with pytest.raises(WorkbenchError, match="They are gone"):
        finish(ask("gates", without_data, Asked()))


def test_an_example_that_is_not_there_is_told(subject):
    with pytest.raises(WorkbenchError, match=r"has \d+ examples; there is no number 1000"):
        finish(ask("gates", subject, Asked(example=999)))


def test_a_run_is_opened_without_data_where_its_files_are_gone(project, spec):
    run = project.new_run()
    run.write_spec(spec)
    (project.folder / "series.csv").unlink()

    subject = finish(look_into(project, run.id))

    assert subject.data is None and "series.csv" in str(subject.unreadable)
    assert subject.trained is None


@pytest.mark.parametrize(("row", "last"), [(None, 100), (110, 110), (1, 100), (500, 118)])
def test_an_example_is_found_by_a_step_of_its_sequence(subject, row, last):
    place = find_example(subject, "test", "series", row)

    example = subject.chosen(Asked(example=place))
    assert example.start + example.length == last


def test_a_sequence_that_is_none_is_told_beside_one_that_is(subject):
    with pytest.raises(WorkbenchError, match=r"There is no sequence Mars\. The first: series"):
        find_example(subject, "test", "Mars")


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_a_result_is_written_by_the_ending_of_its_file(subject, tmp_path, ending):
    result = finish(ask("gates", subject, Asked()))

    path = finish(write_result(result, tmp_path / f"gates.{ending}"))

    if ending == "json":
        assert json.loads(path.read_text()) == json.loads(json.dumps(result.as_json()))
    else:
        first, *rows = path.read_text().splitlines()
        assert first.split(",") == list(result.header())
        assert len(rows) == sum(1 for _ in result.rows())


def test_no_other_ending_is_taken(subject, tmp_path):
    result = finish(ask("gates", subject, Asked()))

    with pytest.raises(WorkbenchError, match=r"must end in \.csv or \.json"):
        finish(write_result(result, tmp_path / "gates.png"))


def test_a_question_meets_no_other_in_the_model(subject):
    asked, entered = ask("states", subject, Asked()), []
    next(asked)
    for layer in subject.recurrent:
        layer.register_forward_pre_hook(lambda _layer, given: entered.append(given))

    finish(asked)

    assert not entered
