"""Sound features are the textbook's, cope with any length, and are scaled by the training part."""

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

from workbench.data.dataset import DataFacts, Statistics
from workbench.models import mel
from workbench.models.audio import LogMel
from workbench.models.build import build_model
from workbench.models.fit import FeatureFit
from workbench.models.spec import DenseSpec, LayerSpec, LogMelSpec, MfccSpec, ModelSpec, PreprocessSpec

RATE = 8000
SIZES = {"window": 512, "hop": 80, "mels": 40, "normalize": "none"}


def chirps() -> torch.Tensor:
    torch.manual_seed(0)
    t_T = torch.arange(4000) / RATE
    tones_BT = torch.stack([torch.sin(2 * torch.pi * (200 + 900 * t_T) * t_T), torch.sin(2 * torch.pi * 440 * t_T)])
    return (0.4 * tones_BT + 0.01 * torch.randn(2, 4000))[:, :, None]


def features(spec: LogMelSpec, x_BT1: torch.Tensor) -> torch.Tensor:
    return LogMel(spec, RATE).eval()(x_BT1, torch.full((len(x_BT1),), x_BT1.shape[1]))[0]


@pytest.mark.parametrize(("limits", "name"), [((0.0, None), "0 to None"), ((80.0, 3500.0), "80 to 3500")])
def test_log_mel_bands_are_those_of_nnaudio(limits, name):
    """Against answers of nnAudio 0.3.4 (HTK scale, no normalisation, every eleventh frame), which needs scipy."""
    theirs_BNM = json.loads((Path(__file__).parent / "nnaudio_bands.json").read_text())[name]
    t_T = torch.arange(4000, dtype=torch.float64) / RATE
    noise_BT = torch.from_numpy(np.random.RandomState(0).normal(size=(2, 4000)))  # a stream that numpy never changes
    tones_BT = torch.stack((torch.sin(2 * torch.pi * (200 + 900 * t_T) * t_T), torch.sin(2 * torch.pi * 440 * t_T)))
    x_BT1 = (0.4 * tones_BT + 0.01 * noise_BT).float()[:, :, None]
    scale = float(np.hanning(513)[:-1].sum() / 2)
    low, high = limits

    ours_BNM = features(LogMelSpec(low_hz=low, high_hz=high, **SIZES), x_BT1)

    expected_BNM = (torch.tensor(theirs_BNM) / scale**2 + mel.FLOOR).log()
    torch.testing.assert_close(ours_BNM[:, ::11], expected_BNM, atol=1e-4, rtol=0)


def sounds(name: str, shared_data: Path | None) -> torch.Tensor:
    """Noisy tones, a pure tone that leaves most bands at the floor, or speech."""
    if name == "chirp":
        return chirps()[:1]
    if name == "tone":
        return torch.sin(2 * torch.pi * 440 * torch.arange(4000).double() / RATE).float()[None, :, None]
    speech = [soundfile.read(path, dtype="float32")[0] for path in (shared_data / "fsdd/recordings").glob("*_0.wav")]
    return torch.from_numpy(np.concatenate(speech))[None, :, None]


@pytest.mark.parametrize("name", ["chirp", "tone", "speech"])
def test_bands_and_mfcc_are_those_computed_by_numpy_in_float64(name, request):
    x_BT1 = sounds(name, request.getfixturevalue("shared_data") if name == "speech" else None)
    frames_NW = np.lib.stride_tricks.sliding_window_view(x_BT1[0, :, 0].double().numpy(), 512)[::80]
    window_W = np.hanning(513)[:-1]
    power_NR = np.abs(np.fft.rfft(frames_NW * window_W / (window_W.sum() / 2))) ** 2
    bands_NM = np.log(power_NR @ mel.mel_filters(RATE, 512, 40, 0.0, None).T + mel.FLOOR)
    angles_CM = np.pi * np.outer(np.arange(13), np.arange(40) + 0.5) / 40
    cepstrum_NC = bands_NM @ np.cos(angles_CM).T * np.sqrt(2 / 40)
    cepstrum_NC[:, 0] /= np.sqrt(2)

    np.testing.assert_allclose(features(LogMelSpec(**SIZES), x_BT1)[0], bands_NM, atol=1e-4, rtol=0)
    np.testing.assert_allclose(features(MfccSpec(**SIZES), x_BT1)[0], cepstrum_NC, atol=1e-4, rtol=0)


@pytest.mark.parametrize("spec", [LogMelSpec(**SIZES), MfccSpec(**SIZES)])
def test_features_stay_exact_where_training_computes_in_half_precision(spec):
    with torch.autocast("cpu", torch.bfloat16):
        halved_BNM = features(spec, chirps())

    torch.testing.assert_close(halved_BNM, features(spec, chirps()))


def test_a_full_scale_tone_has_a_power_of_one():
    tone_BT1 = torch.sin(2 * torch.pi * 1000 * torch.arange(512) / RATE)[None, :, None]
    spectrum = torch.fft.rfft(tone_BT1[:, :, 0] * LogMel(LogMelSpec(**SIZES), RATE).window_W)

    assert spectrum.abs().max().item() == pytest.approx(1.0, abs=1e-3)


@pytest.mark.parametrize(("samples", "frames"), [(1, 1), (511, 1), (512, 1), (591, 1), (592, 2), (4000, 44)])
def test_any_length_gives_frames(samples, frames):
    assert features(LogMelSpec(**SIZES), chirps()[:, :samples]).shape == (2, frames, 40)


def test_a_clip_of_another_loudness_looks_the_same_to_the_clip_normalisation():
    spec = LogMelSpec(**SIZES | {"normalize": "clip"})

    loud, soft = features(spec, chirps()), features(spec, chirps() * 0.5)

    torch.testing.assert_close(loud, soft, atol=0.02, rtol=0)
    torch.testing.assert_close(loud.mean(dim=1), torch.zeros(2, 40), atol=1e-5, rtol=0)


def test_background_noise_below_the_dynamic_range_leaves_no_trace():
    burst_BT1 = chirps() * (torch.arange(4000) // 1000 == 1)[:, None]
    hum_BT1 = burst_BT1 + 1e-4 * torch.sin(torch.arange(4000) / 3)[:, None]

    spec = LogMelSpec(**SIZES | {"range_db": 40})
    silent, humming = features(spec, burst_BT1), features(spec, hum_BT1)

    torch.testing.assert_close(silent, humming, atol=0.1, rtol=0)
    assert float(silent[0].amax() - silent[0].amin()) == pytest.approx(4 * np.log(10), abs=0.05)


def sound_model(*layers: LayerSpec) -> torch.nn.Module:
    facts = DataFacts(
        task="classify",
        inputs=("sound",),
        targets=(),
        classes=("a", "b"),
        context=4000,
        horizon=0,
        missing_mask=False,
        season=1,
        sample_rate=RATE,
    )
    spec = ModelSpec(layers=layers, preprocess=PreprocessSpec(scale="none"))
    return build_model(spec, facts, Statistics(mean_F=(0.0,), std_F=(1.0,), class_counts=(1, 1)))


def fit_features(model, batches):
    fitting = FeatureFit(model)
    for batch in batches:
        fitting.add(*batch)
    fitting.finish()


@pytest.mark.parametrize("normalize", ["channel", "both"])
def test_fitted_features_have_mean_zero_and_deviation_one_over_the_training_part(normalize):
    model = sound_model(LogMelSpec(**SIZES | {"normalize": normalize}))
    x_BT1, lengths = chirps(), torch.tensor([4000, 2000])

    fit_features(model, [(x_BT1[:1], lengths[:1]), (x_BT1[1:], lengths[1:])])

    layer = model.layers[0].eval()
    frames_BNM, counts_B = layer(x_BT1, lengths)
    valid_XM = torch.cat([frames_BNM[b, :count] for b, count in enumerate(counts_B.tolist())])
    torch.testing.assert_close(valid_XM.mean(dim=0), torch.zeros(40), atol=1e-4, rtol=0)
    torch.testing.assert_close(valid_XM.std(dim=0, unbiased=False), torch.ones(40), atol=1e-3, rtol=0)


def test_nothing_is_fitted_where_nothing_asks_for_it():
    for model in (sound_model(DenseSpec()), sound_model(LogMelSpec(**SIZES))):
        before = {name: value.clone() for name, value in model.state_dict().items()}

        fit_features(model, [(chirps(), torch.tensor([4000, 4000]))])

        assert all(torch.equal(before[name], value) for name, value in model.state_dict().items())


def test_masks_blank_frames_and_bands_in_training_only():
    layer = LogMel(LogMelSpec(**SIZES | {"time_mask": 10, "frequency_mask": 8}), RATE)
    x_BT1, lengths_B = chirps().repeat(20, 1, 1), torch.tensor([4000, 2000]).repeat(20)
    torch.manual_seed(1)

    masked = layer.train()(x_BT1, lengths_B)[0] == 0
    plain = layer.eval()(x_BT1, lengths_B)[0] == 0

    frames_B, bands_B = masked.all(dim=2).sum(dim=1), masked.all(dim=1).sum(dim=1)
    assert not plain.any()
    assert 0 < frames_B.max() <= 10
    assert 0 < bands_B.max() <= 8
    assert not masked.all(dim=2)[1, 20:].any()


def tone_bands(hz: float, warp: float) -> torch.Tensor:
    """The loudest band of 200 recordings of the same tone, in training."""
    torch.manual_seed(0)
    tone_BT1 = torch.sin(2 * torch.pi * hz * torch.arange(1000) / RATE)[None, :, None].expand(200, -1, -1)
    layer = LogMel(LogMelSpec(**SIZES | {"warp": warp}), RATE).train()
    return layer(tone_BT1, torch.full((200,), 1000))[0].mean(dim=1).argmax(dim=1)


def test_a_warp_moves_a_tone_up_and_down_by_at_most_its_share():
    low, middle, high = (float(tone_bands(hz, 0.0)[0]) for hz in (1000 / 1.2, 1000, 1000 * 1.2))

    bands_B = tone_bands(1000, 0.2).float()

    assert bands_B.min() == pytest.approx(low, abs=1)
    assert bands_B.max() == pytest.approx(high, abs=1)
    assert bands_B.mean() == pytest.approx(middle, abs=1)


def test_a_warp_leaves_the_highest_tones_where_they_are_and_judges_as_without_it():
    spec, plain = LogMelSpec(**SIZES | {"warp": 0.3}), LogMelSpec(**SIZES)

    assert set(tone_bands(3990, 0.3).tolist()) == set(tone_bands(3990, 0.0).tolist())
    torch.testing.assert_close(features(spec, chirps()), features(plain, chirps()), atol=0, rtol=0)
