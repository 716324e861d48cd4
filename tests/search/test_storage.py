"""Where a search is kept: addresses, claims, and files that are none of ours."""

import sqlite3
from contextlib import closing

import pytest

from workbench.errors import WorkbenchError
from workbench.search import storage
from workbench.search.address import address, holds_password
from workbench.search.storage import opened


@pytest.mark.parametrize(
    "text",
    ["sqlite:///a.db", "mysql://host/a", "nonsense", "", "postgresql+asyncpg://host/a", "postgresql://host:five/a"],
)
def test_an_address_of_another_kind_is_refused_with_one_that_works(text):
    with pytest.raises(WorkbenchError, match=r"postgresql\+psycopg://me@host/searches"):
        address(text)


@pytest.mark.parametrize(
    "text",
    [
        "postgresql+psycopg://me:hunter2@host/a",
        "postgresql://host/a?password=hunter2",
        "postgresql://host/a?sslmode=require&sslpassword=hunter2",
        "postgresql://me:hunter2/@?x@host/a",
        "postgresql://me:@host/a",
        "me:hunter2@host/a",
    ],
)
def test_a_password_is_refused_and_not_repeated(text):
    with pytest.raises(WorkbenchError, match="PGPASSWORD") as caught:
        address(text)

    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    "text", ["", "post", "postgresql://", "postgresql://me@host:5432/a", "postgresql://host:5432/a"]
)
def test_an_address_without_a_password_is_none_that_holds_one_while_it_is_written(text):
    assert not holds_password(text)


def test_an_address_takes_the_driver_that_is_there():
    assert address("postgresql://me@host/a?sslmode=require").drivername == "postgresql+psycopg"


def test_a_search_is_claimed_until_it_is_closed(tmp_path):
    with opened(tmp_path, None, write=True), pytest.raises(WorkbenchError, match="goes on in another"):
        opened(tmp_path, None, write=True).__enter__()
    with opened(tmp_path, None, write=True) as kept:
        assert not kept.shared


def test_it_can_be_read_while_another_writes(tmp_path):
    with opened(tmp_path, None, write=True), opened(tmp_path, None, write=False) as kept:
        assert kept.database.get_all_studies() == []


def test_a_damaged_file_is_told(tmp_path):
    (tmp_path / "search.sqlite").write_bytes(b"no database" * 200)

    with (
        pytest.raises(WorkbenchError, match=r"search\.sqlite cannot be used: file is not a database"),
        opened(tmp_path, None, write=True),
    ):
        pass


def test_a_strangers_trigger_is_refused(tmp_path):
    with closing(sqlite3.connect(tmp_path / "search.sqlite")) as connection:
        connection.execute("CREATE TABLE a (b)")
        connection.execute("CREATE TRIGGER c AFTER INSERT ON a BEGIN DELETE FROM a; END")

    with pytest.raises(WorkbenchError, match="holds more than a search"), opened(tmp_path, None, write=True):
        pass


def test_a_link_out_of_the_project_is_refused(tmp_path):
    (tmp_path / "elsewhere").touch()
    project = tmp_path / "project"
    project.mkdir()
    (project / "search.sqlite").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(WorkbenchError, match="is a link"), opened(project, None, write=True):
        pass


def test_who_reads_while_a_search_begins_finds_none_of_it_or_all(tmp_path, monkeypatch):
    seen = []
    made = storage.write_whole

    def reading(path, content):
        seen.append(storage.is_kept(tmp_path))
        made(path, content)
        with opened(tmp_path, None, write=False) as found:
            seen.append(found.database.get_all_studies())

    monkeypatch.setattr(storage, "write_whole", reading)

    with opened(tmp_path, None, write=True) as found:
        assert found.database.get_all_studies() == []
    with opened(tmp_path, None, write=True):
        pass

    assert seen == [False, []]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["search.claim", "search.sqlite"]
