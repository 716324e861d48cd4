from workbench.gui.plot import Plot
from workbench.gui.theme import DARK, LIGHT, Theme


def test_a_legend_follows_a_live_switch_of_the_theme(qtbot, qapp):
    theme = Theme(qapp)
    theme.apply("light")
    plot = Plot()
    qtbot.addWidget(plot)
    for name in ("training", "validation"):
        plot.add_curve(name)

    theme.apply("dark")
    qtbot.waitUntil(lambda: DARK.text in plot._legend.items[0][1].item.toHtml())

    theme.apply("light")
    qtbot.waitUntil(lambda: LIGHT.text in plot._legend.items[1][1].item.toHtml())


def test_a_logarithmic_axis_tells_and_saves_the_values_themselves(qtbot, tmp_path):
    plot = Plot(logarithmic=True)
    qtbot.addWidget(plot)
    curve = plot.add_curve("loss")

    plot.set_points(curve, [1e-6, 1e-3, 1.0], [3.0, 1.0, 2.0])

    assert plot._described(-3.0, [("loss", 1.0)]) == "0.001\nloss 1"
    plot.save_csv(tmp_path / "loss.csv")
    assert (tmp_path / "loss.csv").read_text().splitlines()[1:] == ['"loss",1e-06,3', '"loss",0.001,1', '"loss",1,2']


def test_a_plot_without_points_says_what_will_be_drawn_instead_of_numbers(qtbot):
    plot = Plot()
    qtbot.addWidget(plot)
    plot.set_hint("Drawn here")
    curve = plot.add_curve("loss")
    axis = plot.getPlotItem().getAxis("bottom")
    assert not plot.hint.isHidden() and not axis.style["showValues"]

    plot.set_points(curve, [1.0, 2.0], [3.0, 4.0])

    assert plot.hint.isHidden() and axis.style["showValues"]


def test_an_axis_shows_the_numbers_themselves(qtbot):
    plot = Plot()
    qtbot.addWidget(plot)
    plot.set_names("Loss", "Epoch", "")
    plot.set_points(plot.add_curve("loss"), [0.1, 0.4], [1.0, 2.0])

    assert "x0.001" not in plot.getPlotItem().getAxis("bottom").labelString()


def test_lines_keep_their_width_on_a_finer_screen(qtbot, monkeypatch):
    plot = Plot()
    qtbot.addWidget(plot)
    curve = plot.add_curve("loss", width=2)
    assert curve.item.opts["pen"].widthF() == 2

    monkeypatch.setattr(plot, "devicePixelRatioF", lambda: 2.0)
    plot.show()

    assert curve.item.opts["pen"].widthF() == 4
