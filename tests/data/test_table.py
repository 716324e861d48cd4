"""Columns of a table by name."""

import pandas as pd
import pytest

from workbench.data.spec import ReadingSpec
from workbench.data.table import Column, Table


def test_a_column_is_found_by_name(tmp_path):
    level = Column(name="level", type="number")
    table = Table(path=tmp_path, reading=ReadingSpec(), columns=(level,), frame=pd.DataFrame(), rows=0)
    assert table.column("level") is level
    with pytest.raises(KeyError):
        table.column("absent")
