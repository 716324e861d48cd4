"""The blocks that can be added by hand: name, category, icon, one line about it, and the layer it makes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from workbench.models.spec import DenseSpec, DropoutSpec, FlattenSpec, LayerNormSpec, LayerSpec, RecurrentSpec

Category = Literal["data", "recurrent", "layer", "answer"]
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


GROUPS: tuple[tuple[Category, Callable[[], str]], ...] = (
    ("recurrent", lambda: translate("BlockCatalog", "Recurrent")),
    ("layer", lambda: translate("BlockCatalog", "Layers")),
)
ENTRIES: tuple[CatalogEntry, ...] = (
    CatalogEntry(
        name="SimpleRNN",
        category="recurrent",
        icon="sync",
        title=lambda: translate("BlockCatalog", "SimpleRNN"),
        hint=lambda: translate("BlockCatalog", "Plain recurrence, short memory"),
        layer=RecurrentSpec(cell="SimpleRNN"),
    ),
    CatalogEntry(
        name="GRU",
        category="recurrent",
        icon="gate-and",
        title=lambda: translate("BlockCatalog", "GRU"),
        hint=lambda: translate("BlockCatalog", "Two gates, long memory, light"),
        layer=RecurrentSpec(cell="GRU"),
    ),
    CatalogEntry(
        name="LSTM",
        category="recurrent",
        icon="memory",
        title=lambda: translate("BlockCatalog", "LSTM"),
        hint=lambda: translate("BlockCatalog", "Three gates and a memory cell"),
        layer=RecurrentSpec(cell="LSTM"),
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
)
BY_NAME = {entry.name: entry for entry in ENTRIES}
_BY_KIND = {entry.layer.kind: entry for entry in ENTRIES}


def entry_of(layer: LayerSpec) -> CatalogEntry:
    """The entry that a layer was made from: by cell for recurrent layers, else by kind."""
    return BY_NAME[layer.cell] if isinstance(layer, RecurrentSpec) else _BY_KIND[layer.kind]
