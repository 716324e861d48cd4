"""ModelEditor: what the views of the Model page share: the blocks as they stand, the selected one, and every edit."""

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QUndoStack
from PySide6.QtWidgets import QWidget

from workbench.data.dataset import DataFacts
from workbench.data.tasks import QUANTILE_LOSS, TASKS
from workbench.errors import WorkbenchError
from workbench.gui.models import edits
from workbench.gui.models.blocks import Block, describe, imagined_facts
from workbench.gui.models.catalog import entry_named, entry_of
from workbench.gui.session.session import Session
from workbench.gui.style.translation import shown
from workbench.gui.widgets.catch_up import CatchUp
from workbench.models.spec import MOST_LAYERS, LayerSpec, ModelSpec, RecurrentSpec
from workbench.models.summary import BlockKey, problems
from workbench.models.templates import TEMPLATES, Template
from workbench.spec import ExperimentSpec
from workbench.spec_base import Spec
from workbench.training.spec import TrainingSpec

MANY_EXAMPLES = 10_000
"""Examples that a template plans for while no data says how many there are."""


class ModelEditor(QObject):
    """Every edit is one undo step of the session, and selects the block it made."""

    blocks_changed = Signal(object)
    """tuple[Block, ...]: the blocks as they stand now."""
    selection_changed = Signal(object)
    """BlockKey of the selected block; its content may have changed too."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._catch_up = CatchUp(parent, session.turns, self._tell) if isinstance(parent, QWidget) else None
        self.selected: BlockKey = _first_choice(self.model)
        self.blocks: tuple[Block, ...] = ()
        self._visit = 0
        self.refresh()
        session.spec_changed.connect(self._on_spec_changed)
        session.data_changed.connect(self.refresh)

    @property
    def model(self) -> ModelSpec:
        """The model as it stands."""
        return self.session.spec.model

    @property
    def facts(self) -> DataFacts | None:
        """What the data gives, None while there is none."""
        loaded = self.session.data.loaded
        return loaded.facts if loaded else None

    @property
    def undo_stack(self) -> QUndoStack:
        """The history of the whole experiment."""
        return self.session.undo_stack

    @property
    def block(self) -> Block:
        """The selected block."""
        return next(block for block in self.blocks if block.key == self.selected)

    @property
    def layer(self) -> LayerSpec | None:
        """The selected layer, None when another block is selected."""
        return self.model.layers[self.selected] if isinstance(self.selected, int) else None

    def refresh(self, *_: object) -> None:
        """Describe all blocks anew, after a change of model, data or language."""
        self.blocks = describe(self.session.spec, self.facts)
        if self.selected not in [block.key for block in self.blocks]:
            self.selected = len(self.model.layers) - 1 if self.model.layers else "head"
        if self._catch_up is None or not self._catch_up.later():
            self._tell()

    def _tell(self) -> None:
        self.blocks_changed.emit(self.blocks)
        self.selection_changed.emit(self.selected)

    def select(self, key: BlockKey) -> None:
        """Select a block."""
        if key != self.selected:
            self._visit += 1
            self.selected = key
            self.selection_changed.emit(key)

    def select_by(self, steps: int) -> None:
        """Select the block so many places below (above when negative), as far as there are any."""
        keys = [block.key for block in self.blocks]
        place = keys.index(self.selected) + steps
        self.select(keys[max(0, min(place, len(keys) - 1))])

    def gap_after_selection(self) -> int:
        """The index that a layer added by keyboard gets: after the selected block, before the head."""
        if isinstance(self.selected, int):
            return self.selected + 1
        return 0 if self.selected in ("input", "preprocess") else len(self.model.layers)

    def insert(self, name: str, gap: int | None = None) -> None:
        """Add a block of the catalogue, at a gap or after the selected block."""
        entry = entry_named(name)
        place = gap
        if place is None:
            place = 0 if entry.first else self.gap_after_selection()
        text = self.tr("Add {block}").replace("{block}", entry.title())
        layer = entry.layer.fitted(self.facts) if self.facts else entry.layer
        self._edit(text, edits.inserted(self.model, place, layer), place)

    def remove(self) -> None:
        """Delete the selected layer."""
        if self.layer is not None:
            self._remove(self.tr("Delete {block}"))

    def duplicate(self) -> None:
        """Put a copy of the selected layer below it."""
        if isinstance(self.selected, int) and self.layer is not None:
            place = self.selected + 1
            self._edit(self._named(self.tr("Duplicate {block}")), edits.inserted(self.model, place, self.layer), place)

    def move(self, source: int, gap: int) -> None:
        """Take the layer at `source` out and put it into the gap before today's layer `gap`."""
        if gap not in (source, source + 1):
            self.select(source)
            place = gap - (gap > source)
            self._edit(self._named(self.tr("Move {block}")), edits.moved(self.model, source, gap), place)

    def move_by(self, steps: int) -> None:
        """Move the selected layer one place up (-1) or down (1)."""
        if isinstance(self.selected, int) and 0 <= self.selected + steps < len(self.model.layers):
            self.move(self.selected, self.selected + steps + (steps > 0))

    def copy(self) -> None:
        """Put the selected layer on the clipboard as JSON text."""
        if self.layer is not None:
            QGuiApplication.clipboard().setText(edits.to_text(self.layer))

    def cut(self) -> None:
        """Copy and delete the selected layer."""
        if self.layer is not None:
            self.copy()
            self._remove(self.tr("Cut {block}"))

    def paste(self) -> None:
        """Insert the clipboard's layers after the selected block; other text is refused with a sentence."""
        try:
            layers = edits.from_text(QGuiApplication.clipboard().text())
        except WorkbenchError as error:
            self.session.report_error(error)
            return
        place = self.gap_after_selection()
        text = self.tr("Paste {block}").replace("{block}", entry_of(layers[0]).title())
        self._edit(text, edits.inserted(self.model, place, *layers), place + len(layers) - 1)

    def change(self, spec: Spec, field: str) -> None:
        """Take over the edited spec of the selected block; edits of one field in a row are one undo step."""
        if isinstance(self.selected, int):
            model = edits.replaced(self.model, self.selected, spec)  # type: ignore[arg-type]
        else:
            model = self.model.model_copy(update={self.selected: spec})
        title = shown(type(spec).model_fields[field].title or field)
        text = self.tr("Change {setting}").replace("{setting}", title)
        whole = self.session.spec.model_copy(update={"model": model})
        if field == "quantiles":  # which one loss alone can teach
            loss = QUANTILE_LOSS if model.head.quantiles else TASKS[whole.data.task].losses[0]
            whole = whole.model_copy(update={"training": whole.training.model_copy(update={"loss": loss})})
        self.session.edit(text, whole, merge=f"model/{self.selected}/{field}/{self._visit}")

    def fitting_templates(self) -> tuple[str, ...]:
        """Names of the templates that can be built for the task and, where it is known, the data."""
        session, facts = self.session, self.facts
        return tuple(
            name
            for name, template in TEMPLATES.items()
            if session.spec.data.task in template.tasks and (facts is None or _suits(template, facts))
        )

    def apply_template(self, name: str) -> None:
        """Replace the whole model, and what the template wants of the training, as one undo step."""
        template, session = TEMPLATES[name], self.session
        facts, loaded = self.facts or imagined_facts(session.spec.data), session.data.loaded
        examples = len(loaded.split.train) if loaded else MANY_EXAMPLES
        changes: dict[str, Any] = {"model": template.build(facts)}
        wanted = session.spec.training.model_dump() | template.training(facts, examples)
        changes["training"] = TrainingSpec.model_validate(wanted)
        text = self.tr("Start from {template}").replace("{template}", shown(template.title))
        spec = session.spec.model_copy(update=changes)
        if spec == session.spec:
            self.select(_first_choice(self.model))
        else:  # selected with the edit, not after it: all views would be drawn twice
            self._visit += 1
            self.selected = _first_choice(spec.model)
            session.edit(text, spec)

    def _remove(self, text: str) -> None:
        if isinstance(self.selected, int):
            place = min(self.selected, len(self.model.layers) - 2)
            model = edits.removed(self.model, self.selected)
            self._edit(self._named(text), model, place if model.layers else "head")

    def _named(self, text: str) -> str:
        return text.replace("{block}", self.block.title)

    def _edit(self, text: str, model: ModelSpec, selected: BlockKey) -> None:
        if len(model.layers) > MOST_LAYERS:
            error = WorkbenchError(
                "A model has {most} blocks at most. Raise the depth of one instead.", most=MOST_LAYERS
            )
            self.session.report_error(error)
            return
        self._visit += 1
        self.selected = selected
        self.session.edit_model(text, model)

    def _on_spec_changed(self, before: ExperimentSpec, after: ExperimentSpec) -> None:
        if before.data.sources != after.data.sources:
            self.selected = _first_choice(self.model)
        if before != after:
            self.refresh()


def _first_choice(model: ModelSpec) -> BlockKey:
    """What people come to set: the first recurrent block, else the first there is."""
    recurrent = (place for place, layer in enumerate(model.layers) if isinstance(layer, RecurrentSpec))
    return next(recurrent, 0 if model.layers else "input")


def _suits(template: Template, facts: DataFacts) -> bool:
    loss = str(template.training(facts, MANY_EXAMPLES)["loss"])
    found = problems(template.build(facts), facts, loss)
    return all(problem.severity == "warning" or problem.key == "input" for problem in found)
