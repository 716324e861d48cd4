import json

import pytest

from workbench.sentence import Sentence, packed, sentence, unpacked


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
