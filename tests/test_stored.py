"""Strangers' files: whatever they hold is read in bounds, or is one sentence that names the file."""

import json
import os
import socket
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from workbench.errors import WorkbenchError
from workbench.stored import LARGEST, DamagedError, check_ordinary, open_file, parse, read_as, read_bytes, read_json

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@settings(max_examples=50)
@given(VALUES)
def test_all_that_json_can_say_is_read_as_python_reads_it(values):
    text = json.dumps(values)

    assert parse(text) == json.loads(text)


@given(st.binary(max_size=200))
def test_any_bytes_are_values_or_one_sentence(content):
    try:
        parse(content, file="p.json")
    except DamagedError as error:
        assert str(error).startswith("p.json is damaged: ")


@settings(max_examples=50)
@given(VALUES, st.data())
def test_a_changed_byte_is_values_or_one_sentence(values, data):
    content = bytearray(json.dumps(values).encode())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] = data.draw(st.integers(0, 255))

    test_any_bytes_are_values_or_one_sentence.hypothesis.inner_test(bytes(content))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[" * 100_000, "nested too deeply, in line 1"),
        ('{\n"version": ' + "9" * 5000 + "}", "too many digits, in line 2"),
        ("[Infinity]", "damaged JSON in line 1"),
        ("[NaN]", "damaged JSON in line 1"),
        ("[1e999]", "larger than any"),
        (b'{"name": "\xff"}', "damaged JSON in line 1"),
        ("", "damaged JSON in line 1"),
    ],
)
def test_what_no_file_needs_is_one_sentence(content, said):
    with pytest.raises(DamagedError, match=rf"p\.json is damaged: .*{said}"):
        parse(content, file="p.json")


def test_a_loss_that_was_no_number_is_read_where_such_are_kept():
    assert parse("[Infinity, -Infinity]", endless=True) == [float("inf"), -float("inf")]


def test_a_name_with_an_exponent_in_it_is_no_number():
    assert parse('["1e999", 1e300]') == ["1e999", 1e300]


def test_a_file_of_more_bytes_than_anybody_needs_is_not_read(tmp_path):
    path = tmp_path / "facts.json"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)

    with pytest.raises(DamagedError, match=r"facts\.json is damaged: it has more than 40 MiB"):
        read_json(path)


def test_a_field_of_another_type_is_named(tmp_path):
    (tmp_path / "state.json").write_text('{"epochs": [1, "two"]}')

    with pytest.raises(DamagedError, match=r"state\.json is damaged: epochs\.1: "):
        read_as(TypeAdapter(dict[str, list[int]]), tmp_path / "state.json")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no pipes with names")
def test_a_pipe_is_named_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "x.csv")

    with pytest.raises(WorkbenchError, match=r"x\.csv is a pipe"):
        read_bytes(tmp_path / "x.csv")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="has no sockets in folders")
def test_a_socket_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("x.csv")

        with pytest.raises(WorkbenchError, match=r"x\.csv is a socket"):
            check_ordinary(tmp_path / "x.csv")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="has no devices in folders")
def test_a_device_is_named():
    with pytest.raises(WorkbenchError, match="/dev/zero is a device"):
        open_file(Path("/dev/zero"))


def test_a_folder_is_what_the_system_says_of_it(tmp_path):
    with pytest.raises(IsADirectoryError):
        open_file(tmp_path)
