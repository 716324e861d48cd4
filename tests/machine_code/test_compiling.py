"""Machine code: kept where it can be."""

import numba
import pytest
from numba.core.caching import IndexDataCacheFile

from workbench.machine_code import compiling


def test_without_a_folder_to_write_to_functions_are_compiled_all_the_same(monkeypatch):
    def refuse(_function):
        raise RuntimeError("cannot cache function")

    monkeypatch.setattr(compiling, "_Kept", refuse)

    assert compiling.compiled(abs_twice)(-2) == 4


def test_machine_code_is_kept_for_the_next_start(own_folder):
    compiling.compiled(abs_twice)(-2)
    again = compiling.compiled(abs_twice)

    assert again(-2) == 4
    assert sum(again.stats.cache_hits.values()) == 1


@pytest.mark.parametrize("suffix", ["nbi", "nbc"])
def test_a_damaged_file_of_machine_code_is_made_anew(own_folder, suffix):
    compiling.compiled(abs_twice)(-2)
    [file] = own_folder.rglob(f"*.{suffix}")
    file.write_bytes(file.read_bytes()[:50])

    assert compiling.compiled(abs_twice)(-2) == 4
    assert len(file.read_bytes()) > 50


def test_a_full_disk_does_not_keep_functions_from_being_compiled(own_folder, monkeypatch):
    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(IndexDataCacheFile, "_save_data", refuse)

    assert compiling.compiled(abs_twice)(-2) == 4


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(numba.config, "CACHE_DIR", str(tmp_path))
    return tmp_path


def abs_twice(x):
    return abs(x) * 2
