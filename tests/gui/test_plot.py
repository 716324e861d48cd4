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
