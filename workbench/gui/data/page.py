"""The Data page: files on top, series below, and at the side how they become examples."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from workbench.data.roles import with_role
from workbench.data.spec import DataSpec, ReadingSpec
from workbench.gui.data.findings import Findings, PartCounts
from workbench.gui.data.preview import PreviewTable
from workbench.gui.data.reading_form import ReadingForm
from workbench.gui.data.sequence_plot import SequencePlot
from workbench.gui.forms import SpecForm
from workbench.gui.icons import icon
from workbench.gui.session import DataState, Session
from workbench.gui.theme import Card, L, M, PageHeader, S, primary, styled_label
from workbench.gui.translation import shown, value_name

if TYPE_CHECKING:
    from workbench.data.table import Table

SIDE_WIDTH = 336


class DataPage(QWidget):
    """From files to examples: what was detected, roles, missing values, windows and parts, all to be changed."""

    files_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._session = session
        self.header = PageHeader()
        self.add_button = QPushButton(icon("file-plus-outline"), "")
        self.next_button = primary(QPushButton(icon("arrow-right", "on_accent"), ""))
        self.files = QComboBox()
        self.preview = PreviewTable()
        self.preview_note = styled_label("", "muted")
        self.plot = SequencePlot()
        self.plot_note = styled_label("", "muted")
        self.reading = ReadingForm()
        self.task = SpecForm(session.spec.data, fields=("task", "layout", "season"))
        self.missing = SpecForm(session.spec.data, fields=("missing",))
        self.missing_note = styled_label("", "muted")
        self.window_form = SpecForm(session.spec.data.window)
        self.split = SpecForm(session.spec.data.split)
        self.counts = PartCounts()
        self.findings = Findings()
        self.cards = {name: Card() for name in ("findings", "task", "missing", "window", "split", "reading")}
        self._build()
        self._connect()
        self.retranslate()
        self._show_state(session.data)

    def actions(self) -> list[QAction]:
        """What this page adds to menus and to the command palette."""
        return [self._add_action]

    def changeEvent(self, event: QEvent) -> None:
        """Set every text again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._show_state(self._session.data)
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set every text."""
        self.header.set_texts(
            self.tr("Data"), self.tr("Check what was read, say what each column is for, and see how it is cut.")
        )
        self.add_button.setText(self.tr("Add files…"))
        self._add_action.setText(self.tr("Add data files…"))
        self.next_button.setText(self.tr("Next: Model"))
        self.files.setAccessibleName(self.tr("File shown"))
        titles = {
            "findings": self.tr("Checks"),
            "task": self.tr("Question"),
            "missing": self.tr("Missing values"),
            "window": self.tr("Windows"),
            "split": self.tr("Training, validation, test"),
            "reading": self.tr("How the file is read"),
        }
        for name, card in self.cards.items():
            card.set_title(titles[name])

    def _build(self) -> None:
        self._add_action = QAction(icon("file-plus-outline"), "", self)
        self._add_action.setShortcut(QKeySequence("Ctrl+Shift+O"))
        self.header.add_action_widget(self.add_button)
        self.header.add_action_widget(self.next_button)
        top, bottom = Card(), Card()
        for card in (top, bottom):
            card.body.setContentsMargins(M, M, M, M)
            card.body.setSpacing(S)
        line = QHBoxLayout()
        line.addWidget(self.files)
        line.addWidget(self.preview_note, 1)
        top.body.addLayout(line)
        top.body.addWidget(self.preview, 1)
        bottom.body.addWidget(self.plot, 1)
        bottom.body.addWidget(self.plot_note, 1)
        self.plot_note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.plot_note.setWordWrap(True)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setObjectName("data-splitter")
        self.splitter.addWidget(top)
        self.splitter.addWidget(bottom)
        self.splitter.setSizes([280, 320])
        self.splitter.setChildrenCollapsible(False)
        content = QHBoxLayout()
        content.setSpacing(M)
        content.addWidget(self.splitter, 1)
        content.addWidget(self._side())
        page = QVBoxLayout(self)
        page.setContentsMargins(L, L, L, L)
        page.setSpacing(M)
        page.addWidget(self.header)
        page.addLayout(content, 1)

    def _side(self) -> QScrollArea:
        inside = {
            "findings": (self.findings,),
            "task": (self.task,),
            "missing": (self.missing_note, self.missing),
            "window": (self.window_form,),
            "split": (self.counts, self.split),
            "reading": (self.reading,),
        }
        column = QWidget()
        rows = QVBoxLayout(column)
        rows.setContentsMargins(0, 0, S, 0)
        rows.setSpacing(M)
        self.missing_note.setWordWrap(True)
        for name, widgets in inside.items():
            for widget in widgets:
                self.cards[name].body.addWidget(widget)
            rows.addWidget(self.cards[name])
        rows.addStretch(1)
        area = QScrollArea()
        area.setWidget(column)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(SIDE_WIDTH)
        area.setMaximumWidth(SIDE_WIDTH + 80)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _connect(self) -> None:
        self._session.data_changed.connect(self._show_state)
        self._session.spec_changed.connect(lambda before, after: self._show_spec(after.data))
        self.add_button.clicked.connect(self.ask_files)
        self._add_action.triggered.connect(self.ask_files)
        self.next_button.clicked.connect(lambda: self._session.page_requested.emit("model"))
        self.files.activated.connect(lambda _: self._show_table())
        self.preview.role_chosen.connect(self._on_role)
        self.reading.edited.connect(self._on_reading)
        self.task.edited.connect(self._on_task)
        self.missing.edited.connect(lambda spec, _: self._edit(self.tr("Change missing values"), spec))
        self.window_form.edited.connect(
            lambda window, name: self._edit_part(self.tr("Change windows"), "window", window, name)
        )
        self.split.edited.connect(lambda split, name: self._edit_part(self.tr("Change split"), "split", split, name))

    def ask_files(self) -> None:
        """Choose files in a dialog that does not block; they join those at hand where the columns agree."""
        dialog = QFileDialog(self, self.tr("Choose data files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Tables") + " (*.csv *.tsv *.txt *.dat)", self.tr("All files") + " (*)"])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._on_files)
        dialog.open()

    def _on_files(self, names: list[str]) -> None:
        had = [Path(source.path) for source in self._session.spec.data.sources]
        self._session.open_sources([*had, *(Path(name) for name in names if Path(name) not in had)])

    def _edit(self, text: str, data: DataSpec, *, merge: str = "") -> None:
        self._session.edit_data(text, data, merge=merge)

    def _edit_part(self, text: str, part: str, value: Any, name: str) -> None:
        self._edit(text, self._session.spec.data.model_copy(update={part: value}), merge=f"data.{part}.{name}")

    def _on_role(self, column: str, role: Any) -> None:
        text = self.tr("Make {column} {role}").format(column=column, role=value_name(role))
        self._edit(text, with_role(self._session.spec.data, column, role))

    def _on_reading(self, reading: ReadingSpec, _: str) -> None:
        data = self._session.spec.data.model_copy(update={"reading": reading})
        self._edit(self.tr("Change how the file is read"), data)

    def _on_task(self, data: DataSpec, name: str) -> None:
        if name == "task":
            paths = [Path(source.path) for source in data.sources]
            self._session.open_sources(paths, task=data.task)
        else:
            self._edit(self.tr("Change layout"), data, merge=f"data.{name}")

    def _show_state(self, state: DataState) -> None:
        names = [table.path.name for table in state.tables]
        if names != [self.files.itemText(i) for i in range(self.files.count())]:
            self.files.clear()
            self.files.addItems(names)
        self.files.setVisible(len(names) > 1)
        self._show_spec(self._session.spec.data)
        self.findings.show_state(state)
        self.cards["findings"].setVisible(self.findings.any)
        self.counts.show_split(state.loaded)
        self.plot.show_data(state.loaded)
        self.plot.setVisible(state.loaded is not None)
        self.plot_note.setVisible(state.loaded is None)
        self.plot_note.setText(shown(state.error.sentence) if state.error else self.tr("Reading the data…"))
        self.next_button.setEnabled(state.loaded is not None)
        self._show_missing(state)

    def _show_spec(self, data: DataSpec) -> None:
        forecast = data.task == "forecast"
        for form, spec in (
            (self.task, data),
            (self.missing, data),
            (self.window_form, data.window),
            (self.split, data.split),
        ):
            form.set_spec(spec)
        self.cards["window"].setVisible(forecast)
        self.task.set_row_visible("season", forecast)
        self.split.set_row_visible("gap", data.split.method == "chronological")
        self.split.set_row_visible("group", data.split.method == "group")
        self.split.set_row_visible("seed", data.split.method != "chronological")
        self._show_table()

    def _show_table(self) -> None:
        table = self._table()
        data = self._session.spec.data
        self.preview.show_table(table, data)
        self.reading.show_reading(data.reading, table)
        if table is None:
            self.preview_note.setText("")
            return
        text = self.tr("{file}: {rows} rows, {columns} columns. Click a column's head to say what it is for.")
        values = {"rows": f"{table.rows:,}", "columns": f"{len(table.columns):,}"}
        self.preview_note.setText(text.format(file=table.path.name, **values))

    def _table(self) -> "Table | None":
        tables = self._session.data.tables
        index = max(0, self.files.currentIndex())
        return tables[index] if index < len(tables) else None

    def _show_missing(self, state: DataState) -> None:
        missing = {name: n for name, n in state.loaded.dataset.missing.items() if n} if state.loaded else {}
        self.cards["missing"].setVisible(bool(missing) or self._session.spec.data.missing != "interpolate")
        listed = ", ".join(f"{name} {count:,}" for name, count in list(missing.items())[:8])
        text = self.tr("{count} cells are empty or unreadable: {listed}.")
        note = (
            text.format(count=f"{sum(missing.values()):,}", listed=listed) if missing else self.tr("None are missing.")
        )
        self.missing_note.setText(note)
