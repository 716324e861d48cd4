"""Times in several columns, times of day alone, and the order of rows."""

import datetime as dt

import pytest

from workbench.data.loading import load_dataset
from workbench.data.proposing import propose_data
from workbench.data.schema import infer_schema
from workbench.progress import finish

START = dt.datetime(2020, 12, 29, 5)


@pytest.fixture
def proposed(tmp_path):
    """The dataset that is proposed for some columns, each a function of the time, with a value beside them."""

    def propose(columns, step=1, rows=120, reverse=False):
        times = [START + dt.timedelta(hours=step * row) for row in range(rows)]
        lines = [
            ",".join([*(str(cell(time)) for cell in columns.values()), f"{row}.5"]) for row, time in enumerate(times)
        ]
        path = tmp_path / "parts.csv"
        path.write_text("\n".join([",".join([*columns, "value"]), *(lines[::-1] if reverse else lines)]) + "\n")
        spec = finish(propose_data([path], targets=["value"])).spec
        return spec, finish(load_dataset(spec))

    return propose


def next_time(dataset):
    axis = dataset.axis(0)
    return axis.texts(axis.after(1))[0]


@pytest.mark.parametrize(
    "columns",
    [
        {
            "YY": lambda t: t.year,
            "MM": lambda t: t.month,
            "DD": lambda t: t.day,
            "hh": lambda t: t.hour,
            "mm": lambda t: 0,
        },
        {"<DATE>": lambda t: f"{t:%Y%m%d}", "<TIME>": lambda t: f"{t:%H%M%S}"},
        {"year": lambda t: t.year, "month": lambda t: t.month, "day": lambda t: t.day, "hour": lambda t: t.hour},
        {"Jahr": lambda t: t.year, "Monat": lambda t: t.month, "Tag": lambda t: t.day, "Stunde": lambda t: t.hour},
        {"年": lambda t: t.year, "月": lambda t: t.month, "日": lambda t: t.day, "时": lambda t: t.hour},
        {"year": lambda t: t.year, "doy": lambda t: f"{t:%j}", "hr": lambda t: t.hour},
        {"Year": lambda t: t.year, "DOY": lambda t: t.timetuple().tm_yday, "HHMM": lambda t: t.hour * 100},
        {"hour": lambda t: t.hour, "day": lambda t: t.day, "month": lambda t: t.month, "year": lambda t: t.year},
        {"date": lambda t: t.date(), "time": lambda t: f"{t:%H:%M}"},
        {"Datum": lambda t: f"{t:%d.%m.%Y}", "Uhrzeit": lambda t: f"{t:%H:%M:%S}"},
        {"Date": lambda t: f"{t:%m/%d/%Y}", "Time": lambda t: f"{t:%I:%M %p}"},
        {"date": lambda t: t.date(), "hour": lambda t: t.hour},
        {"date": lambda t: t.date(), "hour": lambda t: t.hour * 100},
        {"date": lambda t: f"{t:%Y%m%d}", "time": lambda t: f"{t:%H:%M}"},
        {"year": lambda t: t.year, "month": lambda t: f"{t:%m}", "day": lambda t: f"{t:%d}", "hr": lambda t: f"{t:%H}"},
        {"Date": lambda t: f"{t:%d/%m/%Y}", "Time": lambda t: f"{t:%H.%M.%S}"},
        {"Datum": lambda t: f"{t:%d.%m.%Y}", "Uhrzeit": lambda t: f"{t:%H.%M}"},
        {"Time": lambda t: f"{t:%H:%M:%S}", "Date": lambda t: f"{t:%m/%d/%Y}"},
        {"OPR_DATE": lambda t: f"{t:%m/%d/%Y}", "OPR_HR": lambda t: t.hour},
        {"Date": lambda t: f"{t:%Y%m%d}", "HrMn": lambda t: f"{t:%H%M}"},
        {"day": lambda t: t.date(), "HourEnding": lambda t: t.hour},
        {"YYYY": lambda t: t.year, "MM": lambda t: f"{t:%b}", "DD": lambda t: t.day, "hh": lambda t: t.hour},
        {"Ano": lambda t: t.year, "Mês": lambda t: t.month, "Dia": lambda t: t.day, "Hora": lambda t: t.hour},
        {"Rok": lambda t: t.year, "Miesiąc": lambda t: t.month, "Dzień": lambda t: t.day, "Godz": lambda t: t.hour},
        {"Yıl": lambda t: t.year, "Ay": lambda t: t.month, "Gün": lambda t: t.day, "Saat": lambda t: t.hour},
        {"연도": lambda t: t.year, "월": lambda t: t.month, "일": lambda t: t.day, "시": lambda t: t.hour},
        {"Date": lambda t: f"{t:%m/%d/%Y}", "Time": lambda t: f"{t:%I:%M}", "AM/PM": lambda t: f"{t:%p}"},
        {"date": lambda t: t.date(), "Period": lambda t: f"{t:%H:%M} - {t + dt.timedelta(hours=1):%H:%M}"},
        {"date": lambda t: t.date(), "interval": lambda t: f"{t:%H:%M}-{t + dt.timedelta(hours=1):%H:%M}"},
        {"Dato": lambda t: t.date(), "Timer": lambda t: f"{t:%H} - {t + dt.timedelta(hours=1):%H}"},
    ],
    ids="+".join,
)
@pytest.mark.parametrize("reverse", [False, True])
def test_columns_together_are_one_time(columns, reverse, proposed):
    spec, dataset = proposed(columns, reverse=reverse)

    assert [name for name, role in spec.roles.items() if role == "time"] == list(columns)
    assert dataset.sequences == 1
    assert next_time(dataset) == str(START + dt.timedelta(hours=120))
    assert dataset.values_NF[0, 0] == 0.5


@pytest.mark.parametrize(
    ("part", "form", "following"),
    [
        ("Qrt", "Q{}", "2016-01"),
        ("period", "M{:02d}", "2006-01"),
        ("wk", "W{:02d}", "2002-02"),
        ("Month", "M{}", "2006-01"),
    ],
)
def test_a_letter_before_a_number_says_which_part_of_the_year_it_is(part, form, following, tmp_path):
    count = {"Q": 4, "M": 12, "W": 52}[form[0]]
    rows = [f"{2001 + row // count},{form.format(row % count + 1)},{row}.5" for row in range(60)]
    (tmp_path / "parts.csv").write_text("\n".join([f"year,{part},value", *rows]) + "\n")

    dataset = finish(load_dataset(finish(propose_data([tmp_path / "parts.csv"], targets=["value"])).spec))

    assert dataset.sequences == 1 and next_time(dataset)[:7] == following


def test_machines_with_a_letter_and_a_number_are_no_months(table_of):
    from workbench.data.schema import infer_schema

    rows = [f"{1980 + year},M0{machine},{year}.5" for machine in range(1, 4) for year in range(30)]

    roles = infer_schema([table_of("year,machine,v\n" + "\n".join(rows) + "\n")]).roles

    assert roles == {"year": "time", "machine": "sequence", "v": "target"}


@pytest.mark.parametrize("names", [("year", "month"), ("Year", "Quarter"), ("jahr", "kw")])
def test_a_year_and_a_part_of_it_are_one_time(names, tmp_path):
    part = {"month": 12, "Quarter": 4, "kw": 52}[names[1]]
    rows = [f"{2001 + row // part},{row % part + 1},{row}.5" for row in range(4 * part)]
    path = tmp_path / "parts.csv"
    path.write_text("\n".join([",".join([*names, "value"]), *rows]) + "\n")

    dataset = finish(load_dataset(finish(propose_data([path], targets=["value"])).spec))

    assert next_time(dataset)[:7] == {"month": "2005-01", "Quarter": "2005-01", "kw": "2004-12"}[names[1]]


def test_a_date_that_names_each_row_needs_no_clock(proposed):
    spec, _ = proposed({"date": lambda t: t.date(), "sunrise": lambda t: f"{t:%H:%M}"}, step=24)

    assert spec.roles["date"] == "time"
    assert spec.roles["sunrise"] == "ignore"


@pytest.mark.parametrize("form", ["%H:%M", "%H:%M:%S", "%I:%M %p"])
@pytest.mark.parametrize("reverse", [False, True])
def test_times_of_day_go_on_across_midnight(form, reverse, proposed):
    _, dataset = proposed({"clock": lambda t: f"{t:{form}}"}, reverse=reverse)

    assert dataset.values_NF[:, 0].tolist() == [row + 0.5 for row in range(120)]
    assert next_time(dataset) == "05:00:00"


def test_columns_that_are_no_time_together_are_refused(dataset_of):
    from workbench.errors import WorkbenchError

    text = "time,speed,value\n2020-01-01,5,1\n2020-01-02,6,2\n2020-01-03,7,3\n"
    with pytest.raises(WorkbenchError, match="no time together"):
        dataset_of(text, roles={"time": "time", "speed": "time", "value": "target"})


def test_rows_below_the_last_target_are_what_is_asked_for(dataset_of):
    days = [dt.date(2023, 1, 1) + dt.timedelta(days=row) for row in range(12)]
    text = "day,value\n" + "".join(f"{day},{row if row < 10 else ''}\n" for row, day in enumerate(days))

    dataset = dataset_of(text, roles={"day": "time", "value": "target"})

    assert len(dataset.values_NF) == 10
    assert [str(time)[:10] for time in dataset.ahead_S[0]] == ["2023-01-11", "2023-01-12"]
    assert dataset.missing == {"value": 0}


def test_rows_that_ask_are_cut_from_each_sequence(dataset_of):
    rows = [f"{name},{step},{step if step < stop else ''}" for name, stop in (("a", 5), ("b", 3)) for step in range(6)]

    dataset = dataset_of(
        "id,t,value\n" + "\n".join(rows) + "\n",
        layout="long",
        roles={"id": "sequence", "t": "time", "value": "target"},
    )

    assert dataset.offsets_S1.tolist() == [0, 5, 8]
    assert dataset.values_NF[:, 0].tolist() == [0, 1, 2, 3, 4, 0, 1, 2]


def test_hours_that_are_no_clock_of_each_date_are_no_part(dataset_of, table_of):
    from workbench.data.schema import infer_schema

    rows = [
        f"2024-01-{day:02d},{machine},{(day * 7 + machine) % 13},{day}.5" for day in range(1, 29) for machine in (1, 2)
    ]
    table = table_of("date,machine,hours_worked,v\n" + "\n".join(rows) + "\n")

    roles = infer_schema([table], targets=["v"]).roles

    assert roles == {"date": "time", "machine": "sequence", "hours_worked": "ignore", "v": "target"}


def test_a_column_named_like_hours_with_other_numbers_is_refused_as_a_part(dataset_of):
    from workbench.errors import WorkbenchError

    text = "time,OPR_HR,value\n2020-01-01,500.5,1\n2020-01-02,6,2\n2020-01-03,7,3\n"
    with pytest.raises(WorkbenchError, match="no time together"):
        dataset_of(text, roles={"time": "time", "OPR_HR": "time", "value": "target"})


def test_months_by_name_find_their_years_under_any_heading(proposed):
    start = dt.datetime(2019, 1, 1)

    def month(t):
        count = round((t - START) / dt.timedelta(hours=1))
        return start.replace(year=2019 + count // 12, month=count % 12 + 1)

    spec, dataset = proposed({"a": lambda t: month(t).year, "b": lambda t: f"{month(t):%B}"}, rows=60)

    assert (spec.roles["a"], spec.roles["b"], next_time(dataset)) == ("time", "time", "2024-01-01")


@pytest.mark.parametrize("minutes", [15, 30])
def test_numbered_pieces_of_a_day_are_its_clock(minutes, dataset_of):
    dates = [START.replace(hour=0) + dt.timedelta(minutes=minutes * place) for place in range(1440 // minutes * 4)]
    rows = [f"{t.date()},{(60 * t.hour + t.minute) // minutes + 1},{place}.5" for place, t in enumerate(dates)]

    dataset = dataset_of("settlementDate,settlementPeriod,load\n" + "\n".join(rows) + "\n")

    assert (dataset.sequences, next_time(dataset)) == (1, "2021-01-02 00:00:00")


def test_machines_with_numbers_are_no_pieces_of_a_day(dataset_of):
    rows = [f"2020-01-{day:02},{machine},{day}.5" for day in range(1, 20) for machine in range(1, 49)]

    assert dataset_of("date,machine,load\n" + "\n".join(rows) + "\n").sequences == 48


def test_hours_that_somebody_worked_are_no_clock(dataset_of):
    rows = [f"2020-01-{day:02},{who},{1 + (day + at) % 9}" for day in range(1, 29) for at, who in enumerate("abc")]

    assert dataset_of("date,who,hours\n" + "\n".join(rows) + "\n").sequences == 3


def test_24_00_of_a_date_is_the_next_midnight(proposed):
    def ending(t, form):
        before = t - dt.timedelta(hours=1)
        return f"{before:%d.%m.%Y}" if form == "day" else f"{before.hour + 1:02}:00"

    _, dataset = proposed({"Datum": lambda t: ending(t, "day"), "Uhrzeit": lambda t: ending(t, "clock")})

    assert dataset.axis(0).texts(dataset.axis(0).times_T[[0, 19]]) == ["2020-12-29 05:00:00", "2020-12-30 00:00:00"]
    assert next_time(dataset) == "2021-01-03 05:00:00"


def test_clocks_without_am_and_pm_are_told(table_of):
    times = [START + dt.timedelta(hours=hour) for hour in range(120)]

    rows = [f"{t:%Y-%m-%d %I:%M},{place * 0.37:.2f}" for place, t in enumerate(times)]
    found = infer_schema([table_of("\n".join(["time,x", *rows, ""]))])

    assert "AM and PM seem to be left out" in str(found.reasons["layout"])
