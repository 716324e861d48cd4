import numpy as np
import pytest
from PySide6.QtCore import Qt

from workbench.gui.insight.views import VIEWS
from workbench.insight.questions import QUESTIONS
from workbench.models.spec import DenseSpec

Left = Qt.MouseButton.LeftButton


@pytest.fixture
def trained(open_trained):
    """The airline sample with a run of one epoch."""
    return open_trained()


def settle(qtbot, session) -> None:
    qtbot.waitUntil(lambda: not session.jobs.jobs)


def test_every_question_has_its_picture():
    assert list(VIEWS) == list(QUESTIONS)


def test_without_a_run_the_page_shows_the_way_to_training(qtbot, show_inside, session):
    page = show_inside(session)

    with qtbot.waitSignal(session.page_requested) as asked:
        qtbot.mouseClick(page.empty.button, Left)

    assert asked.args == ["train"]
    assert not page.example_choice.isVisible()


def test_the_gates_of_the_first_example_are_there_when_the_page_is_seen(trained, show_inside):
    page = show_inside(trained)

    picture = page.views["gates"].picture
    assert list(picture.maps.maps) == ["r", "z", "n", "h"]
    assert "%" in page.views["gates"].words.text()


def test_only_pictures_that_show_something_are_emptied_for_another_run(qtbot, trained, show_inside, monkeypatch):
    page, emptied = show_inside(trained), []
    for name, view in page.views.items():
        monkeypatch.setattr(view.picture, "show_result", lambda result, name=name: emptied.append((name, result)))

    page.desk.show_run(page.run_choice.run)

    assert emptied == [("gates", None)]
    settle(qtbot, trained)
    assert [name for name, result in emptied if result is not None] == ["gates"] * (len(emptied) - 1)


def test_another_example_has_other_gates(qtbot, trained, show_inside):
    page = show_inside(trained)
    before = page.views["gates"].result.layers[0].values["h"]

    page.next_action.trigger()
    settle(qtbot, trained)

    assert page.desk.asked.example == 1 and page.example_choice.number.value() == 2
    assert not np.array_equal(page.views["gates"].result.layers[0].values["h"], before)


def test_the_training_part_can_be_looked_at(qtbot, trained, show_inside):
    page = show_inside(trained)

    page.example_choice.part.setFocus()
    qtbot.keyClick(page.example_choice.part, Qt.Key.Key_End)
    settle(qtbot, trained)

    assert page.desk.asked.part == "train"
    assert page.example_choice.number.maximum() == len(page.desk.subject.examples("train"))


def test_a_run_without_weights_says_so(qtbot, open_sample, show_inside):
    session = open_sample()
    run = session.project.new_run()
    run.write_spec(session.spec)
    run.mark("stopped")
    page = show_inside(session)

    assert "no trained weights yet" in page.views["gates"].message.text()


def test_a_model_without_recurrent_layers_says_so(open_sample, train_run, show_inside):
    session = open_sample()
    session.edit_model("Layers", session.spec.model.model_copy(update={"layers": (DenseSpec(units=2),)}))
    train_run(session, epochs=1)
    page = show_inside(session)

    assert "no recurrent layers" in page.views["gates"].message.text()
    assert page.views["gates"].result is None


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_the_numbers_are_saved(qtbot, trained, show_inside, tmp_path, ending):
    view = show_inside(trained).views["gates"]

    with qtbot.waitSignal(trained.message) as reported:
        view.save(tmp_path / f"gates.{ending}")

    assert "were saved" in str(reported.args[0].text)
    assert (tmp_path / f"gates.{ending}").stat().st_size > 1000
