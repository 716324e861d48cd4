"""The faults that mutants.py puts into modules: where, which, and that what is told is what was done."""

import ast

import pytest
from mutants import EQUIVALENT, ROOT, TESTS, Mutant, Tally, mutants_of, table

SOME = 7
"""Of so many faults one is parsed: each kind has a test of its own."""


def faults_in(source: str) -> set[str]:
    """The module with each of its faults."""
    return {mutant.applied(source.encode()).decode() for mutant in mutants_of("a.py", source.encode())}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a < b", {"(a <= b)"}),
        ("a is b", {"(a is not b)"}),
        ("x = 7", {"x = (8)", "x = (6)"}),
        ("a and b", {"(a or b)"}),
        ("a // b", {"(a * b)"}),
        ("not a", {"(a)"}),
        ("x = 1 if a > b else 2", {"x = 1 if (a >= b) else 2", "x = 1 if (not (a > b)) else 2"}),
        ("x = min(a)", {"x = max(a)"}),
        ("x = np.maximum(a)", {"x = np.minimum(a)"}),
        ("x[i] = a", {"pass"}),
        ("a.append(b)", {"pass"}),
        ("x += a", {"pass"}),
        ("def f() -> int:\n    return a", {"def f() -> int:\n    return ((a) + 1)"}),
        ("def f() -> bool:\n    return a", {"def f() -> bool:\n    return (not (a))"}),
        ("def f() -> list[int]:\n    return a", {"def f() -> list[int]:\n    return None"}),
    ],
)
def test_each_kind_of_fault_stands_where_it_should(source, expected):
    assert expected <= faults_in(source)
    assert all(ast.dump(ast.parse(fault)) != ast.dump(ast.parse(source)) for fault in faults_in(source))


@pytest.mark.parametrize(
    "source",
    ['"""A text."""', "import a", "def f(a: dict[int, 3]) -> 4: ...", "x = True", "@a(3)\nclass B: ...", "f'{a + 1}'"],
)
def test_what_nobody_runs_or_reads_as_a_number_holds_no_fault(source):
    assert faults_in(source) == set()


def test_a_fault_behind_letters_of_several_bytes_is_at_its_place():
    assert "x = 'R²', (3)" in faults_in("x = 'R²', 2")


@pytest.mark.parametrize("module", TESTS)
def test_faults_of_the_modules_can_be_parsed_and_every_reason_belongs_to_one(module):
    source = (ROOT / "workbench" / module).read_bytes()
    mutants = mutants_of(module, source)

    assert mutants and all(ast.parse(mutant.applied(source)) for mutant in mutants[::SOME])
    explained = {mutant.reason for mutant in mutants}
    assert set(EQUIVALENT.get(module, {}).values()) <= explained
    assert all((ROOT / test).is_file() for test in TESTS[module])


def test_a_reason_holds_for_the_part_of_a_line_that_it_names_alone(monkeypatch):
    monkeypatch.setitem(EQUIVALENT, "a.py", {("seed(0)", "0 -> (1)"): "Another seed is as good."})

    faults = mutants_of("a.py", b"x = seed(0), y(0), seed(0)")

    other = "Another seed is as good."
    assert [mutant.reason for mutant in faults if mutant.now == "(1)"] == [other, None, other]


def test_the_table_counts_what_was_noticed_and_names_what_was_not():
    mutant = Mutant("a.py", 3, 0, 5, "a < b", "(a <= b)", "if a < b:", 3)

    lines = table([Tally("a.py", killed=3, survivors=[mutant]), Tally("b.py", killed=4)]).splitlines()

    assert [line.split() for line in lines[1:4]] == [
        ["a.py", "4", "3", "75%"],
        ["b.py", "4", "4", "100%"],
        ["all", "8", "7", "88%"],
    ]
    assert lines[4] == "survives: workbench/a.py:3: a < b -> (a <= b)"
