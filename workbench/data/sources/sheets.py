"""Spreadsheets (.xlsx, .xlsm, .xls, .ods): the rows of one sheet as texts."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from workbench.data.sources.choosing import Choice, chosen
from workbench.data.sources.sheet_extent import check_extent
from workbench.data.sources.sheet_trial import try_old_workbook
from workbench.errors import WorkbenchError
from workbench.stored import open_file


def read_sheet(path: Path, table: str | None) -> tuple[Iterator[list[str]], Choice]:
    """The rows of a sheet, by its name or number or else the first with a table, and which one it is.

    Raises WorkbenchError where it is damaged or locked, or has no table.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        try_old_workbook(path)
        with open_file(path) as file:
            check_extent(file, path)
            file.seek(0)
            book = CalamineWorkbook.from_filelike(file)
            sheets = {name: book.get_sheet_by_name(name) for name in book.sheet_names}
            filled = [name for name, sheet in sheets.items() if sheet.total_height > 1]
            choice = chosen(list(sheets) if table else filled, table, path)
            rows = sheets[choice.name].to_python(skip_empty_area=False)
    except PasswordError as error:
        raise WorkbenchError("{file} is locked with a password. Save it without one.", file=path) from error
    except BaseException as error:
        # The library's own panics are no exceptions of any class that can be named.
        if not (isinstance(error, CalamineError | OSError | ValueError) or type(error).__name__ == "PanicException"):
            raise
        raise WorkbenchError(
            "{file} is not a spreadsheet that can be read: {reason}. Save it again, or as CSV.",
            file=path,
            reason=str(error).rstrip("."),
        ) from error
    return ([_text(cell) for cell in row] for row in rows), choice


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.isoformat(" ")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell)
