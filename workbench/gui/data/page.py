"""The Data page: files on top, a picture of the sequences below, and at the side how they become examples."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.data.corrections import with_name, with_told_once, with_type
from workbench.data.roles import answers_of, with_answers, with_role
from workbench.data.spec import DataSpec
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.gui.data.loading_line import LoadingLine
from workbench.gui.data.preview import PreviewTable
from workbench.gui.data.recordings_table import RecordingsTable
from workbench.gui.data.sequence_plot import SequencePlot
from workbench.gui.data.side import SideColumn
from workbench.gui.data.sound_view import SoundView
from workbench.gui.data.text_view import TextView
from workbench.gui.runs.words import duration
from workbench.gui.session.data_state import DataState
from workbench.gui.session.opening import name_filters
from workbench.gui.session.session import Session
from workbench.gui.style import translation
from workbench.gui.style.icons import icon
from workbench.gui.style.numbers import whole
from workbench.gui.style.theme import XL, L, M, S
from workbench.gui.style.translation import value_name
from workbench.gui.style.turns import Step, at_once
from workbench.gui.widgets.cards import Card, PageHeader, primary, styled_label
from workbench.gui.widgets.catch_up import CatchUp
from workbench.gui.widgets.choices import DropDown
from workbench.gui.widgets.stepwise import Steps, Stepwise
from workbench.paths import as_path
from workbench.runs.loaded import moved
from workbench.sentence import singular
from workbench.spec import ExperimentSpec

if TYPE_CHECKING:
    from workbench.data.sources.audio import Recordings
    from workbench.data.table import Table

FILES_WIDTH = 320


class DataPage(Stepwise, QWidget):
    """From files to examples: what was detected, roles or labels, windows and parts, all to be changed."""

    files_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None, *, in_steps: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.begin(self._make(session), in_steps=in_steps)

    def _make(self, session: Session) -> Steps:
        self._session = session
        self._catch_up = CatchUp(self, session.turns, *self._drawing())
        self._answers: tuple[str, ...] = ()
        """The columns that a proposal in hand is for."""
        self.header = PageHeader()
        self.folder_button = QPushButton(icon("folder-plus-outline"), "")
        self.add_button = QPushButton(icon("file-plus-outline"), "")
        self.next_button = primary(QPushButton(icon("arrow-right", "on_accent"), ""))
        self.files = DropDown()
        self.files.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.files.setMaximumWidth(FILES_WIDTH)
        self.preview = PreviewTable()
        self.recordings = RecordingsTable()
        yield
        self.preview_note = styled_label("", "muted")
        self.plot = SequencePlot(session)
        yield
        self.sound = SoundView(session)
        yield
        self.text = TextView()
        self.loading = LoadingLine(session)
        yield
        self.side = SideColumn(session, in_steps=True)
        yield from self.side.steps
        yield
        yield from self._build()
        self._connect()
        yield
        self.retranslate()
        translation.follow(self._on_language_changed)
        at_once(self._drawing())

    def actions(self) -> list[QAction]:
        """What this page adds to menus and to the command palette."""
        return [self._add_action, self._folder_action]

    def _on_language_changed(self) -> None:
        self.retranslate()
        self._on_state()

    def retranslate(self) -> None:
        """Set every text."""
        self.header.set_texts(
            self.tr("Data"), self.tr("Check what was read, say what each part is for, and see how it is cut.")
        )
        self.add_button.setText(self.tr("Add files…"))
        self.folder_button.setText(self.tr("Add folder…"))
        self._add_action.setText(self.tr("Add data files…"))
        self._folder_action.setText(self.tr("Add a folder of data…"))
        self.next_button.setText(self.tr("Next: Model"))
        self.files.setAccessibleName(self.tr("File shown"))

    def _build(self) -> Steps:
        self._add_action = QAction(icon("file-plus-outline"), "", self)
        self._add_action.setShortcut(QKeySequence("Ctrl+Shift+O"))
        self._folder_action = QAction(icon("folder-plus-outline"), "", self)
        for button in (self.folder_button, self.add_button, self.next_button):
            self.header.add_action_widget(button)
        self._top, bottom = Card(), Card()
        for card in (self._top, bottom):
            card.body.setContentsMargins(M, M, M, M)
            card.body.setSpacing(S)
        line = QHBoxLayout()
        line.addWidget(self.files)
        line.addWidget(self.preview_note, 1)
        line.addWidget(self.recordings.search)
        self._top.body.addLayout(line)
        self._tables, self._pictures = QStackedWidget(), QStackedWidget()
        for widget in (self.preview, self.recordings):
            self._tables.addWidget(widget)
        for picture in (self.plot, self.sound, self.text):
            self._pictures.addWidget(picture)
        yield
        self._top.body.addWidget(self._tables, 1)
        bottom.body.addWidget(self._pictures, 1)
        bottom.body.addWidget(self.loading)
        yield
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setObjectName("data-splitter")
        self.splitter.addWidget(self._top)
        self.splitter.addWidget(bottom)
        self.splitter.setSizes([280, 320])
        self.splitter.setChildrenCollapsible(False)
        yield
        content = QHBoxLayout()
        content.setSpacing(M)
        content.addWidget(self.splitter, 1)
        content.addWidget(self.side)
        page = QVBoxLayout(self)
        page.setContentsMargins(XL, L, L, L)
        page.setSpacing(M)
        page.addWidget(self.header)
        yield
        page.addLayout(content, 1)

    def _connect(self) -> None:
        self._session.data_changed.connect(self._on_state)
        self._session.loading_changed.connect(self._on_loading)
        self._session.opening_changed.connect(self._on_loading)
        self._session.spec_changed.connect(self._on_spec)
        self.add_button.clicked.connect(self.ask_files)
        self.folder_button.clicked.connect(self.ask_folder)
        self._add_action.triggered.connect(self.ask_files)
        self._folder_action.triggered.connect(self.ask_folder)
        self.loading.files_wanted.connect(self.ask_files)
        self.loading.place_wanted.connect(self.ask_place)
        self.next_button.clicked.connect(lambda: self._session.page_requested.emit("model"))
        self.files.activated.connect(lambda _: self._show_table())
        self.preview.role_chosen.connect(self._on_role)
        self.preview.type_chosen.connect(self._on_type)
        self.preview.renamed.connect(self._on_renamed)
        self.preview.told_once.connect(self._on_told_once)
        self.plot.left_out.connect(self.side.leave_out)
        self.recordings.chosen.connect(self._show_recording)
        self._session.place_requested.connect(self._show_place)

    def ask_files(self) -> None:
        """Choose files in a dialog that does not block; they join those at hand."""
        dialog = QFileDialog(self.window(), self.tr("Choose data files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(name_filters())
        self._ask(dialog)

    def ask_folder(self) -> None:
        """Choose a folder, of recordings for example; what is inside joins what is at hand."""
        dialog = QFileDialog(self.window(), self.tr("Choose a folder of data"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._ask(dialog)

    def ask_place(self, missing: str) -> None:
        """Choose where a source is now; roles, windows and all else stay."""
        old = Path(missing)
        dialog = QFileDialog(self.window(), self.tr("Where is {name} now?").replace("{name}", old.name))
        mode = QFileDialog.FileMode.ExistingFile if old.suffix else QFileDialog.FileMode.Directory
        dialog.setFileMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.take_place(old, Path(name)))
        dialog.open()

    def take_place(self, old: Path, new: Path) -> None:
        """Read a source from its new place."""
        text = self.tr("Read {name} from its new place").replace("{name}", old.name)
        self._session.edit_data(text, moved(self._session.spec.data, old, new))

    def _ask(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._on_files)
        dialog.open()

    def _on_files(self, names: list[str]) -> None:
        had = [as_path(source.path) for source in self._session.spec.data.sources]
        self._session.open_sources([*had, *(Path(name) for name in names if Path(name) not in had)])

    def _on_role(self, column: str, role: Any) -> None:
        session, data = self._session, self._session.spec.data
        text = self.tr("Make {column} {role}").format(column=column, role=value_name(role))
        answers = with_answers(data, self._answers if session.opening else None, column, role)
        known = answers_of(data)
        if answers and answers != known and (not known or session.as_proposed):
            # Windows, parts and the model are proposed for the columns that answer, as long as nobody has his own.
            self._answers = answers
            paths = [as_path(source.path) for source in data.sources]
            job = session.open_sources(paths, task=data.task, targets=answers, reading=data.reading, text=text)
            job.failed.connect(lambda _: session.edit_data(text, with_role(session.spec.data, column, role)))
            return
        session.edit_data(text, with_role(data, column, role))

    def _on_type(self, column: str, kind: Any) -> None:
        text = self.tr("Read {column} as another type").replace("{column}", column)
        self._session.edit_data(text, with_type(self._session.spec.data, column, kind))

    def _on_told_once(self, column: str, once: bool) -> None:
        text = self.tr("Repeat {column} in empty cells") if once else self.tr("Leave empty cells of {column} empty")
        self.side.edit_filling(
            text.replace("{column}", column), with_told_once(self._session.spec.data, column, once=once)
        )

    def _on_renamed(self, column: str, name: str) -> None:
        try:
            data = with_name(self._session.spec.data, column, name)
        except WorkbenchError as error:
            self._session.report_error(error)
            return
        self._session.edit_data(self.tr("Rename {column}").replace("{column}", column), data)

    def _on_state(self, _state: DataState | None = None) -> None:
        self._catch_up.draw()

    def _on_loading(self, _loading: bool) -> None:
        if not self._catch_up.later():
            self._show_loading()

    def _on_spec(self, before: ExperimentSpec, after: ExperimentSpec) -> None:
        if before.data.sources != after.data.sources:  # all is other than it was
            self._catch_up.draw()
        elif not self._catch_up.later():
            self._show_spec(after.data)

    def _drawing(self) -> tuple[Step, ...]:
        return self._show_files, self._show_side, self._show_table, self._show_loading

    def _show_files(self) -> None:
        names = [table.path.name for table in self._session.data.tables]
        if names != [self.files.itemText(i) for i in range(self.files.count())]:
            self.files.clear()
            self.files.addItems(names)
        self.files.setVisible(len(names) > 1)

    def _show_side(self) -> None:
        self.side.show_state(self._session.data)

    def _show_loading(self) -> None:
        """Pictures stay while the same files are read anew; without a dataset, recordings can still be heard."""
        state = self._session.data
        text, sound = TASKS[self._session.spec.data.task].text, state.recordings is not None
        self.plot.show_data(None if text or sound else state.loaded, state.gap_map)
        self.text.show_data(state.loaded if text else None)
        self._show_recording()
        self._pictures.setCurrentWidget(self.text if text else self.sound if sound else self.plot)
        self._pictures.setVisible(sound or state.loaded is not None)
        self.loading.setVisible(state.loaded is None or self._session.opening)
        self.next_button.setEnabled(state.loaded is not None)

    def _show_spec(self, data: DataSpec) -> None:
        self.side.show_spec(data)
        self._show_table()

    def _show_table(self) -> None:
        state, data = self._session.data, self._session.spec.data
        table = self._table()
        self.preview.show_table(table, data)
        self.recordings.show_state(state, data.labels.label)
        self.side.reading.show_reading(data.reading, table, data.roles)
        self._tables.setCurrentWidget(self.recordings if state.recordings is not None else self.preview)
        self.recordings.search.setVisible(state.recordings is not None)
        self._top.setVisible(state.recordings is not None or bool(state.tables))
        self.side.setVisible(bool(data.sources))
        if state.recordings is not None:
            self.preview_note.setText(self._described(state.recordings))
        elif table is not None:
            text = self.tr("{file}: {rows} rows, {columns} columns. Click a column's head to say what it is for.")
            values = {"rows": whole(table.rows), "columns": whole(len(table.columns))}
            self.preview_note.setText(singular(text.format(file=table.path.name, **values)))
        else:
            self.preview_note.setText("")

    def _described(self, found: "Recordings") -> str:
        counts = self.tr("{count} recordings, {length} in all").format(
            count=whole(len(found.recordings)), length=duration(found.seconds)
        )
        left_out = self.tr("{count} files left out").format(count=whole(len(found.problems)))
        rates = ", ".join(f"{whole(rate)} Hz" for rate in found.sample_rates[:3])
        return singular(" · ".join([counts, rates, *([left_out] if found.problems else [])]))

    def _show_recording(self, _row: int = 0) -> None:
        row = self.recordings.row()
        recording = None if row is None else self.recordings.source.recording(row)
        place = None if row is None else self.recordings.source.place(row)
        self.sound.show_recording(recording, place, self._session.data.loaded)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the place that was asked for before the page was made."""
        super().showEvent(event)
        self._show_place()

    def _show_place(self) -> None:
        """Show the sequence that the wanted rows of the dataset are of, with these rows in sight and marked."""
        loaded, place = self._session.data.loaded, self._session.wanted_place
        if loaded is None or place is None or not self.isVisible():
            return
        self._session.wanted_place = None
        if self._session.data.recordings is None:
            self.plot.show_place(*place)
            return
        row = self.recordings.source.row_of(int(loaded.dataset.owners_of([place[0]])[0]))
        if row is not None:
            self.recordings.search.clear()
            self.recordings.choose(row)

    def _table(self) -> "Table | None":
        tables = self._session.data.tables
        index = max(0, self.files.currentIndex())
        return tables[index] if index < len(tables) else None
