"""A table in shards is the one that was written, and whatever is wrong with a shard is told by its name."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from tests.cli.conftest import run
from workbench.cluster.job_data import find_data
from workbench.data.large import read_ahead
from workbench.data.loading import load_dataset
from workbench.data.proposing import propose_data
from workbench.data.sharding import write_shards
from workbench.data.sources import shards as shards_module
from workbench.data.sources.csv import read_table
from workbench.data.sources.shard_set import read_set
from workbench.data.sources.tables import read_all, read_source
from workbench.data.spec import DataSpec, SourceSpec
from workbench.data.table import Table
from workbench.errors import WorkbenchError
from workbench.progress import finish

ROWS = ["time;machine;load;empty", *(f"2024-03-{d:02d} 06:00;m{d % 3 or ''};{d},5;" for d in range(1, 29))]


@pytest.fixture
def series(tmp_path: Path) -> Path:
    path = tmp_path / "series.csv"
    path.write_text("\n".join(ROWS).replace("m2;", ";").replace(";7,5;", ";;") + "\n")
    return path


def written(folder: Path, *paths: Path, **options: object) -> Path:
    """The list of the shards of some files, of ten rows or so each."""
    finish(write_shards(paths, folder, megabytes=0.0002, **options))
    return folder / f"{folder.name}.shards"


def opened(path: Path) -> Table:
    return finish(read_all([path])).tables[0]


def changed(path: Path, **values: object) -> None:
    """Change what a list says."""
    path.write_text(json.dumps(json.loads(path.read_text()) | values))


@pytest.mark.parametrize("kind", ["npy", "parquet"])
def test_a_table_in_shards_is_the_one_that_was_written(series, tmp_path, kind):
    table = opened(written(tmp_path / "walk", series, kind=kind).parent)

    whole = finish(read_table(series))
    assert len(list((tmp_path / "walk").glob(f"shard-*.{kind}"))) > 2
    pd.testing.assert_frame_equal(table.frame, whole.frame)
    assert table.columns == whole.columns
    assert table.rows == 28 and len(table.texts) == 28


def test_numbers_of_half_the_width_keep_it(tmp_path):
    values = np.random.default_rng(0).normal(size=(60, 2)).astype(np.float32)
    np.save(tmp_path / "a.npy", values)

    frame = opened(written(tmp_path / "walk", tmp_path / "a.npy")).frame

    assert frame.to_numpy().dtype == np.float32
    assert (frame.to_numpy() == values).all()


def test_large_shards_are_put_together_in_files_of_their_own(series, tmp_path, monkeypatch):
    place = written(tmp_path / "walk", series)
    monkeypatch.setattr(shards_module, "LARGE", 1)

    frame = opened(place).frame

    assert read_ahead(frame["load"].to_numpy()) is not None
    assert read_ahead(frame["time"].to_numpy()) is not None


def test_several_files_get_a_column_that_tells_them_apart(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text("file;x;y\n" + "".join(f"{name};{t},5;{t}\n" for t in range(12)))

    table = opened(written(tmp_path / "walk", tmp_path / "a.csv", tmp_path / "b.csv"))

    assert table.frame["file_"].tolist() == ["a"] * 12 + ["b"] * 12
    assert [(column.name, column.distinct) for column in table.columns] == [
        ("file_", 2),
        ("file", 2),
        ("x", 12),
        ("y", 12),
    ]


def test_a_column_that_is_empty_in_one_file_is_what_another_says(tmp_path):
    (tmp_path / "a.csv").write_text("x,y\n" + "1,\n" * 4)
    (tmp_path / "b.csv").write_text("x,y\n" + "1,2\n" * 4)

    table = opened(written(tmp_path / "walk", tmp_path / "a.csv", tmp_path / "b.csv"))

    assert table.column("y").type == "number" and table.column("y").missing == 4
    assert table.frame["y"].isna().tolist() == [True] * 4 + [False] * 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x,z\n1,2\n", r"b\.csv has other columns than a\.csv: y is only in one"),
        ("x,y\n1,one\n2,two\n", r"b\.csv: column y does not hold what it holds in a\.csv"),
    ],
)
def test_files_of_different_columns_are_no_shards_of_one_table(tmp_path, text, said):
    (tmp_path / "a.csv").write_text("x,y\n1,2\n3,4\n")
    (tmp_path / "b.csv").write_text(text)

    with pytest.raises(WorkbenchError, match=said):
        written(tmp_path / "walk", tmp_path / "a.csv", tmp_path / "b.csv")

    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "b.csv"]


def test_texts_that_are_too_long_are_for_parquet(tmp_path):
    (tmp_path / "a.csv").write_text("x,said\n" + f"1,{'word ' * 60}\n" * 3)

    with pytest.raises(WorkbenchError, match="column said holds texts that are too long for NumPy shards"):
        written(tmp_path / "walk", tmp_path / "a.csv")


def test_a_folder_that_holds_anything_is_left_alone(series, tmp_path):
    with pytest.raises(WorkbenchError, match="is not empty"):
        written(tmp_path, series)


def lose(file: Path) -> None:
    file.unlink()


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def turn(file: Path) -> None:
    raw = bytearray(file.read_bytes())
    raw[-3] ^= 1
    file.write_bytes(raw)


@pytest.mark.parametrize(
    ("damage", "said"), [(lose, "There is no file"), (cut, "bytes have changed"), (turn, "bytes have changed")]
)
def test_a_shard_that_is_missing_or_changed_is_named(series, tmp_path, damage, said):
    place = written(tmp_path / "walk", series)
    damage(place.with_name("shard-00002.npy"))

    with pytest.raises(WorkbenchError, match=said) as told:
        opened(place)

    assert told.value.file == str(place.with_name("shard-00002.npy"))


def test_shards_that_differ_in_columns_are_named(series, tmp_path):
    place = written(tmp_path / "walk", series)
    file = place.with_name("shard-00002.npy")
    rows = np.zeros(read_set(place).shards[1].rows, [("time", "M8[us]"), ("load", "f8")])
    np.save(file, rows)
    shards = json.loads(place.read_text())["shards"]
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    changed(place, shards=[shards[0], shards[1] | {"bytes": file.stat().st_size, "sha256": digest}, *shards[2:]])

    with pytest.raises(WorkbenchError, match=r"shard-00002\.npy has other columns than the other shards: machine"):
        opened(place)


@pytest.mark.parametrize("name", ["../series.npy", "/etc/passwd", "shard-00001.npy"])
def test_a_list_that_names_files_elsewhere_or_twice_is_damaged(series, tmp_path, name):
    place = written(tmp_path / "walk", series)
    shards = json.loads(place.read_text())["shards"]
    changed(place, shards=[shards[0], shards[1] | {"name": name}])

    with pytest.raises(WorkbenchError, match="is damaged: it names a file twice"):
        opened(place)


def test_a_list_that_promises_more_rows_than_there_are_bytes_is_damaged(series, tmp_path):
    place = written(tmp_path / "walk", series)
    shards = json.loads(place.read_text())["shards"]
    changed(place, shards=[shards[0] | {"rows": 10**12}])

    with pytest.raises(WorkbenchError, match="more rows than its bytes can hold"):
        opened(place)


def test_a_preview_takes_the_first_rows_and_checks_no_hash(series, tmp_path):
    place = written(tmp_path / "walk", series)
    turn(place.with_name("shard-00003.npy"))

    table = finish(read_source(place, rows=5))

    assert (table.rows, len(table.frame), table.sha256) == (5, 5, "")


def test_a_folder_of_shards_is_one_source_whose_change_is_told(series, tmp_path):
    place = written(tmp_path / "walk", series)
    spec = finish(propose_data([place.parent], targets=["load"])).spec

    (source,) = spec.sources
    dataset = finish(load_dataset(spec))
    other = source.model_copy(update={"sha256": "0" * 64})
    told = finish(load_dataset(spec.model_copy(update={"sources": (other,)}))).notes

    assert source.path == str(place) and dataset.names_S == ("walk",)
    assert "walk.shards has changed since it was added." in map(str, told)
    assert not any("changed" in str(note) for note in dataset.notes)


def test_the_shards_go_with_a_job(series, tmp_path):
    place = written(tmp_path / "walk", series)

    found = find_data(DataSpec(sources=(SourceSpec(path=str(place)),)))

    assert set(found.files) == {"walk.shards", *(shard.name for shard in read_set(place).shards)}


def test_convert_writes_shards_and_makes_one_file_of_them_again(series, tmp_path):
    told = run("convert", series, "--shards", tmp_path / "walk", "--megabytes", "0.001", "--json")
    assert json.loads(told.stdout)["count"] == len(list((tmp_path / "walk").glob("*.npy")))

    assert run("convert", tmp_path / "walk", "--to", tmp_path / "back.csv").exit_code == 0
    assert run("convert", series, "--to", tmp_path / "typed.csv", "--typed").exit_code == 0

    assert (tmp_path / "back.csv").read_text() == (tmp_path / "typed.csv").read_text()
    assert json.loads(run("inspect", tmp_path / "walk", "--json").stdout)["shards"]["format"] == "npy"


def test_convert_wants_one_place_to_write_to(series, tmp_path):
    for options in ((), ("--to", tmp_path / "a.csv", "--shards", tmp_path / "b")):
        assert "either --to for CSV files, or --shards" in run("convert", series, *options).stderr
