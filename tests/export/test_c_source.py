"""Models in C compile without a warning, allocate nothing and answer as the app does."""

import re
from dataclasses import replace

import numpy as np
import pytest
from export_cases import OTHERS, RECURRENT, build, recurrent_name

from workbench.errors import ProgramError, WorkbenchError
from workbench.export.c.check import OPTIMISED, ask_c, compiler
from workbench.export.c.source import c_source, write_c
from workbench.export.preparation import Preparation
from workbench.export.verify import ask, largest_difference
from workbench.models.spec import DenseSpec, EmbeddingSpec, HeadSpec, RecurrentSpec, ResidualSpec
from workbench.progress import finish

LONGEST = 24
ONES = [
    *("forecast-names-straight-standardize", "classify-only-words", "forecast-mixed", "forecast-blocks-conv"),
    *("classify-blocks-attention-causal", "sound-clip", "next-token", "label-steps-mask"),
    *("regress", "forecast-naive-season", "classify-kernel-path-words", "regress-kernels-5"),
    *("forecast-straight-with-last-full", "forecast-straight-season-last-full"),
]
needs_cc = pytest.mark.skipif(compiler() is None, reason="there is no C compiler")


def largest(built, folder, *options):
    write_c(built.model, built.facts, folder, Preparation(), longest=LONGEST)
    questions = finish(ask(built.model, built.facts, built.statistics, None))
    answers = finish(ask_c(folder, "model", questions, built.facts, compiler=compiler(), options=options))
    pairs = zip(questions, answers, strict=True)
    return max(largest_difference(each.answer, told, built.facts, built.statistics) for each, told in pairs)


@needs_cc
@pytest.mark.parametrize("spec", RECURRENT[2::5], ids=recurrent_name)
def test_recurrent_layers_answer_alike_at_any_length(spec, tmp_path):
    assert largest(build("classify", spec), tmp_path) < 1e-5


@needs_cc
@pytest.mark.parametrize("name", ONES)
def test_everything_else_answers_alike_at_any_length(name, tmp_path):
    assert largest(OTHERS[name](), tmp_path) < 1e-5


@needs_cc
def test_sums_over_whole_fours_give_an_optimising_compiler_no_warning(tmp_path):
    assert largest(OTHERS["classify-kernels-whole"](), tmp_path, *OPTIMISED) < 1e-5


@needs_cc
@pytest.mark.parametrize("name", ["forecast-words-mean_std-mask", "forecast-straight-season-mean-mask", "sound-mfcc"])
def test_no_sanitizer_finds_anything(name, tmp_path):
    options = ("-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all")

    assert largest(OTHERS[name](), tmp_path, *options) < 1e-5


@needs_cc
def test_a_number_that_needs_double_precision_keeps_it(tmp_path):
    built = build("forecast", RecurrentSpec(units=3), origins_F=(1e9, 0.0, 0.0), answer_origins_K=(1e9, 0.0))

    header = c_source(built.model, built.facts, Preparation(), longest=LONGEST).header

    assert "typedef double model_value;" in header and "typedef double model_number;" in header
    assert largest(built, tmp_path) < 1e-5


@needs_cc
def test_a_shortcut_reads_what_went_in_though_rooms_are_used_again(tmp_path):
    three = (DenseSpec(units=5), DenseSpec(units=4), DenseSpec(units=3, activation="tanh"))
    built = build("classify", *three, ResidualSpec(span=3), ResidualSpec(span=1), *three, ResidualSpec(span=3))

    assert largest(built, tmp_path) < 1e-5


@needs_cc
def test_a_sequence_that_is_too_long_is_refused_by_the_model(tmp_path):
    built = build("classify", RecurrentSpec(units=3))
    write_c(built.model, built.facts, tmp_path, Preparation(), longest=5)
    questions = finish(ask(built.model, built.facts, built.statistics, None))

    with pytest.raises(ProgramError, match=r"model\.c does not run .*exit status 3"):
        finish(ask_c(tmp_path, "model", questions, built.facts, compiler=compiler(), options=()))


@needs_cc
def test_what_does_not_compile_is_told(tmp_path):
    built = build("classify", RecurrentSpec(units=3))
    write_c(built.model, built.facts, tmp_path, Preparation(), longest=LONGEST)
    with (tmp_path / "model.c").open("a") as file:
        file.write("static int nobody_calls_this(void) { return 1; }\n")

    with pytest.raises(ProgramError, match=r"model\.c does not compile .*nobody_calls_this"):
        finish(ask_c(tmp_path, "model", (), built.facts, compiler=compiler(), options=()))


@needs_cc
def test_names_from_strangers_do_no_harm(tmp_path):
    built = build("classify", RecurrentSpec(units=3))
    names = ("??/", '*/ " \\', "{workspace} 北京\n#error")
    built = replace(built, facts=replace(built.facts, inputs=names, classes=names))

    text = c_source(built.model, built.facts, Preparation(columns=("x" * 9000,)), longest=LONGEST)

    assert text.header.count("*/") == text.header.count("/*")
    assert '"\\077\\077/"' in text.code and "\\345\\214\\227" in text.code
    assert largest(built, tmp_path) < 1e-5


def test_nothing_is_allocated_and_only_mathematics_asked_for():
    code = c_source(OTHERS["sound-mfcc"]().model, OTHERS["sound-mfcc"]().facts, Preparation(), longest=LONGEST).code

    assert set(re.findall(r"#include (\S+)", code)) == {'"model.h"', "<math.h>", "<stddef.h>"}
    assert not re.search(r"\b(malloc|calloc|alloca|free|static float \w+\[)", code)


@pytest.mark.parametrize(
    ("name", "match"),
    [
        ("forecast-segments", r"Segments has no source in C.* of other blocks: SimpleRNN, GRU, LSTM, Dense, LayerNorm"),
        ("forecast-segments-short", "Segments has no source in C"),
    ],
)
def test_what_has_no_source_in_c_is_refused_by_name(name, match):
    built = OTHERS[name]()

    with pytest.raises(WorkbenchError, match=match):
        c_source(built.model, built.facts, Preparation(), longest=LONGEST)


def test_weights_that_are_no_numbers_are_told():
    built = build(
        "next-token", EmbeddingSpec(units=2), inputs=("text",), preprocess=OTHERS["sound-none"]().spec.preprocess
    )
    built.model.head.linear.weight.data[0, 0] = np.inf

    with pytest.raises(WorkbenchError, match="training diverged"):
        c_source(built.model, built.facts, Preparation(), longest=LONGEST)


@needs_cc
def test_of_a_head_with_quantiles_the_median_is_answered(tmp_path):
    head = HeadSpec(quantiles=True, linear_path=True, pool="attention")

    assert largest(build("forecast", RecurrentSpec(units=3), head=head), tmp_path) < 1e-5
