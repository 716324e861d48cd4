"""Notes on times that repeat and on gaps: each with what one click does about it."""

import numpy as np
import pytest

from tests.data.test_pacing import hours, spec_of, written
from workbench.data.audit.times import cured_note
from workbench.data.loading import load_dataset
from workbench.data.spec import PaceSpec
from workbench.progress import finish
from workbench.spec import ExperimentSpec, set_key

GAPS = hours(*range(20), *range(24, 40))


def noted(tmp_path, times, word, **changes):
    """The finding of the note that holds a word, with the spec."""
    spec = spec_of(written(tmp_path / "a.csv", times), **changes)
    dataset = finish(load_dataset(spec))
    note = next(note for note in dataset.notes if word in str(note))
    return cured_note(note, dataset, spec), spec


def after(cure, spec):
    return finish(load_dataset(cure.change(spec)))


def test_repeats_are_merged_by_one_click(tmp_path):
    finding, spec = noted(tmp_path, hours(0, 1, 1, 2, 3), "more than once")

    assert [str(cure.title) for cure in (finding.cure, *finding.others)] == [
        "Merge repeats by mean",
        "Keep the last of each",
    ]
    assert after(finding.cure, spec).values_NF[:, 0].tolist() == [0, 1.5, 3, 4]
    assert after(finding.others[0], spec).values_NF[:, 0].tolist() == [0, 2, 3, 4]


def test_gaps_are_cut_or_filled_by_one_click(tmp_path):
    finding, spec = noted(tmp_path, GAPS, "longer than the usual")

    assert after(finding.cure, spec).sequences == 2
    filled = after(finding.others[0], spec)
    assert len(filled.values_NF) == 40 and len(np.unique(np.diff(filled.times_N))) == 1


def test_missing_months_are_filled_by_the_calendar(tmp_path):
    months = [np.datetime64("2015-01", "M") + place for place in (*range(30), *range(33, 60))]
    finding, spec = noted(tmp_path, [month.astype("datetime64[D]") for month in months], "longer than the usual")

    filled = after(finding.others[0], spec)

    assert finding.others[0].change(spec).pace.calendar == "month"
    assert len(filled.values_NF) == 60 and filled.missing["load"] == 3


@pytest.mark.parametrize(
    ("word", "pace"),
    [
        ("more than once", PaceSpec(repeats="mean")),
        ("longer than the usual", PaceSpec(gaps="split")),
        ("longer than the usual", PaceSpec(resample="mean", step=3600)),
    ],
)
def test_what_was_mended_offers_nothing_more(tmp_path, word, pace):
    finding, _ = noted(tmp_path, hours(0, 1, 1, *range(2, 20), *range(24, 40)), word, pace=pace)

    assert finding.cure is None and not finding.others


def test_the_settings_do_what_the_click_does(tmp_path):
    finding, spec = noted(tmp_path, GAPS, "longer than the usual")

    for cure in (finding.cure, *finding.others):
        changed = ExperimentSpec(data=spec)
        for key, text in cure.settings:
            changed = set_key(changed, key, text)
        assert changed.data == cure.change(spec)
