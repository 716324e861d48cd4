"""The blocks that can be added by hand: name, category, icon, one line about it, and the layer it makes."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from workbench.models.spec import DenseSpec, DropoutSpec, FlattenSpec, LayerNormSpec, LayerSpec, RecurrentSpec

Category = Literal["data", "recurrent", "layer", "answer"]
CONTEXT = "BlockCatalog"


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogEntry:
    """A kind of block; `title` and `hint` are English until shown."""

    name: str
    category: Category
    icon: str
    title: str
    hint: str
    layer: LayerSpec

    def shown_title(self) -> str:
        """The title in the window's language."""
        return QCoreApplication.translate(CONTEXT, self.title)

    def shown_hint(self) -> str:
        """The one line about it in the window's language."""
        return QCoreApplication.translate(CONTEXT, self.hint)


GROUPS: tuple[tuple[Category, str], ...] = (
    ("recurrent", QT_TRANSLATE_NOOP("BlockCatalog", "Recurrent")),
    ("layer", QT_TRANSLATE_NOOP("BlockCatalog", "Layers")),
)
ENTRIES: tuple[CatalogEntry, ...] = (
    CatalogEntry(
        name="SimpleRNN",
        category="recurrent",
        icon="sync",
        title=QT_TRANSLATE_NOOP("BlockCatalog", "SimpleRNN"),
        hint=QT_TRANSLATE_NOOP("BlockCatalog", "Plain recurrence, short memory"),
        layer=RecurrentSpec(cell="SimpleRNN"),
    ),
    CatalogEntry(
        name="GRU",
        category="recurrent",
        icon="gate-and",
        title=QT_TRANSLATE_NOOP("BlockCatalog", "GRU"),
        hint=QT_TRANSLATE_NOOP("BlockCatalog", "Two gates, long memory, light"),
        layer=RecurrentSpec(cell="GRU"),
    ),
    CatalogEntry(
        name="LSTM",
        category="recurrent",
        icon="memory",
        title=QT_TRANSLATE_NOOP("BlockCatalog", "LSTM"),
        hint=QT_TRANSLATE_NOOP("BlockCatalog", "Three gates and a memory cell"),
        layer=RecurrentSpec(cell="LSTM"),
    ),
    CatalogEntry(
        name="Dense",
        category="layer",
        icon="grid",
        title=QT_TRANSLATE_NOOP("BlockCatalog", "Dense"),
        hint=QT_TRANSLATE_NOOP("BlockCatalog", "Weighted sums at every step"),
        layer=DenseSpec(),
    ),
    CatalogEntry(
        name="LayerNorm",
        category="layer",
        icon="scale-balance",
        title=QT_TRANSLATE_NOOP("BlockCatalog", "LayerNorm"),
        hint=QT_TRANSLATE_NOOP("BlockCatalog", "Evens out each step's values"),
        layer=LayerNormSpec(),
    ),
    CatalogEntry(
        name="Dropout",
        category="layer",
        icon="dots-grid",
        title=QT_TRANSLATE_NOOP("BlockCatalog", "Dropout"),
        hint=QT_TRANSLATE_NOOP("BlockCatalog", "Zeros at random, less overfitting"),
        layer=DropoutSpec(),
    ),
    CatalogEntry(
        name="Flatten",
        category="layer",
        icon="view-sequential-outline",
        title=QT_TRANSLATE_NOOP("BlockCatalog", "Flatten"),
        hint=QT_TRANSLATE_NOOP("BlockCatalog", "Last steps side by side"),
        layer=FlattenSpec(),
    ),
)
BY_NAME = {entry.name: entry for entry in ENTRIES}
_BY_KIND = {entry.layer.kind: entry for entry in ENTRIES}


def entry_of(layer: LayerSpec) -> CatalogEntry:
    """The entry that a layer was made from: by cell for recurrent layers, else by kind."""
    return BY_NAME[layer.cell] if isinstance(layer, RecurrentSpec) else _BY_KIND[layer.kind]
