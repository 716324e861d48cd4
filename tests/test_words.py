"""What words are worth to a model: a table whose answer depends on them, and unlike series that share one model."""

from tests.worded import SHAPES, judged, write_days, write_series

SETTINGS = {"training.device": "cpu", "training.patience": 0, "training.batch_size": 32}


def test_a_column_of_words_takes_a_third_of_the_error_away_where_the_answer_depends_on_it(tmp_path):
    table = write_days(tmp_path / "days.csv", 60)
    settings = {**SETTINGS, "training.epochs": 15, "data.window.context": 12, "data.window.horizon": 6}

    (seen,), (unseen,) = (
        judged(tmp_path / role, table, "load", {**settings, "data.roles.kind": role}).values()
        for role in ("known", "ignore")
    )

    assert seen < 0.7 * unseen


def test_unlike_series_share_a_model_that_sees_their_names_as_well_as_each_has_its_own(tmp_path):
    settings = {**SETTINGS, "training.epochs": 10, "data.window.context": 18, "data.window.horizon": 4}
    table = write_series(tmp_path / "all.csv", 300, noise=0.4)

    shared = judged(tmp_path / "shared", table, "level", {**settings, "data.name_as_input": True})

    for name in SHAPES:
        alone = write_series(tmp_path / f"{name}.csv", 300, only=name, noise=0.4)
        assert shared[name] < 1.1 * judged(tmp_path / name, alone, "level", settings)[name]
