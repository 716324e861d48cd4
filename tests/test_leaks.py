"""Leaks as people make them without knowing: each is found with its evidence, and gone after its cure."""

import numpy as np
import pytest

from tests.planted import CLASSES, movement, movements, series, wave, windows, write
from workbench.data.audit import Finding, audit
from workbench.data.loading import load_dataset
from workbench.data.samples import SAMPLES
from workbench.progress import finish
from workbench.proposal import ProposedExperiment, propose_experiment
from workbench.runs.loaded import cut
from workbench.spec import set_key

LOAD = wave(1500)
TURNS = np.tile([0, 1], 60)


def warnings(made: ProposedExperiment) -> list[Finding]:
    found = audit(made.loaded.dataset, made.loaded.split, made.spec.data)
    return [finding for finding in found if finding.severity == "warning"]


def proposed(*paths, **options) -> ProposedExperiment:
    return finish(propose_experiment(list(paths), **options))


def forecast(path, *features: str) -> list[Finding]:
    roles = [(f"data.roles.{name}", "feature") for name in ("temperature", *features)]
    return found_and_cured(proposed(path, settings=roles, task="forecast", targets=["load"]))


def classified(path, *settings: tuple[str, str]) -> list[Finding]:
    return found_and_cured(proposed(path, settings=settings))


def found_and_cured(made: ProposedExperiment) -> list[Finding]:
    """The warnings, each of which has a cure that leaves none, by a click as by settings."""
    found = warnings(made)
    for finding in found:
        assert finding.cure is not None
        data, by_settings = finding.cure.change(made.spec.data), made.spec
        for key, text in finding.cure.settings:
            by_settings = set_key(by_settings, key, text)
        assert by_settings.data == data
        loaded = cut(finish(load_dataset(data, tables=made.tables)), data)
        left = audit(loaded.dataset, loaded.split, data)
        assert not [str(one.sentence) for one in left if one.severity == "warning"]
    return found


def said(found: list[Finding], kind: str) -> str:
    assert {finding.kind for finding in found} == {kind}
    return " ".join(str(finding.sentence) for finding in found)


def test_clean_data_of_both_kinds_raise_nothing(tmp_path):
    assert forecast(series(tmp_path / "a.csv", LOAD)) == []
    assert classified(movements(tmp_path / "b.csv", TURNS)) == []


@pytest.mark.parametrize(("steps", "factor"), [(2, 1.0), (3, 1.8), (24, -0.5), (30, 1.0)])
def test_a_column_that_is_the_target_ahead_of_time(tmp_path, steps, factor):
    later = np.concatenate([LOAD[steps:], LOAD[:steps]]) * factor + 32

    text = said(forecast(series(tmp_path / "a.csv", LOAD, plan=later), "plan"), "target")

    assert f"plan tells load {steps} steps ahead (correlation 1.000" in text


@pytest.mark.parametrize(
    "made", [np.convolve(LOAD, np.ones(5) / 5, "same"), np.append(np.diff(LOAD), 0.0)], ids=["mean", "change"]
)
def test_a_column_made_of_what_is_to_come(tmp_path, made):
    text = said(forecast(series(tmp_path / "a.csv", LOAD, smooth=made), "smooth"), "target")

    assert "smooth" in text and "leak" in text


def test_a_column_that_is_the_target_in_another_unit(tmp_path):
    text = said(forecast(series(tmp_path / "a.csv", LOAD, fahrenheit=LOAD * 1.8 + 32), "fahrenheit"), "target")

    assert "fahrenheit is 1.8 times load plus 32, 0 steps late" in text


@pytest.mark.parametrize(
    "numbers",
    [np.arange(1500) + 9, np.random.default_rng(0).permutation(1500), np.arange(1500) ** 2 // 7 + np.arange(1500)],
    ids=["counter", "shuffled", "rising"],
)
def test_running_numbers_and_ids_as_features(tmp_path, numbers):
    assert "ticket" in said(forecast(series(tmp_path / "a.csv", LOAD, ticket=numbers), "ticket"), "identity")


@pytest.mark.parametrize("others", [0, 1])
def test_inputs_that_never_or_hardly_change(tmp_path, others):
    site = np.where(np.arange(1500) < others, 4, 3)

    assert "site" in said(forecast(series(tmp_path / "a.csv", LOAD, site=site), "site"), "constant")


def test_a_file_that_holds_its_rows_twice(tmp_path):
    text = said(forecast(series(tmp_path / "a.csv", np.tile(LOAD[:800], 2))), "copy")

    assert "240 steps of the test part (100%)" in text and "from row 1361" in text and "from row 561" in text


def test_a_stretch_pasted_from_the_training_part(tmp_path):
    load = np.concatenate([LOAD[:1350], LOAD[300:400], LOAD[1450:]])

    assert "100 steps of the test part (44%)" in said(forecast(series(tmp_path / "a.csv", load)), "copy")


def test_a_season_that_becomes_another(tmp_path):
    steps = np.arange(1500)
    load = np.sin(np.where(steps < 1050, steps / 24, steps / 48) * 2 * np.pi) + LOAD / 20

    text = said(forecast(series(tmp_path / "a.csv", load)), "pace")

    assert "every 24 steps in training and every 48 steps" in text


def test_a_rate_that_becomes_another(tmp_path):
    minutes = np.cumsum(np.where(np.arange(1500) < 1100, 60, 15))

    text = said(forecast(series(tmp_path / "a.csv", LOAD, minutes)), "pace")

    assert "a step is 3600 s in training and 900 s in the validation part" in text


def test_values_far_outside_of_what_was_learned(tmp_path):
    load = np.where(np.arange(1500) < 1300, LOAD, LOAD * 1.8 + 32)

    assert "Did the unit or the sensor change?" in said(forecast(series(tmp_path / "a.csv", load)), "level")


@pytest.mark.parametrize("noise", [0.0, 0.005])
def test_sequences_that_come_twice_exactly_or_nearly(tmp_path, noise):
    rng = np.random.default_rng(1)
    tracks = [movement(label, seed) for seed, label in enumerate(TURNS)]
    again = rng.permutation(len(TURNS))[:40]
    tracks += [tracks[place] + rng.normal(size=30) * noise for place in again]
    labels = np.concatenate([TURNS, TURNS[again]])

    text = said(classified(movements(tmp_path / "a.csv", labels, tracks)), "copy")

    assert ("nearly the same" if noise else "with the same values") in text


@pytest.mark.parametrize("shuffled", [False, True])
@pytest.mark.parametrize("standardised", [False, True])
def test_windows_cut_from_one_recording(tmp_path, standardised, shuffled):
    if shuffled and standardised:
        pytest.skip("what neither follows one another nor has a value in common cannot be told from other windows")
    cut, labels = windows(12, standardised=standardised)
    order = np.random.default_rng(0).permutation(len(cut)) if shuffled else np.arange(len(cut))
    path = movements(tmp_path / "a.csv", labels[order], [cut[place] for place in order])

    assert "they overlap, as windows that were cut from one recording" in said(classified(path), "copy")


def test_windows_of_one_recording_go_by_the_column_that_names_it(tmp_path):
    cut, labels = windows(12, standardised=False)
    path = movements(tmp_path / "a.csv", labels, cut, tape=lambda classes: np.arange(len(classes)) // 9)
    made = proposed(path)

    found = [finding for finding in warnings(made) if finding.kind == "copy"]

    assert "--set data.split.group=tape" in str(found[0].told)


@pytest.mark.parametrize(("apart", "kept"), [(True, True), (False, False)])
def test_an_official_test_part_stays_where_it_shares_no_recording_with_the_others(tmp_path, apart, kept):
    cut, labels = windows(12, standardised=False)
    tapes = np.arange(len(cut)) // 9
    tests = tapes >= 9 if apart else np.arange(len(cut)) >= 84
    path = movements(
        tmp_path / "a.csv", labels, cut, tape=lambda _: tapes, split=lambda _: np.where(tests, "test", "train")
    )
    made = proposed(path)

    found = [finding for finding in warnings(made) if finding.kind == "copy"]
    mended = found[0].cure.change(made.spec.data)

    assert made.spec.data.split.test_where == "split==test" and mended.split.group == "tape"
    assert mended.split.test_where == ("split==test" if apart else None)


def plots(labels_S: np.ndarray) -> np.ndarray:
    return labels_S + 2 * np.random.default_rng(2).integers(0, 8, len(labels_S))


def test_groups_in_two_parts_whatever_their_column_is_called(tmp_path):
    path = movements(tmp_path / "a.csv", TURNS, ref=lambda labels: [f"Q{place}" for place in plots(labels)])

    text = said(classified(path), "group")

    assert "The same ref is in the training and in a part that judges (" in text and "tells 100% of the answers" in text


def test_a_group_that_is_an_input_is_one_no_more(tmp_path):
    assert "ref" in said(
        classified(movements(tmp_path / "a.csv", TURNS, ref=plots), ("data.roles.ref", "feature")), "group"
    )


def test_groups_by_which_sequences_resemble_each_other(tmp_path):
    labels = np.tile([0, 1], 120)
    rigs = np.random.default_rng(3).integers(0, 20, len(labels))
    tracks = [movement(label, seed) + 10 * np.sin(rigs[seed] ** 2) for seed, label in enumerate(labels)]
    path = movements(tmp_path / "a.csv", labels, tracks, rig=lambda _: [f"rig {rig}" for rig in rigs])

    assert "resembles a training sequence of the same rig most" in said(classified(path), "group")


@pytest.mark.parametrize("noise", [0.0, 0.01])
def test_a_code_that_is_the_class(tmp_path, noise):
    rng = np.random.default_rng(4)
    path = movements(tmp_path / "a.csv", TURNS, state=lambda labels: labels * 3.0 + rng.normal(size=120) * noise)

    assert "state is a code of the class" in said(classified(path, ("data.roles.state", "feature")), "code")


def test_a_code_and_an_id_among_the_columns_of_a_wide_table(tmp_path):
    columns = np.array([movement(label, seed) for seed, label in enumerate(TURNS)]).T
    header = ",".join(["label", *(f"t{step}" for step in range(30)), "state", "ticket"])
    ticket = np.random.default_rng(5).permutation(120) + 1000
    made = proposed(write(tmp_path / "a.csv", header, CLASSES[TURNS], *columns, TURNS + 5, ticket))

    told = [str(finding.told) for finding in warnings(made)]

    assert "state is a code of the class" in told[0] and "--set data.roles.state=ignore" in told[0]
    assert "ticket looks like an id" in told[1] and "--set data.roles.ticket=ignore" in told[1]


def test_a_part_with_one_class_only(tmp_path):
    path = movements(tmp_path / "a.csv", np.sort(TURNS))

    text = said(classified(path, ("data.split.method", "chronological")), "class")

    assert "The test part holds one class only, wild" in text


def test_the_terminal_is_told_the_setting_that_mends(tmp_path):
    later = np.append(LOAD[3:], LOAD[:3])
    roles = [("data.roles.the plan", "feature")]
    path = series(tmp_path / "a.csv", LOAD, **{"the plan": later})

    made = proposed(path, settings=roles, task="forecast", targets=["load"])

    assert str(made.warnings[0]).endswith("To mend it: --set 'data.roles.the plan=ignore'")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_samples_raise_no_warning(sample):
    assert warnings(proposed(sample.path, task=sample.task, targets=sample.targets)) == []


@pytest.mark.parametrize(
    "name",
    ["ett/ETTh1.csv", "ett/ETTh2.csv", "japanese_vowels", "text/tinyshakespeare.txt", "fsdd"]
    + [f"ucr/{name}" for name in ("Coffee", "GunPoint", "ItalyPowerDemand", "Trace")]
    + [f"series/{name}.csv" for name in ("co2_weekly", "elnino", "lynx", "macrodata", "nile", "seattle_temps")],
)
def test_public_data_raise_no_warning(shared_data, name, decoded):
    path = shared_data / name
    paths = sorted(path.glob("*.csv")) if path.is_dir() and name != "fsdd" else [path]
    options = {"task": "forecast", "targets": ["OT"]} if name.startswith("ett") else {}

    assert warnings(proposed(*paths, cache=decoded, **options)) == []
