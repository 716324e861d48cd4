"""A run answers what comes, line by line and sound by sound, as it answers the whole of it."""

import os
import sys
import threading
from types import SimpleNamespace

import numpy as np
import pytest

from tests.answering.live_projects import RATE, movements, tones, trained
from tests.cli.conftest import run as command
from workbench.answering import arriving
from workbench.answering.arriving import growing_lines, heard, piped_lines, played
from workbench.answering.lines import LineReader
from workbench.answering.stepwise import Stepwise, refuse_unknown_ahead
from workbench.answering.using import use
from workbench.data.recipe import Recipe
from workbench.data.spec import DataSpec, PaceSpec, SourceSpec, WindowSpec
from workbench.errors import WorkbenchError
from workbench.export.live import stepwise_of
from workbench.models.spec import LogMelSpec, RecurrentSpec
from workbench.progress import finish
from workbench.runs.loaded import load_experiment
from workbench.runs.project import Project

GRU = RecurrentSpec(units=4)


@pytest.fixture(scope="module")
def listener(tmp_path_factory):
    folder = tmp_path_factory.mktemp("listener")
    tones(folder / "tones")
    return trained(folder, folder / "tones", "classify", LogMelSpec(window=256, hop=80), GRU)


@pytest.fixture(scope="module")
def forecaster(tmp_path_factory):
    folder = tmp_path_factory.mktemp("level")
    months = np.datetime_as_string(np.datetime64("2000-01", "M") + np.arange(90))
    rows = [f"{month},{10 + np.sin(step):.4f}" for step, month in enumerate(months)]
    (folder / "level.csv").write_text("\n".join(["Month,Level", *rows]) + "\n")
    return trained(folder, folder / "level.csv", "forecast", RecurrentSpec(units=4, bidirectional=True))


def source_of(project: Project):
    return project.folder.parent / next(iter(project.folder.parent.glob("*.csv")))


def answers(project: Project, lines: list[str], size: int) -> list:
    run = project.run()
    reader, stepwise = LineReader(run.spec.data, run.facts, run.run_facts.recipe), stepwise_of(run)
    return [
        answer
        for first in range(0, len(lines), size)
        for piece in reader.read(lines[first : first + size])
        for answer in stepwise.read(piece.values_TF, piece.sequence, whole=piece.whole)
    ]


def predicted(project: Project, path) -> np.ndarray:
    return finish(use(project, project.run().id, [path])).answered.values


@pytest.mark.parametrize("size", [1, 7, 333])
def test_lines_of_several_sequences_are_answered_as_their_file_is(classifier, size):
    lines = source_of(classifier).read_text().splitlines(keepends=True)[:36]

    found = answers(classifier, lines, size)

    last = {each.sequence: each.answer for each in found}
    whole = predicted(classifier, source_of(classifier))
    complete = list(last)[:-1]  # of the last sequence not all lines came
    assert len(found) == 35
    assert np.stack([last[name] for name in complete]) == pytest.approx(whole[: len(complete)], abs=1e-5)


def test_a_forecaster_of_any_kind_says_at_each_step_what_predict_says_of_the_file_so_far(forecaster, tmp_path):
    lines = source_of(forecaster).read_text().splitlines(keepends=True)
    facts = forecaster.run().facts
    (tmp_path / "until.csv").write_text("".join(lines[:-20]))

    found = answers(forecaster, lines, 2)  # at first the header and one row

    assert [each.step for each in found] == list(range(facts.context, len(lines)))
    assert found[-21].answer == pytest.approx(predicted(forecaster, tmp_path / "until.csv")[0], rel=1e-5)
    assert len(found[0].told(facts)["forecast"]["Level"]) == facts.horizon


def test_a_recording_that_is_played_is_answered_as_a_whole_one_is(listener):
    path = listener.folder.parent / "tones" / "low" / "1.wav"
    stepwise, facts = stepwise_of(listener.run()), listener.run().facts

    found = [answer for piece in played(path, RATE) for answer in stepwise.read(piece)]

    assert [each.step for each in found] == [800, 1600, 2400, 3200, 3333]
    assert found[-1].answer == pytest.approx(predicted(listener, path)[0], abs=1e-5)
    assert sum(found[-1].told(facts)["probabilities"].values()) == pytest.approx(1.0)


def test_a_doubtful_step_has_no_class(listener):
    path = listener.folder.parent / "tones" / "low" / "1.wav"
    answer = next(iter(stepwise_of(listener.run()).read(next(played(path, RATE)))))

    assert answer.told(listener.run().facts, threshold=1.01)["class"] == "don't know"


def test_a_run_that_needs_the_whole_says_so(tmp_path):
    movements(tmp_path / "movements.csv")
    project = trained(tmp_path, tmp_path / "movements.csv", "classify", RecurrentSpec(units=2, bidirectional=True))

    with pytest.raises(WorkbenchError, match="switch Both directions off"):
        stepwise_of(project.run())


def test_a_line_that_cannot_be_read_is_named(classifier):
    lines = ["sequence_id,t,x,label\n", "1,0,2.5,up\n", "1,1,high,up\n"]

    with pytest.raises(WorkbenchError, match="Lines 3 to 3 of the input cannot be answered"):
        answers(classifier, lines, 1)


def test_without_a_header_the_first_line_is_a_step(tmp_path):
    lines = [f"{step % 5 + step / 10:.1f},{step % 3}\n" for step in range(60)]
    (tmp_path / "bare.csv").write_text("".join(lines))
    spec = DataSpec(
        sources=(SourceSpec(path=str(tmp_path / "bare.csv")),),
        roles={"column_1": "target", "column_2": "feature"},
        window=WindowSpec(context=4, horizon=2),
    )
    loaded = finish(load_experiment(spec))
    reader = LineReader(spec, loaded.facts, loaded.dataset.recipe)

    found = [piece.values_TF for part in (lines[:1], lines[1:4]) for piece in reader.read(part)]

    assert np.concatenate(found) == pytest.approx(loaded.dataset.values_NF[:4])


def test_steps_made_of_all_rows_are_not_made_as_they_come():
    spec = DataSpec(task="forecast", pace=PaceSpec(resample="mean", step=60.0))

    with pytest.raises(WorkbenchError, match="cannot be made as rows come"):
        LineReader(spec, None, Recipe())


@pytest.mark.parametrize(
    ("task", "inputs", "said"),
    [("next-token", ("text",), "writes on"), ("forecast", ("load", "open (5 steps ahead)"), "reads what open will be")],
)
def test_what_no_step_tells_is_refused(task, inputs, said):
    with pytest.raises(WorkbenchError, match=said):
        refuse_unknown_ahead(SimpleNamespace(task=task, inputs=inputs))


def test_a_growing_file_gives_whole_lines_and_waits_for_the_rest(tmp_path, monkeypatch):
    monkeypatch.setattr(arriving, "PAUSE", 0)
    path = tmp_path / "grows.csv"
    path.write_bytes("\ufeffx\n1\n2".encode())
    lines = growing_lines(path)

    first, second = next(lines), next(lines)
    with path.open("ab") as file:
        file.write(b"5\n")

    assert (first, second, next(lines)) == (["x\n", "1\n"], [], ["25\n"])


@pytest.mark.parametrize("change", [lambda path: path.write_text("x\n"), lambda path: path.unlink()])
def test_a_growing_file_that_begins_anew_is_told(change, tmp_path):
    path = tmp_path / "grows.csv"
    path.write_text("x\n1\n2\n")
    lines = growing_lines(path)

    assert next(lines) == ["x\n", "1\n", "2\n"]
    change(path)

    with pytest.raises(WorkbenchError, match=r"grows\.csv was emptied, replaced or deleted"):
        next(lines)


def test_whoever_pipes_faster_than_is_answered_waits(monkeypatch):
    read, taken, ahead = [], [], []

    def endless(_descriptor, _size):
        read.append(True)
        ahead.append(len(read) - len(taken))
        return b"1\n" if len(read) < 2000 else b""

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(fileno=lambda: 0))
    monkeypatch.setattr(arriving, "os", SimpleNamespace(read=endless))
    for lines in piped_lines():
        taken.extend(lines)

    assert len(taken) == 1999 and max(ahead) <= arriving.MOST_WAITING + 2


def test_piped_lines_come_until_the_pipe_is_closed(monkeypatch):
    reading, writing = os.pipe()
    monkeypatch.setattr(sys, "stdin", os.fdopen(reading))
    threading.Thread(target=lambda: (os.write(writing, b"x\n1\n2"), os.close(writing))).start()

    assert [line for lines in piped_lines() for line in lines] == ["x\n", "1\n", "2\n"]
    sys.stdin.close()


def test_the_microphone_is_heard_and_let_go(monkeypatch):
    class InputStream:
        def __init__(self, rate, size, *, callback, **_):
            callback(np.full((size, 1), 0.5), size, None, None)

        __enter__ = lambda self: self  # noqa: E731
        __exit__ = lambda self, *_: closed.append(True)  # noqa: E731

    closed = []
    monkeypatch.setitem(sys.modules, "sounddevice", SimpleNamespace(InputStream=InputStream, PortAudioError=OSError))
    sound = heard(RATE)

    piece = next(sound)
    sound.close()

    assert piece.shape == (800, 1) and piece.dtype == np.float32 and closed == [True]


def test_a_microphone_that_does_not_start_is_told(monkeypatch):
    class InputStream:
        def __init__(self, *_, **__):
            pass

        def __enter__(self):
            raise OSError("Device unavailable")

        __exit__ = None

    monkeypatch.setitem(sys.modules, "sounddevice", SimpleNamespace(InputStream=InputStream, PortAudioError=OSError))

    with pytest.raises(WorkbenchError, match="No microphone can be heard here: Device unavailable"):
        next(heard(RATE))


def test_nothing_is_kept_of_a_sequence_that_is_whole():
    made = []
    stepwise = Stepwise(lambda: made.append(True) or (lambda values_TF: values_TF))

    for _ in range(3):
        assert [answer.step for answer in stepwise.read(np.zeros((2, 1)), "a row", whole=True)] == [1, 2]

    assert len(made) == 3 and not stepwise._followed


def test_without_a_microphone_there_is_a_sentence(listener, monkeypatch):
    monkeypatch.setitem(sys.modules, "sounddevice", None)

    done = command("stream", listener.folder, "--input", "mic")

    assert done.exit_code == 2
    assert "Listening needs the package sounddevice" in done.stderr


def test_the_command_answers_a_recording_and_tells_how_long_it_took(listener):
    path = listener.folder.parent / "tones" / "high" / "0.wav"

    done, as_json = (command("stream", listener.folder, "--input", path, *more) for more in ((), ("--json",)))

    assert len(done.stdout.splitlines()) == len(as_json.stdout.splitlines()) == 5
    assert '"seconds": 0.1, "step": 800' in as_json.stdout
    assert "Answers were there" in done.stderr and "median_ms" in as_json.stderr


def test_the_command_answers_lines_as_they_come(forecaster, classifier, monkeypatch):
    for project, count in ((forecaster, 90 - forecaster.run().facts.context + 1), (classifier, 30 * 9 + 13)):
        lines = source_of(project).read_text().splitlines(keepends=True)
        monkeypatch.setattr(arriving, "piped_lines", lambda _encoding, lines=lines: iter([lines[:9], [], lines[9:]]))

        done = command("stream", project.folder)

        assert (done.exit_code, len(done.stdout.splitlines())) == (0, count)


def test_a_reader_that_has_enough_ends_the_command_quietly(listener, monkeypatch):
    def closed(*_, **__):
        raise BrokenPipeError

    forgotten = []
    monkeypatch.setattr("workbench.cli.stream_command.tell", closed)
    monkeypatch.setattr("workbench.cli.stream_command.forget_output", lambda: forgotten.append(True))

    done = command("stream", listener.folder, "--input", listener.folder.parent / "tones" / "low" / "1.wav")

    assert (done.exit_code, done.stderr, forgotten) == (0, "", [True])


@pytest.mark.parametrize(("kind", "source"), [("classifier", "mic"), ("listener", "-")])
def test_a_source_that_tells_the_run_nothing_is_refused(kind, source, request):
    done = command("stream", request.getfixturevalue(kind).folder, "--input", source)

    assert done.exit_code == 2 and "ound" in done.stderr
