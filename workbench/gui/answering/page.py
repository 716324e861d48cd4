"""UsePage: what comes after the end of the user's series, and what new files are: by a click or a drop."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QWidget

from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.gui.answering.answer_picture import AnswerPicture
from workbench.gui.answering.answer_table import AnswerTable
from workbench.gui.answering.folder_watch import FolderWatch
from workbench.gui.answering.future_history import FutureHistory
from workbench.gui.answering.future_panel import FuturePanel
from workbench.gui.answering.listening import Listening
from workbench.gui.answering.table_model import MOST_ROWS
from workbench.gui.runs.empty import EmptyRuns
from workbench.gui.runs.run_choice import RunChoice
from workbench.gui.runs.writing import WritingPanel
from workbench.gui.session.jobs import Job, telling
from workbench.gui.session.opening import name_filters
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.style.numbers import number, whole
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import Card, PageHeader, lay_out_page, primary, styled_label
from workbench.gui.widgets.choices import DropDown
from workbench.gui.widgets.questions import ask_new_file, ask_paths
from workbench.gui.widgets.stepwise import Steps, Stepwise
from workbench.progress import Work

if TYPE_CHECKING:
    from workbench.answering.answers import Answered
    from workbench.answering.using import Used
    from workbench.evaluation.metrics import Metrics
    from workbench.runs.project import Project


class UsePage(Stepwise, QWidget):
    """The Use page; it answers the run's own data when it is first seen, and files that are opened or dropped."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, in_steps: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self.begin(self._make(session), in_steps=in_steps)

    def _make(self, session: Session) -> Steps:
        self._session = session
        self._asked: tuple[int, str, str, tuple[Path, ...]] | None = None
        self._paths: tuple[Path, ...] = ()
        self._job: Job | None = None
        self._sequence: int | None = None
        self._textual = False  # a model of texts writes on instead of answering
        self.used: Used | None = None
        """What is shown."""
        self.run_choice = RunChoice(session, trained_only=True)
        self.open_button = primary(QPushButton(icon("file-plus-outline", "on_accent"), ""))
        self.own_button = QPushButton(icon("database-outline"), "")
        self.watch, self.listening = FolderWatch(session, self), Listening(session)
        self.save_button, self.copy_button = (
            QPushButton(icon("content-save-outline"), ""),
            QPushButton(icon("content-copy"), ""),
        )
        yield
        self.picture = AnswerPicture(session)
        self.target = DropDown()
        yield
        self.table = AnswerTable()
        self.history = FutureHistory(session, self)
        self.future = FuturePanel(self.history)
        self._own: Used | None = None
        self.words, self.notes = styled_label("", "heading"), styled_label("", "muted")
        self.empty, self.writing = EmptyRuns(session), WritingPanel(session)
        self.open_action, self.save_action = (
            QAction(icon("file-plus-outline"), "", self),
            QAction(icon("content-save-outline"), "", self),
        )
        self._lay_out()
        yield
        self._connect()
        self.retranslate()
        translation.follow(self.retranslate)
        self._show_used()

    def actions(self) -> list[QAction]:
        """For the menus and the command palette."""
        return [self.open_action, self.save_action]

    def showEvent(self, event: QShowEvent) -> None:
        """Answer; another program may have trained or deleted runs."""
        super().showEvent(event)
        self.run_choice.refresh()
        self._catch_up()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files to answer, where a run can."""
        if event.mimeData().hasUrls() and self.run_choice.run and not self._textual:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Answer dropped files, once the other program is let go."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self.answer_files(paths))

    def answer_files(self, paths: list[Path]) -> None:
        """Answer these files, or without any the run's own data."""
        if self.watch.folder is not None:
            self._end_watch()
            self._asked = None
        self._paths = tuple(paths)
        self._catch_up()

    def save(self, path: Path) -> None:
        """Write the whole table as CSV."""
        used = self.used
        if used is None:
            return

        def work() -> Work[None]:
            from workbench.answering.answers import write

            yield from ()
            write(used.answered, path)

        job = self._session.jobs.run(self.tr("Saving the answers"), work)
        self._session.report_errors_of(job)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._show_hint()
        self.open_button.setText(self.tr("Answer files…"))
        self.open_action.setText(self.tr("Answer files…"))
        self.own_button.setText(self.tr("Own data"))
        self.own_button.setToolTip(self.tr("Answer the data that the run was trained on, to their ends"))
        self.watch.retranslate()
        self.listening.retranslate()
        self.save_button.setText(self.tr("Save as CSV…"))
        self.save_action.setText(self.tr("Save the answers as CSV…"))
        self.copy_button.setText(self.tr("Copy"))
        self.copy_button.setToolTip(self.tr("Copy the rows that are shown, for a spreadsheet"))
        self.target.setAccessibleName(self.tr("Target"))
        self._show_words()

    def _lay_out(self) -> None:
        self._header = PageHeader()
        for widget in (self.run_choice, self.own_button, self.listening.button, self.watch.button, self.open_button):
            self._header.add_action_widget(widget)
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        line.addWidget(self.words, 1)
        line.addWidget(self.target)
        for button in (self.copy_button, self.save_button):
            line.addWidget(button)
        self.words.setWordWrap(True)
        self.notes.setWordWrap(True)
        upper, lower = Card(), Card()
        upper.body.addLayout(line)
        upper.body.addWidget(self.listening)
        upper.body.addWidget(self.notes)
        upper.body.addWidget(self.picture, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.setChildrenCollapsible(False)
        beside.setHandleWidth(theme.M)
        beside.addWidget(self.table)
        beside.addWidget(self.future)
        lower.body.addWidget(beside)
        for card in (upper, lower):
            parts.addWidget(card)
        parts.setSizes([380, 260])
        self._stack = QStackedWidget()
        self._stack.addWidget(parts)
        self._stack.addWidget(self.empty)
        written = Card()
        written.body.addWidget(self.writing, 1)
        self._stack.addWidget(written)
        lay_out_page(self, self._header, self._stack)

    def _connect(self) -> None:
        self.run_choice.in_use = lambda: self.watch.watching or self.listening.listening
        self.run_choice.follow(lambda _run: self._catch_up())
        self.run_choice.listed.connect(self._catch_up)
        self.open_button.clicked.connect(self._ask_files)
        self.open_action.triggered.connect(self._ask_files)
        self.own_button.clicked.connect(self._ask_own)
        self.watch.changed.connect(self._on_watched)
        self.listening.changed.connect(self._show_words)
        self.save_button.clicked.connect(self._ask_save)
        self.save_action.triggered.connect(self._ask_save)
        self.copy_button.clicked.connect(self.table.view.copy)
        self.table.selected.connect(self._on_sequence)
        self.target.currentIndexChanged.connect(lambda _index: self._draw())
        self.history.answered.connect(self._on_otherwise)
        self._session.experiment_changed.connect(self._ask_own)

    def _ask_files(self) -> None:
        title, files = self.tr("Choose files to answer"), QFileDialog.FileMode.ExistingFiles
        ask_paths(self.window(), title, files, self.answer_files, filters=name_filters())

    def _ask_own(self) -> None:
        """Answer the run's own data, whatever was opened before."""
        self.answer_files([])

    def _ask_save(self) -> None:
        ask_new_file(self.window(), self.tr("Save the answers"), ["CSV (*.csv)"], self.save)

    def _catch_up(self) -> None:
        """Answer where something else is asked, or the run has learned since."""
        project, run = self._session.project, self.run_choice.run
        rows = {row.id: row for row in self.run_choice.rows}
        asked = (self._session.experiment, run, rows[run].stamp if run in rows else "", self._paths)
        self._show_empty()
        if not self.isVisible() or asked == self._asked:
            return
        self._asked, self.used = asked, None
        self._end_watch()
        self.watch.of_run(run)
        self.listening.of_run(run)
        if self._job is not None:
            self._job.stop()
            self._job = None
        self._textual = _writes(project, run)
        self.writing.show_run(run if self._textual else "")
        self._show_hint()
        if project is None or not run or self._textual:
            self._show_used()
            return
        paths, loaded = self._paths, self._session.data.loaded

        def work() -> "Work[Used]":
            from workbench.answering.using import use

            return (yield from use(project, run, paths, loaded))

        self._job = self._session.jobs.run(self.tr("Answering"), work)
        self._job.finished.connect(self._on_used)
        self._job.failed.connect(self._on_failed)
        self._session.report_errors_of(self._job)
        self._show_used()

    def _end_watch(self) -> None:
        """Something else is asked for; a watch that ends by that says so."""
        if self.watch.watching and self.watch.folder is not None:
            name = self.watch.folder.name
            self._session.report("info", "{folder} is no longer watched: something else is answered now.", folder=name)
        self.watch.forget()

    @Slot(object)
    def _on_used(self, used: "Used") -> None:
        if telling() is self._job:
            self._job, self.used = None, used
            self._show_used()
            self._begin_future(used)

    @Slot(object)
    def _on_failed(self, _error: Exception) -> None:
        if telling() is self._job:
            self._job = None
            self._show_words()

    @Slot()
    def _on_watched(self) -> None:
        """Show the table of a watched folder in the place of other answers."""
        if self.watch.folder is None:
            return
        if self.used is not None or self._job is not None:
            self.used = None
            if self._job is not None:
                self._job.stop()
                self._job = None
            self._show_used()
        if self.watch.grown is not self.table.model.answered:
            self.table.show_answers(self.watch.grown)
            self._draw()
        self.copy_button.setEnabled(self.watch.grown is not None)
        self.own_button.setEnabled(True)
        self._show_words()

    def _show_hint(self) -> None:
        hint = self.tr("What comes next, and what new files are. Drop them here.")
        self._header.set_texts(self.tr("Use"), self.tr("It writes on from what you begin.") if self._textual else hint)

    def _show_empty(self) -> None:
        any_run = bool(self.run_choice.run)
        answers = any_run and not self._textual
        self._stack.setCurrentIndex(0 if answers else 2 if any_run else 1)
        self.run_choice.setVisible(any_run)
        for widget in (self.own_button, self.watch.button, self.open_button):
            widget.setVisible(answers)
        self.listening.show_button()
        self.open_action.setEnabled(answers)

    def _show_used(self) -> None:
        self._show_empty()
        for thing in (self.save_button, self.copy_button, self.save_action):
            thing.setEnabled(self.used is not None)
        self.own_button.setEnabled(bool(self._paths))
        answered = self.used.answered if self.used is not None else None
        self.target.blockSignals(True)
        self.target.clear()
        forecasts = answered is not None and answered.values.ndim == 3
        self.target.addItems(list(answered.facts.targets) if answered is not None and forecasts else [])
        self.target.blockSignals(False)
        self.target.setVisible(self.target.count() > 1)
        self._sequence = None
        self.table.show_answers(answered)  # its first row is chosen, and so drawn
        if self._sequence is None:
            self._draw()
        if self.used is None:
            self._begin_future(None)
        self._show_words()

    def _begin_future(self, used: "Used | None") -> None:
        """What if starts from what is known of these data."""
        self._own = used
        self.history.begin(used.run if used else "", used.answered if used else None)
        self.future.show_sequence(used.answered if used else None, self._sequence or 0)

    def _on_otherwise(self, answered: "Answered | None") -> None:
        """Show what would be answered to another future; None to the data's own."""
        own = self._own
        if own is not None:
            self.used = own if answered is None else replace(own, answered=answered)
            self.table.model.show(self.used.answered)
            self._draw()
            self._show_words()

    def _on_sequence(self, sequence: int) -> None:
        self._sequence = sequence
        self.future.show_sequence(self._own.answered if self._own else None, sequence)
        self._draw()

    def _draw(self) -> None:
        answered = self.watch.latest if self.used is None else self.used.answered
        if answered is None or not answered.rows:
            self.picture.show_picture(None)
            return
        from workbench.answering.picture import picture

        sequence = int(answered.sequences_R[0]) if self.used is None else self._sequence or 0
        target, own = max(self.target.currentIndex(), 0), self._own.answered if self._own else answered
        before = None if self.used is None or own is answered else picture(own, sequence, target)
        self.picture.show_picture(picture(answered, sequence, target), answered.dataset.notation, before)

    def _show_words(self) -> None:
        """What is answered, and what is to be told of it."""
        names = ", ".join(path.name for path in self._paths[:3]) + (" …" if len(self._paths) > 3 else "")
        self.words.setText(self.watch.words() or names or self.tr("The run's own data"))
        told: list[str] = self.watch.notes()
        if self.used is not None:
            answered = self.used.answered
            told = [shown(note) for note in (*answered.dataset.notes, *answered.notes)]
            if answered.facts.horizon and answered.ends_NLSHK is None:
                told.append(self.tr("Bands are drawn once the run is judged: open Results."))
            if self._own is not None and self.used is not self._own:
                told.insert(0, self.tr("So it would be with another known future; the thin line is without it."))
            if self.used.metrics:
                told.insert(0, self._judged(self.used.metrics))
            if len(answered.rows) > MOST_ROWS:
                text = self.tr("Here are {shown} of {count} rows; what is saved has all.")
                told.append(text.format(shown=whole(MOST_ROWS), count=whole(len(answered.rows))))
        elif self._job is not None:
            told = [self.tr("Answering …")]
        told += [words] if (words := self.listening.words()) else []
        self.notes.setText("\n".join(told))
        self.notes.setVisible(bool(told))

    def _judged(self, metrics: "Metrics") -> str:
        """How right the answers are, where files have truths."""
        from workbench.evaluation.metrics import METRICS

        numbers = ", ".join(f"{shown(METRICS[name].title)} {number(value)}" for name, value in metrics.items())
        return self.tr("By the truths that these files hold: {numbers}.").format(numbers=numbers)


def _writes(project: "Project | None", run: str) -> bool:
    """Whether a run's model goes on with texts; one that cannot be read says why when it answers."""
    try:
        return project is not None and bool(run) and TASKS[project.run(run).facts.task].text
    except (WorkbenchError, OSError):
        return False
