"""`workbench stream` in a process of its own, as a shell runs it."""

import os
import signal
import subprocess
import sys


def test_ctrl_c_ends_a_stream_with_how_long_an_answer_took(project, series_file):
    command = [sys.executable, "-m", "workbench", "stream", project]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as process:
        process.stdin.write(series_file.read_text())
        process.stdin.flush()
        line = process.stdout.readline()
        os.kill(process.pid, signal.SIGINT)
        process.stdout.read()
        errors = process.stderr.read()

        assert process.wait() == 0
    assert "Level" in line
    assert "Answers were there" in errors
