import json

import pytest

from workbench.sentence import Sentence, packed, sentence, singular, unpacked


def test_a_sentence_comes_back_from_json_with_the_sentences_inside_it():
    said = sentence("{baseline} of {count}", baseline=sentence("{season} steps ago", season=12), count=3)

    back = unpacked(json.loads(json.dumps(packed(said))))

    assert str(back) == "12 steps ago of 3"
    assert back == said


@pytest.mark.parametrize("template", ["{a:>2000000000}", "{a.__class__}", "{a[0]}", "{a!r}", "{0}", "{}", "{{a}"])
def test_only_the_plain_name_of_a_value_is_a_field(template):
    assert str(Sentence(template, {"a": "x"})) == template.replace("{a}", "x")
    with pytest.raises(ValueError):
        unpacked({"template": template, "values": {"a": "x"}})


@pytest.mark.parametrize(
    "found",
    [
        {"template": "{missing}", "values": {"a": "x"}},
        {"template": "no values"},
        {"template": ["no text"], "values": {}},
        {"template": "{a}", "values": {"a": ["no value"]}},
        {"template": "{a}" * 1000, "values": {"a": "long " * 100}},
        {"template": "long " * 10_000, "values": {}},
        {"template": "{a}", "values": {"a": 10**5000}},
        "no mapping",
    ],
)
def test_what_is_no_sentence_of_this_program_is_refused(found):
    with pytest.raises(ValueError):
        unpacked(found)


def test_sentences_that_hold_one_another_without_end_are_refused():
    found = {"template": "{a}", "values": {"a": "x"}}
    for _ in range(10):
        found = {"template": "{a}{a}", "values": {"a": found}}

    with pytest.raises(ValueError):
        unpacked(found)


def test_a_value_is_never_read_as_a_template():
    assert str(sentence("{file} and {row}", file="{row}", row=1)) == "{row} and 1"


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("run a: finished, 1 epochs", "run a: finished, 1 epoch"),
        ("1 cells are empty", "1 cell is empty"),
        ("1 more files are left out.", "1 more file is left out."),
        ("There are only 1 sequences", "There are only 1 sequence"),
        (
            "11 epochs, 0.1 steps, 2.1 units, v1 steps, 1,001 rows",
            "11 epochs, 0.1 steps, 2.1 units, v1 steps, 1,001 rows",
        ),
        ("1 times in a.csv appear more than once", "1 time in a.csv appears more than once"),
        ("1 classes and 1 examples", "1 class and 1 example"),
        ("1 个轮次", "1 个轮次"),
    ],
)
def test_what_counts_one_is_in_the_singular(many, one):
    assert singular(many) == one


def test_a_sentence_that_counts_one_is_in_the_singular():
    assert str(sentence("{count} problems of {file}", count=1, file="a")) == "1 problem of a"
