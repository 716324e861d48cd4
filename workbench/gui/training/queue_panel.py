"""QueuePanel: the queue as a list with live losses, and what can be done with it; without a run it takes no room."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView, QPushButton, QToolButton, QWidget

from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.training.desk import TrainingDesk
from workbench.gui.training.queue_list import QueueList
from workbench.gui.training.queue_model import QueueModel
from workbench.gui.training.queue_row import QueueRow
from workbench.gui.widgets.cards import Card

MOST_ROWS = 4
"""Rows in sight at most; more are scrolled."""


class QueuePanel(Card):
    """Follows the desk; `shown` asks to show a run on the page."""

    shown = Signal(str)

    def __init__(self, session: Session, desk: TrainingDesk, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        self._desk = desk
        self._selecting = False
        self.list = QueueList(session, lambda: tuple(desk.lives), self)
        self.model = QueueModel(desk.lives, self)
        self.view = QListView()
        self.up_button, self.remove_button = QToolButton(), QToolButton()
        self.up_button.setIcon(icon("arrow-up"))
        self.remove_button.setIcon(icon("playlist-remove"))
        self.go_button = QPushButton()
        self.start_action = QAction(icon("playlist-play"), "", self)
        self._lay_out()
        self._connect()
        self.retranslate()
        translation.follow(self.retranslate)
        self.list.refresh()

    @property
    def run(self) -> str:
        """The run of the selected row, empty for none."""
        rows = self.view.selectionModel().selectedIndexes()
        return rows[0].data() if rows else ""

    def follow(self) -> None:
        """Show how the runs stand now."""
        self.model.refresh()
        live = self._desk.live.run
        if self._desk.queueing and self.model.row(live) >= 0 and not (self.run and self._waits(self.run)):
            self._select(self.model.row(live))
        self._render()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.set_title(self.tr("Queue"))
        self.view.setAccessibleName(self.tr("Runs of the queue"))
        self.up_button.setAccessibleName(self.tr("Move up"))
        self.up_button.setToolTip(self.tr("Train the selected run before the one above it") + " (Alt+Up)")
        self.remove_button.setAccessibleName(self.tr("Remove"))
        self.remove_button.setToolTip(
            self.tr("Take the selected run out of the queue; what was trained of it is kept") + " (Del)"
        )
        self.start_action.setText(self.tr("Start the queue"))
        self.follow()

    def _lay_out(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(QueueRow(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.body.setContentsMargins(theme.L, theme.S, theme.M, theme.M)
        self.body.setSpacing(theme.S)
        for button in (self.up_button, self.remove_button):
            button.setAutoRaise(True)
            self.header.addWidget(button)
        self.header.addWidget(self.go_button)
        self.body.addWidget(self.view)

    def _connect(self) -> None:
        self.list.changed.connect(self._on_listed)
        self.view.selectionModel().selectionChanged.connect(self._on_selected)
        self.up_button.clicked.connect(self._on_up)
        self.remove_button.clicked.connect(self._on_remove)
        self.go_button.clicked.connect(self._on_go)
        for keys, button in (("Alt+Up", self.up_button), ("Del", self.remove_button)):
            action = QAction(self.view)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(button.click)
            self.view.addAction(action)

    def _on_listed(self) -> None:
        run, row = self.run, self.view.currentIndex().row()
        self.model.set_entries(self.list.entries, self._desk.lives)
        if run and not self.run:  # where it was removed, the keyboard stands on the next
            self._select(self.model.row(run) if self.model.row(run) >= 0 else min(row, self.model.rowCount() - 1))
        if self.model.rowCount():
            rows, height = min(self.model.rowCount(), MOST_ROWS), self.view.sizeHintForRow(0)
            self.view.setFixedHeight(rows * height + 2 * self.view.frameWidth())
        self._render()

    def _select(self, row: int) -> None:
        """Mark a row without asking to show its run."""
        self._selecting = True
        self.view.setCurrentIndex(self.model.index(row))
        self._selecting = False

    def _on_selected(self, *_: object) -> None:
        if not self._selecting:
            if self.run:
                self.shown.emit(self.run)
            self._render()

    def _on_up(self) -> None:
        self.list.move_up(self.run)

    def _on_remove(self) -> None:
        run = self.run
        if run:
            waited = self._waits(run)
            self._desk.forget(run)
            self.list.remove(run) if waited else self.list.refresh()

    def _on_go(self) -> None:
        if self._desk.queueing:
            self._desk.stop()
        elif self._waiting():
            self.start_action.trigger()
        else:
            for run in tuple(self._desk.lives):
                self._desk.forget(run)
            self.list.refresh()

    def _waits(self, run: str) -> bool:
        live = self._desk.lives.get(run)
        if live is not None:
            return live.phase == "queued"
        return any(entry.run == run and entry.status != "running" for entry in self.list.entries)

    def _waiting(self) -> int:
        return sum(self._waits(entry.run) for entry in self.list.entries)

    def _render(self) -> None:
        desk, runs = self._desk, [entry.run for entry in self.list.entries]
        waiting = self._waiting()
        self.setVisible(bool(runs))
        run = self.run
        free = run != "" and self._waits(run) and not (run in desk.lives and desk.queueing)
        self.up_button.setEnabled(free and runs.index(run) > 0 and self._waits(runs[runs.index(run) - 1]))
        self.remove_button.setEnabled(free or (run in desk.lives and not desk.lives[run].working))
        self.start_action.setEnabled(bool(waiting) and not desk.busy)
        self._render_go(waiting)

    def _render_go(self, waiting: int) -> None:
        desk = self._desk
        text, glyph, tip = (
            self.tr("Start queue"),
            "playlist-play",
            self.tr("Train the runs that wait; on a GPU small ones side by side"),
        )
        able = not desk.busy
        if desk.queueing:
            text, glyph, able = (
                self.tr("Stop queue"),
                "stop",
                not any(x.phase == "stopping" for x in desk.lives.values()),
            )
            tip = self.tr("End what is being trained; it waits again, and its last finished epoch is kept")
        elif not waiting:
            text, glyph, tip = self.tr("Clear"), "close", self.tr("List these runs no more; they stay in the project")
        elif not able:
            tip = self.tr("The queue can start when the run in training has ended")
        self.go_button.setText(text)
        self.go_button.setIcon(icon(glyph))
        self.go_button.setToolTip(tip)
        self.go_button.setEnabled(able)
