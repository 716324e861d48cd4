"""What a job holds, and that it is refused once it is changed."""

import stat
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import run
from tests.cluster.conftest import curve, script_lines, unpacked
from workbench.cluster.job import check_job, pinned, read_sheet, write_job
from workbench.cluster.packages import installed, requirements
from workbench.errors import WorkbenchError
from workbench.progress import finish
from workbench.spec import set_key


def test_a_job_run_by_its_own_script_gives_the_same_curve_bit_for_bit(trained, tmp_path, monkeypatch):
    finish(write_job(trained, tmp_path / "job.zip"))
    folder = unpacked(tmp_path / "job.zip", tmp_path / "elsewhere")
    monkeypatch.chdir(folder)

    for line in script_lines(folder):
        done = run(*line.split())
        assert done.exit_code == 0, done.stderr

    assert (folder / "result-0.zip").exists()
    (elsewhere,) = (folder / "runs").iterdir()
    assert curve(elsewhere) == curve(trained.runs()[1].folder) != []


def test_the_script_adds_its_argument_to_the_seed(job, tmp_path):
    folder = unpacked(job, tmp_path / "elsewhere")

    assert script_lines(folder, "3") == ["train . --seed 3", "bundle . --result --seed 3 --to result-3.zip"]


def test_a_job_holds_what_its_run_depends_on(job):
    with zipfile.ZipFile(job) as zipped:
        names = {entry.filename: entry for entry in zipped.infolist()}
        script = zipped.read("job/job.sbatch").decode()

    wanted = {
        "project.json",
        "data/series.csv",
        "bundle.json",
        "requirements.txt",
        "run.sh",
        "job.sbatch",
        "Dockerfile",
    }
    assert {f"job/{name}" for name in wanted} <= names.keys()
    assert stat.S_IMODE(names["job/run.sh"].external_attr >> 16) == 0o755
    assert "#SBATCH --array=" in script and 'sh run.sh "${SLURM_ARRAY_TASK_ID:-0}"' in script


def test_the_same_job_is_packed_to_the_same_bytes_but_for_its_name(project, tmp_path):
    for name in ("one.zip", "two.zip"):
        finish(write_job(project, tmp_path / name))

    one, two = ((zipfile.ZipFile(tmp_path / name)) for name in ("one.zip", "two.zip"))
    with one, two:
        same = [entry for entry in one.namelist() if one.read(entry) == two.read(entry)]
        assert set(one.namelist()) - set(same) == {"job/bundle.json"}


@pytest.mark.parametrize("name", ["data/series.csv", "project.json", "bundle.json"])
def test_one_changed_byte_is_refused_and_the_file_named(job, tmp_path, name):
    folder = unpacked(job, tmp_path / "elsewhere")
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content.replace(b"0", b"1", 1))

    refused = run("train", folder)

    assert refused.exit_code == 2
    assert name in refused.stderr and "changed" in refused.stderr
    assert not list((folder / "runs").glob("*")) if (folder / "runs").exists() else True


def test_a_job_whose_data_are_gone_says_which(job, tmp_path):
    folder = unpacked(job, tmp_path / "elsewhere")
    (folder / "data" / "series.csv").unlink()

    with pytest.raises(WorkbenchError, match=r"series\.csv, of which this job is made, is not here"):
        finish(check_job(folder))


def test_a_job_without_data_says_where_they_are_and_holds_none(project, tmp_path):
    finish(write_job(project, tmp_path / "job.zip", with_data=False))
    folder = unpacked(tmp_path / "job.zip", tmp_path / "elsewhere")
    sheet = read_sheet(folder)

    assert not (folder / "data").exists()
    assert sheet is not None and list(sheet.places.values()) == [project.spec.data.sources[0].path]
    assert project.spec.data.sources[0].path in (folder / "README.txt").read_text()
    finish(check_job(folder))


def test_data_that_were_not_bundled_are_looked_at_where_they_lie(project, tmp_path):
    finish(write_job(project, tmp_path / "job.zip", with_data=False))
    folder = unpacked(tmp_path / "job.zip", tmp_path / "elsewhere")
    with Path(project.spec.data.sources[0].path).open("a") as file:
        file.write("1920,5\n")

    with pytest.raises(WorkbenchError, match="a byte of it has changed"):
        finish(check_job(folder))


def test_a_folder_that_is_no_job_is_trained_without_a_look(project):
    assert finish(check_job(project.folder)) is None


def test_files_of_several_folders_keep_their_places_below_the_one_that_holds_them(project, tmp_path):
    sources = []
    for name in ("north", "south"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "wave.csv").write_text("year,level\n1800,1\n")
        sources.append(project.spec.data.sources[0].model_copy(update={"path": str(tmp_path / name / "wave.csv")}))
    data = project.spec.data.model_copy(update={"sources": tuple(sources)})
    project.save(project.spec.model_copy(update={"data": data}))

    finish(write_job(project, tmp_path / "job.zip"))
    folder = unpacked(tmp_path / "job.zip", tmp_path / "elsewhere")

    assert sorted(path.parent.name for path in (folder / "data").rglob("*.csv")) == ["north", "south"]
    finish(check_job(folder))


def test_a_job_takes_as_many_threads_as_the_newest_run_of_its_experiment(trained):
    first, other = trained.spec, set_key(trained.spec, "training.epochs", "9")

    assert (first.training.threads, pinned(trained).training.threads) == (None, 1)
    trained.spec = other
    assert pinned(trained) == other
    trained.spec = first


def test_a_job_does_not_overwrite_the_data_that_it_packs(project):
    data = project.spec.data.sources[0].path

    refused = run("bundle", project.folder, "--to", data)

    assert refused.exit_code == 2 and "overwrite itself" in refused.stderr


def test_the_lock_names_what_the_program_needs_without_the_window_and_the_tests():
    found = installed()

    assert {"torch", "numpy", "pandas", "pydantic"} <= found.keys()
    assert not {"pyside6-essentials", "pytest", "pyqtgraph"} & found.keys()
    assert requirements({"torch": "2.13.0+cpu", "numpy": "2.4.6"}) == "torch==2.13.0\nnumpy==2.4.6\n"
