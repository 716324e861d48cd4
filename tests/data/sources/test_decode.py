import sys

import numpy as np
import pytest
from sounds import RATE, tone, write_sound

from workbench.data.sources.decode import sound_blocks, sound_facts
from workbench.errors import WorkbenchError


def decoded(path, rate=RATE):
    return np.concatenate(list(sound_blocks(path, rate)))


@pytest.mark.parametrize("ending", ["wav", "flac", "ogg", "opus", "mp3", "aiff", "au", "caf"])
def test_every_usual_format_is_read(tmp_path, ending):
    options = {"format": "OGG", "subtype": "OPUS"} if ending == "opus" else {}
    path = write_sound(tmp_path / f"a.{ending}", tone(1.0, loudness=0.5), **options)

    samples = decoded(path)

    assert len(samples) == pytest.approx(RATE, rel=0.15)
    assert np.abs(samples[2000:6000]).max() == pytest.approx(0.5, abs=0.1)


@pytest.mark.parametrize("channels", [2, 6])
def test_channels_are_averaged(tmp_path, channels):
    samples = np.repeat(tone()[:, None], channels, axis=1)
    samples[:, 0] = 0

    mixed = decoded(write_sound(tmp_path / "a.wav", samples, subtype="FLOAT"))

    assert np.allclose(mixed, tone() * (channels - 1) / channels, atol=1e-6)


def test_resampling_in_blocks_keeps_a_tone(tmp_path):
    path = write_sound(tmp_path / "a.wav", tone(10.0, rate=44100), rate=44100, subtype="FLOAT")

    samples = decoded(path)

    assert len(samples) == pytest.approx(10 * RATE, abs=2)
    assert np.allclose(samples[1000:-1000], tone(10.0)[1000 : len(samples) - 1000], atol=1e-3)


def test_samples_that_are_no_numbers_are_refused(tmp_path):
    samples = tone()
    samples[100] = np.nan

    with pytest.raises(WorkbenchError, match="no numbers"):
        decoded(write_sound(tmp_path / "a.wav", samples, subtype="FLOAT"))


def test_a_cut_off_flac_is_refused(tmp_path):
    whole = write_sound(tmp_path / "a.flac", np.random.default_rng(0).uniform(-1, 1, 80000)).read_bytes()
    (tmp_path / "b.flac").write_bytes(whole[: len(whole) // 2])

    with pytest.raises(WorkbenchError):
        decoded(tmp_path / "b.flac")


@pytest.mark.parametrize("ending", ["m4a", "webm"])
def test_media_files_are_read_with_the_extra(tmp_path, ending):
    av = pytest.importorskip("av", reason="needs the extra media")
    path, codec = tmp_path / f"a.{ending}", "aac" if ending == "m4a" else "libopus"
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=48000, layout="mono")
        frame = av.AudioFrame.from_ndarray(tone(1.0, rate=48000)[None], format="fltp", layout="mono")
        frame.rate = 48000
        converted = av.AudioResampler(format=stream.codec_context.format, layout="mono", rate=48000).resample(frame)
        for part in converted:
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))

    samples = decoded(path)

    assert sound_facts(path).sample_rate == 48000
    assert len(samples) == pytest.approx(RATE, rel=0.05)
    assert np.std(samples[2000:6000]) == pytest.approx(0.5 / np.sqrt(2), rel=0.1)


def test_a_missing_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "av", None)
    (tmp_path / "a.m4a").write_bytes(b"x")

    with pytest.raises(WorkbenchError, match=r"sequence-workbench\[media\]"):
        sound_facts(tmp_path / "a.m4a")
