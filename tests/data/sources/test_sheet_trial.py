"""Old workbooks (.xls) whose cells lie too far apart end a process of their own, not the program."""

import struct
import sys

import pytest

from workbench.data.sources import sheet_trial
from workbench.data.sources.sheets import read_sheet
from workbench.errors import WorkbenchError

SECTOR, FREE, END, TABLE = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def record(kind, content=b""):
    return struct.pack("<HH", kind, len(content)) + content


def begin(kind):
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0))


def entry(name, kind, first, size, child=FREE):
    raw = name.encode("utf-16-le")
    numbers = struct.pack("<HBBIII16x4x16xIQ", len(raw) + 2, kind, 1, FREE, FREE, child, first, size)
    return raw.ljust(64, b"\0") + numbers


def old_workbook(path, cells):
    """The least that an .xls file is made of: numbers by row and column, from 0."""
    start = len(begin(5)) + len(record(0x85, bytes(9))) + len(record(0x0A))
    numbers = b"".join(record(0x0203, struct.pack("<HHHd", row, column, 0, value)) for row, column, value in cells)
    sheet = record(0x85, struct.pack("<IBBBB", start, 0, 0, 1, 0) + b"S")
    stream = (begin(5) + sheet + record(0x0A) + begin(0x10) + numbers + record(0x0A)).ljust(4096, b"\0")
    last = 1 + len(stream) // SECTOR
    table = [TABLE, END, *range(3, last + 1), END]
    head = struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, END, 0, END, 0, 0)
    head = sheet_trial.SIGNATURE + bytes(16) + head[:52] + struct.pack("<I", 0) + struct.pack("<I", FREE) * 108
    names = entry("Root Entry", 5, END, 0, child=1) + entry("Workbook", 2, 2, len(stream))
    table_sector = struct.pack("<128I", *table, *[FREE] * (128 - len(table)))
    path.write_bytes(head + table_sector + names.ljust(SECTOR, b"\0") + stream)
    return path


def test_an_old_workbook_is_read(tmp_path):
    rows, choice = read_sheet(old_workbook(tmp_path / "near.xls", [(0, 0, 1.0), (2, 1, 2.5)]), None)

    assert (list(rows), choice.name) == ([["1", ""], ["", ""], ["", "2.5"]], "S")


@pytest.mark.skipif(sys.platform != "linux", reason="memory of a process is bounded on Linux alone")
def test_cells_too_far_apart_are_refused_and_the_program_goes_on(tmp_path):
    path = old_workbook(tmp_path / "far.xls", [(0, 0, 1.0), (65535, 65535, 2.0)])

    with pytest.raises(WorkbenchError, match=r"far\.xls cannot be read within \d+ GB"):
        read_sheet(path, None)


def test_what_the_library_says_of_a_damaged_one_is_told(tmp_path):
    path = tmp_path / "damaged.xls"
    path.write_bytes(sheet_trial.SIGNATURE + bytes(600))

    with pytest.raises(WorkbenchError, match=r"damaged\.xls is not a spreadsheet that can be read"):
        read_sheet(path, None)


def test_one_that_takes_for_ever_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(sheet_trial, "_CHILD", "while True: pass")
    monkeypatch.setattr(sheet_trial, "MOST_SECONDS", 0.1)

    with pytest.raises(WorkbenchError, match="and a minute"):
        read_sheet(old_workbook(tmp_path / "slow.xls", [(0, 0, 1.0)]), None)
