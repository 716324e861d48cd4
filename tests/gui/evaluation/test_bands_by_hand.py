"""Bands by hand: switched on around a forecast, and their coverage read at a step ahead."""

import pytest
from PySide6.QtCore import QPoint, Qt

Left = Qt.MouseButton.LeftButton


def year_ahead(spec):
    window = spec.data.window.model_copy(update={"context": 12, "horizon": 12})
    return spec.model_copy(update={"data": spec.data.model_copy(update={"window": window})})


def test_a_band_is_switched_on_and_its_coverage_read_twelve_steps_ahead(qtbot, open_sample, train_run, show_page):
    session = open_sample(epochs=1)
    session.edit("Forecast a year", year_ahead(session.spec))
    qtbot.waitUntil(lambda: session.data.loaded is not None and session.data.loaded.facts.horizon == 12)
    qtbot.waitUntil(lambda: not session.jobs.jobs)
    train_run(session)
    page = show_page(session)
    pictures, tabs = page.pictures, page.tabs
    qtbot.waitUntil(lambda: pictures.picture is not None)
    where = QPoint(8, pictures.bands.height() // 2)
    qtbot.mouseClick(pictures.bands, Left, pos=where)
    assert not pictures._bands

    qtbot.mouseClick(pictures.bands, Left, pos=where)
    assert pictures.bands.isChecked() and pictures._bands
    (place,) = [index for index in range(tabs.count()) if tabs.tabText(index) == "Bands"]
    qtbot.mouseClick(tabs.tabBar(), Left, pos=tabs.tabBar().tabRect(place).center())
    shown = tabs.widget(place)
    qtbot.waitUntil(lambda: shown.isVisible() and "of the bands of 95 %" in shown.text.text())

    covered = {curve.name: dict(zip(curve.x, curve.y, strict=True)) for curve in shown.covered.points()}
    bands = page.judged.evaluation.bands
    for level, share_H in zip(bands.levels, bands.covered_LH, strict=True):
        assert covered[f"{100 * level:.0f} %"][12] == pytest.approx(100 * share_H[11])
    assert covered["80 %"][12] <= covered["95 %"][12] and covered["90 % promised"][0.5] == 90
