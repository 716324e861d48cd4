"""ModelPage: palette, canvas with outline and analysis, inspector; each view talks to the editor, none to another."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.models.blocks import counted, total_parameters
from workbench.gui.models.canvas import ZOOM_STEP, ModelCanvas
from workbench.gui.models.catalog import entries, entry_named
from workbench.gui.models.editor import ModelEditor
from workbench.gui.models.inspector import ModelInspector
from workbench.gui.models.outline import ModelOutline
from workbench.gui.models.palette import BlockPalette
from workbench.gui.models.problem_list import ProblemList
from workbench.gui.models.template_menu import TemplateMenu
from workbench.gui.session.session import Session
from workbench.gui.session.settings import settings
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.widgets.cards import Card, PageHeader, primary, styled_label
from workbench.gui.widgets.stepwise import Steps, Stepwise
from workbench.sentence import singular

PALETTE_WIDTH, WORKSPACE_WIDTH = 200, 404
CANVAS_HEIGHT, OUTLINE_HEIGHT = 390, 164
UNBOUNDED = 2**24 - 1
"""The largest height that a widget may have."""


class ModelPage(Stepwise, QWidget):
    """The network as blocks, assembled by hand."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, in_steps: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.begin(self._make(session), in_steps=in_steps)

    def _make(self, session: Session) -> Steps:
        self.editor = ModelEditor(session, self)
        self.palette_view = BlockPalette()
        yield
        self.canvas = ModelCanvas(self.editor)
        yield
        self.outline = ModelOutline(self.editor)
        self.outline_fold = QToolButton()
        self.outline_fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.problem_list = ProblemList(self.editor)
        self.inspector = ModelInspector(self.editor)
        yield
        self.template_menu = TemplateMenu(self)
        self._actions: dict[str, QAction] = {}
        self._entries = entries()
        self._make_actions()
        yield
        yield from self._lay_out()
        self._connect()
        yield
        self.retranslate()
        yield
        translation.follow(self.editor.refresh)
        translation.follow(self.retranslate)
        self._on_changed()

    def actions(self) -> list[QAction]:
        """For the menus and the command palette."""
        return list(self._actions.values())

    def action(self, name: str) -> QAction:
        """One of the page's actions by name, such as delete, paste, up, zoom_in, fit or add_GRU."""
        return self._actions[name]

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        hint = self.tr("Drag blocks onto the chain. Shapes, parameters and problems follow every change.")
        self._header.set_texts(self.tr("Model"), hint)
        self._templates.setText(self.tr("Start from template"))
        self._next.setText(self.tr("Next: Train"))
        self.outline_fold.setText(self.tr("Outline"))
        self.outline_fold.setToolTip(self.tr("Show the model as a list, or leave its room to the canvas"))
        texts = {
            "delete": self.tr("Delete block"),
            "duplicate": self.tr("Duplicate block"),
            "cut": self.tr("Cut block"),
            "copy": self.tr("Copy block"),
            "paste": self.tr("Paste block"),
            "up": self.tr("Move block up"),
            "down": self.tr("Move block down"),
            "zoom_in": self.tr("Zoom in"),
            "zoom_out": self.tr("Zoom out"),
            "fit": self.tr("Fit the model in view"),
        }
        for entry in self._entries:
            texts[f"add_{entry.name}"] = self.tr("Add {block}").replace("{block}", entry.title())
        for name, text in texts.items():
            self._actions[name].setText(text)
            keys = self._actions[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            self._actions[name].setToolTip(f"{text} ({keys})" if keys else text)
        self._on_changed()

    def _make_actions(self) -> None:
        self.workspace = QWidget()
        self.workspace.setMinimumWidth(WORKSPACE_WIDTH)
        editor, standard = self.editor, QKeySequence.StandardKey
        self._add_action("up", "arrow-up", lambda: editor.move_by(-1), QKeySequence("Alt+Up"))
        self._add_action("down", "arrow-down", lambda: editor.move_by(1), QKeySequence("Alt+Down"))
        self._add_action("cut", "content-cut", editor.cut, QKeySequence(standard.Cut))
        self._add_action("copy", "content-copy", editor.copy, QKeySequence(standard.Copy))
        self._add_action("paste", "content-paste", editor.paste, QKeySequence(standard.Paste))
        self._add_action("duplicate", "content-duplicate", editor.duplicate, QKeySequence("Ctrl+D"))
        self._add_action("delete", "delete-outline", editor.remove, QKeySequence("Del"), QKeySequence("Backspace"))
        self._add_action(
            "zoom_out", "magnify-minus-outline", lambda: self.canvas.zoom_by(1 / ZOOM_STEP), QKeySequence("Ctrl+-")
        )
        self._add_action(
            "zoom_in",
            "magnify-plus-outline",
            lambda: self.canvas.zoom_by(ZOOM_STEP),
            QKeySequence("Ctrl+="),
            QKeySequence("Ctrl++"),
        )
        self._add_action("fit", "fit-to-page-outline", self.canvas.fit, QKeySequence("Alt+0"))
        for entry in self._entries:
            self._add_action(f"add_{entry.name}", entry.icon, partial(editor.insert, entry.name))

    def _add_action(self, name: str, picture: str, slot: Callable[[], None], *keys: QKeySequence) -> None:
        action = QAction(icon(picture), "", self)
        action.setShortcuts(list(keys))
        # Only in canvas and outline: in a number field Delete and Ctrl+C belong to the text.
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked: slot())
        self.workspace.addAction(action)
        self._actions[name] = action

    def _lay_out(self) -> Steps:
        self._header = PageHeader()
        self._templates = QPushButton()
        self._templates.setIcon(icon("shape-outline"))
        self._templates.setMenu(self.template_menu)
        self._next = primary(QPushButton(icon("arrow-right", "on_accent"), ""))
        self._header.add_action_widget(self._templates)
        self._header.add_action_widget(self._next)
        self._palette_card = Card()
        self._palette_card.setMinimumWidth(PALETTE_WIDTH)
        self._palette_card.body.setContentsMargins(theme.M, theme.M, theme.M, theme.M)
        self._palette_card.body.addWidget(self.palette_view, 1)
        self._inspector_card = Card()
        self._inspector_card.body.addWidget(self.inspector, 1)
        yield
        workspace = self._lay_out_workspace()
        yield
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        for widget, stretch in ((self._palette_card, 0), (workspace, 1), (self._inspector_card, 0)):
            self._columns.addWidget(widget)
            self._columns.setStretchFactor(self._columns.count() - 1, stretch)
            yield
        self._columns.setObjectName("modelColumns")
        self._columns.setChildrenCollapsible(False)
        self._columns.setHandleWidth(theme.M)
        self._columns.setSizes([230, 600, 352])
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.L, theme.L)
        column.setSpacing(theme.M)
        column.addWidget(self._header)
        yield
        column.addWidget(self._columns, 1)

    def _lay_out_workspace(self) -> QWidget:
        card = Card()
        card.body.setContentsMargins(1, theme.S, 1, theme.M)
        card.body.setSpacing(theme.S)
        rows = QSplitter(Qt.Orientation.Vertical)
        rows.addWidget(self.canvas)
        self._foldable = _inset(self.outline_fold, self.outline)
        rows.addWidget(self._foldable)
        rows.setObjectName("modelRows")
        rows.setStretchFactor(0, 1)
        rows.setChildrenCollapsible(False)
        self._rows = rows
        card.body.addLayout(self._lay_out_tools())
        card.body.addWidget(rows, 1)
        column = QVBoxLayout(self.workspace)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        card.body.addWidget(_inset(self.problem_list))
        return self.workspace

    def _lay_out_tools(self) -> QHBoxLayout:
        self._total = styled_label("", "muted")
        self._zoom = styled_label("", "small")
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._zoom.setMinimumWidth(self._zoom.fontMetrics().horizontalAdvance("100 %"))
        self._total.setWordWrap(True)
        line = QHBoxLayout()
        line.setContentsMargins(theme.M, 0, theme.S, 0)
        line.setSpacing(2)
        line.addWidget(self._total, 1)
        for name in ("up", "down", "duplicate", "delete"):
            line.addWidget(self._tool(name))
        line.addSpacing(theme.S)
        line.addWidget(self._tool("zoom_out"))
        line.addWidget(self._zoom)
        line.addWidget(self._tool("zoom_in"))
        line.addWidget(self._tool("fit"))
        return line

    def _tool(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(self._actions[name])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._actions[name].changed.connect(lambda: button.setAccessibleName(self._actions[name].text()))
        return button

    def _connect(self) -> None:
        view, editor = self.palette_view, self.editor
        self.outline_fold.clicked.connect(self._on_fold)
        self._fold_outline(bool(settings().value("outline_folded", False, bool)))
        view.add_requested.connect(editor.insert)
        view.drag_moved.connect(self._on_dragged)
        view.drag_cancelled.connect(self.canvas.leave)
        view.dropped.connect(self._on_dropped)
        self.template_menu.chosen.connect(editor.apply_template)
        self._next.clicked.connect(lambda: editor.session.page_requested.emit("train"))
        self.canvas.menu_requested.connect(self._show_menu)
        self.outline.customContextMenuRequested.connect(
            lambda point: self._show_menu(self.outline.viewport().mapToGlobal(point))
        )
        self.canvas.zoom_changed.connect(lambda _zoom: self._show_zoom())
        editor.selection_changed.connect(self._on_changed)

    def _fold_outline(self, folded: bool) -> None:
        """Leave the outline's room to the canvas, or give it back."""
        self.outline.setHidden(folded)
        self.outline_fold.setIcon(icon("chevron-right" if folded else "chevron-down", "muted"))
        height = self.outline_fold.sizeHint().height()
        self._foldable.setMaximumHeight(height if folded else UNBOUNDED)
        self._rows.setSizes([CANVAS_HEIGHT, height if folded else height + OUTLINE_HEIGHT])

    def _on_fold(self) -> None:
        self._fold_outline(not self.outline.isHidden())
        settings().setValue("outline_folded", self.outline.isHidden())

    def _on_dragged(self, name: str, where: QPoint) -> None:
        self.canvas.hover(where, first=entry_named(name).first)

    def _on_dropped(self, name: str, where: QPoint) -> None:
        gap = self.canvas.gap_at(where, first=entry_named(name).first)
        self.canvas.leave()
        if gap is not None:
            self.editor.insert(name, gap)

    def _show_menu(self, where: QPoint) -> None:
        menu = QMenu(self.window())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ("cut", "copy", "paste", "", "duplicate", "delete", "", "up", "down"):
            menu.addAction(self._actions[name]) if name else menu.addSeparator()
        menu.popup(where)

    def _on_changed(self, *_: object) -> None:
        key, count = self.editor.selected, len(self.editor.model.layers)
        for name in ("delete", "duplicate", "cut", "copy"):
            self._actions[name].setEnabled(isinstance(key, int))
        self._actions["up"].setEnabled(isinstance(key, int) and key > 0)
        self._actions["down"].setEnabled(isinstance(key, int) and key < count - 1)
        total = total_parameters(self.editor.blocks)
        unknown = self.tr("Parameters are counted once data is there")
        counts = singular(self.tr("{count} parameters in all").replace("{count}", counted(total)))
        self._total.setText(unknown if total is None else counts)
        self.template_menu.offer(self.editor.fitting_templates())
        facts = self.editor.facts
        sound = None if facts is None else facts.sample_rate is not None
        self.palette_view.offer(self.editor.session.spec.data.task, sound)
        self._show_zoom()

    def _show_zoom(self) -> None:
        self._zoom.setText(f"{round(self.canvas.zoom * 100)} %")


def _inset(*widgets: QWidget) -> QWidget:
    """Widgets kept away from the card's border, which the canvas touches."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(theme.M, 0, theme.M, 0)
    column.setSpacing(theme.XS)
    for widget in widgets:
        column.addWidget(widget)
    return holder
