"""The recurrent cells, by name, in the order in which they are offered; nothing else names one."""

from workbench.models.cells.cell import Cell
from workbench.models.cells.gru import GRU
from workbench.models.cells.lstm import LSTM
from workbench.models.cells.simple_rnn import SIMPLE_RNN

CELLS: dict[str, Cell] = {cell.name: cell for cell in (SIMPLE_RNN, GRU, LSTM)}
