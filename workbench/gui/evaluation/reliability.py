"""ReliabilityPictures: whether probabilities hold, and the threshold below which a class is left open."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.data.tasks import TASKS
from workbench.gui.plots.plot import Plot
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.numbers import number, percent, whole
from workbench.gui.widgets.cards import styled_label
from workbench.gui.widgets.number_edits import FloatEdit
from workbench.models.calibration import FEWEST
from workbench.progress import Work
from workbench.sentence import Sentence

if TYPE_CHECKING:
    from workbench.evaluation.result import Evaluation
    from workbench.evaluation.sureness import Sureness

Pen = Qt.PenStyle
WANTED = 95.0
"""Per cent that are to be right, to begin with."""


class ReliabilityPictures(QWidget):
    """A sentence, a line to choose the threshold in, and two plots side by side."""

    def __init__(self, session: Session, rejudge: Callable[[], None], parent: QWidget | None = None) -> None:
        """`rejudge` is called once the run answers otherwise."""
        super().__init__(parent)
        self._session, self._rejudge = session, rejudge
        self._evaluation: Evaluation | None = None
        self.text, self.kept = styled_label("", "muted"), QLabel()
        for label in (self.text, self.kept):
            label.setWordWrap(True)
        self.wanted = FloatEdit()
        self.wanted.setRange(1.0, 99.9)
        self.wanted.setValue(WANTED)
        self.wanted.setSuffix(" %")
        self.choose, self.always = QPushButton(), QPushButton()
        self.reliability, self.answered = Plot(session.save_points), Plot(session.save_points)
        self._lay_out()
        self.choose.clicked.connect(lambda: self._ask(self.wanted.value() / 100))
        self.always.clicked.connect(lambda: self._ask(0.0))
        translation.follow(self.render)
        theme.follow(self.render)
        self.render()

    def show_evaluation(self, evaluation: "Evaluation | None") -> None:
        """Show how sure another run is; None shows nothing."""
        self._evaluation = evaluation
        calibration = evaluation.case.calibration if evaluation else None
        if calibration is not None and calibration.wanted:
            self.wanted.setValue(100 * calibration.wanted)
        self.render()
        for plot in (self.reliability, self.answered):
            plot.reset()

    def render(self) -> None:
        """Draw and tell everything in the language in force."""
        self._label.setText(self.tr("Wanted accuracy of what is answered"))
        self.wanted.setAccessibleName(self.tr("Wanted accuracy of what is answered"))
        self.choose.setText(self.tr("Choose the threshold"))
        tip = self.tr("The lowest probability from which on the validation part is right so often, but for chance")
        self.choose.setToolTip(tip)
        self.always.setText(self.tr("Always answer"))
        self.always.setToolTip(self.tr("Leave no sequence open, however unsure its class"))
        held, right = self.tr("Probability, %"), self.tr("Right, %")
        self.reliability.set_names(self.tr("Right answers by their probability"), held, right)
        self.answered.set_names(self.tr("Right answers by how many are given"), self.tr("Answered, %"), right)
        for plot in (self.reliability, self.answered):
            plot.remove_curves()
            plot.set_hint(self.tr("Drawn here once the run is judged"))
        self.answered.mark(None)
        sureness = self._evaluation.sureness if self._evaluation else None
        self.controls.setVisible(self._leaves_open())
        self.always.setEnabled(sureness is not None and sureness.calibration.wanted > 0)
        self.text.setText("" if sureness is None else self._told(sureness))
        self.kept.setText("" if sureness is None else self._told_kept(sureness))
        self.kept.setVisible(bool(self.kept.text()))
        if sureness is not None:
            self._draw(sureness)

    def _lay_out(self) -> None:
        self._label = QLabel()
        self._label.setBuddy(self.wanted)
        self.controls = QWidget()
        line = QHBoxLayout(self.controls)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.S)
        for part in (self._label, self.wanted, self.choose, self.always):
            line.addWidget(part)
        line.addStretch(1)
        row = QHBoxLayout()
        for plot in (self.reliability, self.answered):
            row.addWidget(plot, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.S, 0, 0)
        for widget in (self.text, self.controls, self.kept):
            column.addWidget(widget)
        column.addLayout(row, 1)

    def _leaves_open(self) -> bool:
        """Whether the run can leave classes open: of whole sequences, in a project that can be written."""
        project, evaluation = self._session.project, self._evaluation
        if evaluation is None or project is None or project.read_only:
            return False
        return TASKS[evaluation.case.facts.task].labels_sequences

    def _draw(self, sureness: "Sureness") -> None:
        even = self.reliability.add_curve(self.tr("As often as it says"), color=7, style=Pen.DashLine, width=1.2)
        self.reliability.set_points(even, [0.0, 100.0], [0.0, 100.0])
        x = [100 * each.sureness for each in sureness.bins]
        self._points(self.reliability, x, [100 * each.accuracy for each in sureness.bins])
        shares, accuracies = (100 * np.array(values) for values in (sureness.shares, sureness.accuracies))
        self.answered.set_points(self.answered.add_curve("", color=0, width=2), shares, accuracies)
        if sureness.calibration.wanted:
            wanted = self.answered.add_curve(self.tr("Wanted"), color=7, style=Pen.DashLine, width=1.2)
            self.answered.set_points(wanted, [0.0, 100.0], [100 * sureness.calibration.wanted] * 2)
            self.answered.mark(100 * sureness.answered / sureness.answers, self.tr("Answered"))

    def _points(self, plot: Plot, x: list[float], y: list[float]) -> None:
        curve = plot.add_curve(self.tr("Test part"), color=0, width=2)
        curve.item.setSymbol("o")
        curve.item.setSymbolSize(7)
        curve.item.setSymbolBrush(theme.plot_colors().series[0])
        curve.item.setSymbolPen(None)
        plot.set_points(curve, x, y)

    def _told(self, sureness: "Sureness") -> str:
        calibration = sureness.calibration
        values = {
            "ece": number(sureness.ece, 2),
            "raw": number(sureness.raw_ece, 2),
            "chance": number(sureness.chance_ece, 2),
            "answers": whole(sureness.answers),
            "temperature": number(calibration.temperature, 3),
            "count": whole(calibration.examples),
        }
        if not calibration.examples:
            text = self.tr("Probabilities are as the model gives them; their expected calibration error is {ece}.")
            text += " " + self.tr("The validation part is too small to calibrate them by.") if self._few() else ""
        else:
            text = self.tr(
                "Probabilities were calibrated by {count} answers to what training did not see, at a temperature of "
                "{temperature}. Their expected calibration error is {ece}; without that it is {raw}."
            )
        text += " " + self.tr("Of {answers} answers, probabilities that are just right show {chance}, by chance.")
        return text.format(**values)

    def _few(self) -> bool:
        trained_on = self._evaluation.case.trained_on if self._evaluation else None
        if trained_on is None:
            return False
        stepwise = TASKS[trained_on.dataset.task].labels_steps
        return (int(trained_on.val.lengths_E.sum()) if stepwise else len(trained_on.val)) < FEWEST

    def _told_kept(self, sureness: "Sureness") -> str:
        if not sureness.calibration.wanted:
            return ""
        if sureness.accuracy is None:
            return self.tr("None of the test part is answered.")
        text = self.tr(
            "{answered} of {count} of the test part are answered, {accuracy} of them right. A class less probable than "
            "{threshold} is left open, here, under Use and in exports."
        )
        return text.format(
            answered=whole(sureness.answered),
            count=whole(sureness.answers),
            accuracy=percent(sureness.accuracy),
            threshold=percent(sureness.calibration.threshold),
        )

    def _ask(self, wanted: float) -> None:
        project, evaluation, loaded = self._session.project, self._evaluation, self._session.data.loaded
        if project is None or evaluation is None:
            return
        run = evaluation.case.run

        def work() -> "Work[Sentence | None]":
            from workbench.evaluation.calibration import choose_threshold
            from workbench.evaluation.held_out import said_of_promise
            from workbench.runs.loaded import load_experiment

            chosen = project.run(run)
            spec = chosen.spec.data
            known = loaded
            if known is None or known.spec != spec:
                known = yield from load_experiment(spec, project.folder)
            yield from choose_threshold(chosen, known, wanted)
            return said_of_promise(chosen, known) if wanted else None

        job = self._session.jobs.run(self.tr("Choosing the threshold"), work)
        job.finished.connect(self._on_chosen)
        self._session.report_errors_of(job)

    @Slot(object)
    def _on_chosen(self, said: "Sentence | None") -> None:
        if said is not None:
            self._session.report("info", said.template, **said.values)
        self._session.runs_changed.emit()
        self._rejudge()
