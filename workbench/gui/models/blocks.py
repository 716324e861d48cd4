"""What the canvas, the outline and the inspector show of a model: one Block per card, in order, as shown text."""

import html
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QLocale

from workbench.data.dataset import DataFacts
from workbench.data.spec import DataSpec
from workbench.gui.models.catalog import Category, entry_of
from workbench.gui.translation import shown
from workbench.models.spec import (
    DenseSpec,
    DropoutSpec,
    FlattenSpec,
    HeadSpec,
    LayerNormSpec,
    LayerSpec,
    ModelSpec,
    PreprocessSpec,
    RecurrentSpec,
)
from workbench.models.summary import BlockKey, BlockSummary, ModelProblem, problems, summarize
from workbench.spec import ExperimentSpec

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A card: its texts are in the window's language; `parameters` is None while the data is unknown."""

    key: BlockKey
    category: Category
    icon: str
    title: str
    detail: str
    shape: str
    """Shape of what leaves the block, as on the wire below it."""
    parameters: int | None
    depth: int = 1
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def is_layer(self) -> bool:
        """Whether the block can be moved, copied and deleted."""
        return isinstance(self.key, int)

    @property
    def problems(self) -> tuple[str, ...]:
        """Errors first, then warnings."""
        return self.errors + self.warnings

    @property
    def tooltip(self) -> str:
        """Settings and problems; escaped, because names of columns and classes come from files."""
        lines = [html.escape(line) for line in (self.detail, *self.problems) if line]
        return "<br>".join(lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sizes:
    output: tuple[str, ...]
    parameters: int | None


def describe(spec: ExperimentSpec, facts: DataFacts | None) -> tuple[Block, ...]:
    """Every block of the experiment's model in order; sizes that only data can give are named, not numbered."""
    model = spec.model
    sizes = _known(model, facts) if facts else _symbolic(model, spec.data)
    found = problems(model, facts, spec.training.loss)
    blocks = [_input(facts), _preprocess(model.preprocess)]
    blocks += [_layer(index, layer) for index, layer in enumerate(model.layers)]
    blocks += [_head(model.head), _output(spec.data, facts)]
    return tuple(_completed(block, size, found) for block, size in zip(blocks, sizes, strict=True))


def total_parameters(blocks: Sequence[Block]) -> int | None:
    """Parameters of all blocks, None while one is unknown."""
    counts = [block.parameters for block in blocks]
    return None if None in counts else sum(count for count in counts if count is not None)


def counted(parameters: int | None) -> str:
    """A number of parameters with thousands separators, or a question mark."""
    return "?" if parameters is None else grouped(parameters)


def grouped(number: int) -> str:
    """A whole number with the local thousands separator, also where the system's locale is plain C."""
    return f"{number:,}".replace(",", QLocale().groupSeparator())


def _completed(block: Block, size: _Sizes, found: Sequence[ModelProblem]) -> Block:
    mine = [problem for problem in found if problem.key == block.key]
    return replace(
        block,
        shape=" × ".join(size.output),
        parameters=size.parameters,
        errors=tuple(shown(problem.message) for problem in mine if problem.severity == "error"),
        warnings=tuple(shown(problem.message) for problem in mine if problem.severity == "warning"),
    )


def _known(model: ModelSpec, facts: DataFacts) -> list[_Sizes]:
    names = {"B": _batch(), "T": _steps()}
    return [
        _Sizes(
            output=tuple(
                names.get(str(size), grouped(size) if isinstance(size, int) else size) for size in block.output
            ),
            parameters=block.parameters,
        )
        for block in summarize(model, facts)
    ]


def _symbolic(model: ModelSpec, data: DataSpec) -> list[_Sizes]:
    """Sizes without data: what differs between data of one and of two columns is named after what it counts."""
    one, two = (summarize(model, _imagined(data, count)) for count in (1, 2))
    return [
        _Sizes(output=_shape(a, b), parameters=a.parameters if a.parameters == b.parameters else None)
        for a, b in zip(one, two, strict=True)
    ]


def _imagined(data: DataSpec, count: int) -> DataFacts:
    names = tuple(map(str, range(count)))
    return DataFacts(
        task=data.task,
        inputs=names,
        targets=names,
        classes=names,
        context=data.window.context,
        horizon=data.window.horizon,
        missing_mask=data.missing == "mask",
        season=1,
    )


def imagined_facts(data: DataSpec) -> DataFacts:
    """Facts for a model without data: one column, and the task and windows that the spec asks for."""
    return _imagined(data, 2 if data.task == "classify" else 1)


def _shape(one: BlockSummary, two: BlockSummary) -> tuple[str, ...]:
    return tuple(_dimension(one, a, b) for a, b in zip(one.output, two.output, strict=True))


def _dimension(block: BlockSummary, a: str | int, b: str | int) -> str:
    if isinstance(a, str) or isinstance(b, str):
        return {"B": _batch(), "T": _steps()}.get(str(a), str(a))
    if a == b:
        return grouped(a)
    name = _answers(len(block.output)) if block.key in ("head", "output") else _features()
    return name if b - a == 1 else f"{grouped(b - a)} {name}"


def _batch() -> str:
    return translate("ModelBlocks", "batch")


def _steps() -> str:
    return translate("ModelBlocks", "steps")


def _features() -> str:
    return translate("ModelBlocks", "features")


def _answers(rank: int) -> str:
    if rank == 2:
        return translate("ModelBlocks", "classes")
    return translate("ModelBlocks", "targets")


def _block(key: BlockKey, category: Category, icon: str, title: str, *details: str, depth: int = 1) -> Block:
    detail = " · ".join(filter(None, details))
    return Block(
        key=key, category=category, icon=icon, title=title, detail=detail, shape="", parameters=None, depth=depth
    )


def _input(facts: DataFacts | None) -> Block:
    title = translate("ModelBlocks", "Input")
    detail = ", ".join(facts.inputs) if facts else translate("ModelBlocks", "No data yet")
    return _block("input", "data", "table-arrow-right", title, detail)


def _preprocess(spec: PreprocessSpec) -> Block:
    scale = {
        "standardize": translate("ModelBlocks", "standardised"),
        "none": translate("ModelBlocks", "not scaled"),
    }[spec.scale]
    level = {
        "last": translate("ModelBlocks", "last value removed"),
        "mean": translate("ModelBlocks", "mean removed"),
        "none": "",
    }[spec.level]
    title = translate("ModelBlocks", "Preprocessing")
    return _block("preprocess", "data", "tune-variant", title, scale, level)


def _layer(index: int, layer: LayerSpec) -> Block:
    entry = entry_of(layer)
    depth = layer.depth if isinstance(layer, RecurrentSpec) else 1
    return _block(index, entry.category, entry.icon, entry.title(), *_details(layer), depth=depth)


def _details(layer: LayerSpec) -> tuple[str, ...]:
    match layer:
        case RecurrentSpec():
            both = translate("ModelBlocks", "both directions") if layer.bidirectional else ""
            activation = "relu" if layer.cell == "SimpleRNN" and layer.activation == "relu" else ""
            return (_units(layer.units), both, activation, _dropout(layer.dropout) if layer.dropout else "")
        case DenseSpec():
            return (_units(layer.units), "" if layer.activation == "none" else layer.activation)
        case DropoutSpec():
            return (_dropout(layer.rate),)
        case LayerNormSpec():
            return ("ε " + QLocale().toString(layer.epsilon, "g"),)
        case FlattenSpec():
            return (_flattened(layer.steps),)


def _units(units: int) -> str:
    return translate("ModelBlocks", "{units} units").replace("{units}", grouped(units))


def _dropout(rate: float) -> str:
    text = translate("ModelBlocks", "dropout {rate}")
    return text.replace("{rate}", QLocale().toString(rate, "g", 3))


def _flattened(steps: int | None) -> str:
    if steps is None:
        return translate("ModelBlocks", "all steps")
    return translate("ModelBlocks", "last {steps} steps").replace("{steps}", grouped(steps))


def _head(spec: HeadSpec) -> Block:
    if spec.kind == "naive":
        title = translate("ModelBlocks", "Naive head")
        detail = translate("ModelBlocks", "learns nothing from the layers")
        return _block("head", "answer", "content-copy", title, detail)
    pool = {
        "last": translate("ModelBlocks", "reads the last step"),
        "mean": translate("ModelBlocks", "reads the mean over steps"),
        "max": translate("ModelBlocks", "reads the maximum over steps"),
    }[spec.pool]
    return _block("head", "answer", "sigma", translate("ModelBlocks", "Linear head"), pool)


def _output(data: DataSpec, facts: DataFacts | None) -> Block:
    task = facts.task if facts else data.task
    if task == "classify":
        title = translate("ModelBlocks", "Output: a class")
        return _block("output", "answer", "target", title, ", ".join(facts.classes) if facts else "")
    title = translate("ModelBlocks", "Output: a forecast")
    horizon = facts.horizon if facts else data.window.horizon
    steps = translate("ModelBlocks", "next {steps} steps").replace("{steps}", grouped(horizon))
    return _block("output", "answer", "target", title, ", ".join(facts.targets) if facts else "", steps)
