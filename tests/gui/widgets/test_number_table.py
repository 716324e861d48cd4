"""A table of numbers, to read and to copy from."""

from workbench.gui.widgets.number_table import NumberTable

NAMES = [f"class {number}" for number in range(40)]
CELLS = [[str(row * column) for column in range(40)] for row in range(40)]


class Measured(NumberTable):
    """Counts how often the height of a row is asked for."""

    asked = 0

    def sizeHintForRow(self, row: int) -> int:
        """As any other's."""
        self.asked += 1
        return super().sizeHintForRow(row)


def test_rows_are_measured_a_few_times_and_not_once_more_for_each_label(qtbot):
    table = Measured()
    qtbot.addWidget(table)
    table.show()

    table.set_content(NAMES, NAMES, CELLS)
    qtbot.waitUntil(lambda: table.asked > 0)

    assert table.asked < 10 * len(NAMES)
    assert table.verticalHeaderItem(39).text() == "class 39" and table.texts() == CELLS


def test_other_content_takes_the_place_of_all(qtbot):
    table = NumberTable()
    qtbot.addWidget(table)
    table.set_content(NAMES, NAMES, CELLS)

    table.set_content(["a", "b"], ["one"], [["1", "2"]], tips=["first"], column_tips=["left", "right"])

    assert table.as_text() == "\ta\tb\none\t1\t2"
    assert "first" in table.item(0, 1).toolTip() and "right" in table.horizontalHeaderItem(1).toolTip()
