"""What can be dropped: projects, data of every kind, folders of them; anything else is told."""

import pytest

from workbench.data.sources.formats import FORMATS
from workbench.gui.session.opening import name_filters, sort_paths


@pytest.mark.parametrize("name", ["a.csv", "a.TXT", "a.wav", "a.flac", "a.parquet", "a.ts", "a.npy", "a.md"])
def test_data_files_are_data(tmp_path, name):
    (tmp_path / name).write_bytes(b"x")

    assert sort_paths([tmp_path / name]).data == (tmp_path / name,)


def test_a_folder_with_recordings_below_is_data_as_a_whole(tmp_path):
    (tmp_path / "yes").mkdir()
    (tmp_path / "yes" / "1.wav").write_bytes(b"x")

    assert sort_paths([tmp_path]).data == (tmp_path,)


def test_a_folder_without_data_is_wrong_even_beside_data(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.csv").write_bytes(b"x")

    found = sort_paths([tmp_path / "a.csv", tmp_path / "empty"])

    assert found.wrong == (tmp_path / "empty",)


def test_a_project_is_a_project_though_it_holds_data(tmp_path):
    for name in ("project.json", "a.csv"):
        (tmp_path / name).write_bytes(b"x")

    assert sort_paths([tmp_path]).projects == (tmp_path,)


def test_every_ending_that_is_read_is_offered():
    every = {ending for found in FORMATS.values() for ending in (*found.endings, *found.rare)}

    assert all(ending in name_filters()[0] for ending in every)


def test_the_dialog_offers_recordings():
    assert any("*.wav" in kind for kind in name_filters())
