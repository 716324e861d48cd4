"""What an update has won and forgotten, in words, and as a run's folder keeps it."""

import pytest

from workbench.evaluation.forgetting import FILE, STANDARD, Change, Forgetting, load_forgetting


def told(measure: str, old: tuple[float | None, float], new: tuple[float, float]) -> list[str]:
    changes = [Change(examples=9, before={measure: pair[0]}, after={measure: pair[1]}) for pair in (old, new)]
    found = Forgetting(run="2026-01-01-001", measure=measure, old_share=0.3, old_test=changes[0], new_test=changes[1])
    return [str(said) for said in found.said]


def test_a_better_answer_to_new_data_and_a_worse_one_to_old_are_told_with_their_sizes():
    won, forgotten = told("rmse", (2.0, 2.5), (4.0, 3.0))

    assert won == "On the new test part the update is 25 % better than run 2026-01-01-001: RMSE 3 instead of 4."
    assert forgotten.startswith("It has forgotten some of the old: on the older test part it is 25 % worse, RMSE 2.5")
    assert "It learned 30 % of the older examples again" in forgotten


def test_shares_of_right_answers_change_by_points():
    won, kept = told("accuracy", (0.90, 0.92), (0.70, 0.75))

    assert "is 5.0 points better" in won
    assert kept.startswith("It has forgotten nothing: on the older test part it is 2.0 points better, Accuracy 92.0 %")


def test_an_update_that_answers_new_data_worse_is_advised_against():
    won, kept = told(STANDARD, (1.0, 1.001), (1.0, 1.2))

    assert "20 % worse" in won
    assert won.endswith("Rather go on with that run.")
    assert kept.startswith("It has forgotten nothing to speak of: on the older test part standardised RMSE is 1.001")


def test_small_changes_are_as_good_and_unknown_ones_are_told_as_such():
    won, kept = told("rmse", (None, 1.0), (1.0, 0.999))

    assert "is as good as run" in won
    assert kept.endswith("RMSE is 1 instead of nan.")


def test_only_where_the_weights_stayed_an_update_is_said_to_answer_as_before():
    same = Change(examples=9, before={"accuracy": 0.9}, after={"accuracy": 0.9})
    found = Forgetting(run="1", measure="accuracy", old_share=0.3, old_test=same, new_test=same)

    assert "is as good as run 1" in str(found.said[0])
    assert "answers as that run does" in str(found.model_copy(update={"unchanged": True}).said[0])


@pytest.mark.parametrize("text", ["{", '{"run": 3}', "[]"], ids=["cut off", "another kind", "a list"])
def test_a_damaged_file_is_as_good_as_none(tmp_path, text):
    (tmp_path / FILE).write_text(text)

    assert load_forgetting(tmp_path) is None
