"""Every text and icon of the cards can be read, in light and dark."""

from typing import get_args

import pytest
from PySide6.QtGui import QColor

from workbench.gui.models.catalog import Category
from workbench.gui.models.look import hue, soft
from workbench.gui.style.theme import DARK, LIGHT


def luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, two: QColor) -> float:
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("category", get_args(Category))
def test_texts_reach_4_5_and_icons_3_on_their_ground(category, colors):
    ground = soft(category, colors)

    assert contrast(QColor(colors.text), ground) >= 4.5
    assert contrast(hue(category, colors), ground) >= 3


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [("error", "error_soft"), ("warning", "warning_soft"), ("accent_text", "accent_soft"), ("muted", "window")],
)
def test_chips_and_labels_reach_4_5(colors, text, ground):
    assert contrast(QColor(getattr(colors, text)), QColor(getattr(colors, ground))) >= 4.5
