"""What the inspector tells of a block: its equation, what the symbols mean, and what the data gives."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from workbench.data.dataset import DataFacts
from workbench.data.spec import DataSpec
from workbench.data.tasks import TASKS
from workbench.gui.style.numbers import whole
from workbench.gui.style.translation import shown, value_name
from workbench.models.category_sizes import CategorySize
from workbench.models.flow import sizes_of
from workbench.models.spec import HeadSpec, LayerSpec, PreprocessSpec
from workbench.sentence import singular
from workbench.spec_base import Spec

translate = QCoreApplication.translate
MANY = 12
"""Names shown of a long list of columns or classes."""
OPEN_BOX = "␣"
"""How a blank is printed."""
Rows = list[tuple[str, str]]


def equation_of(part: Spec, task: str) -> str:
    """The equation of a layer, the preprocessing or the head as small HTML; empty where nothing is computed."""
    if isinstance(part, PreprocessSpec):
        return _preprocess_equation(part)
    if isinstance(part, HeadSpec):
        return _head_equation(part, task)
    return _as_layer(part).equation()


def symbols_of(part: Spec, task: str) -> tuple[str, ...]:
    """What the symbols of the equation stand for, one sentence each."""
    if isinstance(part, PreprocessSpec):
        return _preprocess_symbols(part)
    if isinstance(part, HeadSpec):
        return _head_symbols(part, task)
    return tuple(shown(sentence) for sentence in _as_layer(part).symbols())


def knobs_of(part: Spec, fields: tuple[str, ...]) -> Rows:
    """Title and description of these fields."""
    known = type(part).model_fields
    return [(shown(known[name].title or name), shown(known[name].description or "")) for name in fields]


def input_rows(data: DataSpec, facts: DataFacts | None) -> Rows:
    """What the data gives the model."""
    rows = [(translate("BlockExplanation", "Task"), value_name(data.task))]
    if facts is None:
        context = [(translate("BlockExplanation", "Context"), _steps(data.window.context))]
        return rows + (context if TASKS[data.task].forecasts else [])
    if TASKS[facts.task].text:
        rows.append((translate("BlockExplanation", "Characters"), _characters(facts.classes)))
        rows.append((translate("BlockExplanation", "Context"), _steps(facts.context)))
        return rows
    rows.append((translate("BlockExplanation", "Columns"), _names(facts.inputs)))
    if TASKS[facts.task].forecasts:
        rows.append((translate("BlockExplanation", "Context"), _steps(facts.context)))
    else:
        rows.append((translate("BlockExplanation", "Longest sequence"), _steps(facts.context)))
    return rows + _more_input_rows(facts)


def _more_input_rows(facts: DataFacts) -> Rows:
    rows: Rows = []
    if facts.sample_rate is not None:
        rate = f"{whole(facts.sample_rate)} Hz"
        rows.append((translate("BlockExplanation", "Sample rate"), rate))
    if facts.season > 1:
        rows.append((translate("BlockExplanation", "Season"), _steps(facts.season)))
    for (name, words), size in zip(facts.categories.items(), sizes_of(facts), strict=True):
        rows.append((name, _words(words, size)))
    if facts.missing_mask:
        rows.append(
            (
                translate("BlockExplanation", "Missing values"),
                translate("BlockExplanation", "told by one more 0/1 feature per column"),
            )
        )
    return rows


def _words(words: tuple[str, ...], size: CategorySize) -> str:
    """The size of a vocabulary, what stands for a word of it, and its first words."""
    count = singular(translate("BlockExplanation", "{count} words").replace("{count}", whole(size.words)))
    width = translate("BlockExplanation", "{count} learned features") if size.learned else ""
    width = singular(width.replace("{count}", whole(size.width))) or translate("BlockExplanation", "a 0/1 feature each")
    return f"{count}, {width}: {_names(words)}"


def output_rows(data: DataSpec, facts: DataFacts | None) -> Rows:
    """What the model answers."""
    if TASKS[data.task].forecasts:
        horizon = facts.horizon if facts else data.window.horizon
        rows = [(translate("BlockExplanation", "Horizon"), _steps(horizon))]
        return [(translate("BlockExplanation", "Targets"), _names(facts.targets)), *rows] if facts else rows
    if facts is None:
        return []
    if TASKS[data.task].text:
        return [(translate("BlockExplanation", "Characters"), _characters(facts.classes))]
    if TASKS[data.task].values_sequences:
        return [(translate("BlockExplanation", "Targets"), _names(facts.targets))]
    return [(translate("BlockExplanation", "Classes"), _names(facts.classes))]


def _as_layer(part: Spec) -> LayerSpec:
    return part  # type: ignore[return-value]


def _preprocess_equation(spec: PreprocessSpec) -> str:
    lines = []
    if spec.scale == "standardize":
        lines.append("z<sub>t</sub> = (x<sub>t</sub> − μ) / s")
    inner = "z" if lines else "x"
    if spec.level == "last":
        lines.append(f"y<sub>t</sub> = {inner}<sub>t</sub> − {inner}<sub>T</sub>")
    elif spec.level in ("mean", "mean_std"):
        mean = f"mean({inner}<sub>1</sub>, …, {inner}<sub>T</sub>)"
        difference = f"{inner}<sub>t</sub> − {mean}"
        spread = f"std({inner}<sub>1</sub>, …, {inner}<sub>T</sub>)"
        lines.append(
            f"y<sub>t</sub> = {difference}" if spec.level == "mean" else f"y<sub>t</sub> = ({difference}) / {spread}"
        )
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
        return _naive_equation(spec, task)
    if spec.kind == "segments":
        return "y<sub>m</sub> = W GRU([p<sub>m</sub>, e], h<sub>T</sub>) + b"
    if TASKS[task].per_step:
        return "y<sub>t</sub> = softmax(W h<sub>t</sub> + b)"
    weighted = "Σ<sub>t</sub> a<sub>t</sub> h<sub>t</sub>"
    pooled = {
        "last": "h<sub>T</sub>",
        "last_step": "h<sub>T</sub>",
        "mean": "mean(h<sub>1</sub>, …, h<sub>T</sub>)",
        "max": "max(h<sub>1</sub>, …, h<sub>T</sub>)",
        "attention": weighted,
    }[spec.pool]
    goes_straight = spec.linear_path and TASKS[task].forecasts
    straight = (" + V x + U p + c" if spec.path_season else " + V x + c") if goes_straight else ""
    beside = " + V k + c" if spec.kernel_path else ""
    answer = f"y = softmax(W {pooled} + b{beside})" if TASKS[task].labels_sequences else f"y = W {pooled} + b{straight}"
    if spec.quantiles and TASKS[task].forecasts:
        further = f"softplus(W<sub>k</sub> {pooled} + b<sub>k</sub>)"
        answer += f"<br>y<sub>k±1</sub> = y<sub>k</sub> ± {further}"
    scores = "a<sub>t</sub> = softmax<sub>t</sub>(u · h<sub>t</sub>)<br>"
    return scores + answer if spec.pool == "attention" else answer


def _naive_equation(spec: HeadSpec, task: str) -> str:
    if TASKS[task].values_sequences:
        return translate("BlockExplanation", "y = the mean of the training part")
    if not TASKS[task].forecasts:
        return translate("BlockExplanation", "y = the commonest class")
    if spec.season == 1:
        return "y<sub>T+k</sub> = x<sub>T</sub>"
    return f"y<sub>T+k</sub> = x<sub>T+k−{spec.season}</sub>"


def _head_symbols(spec: HeadSpec, task: str) -> tuple[str, ...]:
    if spec.kind == "naive":
        steps = translate("BlockExplanation", "T: the last step of the window; k: how many steps ahead")
        return (steps,) if TASKS[task].forecasts else ()
    learned = translate(
        "BlockExplanation",
        "h: what the last layer gives at each step, T: the last step; W, b: learned weights and biases",
    )
    if spec.kind == "segments":
        places = translate(
            "BlockExplanation",
            "m: the piece of the forecast; p, e: learned vectors for its place and for the column; all pieces are "
            "answered at once, each by one step of a GRU from the last state",
        )
        return (learned, places)
    if TASKS[task].per_step:
        return (learned, translate("BlockExplanation", "Every step gets an answer of its own."))
    found = [learned]
    if spec.linear_path and TASKS[task].forecasts:
        found += _path_symbols(spec)
    if spec.pool == "attention":
        found.append(translate("BlockExplanation", "u: learned; a: how much each step counts, together 1"))
    if spec.quantiles and TASKS[task].forecasts:
        quantiles = translate(
            "BlockExplanation",
            "y: the median; y<sub>k</sub>: the further quantiles, each a positive distance beyond its neighbour, so "
            "that they never cross",
        )
        found.append(quantiles)
    if spec.kernel_path and TASKS[task].labels_sequences:
        kernels = translate(
            "BlockExplanation",
            "k: kernel features of the whole sequence; V, c: solved before training, in which the layers learn alone",
        )
        found.append(kernels)
    return tuple(found)


def _path_symbols(spec: HeadSpec) -> Iterator[str]:
    yield translate(
        "BlockExplanation", "x: the window; V, c: solved before training, after which the layers learn what is left"
    )
    if spec.path_season:
        yield translate(
            "BlockExplanation",
            "p: how likely the window ends at each step of the season, by how well the season's usual course fits it; "
            "U: solved with V",
        )


def _characters(names: tuple[str, ...]) -> str:
    """The vocabulary, with what is not seen when printed written as a sign or an escape."""
    signs = [OPEN_BOX if name == " " else name if name.isprintable() else repr(name)[1:-1] for name in names]
    text = "  ".join(signs[:MANY])
    return _and_more(text, len(names))


def _names(names: tuple[str, ...]) -> str:
    return _and_more(", ".join(names[:MANY]), len(names))


def _and_more(text: str, count: int) -> str:
    if count <= MANY:
        return text
    more = translate("BlockExplanation", "and {count} more").replace("{count}", whole(count - MANY))
    return f"{text} {more}"


def _steps(count: int) -> str:
    return singular(translate("BlockExplanation", "{steps} steps").replace("{steps}", whole(count)))
