"""Where times are missing or come twice, and what a range that is chosen by hand is written as."""

import numpy as np
import pytest

from tests.data.test_pacing import hours, loaded, spec_of
from workbench.data.gap_map import breaks_in, gap_map, range_of_rows, series_rows, step_numbers
from workbench.data.spec import DataSpec, PaceSpec, RangeSpec


def test_gaps_and_repeats_are_found_by_their_rows(tmp_path):
    found = gap_map(loaded(tmp_path, hours(*range(9), 9, 9, 15, *range(16, 30))))

    assert found.gaps_G.tolist() == [10] and found.repeats_R.tolist() == [10]


def test_the_stretches_of_a_series_lie_together(tmp_path):
    dataset = loaded(tmp_path, hours(*range(10), *range(15, 25)), pace=PaceSpec(gaps="split"))

    assert dataset.sequences == 2 and series_rows(dataset) == [(0, 20)]
    assert gap_map(dataset).gaps_G.tolist() == [9]


def test_without_times_there_is_no_map(tmp_path):
    dataset = loaded(tmp_path, hours(*range(9)))

    assert gap_map(dataset).gaps_G.tolist() == []
    from dataclasses import replace

    assert gap_map(replace(dataset, times_N=None)) is None


def test_rows_become_a_range_of_times(tmp_path):
    dataset = loaded(tmp_path, hours(*range(30)))

    chosen = range_of_rows(dataset, DataSpec(), (0, 30), 3, 24)

    assert chosen == RangeSpec(start="2024-01-01 03:00", end="2024-01-02 00:00")


def test_a_range_of_times_leaves_out_its_own_rows(tmp_path):
    times = [time + np.timedelta64(90, "s") for time in hours(*range(30))]
    chosen = range_of_rows(loaded(tmp_path, times), DataSpec(), (0, 30), 3, 5)

    again = loaded(tmp_path, times, exclude=(chosen,))

    assert chosen.start == "2024-01-01 03:01:30"
    assert again.values_NF[:, 0].tolist() == [0, 1, 2, *range(6, 30)]


@pytest.mark.parametrize(
    ("out", "count", "numbers"),
    [((), 3, [1, 2, 3]), ((("2", "3"),), 3, [1, 4, 5]), ((("1", "2"), ("5", "5")), 3, [3, 4, 6])],
)
def test_steps_keep_their_numbers(out, count, numbers):
    spec = DataSpec(exclude=tuple(RangeSpec(start=start, end=end) for start, end in out))

    assert step_numbers(spec, "a", count).tolist() == numbers


def test_steps_without_times_become_a_range_by_number(tmp_path):
    (tmp_path / "b.csv").write_text("load\n" + "\n".join(map(str, range(40))))
    out = (RangeSpec(start="1", end="10"),)
    spec = spec_of(tmp_path / "b.csv", exclude=out).model_copy(update={"roles": {"load": "target"}})
    from workbench.data.loading import load_dataset
    from workbench.progress import finish

    dataset = finish(load_dataset(spec))

    assert range_of_rows(dataset, spec, (0, 30), 0, 4) == RangeSpec(start="11", end="15")


def test_lines_break_at_gaps_and_between_stretches(tmp_path):
    plain = loaded(tmp_path, hours(*range(10), *range(15, 25)))
    cut = loaded(tmp_path, hours(*range(10), *range(15, 25)), pace=PaceSpec(gaps="split"))
    out = loaded(tmp_path, hours(*range(20)), exclude=(RangeSpec(start="2024-01-01 04:00", end="2024-01-01 06:00"),))

    assert breaks_in(plain, gap_map(plain), (0, 20)).tolist() == [9]
    assert breaks_in(cut, gap_map(cut), (0, 20)).tolist() == [9]
    assert breaks_in(out, None, (0, 17)).tolist() == [3]
