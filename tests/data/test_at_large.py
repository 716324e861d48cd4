"""Tables as they are met at large are read with nothing set as they are meant: a steady share of the ten thousand that
tests/benchmarks/reading.py reads."""

import random
from decimal import Decimal

import pytest

from tests.data.at_large.clocks import draw
from tests.data.at_large.judge import misses
from tests.data.at_large.numbers import grouped, styles
from tests.data.at_large.tables import table_at_large

SHARE = 48


@pytest.mark.parametrize("seed", range(SHARE))
def test_a_table_at_large_is_read_as_it_is_meant(seed, tmp_path):
    case = table_at_large(seed)

    assert misses(case, tmp_path) == [], case.drawn


@pytest.mark.parametrize("seed", [3, 16, 29])
def test_a_changed_cell_is_a_miss(seed, tmp_path):
    case = table_at_large(seed)
    name = next(iter(case.numbers))
    case.numbers[name][5] += 1

    assert misses(case, tmp_path)


def test_a_seed_makes_the_same_file_again():
    assert table_at_large(7).content == table_at_large(7).content != table_at_large(8).content


def test_the_grid_is_wide():
    drawn = [table_at_large(seed).drawn for seed in range(250)]

    assert len({one["encoding"] for one in drawn}) >= 20
    assert len({one["delimiter"] for one in drawn}) == 6
    assert len({one["time"].partition(",")[0] for one in drawn if "time" in one}) >= 50
    assert {one["numbers 1"] for one in drawn if "numbers 1" in one} >= {style.name for style in styles(comma=True)} - {
        "whole"
    }


def test_thousands_are_grouped_as_in_india_too():
    assert grouped(Decimal(-12345678), ".", ",", indian=True) == "-1,23,45,678"
    assert grouped(Decimal(1234), ",", ".") == "1.234"


def test_times_rise_in_every_clock():
    for seed in range(60):
        clock = draw(random.Random(seed), 30)
        assert clock.times == sorted(set(clock.times)), clock.name
