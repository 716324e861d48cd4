"""What people say of runs: kept with the run, never in the way of it."""

import pytest

from workbench.errors import WorkbenchError
from workbench.runs.remarks import NONE, Remarks, read_remarks, tags_of, write_remarks

SAID = Remarks(name="Best so far", tags=("论文", "seeds"), note="Line one\nline two", starred=True)


def test_remarks_are_read_as_they_were_written(finished):
    write_remarks(finished.folder, SAID)

    assert read_remarks(finished.folder) == SAID


LONG = '{"name": "' + "x" * 201 + '"}'


@pytest.mark.parametrize("content", ["{dam", "[]", '{"name": 3}', '{"tags": "no list"}', LONG])
def test_a_damaged_file_says_nothing(finished, content):
    (finished.folder / "remarks.json").write_text(content)

    assert read_remarks(finished.folder) == NONE


def test_a_link_is_not_followed(finished, tmp_path):
    (tmp_path / "secret.json").write_text('{"note": "secret"}')
    (finished.folder / "remarks.json").symlink_to(tmp_path / "secret.json")

    with pytest.raises(WorkbenchError, match="link"):
        read_remarks(finished.folder)


def test_remarks_that_are_too_long_or_of_no_run_are_refused(finished):
    with pytest.raises(WorkbenchError, match="200 characters"):
        write_remarks(finished.folder, Remarks(name="x" * 201))
    with pytest.raises(WorkbenchError, match="no longer there"):
        write_remarks(finished.folder.with_name("2026-01-01-999"), SAID)


def test_tags_are_told_apart_by_commas_and_kept_once():
    assert tags_of(" paper,  long   run，Paper,, 种子 ") == ("paper", "long run", "种子")
    assert SAID.with_tag("new").tags == ("论文", "seeds", "new")
    assert SAID.with_tag("SEEDS").tags == SAID.tags
    assert SAID.without_tag("Seeds").tags == ("论文",)
