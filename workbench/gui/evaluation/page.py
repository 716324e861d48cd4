"""ResultsPage: what a run is worth, in a sentence, in numbers and in pictures, and all runs side by side."""

from collections.abc import Generator
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from workbench.data.tasks import TASKS
from workbench.errors import sentence_of
from workbench.gui.evaluation.confusion import ConfusionTable
from workbench.gui.evaluation.forecast_pictures import ForecastPictures
from workbench.gui.evaluation.judged import JudgedRun, load_judged
from workbench.gui.evaluation.loss_history import LossHistory
from workbench.gui.evaluation.run_table import RunTable
from workbench.gui.evaluation.scores import ScoreCard
from workbench.gui.evaluation.step_bands import StepBands
from workbench.gui.evaluation.value_pictures import ValuePictures
from workbench.gui.evaluation.verdict_card import VerdictCard
from workbench.gui.runs.empty import EmptyRuns
from workbench.gui.runs.run_choice import RunChoice
from workbench.gui.runs.writing import WritingPanel
from workbench.gui.session.jobs import Job
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.widgets.cards import Card, PageHeader, primary
from workbench.spec import ExperimentSpec


class ResultsPage(QWidget):
    """The Results page; it judges the chosen run when it is first seen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._session = session
        self._job: Job | None = None
        self._stale = True
        self.judged: JudgedRun | None = None
        self.run_choice = RunChoice(session, trained_only=True)
        self.settings_button = QPushButton(icon("restore"), "")
        self.export_button = primary(QPushButton(icon("export-variant", "on_accent"), ""))
        self.verdict = VerdictCard()
        self.scores = ScoreCard()
        self.pictures = ForecastPictures(session, self)
        self.confusion = ConfusionTable(session)
        self.values = ValuePictures(session)
        self.bands = StepBands(session)
        self.writing = WritingPanel(session)
        self.history = LossHistory(session)
        self.run_table = RunTable(session)
        self.tabs = QTabWidget()
        self.empty = EmptyRuns(session)
        self.export_action = QAction(icon("export-variant"), "", self)
        self.settings_action = QAction(icon("restore"), "", self)
        self._lay_out()
        self._connect()
        self.retranslate()
        translation.follow(self.retranslate)
        self._show_empty()

    def actions(self) -> list[QAction]:
        """For the menus and the command palette."""
        return [self.settings_action, self.export_action]

    def showEvent(self, event: QShowEvent) -> None:
        """Judge the run if that was not done yet; another program may have trained or deleted some."""
        super().showEvent(event)
        self.run_choice.refresh()
        self._catch_up()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        hint = self.tr("What the model is worth on data that training never saw.")
        self._header.set_texts(self.tr("Results"), hint)
        self.settings_button.setText(self.tr("Use this run's settings"))
        tip = self.tr("Make data, model and training what they were in this run; one undo step")
        self.settings_button.setToolTip(tip)
        self.settings_action.setText(self.tr("Use the settings of the run that is shown"))
        self.export_button.setText(self.tr("Export this model"))
        self.export_action.setText(self.tr("Export the model that is shown"))
        titles = (
            self.tr("Forecast"),
            self.tr("Residuals"),
            self.tr("Error by step"),
            self.tr("Confusion matrix"),
            self.tr("Truth and answer"),
            self.tr("Step by step"),
            self.tr("Write on"),
            self.tr("Learning curves"),
            self.tr("All runs"),
        )
        for index, title in enumerate(titles):
            self.tabs.setTabText(index, title)

    def _lay_out(self) -> None:
        self._header = PageHeader()
        for widget in (self.run_choice, self.settings_button, self.export_button):
            self._header.add_action_widget(widget)
        self.tabs.setDocumentMode(True)
        self.pictures.add_tabs(self.tabs)
        for tab in (self.confusion, self.values, self.bands, self.writing, self.history, self.run_table):
            self.tabs.addTab(tab, "")
        tab_card = Card()
        tab_card.body.setContentsMargins(theme.M, theme.XS, theme.M, theme.M)
        tab_card.body.addWidget(self.tabs)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.scores)
        splitter.addWidget(tab_card)
        splitter.setSizes([455, 805])
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(theme.M)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addWidget(self.verdict)
        column.addWidget(splitter, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(content)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.XL, theme.L, theme.L, theme.L)
        layout.setSpacing(theme.M)
        layout.addWidget(self._header)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.run_choice.chosen.connect(self._on_chosen)
        self.run_choice.listed.connect(self._on_listed)
        self.run_table.activated.connect(self.run_choice.select)
        self.tabs.currentChanged.connect(self._on_tab)
        self.run_table.settings_wanted.connect(self._take_settings)
        self.settings_button.clicked.connect(self.settings_action.trigger)
        self.export_button.clicked.connect(self.export_action.trigger)
        self.settings_action.triggered.connect(lambda: self._take_settings(self.run_choice.run))
        self.export_action.triggered.connect(lambda: self._session.page_requested.emit("export"))

    def _on_tab(self, _index: int) -> None:
        """The table of all runs takes the whole width."""
        self.scores.setVisible(self.tabs.currentWidget() is not self.run_table)

    def _on_chosen(self, run: str) -> None:
        self.judged = None
        self._stale = True
        self._release()
        self.writing.show_run("")
        self._show_empty()
        self._catch_up()

    def _on_listed(self) -> None:
        self._stale = self._stale or not self._fresh()
        self._catch_up()

    def _fresh(self) -> bool:
        """Whether what is shown was made after the run's last epoch."""
        rows = {row.id: row for row in self.run_choice.rows}
        row = rows.get(self.run_choice.run)
        return self.judged is None or row is None or len(self.judged.stored.history) == row.epochs

    def _show_empty(self) -> None:
        any_run = bool(self.run_choice.run)
        self._stack.setCurrentIndex(0 if any_run else 1)
        for widget in (self.run_choice, self.settings_button, self.export_button):
            widget.setVisible(any_run)
        for action in self.actions():
            action.setEnabled(any_run)

    def _catch_up(self) -> None:
        if not self.isVisible():
            return
        self.run_table.refresh()
        project, run = self._session.project, self.run_choice.run
        if not self._stale or project is None or not run:
            return
        self._stale = False
        self._release()
        self._show(None)
        loaded = self._session.data.loaded
        self._job = self._session.jobs.run(self.tr("Judging the run"), lambda: load_judged(project, run, loaded))
        self._job.progressed.connect(self._on_looked)
        self._job.finished.connect(self._on_judged)
        self._job.failed.connect(self._on_failed)
        self._session.report_errors_of(self._job)
        self._job.ended.connect(self._on_ended)

    def _release(self) -> None:
        """Judge no longer: what comes late may be of another project's run of the same name."""
        if self._job is not None:
            self._job.stop()
            self._job = None

    @Slot(object)
    def _on_looked(self, event: object) -> None:
        if isinstance(event, JudgedRun) and self.sender() is self._job:
            self.history.show_stored(event.stored)
            if event.numbers is not None:
                self.scores.show_numbers(event.numbers)

    @Slot(object)
    def _on_judged(self, judged: JudgedRun) -> None:
        if self.sender() is self._job:
            self._show(judged)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        """The run may have been deleted by another program."""
        if self.sender() is self._job:
            self.verdict.show_failure(sentence_of(error))
            self.run_choice.refresh()

    @Slot()
    def _on_ended(self) -> None:
        if self.sender() is self._job:
            self._job = None

    def _show(self, judged: JudgedRun | None) -> None:
        self.judged = judged
        evaluation = judged.evaluation if judged else None
        self.verdict.show_judged(judged)
        season = evaluation.case.facts.season if evaluation else 1
        self.scores.show_numbers(judged.numbers if judged else None, season)
        self.pictures.show_judged(judged)
        self.run_table.set_shown(self.run_choice.run)
        if judged is None:
            return
        self.history.show_stored(judged.stored)
        numbers = judged.numbers or {}
        self.confusion.show_counts(numbers.get("classes", ()), numbers.get("confusion", ()), judged.answered)
        self.values.show_evaluation(evaluation)
        self.bands.show_answers(judged.answered)
        self.writing.show_run(judged.stored.run if TASKS[judged.stored.task].text else "")
        self._show_tabs(judged)

    def _show_tabs(self, judged: JudgedRun) -> None:
        """Only the pictures that the run's task has."""
        asks, evaluation = TASKS[judged.stored.task], judged.evaluation
        forecast = asks.forecasts
        for widget, fits in (
            (self.pictures.forecast, forecast),
            (self.pictures.residuals, forecast),
            (self.pictures.by_step, forecast and evaluation is not None and evaluation.case.facts.horizon > 1),
            (self.confusion, "confusion" in (judged.numbers or {})),
            (self.values, asks.values_sequences),
            (self.bands, asks.labels_steps),
            (self.writing, asks.text),
        ):
            self.tabs.setTabVisible(self.tabs.indexOf(widget), fits)

    def _take_settings(self, run: str) -> None:
        project = self._session.project
        if project is None or not run:
            return

        def work() -> Generator[Any, None, tuple[str, ExperimentSpec]]:
            yield from ()
            return run, project.run(run).spec

        job = self._session.jobs.run(self.tr("Reading the run"), work)
        job.finished.connect(self._on_settings)
        self._session.report_errors_of(job)

    @Slot(object)
    def _on_settings(self, found: tuple[str, ExperimentSpec]) -> None:
        run, spec = found
        before = self._session.spec
        self._session.edit(self.tr("Use settings of run {run}").replace("{run}", run), spec)
        if self._session.spec == before:
            self._session.report("info", "The settings are those of run {run} already.", run=run)
        else:
            self._session.report(
                "success", "The settings are those of run {run} now. Undo brings the others back.", run=run
            )
