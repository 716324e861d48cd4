"""What times say by themselves are inputs, in a forecast those of the steps to come."""

import numpy as np
import pytest

from workbench.data.calendar import calendar_input, calendar_part
from workbench.data.spec import DataSpec, WindowSpec
from workbench.data.time.fields import FIELDS
from workbench.errors import WorkbenchError

WINDOW = WindowSpec(context=4, horizon=3)
ROLES = {"when": "time", "x": "target"}


def table(times, values=None):
    values = range(len(times)) if values is None else values
    return "when,x\n" + "".join(f"{time},{value}\n" for time, value in zip(times, values, strict=True))


def hours(count, start="2024-01-01T20:00", step="h"):
    return np.datetime_as_string(np.datetime64(start) + np.arange(count) * np.timedelta64(1, step))


def words(dataset, part):
    """The input's words, None for other."""
    name = calendar_input(part)
    vocabulary = (None, *dataset.categories[name])
    return [vocabulary[int(number)] for number in dataset.values_NF[:, dataset.inputs.index(name)]]


@pytest.mark.parametrize(
    ("field", "number"), [("minute", 45), ("hour", 13), ("weekday", 4), ("day", 29), ("month", 2), ("quarter", 1)]
)
def test_fields_are_numbered_as_people_count_them(field, number):
    times = np.array(["2024-02-29T13:45:59.5"], "datetime64[us]")

    assert FIELDS[field](times).tolist() == [number]


def test_a_forecast_sees_the_calendar_a_horizon_ahead_beyond_the_last_row(dataset_of):
    dataset = dataset_of(table(hours(8)), roles=ROLES, window=WINDOW, calendar=("hour", "weekday"))

    assert dataset.inputs == ("x", "hour (calendar)", "weekday (calendar)")
    assert words(dataset, "hour") == ["23", "0", "1", "2", "3", "4", "5", "6"]
    assert words(dataset, "weekday") == ["1", *["2"] * 7]


def test_months_go_on_by_the_calendar(dataset_of):
    months = np.datetime_as_string(np.datetime64("2023-10") + np.arange(12))

    dataset = dataset_of(table(months), roles=ROLES, window=WINDOW, calendar="month")

    assert words(dataset, "month")[-4:] == ["9", "10", "11", "12"]


def test_rows_that_ask_tell_their_own_times(dataset_of):
    times = [*hours(8), "2024-01-05T12:00", "2024-01-06T12:00"]

    dataset = dataset_of(table(times, [*range(8), "", ""]), roles=ROLES, window=WINDOW, calendar="day")

    assert len(dataset.values_NF) == 8
    assert words(dataset, "day")[5:7] == ["5", "6"]


def test_other_questions_see_the_calendar_of_each_step(dataset_of):
    text = "when,x,label\n" + "".join(f"{time},{n},{'ab'[n % 2]}\n" for n, time in enumerate(hours(8)))
    roles = {"when": "time", "x": "feature", "label": "label"}

    dataset = dataset_of(text, task="label-steps", roles=roles, calendar="hour")

    assert words(dataset, "hour")[:5] == ["20", "21", "22", "23", "0"]


def test_a_clock_with_a_zone_shows_its_own_hours(dataset_of):
    times = [f"2024-03-30T{hour:02d}:00+01:00" for hour in range(22, 24)]
    times += [f"2024-03-31T{hour:02d}:00+01:00" for hour in range(2)]
    times += [f"2024-03-31T{hour:02d}:00+02:00" for hour in range(3, 9)]

    dataset = dataset_of(table(times), roles=ROLES, window=WINDOW, calendar="hour")

    assert words(dataset, "hour")[:4] == ["1", "3", "4", "5"]


def test_what_is_not_sure_counts_as_other_and_is_told(dataset_of):
    times = [f"2024-01-{day:02d}" for day in (1, 2, 5, 11, 12, 19, 23, 30)]

    dataset = dataset_of(table(times), roles=ROLES, window=WINDOW, calendar="weekday")

    assert words(dataset, "weekday")[-3:] == [None] * 3
    assert any("calendar of the steps ahead" in str(note) for note in dataset.notes)


@pytest.mark.parametrize(("first", "part"), [(["1", "2", "3", "4"], "hour"), (["10:00", "11:00", "12:00"], "month")])
def test_a_calendar_wants_dates(dataset_of, first, part):
    with pytest.raises(WorkbenchError, match=f"no dates to take {part} from"):
        dataset_of(table(first), roles=ROLES, window=WINDOW, calendar=part)


def test_several_names_may_be_one_text():
    assert DataSpec(calendar="hour, weekday").calendar == ("hour", "weekday")
    assert DataSpec(calendar="").calendar == ()


def test_an_input_tells_its_part_and_columns_do_not():
    assert calendar_part("month (calendar)") == "month"
    assert calendar_part("month") is None and calendar_part("age (calendar)") is None
