"""The summary agrees with the model that is built, and problems are found at their block."""

import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.data.dataset import DataFacts, Statistics
from workbench.models.build import build_model
from workbench.models.spec import (
    AttentionSpec,
    Conv1dSpec,
    DenseSpec,
    DropoutSpec,
    EmbeddingSpec,
    FlattenSpec,
    HeadSpec,
    LayerNormSpec,
    LogMelSpec,
    MfccSpec,
    ModelSpec,
    PreprocessSpec,
    RecurrentSpec,
    ResidualSpec,
    SegmentsSpec,
    TcnSpec,
)
from workbench.models.summary import problems, summarize
from workbench.models.templates import TEMPLATES, Template


def facts_of(task: str, **changes: object) -> DataFacts:
    values: dict[str, object] = {
        "task": task,
        "inputs": ("load", "heat", "wind"),
        "targets": ("load",) if task in ("forecast", "regress") else (),
        "classes": () if task in ("forecast", "regress") else ("a", "b", "c", "d"),
        "context": 7,
        "horizon": 3 if task == "forecast" else 0,
        "missing_mask": False,
        "season": 1,
    }
    return DataFacts(**(values | changes))


recurrent = st.builds(
    RecurrentSpec,
    cell=st.sampled_from(["SimpleRNN", "GRU", "LSTM"]),
    units=st.integers(1, 6),
    depth=st.integers(1, 3),
    bidirectional=st.booleans(),
    dropout=st.sampled_from([0.0, 0.3]),
)
layers = st.lists(
    st.one_of(
        recurrent,
        st.builds(DenseSpec, units=st.integers(1, 6)),
        st.just(LayerNormSpec()),
        st.just(DropoutSpec()),
        st.builds(FlattenSpec, steps=st.none() | st.integers(1, 9)),
        st.builds(
            Conv1dSpec,
            units=st.integers(1, 6),
            width=st.integers(1, 9),
            stride=st.integers(1, 3),
            norm=st.sampled_from(["batch", "none"]),
        ),
        st.builds(TcnSpec, units=st.integers(1, 6), depth=st.integers(1, 3)),
        st.just(AttentionSpec(heads=1)),
    ),
    max_size=4,
).map(tuple)
facts = st.builds(facts_of, st.sampled_from(["forecast", "classify", "regress"]), missing_mask=st.booleans())
TEMPLATE_CASES = [(template, task) for template in TEMPLATES.values() for task in template.tasks]


def facts_for(template: Template, task: str) -> DataFacts:
    if template.name == "audio-classifier":
        return facts_of(task, inputs=("sound",), sample_rate=8000, context=900)
    return facts_of(task, **({"inputs": ("text",)} if task == "next-token" else {}))


def assert_summary_is_true(spec: ModelSpec, facts: DataFacts) -> None:
    inputs = len(facts.inputs)
    statistics = Statistics(
        mean_F=(0.0,) * inputs,
        std_F=(1.0,) * inputs,
        class_counts=(1,) * len(facts.classes),
        answer_mean_K=(0.0,) * len(facts.targets),
        answer_std_K=(1.0,) * len(facts.targets),
    )
    model = build_model(spec, facts, statistics).eval()
    blocks = {block.key: block for block in summarize(spec, facts)}
    x_BTF, lengths_B = torch.zeros(2, facts.context, inputs), torch.tensor([facts.context, 4])

    def shape(key: object) -> tuple[int, ...]:
        return tuple({"B": 2, "T": x_BTF.shape[1]}.get(size, size) for size in blocks[key].output)

    assert shape("input") == tuple(x_BTF.shape)
    x_BTF, _ = model.preprocess(x_BTF, lengths_B)
    assert shape("preprocess") == tuple(x_BTF.shape)
    entered = []
    for index, layer in enumerate(model.layers):
        entered.append(x_BTF)
        if isinstance(spec.layers[index], ResidualSpec):
            x_BTF = layer(x_BTF, entered[index - spec.layers[index].span])
        else:
            x_BTF, lengths_B = layer(x_BTF, lengths_B)
        rows = shape(index)[:-2]
        assert (math.prod(rows), *shape(index)[-2:]) == tuple(x_BTF.shape)
        assert blocks[index].parameters == sum(weight.numel() for weight in layer.parameters())
    assert shape("head") == shape("output") == tuple(model.head(x_BTF, lengths_B).shape)
    assert sum(block.parameters for block in blocks.values()) == sum(weight.numel() for weight in model.parameters())


@settings(max_examples=60, deadline=None, derandomize=True)
@given(layers=layers, facts=facts)
def test_the_summary_of_any_spec_is_that_of_the_built_model(layers, facts):
    assert_summary_is_true(ModelSpec(layers=layers), facts)


PLAIN = PreprocessSpec(scale="none")
SOUND = facts_of("classify", inputs=("sound",), sample_rate=8000, context=900)


@pytest.mark.parametrize(
    ("spec", "facts"),
    [
        (ModelSpec(layers=(LogMelSpec(window=64), Conv1dSpec(stride=2), RecurrentSpec())), SOUND),
        (ModelSpec(layers=(MfccSpec(window=64), FlattenSpec())), SOUND),
        (ModelSpec(layers=(RecurrentSpec(), AttentionSpec())), facts_of("label-steps")),
        (ModelSpec(layers=(DenseSpec(units=5), LayerNormSpec(), ResidualSpec(span=2))), facts_of("forecast")),
        (ModelSpec(layers=(TcnSpec(),), head=HeadSpec(pool="attention")), facts_of("classify")),
        (ModelSpec(layers=(EmbeddingSpec(units=5),), preprocess=PLAIN), facts_of("next-token", inputs=("text",))),
        (
            ModelSpec(layers=(SegmentsSpec(length=2, units=5), RecurrentSpec(units=7)), head=HeadSpec(kind="segments")),
            facts_of("forecast"),
        ),
    ],
    ids=lambda part: part.task if isinstance(part, DataFacts) else "-".join(layer.kind for layer in part.layers),
)
def test_the_summary_of_sound_text_and_segments_is_that_of_the_built_model(spec, facts):
    assert_summary_is_true(spec, facts)


@pytest.mark.parametrize(("template", "task"), TEMPLATE_CASES)
def test_the_summary_of_every_template_is_that_of_the_built_model(template, task):
    facts = facts_for(template, task)

    assert_summary_is_true(template.build(facts), facts)


def test_memory_grows_with_the_batch_and_the_gates():
    rnn, lstm = (
        summarize(ModelSpec(layers=(RecurrentSpec(cell=cell),)), facts_of("forecast"))[2]
        for cell in ("SimpleRNN", "LSTM")
    )

    assert lstm.activation_bytes(8) > rnn.activation_bytes(8) == 8 * rnn.activation_bytes(1)


def test_lengths_of_sequences_to_classify_stay_open():
    blocks = summarize(ModelSpec(), facts_of("classify"))

    assert [block.output for block in blocks] == [("B", "T", 3), ("B", "T", 3), ("B", 4), ("B", 4)]


def test_parameters_of_a_textbook_lstm():
    (_, _, lstm, *_) = summarize(ModelSpec(layers=(RecurrentSpec(cell="LSTM", units=64),)), facts_of("forecast"))

    assert lstm.parameters == 4 * (64 * 3 + 64 * 64 + 2 * 64)
    assert math.prod(lstm.output[1:]) == 7 * 64


@pytest.mark.parametrize(
    ("spec", "facts", "loss", "expected"),
    [
        (ModelSpec(), None, "mse", ("input", "error", "No data")),
        (ModelSpec(), facts_of("forecast", targets=()), "mse", ("input", "error", "Nothing is to be forecast")),
        (ModelSpec(), facts_of("forecast", inputs=(), context=1), "mse", ("input", "error", "No column feeds")),
        (ModelSpec(), facts_of("classify", classes=()), "cross_entropy", ("input", "error", "No column holds")),
        (ModelSpec(), facts_of("classify", classes=("a",)), "cross_entropy", ("input", "error", "only one class, a")),
        (ModelSpec(), facts_of("forecast", context=1), "cross_entropy", ("output", "error", "Cross-entropy")),
        (ModelSpec(), facts_of("classify", context=1), "mse", ("output", "error", "The loss mse")),
        (
            ModelSpec(layers=(DropoutSpec(), FlattenSpec(steps=8))),
            facts_of("forecast"),
            "mse",
            (1, "error", "Flatten takes 8 steps, but the context has only 7"),
        ),
        (
            ModelSpec(layers=(FlattenSpec(steps=8),)),
            facts_of("classify"),
            "cross_entropy",
            (0, "warning", "Flatten takes 8 steps, but the longest"),
        ),
        (
            ModelSpec(layers=(FlattenSpec(), RecurrentSpec())),
            facts_of("forecast"),
            "mse",
            (1, "warning", "After Flatten"),
        ),
        (
            ModelSpec(layers=(FlattenSpec(), FlattenSpec())),
            facts_of("forecast"),
            "mse",
            (1, "warning", "side by side already"),
        ),
        (ModelSpec(), facts_of("forecast"), "mse", ("head", "warning", "The head sees the last step only")),
        (
            ModelSpec(layers=(RecurrentSpec(),), head=HeadSpec(kind="naive")),
            facts_of("forecast"),
            "mse",
            ("head", "error", "The naive head"),
        ),
        (
            ModelSpec(head=HeadSpec(kind="naive", season=12)),
            facts_of("forecast"),
            "mse",
            ("head", "warning", "The naive season of 12"),
        ),
        (
            ModelSpec(head=HeadSpec(linear_path=True, path_level=True), preprocess=PreprocessSpec(level="mean_std")),
            facts_of("forecast"),
            "mse",
            ("head", "warning", "no level to read"),
        ),
        (
            ModelSpec(head=HeadSpec(linear_path=True, path_season=True)),
            facts_of("forecast", season=1),
            "mse",
            ("head", "warning", "no season to read"),
        ),
    ],
)
def test_what_does_not_fit_is_found_at_its_block(spec, facts, loss, expected):
    found = [
        problem
        for problem in problems(spec, facts, loss)
        if (problem.key, problem.severity) == expected[:2] and expected[2] in str(problem.message)
    ]

    assert len(found) == 1


@pytest.mark.parametrize(("template", "task"), TEMPLATE_CASES)
def test_templates_have_no_problems(template, task):
    facts = facts_for(template, task)

    assert problems(template.build(facts), facts, str(template.training(facts, 1000)["loss"])) == ()
