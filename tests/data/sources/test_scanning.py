"""Large files are scanned by compiled loops, and come out as if they were small, bit for bit."""

import random
from io import StringIO

import numpy as np
import pandas as pd
import pytest

from workbench.data.sources.cells import Dialect
from workbench.data.sources.csv import read_table
from workbench.data.sources.scanning.block import Scanner
from workbench.data.table import Table
from workbench.progress import finish

COMMA = Dialect(delimiter=",", quote='"')
MISSING = frozenset({"", "NA"})


@pytest.fixture
def both_ways(tmp_path, monkeypatch):
    """Read a file as a small one and as a large one; they must be the same but for the way."""

    def read(content: bytes) -> tuple[Table, Table]:
        path = tmp_path / "table.csv"
        path.write_bytes(content)
        tables = []
        for least in (1 << 40, 0):
            monkeypatch.setattr("workbench.data.sources.csv.SCANNED", least)
            monkeypatch.setattr("workbench.data.sources.csv.SCANNED_AT_ONCE", least)
            tables.append(finish(read_table(path)))
        return tables[0], tables[1]

    return read


def assert_same(one: Table, other: Table) -> None:
    assert (one.columns, one.problems, one.rows, one.sha256) == (
        other.columns,
        other.problems,
        other.rows,
        other.sha256,
    )
    for name in one.frame.columns:
        mine, its = one.frame[name], other.frame[name]
        assert mine.dtype == its.dtype
        if mine.dtype.kind == "f":
            assert mine.to_numpy().tobytes() == its.to_numpy().tobytes()
        else:
            pd.testing.assert_series_equal(mine, its)


def numbers_of_all_lengths(count: int) -> list[str]:
    chance = random.Random(0)
    found = []
    for _ in range(count):
        digits = "".join(chance.choices("0123456789", k=chance.choice([1, 4, 9, 15, 16, 17, 18, 19, 25])))
        point = chance.randint(0, len(digits))
        power = chance.choice(["", "", f"e{chance.randint(-30, 30)}", f"E+{chance.randint(0, 250)}"])
        found.append(f"{chance.choice(['', '-', '+'])}{digits[:point]}.{digits[point:]}{power}")
    return found


SHORT = [
    f"{sign}{'9' * whole}{point}{'37' * behind}"[: 2 + whole + behind]
    for sign in ("", "-")
    for whole in range(1, 13)
    for behind in range(11)
    for point in ("." if behind else "",)
]
HALFWAY = [f"{(1 << 53) + odd}.{rest}" for odd in range(1, 40, 2) for rest in ("0", "00000001", "5")]
NEAR = ["-0.0", "0.30000000000000004441", "123456789012345678.9", "1.7976931348623157e308", "1e-290", "1.e5", ".5"]


@pytest.mark.parametrize(
    "texts", [numbers_of_all_lengths(5000), SHORT, HALFWAY, NEAR], ids=["any", "short", "halfway", "near"]
)
def test_a_number_is_the_nearest_one_as_pandas_reads_it(texts):
    lines = "".join(f"x,{text}\n" for text in texts)
    block = Scanner(COMMA, ["", "."], MISSING).scan(lines.encode())
    expected = pd.read_csv(StringIO(lines), header=None)[1].to_numpy(np.float64)

    assert block is not None
    assert block.numbers_NK[:, 0].tobytes() == expected.tobytes()


@pytest.mark.parametrize("text", ["9007199254740993", "1234567890123456", "-0", "1e400", "1.5x", "1.5.2", "1 2", "e5"])
def test_what_is_no_plain_number_is_left_to_pandas(text):
    assert Scanner(COMMA, ["", "."], MISSING).scan(f"x,{text}\n".encode()) is None


@pytest.mark.parametrize(
    "lines", ["1,2\n3\n", "1,2\n3,4,5\n", "1,2\n\n3,4\n", "1,2\r3,4\n", '1,"2\n', '1,2"\n', '1,"2"x\n', "1,\0\n"]
)
def test_lines_that_are_not_sound_are_left_to_those_who_mend_them(lines):
    assert Scanner(COMMA, ["", ""], MISSING).scan(lines.encode()) is None


def test_cells_in_quotes_are_read_without_them():
    block = Scanner(COMMA, ["", "."], MISSING).scan(b'"a,b","1.5"\r\n"c","-2"\r\n')

    assert block is not None
    assert block.different(0)[0] == ["a,b", "c"]
    assert block.numbers_NK[:, 0].tolist() == [1.5, -2]


def test_equal_cells_are_one_text():
    block = Scanner(COMMA, [""], MISSING).scan("a\nß\na\nab\nß\n".encode())

    assert block is not None
    different, codes = block.different(0)
    assert (different, codes.tolist()) == (["a", "ß", "ab"], [0, 1, 0, 2, 1])


def test_more_different_cells_than_places_for_them_are_found():
    cells = [f"unit-{number % 3000}" for number in range(6000)]
    block = Scanner(COMMA, [""], MISSING).scan("\n".join(cells).encode())

    assert block is not None
    different, codes = block.different(0)
    assert different == cells[:3000]
    assert [different[code] for code in codes] == cells


CELLS = ["", "NA", "nan", "-", "0x1", "inf", "1e", "5 kg", " 7", "8 ", "-0", "True", "--3", "1_000", "1.25", "3", "2e3"]
WORDS = ["", " ", "a", "none", "NA", 'an "inch"', "x,y", "two\nlines", "été", "  b", "007"]


@pytest.mark.parametrize("seed", range(12))
def test_a_large_file_is_what_a_small_one_is(both_ways, seed):
    chance = random.Random(seed)
    plain, words = CELLS[-3:] * 30 + chance.sample(CELLS, 4), chance.sample(WORDS, 5)
    quoted = [f'"{word.replace(chr(34), chr(34) * 2)}"' if word else "" for word in words]
    rows = [",".join((chance.choice(plain), chance.choice(quoted), str(n))) for n in range(400)]

    assert_same(*both_ways("\n".join(["load,state,level", *rows]).encode()))


@pytest.mark.parametrize("seed", range(12))
def test_a_large_file_without_quotes_is_what_a_small_one_is(both_ways, monkeypatch, seed):
    chance = random.Random(seed)
    monkeypatch.setattr("workbench.data.sources.stream.BLOCK", chance.choice([300, 1000, 4096]))
    plain, words = CELLS[-3:] * 30 + chance.sample(CELLS, 3 * (seed % 2)), ["", " ", "none", "été", "007", "x" * 70]
    end, delimiter = chance.choice(["\n", "\r\n"]), chance.choice(",;\t|")
    rows = [delimiter.join((chance.choice(plain), chance.choice(words), str(n - 200))) for n in range(400)]

    assert_same(*both_ways(end.join([delimiter.join(("load", "state", "level")), *rows]).encode()))


TIMES = [
    pd.date_range("1999-12-30", periods=400, freq="D").strftime("%Y-%m-%d"),
    pd.date_range("2024-02-28 23:00", periods=400, freq="min").strftime("%Y-%m-%d %H:%M"),
    pd.date_range("1900-02-28", periods=400, freq="37s").strftime("%Y-%m-%dT%H:%M:%S"),
    pd.date_range("2024-02-28", periods=400, freq="20ms").strftime("%Y-%m-%d %H:%M:%S.%f"),
    pd.date_range("2024-02-28", periods=400, freq="2ms").strftime("%Y-%m-%d %H:%M:%S.%f000"),
    pd.date_range("2024-02-28", periods=400, freq="h").strftime("%d.%m.%Y %H:%M"),
    pd.date_range("2024-02-28", periods=400, freq="h").strftime("%Y-%m-%d %H:%M:%S+01:00"),
]


@pytest.mark.parametrize("times", TIMES, ids=lambda times: times[0])
def test_times_of_a_large_file_are_those_of_a_small_one(both_ways, times):
    one, other = both_ways("\n".join(["time,load", *(f"{time},{at}" for at, time in enumerate(times))]).encode())

    assert one.columns[0].type == "time"
    assert_same(one, other)


@pytest.mark.parametrize(
    "fault", ["2024-02-30 00:00", "", "NA", "2024-02-28 24:00", "2024-13-01 00:00", "0000-01-01 00:00"]
)
def test_a_faulty_time_of_a_large_file_is_told(both_ways, fault):
    times = list(TIMES[1])
    times[200] = fault

    assert_same(*both_ways("\n".join(["time,load", *(f"{time},{at}" for at, time in enumerate(times))]).encode()))


@pytest.mark.parametrize(
    "fault",
    ["1.5,word", "1.5,word,3,4", "", "load,state,level", '"load","state","level"', '1,"open,3', "# note", "x,y,z"],
)
def test_a_faulty_row_of_a_large_file_is_told(both_ways, fault):
    rows = [f"{n}.25,word,{n}" for n in range(300)]
    rows[150] = fault

    assert_same(*both_ways("\n".join(["load,state,level", *rows]).encode()))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "gb18030"])
def test_a_large_file_may_have_any_encoding(both_ways, encoding):
    words = ["中文", "编码"] if encoding == "gb18030" else ["kühl", "größer"]
    rows = [f"{words[n % 2]};{n},5" for n in range(600)]

    one, other = both_ways("\r\n".join(["wort;wert", *rows]).encode(encoding))

    assert one.frame.iloc[3].tolist() == [words[1], 3.5]
    assert_same(one, other)


def test_large_identities_are_not_merged_by_rounding(both_ways):
    rows = [f"{n},{n}.5" for n in range(2000)]
    rows[1500:1502] = ["9007199254740993,1.5", "9007199254740992,1.5"]

    one, other = both_ways("\n".join(["id,load", *rows]).encode())

    assert one.frame["id"].tolist()[1500:1502] == ["9007199254740993", "9007199254740992"]
    assert_same(one, other)
