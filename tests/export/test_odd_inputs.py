"""The window, the command line and every exported script answer odd files alike, or refuse them in the same words."""

import csv
import gzip
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.answering.live_projects import movements, tones, trained
from tests.cli.conftest import run
from tests.export.exported_scripts import load_main, run_main
from workbench.answering.answers import write
from workbench.answering.using import use
from workbench.errors import WorkbenchError
from workbench.experiment import run_experiment
from workbench.export.bundle import _write
from workbench.export.exportable import Exportable
from workbench.export.onnx_stream import write_stream
from workbench.export.preparation import preparation_of
from workbench.export.twin import stream_script
from workbench.models.spec import HeadSpec, LogMelSpec, ModelSpec, RecurrentSpec
from workbench.progress import finish
from workbench.proposal import propose_experiment
from workbench.runs.project import Project

Rows = list[list[str]]
Answered = Rows | str
"""The table of a door's answers, or why it refuses."""
HEADER = ["time", "load", "temp", "kind"]


def loads(count: int, seed: int) -> Rows:
    """Hours of a load, with a temperature that is known ahead and a kind of hour."""
    random, at = np.random.default_rng(seed), np.arange(count)
    hours = np.datetime_as_string(np.datetime64("2023-03-01T00", "h") + at, unit="s").tolist()
    load, temp = 100 + 9 * np.sin(at / 4) + random.normal(0, 1, count), 5 + 3 * np.cos(at / 4)
    kinds = random.choice(["red", "green", "blue"], count).tolist()
    numbers = zip(hours, load, temp, kinds, strict=True)
    return [[hour.replace("T", " "), f"{a:.3f}", f"{b:.3f}", kind] for hour, a, b, kind in numbers]


def saved(path: Path, rows: Rows, header: list[str] = HEADER, mark: str = ",", encoding: str = "utf-8") -> Path:
    lines = (mark.join(map(str, row)) + "\n" for row in [header, *rows])
    path.write_bytes("".join(lines).encode(encoding))
    return path


def forecaster(folder: Path) -> Project:
    source = saved(folder / "train.csv", loads(90, 1))
    made = finish(propose_experiment([source], task="forecast", cache=folder / "cache"))
    roles = {"time": "time", "load": "target", "temp": "known", "kind": "category"}
    window = made.spec.data.window.model_copy(update={"context": 6, "horizon": 3})
    data = made.spec.data.model_copy(update={"roles": roles, "window": window, "missing": "interpolate"})
    training = made.spec.training.model_copy(update={"device": "cpu", "epochs": 1, "refit": False})
    model = ModelSpec(layers=(RecurrentSpec(units=4),), head=HeadSpec())
    spec = made.spec.model_copy(update={"data": data, "training": training, "model": model})
    project = Project.create(folder / "p", spec)
    for _ in run_experiment(project):
        pass
    return project


KINDS: dict[str, Callable[[Path], Project]] = {
    "loads": forecaster,
    "moves": lambda folder: trained(folder, movements(folder / "movements.csv"), "classify", RecurrentSpec(units=4)),
    "tones": lambda folder: trained(
        folder, tones(folder / "sounds"), "classify", LogMelSpec(window=200, hop=100, mels=8), RecurrentSpec(units=4)
    ),
}


class Doors:
    """One run, and all through which it answers files."""

    def __init__(self, folder: Path, kind: str) -> None:
        folder.mkdir()
        self.folder, self.project = folder, KINDS[kind](folder)
        done = self.project.run()
        self.run, facts = done.id, done.facts
        preparation = preparation_of(done.spec.data, facts, done.run_facts.recipe)
        model = done.model()
        source = Exportable(model=model, facts=facts, statistics=done.run_facts.statistics, preparation=preparation)
        for name in ("onnx", "torch"):
            (folder / name).mkdir()
            _write(source, name, folder / name)
        scripts = {"onnx": "predict_onnx.py", "torch": "predict.py"}
        self.scripts = {kind: load_main(folder / kind / name) for kind, name in scripts.items()}

    def answers(self, path: Path) -> dict[str, Answered]:
        to = self.folder / "answers.csv"
        doors: dict[str, Callable[[], str]] = {"window": lambda: self._use(path, to)}
        for name, place in (
            ("project", self.project.folder),
            ("onnx", self.folder / "onnx"),
            ("torch", self.folder / "torch"),
        ):
            doors[f"predict {name}"] = lambda place=place: run("predict", place, "--data", path, "--to", to).stderr
        for name, script in self.scripts.items():
            doors[f"script {name}"] = lambda script=script: run_main(script, path, to).stderr
        return {name: _read(door, to) for name, door in doors.items()}

    def _use(self, path: Path, to: Path) -> str:
        try:
            write(finish(use(self.project, self.run, [path])).answered, to)
        except WorkbenchError as error:
            return str(error)
        return ""


def _read(door: Callable[[], str], to: Path) -> Answered:
    to.unlink(missing_ok=True)
    said = door().strip()
    if not to.exists():
        return said.splitlines()[-1]
    with to.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Doors]]:
    folder, made = tmp_path_factory.mktemp("doors"), dict[str, Doors]()
    yield lambda kind: made[kind] if kind in made else made.setdefault(kind, Doors(folder / kind, kind))
    for kind in ("onnx", "torch"):
        sys.modules.pop(f"exported_{kind}", None)


LATER = loads(30, 2)
COMMAS = [[time, a.replace(".", ","), b.replace(".", ","), kind] for time, a, b, kind in LATER]
WORDED = [LATER[9][0], "off", *LATER[9][2:]]
UNNAMED = [[str(t), str(t % 3 - 0.5)] for t in range(9)]
ZONED = [[f"{time}+05:30", *rest] for time, *rest in LATER]


def emptied(*places: tuple[int, int]) -> Rows:
    return [["" if (r, c) in places else cell for c, cell in enumerate(row)] for r, row in enumerate(LATER)]


def quoted(path: Path) -> Path:
    lines = saved(path, LATER).read_text().splitlines()
    path.write_text("".join(f'"{line}"\n' for line in lines))
    return path


def summers(path: Path) -> Path:
    """Hours around the night in which the clocks of Berlin go forward."""
    instants = np.datetime64("2023-03-25T00", "h") + np.arange(30)
    ahead = [1 if instant < np.datetime64("2023-03-26T01", "h") else 2 for instant in instants]
    times = [f"{instant + hours}:00:00+0{hours}:00" for instant, hours in zip(instants, ahead, strict=True)]
    return saved(path, [[time.replace("T", " "), *row[1:]] for time, row in zip(times, LATER, strict=True)])


def summer_days(path: Path) -> Path:
    """Midnights of Berlin around the day that has 23 hours."""
    days = np.datetime64("2023-03-10") + np.arange(30)
    times = [f"{day}T00:00:00+0{1 if day < np.datetime64('2023-03-27') else 2}:00" for day in days]
    return saved(path, [[time, *row[1:]] for time, row in zip(times, LATER, strict=True)])


def packed(path: Path) -> Path:
    name = path.with_name(f"{path.name}.gz")
    name.write_bytes(gzip.compress(saved(path, LATER).read_bytes()))
    return name


def moves(path: Path) -> Path:
    """Sequences of 3 to 18 steps, with decimal commas."""
    random = np.random.default_rng(3)
    rows = [[f"s{n}", str(t), f"{random.normal():.4f}".replace(".", ",")] for n in range(4) for t in range(3 + 5 * n)]
    return saved(path, rows, ["sequence_id", "t", "x"], ";")


def stereo(path: Path) -> Path:
    at = np.arange(30_000) / 48_000
    sound = np.stack([0.3 * np.sin(2 * np.pi * 500 * at), 0.2 * np.sin(2 * np.pi * 900 * at)], axis=1)
    soundfile.write(path.with_suffix(".wav"), sound, 48_000)
    return path.with_suffix(".wav")


def sounding(path: Path, ending: str, **options: str) -> Path:
    """Half a second of two tones."""
    at, file = np.arange(4000) / 8_000, path.with_suffix(ending)
    soundfile.write(file, 0.3 * np.sin(2 * np.pi * 500 * at) + 0.2 * np.sin(2 * np.pi * 900 * at), 8_000, **options)
    return file


def changed(path: Path, change: Callable[[bytes], bytes]) -> Path:
    path.write_bytes(change(path.read_bytes()))
    return path


def streamed_wav(path: Path) -> Path:
    """As a stream is written, whose sizes nobody knows at its start."""
    return changed(sounding(path, ".wav"), lambda raw: raw[:4] + b"\xff" * 4 + raw[8:40] + b"\xff" * 4 + raw[44:])


def without(name: bytes) -> Callable[[Path], Path]:
    """A WAV file of which one part is called otherwise."""
    return lambda path: changed(sounding(path, ".wav"), lambda raw: raw.replace(name, b"junk", 1))


ANSWERED: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "other order": ("loads", lambda path: saved(path, [row[::-1] for row in LATER], HEADER[::-1])),
    "extra columns": ("loads", lambda path: saved(path, [["x", *row, 7] for row in LATER], ["note", *HEADER, "more"])),
    "decimal comma": ("loads", lambda path: saved(path, COMMAS, mark=";")),
    "semicolon and byte order mark": ("loads", lambda path: saved(path, LATER, mark=";", encoding="utf-8-sig")),
    "lines quoted as a whole": ("loads", quoted),
    "tabs in UTF-16": ("loads", lambda path: saved(path, LATER, mark="\t", encoding="utf-16")),
    "newest first": ("loads", lambda path: saved(path, LATER[::-1])),
    "offset of a zone": ("loads", lambda path: saved(path, ZONED)),
    "Z behind times": ("loads", lambda path: saved(path, [[f"{time}Z", *rest] for time, *rest in LATER])),
    "clocks that change": ("loads", summers),
    "days of a zone": ("loads", summer_days),
    "compressed": ("loads", packed),
    "missing cells": ("loads", lambda path: saved(path, emptied((7, 1), (8, 1), (20, 2)))),
    "a word among numbers": ("loads", lambda path: saved(path, [*LATER[:9], WORDED, *LATER[10:]])),
    "known future": ("loads", lambda path: saved(path, emptied((27, 1), (28, 1), (29, 1)))),
    "unseen category": ("loads", lambda path: saved(path, [*LATER[:25], *([*row[:3], "pink"] for row in LATER[25:])])),
    "unequal lengths": ("moves", moves),
    "nothing tells sequences apart": ("moves", lambda path: saved(path, UNNAMED, ["t", "x"])),
    "48 kHz in stereo": ("tones", stereo),
    "FLAC": ("tones", lambda path: sounding(path, ".flac")),
    "compressed WAV": ("tones", lambda path: sounding(path, ".wav", subtype="ULAW")),
    "WAV written to a stream": ("tones", streamed_wav),
}  # fmt: skip


@pytest.mark.parametrize("odd", ANSWERED)
def test_all_doors_answer_alike(odd, doors, tmp_path):
    kind, written = ANSWERED[odd]

    window, *others = doors(kind).answers(written(tmp_path / "odd.csv")).items()

    assert isinstance(window[1], list), window[1]
    for name, answered in others:
        assert isinstance(answered, list), (name, answered)
        assert_alike(answered, window[1], name)


def assert_alike(answered: Rows, expected: Rows, name: str) -> None:
    """All that the window tells is told there, too: times and names by letter, numbers to 1e-5."""
    places = [answered[0].index(column) for column in expected[0]]
    assert len(answered) == len(expected), name
    for row, told in zip(answered[1:], expected[1:], strict=True):
        for column, place, cell in zip(expected[0], places, told, strict=True):
            if column == "load" or column.startswith("probability"):
                np.testing.assert_allclose(float(row[place]), float(cell), rtol=1e-5, atol=1e-5, err_msg=name)
            else:
                assert row[place] == cell, (name, column)


REFUSED: dict[str, tuple[str, Callable[[Path], Path], str]] = {
    "missing column": (
        "loads",
        lambda path: saved(path, [[t, a, k] for t, a, _, k in LATER], ["time", "load", "kind"]),
        "{file} has no column temp. It has time.",
    ),
    "upper case": (
        "loads",
        lambda path: saved(path, LATER, [name.upper() for name in HEADER]),
        "{file} has no column time. It has TIME, LOAD, TEMP, KIND.",
    ),
    "renamed time": (
        "loads",
        lambda path: saved(path, LATER, ["timestamp", *HEADER[1:]]),
        "{file} has no column time. It has timestamp, temp.",
    ),
    "too short": (
        "loads",
        lambda path: saved(path, LATER[:4]),
        "odd has 4 steps, but the model looks back over 6. Give it a longer series.",
    ),
    "words in place of numbers": (
        "loads",
        lambda path: saved(path, [[row[0], "high", *row[2:]] for row in LATER]),
        "{file}: row 2 of column load holds 'high', which is not a number. Correct it in the file, or give the column "
        "another role, such as category.",
    ),
    "no value at all": (
        "loads",
        lambda path: saved(path, [[*row[:2], "", row[3]] for row in LATER]),
        "{file}: column temp of sequence odd holds no value at all. Ignore the column, or choose that missing values "
        "are left to the model.",
    ),
    "WAV of no bytes": (
        "tones",
        lambda path: changed(sounding(path, ".wav"), lambda _: b""),
        "{file} is empty: it has no bytes.",
    ),
    "table in place of a recording": (
        "tones",
        lambda path: saved(path, UNNAMED, ["t", "x"]),
        "{file} is not a recording that can be read: Format not recognised.",
    ),
    "WAV cut off": (
        "tones",
        lambda path: changed(sounding(path, ".wav"), lambda raw: raw[:900]),
        "{file} ends early: it has 900 of 8044 bytes.",
    ),
    "text called WAV": (
        "tones",
        lambda path: changed(sounding(path, ".wav"), lambda _: b"no sound at all"),
        "{file} is not a recording that can be read: Format not recognised.",
    ),
    "WAV without samples": (
        "tones",
        lambda path: changed(sounding(path, ".wav"), lambda raw: raw[:4] + b"\x24\0\0\0" + raw[8:40] + bytes(4)),
        "{file} holds no sound: it has no samples.",
    ),
    "WAV without its format": (
        "tones",
        without(b"fmt "),
        "{file} is not a recording that can be read: Error in WAV file. No 'data' chunk marker.",
    ),
    "FLAC cut off": (
        "tones",
        lambda path: changed(sounding(path, ".flac"), lambda raw: raw[:3000]),
        "{file} is not a recording that can be read: Error : flac decoder lost sync.",
    ),
    "samples that are no numbers": (
        "tones",
        lambda path: changed(
            sounding(path, ".wav", subtype="FLOAT"), lambda raw: raw[:-400] + b"\xff" * 4 + raw[-396:]
        ),
        "{file} holds samples that are no numbers (NaN or endless).",
    ),
    "folder without a recording": (
        "tones",
        lambda path: changed(sounding(saved(path, [["a", 1]], ["x", "y"]), ".wav"), lambda _: b"text").parent,
        "None of the 2 files can be used as a recording. The first: {file}/odd.wav is not a recording that can be "
        "read: Format not recognised.",
    ),
}


@pytest.mark.parametrize("odd", REFUSED)
def test_all_doors_refuse_in_the_same_sentence(odd, doors, tmp_path):
    kind, written, sentence = REFUSED[odd]
    path = written(tmp_path / "odd.csv")

    answered = doors(kind).answers(path)

    assert {each for each in answered.values() if isinstance(each, str)} == {sentence.replace("{file}", str(path))}
    assert not any(isinstance(each, list) for each in answered.values())


@pytest.fixture(scope="module")
def streamed(doors, tmp_path_factory) -> Callable[[Path], tuple[str, str]]:
    """What the streaming script of the run that knows movements says of a file, and of what is wrong with it."""
    chosen, folder = doors("moves").project.run(), tmp_path_factory.mktemp("stream")
    preparation = preparation_of(chosen.spec.data, chosen.facts, chosen.run_facts.recipe)
    write_stream(chosen.model(), chosen.facts, folder / "model_stream.onnx", preparation)
    (folder / "stream_onnx.py").write_text(stream_script(chosen.spec.model, chosen.facts), encoding="utf-8")

    def say(path: Path) -> tuple[str, str]:
        command = [sys.executable, folder / "stream_onnx.py", path]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.stdout, done.stderr

    return say


def test_the_streaming_script_reads_odd_files_alike(streamed, tmp_path):
    rows = [[t, f"{t % 3 - 0.25}"] for t in range(6)]
    plain, _ = streamed(saved(tmp_path / "plain.csv", rows, ["t", "x"]))
    odd = [["", f"{x}".replace(".", ","), t] for t, x in rows]

    assert plain.count("\n") == 6
    assert streamed(saved(tmp_path / "odd.csv", odd, ["", "x", "t"], ";", "utf-8-sig")) == (plain, "")


def test_the_streaming_script_refuses_a_missing_column_in_the_same_sentence(streamed, tmp_path):
    path = saved(tmp_path / "odd.csv", [["a", 1]], ["sequence_id", "t"])

    assert streamed(path) == ("", f"{path} has no column x. It has sequence_id, t.\n")
