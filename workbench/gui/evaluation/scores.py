"""ScoreCard: the model's numbers beside the naive answers', and those of each target or class."""

import math
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHeaderView, QWidget

from workbench.gui.style import translation
from workbench.gui.style.numbers import number, whole
from workbench.gui.widgets.cards import Card, heading, styled_label
from workbench.gui.widgets.number_table import NumberTable

HIGHER_IS_BETTER = frozenset(("r2", "accuracy", "f1_macro", "precision", "recall"))
ORDER = (
    *("mae", "rmse", "smape", "r2", "mse", "scaled mse", "scaled mae", "accuracy", "f1_macro"),
    *("bits_per_token", "nats_per_token", "perplexity"),
)
Numbers = dict[str, Any]


class ScoreCard(Card):
    """A table with a column per answerer; the best of each row is bold and ticked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        self._numbers: Numbers | None = None
        self._season = 1
        self.table, self.details = NumberTable(), NumberTable()
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
        self._numbers, self._season = numbers, season
        self._render()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.set_title(self.tr("Numbers on the test part"))
        self.table.setAccessibleName(self.tr("Numbers of the model beside the naive answers"))
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
        note = self.tr("{count} examples that training never saw. The best of each row is bold and ticked.")
        if "steps" in numbers:
            note = self.tr("{count} steps that training never saw. The best of each row is bold and ticked.")
        self._note.setText(note.replace("{count}", whole(numbers["steps" if "steps" in numbers else "examples"])))
        if many:
            self._render_details(details, "per_class" in numbers)

    def _render_scores(self, numbers: Numbers) -> None:
        answerers = [numbers, *numbers["baselines"].values()]
        columns = [self.tr("Model"), *(baseline_name(name, self._season) for name in numbers["baselines"])]
        flat = [_flat(answerer) for answerer in answerers]
        names = [name for name in ORDER if name in flat[0]]
        cells, bold = [], set()
        for r, name in enumerate(names):
            values = [line.get(name) for line in flat]
            winner = _best(values, higher=name in HIGHER_IS_BETTER)
            bold |= {(r, c) for c in winner}
            cells.append([f"✓ {shown(v, name)}" if c in winner else shown(v, name) for c, v in enumerate(values)])
        rows = [metric_name(name) for name in names]
        self.table.set_content(columns, rows, cells, bold=bold, tips=[metric_tip(name) for name in names])
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.fit_height()

    def _render_details(self, details: dict[str, Numbers], classes: bool) -> None:
        self._details_title.setText(self.tr("Each class") if classes else self.tr("Each target"))
        names = list(next(iter(details.values())))
        names = names if classes else [name for name in ORDER if name in names]
        cells = [[shown(values.get(name), name) for name in names] for values in details.values()]
        self.details.set_content([metric_name(name) for name in names], list(details), cells)
        few = QHeaderView.ResizeMode.Stretch if classes else QHeaderView.ResizeMode.ResizeToContents
        self.details.horizontalHeader().setSectionResizeMode(few)
        self.details.fit_height()


def metric_name(name: str) -> str:
    """What people call a metric."""
    return {
        "mse": _tr("MSE"),
        "mae": _tr("MAE"),
        "rmse": _tr("RMSE"),
        "smape": _tr("sMAPE"),
        "r2": _tr("R²"),
        "scaled mse": _tr("MSE, scaled"),
        "scaled mae": _tr("MAE, scaled"),
        "accuracy": _tr("Accuracy"),
        "f1_macro": _tr("F1 (mean)"),
        "precision": _tr("Precision"),
        "recall": _tr("Recall"),
        "examples": _tr("Examples"),
        "nats_per_token": _tr("Nats per character"),
        "bits_per_token": _tr("Bits per character"),
        "perplexity": _tr("Perplexity"),
    }.get(name, name)


def metric_tip(name: str) -> str:
    """What a metric means and which way is better."""
    return {
        "mse": _tr("Mean squared error, in the square of your units; lower is better"),
        "mae": _tr("Mean absolute error, in your units; lower is better"),
        "rmse": _tr("Root of the mean squared error, in your units; large errors weigh more; lower is better"),
        "smape": _tr("Mean error in per cent of the size of truth and forecast; lower is better"),
        "r2": _tr("Share of the variation that is explained; 1 is perfect, 0 as good as the mean; higher is better"),
        "scaled mse": _tr(
            "Mean squared error in standard deviations of the training part; comparable between data sets"
        ),
        "scaled mae": _tr("Mean absolute error in standard deviations of the training part"),
        "accuracy": _tr("Share of right answers; higher is better"),
        "nats_per_token": _tr("Mean surprise per character in natural units, the loss of training; lower is better"),
        "bits_per_token": _tr("Mean surprise per character; so many bits would store one; lower is better"),
        "perplexity": _tr("Among how many equally likely characters the model hesitates; lower is better"),
        "f1_macro": _tr("Balance of precision and recall, every class weighing the same; higher is better"),
    }.get(name, "")


def baseline_name(name: str, season: int) -> str:
    """What people call a naive answer."""
    if name == "seasonal_naive":
        return _tr("{season} steps ago").replace("{season}", str(season)) if season > 1 else _tr("Last season")
    return {
        "last_value": _tr("Last value"),
        "majority": _tr("Commonest class"),
        "mean": _tr("Mean"),
        "median": _tr("Median"),
        "unigram": _tr("Single characters"),
        "bigram": _tr("Pairs of characters"),
    }.get(name, name)


def shown(value: float | None, name: str) -> str:
    """A metric's value as text."""
    if value is None or not math.isfinite(value):
        return "–"
    if name in ("accuracy", "precision", "recall", "smape"):
        return number(value * 100, 3) + " %"
    return str(int(value)) if name == "examples" else number(value)


def _flat(answerer: Numbers) -> dict[str, float | None]:
    scaled = {f"scaled {name}": value for name, value in answerer["scaled"].items()}
    return {**answerer["metrics"], **scaled}


def _best(values: list[float | None], *, higher: bool) -> list[int]:
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return []
    best = max(known) if higher else min(known)
    return [c for c, value in enumerate(values) if value == best]


def _tr(text: str) -> str:
    return QCoreApplication.translate("ResultsPage", text)
