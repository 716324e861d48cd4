"""How gradients flowed, drawn: of each layer over the epochs, and along the steps of recurrent ones."""

import pytest

from workbench.gui.runs.flow_picture import FlowPicture
from workbench.training.events import EpochFlow, LayerFlow


def flow(epoch, ratio=0.01, fading=(0.1, 1.0)):
    return EpochFlow(
        epoch=epoch,
        layers=(
            LayerFlow(name="layers.0", gradient=10.0, ratio=ratio, fading=fading, idle=0.25),
            LayerFlow(name="head", gradient=0.1, ratio=ratio),
        ),
    )


@pytest.fixture
def picture(qtbot):
    made = FlowPicture(lambda _write: None)
    qtbot.addWidget(made)
    return made


def values(plot):
    return {curve.name: list(curve.y) for curve in plot.points()}


def test_each_layer_has_its_gradient_its_updates_and_its_idle_units(picture):
    picture.show_flows([flow(1), flow(3, ratio=0.1)])

    assert values(picture.layers) == {"block 1": [1, 1], "the head": [-1, -1]}
    assert values(picture.ratios)["the head"] == [-2, -1]
    assert values(picture.idle) == {"block 1": [25, 25]}


def test_the_newest_gradients_along_the_steps_stand_beside_the_first(picture):
    picture.show_flows([flow(1), flow(2), flow(3, fading=(1.0, 1.0))])

    assert values(picture.steps) == {"block 1, epoch 3": [0, 0], "block 1, epoch 1": [-1, 0]}


def test_a_first_measure_knows_no_update_yet(picture):
    picture.show_flows([flow(1, ratio=None), flow(2)])

    assert list(picture.ratios.points()[0].x) == [2]


def test_lines_move_as_measures_come_in_and_go_with_the_run(picture):
    picture.show_flows([flow(1)])
    line = picture.layers._curves[0]

    picture.show_flows([flow(1), flow(2)])
    assert picture.layers._curves[0] is line and list(line.x) == [1, 2]

    picture.show_flows([])
    assert values(picture.layers) == {}
    assert not picture.layers.hint.isHidden()


def test_a_low_picture_shows_the_plot_that_is_chosen_and_a_high_one_all(qtbot, picture):
    picture.resize(1000, 200)
    picture.show()
    qtbot.waitUntil(lambda: picture.choice.isVisible() and not picture.idle.isVisible())

    picture.choice.setCurrentIndex(3)
    assert picture.idle.isVisible() and not picture.layers.isVisible()

    picture.resize(1000, 600)
    qtbot.waitUntil(lambda: picture.layers.isVisible() and not picture.choice.isVisible())
