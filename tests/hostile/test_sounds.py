"""Recordings that are damaged or of strange rates: quiet, and one sentence or a model that fits."""

import os
import sys

import numpy as np
import pytest
import soundfile

from workbench.data.dataset import DataFacts
from workbench.data.proposing import propose_data
from workbench.data.sources.decode import _quiet, sound_blocks
from workbench.errors import WorkbenchError
from workbench.models.summary import problems
from workbench.models.templates import TEMPLATES
from workbench.progress import finish


@pytest.fixture
def torn(tmp_path):
    """An mp3 file with noise in its middle, over which libmpg123 stumbles."""
    random = np.random.default_rng(0)
    path = tmp_path / "torn.mp3"
    soundfile.write(path, random.normal(0, 0.1, 44_100).clip(-1, 1), 44_100)
    content = bytearray(path.read_bytes())
    content[300:900] = random.integers(0, 256, 600, np.uint8).tobytes()
    path.write_bytes(content)
    return path


def test_the_decoder_writes_no_notes_of_its_own(torn, capfd):
    try:
        assert sum(len(block) for block in sound_blocks(torn, 16_000)) > 0
    except WorkbenchError as error:
        assert "torn.mp3" in str(error)

    assert capfd.readouterr().err == ""


def test_what_others_write_meanwhile_is_not_lost(torn, capfd):
    with _quiet(torn):
        os.write(2, b"Note: a decoder's\nours\n")
        sys.stderr.flush()

    assert capfd.readouterr().err == "ours\n"


@pytest.mark.parametrize("rate", [1, 8, 50, 150, 199, 384_000, 10_000_000])
def test_a_model_of_sound_fits_every_rate(rate):
    facts = DataFacts(
        task="classify",
        inputs=("samples",),
        targets=(),
        classes=("a", "b"),
        context=2 * rate,
        horizon=0,
        missing_mask=False,
        season=1,
        sample_rate=rate,
    )

    spec = TEMPLATES["audio-classifier"].build(facts)

    assert not [found for found in problems(spec, facts, "cross_entropy") if found.severity == "error"]


def test_a_file_with_one_class_says_which(tmp_path):
    (tmp_path / "x.csv").write_text(
        "id,t,x,label\n" + "".join(f"{s},{t},{t},same\n" for s in range(9) for t in range(3))
    )

    with pytest.raises(WorkbenchError, match=r"x\.csv: column label holds only one class, 'same'"):
        finish(propose_data([tmp_path / "x.csv"], task="classify"))
