"""SearchPanel: the space of a search, how it is sampled and its budget; its trials as a table and in pictures."""

from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.errors import WorkbenchError
from workbench.gui.runs.setting_names import setting_name
from workbench.gui.search.desk import SearchDesk
from workbench.gui.search.edits import edit_search
from workbench.gui.search.importance_bars import ImportanceBars
from workbench.gui.search.pictures import CoursePlot, SlicePictures
from workbench.gui.search.space_card import SpaceCard
from workbench.gui.search.storage_edit import StorageEdit
from workbench.gui.search.trial_model import TrialModel
from workbench.gui.search.words import value_text
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.style.numbers import number, whole
from workbench.gui.style.plain import plain_tip
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import Card, primary, styled_label
from workbench.gui.widgets.forms import SpecForm
from workbench.sentence import Sentence, singular
from workbench.space import SearchSpec
from workbench.spec import ExperimentSpec, differences

REDRAW_MS = 250
PICTURES = 3
ROOM = 84
"""That the names of choices need beside what their editors ask for."""
Picture = TypeVar("Picture", bound=QWidget)
READ_MS = 3000
"""How often trials of other processes are looked for."""
HOW = ("sampler", "levels", "pruner", "trials", "hours", "seeds")


class SearchPanel(QWidget):
    """`desk` does the work, this shows it; `shown` asks for a trial's run."""

    shown = Signal(str)

    def __init__(self, session: Session, desk: SearchDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self.desk = session, desk
        self._obstacle: Sentence | None = None
        self.space = SpaceCard(session)
        self.form = SpecForm(session.spec.search, fields=HOW)
        self.start_button = primary(QPushButton())
        self.best_button = QPushButton(icon("trophy-outline"), "")
        self.state, self.grid, self.note = (styled_label("", kind) for kind in ("strong", "small", "small"))
        self.model = TrialModel(self)
        self.view = QTableView()
        self.storage = StorageEdit(session)
        self._how = Card(" ")
        self.tabs = QTabWidget()
        self._places = tuple(QWidget() for _ in range(PICTURES))
        """Where pictures appear, each made when it is first in front."""
        self._redraw = QTimer(self, singleShot=True, interval=REDRAW_MS)
        self._look = QTimer(self, singleShot=True, interval=READ_MS)
        self._lay_out()
        self._connect()
        self.storage.recall()
        self.retranslate()
        translation.follow(self.retranslate)
        theme.follow(self.render)

    @cached_property
    def course(self) -> CoursePlot:
        """What each trial reached."""
        return self._placed(0, CoursePlot(self._session.save_points))

    @cached_property
    def slices(self) -> SlicePictures:
        """That by each setting."""
        return self._placed(1, SlicePictures(self._session.save_points))

    @cached_property
    def importances(self) -> ImportanceBars:
        """How much each setting matters."""
        return self._placed(2, ImportanceBars(self._session.save_points))

    def offer(self, obstacle: Sentence | None) -> None:
        """Say why a search cannot start now; None where it can."""
        self._obstacle = obstacle
        self._later()

    def showEvent(self, event: QShowEvent) -> None:
        """Take up what happened while another page was shown, also by other processes."""
        super().showEvent(event)
        self.desk.read()
        self.render()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._how.set_title(self.tr("How it is searched"))
        self.note.setText(
            self.tr("Trials are compared by the validation part alone. The test part is never looked at by a search.")
        )
        self.best_button.setText(self.tr("Make best the experiment"))
        self.view.setAccessibleName(self.tr("Trials of the search"))
        self.view.setToolTip(self.tr("A double click, or Enter, shows the curves of a trial's run"))
        titles = (self.tr("Trials"), self.tr("Course"), self.tr("By setting"), self.tr("Importance"))
        for index, title in enumerate(titles):
            self.tabs.setTabText(index, title)
        self.model.retranslate()
        self.render()

    def render(self) -> None:
        """Show how everything stands now."""
        search, live = self._session.spec.search, self.desk.live
        self.form.set_row_visible("levels", search.sampler == "grid")
        self.grid.setVisible(search.sampler == "grid" and bool(search.parameters))
        self.grid.setText(self._grid_text(search))
        self._render_buttons(search)
        if not self.isVisible():
            return
        if self._others_train() and not self._look.isActive():
            self._look.start()
        front = self.tabs.currentIndex()
        if front == 0:
            self.model.show(live, search.searched, spread=search.seeds > 1)
        elif front == 1:
            self.course.show_trials(live.ordered())
        elif front == 2:
            self.slices.show_trials(live.ordered(), search.parameters)
        else:
            self.desk.weigh()
            self.importances.show_importances(self.desk.importances, self.desk.unknown)

    def _lay_out(self) -> None:
        self._rows = QSortFilterProxyModel(self)
        self._rows.setSourceModel(self.model)
        self._rows.setSortRole(Qt.ItemDataRole.UserRole)
        self.view.setModel(self._rows)
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().hide()
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.view.horizontalHeader().setResizeContentsPrecision(0)  # what is in sight: all takes long
        self.tabs.setDocumentMode(True)
        for tab in (self.view, *self._places):
            self.tabs.addTab(tab, "")
        for label in (self.state, self.grid, self.note):
            label.setWordWrap(True)
        self._how.body.setContentsMargins(theme.L, theme.S, theme.M, theme.M)
        self._how.body.setSpacing(theme.S)
        for widget in (self.form, self.grid, self.storage, self.note):
            self._how.body.addWidget(widget)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, theme.S, 0, 0)
        line.setSpacing(theme.M)
        line.addWidget(self._left())
        line.addWidget(self._right(), 1)

    def _placed(self, place: int, picture: Picture) -> Picture:
        column = QVBoxLayout(self._places[place])
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(picture)
        return picture

    def _left(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.S, 0)
        column.setSpacing(theme.M)
        for part in (self.space, self._how):
            column.addWidget(part)
        column.addStretch(1)
        left = QScrollArea()
        left.setWidget(inside)
        left.setWidgetResizable(True)
        left.setFrameShape(QFrame.Shape.NoFrame)
        left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left.setFixedWidth(inside.minimumSizeHint().width() + left.verticalScrollBar().sizeHint().width() + ROOM)
        return left

    def _right(self) -> QWidget:
        card = Card()
        card.body.setContentsMargins(theme.L, theme.S, theme.M, theme.S)
        card.body.setSpacing(theme.S)
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        line.addStretch(1)
        line.addWidget(self.best_button)
        line.addWidget(self.start_button)
        card.body.addLayout(line)
        card.body.addWidget(self.state)
        card.body.addWidget(self.tabs, 1)
        return card

    def _connect(self) -> None:
        self._redraw.timeout.connect(self.render)
        self._look.timeout.connect(self._on_look)
        self.storage.given.connect(self.desk.keep_at)
        self.desk.changed.connect(self._later)
        self._session.spec_changed.connect(self._on_spec)
        self.form.edited.connect(self._on_edited)
        self.start_button.clicked.connect(self._on_start)
        self.best_button.clicked.connect(self.desk.make_best)
        self.tabs.currentChanged.connect(lambda _: self.render())
        self.view.activated.connect(self._on_activated)

    def _on_activated(self, index: QModelIndex) -> None:
        trial = self.model.trial(self._rows.mapToSource(index).row())
        if trial.runs and (trial.here or self.desk.storage is None):  # another machine's run may be called the same
            self.shown.emit(trial.runs[0])

    def _others_train(self) -> bool:
        """Whether other processes may be at work on this search."""
        running = any(trial.state == "running" for trial in self.desk.live.ordered())
        return self.desk.readable and (self.desk.storage is not None or (running and not self.desk.working))

    def _on_look(self) -> None:
        if self.isVisible():
            self.desk.read()

    def _later(self) -> None:
        if not self._redraw.isActive():
            self._redraw.start()

    def _on_spec(self, before: ExperimentSpec, after: ExperimentSpec) -> None:
        if before.search != after.search:
            self.form.set_spec(after.search)
        self._later()

    def _on_edited(self, search: SearchSpec, name: str) -> None:
        title = shown(SearchSpec.model_fields[name].title or name)
        text = self.tr("Change {setting}").format(setting=title)
        changed = self._session.spec.search.model_copy(update={name: getattr(search, name)})
        edit_search(self._session, text, changed, merge=f"search.{name}")

    def _on_start(self) -> None:
        self.desk.stop() if self.desk.working else self.desk.start()

    def _grid_text(self, search: SearchSpec) -> str:
        count = search.grid_size
        text = self.tr("The grid has {count} points.") + " "
        text += self.tr("{trials} trials look at some of them.") if count > search.trials else ""
        return singular(text.format(count=whole(count), trials=whole(search.trials))).strip()

    def _render_buttons(self, search: SearchSpec) -> None:
        live, working = self.desk.live, self.desk.working
        text = self.tr("Go on with the search") if live.trials else self.tr("Start search")
        self.start_button.setText(self.tr("Stop") if working else text)
        self.start_button.setIcon(icon("stop" if working else "play", "on_accent"))
        reason = self._reason(search)
        self.start_button.setEnabled(not self.desk.stopping if working else not reason)
        stop_tip = self.tr("End the trial in hand; it goes on where it was when the search does")
        self.start_button.setToolTip(plain_tip(stop_tip if working else reason or text))
        self.state.setText(self._state_text(search, reason))
        self._render_best()

    def _reason(self, search: SearchSpec) -> str:
        """Why no search can start now."""
        if not search.parameters:
            return self.tr("Choose what is searched over first.")
        if self.desk.complete:
            return self.tr("All trials have ended. Raise their number to go on.")
        return "" if self._obstacle is None else shown(self._obstacle)

    def _state_text(self, search: SearchSpec, reason: str) -> str:
        live = self.desk.live
        if not live.trials:
            return reason or self.tr("Ready to search.")
        text = self.tr("{ended} of {trials} trials have ended.")
        parts = [singular(text.format(ended=whole(live.ended), trials=whole(search.trials)))]
        if live.best is not None and live.best.value is not None:
            best = self.tr("The best, trial {number}, has a validation loss of {value}.")
            parts.append(best.format(number=live.best.number + 1, value=number(live.best.value)))
        return " ".join(parts)

    def _render_best(self) -> None:
        try:
            best = self.desk.best_spec()
        except WorkbenchError as error:
            self.best_button.setEnabled(False)
            self.best_button.setToolTip(plain_tip(shown(error.sentence)))
            return
        changes = differences(self._session.spec, best) if best is not None else {}
        self.best_button.setEnabled(bool(changes))
        lines = [f"{setting_name(key)}: {value_text(old)} → {value_text(new)}" for key, (old, new) in changes.items()]
        if best is None:
            lines = [self.tr("No trial is complete yet")]
        elif not changes:
            lines = [self.tr("The experiment has the settings of the best trial")]
        self.best_button.setToolTip(plain_tip("\n".join(lines)))
