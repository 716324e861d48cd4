import ast
import runpy
from pathlib import Path

import pytest

from workbench.sentence import FIELD

ROOT = Path(__file__).parents[1]
SOURCE = """
def _tr(text):
    return QCoreApplication.translate("Page", text)


class TooFullError(WorkbenchError):
    def __init__(self):
        super().__init__("Too full.")


class Card(QWidget):
    def retranslate(self):
        self.setText(self.tr("Title") if self.open else self.tr("Closed"))
        self.name.setText(_tr("Name"))
        self.session.report("info", "Saved to {folder}.", folder=self.folder)
"""


@pytest.fixture(scope="module")
def translate():
    return runpy.run_path(str(ROOT / "packaging" / "translate.py"))


def collected(translate, source):
    return translate["Collector"](ROOT / "card.py", ast.parse(source))


def test_texts_are_found_in_their_contexts(translate):
    found = collected(translate, SOURCE)

    assert set(found.texts) == {
        ("core", "Too full."),
        ("Card", "Title"),
        ("Card", "Closed"),
        ("Page", "Name"),
        ("core", "Saved to {folder}."),
    }
    assert found.lost == []


def test_a_text_that_is_no_literal_is_told(translate):
    found = collected(translate, "sentence(f'{count} rows')")
    assert len(found.lost) == 1


def test_a_merge_keeps_translations_and_depends_on_nothing_else(translate, tmp_path):
    ts = tmp_path / "workbench_zh_CN.ts"
    ts.write_text("<TS><context><name>Card</name></context></TS>", encoding="utf-8")
    texts = [("Card", 'A & "b"'), ("Card", "Old")]
    translate["merge"](texts, ts)
    first = ts.read_bytes()
    translate["merge"](texts, ts)

    assert ts.read_bytes() == first
    assert translate["unfinished"](ts) == ['Card: A & "b": not translated', "Card: Old: not translated"]


def test_what_stands_in_the_braces_of_a_sentence_is_the_plain_name_of_a_value(translate):
    sentences = [text for context, text in translate["collect"]()[0] if context == "core"]

    assert sentences
    assert [text for text in sentences if set("{}") & set(FIELD.sub("", text))] == []
