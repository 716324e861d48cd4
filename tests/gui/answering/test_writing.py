"""The Use page where a run reads texts: there is nothing to answer, and it writes on."""

from PySide6.QtCore import Qt

from workbench.data.spec import DataSpec, SourceSpec, WindowSpec
from workbench.models.spec import EmbeddingSpec, HeadSpec, ModelSpec, PreprocessSpec, RecurrentSpec
from workbench.spec import ExperimentSpec
from workbench.training.spec import TrainingSpec


def test_a_model_of_texts_writes_on_in_the_place_of_answers(qtbot, use_trained, tmp_path):
    (tmp_path / "text.txt").write_text("to be or not to be, that is. " * 40)
    source = SourceSpec(path=str(tmp_path / "text.txt"))
    data = DataSpec(task="next-token", sources=(source,), layout="series", window=WindowSpec(context=16, stride=16))
    layers = (EmbeddingSpec(units=4), RecurrentSpec(units=4))
    model = ModelSpec(preprocess=PreprocessSpec(scale="none", level="none"), layers=layers, head=HeadSpec())
    training = TrainingSpec(epochs=1, device="cpu", batch_size=64, loss="cross_entropy")
    spec = ExperimentSpec(data=data, model=model, training=training)
    page = use_trained(spec)
    page.show()
    qtbot.waitUntil(lambda: page.writing.isVisible() and page.writing.write_button.isEnabled())
    assert not page.open_button.isVisible() and not page.open_action.isEnabled() and page.run_choice.isVisible()
    assert page._header._hint.text() == "It writes on from what you begin."  # and files are not to be dropped

    qtbot.keyClicks(page.writing.prompt, "to ")
    page.writing.length.setValue(5)
    qtbot.mouseClick(page.writing.write_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.writing.writing)

    assert len(page.writing.text.toPlainText()) == 8
