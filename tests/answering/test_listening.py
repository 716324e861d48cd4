"""The microphone is listened to: levels, answers, and pieces that are kept as examples of a class."""

import numpy as np
import pytest
import soundfile

from tests.answering.live_projects import RATE, tones, trained
from workbench.answering.arriving import played
from workbench.answering.listening import QUIETEST, keep, level_of, listen
from workbench.answering.using import answering_of, use
from workbench.errors import WorkbenchError
from workbench.export.live import listening_of
from workbench.models.spec import LogMelSpec, RecurrentSpec
from workbench.progress import finish

MELS = LogMelSpec(window=256, hop=80, mels=8)


@pytest.fixture(scope="module")
def hums(tmp_path_factory):
    return tones(tmp_path_factory.mktemp("hums") / "tones")


@pytest.fixture(scope="module")
def causal(hums):
    return trained(hums.parent / "causal", hums, "classify", MELS, RecurrentSpec(units=4)).run()


@pytest.fixture(scope="module")
def whole(hums):
    return trained(hums.parent / "whole", hums, "classify", MELS, RecurrentSpec(units=4, bidirectional=True)).run()


def moments(run, path) -> list:
    stepwise, _ = listening_of(run)
    return [moment for moment in listen(played(path, RATE), stepwise, run.facts, 0.0) if moment is not None]


@pytest.mark.parametrize(("loud", "decibels"), [(1.0, -3.01), (0.1, -23.01), (0.0, QUIETEST)])
def test_the_level_is_that_of_the_power(loud, decibels):
    assert level_of(loud * np.sin(np.arange(800) * 0.25 * np.pi)) == pytest.approx(decibels, abs=0.01)


def test_what_is_heard_to_its_end_is_what_the_file_is_answered(causal, hums):
    path = hums / "low" / "1.wav"

    last = moments(causal, path)[-1]

    (answer_C,) = finish(use(causal_project(causal), causal.id, [path])).answered.values
    np.testing.assert_allclose(list(last.told["probabilities"].values()), answer_C, atol=1e-5)
    assert last.latency < 1 and sum(len(each.samples_T) for each in moments(causal, path)) == 3333


def causal_project(run):
    from workbench.runs.project import Project

    return Project.open(run.folder.parent.parent)


def test_a_model_of_whole_sequences_answers_the_latest_of_them_and_says_so(whole, hums):
    import torch

    sound, _ = soundfile.read(hums / "high" / "0.wav", dtype="float32")
    stepwise, note = listening_of(whole)

    for piece in (sound[:, None], sound[:2000, None]):
        *_, last = stepwise.read(piece)

    kept = torch.from_numpy(np.concatenate([sound, sound[:2000]])[-whole.facts.usual :][None, :, None])
    np.testing.assert_allclose(last.answer, answering_of(whole)(kept, torch.tensor([kept.shape[1]]))[0], atol=1e-6)
    assert str(note).startswith("The model reads whole sequences, so it answers the last 0.42 s again and again.")


def test_nothing_is_told_while_nothing_comes(causal):
    stepwise, note = listening_of(causal)

    assert list(listen(iter([np.empty((0, 1), np.float32)]), stepwise, causal.facts, 0.0)) == [None]
    assert note is None


def test_recordings_are_kept_in_the_folder_of_their_class_and_trained_on_next(hums, tmp_path):
    samples = np.linspace(-1, 1, 4000, dtype=np.float32)

    paths = [keep(samples, RATE, tmp_path, "low") for _ in range(2)]

    assert [path.relative_to(tmp_path).as_posix() for path in paths] == ["low/recorded_1.wav", "low/recorded_2.wav"]
    read, rate = soundfile.read(paths[0], dtype="float32")
    assert rate == RATE
    np.testing.assert_allclose(read, samples, atol=1e-4)
    assert sorted(tmp_path.rglob("*")) == sorted([tmp_path / "low", *paths])


@pytest.mark.parametrize(
    ("samples", "label", "said"),
    [
        (np.empty(0), "low", "Nothing was heard while it was recorded."),
        (np.ones(9), "../low", "'../low' cannot be the name of a folder. Choose another class."),
        (np.ones(9), " ", "' ' cannot be the name of a folder. Choose another class."),
        (np.ones(9), "taken", "cannot be written: File exists"),
    ],
)
def test_what_cannot_be_kept_is_told(samples, label, said, tmp_path):
    (tmp_path / "taken").write_text("")

    with pytest.raises(WorkbenchError) as refused:
        keep(samples, RATE, tmp_path, label)

    assert said in str(refused.value)
