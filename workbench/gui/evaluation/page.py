"""ResultsPage: what a run is worth, in a sentence, in numbers and in pictures."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.data.spec import Task
from workbench.data.tasks import TASKS
from workbench.errors import sentence_of
from workbench.evaluation.result import Case
from workbench.gui.evaluation.forecast_pictures import ForecastPictures
from workbench.gui.evaluation.judged import JudgedRun, load_judged
from workbench.gui.evaluation.scores import ScoreCard
from workbench.gui.evaluation.tabs import TABS, TabParts
from workbench.gui.evaluation.verdict_card import VerdictCard
from workbench.gui.report.action import ReportAction
from workbench.gui.runs.empty import EmptyRuns
from workbench.gui.runs.run_choice import RunChoice
from workbench.gui.runs.taking import take_settings
from workbench.gui.runs.update_action import UpdateAction
from workbench.gui.session.jobs import Job, telling
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.style.turns import Step, at_once
from workbench.gui.widgets.cards import Card, PageHeader, lay_out_page, primary
from workbench.gui.widgets.stepwise import Steps, Stepwise


class ResultsPage(Stepwise, QWidget):
    """The Results page; it judges the chosen run when it is first seen."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, in_steps: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.begin(self._make(session), in_steps=in_steps)

    def _make(self, session: Session) -> Steps:
        self._session = session
        self._job: Job | None = None
        self._stale = True
        self.judged: JudgedRun | None = None
        self._arrived: JudgedRun | None = None
        """What is being shown step by step."""
        self.run_choice = RunChoice(session, trained_only=True)
        yield
        self.settings_button = QPushButton(icon("restore"), "")
        self.report_button = QPushButton(icon("file-document-outline"), "")
        self.update_button = QPushButton(icon("database-plus-outline"), "")
        self.export_button = primary(QPushButton(icon("export-variant", "on_accent"), ""))
        self.verdict = VerdictCard()
        self.scores = ScoreCard()
        yield
        self.pictures = ForecastPictures(session, self, in_steps=True)
        yield from self.pictures.steps
        yield
        parts = TabParts(session=session, pictures=self.pictures, rejudge=self._rejudge)
        self.widgets: dict[str, QWidget] = {}
        """What the tabs show, by their names."""
        for name, tab in TABS.items():
            self.widgets[name] = tab.make(parts)
            yield
        self.tabs = QTabWidget()
        self.empty = EmptyRuns(session)
        self.export_action = QAction(icon("export-variant"), "", self)
        self.settings_action = QAction(icon("restore"), "", self)
        self.backtest_action = QAction(icon("history"), "", self)
        self.report_action = ReportAction(session, lambda: self.run_choice.run, self)
        self.update_action = UpdateAction(session, lambda: self.run_choice.run, self)
        yield from self._lay_out()
        self._connect()
        yield
        self.retranslate()
        translation.follow(self.retranslate)
        self._show_empty()

    def actions(self) -> list[QAction]:
        """For the menus and the command palette."""
        update, report = self.update_action, self.report_action
        return [self.settings_action, self.backtest_action, update, report, self.export_action]

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
        self.backtest_action.setText(self.tr("Backtest…"))
        self.report_button.setText(self.report_action.text())
        self.report_button.setToolTip(self.report_action.toolTip())
        self.update_button.setText(self.update_action.text())
        self.update_button.setToolTip(self.update_action.toolTip())
        self.export_button.setText(self.tr("Export this model"))
        self.export_action.setText(self.tr("Export the model that is shown"))
        for index, tab in enumerate(TABS.values()):
            self.tabs.setTabText(index, tab.title())

    def _lay_out(self) -> Steps:
        self._header = PageHeader()
        self._actions = (self.settings_button, self.update_button, self.report_button, self.export_button)
        for widget in (self.run_choice, *self._actions):
            self._header.add_action_widget(widget)
        self.tabs.setDocumentMode(True)
        for shown in self.widgets.values():
            self.tabs.addTab(shown, "")
            yield
        tab_card = Card()
        tab_card.body.setContentsMargins(theme.M, theme.XS, theme.M, theme.M)
        tab_card.body.addWidget(self.tabs)
        yield
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.scores)
        splitter.addWidget(tab_card)
        splitter.setSizes([455, 805])
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(theme.M)
        yield
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addWidget(self.verdict)
        column.addWidget(splitter, 1)
        yield
        self._stack = QStackedWidget()
        self._stack.addWidget(content)
        self._stack.addWidget(self.empty)
        yield
        lay_out_page(self, self._header, self._stack)

    def _connect(self) -> None:
        self.run_choice.follow(self._on_chosen)
        self.run_choice.listed.connect(self._on_listed)
        self.settings_button.clicked.connect(self.settings_action.trigger)
        self.report_button.clicked.connect(self.report_action.trigger)
        self.update_button.clicked.connect(self.update_action.trigger)
        self.export_button.clicked.connect(self.export_action.trigger)
        self.settings_action.triggered.connect(self._on_settings)
        self.backtest_action.triggered.connect(self._on_backtest)
        self.export_action.triggered.connect(lambda: self._session.page_requested.emit("export"))

    def _on_chosen(self, run: str) -> None:
        self.setProperty("run", run)  # what the window asks before it says the same
        self.judged = None
        self._stale = True
        self._release()
        at_once(self._in_tabs(None))
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
        for widget in (self.run_choice, *self._actions):
            widget.setVisible(any_run)
        for action in self.actions():
            action.setEnabled(any_run)

    def _catch_up(self) -> None:
        if not self.isVisible():
            return
        project, run = self._session.project, self.run_choice.run
        if not self._stale or project is None or not run:
            return
        self._stale = False
        self._release()
        at_once(self._drawing(None))
        self._show_fitting(self._session.spec.data.task)
        loaded = self._session.data.loaded
        self._job = self._session.jobs.run(self.tr("Judging the run"), lambda: load_judged(project, run, loaded))
        self._job.progressed.connect(self._on_looked)
        self._job.finished.connect(self._on_judged)
        self._job.failed.connect(self._on_failed)
        self._session.report_errors_of(self._job)
        self._job.ended.connect(self._on_ended)

    def _rejudge(self) -> None:
        """The run answers otherwise now."""
        self._stale = True
        self._catch_up()

    def _release(self) -> None:
        """Judge no longer: what comes late may be of another project's run of the same name."""
        self._arrived = None
        if self._job is not None:
            self._job.stop()
            self._job = None

    @Slot(object)
    def _on_looked(self, event: object) -> None:
        if isinstance(event, JudgedRun) and telling() is self._job:
            at_once(self._in_tabs(event, early=True))
            self._show_fitting(event.stored.task)
            if event.numbers is not None:
                self.scores.show_numbers(event.numbers)

    @Slot(object)
    def _on_judged(self, judged: JudgedRun) -> None:
        if telling() is self._job:
            self._arrived = judged
            self._session.turns.add(self._steps(judged), next_=True)

    def _steps(self, judged: JudgedRun) -> Iterator[Step]:
        """What shows a run, step by step, until another one is wanted."""
        for step in self._drawing(judged):
            if not isValid(self) or self._arrived is not judged:
                return
            yield step

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        """The run may have been deleted by another program."""
        if telling() is self._job:
            self.verdict.show_failure(sentence_of(error))
            self.run_choice.refresh()

    @Slot()
    def _on_ended(self) -> None:
        if telling() is self._job:
            self._job = None

    def _drawing(self, judged: JudgedRun | None) -> Iterator[Step]:
        yield partial(self.verdict.show_judged, judged)
        season = _season(judged.evaluation.case) if judged and judged.evaluation else 1
        yield partial(self.scores.show_numbers, judged.numbers if judged else None, season)
        yield partial(self.pictures.show_judged, judged)
        yield from self._in_tabs(judged)
        yield partial(self._keep, judged)

    def _keep(self, judged: JudgedRun | None) -> None:
        self.judged = judged
        if judged is not None:
            self._show_fitting(judged.stored.task)

    def _show_fitting(self, task: Task) -> None:
        """Only the tabs that the task has; they stand there before the run is judged, and say what comes."""
        evaluation = self.judged.evaluation if self.judged else None
        horizon = evaluation.case.facts.horizon if evaluation else self._session.spec.data.window.horizon
        for widget, tab in zip(self.widgets.values(), TABS.values(), strict=True):
            self.tabs.setTabVisible(self.tabs.indexOf(widget), tab.fits(TASKS[task], horizon))

    def _in_tabs(self, judged: JudgedRun | None, *, early: bool = False) -> Iterator[Step]:
        """Steps that show a run in all tabs, or only in those that need not wait until it is judged."""
        for widget, tab in zip(self.widgets.values(), TABS.values(), strict=True):
            if tab.show is not None and (tab.early or not early):
                yield partial(tab.show, widget, judged)

    def _on_settings(self) -> None:
        if self._session.project is not None:
            take_settings(self._session, self._session.project, self.run_choice.run)

    def _on_backtest(self) -> None:
        """Show where a backtest begins."""
        self._session.page_requested.emit("results")
        view = self.widgets["backtest"]
        self.tabs.setCurrentWidget(view)
        view.setFocus()


def _season(case: Case) -> int:
    """The season that rivals repeat."""
    from workbench.evaluation.rivals.naive import season_of

    return season_of(case)
