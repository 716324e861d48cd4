"""The heads of columns: a click gives a role, and what is proposed follows the targets."""

import numpy as np

from tests.gui.data.heads import choose_role, load
from workbench.data.samples import SAMPLES

SENSORS = next(sample for sample in SAMPLES if sample.name == "sensors")


def targets(session):
    return () if session.data.loaded is None else session.data.loaded.dataset.targets


def open_shop(qtbot, session, tmp_path):
    """A week's season in what is sold, and beside it noise that is proposed as it comes last."""
    rng = np.random.default_rng(0)
    days = np.datetime_as_string(np.datetime64("2024-01-01") + np.arange(200))
    rows = [f"{day},{10 + 5 * (n % 7)},{rng.normal():.3f}" for n, day in enumerate(days)]
    (tmp_path / "shop.csv").write_text("\n".join(["day,sold,noise", *rows]))
    load(qtbot, session, tmp_path / "shop.csv")


def test_another_target_gets_the_windows_that_suit_it_while_nobody_has_his_own(qtbot, session, page, tmp_path):
    open_shop(qtbot, session, tmp_path)
    before = session.spec.data.window
    choose_role(qtbot, page, 1, "Target")
    qtbot.waitUntil(lambda: len(targets(session)) == 2)
    choose_role(qtbot, page, 2, "Ignore")
    qtbot.waitUntil(lambda: targets(session) == ("sold",))

    assert session.spec.data.window != before and session.spec.data.window.context % 7 == 1
    assert session.undo_stack.undoText() == "Make noise Ignore"


def test_windows_that_somebody_chose_stay_for_another_target(qtbot, session, page, tmp_path):
    open_shop(qtbot, session, tmp_path)
    window = session.spec.data.window.model_copy(update={"context": 11})
    session.edit_data("Change the context", session.spec.data.model_copy(update={"window": window}))
    choose_role(qtbot, page, 1, "Target")
    qtbot.waitUntil(lambda: len(targets(session)) == 2)

    assert session.spec.data.window.context == 11


def test_clicks_on_several_heads_while_the_first_is_answered_all_count(qtbot, session, page, tmp_path):
    open_shop(qtbot, session, tmp_path)
    choose_role(qtbot, page, 1, "Target")
    choose_role(qtbot, page, 2, "Ignore")
    qtbot.waitUntil(lambda: targets(session) == ("sold",))


def test_a_column_whose_role_gets_a_longer_name_has_room_for_it(qtbot, session, page):
    load(qtbot, session, SENSORS.path, task="forecast", targets=["temperature"])
    header = page.preview.horizontalHeader()
    header.resizeSection(3, 60)

    with qtbot.waitSignal(session.data_changed, timeout=20_000):
        choose_role(qtbot, page, 3, "Known ahead")

    qtbot.waitUntil(lambda: header.sectionSize(3) >= header.sectionSizeFromContents(3).width())
