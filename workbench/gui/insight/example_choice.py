"""ExampleChoice: which example of which part the Inside page looks at."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.gui.insight.desk import Desk
from workbench.gui.style import theme, translation
from workbench.gui.style.moments import stretch
from workbench.gui.style.numbers import whole
from workbench.gui.widgets.cards import styled_label
from workbench.gui.widgets.choices import DropDown
from workbench.gui.widgets.number_edits import LARGEST_INT, IntEdit

PARTS = ("test", "val", "train")


class ExampleChoice(QWidget):
    """A part, a number within it, and what that example is."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.part = DropDown()
        self.number = IntEdit()
        self.number.setStepType(IntEdit.StepType.DefaultStepType)
        self._name = styled_label("", "muted")
        for part in PARTS:
            self.part.addItem("", part)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.S)
        for widget in (self.part, self.number, self._name):
            line.addWidget(widget)
        line.addStretch(1)
        self.part.activated.connect(lambda _index: desk.choose(part=self.part.currentData(), example=0, answer=None))
        self.number.valueChanged.connect(lambda number: desk.choose(example=number - 1, answer=None))
        desk.opened.connect(lambda _subject: self._render())
        desk.chosen.connect(lambda _asked: self._render())
        self.retranslate()
        translation.follow(self.retranslate)

    def step(self, by: int) -> None:
        """Go to another example."""
        self.number.setValue(self.number.value() + by)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        names = {"test": self.tr("Test part"), "val": self.tr("Validation part"), "train": self.tr("Training part")}
        for index, part in enumerate(PARTS):
            self.part.setItemText(index, names[part])
        self.part.setAccessibleName(self.tr("Part"))
        self.number.setAccessibleName(self.tr("Number of the example"))
        self.number.setToolTip(self.tr("The example that is looked at"))
        self.number.setPrefix(self.tr("Example") + " ")
        self._render()

    def _render(self) -> None:
        subject, asked = self._desk.subject, self._desk.asked
        known = subject is not None and subject.data is not None
        self.setEnabled(known)
        if subject is None or subject.data is None:
            self._name.setText("")
            return
        examples, dataset = subject.examples(asked.part), subject.data.dataset
        self.part.setCurrentIndex(PARTS.index(asked.part))
        self.number.blockSignals(True)
        self.number.setRange(1, max(1, min(len(examples), LARGEST_INT)))
        self.number.setValue(asked.example + 1)
        self.number.blockSignals(False)
        self.number.setSuffix(" / " + whole(len(examples)))
        example = subject.chosen(asked)
        first = example.start - int(dataset.offsets_S1[example.sequence])
        shown = stretch(first, first + example.length, dataset.sample_rate)
        self._name.setText(f"{dataset.names_S[example.sequence]}{self.tr(', ')}{shown}")
