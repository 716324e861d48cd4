"""The blocks that can be added by hand: name, category, icon, one line about it, and the layer it makes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from workbench.data.spec import Task
from workbench.data.tasks import TASKS
from workbench.gui.style.translation import shown
from workbench.models.cells import CELLS
from workbench.models.cells.cell import Cell
from workbench.models.spec import (
    AttentionSpec,
    Conv1dSpec,
    DenseSpec,
    DropoutSpec,
    EmbeddingSpec,
    FlattenSpec,
    LayerNormSpec,
    LayerSpec,
    LogMelSpec,
    MfccSpec,
    RecurrentSpec,
    ResidualSpec,
    SegmentsSpec,
    TcnSpec,
)

Category = Literal["data", "first", "recurrent", "pattern", "layer", "answer"]
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogEntry:
    """A kind of block; `title` and `hint` give text in the language in force."""

    name: str
    category: Category
    icon: str
    title: Callable[[], str]
    hint: Callable[[], str]
    layer: LayerSpec

    @property
    def first(self) -> bool:
        """Whether the block reads raw data, and so belongs in the first place."""
        return self.category == "first"

    def fits(self, task: Task, *, sound: bool | None) -> bool:
        """Whether the block can do anything for a task; `sound` is None while no data says what it is."""
        match self.layer:
            case LogMelSpec():
                return sound is not False
            case SegmentsSpec():
                return TASKS[task].forecasts and not sound
            case EmbeddingSpec():
                return TASKS[task].text
            case FlattenSpec():
                return not TASKS[task].per_step
            case _:
                return True


GROUPS: tuple[tuple[Category, Callable[[], str]], ...] = (
    ("first", lambda: translate("BlockCatalog", "First block")),
    ("recurrent", lambda: translate("BlockCatalog", "Recurrent")),
    ("pattern", lambda: translate("BlockCatalog", "Convolution and attention")),
    ("layer", lambda: translate("BlockCatalog", "Layers")),
)
_FIRST: tuple[CatalogEntry, ...] = (
    CatalogEntry(
        name="LogMel",
        category="first",
        icon="equalizer",
        title=lambda: translate("BlockCatalog", "Log-mel"),
        hint=lambda: translate("BlockCatalog", "Sound as loudness of frequency bands"),
        layer=LogMelSpec(),
    ),
    CatalogEntry(
        name="MFCC",
        category="first",
        icon="sine-wave",
        title=lambda: translate("BlockCatalog", "MFCC"),
        hint=lambda: translate("BlockCatalog", "Sound as the shape of its spectrum"),
        layer=MfccSpec(),
    ),
    CatalogEntry(
        name="Embedding",
        category="first",
        icon="alphabetical",
        title=lambda: translate("BlockCatalog", "Embedding"),
        hint=lambda: translate("BlockCatalog", "A learned vector per character"),
        layer=EmbeddingSpec(),
    ),
    CatalogEntry(
        name="Segments",
        category="first",
        icon="view-column-outline",
        title=lambda: translate("BlockCatalog", "Segments"),
        hint=lambda: translate("BlockCatalog", "Long windows cut into pieces"),
        layer=SegmentsSpec(),
    ),
)
_LATER: tuple[CatalogEntry, ...] = (
    CatalogEntry(
        name="Conv1d",
        category="pattern",
        icon="blur-linear",
        title=lambda: translate("BlockCatalog", "Convolution"),
        hint=lambda: translate("BlockCatalog", "Finds short patterns anywhere"),
        layer=Conv1dSpec(),
    ),
    CatalogEntry(
        name="TCN",
        category="pattern",
        icon="family-tree",
        title=lambda: translate("BlockCatalog", "TCN"),
        hint=lambda: translate("BlockCatalog", "Patterns over longer and longer spans"),
        layer=TcnSpec(),
    ),
    CatalogEntry(
        name="Attention",
        category="pattern",
        icon="eye-outline",
        title=lambda: translate("BlockCatalog", "Attention"),
        hint=lambda: translate("BlockCatalog", "Every step asks all the others"),
        layer=AttentionSpec(),
    ),
    CatalogEntry(
        name="Dense",
        category="layer",
        icon="grid",
        title=lambda: translate("BlockCatalog", "Dense"),
        hint=lambda: translate("BlockCatalog", "Weighted sums at every step"),
        layer=DenseSpec(),
    ),
    CatalogEntry(
        name="LayerNorm",
        category="layer",
        icon="scale-balance",
        title=lambda: translate("BlockCatalog", "LayerNorm"),
        hint=lambda: translate("BlockCatalog", "Evens out each step's values"),
        layer=LayerNormSpec(),
    ),
    CatalogEntry(
        name="Dropout",
        category="layer",
        icon="dots-grid",
        title=lambda: translate("BlockCatalog", "Dropout"),
        hint=lambda: translate("BlockCatalog", "Zeros at random, less overfitting"),
        layer=DropoutSpec(),
    ),
    CatalogEntry(
        name="Flatten",
        category="layer",
        icon="view-sequential-outline",
        title=lambda: translate("BlockCatalog", "Flatten"),
        hint=lambda: translate("BlockCatalog", "Last steps side by side"),
        layer=FlattenSpec(),
    ),
    CatalogEntry(
        name="Residual",
        category="layer",
        icon="debug-step-over",
        title=lambda: translate("BlockCatalog", "Residual"),
        hint=lambda: translate("BlockCatalog", "Adds what went into a block above"),
        layer=ResidualSpec(),
    ),
)


def entries() -> tuple[CatalogEntry, ...]:
    """Every block, in the order of the groups; the recurrent ones are the cells there are."""
    return (*_FIRST, *map(_entry_of_cell, CELLS.values()), *_LATER)


def entry_named(name: str) -> CatalogEntry:
    """The entry of that name."""
    return next(entry for entry in entries() if entry.name == name)


def entry_of(layer: LayerSpec) -> CatalogEntry:
    """The entry that a layer was made from: by cell for recurrent layers, else by kind."""
    if isinstance(layer, RecurrentSpec):
        return _entry_of_cell(CELLS[layer.cell])
    return next(entry for entry in (*_FIRST, *_LATER) if entry.layer.kind == layer.kind)


def _entry_of_cell(cell: Cell) -> CatalogEntry:
    return CatalogEntry(
        name=cell.name,
        category="recurrent",
        icon=cell.icon,
        title=lambda: cell.name,
        hint=lambda: shown(cell.hint),
        layer=RecurrentSpec(cell=cell.name),
    )
