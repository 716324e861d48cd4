import csv
import json

from tests.cli.conftest import run


def test_inspect_tells_what_was_detected(series_file):
    found = json.loads(run("inspect", series_file, "--json").stdout)

    assert (found["encoding"], found["delimiter"], found["header_rows"], found["rows"]) == ("utf-8", ",", 1, 120)
    assert [(c["name"], c["type"], c["role"]) for c in found["columns"]] == [
        ("Month", "time", "time"),
        ("Level", "number", "target"),
    ]
    assert (found["sequences"], found["problems"]) == (1, [])


def test_inspect_counts_sequences(classes_file):
    assert json.loads(run("inspect", classes_file, "--json").stdout)["sequences"] == 40


def test_inspect_speaks_to_people_too(series_file):
    assert "120 rows, 2 columns, 1 sequence(s)" in run("inspect", series_file).stdout


def test_inspect_reads_a_table_that_no_model_could_use(tmp_path):
    source = tmp_path / "words.csv"
    source.write_text("a,b\nx,y\nz,w\n")

    found = run("inspect", source, "--json")

    assert found.exit_code == 0
    assert [c["role"] for c in json.loads(found.stdout)["columns"]] == ["ignore", "ignore"]


def test_a_file_that_cannot_be_read_does_not_keep_others_back(series_file, tmp_path):
    done = run("inspect", tmp_path / "absent.csv", series_file, "--json")

    assert done.exit_code == 2
    assert json.loads(done.stdout)["rows"] == 120
    assert json.loads(done.stderr)["file"].endswith("absent.csv")


def test_convert_writes_one_file_per_table_into_a_folder(series_file, classes_file, tmp_path):
    done = run("convert", series_file, classes_file, "--to", tmp_path / "out")

    assert done.exit_code == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["steps.csv", "wave.csv"]


def test_convert_to_a_file_mends_dialect_and_marks(tmp_path):
    source, out = tmp_path / "german.csv", tmp_path / "out.csv"
    source.write_bytes("Länge;Wert\n1,5;a\n2,5;b\n3,5;c\n".encode("latin-1"))

    assert run("convert", source, "--to", out, "--typed").exit_code == 0

    with out.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [["Länge", "Wert"], ["1.5", "a"], ["2.5", "b"], ["3.5", "c"]]


def test_convert_never_overwrites_its_source(series_file):
    done = run("convert", series_file, "--to", series_file.parent)

    assert done.exit_code == 2
    assert "would overwrite itself" in done.stderr


def test_two_tables_of_one_name_are_refused(series_file, tmp_path):
    other = tmp_path / "wave.txt"
    other.write_text(series_file.read_text())

    assert run("convert", series_file, other, "--to", tmp_path / "out").exit_code == 2


def test_doctor_names_versions_and_devices():
    topics = {json.loads(line)["topic"] for line in run("doctor", "--json").stdout.splitlines()}

    assert {"python", "package", "device", "disk"} <= topics


def test_help_is_light():
    import subprocess
    import sys

    code = "import sys, workbench.cli; print({'torch', 'pandas', 'numpy', 'sqlalchemy', 'onnx'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"
