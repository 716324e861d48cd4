"""What a choice about times would do is known before it is taken."""

import numpy as np
import pytest

from tests.data.test_pacing import hours, spec_of, written
from workbench.data.loading import load_dataset
from workbench.data.pace_preview import preview_pace, with_choice
from workbench.data.spec import PaceSpec
from workbench.errors import WorkbenchError
from workbench.progress import finish

TIMES = sorted(hours(*range(100), 50, 51, *range(110, 300)))


@pytest.fixture
def known(tmp_path):
    spec = spec_of(written(tmp_path / "a.csv", TIMES, np.sin(np.arange(len(TIMES)) / 4).round(3)))
    return finish(load_dataset(spec)), spec


def tried(known, name, value):
    dataset, spec = known
    return finish(preview_pace(dataset, spec, with_choice(spec.pace, name, value, dataset), ()))


@pytest.mark.parametrize("how", ["mean", "last", "sum"])
def test_merging_leaves_no_repeats(known, how):
    found = tried(known, "repeats", how)

    assert found.rows == (292, 290) and found.repeats == (2, 0) and found.gaps == (1, 1)
    assert found.pace == PaceSpec(repeats=how)


def test_splitting_leaves_no_gap_that_examples_cross(known):
    found = tried(known, "gaps", "split")

    assert found.sequences == (1, 2) and found.gaps == (1, 0) and found.rows == (292, 292)


@pytest.mark.parametrize("how", ["mean", "last", "interpolate"])
def test_resampling_begins_with_the_usual_step(known, how):
    found = tried(known, "resample", how)

    assert found.pace.step == 3600 and found.rows == (292, 300) and found.gaps == (1, 0) and not found.aliased


def test_thinning_without_a_mean_warns(known):
    dataset, spec = known

    pace = PaceSpec(resample="last", step=6 * 3600)

    assert finish(preview_pace(dataset, spec, pace, ())).aliased
    assert not finish(preview_pace(dataset, spec, pace.model_copy(update={"resample": "mean"}), ())).aliased


def test_the_piece_lies_around_the_first_trouble_and_breaks_at_gaps(known):
    before, after = tried(known, "repeats", "mean").glimpses

    assert np.nanmin(before.x_P) == np.nanmin(after.x_P) and len(after.x_P) == len(before.x_P) - 2
    _, spec = known
    start = spec.model_copy(update={"pace": PaceSpec(repeats="mean")})
    merged = finish(load_dataset(start))
    piece = finish(preview_pace(merged, start, PaceSpec(repeats="mean", gaps="split"), ())).glimpses[1]
    assert int(np.isnan(piece.y_P).sum()) == 1


def test_leaving_all_takes_every_choice_back(known):
    dataset, _ = known

    assert with_choice(PaceSpec(repeats="mean", gaps="split"), "leave", "", dataset) == PaceSpec()
    kept = with_choice(PaceSpec(repeats="mean", calendar="day"), "resample", "mean", dataset)
    assert kept == PaceSpec(repeats="mean", calendar="day", resample="mean")


def test_what_cannot_be_is_said(known):
    dataset, spec = known

    with pytest.raises(WorkbenchError, match="too many steps"):
        finish(preview_pace(dataset, spec, PaceSpec(resample="mean", step=1e-9), ()))
