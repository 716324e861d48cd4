"""ScoreCard: the model's numbers beside the rivals', and those of each target or class."""

import math
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from workbench.evaluation.metrics import METRICS
from workbench.gui.runs.metric_names import SCALED, in_order, metric_name, metric_tip, shown
from workbench.gui.style import translation
from workbench.gui.style.numbers import whole
from workbench.gui.style.translation import shown as said
from workbench.gui.widgets.cards import Card, heading, styled_label
from workbench.gui.widgets.number_table import NumberTable
from workbench.sentence import Sentence, singular

Numbers = dict[str, Any]


class ScoreCard(Card):
    """A table with a row per answerer, sorted by a click on a metric; the best of each column is bold and ticked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        self._numbers: Numbers | None = None
        self._season = 1
        self._order: tuple[str, bool] | None = None
        """The metric that answerers are sorted by, and whether the highest comes first."""
        self.table, self.details = NumberTable(), NumberTable()
        header = self.table.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort_by)
        self._note = styled_label("", "small")
        self._note.setWordWrap(True)
        self._details_title = heading("")
        self.body.addWidget(self.table)
        self.body.addWidget(self._note)
        self.body.addWidget(self._details_title)
        self.body.addWidget(self.details, 1)
        self.body.addStretch(0)
        self.retranslate()
        translation.follow(self.retranslate)

    def show_numbers(self, numbers: Numbers | None, season: int = 1) -> None:
        """Show what `evaluation.json` holds."""
        if (numbers, season) != (self._numbers, self._season):
            self._numbers, self._season = numbers, season
            self._render()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.set_title(self.tr("Numbers on the test part"))
        self.table.setAccessibleName(self.tr("Numbers of the model beside its rivals"))
        self.details.setAccessibleName(self.tr("Numbers of each target or class"))
        self._render()

    def _render(self) -> None:
        numbers = self._numbers
        for widget in (self.table, self._note):
            widget.setVisible(numbers is not None)
        details = (numbers or {}).get("per_class") or (numbers or {}).get("per_target") or {}
        many = "per_class" in (numbers or {}) or len(details) > 1
        for widget in (self._details_title, self.details):
            widget.setVisible(many)
        if numbers is None:
            return
        self._render_scores(numbers)
        note = self.tr(
            "{count} examples that training never saw. The best of each column is bold and ticked; a click on its "
            "heading sorts."
        )
        if "steps" in numbers:
            note = self.tr(
                "{count} steps that training never saw. The best of each column is bold and ticked; a click on its "
                "heading sorts."
            )
        count = numbers["steps" if "steps" in numbers else "examples"]
        self._note.setText(singular(note.replace("{count}", whole(count))))
        if many:
            self._render_details(details, "per_class" in numbers)

    def _render_scores(self, numbers: Numbers) -> None:
        answerers = {"": _flat(numbers), **{name: _flat(one) for name, one in numbers["baselines"].items()}}
        metrics = in_order(answerers[""])
        names = self._sorted(answerers)
        cells, bold = [[""] * len(metrics) for _ in names], set()
        for c, metric in enumerate(metrics):
            values = [answerers[name].get(metric) for name in names]
            winners = _best(values, higher=METRICS[metric.removeprefix(SCALED)].higher_is_better)
            bold |= {(r, c) for r in winners}
            for r, value in enumerate(values):
                cells[r][c] = f"✓ {shown(value, metric)}" if r in winners else shown(value, metric)
        rows = [rival_name(name, self._season) if name else self.tr("Model") for name in names]
        self.table.set_content(
            [metric_name(metric) for metric in metrics],
            rows,
            cells,
            bold=bold,
            tips=[rival_tip(name) for name in names],
            column_tips=[metric_tip(metric) for metric in metrics],
        )
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSortIndicatorShown(self._order is not None and self._order[0] in metrics)
        if self._order is not None and self._order[0] in metrics:
            falling = Qt.SortOrder.DescendingOrder if self._order[1] else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(metrics.index(self._order[0]), falling)
        self.table.fit_height()

    def _sorted(self, answerers: dict[str, dict[str, float | None]]) -> list[str]:
        """The model and its rivals, by the metric whose column was clicked last."""
        if self._order is None:
            return list(answerers)
        metric, falling = self._order

        def place(name: str) -> float:
            value = answerers[name].get(metric)
            return math.inf if value is None else -value if falling else value

        return sorted(answerers, key=place)

    def _sort_by(self, column: int) -> None:
        if self._numbers is None:
            return
        metric = in_order(_flat(self._numbers))[column]
        best_first = METRICS[metric.removeprefix(SCALED)].higher_is_better
        again = self._order is not None and self._order[0] == metric
        self._order = (metric, not self._order[1] if again and self._order else best_first)
        self._render()

    def _render_details(self, details: dict[str, Numbers], classes: bool) -> None:
        self._details_title.setText(self.tr("Each class") if classes else self.tr("Each target"))
        names = list(next(iter(details.values())))
        names = names if classes else in_order(names)
        cells = [[shown(values.get(name), name) for name in names] for values in details.values()]
        titles, tips = [metric_name(name) for name in names], [metric_tip(name) for name in names]
        self.details.set_content(titles, list(details), cells, column_tips=tips)
        self.details.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.details.fit_height()


def rival_name(name: str, season: int) -> str:
    """What people call a rival."""
    from workbench.evaluation.rivals.table import RIVALS

    rival = RIVALS.get(name)
    return name if rival is None else said(Sentence(rival.title.template, {"season": season}))


def rival_tip(name: str) -> str:
    """How a rival finds its answers."""
    from workbench.evaluation.rivals.table import RIVALS

    return said(RIVALS[name].tip) if name in RIVALS else ""


def _flat(answerer: Numbers) -> dict[str, float | None]:
    scaled = {f"{SCALED}{name}": value for name, value in answerer["scaled"].items()}
    return {**answerer["metrics"], **scaled}


def _best(values: list[float | None], *, higher: bool) -> list[int]:
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return []
    best = max(known) if higher else min(known)
    return [c for c, value in enumerate(values) if value == best]


def _tr(text: str) -> str:
    return QCoreApplication.translate("ResultsPage", text)
