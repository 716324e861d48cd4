"""TrainPage: start, pause, stop and resume a run, its settings beside it, and its curves while it goes on."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.runs import words
from workbench.gui.runs.run_choice import RunChoice
from workbench.gui.runs.signs import sign
from workbench.gui.search.tab import SearchTab
from workbench.gui.session.jobs import Job
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.style.plain import plain_tip
from workbench.gui.style.translation import shown
from workbench.gui.training.curves import RunCurves
from workbench.gui.training.desk import TrainingDesk
from workbench.gui.training.elsewhere import Elsewhere
from workbench.gui.training.estimate_line import EstimateLine
from workbench.gui.training.memory_offer import MemoryOffer
from workbench.gui.training.queue_panel import QueuePanel
from workbench.gui.training.readiness import Obstacle, held, obstacle
from workbench.gui.training.settings_panel import TrainingSettings
from workbench.gui.training.tiles import TileRow
from workbench.gui.widgets.cards import Card, PageHeader, lay_out_page, primary
from workbench.gui.widgets.menu_button import drop_down
from workbench.gui.widgets.number_edits import IntEdit
from workbench.gui.widgets.stepwise import Steps, Stepwise

REDRAW_MS = 150
"""Seven pictures a second look live, and leave the processor to the training."""
MORE_EPOCHS = 10
SEVERAL_SEEDS = (2, 3, 5, 10)
"""Runs that are added to the queue at once."""


class TrainPage(Stepwise, QWidget):
    """The Train page; `desk` does the work, this shows it."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, in_steps: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.begin(self._make(session), in_steps=in_steps)

    def _make(self, session: Session) -> Steps:
        self._session = session
        self._obstacle: Obstacle | None = None
        self._focus_due = False
        self.desk = TrainingDesk(session, self)
        self.run_choice = RunChoice(session)
        self.queue = QueuePanel(session, self.desk)
        self.tabs, self.search = QTabWidget(), SearchTab(session)
        yield
        self.add_button = QPushButton(icon("playlist-plus"), "")
        self.seeds_button = QToolButton()
        self.seeds_button.setIcon(icon("chevron-down"))
        self.seeds_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.seeds_menu = QMenu(self.seeds_button)
        drop_down(self.seeds_button, self.seeds_menu)
        self.start_button = primary(QPushButton())
        self.stop_button = QPushButton(icon("stop"), "")
        self.resume_button = QPushButton(icon("play"), "")
        self.more_button = QPushButton(icon("fast-forward"), "")
        self.more_epochs = IntEdit()
        self.more_epochs.setRange(1, 100_000)
        self.more_epochs.setValue(MORE_EPOCHS)
        self.results_button = QPushButton(icon("chart-box-outline"), "")
        self.obstacle_button = QPushButton()
        self.memory_offer = MemoryOffer(session)
        self.state_label = QLabel(wordWrap=True)
        self.progress = QProgressBar(textVisible=False)
        self.tiles = TileRow()
        yield
        self.curves = RunCurves(session, in_steps=True)
        yield from self.curves.steps
        self.estimate_line = EstimateLine(session)
        self.settings = TrainingSettings(session, in_steps=True)
        yield from self.settings.steps
        yield
        self.train_action = QAction(self)
        self.train_action.setShortcut(QKeySequence("Ctrl+R"))
        self.stop_action = QAction(icon("stop"), "", self)
        self.stop_action.setShortcut(QKeySequence("Ctrl+."))
        self.add_action = QAction(icon("playlist-plus"), "", self)
        self.add_action.setShortcut(QKeySequence("Ctrl+Shift+R"))
        self.elsewhere = Elsewhere(session, self)
        self.addActions(self.actions())
        self._redraw = QTimer(self, singleShot=True, interval=REDRAW_MS)
        yield from self._lay_out()
        self._connect()
        yield
        self.retranslate()
        translation.follow(self.retranslate)
        theme.follow(self._render)

    def actions(self) -> list[QAction]:
        """For the menus and the command palette."""
        own = [self.train_action, self.stop_action, self.add_action, self.queue.start_action]
        return own + self.elsewhere.actions()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what happened while another page was shown, also by other programs."""
        super().showEvent(event)
        self.run_choice.refresh()
        self.queue.list.refresh()
        self._render()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        hint = self.tr("Fit the model to the training part; the validation part tells when to stop.")
        self._header.set_texts(self.tr("Train"), hint)
        self.stop_button.setText(self.tr("Stop"))
        self.stop_button.setToolTip(self.tr("End the run; its last finished epoch is kept") + " (Ctrl+.)")
        self.stop_action.setText(self.tr("Stop training"))
        self.add_button.setText(self.tr("Add to queue"))
        self.add_action.setText(self.tr("Add to the queue"))
        self.seeds_button.setAccessibleName(self.tr("Add to the queue with several seeds"))
        self.seeds_button.setToolTip(self.tr("Add one run for each of several seeds, to see what luck does"))
        for seeds, action in zip(SEVERAL_SEEDS, self.seeds_menu.actions(), strict=True):
            action.setText(self.tr("Add with {count} seeds").replace("{count}", str(seeds)))
        self.resume_button.setText(self.tr("Resume"))
        self.resume_button.setToolTip(self.tr("Go on with this run where it was, to its planned number of epochs"))
        self.more_button.setText(self.tr("Continue for"))
        self.more_button.setToolTip(self.tr("Train the run that is shown for so many epochs more"))
        self._show_unit(self.more_epochs.value())
        self.more_epochs.setAccessibleName(self.tr("Epochs more"))
        self.results_button.setText(self.tr("See results"))
        self.tabs.setTabText(0, self.tr("Run"))
        self.tabs.setTabToolTip(1, self.tr("Train with many settings and see which suit best"))
        self.progress.setAccessibleName(self.tr("Progress of the training"))
        self._render()

    def _lay_out_state(self) -> None:
        self._state = Card()
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        self._sign = QLabel()
        line.addWidget(self._sign)
        line.addWidget(self.state_label, 1)
        line.addWidget(self.obstacle_button)
        line.addWidget(self.estimate_line.button)
        line.addWidget(self.results_button)
        going_on = QHBoxLayout()
        going_on.setSpacing(theme.S)
        for widget in (self.memory_offer, self.resume_button, self.more_button, self.more_epochs):
            going_on.addWidget(widget)
        going_on.addStretch(1)
        self._state.body.setSpacing(theme.S)
        self._state.body.setContentsMargins(theme.L, theme.S, theme.M, theme.S)
        self._state.body.addLayout(line)
        self._state.body.addWidget(self.estimate_line)
        self._state.body.addLayout(going_on)
        self._state.body.addWidget(self.progress)
        self._state.body.addWidget(self.tiles)

    def _lay_out(self) -> Steps:
        self._header = PageHeader()
        for action_widget in (
            self.run_choice,
            self.add_button,
            self.seeds_button,
            self.stop_button,
            self.start_button,
        ):
            self._header.add_action_widget(action_widget)
        self._lay_out_state()
        yield
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, theme.S, 0, 0)
        column.setSpacing(theme.M)
        column.addWidget(self._state)
        column.addWidget(self.curves, 1)
        yield
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        beside_bar = QHBoxLayout()
        beside_bar.setContentsMargins(0, 0, theme.S + self.settings.verticalScrollBar().sizeHint().width(), 0)
        beside_bar.addWidget(self.queue)
        column.addLayout(beside_bar)
        column.addWidget(self.settings, 1)
        yield
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(left, "")
        self.tabs.addTab(self.search, "")
        self._splitter = QSplitter()
        self._splitter.addWidget(self.tabs)
        self._splitter.addWidget(right)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setSizes([880, 350])
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(theme.M)
        yield
        lay_out_page(self, self._header, self._splitter)

    def _connect(self) -> None:
        session, desk = self._session, self.desk
        desk.changed.connect(self._on_changed)
        self._redraw.timeout.connect(self._render)
        for signal in (session.spec_changed, session.data_changed, session.loading_changed, session.project_changed):
            signal.connect(self._on_changed)
        for begins_or_ends in (session.jobs.started, session.jobs.ended):
            begins_or_ends.connect(self._on_job)
        self.search.desk.changed.connect(self._on_changed)
        self.search.shown.connect(self._on_trial)
        self.run_choice.follow(desk.show_run)
        self.start_button.clicked.connect(self.train_action.trigger)
        self.stop_button.clicked.connect(self.stop_action.trigger)
        self.train_action.triggered.connect(self._on_train)
        self.stop_action.triggered.connect(desk.stop)
        self.stop_action.triggered.connect(self.search.desk.stop)
        self.add_button.clicked.connect(self.add_action.trigger)
        self.add_action.triggered.connect(lambda _checked: self.queue.list.add())
        for seeds in SEVERAL_SEEDS:
            self.seeds_menu.addAction("", partial(self.queue.list.add, seeds))
        self.queue.shown.connect(desk.show_run)
        self.queue.start_action.triggered.connect(self._on_queue)
        self.resume_button.clicked.connect(lambda _checked: desk.resume())
        self.more_epochs.valueChanged.connect(self._show_unit)
        self.more_button.clicked.connect(lambda: desk.resume(self.more_epochs.value()))
        self.results_button.clicked.connect(lambda: session.page_requested.emit("results"))
        self.obstacle_button.clicked.connect(self._on_obstacle)
        self.memory_offer.wanted.connect(desk.start)

    def _on_changed(self, *_: object) -> None:
        if not self._redraw.isActive():
            self._redraw.start()

    def _on_job(self, job: Job) -> None:
        if job.trains:
            self._on_changed()

    def _on_trial(self, run: str) -> None:
        self.desk.show_run(run)
        self.tabs.setCurrentIndex(0)

    def _on_train(self) -> None:
        if self.desk.working:
            self.desk.toggle_pause()
        else:
            self._stop_trials()
            self.desk.start()

    def _on_queue(self) -> None:
        self._stop_trials()
        self.desk.start_queue()

    def _stop_trials(self) -> None:
        self.estimate_line.stop()
        self.settings.rate_finder.offer(False)

    def _show_unit(self, epochs: int) -> None:
        self.more_epochs.setSuffix(" " + (self.tr("epoch") if epochs == 1 else self.tr("epochs")))

    def _on_obstacle(self) -> None:
        if self._obstacle is not None:
            self._session.page_requested.emit(self._obstacle.page)

    def _render(self) -> None:
        live, working = self.desk.live, self.desk.working
        blocked = obstacle(self._session)
        self._obstacle = None if working else blocked or held(self._session)
        self._render_search(blocked)
        self._render_add(blocked)
        self._render_buttons()
        self._render_state()
        self.tiles.show_run(live)
        self.memory_offer.show_run(live)
        self.estimate_line.offer(not working and self._obstacle is None)
        self.settings.rate_finder.offer(not working and self._obstacle is None)
        self.run_choice.setEnabled(not working and bool(self.run_choice.rows))
        if working:
            self.memory_offer.hide()
            self.run_choice.select(live.run)
        self.queue.follow()
        self.curves.set_task(self._session.spec.data.task)
        if self.isVisible():
            self.curves.show_run(live)

    def _render_search(self, blocked: Obstacle | None) -> None:
        desk, count = self.search.desk, len(self._session.spec.search.parameters)
        kept = blocked or (None if desk.working else held(self._session))
        self.search.offer(None if kept is None else kept.reason)
        text = self.tr("Search ({count})") if count else self.tr("Search")
        self.tabs.setTabText(1, text.format(count=count))

    def _render_buttons(self) -> None:
        live, working = self.desk.live, self.desk.working
        text, glyph = self.tr("Start training"), "play"
        if working:
            text, glyph = (self.tr("Resume"), "play") if self.desk.paused else (self.tr("Pause"), "pause")
        able = self.desk.pausable if working else self._obstacle is None
        self.start_button.setText(text)
        self.start_button.setIcon(icon(glyph, "on_accent"))
        self.train_action.setText(self._action_text())
        self.train_action.setIcon(icon(glyph))
        reason = shown(self._obstacle.reason) if self._obstacle else text
        self.start_button.setToolTip(plain_tip(f"{reason} (Ctrl+R)"))
        self.train_action.setToolTip(plain_tip(reason))
        self._enable_start(able)
        self.train_action.setEnabled(able)
        self.stop_button.setVisible(working)
        self.stop_button.setEnabled(not self.desk.stopping)
        searching = self.search.desk.working and not self.search.desk.stopping
        self.stop_action.setEnabled(searching or (working and not self.desk.stopping))
        rests = not self.desk.busy and live.can_resume and live.phase != "elsewhere"
        self.resume_button.setVisible(rests and live.phase != "finished")
        self.more_button.setVisible(rests)
        self.more_epochs.setVisible(rests)
        self.results_button.setVisible(bool(live.history) and not live.working)

    def _render_add(self, blocked: Obstacle | None) -> None:
        """What is wrong with the experiment keeps it from the queue as well; training does not."""
        tip = self.tr("Let the experiment as it stands be trained when its turn comes")
        self.add_button.setToolTip(plain_tip(f"{shown(blocked.reason) if blocked else tip} (Ctrl+Shift+R)"))
        self.add_button.setEnabled(blocked is None)
        self.seeds_button.setEnabled(blocked is None)
        self.add_action.setEnabled(blocked is None)

    def _enable_start(self, able: bool) -> None:
        """Disabled between start and first step, the button would lose the focus: it gets it back."""
        if not able and self.desk.working and self.start_button.hasFocus():
            self._focus_due = True
        self.start_button.setEnabled(able)
        if able and self._focus_due:
            self._focus_due = False
            self.start_button.setFocus()

    def _action_text(self) -> str:
        if not self.desk.working:
            return self.tr("Start training")
        return self.tr("Resume training") if self.desk.paused else self.tr("Pause training")

    def _render_state(self) -> None:
        live = self.desk.live
        blocked = self._obstacle is not None
        self.state_label.setText(shown(self._obstacle.reason) if self._obstacle else words.state_line(live))
        self._sign.setPixmap(icon(*(("alert-outline", "warning") if blocked else sign(live.phase))).pixmap(20, 20))
        pages = {"data": self.tr("Go to Data"), "model": self.tr("Go to Model")}
        page = self._obstacle.page if self._obstacle else ""
        self.obstacle_button.setText(pages.get(page, ""))
        self.obstacle_button.setVisible(page in pages)
        self.progress.setVisible(live.working)
        self.progress.setRange(0, 0 if live.done is None else 1000)
        if live.done is not None:
            self.progress.setValue(round(1000 * live.done))
