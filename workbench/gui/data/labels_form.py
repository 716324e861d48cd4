"""Where the facts of files come from: folders, names by a pattern, or a table; and which of them is the label."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.data.sources.files import SourceFile
from workbench.data.sources.formats import FORMATS
from workbench.data.spec import LabelsSpec
from workbench.errors import WorkbenchError
from workbench.gui.style import translation
from workbench.gui.style.icons import IconLabel, icon
from workbench.gui.style.numbers import whole
from workbench.gui.style.theme import S
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import styled_label
from workbench.gui.widgets.choices import DropDown
from workbench.gui.widgets.forms import tooltip
from workbench.sentence import singular

SOURCES = ("folders", "pattern", "table")
MOST_FILES = 5000
NAMES_SHOWN = 3


class LabelsForm(QWidget):
    """`edited` carries a whole LabelsSpec; a pattern is tried on the names at hand with every key."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = LabelsSpec()
        self._files: tuple[SourceFile, ...] = ()
        self._names: tuple[str, ...] = ()
        self.source = DropDown()
        self.pattern = QLineEdit()
        self.propose = QToolButton()
        self.found = styled_label("", "small")
        self.trouble = QLabel()
        self.trouble_sign = IconLabel("alert-circle-outline", "error", 16)
        self.table_name = styled_label("", "muted")
        self.table_button = QPushButton()
        self.label = DropDown()
        self._titles = {"source": QLabel(), "label": QLabel()}
        self._build()
        self.retranslate()
        translation.follow(self.retranslate)
        translation.follow(self._try_pattern)
        self._show_source("folders")

    def show_labels(self, spec: LabelsSpec, files: Sequence[SourceFile], names: Iterable[str]) -> None:
        """Show where labels come from now, the files, and what is known of them by name."""
        self._files = tuple(files[:MOST_FILES])
        self._names = tuple(names)
        if spec.pattern != self._spec.pattern or not self.pattern.hasFocus():
            self.pattern.setText(spec.pattern or "")
        self._spec = spec
        self.table_name.setText(Path(spec.table).name if spec.table else "")
        self._show_source("table" if spec.table is not None else "pattern" if spec.pattern is not None else "folders")
        self._fill_labels()
        self._try_pattern()

    def retranslate(self) -> None:
        """Set every text."""
        self._titles["source"].setText(self.tr("Told by"))
        self._titles["label"].setText(self.tr("Recognise"))
        texts = (self.tr("Folders: one per class"), self.tr("Names of the files"), self.tr("A table of files"))
        at = max(0, self.source.currentIndex())
        self.source.clear()
        self.source.addItems(texts)
        self.source.setCurrentIndex(at)
        fields = LabelsSpec.model_fields
        for widget, name in ((self.pattern, "pattern"), (self.table_button, "table"), (self.label, "label")):
            widget.setToolTip(tooltip(fields[name]))
            widget.setAccessibleName(shown(fields[name].title or name))
        self.source.setAccessibleName(self.tr("Where labels come from"))
        self.pattern.setPlaceholderText("{label}_{speaker}_{index}")
        self.propose.setToolTip(self.tr("Propose a pattern from the names"))
        self.propose.setAccessibleName(self.propose.toolTip())
        self.table_button.setText(self.tr("Choose a table…"))

    def _build(self) -> None:
        for combo in (self.source, self.label):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(8)
        self.propose.setIcon(icon("auto-fix"))
        for label in (self.found, self.trouble):
            label.setWordWrap(True)
        self._pattern_part, self._table_part = QWidget(), QWidget()
        trouble = _line(self.trouble_sign, self.trouble)
        trouble.setAlignment(self.trouble_sign, Qt.AlignmentFlag.AlignTop)
        _fill(self._pattern_part, _line(self.pattern, self.propose, stretch=0), self.found, trouble)
        _fill(self._table_part, _line(self.table_name, self.table_button, stretch=0))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        for title, widget in (("source", self.source), ("label", self.label)):
            self._titles[title].setBuddy(widget)
        column.addLayout(_line(self._titles["source"], self.source))
        column.addWidget(self._pattern_part)
        column.addWidget(self._table_part)
        column.addLayout(_line(self._titles["label"], self.label))
        width = max(label.sizeHint().width() for label in self._titles.values())
        for label in self._titles.values():
            label.setMinimumWidth(max(width, 72))
        self.source.activated.connect(self._on_source)
        self.pattern.textEdited.connect(self._try_pattern)
        self.pattern.editingFinished.connect(self._on_pattern)
        self.propose.clicked.connect(self._on_propose)
        self.table_button.clicked.connect(self._ask_table)
        self.label.activated.connect(lambda _: self._emit_edited(label=self.label.currentText()))

    def _show_source(self, name: str) -> None:
        self.source.setCurrentIndex(SOURCES.index(name))
        self._pattern_part.setVisible(name == "pattern")
        self._table_part.setVisible(name == "table")

    def _fill_labels(self) -> None:
        self.label.clear()
        self.label.addItems(self._names)
        self.label.setCurrentIndex(self._names.index(self._spec.label) if self._spec.label in self._names else -1)
        self.label.setPlaceholderText(self.tr("Choose…") if self._names else self.tr("Nothing is known yet"))
        self.label.setEnabled(bool(self._names))

    def _on_source(self, index: int) -> None:
        self._show_source(SOURCES[index])
        if SOURCES[index] == "folders":
            self._emit_edited(pattern=None, table=None, label="label")
        elif SOURCES[index] == "pattern" and self._spec.pattern is None:
            self._on_propose()
        elif SOURCES[index] == "table" and self._spec.table is None:
            self._ask_table()

    def _try_pattern(self) -> None:
        """Say at once what the pattern finds in the names, or what is wrong with it."""
        found, trouble = "", ""
        text = self.pattern.text()
        if text and self._files and self._pattern_part.isVisibleTo(self):
            try:
                found = self._described(text)
            except WorkbenchError as error:
                trouble = shown(error.sentence)
        self.found.setText(found)
        self.found.setVisible(bool(found))
        self.trouble.setText(trouble)
        for widget in (self.trouble, self.trouble_sign):
            widget.setVisible(bool(trouble))

    def _described(self, pattern: str) -> str:
        from workbench.data.sources.naming import match_pattern, names_for

        named = names_for(pattern, self._files)
        facts = match_pattern(pattern, named)
        fitting = sum(some is not None for some in facts)
        lines = [
            f"{own} → " + (", ".join(f"{name} {value}" for name, value in some.items()) if some else "–")
            for own, some in list(zip(named, facts, strict=True))[:: max(1, len(facts) // NAMES_SHOWN)]
        ]
        text = self.tr("{count} of {total} names fit.").format(count=whole(fitting), total=whole(len(facts)))
        return "\n".join([*lines[:NAMES_SHOWN], singular(text)])

    def _on_pattern(self) -> None:
        text = self.pattern.text().strip()
        if not text or text == self._spec.pattern or not self._files:
            return
        from workbench.data.sources.naming import match_pattern, names_for

        try:
            facts = match_pattern(text, names_for(text, self._files))
        except WorkbenchError:
            return  # it is said below the line while the text stands there
        names = next((list(some) for some in facts if some is not None), None)
        if names is not None:
            label = self._spec.label if self._spec.label in names else names[0]
            self._emit_edited(pattern=text, table=None, label=label)

    def _on_propose(self) -> None:
        from workbench.data.sources.naming import propose_pattern, propose_places

        pattern = propose_places(self._files) or propose_pattern([file.stem for file in self._files])
        if pattern is None:
            self.found.setText(self.tr("The names show no pattern that all share. Write one."))
            self.found.setVisible(True)
            return
        self.pattern.setText(pattern)
        self._try_pattern()
        self._on_pattern()

    def _ask_table(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a table of file names and labels"))
        patterns = " ".join(f"*{ending}" for found in FORMATS.values() if found.lists for ending in found.endings)
        dialog.setNameFilters([self.tr("Tables as text ({patterns})").format(patterns=patterns), "* (*)"])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.use_table)
        dialog.rejected.connect(self.show_source_of_spec)
        dialog.open()

    def use_table(self, name: str) -> None:
        """Take labels from that file."""
        self._emit_edited(pattern=None, table=name)

    def show_source_of_spec(self) -> None:
        """Show again what is in force, as after a choice that was given up."""
        spec = self._spec
        self._show_source("table" if spec.table is not None else "pattern" if spec.pattern is not None else "folders")

    def _emit_edited(self, **changes: str | None) -> None:
        spec = self._spec.model_copy(update=changes)
        if spec != self._spec:
            self.edited.emit(spec)


def _line(*widgets: QWidget, stretch: int = 1) -> QHBoxLayout:
    """Widgets side by side, one of them taking the room."""
    line = QHBoxLayout()
    line.setSpacing(S)
    for place, widget in enumerate(widgets):
        line.addWidget(widget, int(place == stretch))
    return line


def _fill(part: QWidget, *rows: QHBoxLayout | QWidget) -> None:
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(S // 2)
    for row in rows:
        column.addWidget(row) if isinstance(row, QWidget) else column.addLayout(row)
