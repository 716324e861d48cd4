"""How wide the columns of the preview are."""


def test_a_wide_table_is_measured_by_fewer_of_its_rows(qtbot, tmp_path, monkeypatch):
    from workbench.data.proposing import readable_data
    from workbench.gui.data.preview import MEASURED_CELLS, PreviewModel, PreviewTable
    from workbench.progress import finish

    asked, text = [], PreviewModel._text
    monkeypatch.setattr(PreviewModel, "_text", lambda *cell: asked.append(cell) or text(*cell))
    row = ",".join(["1"] * 200)
    (tmp_path / "wide.csv").write_text("\n".join([",".join(f"c{i}" for i in range(200)), *[row] * 100]))
    read, preview = finish(readable_data((tmp_path / "wide.csv",))), PreviewTable()
    qtbot.addWidget(preview)

    preview.show_table(read.tables[0], read.spec)

    assert 0 < len(asked) <= MEASURED_CELLS + 200, "each column's widest cell is laid out as well"


def test_a_column_is_as_wide_as_the_widest_of_its_first_cells_and_its_mark(qtbot, tmp_path):
    from workbench.data.proposing import readable_data
    from workbench.gui.data.preview import PreviewTable
    from workbench.progress import finish

    rows = [f"{day},{'9' * (day % 7) * 4}" for day in range(1, 31)]
    (tmp_path / "long.csv").write_text("\n".join(["day,size", *rows, "31,no number"]))
    read, preview = finish(readable_data((tmp_path / "long.csv",))), PreviewTable()
    qtbot.addWidget(preview)

    preview.show_table(read.tables[0], read.spec)
    shown = [preview.columnWidth(column) for column in range(2)]
    preview.resizeColumnsToContents()

    assert shown == [preview.columnWidth(column) for column in range(2)]
