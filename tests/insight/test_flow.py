"""How learning flowed is told from what was measured; what stands out is said."""

import pytest

from tests.insight.truths import marked, run_of
from workbench.errors import WorkbenchError
from workbench.insight.flow import Flow
from workbench.insight.parts import named
from workbench.insight.question import Asked
from workbench.insight.questions import ask
from workbench.models.spec import RecurrentSpec
from workbench.progress import finish
from workbench.training.events import EpochFlow, LayerFlow


def flow(**changes):
    given = {"name": "layers.0", "gradient": 1.0, "fading": (0.5, 1.0), "idle": 0.0, "ratio": 0.01, **changes}
    return Flow(epochs=(EpochFlow(epoch=3, layers=(LayerFlow(**given), LayerFlow(name="head", gradient=0.1))),))


def test_a_healthy_flow_is_said_to_be_one():
    assert [str(line) for line in flow().told()] == [
        "After epoch 3 gradients reach every layer and step, and no unit is idle."
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"fading": (1e-9, 1.0)}, "gradients fade: at the first step 1.0e-09 of the last"),
        ({"fading": (1e6, 1.0)}, "gradients explode: at the first step 1.0e+06 times"),
        ({"idle": 0.5}, "50 % of the units of block 1 are idle"),
        ({"ratio": 1e-7}, "The weights of block 1 hardly move"),
        ({"ratio": 0.9}, "thrown about: they moved by 90 %"),
    ],
)
def test_what_stands_out_is_said(changes, said):
    (line,) = flow(**changes).told()

    assert said in str(line)


def test_the_table_has_a_row_for_each_place_and_one_for_layers_without_steps():
    rows = list(flow().rows())

    assert [row[1] for row in rows] == ["layers.0", "layers.0", "head"]
    assert [row[-2:] for row in rows] == [(1, 0.5), (2, 1.0), (None, None)]
    assert flow().as_json()["epochs"][0]["layers"][0]["fading"] == [0.5, 1.0]


def test_a_trained_run_tells_its_flow_and_an_old_one_that_it_has_none(tmp_path):
    subject = run_of(tmp_path / "run", marked(0, lag=2, context=4, sequences=60), RecurrentSpec(units=2), epochs=1)

    found = finish(ask("flow", subject, Asked()))
    (subject.run.folder / "flow.jsonl").unlink()

    assert found.last.epoch == 1
    with pytest.raises(WorkbenchError, match="Nothing was measured"):
        finish(ask("flow", subject, Asked()))


def test_a_torn_line_keeps_those_before_it(tmp_path):
    subject = run_of(tmp_path / "run", marked(0, lag=2, context=4, sequences=60), RecurrentSpec(units=2), epochs=1)
    with (subject.run.folder / "flow.jsonl").open("a") as file:
        file.write('{"epoch": 2, "lay')

    assert [measured.epoch for measured in subject.run.flows] == [1]


def test_parts_of_a_model_are_called_as_on_the_page():
    assert [str(named(name)) for name in ("layers.2", "head", "linear_path", "kernel_path")] == [
        "block 3",
        "the head",
        "the linear path",
        "kernel_path",
    ]
