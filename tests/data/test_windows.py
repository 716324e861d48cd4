from dataclasses import replace

import numpy as np
import pytest
from example_datasets import forecasting

from workbench.data import large, windows
from workbench.data.dataset import Examples
from workbench.data.spec import WindowSpec
from workbench.data.windows import (
    Range,
    covered_rows,
    future_example,
    largest_context,
    piece_examples,
    propose_window,
    sequence_examples,
    window_examples,
)


def spans(examples: Examples) -> list[tuple[int, int, int]]:
    """Sequence, first row and the row behind the last of every example."""
    stops = examples.starts_E + examples.lengths_E
    return list(zip(examples.sequences_E.tolist(), examples.starts_E.tolist(), stops.tolist(), strict=True))


@pytest.mark.parametrize(
    ("steps", "season", "context", "horizon"),
    [
        (17_420, 24, 96, 24),
        (144, 12, 25, 1),
        (309, 11, 45, 1),
        (2000, 1, 96, 24),
        (4032, 144, 145, 24),
        (40, 1, 8, 1),
        (3, 1, 1, 1),
        (999, 1, 12, 1),
        (1000, 1, 96, 24),
        (200, 2, 12, 1),
        (200, 6, 25, 1),
        (200, 7, 29, 1),
        (200, 11, 34, 1),
        (200, 20, 40, 1),
        (200, 21, 22, 1),
        (200, 39, 40, 1),
        (200, 40, 41, 1),
        (200, 66, 67, 1),
        (200, 67, 12, 1),
        (60, 12, 13, 1),
        (36, 12, 13, 1),
        (20, 4, 5, 1),
        (20, 7, 4, 1),
        (10_000, 2, 24, 2),
        (10_000, 6, 24, 6),
        (10_000, 7, 28, 7),
        (10_000, 48, 192, 48),
        (10_000, 49, 50, 24),
        (10_000, 191, 192, 24),
        (10_000, 336, 337, 24),
        (10_000, 337, 192, 24),
        (10_000, 300, 301, 24),
    ],
)
def test_proposed_windows_follow_length_and_season(steps, season, context, horizon):
    window = propose_window(steps, season)

    assert (window.context, window.horizon) == (context, horizon)


@pytest.mark.parametrize("steps", [5, 50, 100, 999, 1000, 5000])
@pytest.mark.parametrize("season", [1, 7, 12, 24, 144, 365])
def test_a_proposed_context_is_at_most_a_fifth_of_the_series_or_holds_a_season(steps, season):
    context = propose_window(steps, season).context

    assert context >= 1
    assert context <= steps / 5 or (context == season + 1 <= steps / 3 + 1)


@pytest.mark.parametrize(
    ("steps", "season", "longest", "context", "horizon"),
    [(4032, 48, 336, 337, 48), (17_420, 24, 168, 169, 24), (20_000, 288, 2016, 289, 24), (700, 24, 168, 97, 1)],
)
def test_a_proposed_context_holds_the_week_where_it_is_not_too_long(steps, season, longest, context, horizon):
    window = propose_window(steps, season, longest=longest)

    assert (window.context, window.horizon) == (context, horizon)


def test_the_future_is_forecast_from_the_last_steps_of_each_long_enough_sequence():
    examples = future_example(forecasting(10, 3, 20), context=5)

    assert examples.starts_E.tolist() == [5, 28]
    assert examples.sequences_E.tolist() == [0, 2]
    assert examples.lengths_E.tolist() == [5, 5] and examples.horizon == 0


def test_a_sequence_just_as_long_as_the_context_has_a_future():
    assert spans(future_example(forecasting(10, 5, 4, 20), context=5)) == [(0, 5, 10), (1, 10, 15), (3, 34, 39)]


@pytest.mark.parametrize(("steps", "context", "stride"), [(5, 2, 1), (50, 5, 2), (1270, 127, 63), (10_000, 128, 64)])
@pytest.mark.parametrize("task", ["label-steps", "next-token"])
def test_where_steps_are_answered_a_tenth_is_a_piece_and_half_of_it_overlaps(task, steps, context, stride):
    assert propose_window(steps, 24, task=task) == WindowSpec(context=context, horizon=1, stride=stride)


@pytest.mark.parametrize("ranges", [(), (Range(1, 10, 30),), (Range(0, 4, 9), Range(1, 15, 22)), (Range(1, 15, 17),)])
@pytest.mark.parametrize("stride", [1, 3])
def test_windows_are_all_whose_targets_lie_in_a_range_and_whose_inputs_in_its_sequence(ranges, stride):
    dataset, window = forecasting(10, 20), WindowSpec(context=3, horizon=2)
    expected = []
    for owned in ranges:
        begin = int(dataset.offsets_S1[owned.sequence])
        starts = [s for s in range(begin, 30) if s + 3 >= owned.start and s + 5 <= owned.stop]
        expected += [(owned.sequence, start, start + 3) for start in starts[::stride]]

    found = window_examples(dataset, ranges, window, stride=stride)

    assert spans(found) == expected and found.horizon == 2


def test_windows_of_one_range_are_dense_unless_a_stride_is_given():
    assert (
        np.diff(window_examples(forecasting(9), [Range(0, 0, 9)], WindowSpec(context=2, horizon=1)).starts_E).max() == 1
    )


@pytest.mark.parametrize("rows_at_once", [3, 4, 1000])
def test_a_window_needs_one_target_that_is_known(monkeypatch, rows_at_once):
    monkeypatch.setattr(large, "ROWS_AT_ONCE", rows_at_once)
    values = np.arange(20, dtype=np.float32)
    values[[0, 5, 6, 7, 8, 12, 13, 18, 19]] = np.nan

    found = window_examples(
        forecasting(20, values=values), [Range(0, 0, 20)], WindowSpec(context=2, horizon=2), stride=1
    )

    known = [start for start in range(17) if not np.isnan(values[start + 2 : start + 4]).all()]
    assert found.starts_E.tolist() == known and 16 not in known and len(found.sequences_E) == len(known)


def test_a_window_is_known_by_any_of_its_targets():
    dataset = forecasting(6)
    targets_NK = np.array([[1, np.nan]] * 4 + [[np.nan, np.nan], [np.nan, 1]], np.float32)

    found = window_examples(replace(dataset, targets_NK=targets_NK), [Range(0, 0, 6)], WindowSpec(context=1, horizon=1))

    assert found.starts_E.tolist() == [0, 1, 2, 4]


def test_row_numbers_are_narrow_where_their_sums_fit(monkeypatch):
    widest = np.iinfo(np.int32).max
    assert 2 * (windows.NARROW - 1) <= widest < 2 * windows.NARROW
    monkeypatch.setattr(windows, "NARROW", 100)

    kinds = [
        window_examples(forecasting(rows), [Range(0, 0, rows)], WindowSpec(context=2, horizon=1)).starts_E.dtype
        for rows in (99, 100)
    ]

    assert kinds == [np.int32, np.int64]


@pytest.mark.parametrize(
    ("owned", "stride", "ahead", "expected"),
    [
        (Range(1, 10, 30), 8, 0, [(10, 18), (18, 26), (26, 30)]),
        (Range(1, 10, 30), 8, 1, [(10, 18), (18, 26), (26, 29)]),
        (Range(1, 15, 30), 8, 1, [(14, 22), (22, 29)]),
        (Range(1, 15, 30), 4, 1, [(14, 22), (18, 26), (22, 29)]),
        (Range(1, 14, 30), 8, 0, [(14, 22), (22, 30)]),
        (Range(1, 14, 30), 4, 0, [(14, 22), (18, 26), (22, 30)]),
        (Range(1, 25, 30), 8, 1, [(24, 29)]),
        (Range(1, 10, 11), 8, 1, []),
        (Range(0, 0, 10), 8, 0, [(0, 8), (8, 10)]),
    ],
)
def test_pieces_answer_every_step_of_a_range_and_end_with_it(owned, stride, ahead, expected):
    found = piece_examples(forecasting(10, 20), [owned], 8, stride, ahead=ahead)

    assert spans(found) == [(owned.sequence, *piece) for piece in expected] and found.horizon == 0


def test_pieces_answer_their_own_steps_unless_asked_for_later_ones():
    found = piece_examples(forecasting(10, 20), [Range(0, 2, 6), Range(1, 12, 15)], 4, 4)

    assert spans(found) == [(0, 2, 6), (1, 12, 15)]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (3, [(0, 3)]),
        (4, [(0, 4)]),
        (5, [(0, 4), (1, 5)]),
        (6, [(0, 4), (2, 6)]),
        (7, [(0, 4), (2, 6), (3, 7)]),
        (10, [(0, 4), (2, 6), (4, 8), (6, 10)]),
    ],
)
def test_segments_cover_a_recording_and_the_last_ends_with_it(steps, expected):
    dataset = replace(forecasting(4, steps), segment=4, hop=2)

    found = sequence_examples(dataset, [Range(1, 4, 4 + steps)])

    assert spans(found) == [(1, 4 + start, 4 + stop) for start, stop in expected]


def test_a_sequence_without_segments_is_one_example():
    assert spans(sequence_examples(forecasting(4, 7, 2), [Range(1, 4, 11), Range(2, 11, 13)])) == [
        (1, 4, 11),
        (2, 11, 13),
    ]


def test_rows_are_covered_once_however_examples_overlap():
    dataset = forecasting(12, 8)
    examples = piece_examples(dataset, [Range(0, 1, 7), Range(1, 17, 20)], 4, 2)

    assert covered_rows(dataset, examples).tolist() == [1, 2, 3, 4, 5, 6, 17, 18, 19]


@pytest.mark.parametrize(
    ("ranges", "horizon", "largest"),
    [
        ((Range(1, 10, 30),), 1, 19),
        ((Range(1, 25, 30),), 5, 15),
        ((Range(1, 25, 30),), 6, 0),
        ((Range(0, 0, 10), Range(1, 15, 21)), 3, 8),
        ((Range(0, 0, 3), Range(1, 10, 13)), 3, 0),
        ((), 1, 0),
    ],
)
def test_the_largest_context_is_all_before_the_last_horizon_of_a_range(ranges, horizon, largest):
    dataset = forecasting(10, 20)

    found = largest_context(dataset.offsets_S1, ranges, horizon)

    assert found == largest
    assert len(window_examples(dataset, ranges, WindowSpec(context=found + 1, horizon=horizon))) == 0
    if found:
        assert len(window_examples(dataset, ranges, WindowSpec(context=found, horizon=horizon))) == 1
