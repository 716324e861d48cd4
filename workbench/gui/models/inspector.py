"""ModelInspector: the selected block with its settings, its equation, what symbols and settings mean, its problems."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.data.tasks import TASKS
from workbench.gui.models import explanations
from workbench.gui.models.blocks import counted
from workbench.gui.models.card_item import problem_icon
from workbench.gui.models.cell_figure import CellFigure
from workbench.gui.models.editor import ModelEditor
from workbench.gui.search.door import SearchDoor
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.style.plain import rich
from workbench.gui.style.turns import rest
from workbench.gui.widgets.cards import heading, styled_label
from workbench.gui.widgets.forms import SpecForm
from workbench.models.cells import CELLS
from workbench.models.spec import HeadSpec, RecurrentSpec
from workbench.sentence import singular
from workbench.spec_base import Spec

MARK = 16


class ProblemLabel(QFrame):
    """One problem as a chip: icon and sentence on a soft ground."""

    def __init__(self, text: str, *, serious: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        colors = theme.colors()
        ground = colors.error_soft if serious else colors.warning_soft
        tone = colors.error if serious else colors.warning
        self.setStyleSheet(f"ProblemLabel {{ background: {ground}; border-radius: 6px; }} QLabel {{ color: {tone}; }}")
        mark = QLabel()
        mark.setPixmap(icon(problem_icon(serious), "error" if serious else "warning").pixmap(MARK, MARK))
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.S, theme.S, theme.S, theme.S)
        line.setSpacing(theme.S)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label, 1)


class ModelInspector(QScrollArea):
    """Edits the selected block through the editor; shows only what the spec and the data say."""

    def __init__(self, editor: ModelEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.form: SpecForm | None = None
        self._forms: dict[type[Spec], SpecForm] = {}
        """One for each kind of block: making rows takes long."""
        self._doors: dict[SpecForm, SearchDoor] = {}
        self._widest = 0
        self._unexplained = False
        self._inside = QWidget()
        self._title = heading("")
        self._subtitle = styled_label("", "small")
        self._subtitle.setWordWrap(True)
        self._problems = _Column()
        self._form_place = _Column()
        self._facts = _Table()
        self._to_data = QPushButton()
        self._to_data.clicked.connect(lambda: editor.session.page_requested.emit("data"))
        self._equation_heading = styled_label("", "small")
        self.cell_figure = CellFigure()
        self._equation = QLabel()
        self._symbols = _paragraph()
        self._knobs_heading = styled_label("", "small")
        self._knobs = _paragraph()
        self._lay_out()
        editor.selection_changed.connect(self._on_changed)
        self.retranslate()
        translation.follow(self.retranslate)
        theme.follow(self._on_changed)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.setAccessibleName(self.tr("Inspector of the selected block"))
        self._equation_heading.setText(self.tr("What it computes"))
        self.cell_figure.setAccessibleName(self.tr("Drawing of one step of the cell, with its gates"))
        self.cell_figure.setToolTip(
            self.tr("One step: boxes are gates with learned weights, circles work number by number")
        )
        self._knobs_heading.setText(self.tr("What the settings do"))
        self._to_data.setText(self.tr("Change on the Data page"))
        self._on_changed()

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the settings: only heights are scrolled."""
        needed = self._inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        # Once wide always wide: the columns must not jump with each selection.
        self._widest = max(self._widest, needed)
        return super().minimumSizeHint().expandedTo(QSize(self._widest, 0))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, theme.S, 0)
        column.setSpacing(theme.S)
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(self._title)
        titles.addWidget(self._subtitle)
        column.addLayout(titles)
        column.addSpacing(theme.XS)
        for part in (self._problems, self._facts, self._form_place):
            column.addWidget(part)
        column.addWidget(self._to_data, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(theme.XS)
        column.addWidget(self._equation_heading)
        column.addWidget(self.cell_figure)
        column.addWidget(self._equation)
        column.addWidget(self._symbols)
        column.addSpacing(theme.XS)
        column.addWidget(self._knobs_heading)
        column.addWidget(self._knobs)
        column.addStretch(1)
        rich(self._equation)
        self._equation.setWordWrap(True)
        self._equation.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _on_changed(self, *_: object) -> None:
        block, part = self._editor.block, self._part()
        self.updateGeometry()
        self._title.setText(block.title)
        self._subtitle.setText(self._summary())
        self._problems.clear()
        for text in block.problems:
            serious = text in block.errors
            self._problems.add(ProblemLabel(text, serious=serious, parent=self))
        self._problems.setVisible(bool(block.problems))
        self._show_facts()
        self._show_form(part)
        if not self.isVisible():
            self._explain()
        elif not self._unexplained:  # what can be set is painted first: long texts take long to lay out
            self._unexplained = True
            self._editor.session.turns.add(iter([rest, self._explain]), next_=True)

    def _explain(self) -> None:
        if isValid(self):  # the session may outlive its pages
            self._unexplained = False
            self._show_explanations(self._part())

    def _part(self) -> Spec | None:
        """The spec behind the selected block; input and output have none."""
        selected, model = self._editor.selected, self._editor.model
        if isinstance(selected, int):
            return model.layers[selected]
        return {"preprocess": model.preprocess, "head": model.head}.get(selected)

    def _place(self) -> str:
        """Where in the experiment that spec is."""
        selected = self._editor.selected
        return f"model.layers.{selected}" if isinstance(selected, int) else f"model.{selected}"

    def _summary(self) -> str:
        block = self._editor.block
        parts = [self.tr("Output: {shape}").replace("{shape}", block.shape)]
        if block.parameters:
            count = self.tr("{count} parameters").replace("{count}", counted(block.parameters))
            parts.insert(0, singular(count))
        return "\n".join(parts)

    def _show_facts(self) -> None:
        key, data, facts = self._editor.selected, self._editor.session.spec.data, self._editor.facts
        rows: explanations.Rows = []
        if key == "input":
            rows = explanations.input_rows(data, facts)
        elif key == "output":
            rows = explanations.output_rows(data, facts)
        self._facts.show_rows(rows)
        self._to_data.setVisible(key in ("input", "output"))

    def _show_form(self, part: Spec | None) -> None:
        self._form_place.setVisible(part is not None)
        if part is None:
            return
        before = self.form
        if type(part) not in self._forms:
            made = self._forms[type(part)] = SpecForm(part)
            made.edited.connect(self._editor.change)
            self._doors[made] = SearchDoor(made, self._editor.session, self._place)
            self._form_place.add(made)
        self.form = self._forms[type(part)]
        if before is not None and before is not self.form:
            before.hide()
        if self.form.spec != part:
            self.form.set_spec(part)
        self._doors[self.form].refresh()
        self.form.show()
        for label in self.form.findChildren(QLabel):  # in a small window a long title takes two lines
            label.setWordWrap(True)
        task = self._editor.session.spec.data.task
        for name in type(part).model_fields:
            if type(part).model_fields[name].title:
                self.form.set_row_visible(name, name in _fields(part, task))

    def _show_explanations(self, part: Spec | None) -> None:
        task = self._editor.session.spec.data.task
        recurrent = isinstance(part, RecurrentSpec)
        self.cell_figure.show_figure(
            CELLS[part.cell].figure if recurrent else None, part.activation if recurrent else ""
        )
        equation = explanations.equation_of(part, task) if part else ""
        self._equation.setText(_typeset(equation, self.font().pointSizeF()))
        self._equation.setAccessibleName(self._equation_heading.text())
        self._equation.setVisible(bool(equation))
        symbols = explanations.symbols_of(part, task) if part else ()
        self._symbols.setText(_lines(symbols))
        self._symbols.setVisible(bool(symbols))
        self._equation_heading.setVisible(bool(equation))
        knobs = explanations.knobs_of(part, _fields(part, task)) if part else []
        self._knobs.setText("".join(f"<p><b>{title}</b><br>{text}</p>" for title, text in knobs))
        self._knobs.setVisible(bool(knobs))
        self._knobs_heading.setVisible(bool(knobs))


class _Column(QWidget):
    """Widgets below each other, replaced as the selection changes."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.XS)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the bottom."""
        self._column.addWidget(widget)

    def clear(self) -> None:
        """Remove all widgets."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


class _Table(QWidget):
    """Names and values in two aligned columns."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QFormLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(theme.L)
        self._rows.setVerticalSpacing(theme.XS + 2)

    def show_rows(self, rows: explanations.Rows) -> None:
        """Replace all rows."""
        while self._rows.rowCount():
            self._rows.removeRow(0)
        for name, value in rows:
            label = QLabel(value)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            self._rows.addRow(styled_label(name, "muted"), label)
        self.setVisible(bool(rows))


def _fields(part: Spec, task: str) -> tuple[str, ...]:
    """The fields that have a meaning for this part as it is set now."""
    names = tuple(name for name, field in type(part).model_fields.items() if field.title)
    hidden: set[str] = set()
    if isinstance(part, RecurrentSpec) and not CELLS[part.cell].activations:
        hidden = {"activation"}
    elif isinstance(part, HeadSpec):
        straight = ("linear_path", "path_level", "path_season")
        hidden = {
            "linear": {"season"} | ({"pool"} if TASKS[task].per_step else set()),
            "segments": {"season", "pool", *straight, "kernel_path", "quantiles"},
            "naive": {"pool", "dropout", *straight, "kernel_path", "quantiles"}
            | (set() if TASKS[task].forecasts else {"season"}),
        }[part.kind]
        hidden |= set() if TASKS[task].forecasts else {*straight, "quantiles"}
        hidden |= set() if part.linear_path else {*straight[1:]}
        hidden |= set() if TASKS[task].labels_sequences else {"kernel_path"}
    return tuple(name for name in names if name not in hidden)


def _typeset(equation: str, points: float) -> str:
    """An equation in a serif face, one line each, on a quiet ground."""
    colors, size = theme.colors(), points * 1.1
    style = f"font-family: 'STIX Two Text', 'Cambria Math', 'DejaVu Serif', serif; font-size: {size:.1f}pt;"
    lines = "".join(f"<p style='margin: 3px 0px; {style}'>{_italic(line)}</p>" for line in equation.split("<br>"))
    return (
        f"<table width='100%' cellpadding='8' bgcolor='{colors.window}'><tr><td>{lines}</td></tr></table>"
        if equation
        else ""
    )


def _italic(line: str) -> str:
    """Variables, which are single letters, set in italics; names of functions stay upright."""
    parts = re.split(r"(<[^>]+>)", line)
    return "".join(part if part.startswith("<") else re.sub(r"\b([A-Za-z])\b", r"<i>\1</i>", part) for part in parts)


def _lines(texts: Sequence[str]) -> str:
    return "".join(f"<p style='margin: 2px 0px;'>{text}</p>" for text in texts)


def _paragraph() -> QLabel:
    label = styled_label("", "muted")
    rich(label)
    label.setWordWrap(True)
    return label
