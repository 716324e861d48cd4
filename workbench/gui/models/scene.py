"""ModelScene: the blocks as a vertical chain of cards with wires between."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene

from workbench.gui.models.blocks import Block
from workbench.gui.models.card_item import STACK, BlockItem
from workbench.gui.models.look import CARD_WIDTH, MARGIN, Look
from workbench.gui.models.shortcut_item import ShortcutItem, lanes
from workbench.gui.models.wire_item import WireItem
from workbench.models.summary import BlockKey

LIFTED = 0.75
LAYERS_FROM = 2
"""Cards above the first layer: input and preprocessing."""


class ModelScene(QGraphicsScene):
    """Shows a tuple of Blocks; items are kept and refilled, so that an edit costs little."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.cards: list[BlockItem] = []
        self.wires: list[WireItem] = []
        self.shortcuts: list[ShortcutItem] = []
        self._lifted: BlockItem | None = None
        self._target: int | None = None

    def show_blocks(self, blocks: Sequence[Block], selected: BlockKey) -> None:
        """Draw these blocks, with one of them selected."""
        self.drop()
        self._resize(len(blocks))
        for card, block in zip(self.cards, blocks, strict=True):
            card.show_block(block, self.look)
        for place, wire in enumerate(self.wires):
            gap = place - 1 if 0 < place < len(blocks) - 2 else None
            wire.show_wire(blocks[place].shape, gap, self.look, inviting=gap is not None and len(blocks) == 4)
        self.select(selected)
        self._arrange()

    def select(self, key: BlockKey) -> None:
        """Mark one card as selected."""
        for card in self.cards:
            card.set_chosen(card.block.key == key)

    def card(self, key: BlockKey) -> BlockItem | None:
        """The card of a block."""
        return next((card for card in self.cards if card.block.key == key), None)

    def card_at(self, point: QPointF) -> BlockItem | None:
        """The card under a point."""
        return next((card for card in self.cards if card.sceneBoundingRect().contains(point)), None)

    def nearest_gap(self, point: QPointF) -> int:
        """The index at which a layer dropped at a point would be inserted: that of the nearest wire."""
        wire = min(self._landings(), key=lambda wire: abs(wire.sceneBoundingRect().center().y() - point.y()))
        assert wire.gap is not None
        return wire.gap

    def gap_center(self, gap: int) -> QPointF:
        """The middle of the wire on which a layer would get this index."""
        return next(wire for wire in self._landings() if wire.gap == gap).sceneBoundingRect().center()

    @property
    def target(self) -> int | None:
        """The gap that is marked as the landing place."""
        return self._target

    def mark_target(self, gap: int | None) -> None:
        """Mark the landing place of a drag; None marks none."""
        self._target = gap
        for wire in self.wires:
            wire.set_target(gap is not None and wire.gap == gap)

    def lift(self, card: BlockItem, top_left: QPointF) -> None:
        """Let a card follow the mouse."""
        self._lifted = card
        card.setZValue(1)
        card.setOpacity(LIFTED)
        card.setPos(top_left)

    def drop(self) -> None:
        """End a drag: nothing is lifted or marked any more, and cards stand where they belong."""
        self.mark_target(None)
        if self._lifted is not None:
            self._lifted.setZValue(0)
            self._lifted.setOpacity(1.0)
            self._lifted = None
            self._arrange()

    def _landings(self) -> list[WireItem]:
        return [wire for wire in self.wires if wire.gap is not None]

    def _resize(self, count: int) -> None:
        while len(self.cards) > count:
            self.removeItem(self.cards.pop())
        while len(self.wires) > count - 1:
            self.removeItem(self.wires.pop())
        while len(self.cards) < count:
            self.cards.append(BlockItem(_EMPTY, self.look))
            self.addItem(self.cards[-1])
        while len(self.wires) < count - 1:
            self.wires.append(WireItem(self.look))
            self.addItem(self.wires[-1])

    def _arrange(self) -> None:
        y = 0.0
        for place, card in enumerate(self.cards):
            card.setPos(0, y)
            y += card.height + (STACK * min(card.block.depth - 1, 2))
            if place < len(self.wires):
                self.wires[place].setPos(0, y)
                y += self.wires[place].height
        self._draw_shortcuts()
        left = min((item.left for item in self.shortcuts), default=0.0)
        self.setSceneRect(QRectF(0, 0, CARD_WIDTH, y).adjusted(left - MARGIN, -MARGIN, MARGIN + 2 * STACK, MARGIN))

    def _draw_shortcuts(self) -> None:
        for item in self.shortcuts:
            self.removeItem(item)
        ends = [place for place, card in enumerate(self.cards) if card.block.shortcut_from is not None]
        spans = [(LAYERS_FROM + (self.cards[place].block.shortcut_from or 0), place) for place in ends]
        self.shortcuts = []
        for (first, last), lane in zip(spans, lanes(spans), strict=True):
            start = self.wires[first - 1].sceneBoundingRect().center().y()
            card = self.cards[last]
            item = ShortcutItem(self.look, start, card.y() + self.look.card_height / 2, lane)
            self.shortcuts.append(item)
            self.addItem(item)


_EMPTY = Block(key="input", category="data", icon="table", title="", detail="", shape="", parameters=None)
