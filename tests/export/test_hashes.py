"""An exported folder says of each of its bytes whether it is as it was written."""

import json
import random

import pytest

from workbench.errors import WorkbenchError
from workbench.export.hashes import HASHES, check_unchanged, hashes_of, sealed
from workbench.export.origin import MARKER

NAMES = ("model.onnx", "predict_onnx.py", "README.txt")


@pytest.fixture
def export(tmp_path):
    chance = random.Random(0)
    for name in NAMES:
        (tmp_path / name).write_bytes(chance.randbytes(400))
    (tmp_path / MARKER).write_text(sealed({"format": "onnx", HASHES: hashes_of(tmp_path, NAMES)}))
    return tmp_path


def test_folder_as_it_was_written_passes_and_names_what_else_lies_there(export):
    (export / "answers.csv").write_text("mine")
    (export / "__pycache__").mkdir()

    found = check_unchanged(export)

    assert found.files == (*NAMES, MARKER)
    assert found.others == ("__pycache__", "answers.csv")


@pytest.mark.parametrize("seed", range(4))
def test_every_change_of_a_byte_is_seen(export, seed):
    chance = random.Random(seed)
    whole = {name: (export / name).read_bytes() for name in (*NAMES, MARKER)}
    for _ in range(50):
        name = chance.choice(list(whole))
        content = bytearray(whole[name])
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        (export / name).write_bytes(content)

        with pytest.raises(WorkbenchError):
            check_unchanged(export)
        (export / name).write_bytes(whole[name])
    assert check_unchanged(export).others == ()


def test_changed_files_are_named(export):
    (export / "README.txt").write_text("better than all others")
    (export / "model.onnx").unlink()

    with pytest.raises(WorkbenchError, match=r"as it was exported: README\.txt, model\.onnx changed or gone"):
        check_unchanged(export)


def test_hash_made_to_fit_another_file_is_seen(export):
    (export / "README.txt").write_text("better than all others")
    about = json.loads((export / MARKER).read_text())
    about[HASHES] = hashes_of(export, NAMES)
    (export / MARKER).write_text(json.dumps(about, indent=2) + "\n")

    with pytest.raises(WorkbenchError, match=r"export\.json changed"):
        check_unchanged(export)


@pytest.mark.parametrize("name", ["torch.py", "numpy.so", "onnxruntime"])
def test_what_python_would_run_in_place_of_a_library_is_refused(export, name):
    if "." in name:
        (export / name).write_text("")
    else:
        (export / name).mkdir()

    with pytest.raises(WorkbenchError, match=f"holds {name} beside its own files"):
        check_unchanged(export)


def test_name_that_leads_out_of_the_folder_is_not_read(export):
    (export.parent / "outside.txt").write_text("x")
    hashes = hashes_of(export, NAMES) | {"../outside.txt": hashes_of(export.parent, ["outside.txt"])["outside.txt"]}
    (export / MARKER).write_text(sealed({HASHES: hashes}))

    with pytest.raises(WorkbenchError, match=r"\.\./outside\.txt changed or gone"):
        check_unchanged(export)


def test_link_in_place_of_a_file_is_refused(export):
    (export.parent / "copy").write_bytes((export / "model.onnx").read_bytes())
    (export / "model.onnx").unlink()
    (export / "model.onnx").symlink_to(export.parent / "copy")

    with pytest.raises(WorkbenchError, match=r"model\.onnx changed or gone"):
        check_unchanged(export)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"format": "onnx"}', "older version"),
        ("[]", "older version"),
        ('{"sha256": 3, "seal": 4}', r"export\.json changed"),
        ("{", "damaged"),
    ],
)
def test_export_json_that_says_no_hashes_is_told(export, text, reason):
    (export / MARKER).write_text(text)

    with pytest.raises(WorkbenchError, match=reason):
        check_unchanged(export)


def test_folder_that_is_no_export_is_told(tmp_path):
    with pytest.raises(WorkbenchError, match=r"holds no export\.json"):
        check_unchanged(tmp_path)
