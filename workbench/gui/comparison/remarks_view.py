"""RemarksView: name, tags and note of the selected run; of several runs their common tags."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from workbench.gui.comparison.desk import RunsDesk
from workbench.gui.style import theme, translation
from workbench.gui.widgets.cards import styled_label
from workbench.runs.remarks import Remarks, tags_of
from workbench.runs.summary import RunSummary


class NoteEdit(QPlainTextEdit):
    """A text of several lines that tells when somebody has ended writing; Tab goes on to the next field."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Writing has ended."""
        super().focusOutEvent(event)
        self.left.emit()


class RemarksView(QWidget):
    """Every field is one undo step once it is left or Enter is pressed."""

    def __init__(self, desk: RunsDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runs: tuple[RunSummary, ...] = ()
        self.name, self.tags, self.note = QLineEdit(), QLineEdit(), NoteEdit()
        self._labels = QLabel(), QLabel(), QLabel()
        self.hint = styled_label("", "muted")
        form = QFormLayout()
        form.setSpacing(theme.S)
        for label, field in zip(self._labels, (self.name, self.tags, self.note), strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.S, 0, 0)
        layout.addWidget(self.hint)
        layout.addLayout(form, 1)
        self.name.setMaxLength(200)
        self.name.editingFinished.connect(self._on_name)
        self.tags.editingFinished.connect(self._on_tags)
        self.note.left.connect(self._on_note)
        self.retranslate()
        translation.follow(self.retranslate)

    def show_runs(self, selected: Sequence[RunSummary], _shown: Sequence[RunSummary]) -> None:
        """Write about other runs; what is being written stays."""
        runs = tuple(run for run in selected if self._desk.own(run))
        other = [run.key for run in runs] != [run.key for run in self._runs]
        if other:
            self.commit()
        self._runs = runs
        said = [run.remarks for run in runs]
        texts = ((self.name, said[0].name if len(said) == 1 else ""), (self.tags, ", ".join(_common(said))))
        for field, text in texts:
            field.setEnabled(bool(runs))
            if other or not field.isModified():
                field.setText(text)
                field.setModified(False)
        self.name.setEnabled(len(runs) == 1)
        self.note.setEnabled(len(runs) == 1)
        if other or not self.note.document().isModified():
            note = said[0].note if len(said) == 1 else ""
            if note != self.note.toPlainText():
                self.note.setPlainText(note)
            self.note.document().setModified(False)
        self._render(bool(selected))

    def commit(self) -> None:
        """Keep what was written and not yet left."""
        self._on_name()
        self._on_tags()
        self._on_note()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        texts = (self.tr("Name"), self.tr("Tags"), self.tr("Note"))
        for label, field, text in zip(self._labels, (self.name, self.tags, self.note), texts, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        self.tags.setPlaceholderText(self.tr("Words between commas, such as  paper, seeds"))
        self.note.setPlaceholderText(self.tr("What you want to know of this run later"))
        self._render(bool(self._runs))

    def _render(self, any_selected: bool) -> None:
        if self._runs:
            text = self.tr("Tags of {count} runs: those that all of them have.") if len(self._runs) > 1 else ""
        elif any_selected:
            text = self.tr("Runs of other projects can only be looked at here.")
        else:
            text = self.tr("Select a run to name it, tag it or write about it.")
        self.hint.setText(text.replace("{count}", str(len(self._runs))))
        self.hint.setVisible(bool(text))

    def _on_name(self) -> None:
        text = self.name.text().strip()
        if self.name.isModified() and len(self._runs) == 1:
            self.name.setModified(False)
            self._desk.say(self._runs, lambda said: replace(said, name=text), self.tr("Rename the run"))

    def _on_tags(self) -> None:
        if not (self.tags.isModified() and self._runs):
            return
        self.tags.setModified(False)
        wanted = tags_of(self.tags.text())
        gone = [tag for tag in _common([run.remarks for run in self._runs]) if tag not in wanted]

        def change(said: Remarks) -> Remarks:
            for tag in gone:
                said = said.without_tag(tag)
            return replace(said, tags=tags_of(",".join((*said.tags, *wanted))))

        self._desk.say(self._runs, change, self.tr("Tag the runs"))

    def _on_note(self) -> None:
        text = self.note.toPlainText()
        if self.note.document().isModified() and len(self._runs) == 1:
            self.note.document().setModified(False)
            self._desk.say(self._runs, lambda said: replace(said, note=text), self.tr("Write a note"))


def _common(said: Sequence[Remarks]) -> tuple[str, ...]:
    return tuple(tag for tag in said[0].tags if all(tag in each.tags for each in said)) if said else ()
