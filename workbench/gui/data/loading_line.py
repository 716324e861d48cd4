"""The loading in hand: what is being read, how far it is, and buttons to give up and to begin again."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from workbench.errors import MissingError
from workbench.gui.session.data_state import DataState
from workbench.gui.session.session import Session
from workbench.gui.style import translation
from workbench.gui.style.icons import IconLabel, icon
from workbench.gui.style.theme import M, S
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import primary, styled_label
from workbench.progress import Progress
from workbench.sentence import Sentence

SHOW_AFTER_MS = 250
STEPS = 1000


class LoadingLine(QWidget):
    """Says what is read or why nothing is there, and how to begin; a quick loading is not worth a flicker."""

    files_wanted = Signal()
    place_wanted = Signal(str)
    """A source is not there: ask where it is now."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._last: Sentence | None = None
        self.text = styled_label("", "muted")
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sign, self._title = IconLabel("tray-arrow-down", "muted", 48), styled_label("", "number")
        self.choose = primary(QPushButton(icon("file-plus-outline", "on_accent"), ""))
        self.samples = QPushButton()
        self.bar = QProgressBar()
        self.bar.setRange(0, STEPS)
        self.bar.setMaximumWidth(420)
        self.cancel = QPushButton()
        self.again = QPushButton()
        self.locate = primary(QPushButton(icon("magnify", "on_accent"), ""))
        self._patience = QTimer(self, singleShot=True, interval=SHOW_AFTER_MS)
        self._patience.timeout.connect(lambda: self._show_bar(True))
        line = QHBoxLayout()
        line.setSpacing(M)
        line.addStretch(1)
        line.addWidget(self.bar, 1)
        for button in (self.cancel, self.locate, self.again):
            line.addWidget(button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, S, 0, S)
        column.setSpacing(S)
        first = QHBoxLayout()
        first.setSpacing(S)
        for button in (self.samples, self.choose):
            first.addWidget(button)
        column.addStretch(1)
        for widget in (self._sign, self._title):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.text)
        column.addLayout(line)
        column.addLayout(first)
        column.setAlignment(first, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.cancel.clicked.connect(session.cancel_loading)
        self.again.clicked.connect(session.reload)
        self.locate.clicked.connect(lambda: self.place_wanted.emit(self._missing(session.data)))
        self.choose.clicked.connect(self.files_wanted)
        self.samples.clicked.connect(lambda: session.page_requested.emit("welcome"))
        session.loading_changed.connect(self._on_busy)
        session.opening_changed.connect(self._on_busy)
        session.load_progressed.connect(self._on_progress)
        session.data_changed.connect(self.show_state)
        self.retranslate()
        translation.follow(self.retranslate)
        self._show_bar(False)
        self.show_state(session.data)

    @property
    def busy(self) -> bool:
        """Whether something is being opened or read."""
        return self._session.loading or self._session.opening

    def show_state(self, state: DataState) -> None:
        """Show why there is no dataset."""
        self._last = state.error.sentence if state.error else None
        self.again.setVisible(state.error is not None)
        self.locate.setVisible(bool(self._missing(state)))
        self._show_text()

    def retranslate(self) -> None:
        """Set every text."""
        self.cancel.setText(self.tr("Cancel"))
        self.again.setText(self.tr("Read again"))
        self.locate.setText(self.tr("Choose where it is now…"))
        self._title.setText(self.tr("Nothing is open yet"))
        self.choose.setText(self.tr("Choose files…"))
        self.samples.setText(self.tr("See the samples"))
        self.bar.setAccessibleName(self.tr("Reading the data"))
        self._show_text()

    def _show_text(self) -> None:
        nothing = self._last is None and not self._session.spec.data.sources and not self.busy
        for widget in (self._sign, self._title, self.choose, self.samples):
            widget.setVisible(nothing)
        if self._last is not None:
            self.text.setText(shown(self._last))
        elif self._session.spec.data.sources or self.busy:
            self.text.setText(self.tr("Reading the data…"))
        else:
            self.text.setText(self.tr("Drop tables, recordings, texts or a folder into this window."))

    def _missing(self, state: DataState) -> str:
        """The source that is not there, empty for none."""
        sources = [source.path for source in self._session.spec.data.sources]
        found = state.error.file if isinstance(state.error, MissingError) else None
        return found if found in sources else ""

    def _show_bar(self, visible: bool) -> None:
        for widget in (self.bar, self.cancel):
            widget.setVisible(visible)

    def _on_busy(self, _busy: bool) -> None:
        if self.busy:
            self._patience.start()
            self._last = None
            self.again.setVisible(False)
            self.locate.setVisible(False)
            self.bar.setValue(0)
        else:
            self._patience.stop()
            self._show_bar(False)
            self.show_state(self._session.data)

    def _on_progress(self, progress: object) -> None:
        if isinstance(progress, Progress):
            self._last = progress.message
            self.bar.setValue(round(progress.done * STEPS))
            self._show_text()
