import json
import os
import shutil
import signal
import subprocess
import sys

from tests.cli.conftest import run


def test_ctrl_c_keeps_what_is_done_and_says_how_to_go_on(project, tmp_path):
    copy = shutil.copytree(project, tmp_path / "copy")
    spec = json.loads((copy / "project.json").read_text())
    spec["training"] |= {"epochs": 100000, "patience": 0}
    (copy / "project.json").write_text(json.dumps(spec))
    command = [sys.executable, "-m", "workbench", "train", str(copy), "--json", "--device", "cpu"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        if json.loads(line)["event"] == "epoch_end":
            break
    os.kill(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)

    assert process.returncode == 130
    assert "--resume" in errors
    newest = json.loads(run("runs", copy, "--json").stdout.splitlines()[-1])
    assert newest["status"] == "stopped"
    assert newest["epochs"] >= 1
