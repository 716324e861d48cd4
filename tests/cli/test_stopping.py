import json

from tests.cli.conftest import interrupted, run


def test_ctrl_c_keeps_what_is_done_and_says_how_to_go_on(copy):
    spec = json.loads((copy / "project.json").read_text())
    spec["training"] |= {"epochs": 100000, "patience": 0, "check_path": False}
    (copy / "project.json").write_text(json.dumps(spec))

    status, errors = interrupted("train", copy, "--device", "cpu")

    assert (status, "--resume" in errors) == (130, True)
    newest = json.loads(run("runs", copy, "--json").stdout.splitlines()[-1])
    assert newest["status"] == "stopped"
    assert newest["epochs"] >= 1
