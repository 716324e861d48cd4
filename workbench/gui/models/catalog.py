"""The blocks that can be added by hand: name, category, icon, one line about it, and the layer it makes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from workbench.data.spec import Task
from workbench.gui.style.translation import shown
from workbench.models.cells import CELLS
from workbench.models.specs import LAYER_KINDS
from workbench.models.specs.layer import LayerCategory, LayerSpec
from workbench.models.specs.recurrent import RecurrentSpec
from workbench.sentence import Sentence

Category = Literal["data", "first", "recurrent", "pattern", "layer", "answer"]
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogEntry:
    """A kind of block; `title()` and `hint()` give text in the language in force."""

    name: str
    layer: LayerSpec
    category: LayerCategory
    icon: str
    called: Sentence | str
    about: Sentence

    def title(self) -> str:
        """What the block is called."""
        return self.called if isinstance(self.called, str) else shown(self.called)

    def hint(self) -> str:
        """What it is good for."""
        return shown(self.about)

    @property
    def first(self) -> bool:
        """Whether the block reads raw data, and so belongs in the first place."""
        return self.category == "first"

    def fits(self, task: Task, *, sound: bool | None) -> bool:
        """Whether the block can do anything for a task; `sound` is None while no data says what it is."""
        return self.layer.suits(task, sound=sound)


GROUPS: tuple[tuple[Category, Callable[[], str]], ...] = (
    ("first", lambda: translate("BlockCatalog", "First block")),
    ("recurrent", lambda: translate("BlockCatalog", "Recurrent")),
    ("pattern", lambda: translate("BlockCatalog", "Convolution and attention")),
    ("layer", lambda: translate("BlockCatalog", "Layers")),
)


def entries() -> tuple[CatalogEntry, ...]:
    """Every block in the order of the groups; recurrent layers come once for each cell."""
    layers: list[LayerSpec] = [RecurrentSpec(cell=name) for name in CELLS]
    layers += [kind() for kind in LAYER_KINDS.values() if kind is not RecurrentSpec]
    return tuple(entry_of(layer) for category, _ in GROUPS for layer in layers if layer.category == category)


def entry_named(name: str) -> CatalogEntry:
    """The entry of that name."""
    return next(entry for entry in entries() if entry.name == name)


def entry_of(layer: LayerSpec) -> CatalogEntry:
    """The entry that a layer was made from: by cell for recurrent layers, else by kind."""
    kind = type(layer)
    if isinstance(layer, RecurrentSpec):
        cell = CELLS[layer.cell]
        return CatalogEntry(
            name=cell.name,
            layer=kind(cell=cell.name),
            category=kind.category,
            icon=cell.icon,
            called=cell.name,
            about=cell.hint,
        )
    return CatalogEntry(
        name=kind.name, layer=kind(), category=kind.category, icon=kind.icon, called=kind.title, about=kind.hint
    )
