"""What the inspector tells of a block: its equation, what the symbols mean, and what the data gives."""

from PySide6.QtCore import QCoreApplication

from workbench.data.dataset import DataFacts
from workbench.data.spec import DataSpec
from workbench.gui.models.blocks import grouped
from workbench.gui.translation import shown, value_name
from workbench.models.equations import equation, symbols
from workbench.models.spec import HeadSpec, LayerSpec, PreprocessSpec
from workbench.spec_base import Spec

translate = QCoreApplication.translate
MANY = 12
"""Names shown of a long list of columns or classes."""
Rows = list[tuple[str, str]]


def equation_of(part: Spec, task: str) -> str:
    """The equation of a layer, the preprocessing or the head as small HTML; empty where nothing is computed."""
    if isinstance(part, PreprocessSpec):
        return _preprocess_equation(part)
    if isinstance(part, HeadSpec):
        return _head_equation(part, task)
    return equation(_as_layer(part))


def symbols_of(part: Spec) -> tuple[str, ...]:
    """What the symbols of the equation stand for, one sentence each."""
    if isinstance(part, PreprocessSpec):
        return _preprocess_symbols(part)
    if isinstance(part, HeadSpec):
        return _head_symbols(part)
    return tuple(shown(sentence) for sentence in symbols(_as_layer(part)))


def knobs_of(part: Spec, fields: tuple[str, ...]) -> Rows:
    """Title and description of these fields."""
    known = type(part).model_fields
    return [(shown(known[name].title or name), shown(known[name].description or "")) for name in fields]


def input_rows(data: DataSpec, facts: DataFacts | None) -> Rows:
    """What the data gives the model."""
    rows = [(translate("BlockExplanation", "Task"), value_name(data.task))]
    if facts is None:
        return rows + (
            [(translate("BlockExplanation", "Context"), _steps(data.window.context))] if data.task == "forecast" else []
        )
    rows.append((translate("BlockExplanation", "Columns"), _names(facts.inputs)))
    if facts.task == "forecast":
        rows.append((translate("BlockExplanation", "Context"), _steps(facts.context)))
    else:
        rows.append((translate("BlockExplanation", "Longest sequence"), _steps(facts.context)))
    if facts.season > 1:
        rows.append((translate("BlockExplanation", "Season"), _steps(facts.season)))
    if facts.missing_mask:
        rows.append(
            (
                translate("BlockExplanation", "Missing values"),
                translate("BlockExplanation", "told by one more 0/1 feature per column"),
            )
        )
    return rows


def output_rows(data: DataSpec, facts: DataFacts | None) -> Rows:
    """What the model answers."""
    if data.task == "forecast":
        horizon = facts.horizon if facts else data.window.horizon
        rows = [(translate("BlockExplanation", "Horizon"), _steps(horizon))]
        return [(translate("BlockExplanation", "Targets"), _names(facts.targets)), *rows] if facts else rows
    return [(translate("BlockExplanation", "Classes"), _names(facts.classes))] if facts else []


def _as_layer(part: Spec) -> LayerSpec:
    return part  # type: ignore[return-value]


def _preprocess_equation(spec: PreprocessSpec) -> str:
    lines = []
    if spec.scale == "standardize":
        lines.append("z<sub>t</sub> = (x<sub>t</sub> − μ) / s")
    inner = "z" if lines else "x"
    if spec.level == "last":
        lines.append(f"y<sub>t</sub> = {inner}<sub>t</sub> − {inner}<sub>T</sub>")
    elif spec.level == "mean":
        lines.append(f"y<sub>t</sub> = {inner}<sub>t</sub> − mean({inner}<sub>1</sub>, …, {inner}<sub>T</sub>)")
    return "<br>".join(lines)


def _preprocess_symbols(spec: PreprocessSpec) -> tuple[str, ...]:
    found = []
    if spec.scale == "standardize":
        found.append(
            translate(
                "BlockExplanation", "μ, s: mean and standard deviation of each column, from the training part only"
            )
        )
    if spec.level != "none":
        found.append(
            translate(
                "BlockExplanation", "T: the last step of the window; a forecast gets the removed level back at the end"
            )
        )
    found.append(
        translate(
            "BlockExplanation", "It is part of the model and of every exported file: raw values go in, units come out."
        )
    )
    return tuple(found)


def _head_equation(spec: HeadSpec, task: str) -> str:
    if spec.kind == "naive":
        if task != "forecast":
            return translate("BlockExplanation", "y = the commonest class")
        season = "" if spec.season == 1 else str(spec.season)
        if not season:
            return "y<sub>T+k</sub> = x<sub>T</sub>"
        return f"y<sub>T+k</sub> = x<sub>T+k−{season}</sub>"
    pooled = {
        "last": "h<sub>T</sub>",
        "mean": "mean(h<sub>1</sub>, …, h<sub>T</sub>)",
        "max": "max(h<sub>1</sub>, …, h<sub>T</sub>)",
    }[spec.pool]
    return f"y = W {pooled} + b" if task == "forecast" else f"y = softmax(W {pooled} + b)"


def _head_symbols(spec: HeadSpec) -> tuple[str, ...]:
    if spec.kind == "naive":
        return (translate("BlockExplanation", "T: the last step of the window; k: how many steps ahead"),)
    return (
        translate(
            "BlockExplanation",
            "h: what the last layer gives at each step, T: the last step; W, b: learned weights and biases",
        ),
    )


def _names(names: tuple[str, ...]) -> str:
    text = ", ".join(names[:MANY])
    if len(names) > MANY:
        more = translate("BlockExplanation", "and {count} more").replace("{count}", grouped(len(names) - MANY))
        text = f"{text} {more}"
    return text


def _steps(count: int) -> str:
    return translate("BlockExplanation", "{steps} steps").replace("{steps}", grouped(count))
