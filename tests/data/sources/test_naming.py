import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.sources.files import SourceFile
from workbench.data.sources.naming import facts_of_files, match_pattern, propose_pattern, propose_places
from workbench.data.spec import LabelsSpec
from workbench.errors import WorkbenchError
from workbench.progress import finish

PARTS = st.text(st.characters(blacklist_characters="_", min_codepoint=33), min_size=1, max_size=8)


@given(facts=st.lists(st.tuples(PARTS, PARTS, PARTS), min_size=1, max_size=20))
def test_a_pattern_finds_the_parts_that_a_name_was_made_of(facts):
    stems = ["_".join(parts) for parts in facts]

    matched = match_pattern("{label}_{speaker}_{index}", stems)

    assert [tuple(some.values()) for some in matched] == facts


@given(stem=st.text(max_size=20), literal=st.text(st.sampled_from("ab._-(*+[]"), min_size=1, max_size=4))
def test_other_characters_stand_for_themselves(stem, literal):
    (matched,) = match_pattern(literal + "{x}", [stem])

    assert (matched is not None) == (stem.startswith(literal) and len(stem) > len(literal))


@given(pattern=st.text(st.sampled_from("{}ab_ "), max_size=12))
def test_any_pattern_matches_or_is_refused_with_a_sentence(pattern):
    try:
        assert len(match_pattern(pattern, ["a_b"])) == 1
    except WorkbenchError as error:
        assert pattern in str(error)


@pytest.mark.parametrize(
    ("pattern", "said"),
    [("label", "not a pattern"), ("{a}{b}", "where one part ends"), ("{a}_{a}", "twice"), ("{a", "not a pattern")],
)
def test_patterns_that_say_nothing_are_refused(pattern, said):
    with pytest.raises(WorkbenchError, match=said):
        match_pattern(pattern, ["x"])


def test_a_pattern_is_proposed_where_names_repeat():
    stems = [f"{digit}_{who}_{index}" for digit in range(3) for who in ("ann", "ben") for index in range(4)]

    assert propose_pattern(stems) == "{label}_{speaker}_{index}"
    assert propose_pattern(["one", "two", "three"]) is None


RECORDED = [(who, what, take) for who in range(1, 7) for what in ("walk", "run", "sit") for take in range(1, 5)]


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("S{who:02}_{what}_{take}", "{speaker}_{label}_{index}"),
        ("subject_{who}_{what}_{take}", "{part1}_{speaker}_{label}_{index}"),
        ("{what}-p{who}-{take}", "{label}-{speaker}-{index}"),
        ("trial{take}_{what}_p{who}", "{part1}_{label}_{speaker}"),
        ("{what}/S{who}/rec{take}", "{label}/{speaker}/{part3}"),
        ("S{who}/{what}_{take}", "{speaker}/{label}_{index}"),
        ("S{who}/rec_{take}", "{label}/{part2}_{index}"),
    ],
)
def test_who_and_which_time_are_no_label_where_something_else_repeats(name, pattern):
    names = [name.format(who=who, what=what, take=take) for who, what, take in RECORDED]

    assert propose_pattern(names) == pattern


def test_class_folders_with_a_folder_for_each_person_are_known_by_their_places(tmp_path):
    found = files(tmp_path, *(f"{what}/S{who}/{take}.csv" for who, what, take in RECORDED))

    pattern = propose_places(found)
    facts = finish(facts_of_files(found[:1], LabelsSpec(pattern=pattern)))

    assert facts == ({"label": "walk", "speaker": "S1", "index": "1", "folder": "walk"},)


def test_class_folders_whose_names_are_told_again_stay_classes(tmp_path):
    places = [f"{what}/{what}_{take}.wav" for what in ("yes", "no") for take in range(9)]

    assert propose_places(files(tmp_path, *places)) is None


def test_folders_of_people_alone_are_classes(tmp_path):
    assert propose_places(files(tmp_path, *(f"S{who}/{take}.csv" for who, _, take in RECORDED))) is None


def files(root, *places):
    return [SourceFile(root / place, root) for place in places]


def test_class_folders_are_labels_and_outer_folders_are_kept(tmp_path):
    found = finish(facts_of_files(files(tmp_path, "train/a/1.wav", "test/b/1.wav"), LabelsSpec()))

    assert found == ({"label": "a", "folder": "train"}, {"label": "b", "folder": "test"})


def test_files_without_class_folders_have_no_label(tmp_path):
    assert finish(facts_of_files(files(tmp_path, "1.wav", "a/2.wav"), LabelsSpec())) == ({}, {})


@pytest.mark.parametrize("named", ["sub/a_1.wav", "a_1.wav", "a_1", "SUB\\A_1.WAV"])
def test_a_table_names_files_in_any_usual_way(tmp_path, named):
    (tmp_path / "list.csv").write_text(f"n,file,what\n1,{named},yes\n2,other.wav,no\n")
    spec = LabelsSpec(table=str(tmp_path / "list.csv"), label="what")

    found = finish(facts_of_files(files(tmp_path, "sub/a_1.wav", "b.wav"), spec))

    assert found == ({"n": "1", "what": "yes"}, None)


def test_a_table_that_lists_no_file_is_refused(tmp_path):
    (tmp_path / "list.csv").write_text("file,label\nx.wav,yes\n")

    with pytest.raises(WorkbenchError, match="lists none of the files"):
        finish(facts_of_files(files(tmp_path, "b.wav"), LabelsSpec(table=str(tmp_path / "list.csv"))))


def test_an_unknown_label_names_what_is_known(tmp_path):
    spec = LabelsSpec(pattern="{digit}_{who}")

    with pytest.raises(WorkbenchError, match=re.escape("only digit, who")):
        finish(facts_of_files(files(tmp_path, "1_ann.wav"), spec))
