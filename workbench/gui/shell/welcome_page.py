"""The welcome page: an empty session's canvas, with ways to begin: drop, open, a sample, recent and recovered work."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workbench.data.samples import SAMPLES, Sample
from workbench.gui.session.recovery import Snapshot
from workbench.gui.style import translation
from workbench.gui.style.icons import IconLabel, icon
from workbench.gui.style.theme import XL, XS, L, M, S
from workbench.gui.style.translation import shown, value_name
from workbench.gui.widgets.cards import Card, heading, primary, styled_label
from workbench.gui.widgets.sparkline import Sparkline, first_curves
from workbench.paths import as_path, resources

COLUMNS = 3
WIDEST = 1020
RECENT_SHOWN = 5


class SampleCard(QPushButton):
    """One sample as a button: picture, title, what it is."""

    def __init__(self, sample: Sample, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sample = sample
        self.setProperty("tile", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._picture = Sparkline()
        self._title = styled_label("", "heading")
        self._task = styled_label("", "small")
        self._text = styled_label("", "muted")
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        line = QHBoxLayout()
        line.addWidget(self._title)
        line.addStretch(1)
        line.addWidget(self._task)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(L, M, L, M)
        layout.setSpacing(XS)
        layout.addWidget(self._picture)
        layout.addLayout(line)
        layout.addWidget(self._text, 1)
        for label in (self._title, self._task, self._text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """The content's size, which a button does not ask for by itself."""
        width = max(self.width(), 240)
        return QSize(240, self.layout().totalHeightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The same for the smallest size."""
        return self.sizeHint()

    def resizeEvent(self, event: object) -> None:
        """Let the height follow the text's wrapping."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.updateGeometry()

    def draw(self) -> None:
        """Read the first rows for the picture."""
        if self.sample.path.exists():
            self._picture.set_curves(first_curves(self.sample.path, self.sample.targets))

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._title.setText(shown(self.sample.title))
        self._task.setText(value_name(self.sample.task))
        self._text.setText(shown(self.sample.description))
        self.setAccessibleName(shown(self.sample.title))
        self.setAccessibleDescription(shown(self.sample.description))
        self.updateGeometry()


class WelcomePage(QScrollArea):
    """Everything an experiment can begin with, in one quiet column."""

    open_data_requested = Signal()
    open_folder_requested = Signal()
    open_project_requested = Signal()
    sample_chosen = Signal(object)
    path_chosen = Signal(object)
    restore_requested = Signal(object)
    discard_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._recent: tuple[Path, ...] = ()
        self._snapshots: tuple[Snapshot, ...] = ()
        self._drawn = False
        column = QVBoxLayout()
        column.setSpacing(L)
        column.addLayout(self._make_title())
        self._recovered = Card()
        column.addWidget(self._recovered)
        column.addWidget(self._make_drop())
        self._samples_title = heading("")
        column.addWidget(self._samples_title)
        column.addLayout(self._make_samples())
        self._recent_title = heading("")
        self._recent_list = QVBoxLayout()
        self._recent_list.setSpacing(0)
        column.addWidget(self._recent_title)
        column.addLayout(self._recent_list)
        column.addStretch(1)
        inner = QWidget(maximumWidth=WIDEST)
        inner.setLayout(column)
        outer = QWidget()
        centred = QHBoxLayout(outer)
        centred.setContentsMargins(XL, XL, XL, XL)
        centred.addStretch(1)
        centred.addWidget(inner, 100)
        centred.addStretch(1)
        self.setWidget(outer)
        self.retranslate()
        translation.follow(self.retranslate)

    def set_recent(self, paths: Sequence[Path]) -> None:
        """Show projects and files that were open before; missing ones cannot be chosen."""
        self._recent = tuple(paths)
        _clear(self._recent_list)
        for path in self._recent[:RECENT_SHOWN]:
            button = QPushButton(f"{path.name}    {path.parent}", flat=True)
            button.setProperty("row", True)
            button.setIcon(icon("folder-outline" if path.is_dir() else "file-delimited-outline", "muted"))
            button.setEnabled(path.exists())
            button.clicked.connect(lambda _=False, chosen=path: self.path_chosen.emit(chosen))
            self._recent_list.addWidget(button)
        self._recent_title.setVisible(bool(self._recent))

    def set_snapshots(self, snapshots: Sequence[Snapshot]) -> None:
        """Offer work that was not saved when the program ended."""
        self._snapshots = tuple(snapshots)
        while self._recovered.body.count() > 1:
            _clear(self._recovered.body.takeAt(1).layout())
        for snapshot in self._snapshots:
            self._recovered.body.addLayout(self._snapshot_line(snapshot))
        self._recovered.setVisible(bool(self._snapshots))

    def sample_cards(self) -> tuple[SampleCard, ...]:
        """The samples' buttons."""
        return self._cards

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the samples' pictures after the page is on screen."""
        super().showEvent(event)
        if not self._drawn:
            self._drawn = True
            for card in self._cards:
                QTimer.singleShot(0, card, card.draw)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._subtitle.setText(self.tr("Load sequences, assemble a recurrent network, watch it learn, take it away."))
        self._drop_hint.setText(self.tr("Drop tables, recordings, texts, folders or a project into this window"))
        self.open_data_button.setText(self.tr("Open data…"))
        self._open_folder.setText(self.tr("Open folder…"))
        self._open_project.setText(self.tr("Open project…"))
        self._samples_title.setText(self.tr("Start with a sample"))
        self._recent_title.setText(self.tr("Recent"))
        self._recovered.set_title(self.tr("Unsaved work from last time"))
        for card in self._cards:
            card.retranslate()
        self.set_snapshots(self._snapshots)
        self.set_recent(self._recent)

    def _make_title(self) -> QHBoxLayout:
        sign = QLabel()
        sign.setPixmap(QIcon(str(resources() / "icons" / "workbench.svg")).pixmap(52, 52))
        self._subtitle = styled_label("", "muted")
        self._subtitle.setWordWrap(True)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(styled_label("Sequence Workbench", "title"))
        texts.addWidget(self._subtitle)
        line = QHBoxLayout()
        line.setSpacing(L)
        line.addWidget(sign)
        line.addLayout(texts, 1)
        return line

    def _make_drop(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("dropHint")
        self._drop_hint = styled_label("", "muted")
        self._drop_hint.setWordWrap(True)
        self.open_data_button = primary(QPushButton())
        self.open_data_button.setIcon(icon("table-plus", "on_accent"))
        self.open_data_button.clicked.connect(self.open_data_requested)
        self._open_folder = QPushButton()
        self._open_folder.setIcon(icon("folder-music-outline"))
        self._open_folder.clicked.connect(self.open_folder_requested)
        self._open_project = QPushButton()
        self._open_project.setIcon(icon("folder-open-outline"))
        self._open_project.clicked.connect(self.open_project_requested)
        line = QHBoxLayout(frame)
        line.setContentsMargins(XL, XL, XL, XL)
        line.setSpacing(M)
        line.addWidget(IconLabel("tray-arrow-down", "muted", 28))
        line.addWidget(self._drop_hint, 1)
        line.addWidget(self._open_project)
        line.addWidget(self._open_folder)
        line.addWidget(self.open_data_button)
        return frame

    def _make_samples(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(M)
        self._cards = tuple(SampleCard(sample) for sample in SAMPLES)
        for index, card in enumerate(self._cards):
            card.clicked.connect(lambda _=False, sample=card.sample: self.sample_chosen.emit(sample))
            grid.addWidget(card, index // COLUMNS, index % COLUMNS)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        return grid

    def _snapshot_line(self, snapshot: Snapshot) -> QHBoxLayout:
        saved = QLocale().toString(snapshot.saved.astimezone(), QLocale.FormatType.ShortFormat)
        name = snapshot.name or self.tr("Untitled")
        files = ", ".join(as_path(source.path).name for source in snapshot.spec.data.sources)
        restore = QPushButton(self.tr("Restore"))
        discard = QPushButton(self.tr("Discard"), flat=True)
        for button, verb in ((restore, self.tr("Restore")), (discard, self.tr("Discard"))):
            button.setAccessibleName(f"{verb}: {name}")
        restore.clicked.connect(lambda: self.restore_requested.emit(snapshot))
        discard.clicked.connect(lambda: self.discard_requested.emit(snapshot))
        line = QHBoxLayout()
        line.setSpacing(S)
        line.addWidget(QLabel(name))
        line.addWidget(styled_label(f"{files}   {saved}", "muted"), 1)
        line.addWidget(discard)
        line.addWidget(restore)
        return line


def _clear(layout: object) -> None:
    while layout is not None and layout.count():  # type: ignore[attr-defined]
        widget = layout.takeAt(0).widget()  # type: ignore[attr-defined]
        if widget is not None:
            widget.deleteLater()
