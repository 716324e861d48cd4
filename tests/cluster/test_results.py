"""What comes back from elsewhere is taken over whole, or refused with the file named."""

import json
import shutil
import stat
import zipfile

import pytest

from tests.cli.conftest import run
from tests.cluster.conftest import curve
from workbench.cluster.job_data import moved
from workbench.cluster.results import collect, write_result
from workbench.cluster.sheet import from_text, to_text
from workbench.errors import WorkbenchError
from workbench.experiment import load_experiment
from workbench.progress import finish
from workbench.runs.project import Project


@pytest.fixture(scope="module")
def packed(trained, tmp_path_factory):
    path = tmp_path_factory.mktemp("packed") / "result.zip"
    finish(write_result(trained, path))
    return path


@pytest.fixture
def result(packed, tmp_path):
    """The runs of the trained project, packed; to be changed."""
    return shutil.copy(packed, tmp_path / "result.zip")


@pytest.fixture
def source(trained, tmp_path):
    """The same data at another place; to be changed."""
    return shutil.copy(trained.spec.data.sources[0].path, tmp_path / "series.csv")


@pytest.fixture
def other(trained, source, tmp_path):
    """The same experiment on the same data, without a run."""
    data = trained.spec.data
    moved = data.model_copy(update={"sources": (data.sources[0].model_copy(update={"path": str(source)}),)})
    return Project.create(tmp_path / "other" / "place", trained.spec.model_copy(update={"data": moved}))


@pytest.fixture
def mine(trained, tmp_path):
    """The trained project with its runs; to be changed."""
    return Project.open(shutil.copytree(trained.folder, tmp_path / "mine"))


def rewritten(path, change):
    """The zip file with entries as `change` gives them from (name, content): a content, or None to leave it out."""
    with zipfile.ZipFile(path) as before:
        entries = {name: before.read(name) for name in before.namelist()}
    with zipfile.ZipFile(path, "w") as after:
        for name, content in entries.items():
            changed = change(name, content)
            if changed is not None:
                after.writestr(name, changed)


def test_runs_come_back_into_the_table_with_their_curves(trained, result, other):

    found = finish(collect(other, result))

    assert [curve(run.folder) for run in other.runs()] == [curve(run.folder) for run in trained.runs()]
    assert [run.spec.training.seed for run in other.runs()] == [7, 0]
    assert [row.status for row in other.rows()] == ["finished", "finished"]
    assert found.runs == tuple(run.id for run in other.runs())


def test_a_collected_run_answers_from_the_data_that_lie_here(result, other, source):
    finish(collect(other, result))
    run = other.runs()[0]

    loaded = finish(load_experiment(run.spec.data, other.folder))

    assert run.spec.data.sources[0].path == str(source)
    assert loaded.dataset.fingerprint == run.run_facts.fingerprint
    assert run.model().training is False


def test_what_is_there_already_is_left(result, other):
    finish(collect(other, result))

    again = finish(collect(other, result))

    assert (again.runs, again.known, len(other.runs())) == ((), 2, 2)


def test_only_runs_of_the_seed_that_is_asked_for_are_packed(trained, tmp_path):
    sheet = finish(write_result(trained, tmp_path / "seven.zip", seed=7))

    assert list(sheet.runs) == [trained.runs()[0].id]


def test_a_run_of_other_data_is_left_out_as_it_could_not_be_collected(mine, other, tmp_path):
    first, second = mine.runs()
    data = first.spec.data
    first.write_spec(first.spec.model_copy(update={"data": data.model_copy(update={"sources": data.sources * 2})}))

    sheet = finish(write_result(mine, tmp_path / "result.zip"))

    assert list(sheet.runs) == [second.id]
    assert len(finish(collect(other, tmp_path / "result.zip")).runs) == 1


def test_results_do_not_take_the_place_of_the_data(mine, source):
    mine.spec = mine.spec.model_copy(update={"data": moved(mine.spec.data, [str(source)], None)})

    with pytest.raises(WorkbenchError, match="would overwrite itself"):
        finish(write_result(mine, source))
    assert source.read_bytes().startswith(b"year,level")


def test_a_project_without_a_run_has_nothing_to_pack(project, tmp_path):
    with pytest.raises(WorkbenchError, match="there is nothing to pack"):
        finish(write_result(project, tmp_path / "none.zip"))
    assert not (tmp_path / "none.zip").exists()


def test_one_changed_byte_of_weights_is_refused_and_nothing_is_taken_over(result, other):
    rewritten(
        result, lambda name, content: content[:-1] + b"\x00" if name.endswith("002/best.safetensors") else content
    )

    refused = run("collect", result, "--into", other.folder)

    assert refused.exit_code == 2
    assert "best.safetensors" in refused.stderr and "a byte of it has changed" in refused.stderr
    assert len(other.runs()) == 1  # the other one is whole


def test_other_data_than_the_projects_are_refused_and_the_file_named(result, other, source):
    with source.open("a") as file:
        file.write("1920,5\n")

    with pytest.raises(WorkbenchError, match=r"series\.csv differs"):
        finish(collect(other, result))
    assert other.runs() == ()


def test_a_sheet_that_was_rewritten_is_refused(result, other):
    rewritten(result, lambda name, content: content.replace(b"finished", b"stopped ") if "bundle" in name else content)

    with pytest.raises(WorkbenchError, match="a byte of it has changed"):
        finish(collect(other, result))


def test_a_run_whose_file_is_gone_is_refused(result, other):
    rewritten(result, lambda name, content: None if name.endswith("facts.json") else content)

    with pytest.raises(WorkbenchError, match=r"facts\.json in .* is not as it was packed"):
        finish(collect(other, result))


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil", "runs/../../evil", "c:\\evil", "runs//evil", "runs/x/"])
def test_a_name_that_leads_out_of_the_zip_file_is_refused(result, other, name):
    with zipfile.ZipFile(result, "a") as zipped:
        zipped.writestr(zipfile.ZipInfo(name), b"")

    with pytest.raises(WorkbenchError, match=r"is damaged: .*(leads out of it|no ordinary file)"):
        finish(collect(other, result))


def test_a_link_in_a_zip_file_is_refused(result, other):
    entry = zipfile.ZipInfo("runs/link")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(result, "a") as zipped:
        zipped.writestr(entry, "/etc/passwd")

    with pytest.raises(WorkbenchError, match="no ordinary file"):
        finish(collect(other, result))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(result, other):
    with zipfile.ZipFile(result, "a", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("runs/bomb", bytes(4 << 20))
        zipped.infolist()[-1].file_size = 1 << 40

    with pytest.raises(WorkbenchError, match="far larger than it can be"):
        finish(collect(other, result))


def test_a_strange_file_among_a_runs_own_is_refused(result, other):
    def strange(name, content):
        if name != "bundle.json":
            return content
        sheet = from_text(content, file=name)
        run = sheet.runs[next(iter(sheet.runs))]
        run.files["../../project.json"] = run.files["spec.json"]
        return to_text(sheet)

    rewritten(result, strange)

    with pytest.raises(WorkbenchError, match="is no file of a run"):
        finish(collect(other, result))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04nonsense", b"not a zip file at all"])
def test_what_is_no_zip_file_is_refused(other, tmp_path, content):
    path = tmp_path / "none.zip"
    path.write_bytes(content)

    with pytest.raises(WorkbenchError, match="cannot be unpacked"):
        finish(collect(other, path))


def test_a_job_is_no_result(trained, other, tmp_path):
    assert run("bundle", trained.folder, "--to", tmp_path / "job.zip").exit_code == 0

    with pytest.raises(WorkbenchError, match="holds no results"):
        finish(collect(other, tmp_path / "job.zip"))


def test_the_commands_tell_what_was_packed_and_taken_over(trained, other, tmp_path):
    packed = run("bundle", trained.folder, "--result", "--to", tmp_path / "back.zip", "--json")
    taken = run("collect", tmp_path / "back.zip", "--into", other.folder, "--json")

    assert len(json.loads(packed.stdout)["runs"]) == 2
    assert json.loads(taken.stdout)["known"] == 0
    assert len(json.loads(taken.stdout)["runs"]) == 2


@pytest.mark.parametrize("options", [("--without-data", "--result"), ("--seed", "1")])
def test_options_that_do_not_go_together_are_told(trained, tmp_path, options):
    refused = run("bundle", trained.folder, "--to", tmp_path / "job.zip", *options)

    assert refused.exit_code == 2 and "eave" in refused.stderr
    assert not (tmp_path / "job.zip").exists()
