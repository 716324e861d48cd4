"""How examples are divided: sizes and method, what stays together, and which sequences are the test part."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from workbench.data.conditions import matching
from workbench.data.spec import SplitSpec, Task
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.gui.data.split_rest import SplitRest
from workbench.gui.style import translation
from workbench.gui.style.icons import icon
from workbench.gui.style.numbers import whole
from workbench.gui.style.theme import S
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import styled_label
from workbench.gui.widgets.choices import DropDown
from workbench.gui.widgets.forms import SpecForm, tooltip
from workbench.sentence import singular

Facts = Mapping[str, Sequence[str]]
MOST_VALUES = 40
"""A fact with more different values is not offered to choose a test part by."""

TITLE_ROOM = 8
"""What a form's spacing is wider than a row's."""


class SplitForm(QWidget):
    """`edited` carries a whole SplitSpec and what was changed."""

    edited = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = SplitSpec()
        self._facts: Facts = {}
        self.sizes = SpecForm(self._spec, hidden=("group", "test_where", "folds", "fold"))
        self.together = DropDown()
        self.condition = QLineEdit()
        self.choose = QToolButton()
        self.count = styled_label("", "small")
        self.rest = SplitRest()
        self._titles = {"together": QLabel(), "condition": QLabel()}
        self._known = QWidget()
        self._build()
        self.retranslate()
        translation.follow(self.retranslate)
        translation.follow(self._fill_together)
        translation.follow(self._count)

    def show_split(self, spec: SplitSpec, task: Task, facts: Facts) -> None:
        """Show a split of sequences of which these facts are known."""
        self._facts = facts
        if spec.test_where != self._spec.test_where or not self.condition.hasFocus():
            self.condition.setText(spec.test_where or "")
            self.condition.setCursorPosition(0)
        self._spec = spec
        self.sizes.set_spec(spec)
        self.rest.show_split(spec)
        whole = spec.method != "chronological" or spec.group is not None or spec.test_where is not None
        self.sizes.set_row_visible("gap", not whole and not TASKS[task].per_sequence)
        self.sizes.set_row_visible("seed", spec.method != "chronological")
        self.sizes.set_row_visible("test", spec.test_where is None)
        self._known.setVisible(bool(facts) or spec.group is not None or spec.test_where is not None)
        self._fill_together()
        self._count()
        self._align()

    def editor(self, name: str) -> QWidget:
        """The editor of a size, for focus and tests."""
        return self.sizes.editor(name)

    def menu(self) -> QMenu:
        """Facts and their values, each one a test part."""
        menu = QMenu(self)
        menu.addAction(self.tr("At random, by its size")).triggered.connect(lambda: self._test_on(None))
        for name, values in self._facts.items():
            different = sorted(set(values), key=_in_order)
            if not 2 <= len(different) <= MOST_VALUES:
                continue
            below = menu.addMenu(name)
            for value in different:
                text = self.tr("{value} ({count})").format(value=value or "–", count=whole(_times(values, value)))
                condition = f"{name}=={value}"
                below.addAction(text).triggered.connect(lambda _=False, chosen=condition: self._test_on(chosen))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def retranslate(self) -> None:
        """Set every text."""
        fields = SplitSpec.model_fields
        self._titles["together"].setText(self.tr("Keep together"))
        self._titles["condition"].setText(shown(fields["test_where"].title or ""))
        for widget, name in ((self.together, "group"), (self.condition, "test_where")):
            widget.setToolTip(tooltip(fields[name]))
            widget.setAccessibleName(shown(fields[name].title or name))
        self.condition.setPlaceholderText(self.tr("At random"))
        self.choose.setToolTip(self.tr("Choose what makes the test part"))
        self.choose.setAccessibleName(self.choose.toolTip())
        self._align()

    def _build(self) -> None:
        self.together.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.together.setMinimumContentsLength(8)
        self.choose.setIcon(icon("menu-down"))
        self.count.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(self.sizes)
        column.addWidget(self.rest)
        rows = QVBoxLayout(self._known)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(S)
        for title, widget, stretches, beside in (
            ("together", self.together, (0, 1), None),
            ("condition", self.choose, (1, 0), self.condition),
        ):
            line = QHBoxLayout()
            line.setSpacing(S)
            self._titles[title].setBuddy(beside or widget)
            line.addWidget(self._titles[title], stretches[0])
            line.addWidget(widget, stretches[1])
            rows.addLayout(line)
            if beside is not None:
                rows.addWidget(beside)
        rows.addWidget(self.count)
        column.addWidget(self._known)
        self.sizes.edited.connect(self._on_sizes)
        self.rest.given.connect(lambda part, size: self._emit_edited(part, **{part: size}))
        self.together.activated.connect(lambda _: self._keep_together(self.together.currentData()))
        self.condition.textEdited.connect(self._count)
        self.condition.editingFinished.connect(self._on_condition)
        self.choose.clicked.connect(lambda: self.menu().popup(self.choose.mapToGlobal(self.choose.rect().bottomLeft())))

    def _align(self) -> None:
        """Let the titles be as wide as those of the sizes above."""
        widths = [label.sizeHint().width() for label in self.sizes.findChildren(QLabel)]
        self._titles["together"].setMinimumWidth(max(widths, default=0) + TITLE_ROOM)

    def _fill_together(self) -> None:
        self.together.clear()
        self.together.addItem(self.tr("Nothing"), None)
        known = dict.fromkeys([*self._facts, *([self._spec.group] if self._spec.group else [])])
        for name in known:
            text = self.tr("Same {fact}").format(fact=name)
            self.together.addItem(text, name)
        self.together.setCurrentIndex(max(0, self.together.findData(self._spec.group)))

    def _count(self) -> None:
        """Say at once how many sequences the condition chooses, or what is wrong with it."""
        text = self.condition.text().strip()
        said = ""
        if text and self._facts:
            try:
                chosen = matching(self._facts, text)
                said = self.tr("{count} of {total} sequences are the test part.")
                said = singular(said.format(count=whole(int(chosen.sum())), total=whole(len(chosen))))
            except WorkbenchError as error:
                said = "⚠ " + shown(error.sentence)
        self.count.setText(said)
        self.count.setVisible(bool(said))

    def _on_sizes(self, spec: SplitSpec, name: str) -> None:
        if name == "method":
            group = next(iter(self._facts), None) if spec.method == "group" else None
            spec = spec.model_copy(update={"group": group})
        self.edited.emit(spec, name)

    def _keep_together(self, group: str | None) -> None:
        method = "group" if group else "random" if self._spec.method == "group" else self._spec.method
        self._emit_edited("group", group=group, method=method)

    def _test_on(self, condition: str | None) -> None:
        self.condition.setText(condition or "")
        self._on_condition()

    def _on_condition(self) -> None:
        text = self.condition.text().strip()
        try:
            matching(self._facts, text) if text and self._facts else None
        except WorkbenchError:
            return  # it is said below the line while the text stands there
        self._count()
        self._emit_edited("test_where", test_where=text or None)

    def _emit_edited(self, name: str, **changes: object) -> None:
        spec = self._spec.model_copy(update=changes)
        if spec != self._spec:
            self.edited.emit(spec, name)


def _times(values: Sequence[str], value: str) -> int:
    return sum(one == value for one in values)


def _in_order(value: str) -> tuple[int, float, str]:
    """Numbers by size, before texts."""
    try:
        return 0, float(value), ""
    except ValueError:
        return 1, 0.0, value
