"""JobDialog: where a job for another machine is to lie, and whether the data go with it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.style import theme
from workbench.gui.style.icons import icon
from workbench.gui.widgets.cards import primary, styled_label
from workbench.gui.widgets.questions import ask_new_file, start_folder

WIDTH = 560


class JobDialog(QDialog):
    """Asks; `chosen` tells the answer."""

    chosen = Signal(object, bool)
    """(Path, whether the data go with it)."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Run elsewhere"))
        intro = styled_label("", "muted")
        intro.setWordWrap(True)
        intro.setText(
            self.tr(
                "One file holds the experiment, its seed and the versions of all libraries. Unpacked on another "
                "machine with this program, run.sh trains it; job.sbatch does so under SLURM. Bring what it packs "
                "back with Collect results."
            )
        )
        self.place = QLineEdit(str(Path(start_folder()) / name))
        self.place.setAccessibleName(self.tr("File of the job"))
        self.browse = QPushButton(icon("folder-open-outline"), self.tr("Choose…"))
        self.with_data = QCheckBox(self.tr("Put the data in, too"))
        self.with_data.setToolTip(
            self.tr("Without them the job says where they lie, which the other machine must reach")
        )
        self.with_data.setChecked(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.write_button = primary(QPushButton(icon("package-up", "on_accent"), self.tr("Write the job")))
        buttons.addButton(self.write_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        self.browse.clicked.connect(self._browse)
        self.place.textChanged.connect(lambda text: self.write_button.setEnabled(bool(text.strip())))
        line = QHBoxLayout()
        line.addWidget(self.place, 1)
        line.addWidget(self.browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        column.setSpacing(theme.M)
        column.addWidget(intro)
        column.addLayout(line)
        column.addWidget(self.with_data)
        column.addWidget(buttons)
        self._column = column
        self.write_button.setDefault(True)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its lines are in the font and the language in force."""
        super().showEvent(event)
        self.resize(WIDTH, self._column.totalHeightForWidth(WIDTH))

    def _browse(self) -> None:
        place, kinds = Path(self.place.text()), ["ZIP (*.zip)"]

        def take(path: Path) -> None:
            self.place.setText(str(path))

        ask_new_file(self, self.tr("File of the job"), kinds, take, name=place.name, folder=str(place.parent))

    def _on_accepted(self) -> None:
        place = self.place.text().strip()
        self.chosen.emit(Path(place if Path(place).suffix else f"{place}.zip"), self.with_data.isChecked())
        self.accept()
