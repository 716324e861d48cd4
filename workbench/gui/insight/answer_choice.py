"""AnswerChoice: which of a model's answers is explained, and from which baseline."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.data.tasks import TASKS
from workbench.gui.insight.answer_lines import letter
from workbench.gui.insight.desk import Desk
from workbench.gui.style import theme, translation
from workbench.gui.widgets.choices import DropDown
from workbench.insight.question import Baseline
from workbench.sentence import singular

BASELINES: tuple[Baseline, ...] = ("mean", "state")
MOST_ANSWERS = 1000


class AnswerChoice(QWidget):
    """A target where there are several; a step ahead, a class or a token; a baseline."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, baselines: bool = True) -> None:
        """Without `baselines` the answer is not compared to anything."""
        super().__init__(parent)
        self._desk, self._baselines = desk, baselines
        self.target, self.answer, self.baseline = DropDown(), DropDown(), DropDown()
        for name in BASELINES:
            self.baseline.addItem("", name)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.S)
        for widget in (self.target, self.answer, self.baseline):
            line.addWidget(widget)
        line.addStretch(1)
        self.target.activated.connect(lambda place: desk.choose(target=place))
        self.answer.activated.connect(lambda _index: desk.choose(answer=self.answer.currentData()))
        self.baseline.activated.connect(lambda _index: desk.choose(baseline=self.baseline.currentData()))
        desk.opened.connect(lambda _subject: self._offer())
        desk.chosen.connect(lambda _asked: self._show_chosen())
        self.retranslate()
        translation.follow(self.retranslate)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        for widget, name, tip in (
            (self.target, self.tr("Target"), self.tr("The target whose answer is explained")),
            (self.answer, self.tr("Answer"), self.tr("The answer that is explained")),
            (self.baseline, self.tr("Baseline"), self.tr("What the answer is compared to: an input that says nothing")),
        ):
            widget.setAccessibleName(name)
            widget.setToolTip(tip)
        self.baseline.setItemText(0, self.tr("From the mean"))
        self.baseline.setItemText(1, self.tr("From the mean, states burnt in"))
        self._offer()

    def _offer(self) -> None:
        """What the model of the run can be asked about."""
        subject = self._desk.subject
        self.setVisible(subject is not None and subject.trained is not None)
        if subject is None or subject.trained is None:
            return
        facts = subject.trained.facts
        asks = TASKS[facts.task]
        self.target.clear()
        self.target.addItems(list(facts.targets))
        self.target.setVisible(len(facts.targets) > 1)
        self.answer.clear()
        if asks.forecasts:
            for step in range(min(facts.horizon, MOST_ANSWERS)):
                text = self.tr("{count} steps ahead").replace("{count}", str(step + 1))
                self.answer.addItem(singular(text), step or None)
        elif not asks.numbers:
            self.answer.addItem(self.tr("What it answers"), None)
            for place, name in enumerate(facts.classes[:MOST_ANSWERS]):
                self.answer.addItem(letter(name) if asks.text else name, place)
        self.answer.setVisible(self.answer.count() > 1)
        self.baseline.setVisible(self._baselines and bool(subject.recurrent))
        self._show_chosen()

    def _show_chosen(self) -> None:
        asked = self._desk.asked
        self.target.setCurrentIndex(asked.target)
        self.answer.setCurrentIndex(max(0, self.answer.findData(asked.answer)))
        self.baseline.setCurrentIndex(BASELINES.index(asked.baseline))
