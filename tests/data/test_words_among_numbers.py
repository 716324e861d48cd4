"""Words among measurements mean no value, which is told; codes and names stay texts."""

import math

import pytest

from workbench.data.proposing import propose_data
from workbench.progress import finish


@pytest.fixture
def proposed(tmp_path):
    def write_and_propose(cells, **options):
        path = tmp_path / "table.csv"
        path.write_text("day,value,other\n" + "".join(f"{n},{cell},{n % 7}.5\n" for n, cell in enumerate(cells)))
        return finish(propose_data([path], **options))

    return write_and_propose


def measured(word, *, every=6, form="{:.1f}"):
    return [word if n % every == 3 else form.format(20 + 5 * math.sin(n)) for n in range(120)]


@pytest.mark.parametrize("word", ["No data", "Calib", "<Samp", "Ausfall", "no_signal", "OFF-LINE"])
def test_a_word_among_measurements_means_no_value_and_is_told(word, proposed):
    found = proposed(measured(word))

    column = found.tables[0].column("value")
    assert (column.type, column.missing) == ("number", 20)
    assert f"the words {word}, which count as missing" in str(found.tables[0].problems[0].message)
    assert word.lower() in found.spec.reading.missing_words and "na" in found.spec.reading.missing_words


@pytest.mark.parametrize(
    "cells",
    [
        [("lobby", "101", "102", "103")[n % 4] for n in range(120)],  # rooms
        measured("A1"),  # no word
        ["none known" if n % 2 else f"{n}.5" for n in range(120)],  # as often as numbers
        [f"word {chr(97 + n % 20)}" if n % 3 else f"{n}.5" for n in range(120)],
    ],
)
def test_codes_and_texts_stay_texts(cells, proposed):
    found = proposed(cells)

    assert found.tables[0].column("value").type == "text" and found.spec.reading.missing_words is None


def test_words_stay_words_where_they_were_chosen_or_classes_are_asked_for(proposed):
    classes = proposed(measured("off"), task="classify", targets=["value"])

    assert classes.tables[0].column("value").type == "text"


def test_a_point_alone_means_no_value(proposed):
    assert proposed(measured(".")).tables[0].column("value").missing == 20
