"""Compiled loops are linked from the disk without the compiler."""

import subprocess
import sys

import numpy as np
import pytest

from workbench.machine_code import linking
from workbench.machine_code.linking import Loop

FRESH = """
import sys
import numpy as np
from workbench.data.sources.scanning.loops import iso_times

text = b"2024-01-01" + bytes(16)
times = np.empty(1, np.int64)
iso_times(np.frombuffer(text, np.uint8), np.array([[0, 10]], np.int32), times)
print(times[0], "numba" in sys.modules)
"""
BYTES = np.frombuffer(b"2024" + bytes(16), np.uint8)
SPANS = np.array([[0, 4]], np.int32)


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "compiled"))
    return tmp_path / "compiled"


@pytest.fixture
def no_compiler(monkeypatch):
    def refuse(_module):
        raise ImportError("no compiler may start")

    return lambda: monkeypatch.setattr(linking, "import_module", refuse)


def a_loop() -> Loop:
    return Loop("tests.machine_code.loops", "sum_of", ("uint8", 1), ("int32", 2))


def test_a_loop_that_was_compiled_is_linked_without_the_compiler(own_folder, no_compiler):
    assert not a_loop().is_kept()
    assert a_loop()(BYTES, SPANS) == 50 + 48 + 50 + 52

    no_compiler()

    assert a_loop().is_kept()
    assert a_loop()(BYTES, SPANS) == 50 + 48 + 50 + 52


@pytest.mark.parametrize("damage", [lambda kept: kept[:200], lambda kept: kept[:-1] + b"x", lambda _: b""])
def test_damaged_object_code_is_compiled_anew(own_folder, no_compiler, damage):
    a_loop()(BYTES, SPANS)
    [file] = own_folder.iterdir()
    file.write_bytes(damage(file.read_bytes()))

    assert a_loop()(BYTES, SPANS) == 200

    no_compiler()

    assert a_loop()(BYTES, SPANS) == 200


def test_where_nothing_can_be_kept_loops_are_compiled_all_the_same(own_folder):
    own_folder.write_text("a file in the folder's place")

    assert a_loop()(BYTES, SPANS) == 200


def test_a_loop_that_reaches_outside_is_called_by_the_compiler(own_folder, monkeypatch):
    monkeypatch.setattr(linking, "_object_code", lambda *_: None)

    assert a_loop()(BYTES, SPANS) == 200
    assert not own_folder.exists()


@pytest.mark.parametrize("spans", [SPANS.astype(np.int64), SPANS[0], np.zeros((2, 4), np.int32)[:, ::2]])
def test_an_array_of_another_kind_is_refused(own_folder, spans):
    with pytest.raises(TypeError, match="is no array of int32"):
        a_loop()(BYTES, spans)


def test_a_fresh_process_reads_without_numba():
    from workbench.data.sources.scanning.loops import iso_times

    iso_times(np.zeros(16, np.uint8), np.zeros((0, 2), np.int32), np.zeros(0, np.int64))
    done = subprocess.run([sys.executable, "-c", FRESH], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["1704067200000000", "False"]
