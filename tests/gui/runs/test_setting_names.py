"""Settings in which runs differ, as a line tells them."""

from workbench.gui.runs.setting_names import settings_in_short

UNITS, DROPOUT = "model.layers.0.units", "model.layers.0.dropout"


def test_a_layer_is_named_once_behind_its_settings(qapp):
    told = settings_in_short([(UNITS, 8), (DROPOUT, 0.5), ("training.seed", 3), ("model.layers.1.units", 4)])

    assert told == "Units: 8, Dropout after each layer: 0.5 (layer 1), Seed: 3, Units: 4 (layer 2)"


def test_what_a_run_has_not_comes_last(qapp):
    assert settings_in_short([(UNITS, None), ("training.seed", 3)]) == "Seed: 3, Units: – (layer 1)"
