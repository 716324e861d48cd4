import csv

import numpy as np
import pytest

from tests.evaluation.sequences import FirstValue, StepReader, facts_of, labelled_steps, regression
from tests.evaluation.series import series_dataset, series_facts
from workbench.answering.answers import answer, times_asked, write
from workbench.data.time.axis import TimeAxis
from workbench.progress import finish


def times_after(times: np.ndarray, count: int) -> list[str]:
    return times_asked(TimeAxis(times), times[:0], count)


def months(first: str, last: str) -> np.ndarray:
    return np.arange(np.datetime64(first, "M"), np.datetime64(last, "M")).astype("datetime64[us]")


def test_months_go_on_by_the_calendar():
    assert times_after(months("1960-01", "1961-01"), 2) == ["1961-01-01", "1961-02-01"]


def test_ends_of_months_stay_ends_of_months():
    ends = months("2020-02", "2020-12") - np.timedelta64(1, "D")

    assert times_after(ends, 4) == ["2020-11-30", "2020-12-31", "2021-01-31", "2021-02-28"]


def test_working_days_leave_out_weekends():
    days = np.arange(np.datetime64("2024-01-01"), np.datetime64("2024-01-13"))

    assert times_after(days[np.is_busday(days)].astype("datetime64[us]"), 2) == ["2024-01-15", "2024-01-16"]


def test_hours_go_on_at_their_pace():
    hours = np.arange(np.datetime64("2020-02-28T20", "h"), np.datetime64("2020-02-29T00", "h"))

    assert times_after(hours.astype("datetime64[us]"), 1) == ["2020-02-29 00:00:00"]


def test_uneven_times_go_on_at_their_usual_pace():
    days = np.array(["2020-01-01", "2020-01-02", "2020-01-03", "2020-01-07"], "datetime64[us]")

    assert times_after(days, 1) == ["2020-01-08"]


def test_one_time_alone_has_no_pace():
    assert times_after(np.array(["2020-01-01"], "datetime64[us]"), 2) == ["", ""]


def test_a_forecast_is_written_step_by_step(tmp_path):
    out = tmp_path / "new" / "answers.csv"

    def last_twice(x_BTF, lengths_B):
        return np.repeat(x_BTF[:, -1:, :1].numpy(), 2, axis=1)

    answered = finish(answer(last_twice, series_dataset(np.arange(10.0)), series_facts(3, 2)))
    write(answered, out)

    assert answered.sequences_R.tolist() == [0, 0]
    with out.open(newline="") as file:
        assert list(csv.reader(file)) == [["step", "y"], ["1", "9.0"], ["2", "9.0"]]


def test_a_failed_answer_leaves_no_file(tmp_path):
    out = tmp_path / "answers.csv"

    def fail(x_BTF, lengths_B):
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        write(finish(answer(fail, series_dataset(np.arange(10.0)), series_facts(3, 2))), out)

    assert not out.exists()


def written(model, dataset, path):
    answers = answer(lambda x_BTF, lengths_B: np.asarray(model(x_BTF, lengths_B)), dataset, facts_of(dataset))
    write(finish(answers), path)
    return path.read_text().splitlines()


def test_every_sequence_gets_its_value(tmp_path):
    dataset = regression(2)

    lines = written(FirstValue(), dataset, tmp_path / "values.csv")

    assert lines == ["sequence,weight", *(f"{s},{dataset.answers_SK[s, 0]!s}" for s in range(2))]


def test_every_step_gets_its_class(tmp_path):
    lines = written(StepReader(), labelled_steps(2), tmp_path / "steps.csv")

    assert lines[0] == "sequence,step,class,probability a,probability b,probability c"
    assert lines[3] == "0,3,b,0.0,1.0,0.0"
    assert lines[7] == "1,1,a,1.0,0.0,0.0"
    assert len(lines) == 13
