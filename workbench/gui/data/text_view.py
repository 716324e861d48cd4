"""A text to write on: the beginning of each part, how long it is, and the characters that a model has to know."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from workbench.gui.data.sequence_plot import PARTS
from workbench.gui.style import translation
from workbench.gui.style.numbers import whole
from workbench.gui.style.theme import S
from workbench.gui.style.translation import value_name
from workbench.gui.widgets.cards import styled_label
from workbench.gui.widgets.choices import DropDown
from workbench.sentence import singular

if TYPE_CHECKING:
    from workbench.data.dataset import SequenceDataset
    from workbench.experiment import Loaded

MOST_CHARACTERS = 4000
MOST_SHOWN = 120


class TextView(QWidget):
    """The text as the model gets it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loaded: Loaded | None = None
        self.part = DropDown()
        self._part_label = QLabel()
        self._part_label.setBuddy(self.part)
        self.length = styled_label("", "muted")
        self.vocabulary = styled_label("", "muted")
        self.vocabulary.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        line = QHBoxLayout()
        line.setSpacing(S)
        line.addWidget(self._part_label)
        line.addWidget(self.part)
        line.addWidget(self.length, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(line)
        column.addWidget(self.text, 1)
        column.addWidget(self.vocabulary)
        self.part.addItems([""] * len(PARTS))
        self.part.activated.connect(lambda _: self._show())
        self.retranslate()
        translation.follow(self.retranslate)
        translation.follow(self._show)

    def show_data(self, loaded: "Loaded | None") -> None:
        """Show another text, or the same cut differently."""
        self._loaded = loaded
        self._show()

    def retranslate(self) -> None:
        """Set every text."""
        self._part_label.setText(self.tr("Part"))
        self.part.setAccessibleName(self.tr("Part shown"))
        self.text.setAccessibleName(self.tr("Beginning of the text"))
        for place, part in enumerate(PARTS):
            self.part.setItemText(place, value_name(part))

    def _show(self) -> None:
        if self._loaded is None or not len(self._loaded.dataset.labels_N):
            self.text.clear()
            return
        dataset, part = self._loaded.dataset, PARTS[self.part.currentIndex()]
        rows = self._loaded.split.rows[part]
        owned = sum(stop - start for start, stop in rows)
        start = rows[0][0] if rows else 0
        self.text.setPlainText(written(dataset, start, start + min(owned, MOST_CHARACTERS)))
        values = {"count": whole(owned), "examples": whole(len(self._loaded.split.part(part)))}
        text = self.tr("{count} characters in {examples} examples of {context}")
        self.length.setText(singular(text.format(context=whole(self._loaded.spec.window.context), **values)))
        listed = " ".join(_visible(character) for character in dataset.classes[:MOST_SHOWN])
        known = self.tr("{count} different characters: {listed}")
        more = " …" if len(dataset.classes) > MOST_SHOWN else ""
        self.vocabulary.setText(singular(known.format(count=whole(len(dataset.classes)), listed=listed + more)))


def written(dataset: "SequenceDataset", start: int, stop: int) -> str:
    """The tokens of some steps as text again."""
    tokens = np.asarray(dataset.labels_N[start:stop])
    return "".join(dataset.classes[token] for token in tokens if token >= 0)


def _visible(character: str) -> str:
    return {" ": "␣", "\n": "↵", "\t": "⇥"}.get(character, character)
