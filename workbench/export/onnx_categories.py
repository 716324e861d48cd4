"""Categories as ONNX nodes: numbers of words become whole numbers inside the graph, and those vectors.

Shapes: B batch, T time, V words of a category, W features.
"""

from onnx import TensorProto

from workbench.data.dataset import DataFacts
from workbench.export.onnx_blocks import Weights
from workbench.export.onnx_graph import Graph
from workbench.models.category_sizes import CategorySize
from workbench.models.flow import sizes_of


def category_words(graph: Graph, weights: Weights, facts: DataFacts, values: str) -> str:
    """What stands for the words of all categories, side by side, as B,T,W."""
    parts = []
    for c, size in enumerate(sizes_of(facts)):
        number = graph.node("Gather", values, graph.integer(facts.numbers + c), axis=2)
        ids = _ids(graph, number, size)
        if size.learned:
            table = graph.constant(weights[f"preprocess.categories.tables.{c}.weight"], f"category_{c + 1}")
            parts.append(graph.node("Gather", table, ids, axis=0))
        elif size.words:
            off_on = graph.node("Concat", graph.numbers(0.0), graph.numbers(1.0), axis=0)
            hot = graph.node("OneHot", ids, graph.integer(size.words + 1), off_on, axis=-1)
            first, stop, axis = (graph.integers(value) for value in (1, size.words + 1, 2))
            parts.append(graph.node("Slice", hot, first, stop, axis))
    return graph.node("Concat", *parts, axis=2)


def name_ids(graph: Graph, facts: DataFacts, values: str) -> str:
    """The number of each sequence's name, as B."""
    assert facts.named is not None
    steps = graph.node("Gather", values, graph.integer(facts.named), axis=2)
    number = graph.node("Cast", graph.node("Gather", steps, graph.integer(0), axis=1), to=TensorProto.FLOAT)
    return _ids(graph, number, sizes_of(facts)[facts.named - facts.numbers])


def _ids(graph: Graph, number: str, size: CategorySize) -> str:
    """Whole numbers of words, 0 for any other."""
    low = graph.node("GreaterOrEqual", number, graph.number(1.0))
    known = graph.node("And", low, graph.node("LessOrEqual", number, graph.number(float(size.words))))
    return graph.node("Cast", graph.node("Where", known, number, graph.number(0.0)), to=TensorProto.INT64)
