"""Templates fit the task, say what they want of training, and start where the facts point."""

import pytest

from workbench.data.dataset import DataFacts
from workbench.models.templates import TEMPLATES, propose
from workbench.training.spec import TrainingSpec

TEMPLATE_CASES = [(template, task) for template in TEMPLATES.values() for task in template.tasks]


def facts_of(task: str, inputs: tuple[str, ...] = ("load",), **changes: object) -> DataFacts:
    numbers = task in ("forecast", "regress")
    values: dict[str, object] = {
        "task": task,
        "inputs": inputs,
        "targets": ("load",) if numbers else (),
        "classes": () if numbers else ("a", "b"),
        "context": 24,
        "horizon": 12 if task == "forecast" else 0,
        "missing_mask": False,
        "season": 12,
    }
    return DataFacts(**(values | changes))


MANY = ("a", "b", "c", "d")


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        (facts_of("forecast"), "gru-forecaster"),
        (facts_of("forecast", MANY, targets=MANY, context=96, horizon=96), "segment-gru"),
        (facts_of("forecast", MANY, targets=MANY, context=96, horizon=96, missing_mask=True), "gru-forecaster"),
        (facts_of("classify"), "sequence-classifier"),
        (facts_of("regress"), "sequence-classifier"),
        (facts_of("classify", sample_rate=8000), "audio-classifier"),
        (facts_of("label-steps"), "step-labeller"),
        (facts_of("next-token"), "character-model"),
    ],
)
def test_the_data_choose_the_proposed_template(facts, name):
    assert propose(facts) == name
    assert facts.task in TEMPLATES[name].tasks


@pytest.mark.parametrize(("rate", "window", "hop"), [(8000, 512, 80), (16_000, 1024, 160), (44_100, 2048, 441)])
def test_sound_is_cut_into_the_same_moments_at_any_sample_rate(rate, window, hop):
    sound = TEMPLATES["audio-classifier"].build(facts_of("classify", sample_rate=rate)).layers[0]

    assert (sound.window, sound.hop) == (window, hop)


@pytest.mark.parametrize(("template", "task"), TEMPLATE_CASES)
@pytest.mark.parametrize("examples", [20, 1000, 100_000])
def test_training_changes_are_fields_of_the_training_spec(template, task, examples):
    changes = template.training(facts_of(task), examples)

    spec = TrainingSpec.model_validate(TrainingSpec().model_dump() | changes)

    assert (spec.loss == "cross_entropy") == (task not in ("forecast", "regress"))


@pytest.mark.parametrize(("template", "task"), TEMPLATE_CASES)
def test_a_model_knows_its_template_and_forecasters_remove_the_level(template, task):
    spec = template.build(facts_of(task))

    assert spec.template == template.name
    assert spec.preprocess.level == ("last" if task == "forecast" else "none")


def test_few_examples_get_more_epochs_in_smaller_batches():
    few, many = (TEMPLATES["gru-forecaster"].training(facts_of("forecast"), count) for count in (100, 10_000))

    assert few["epochs"] > many["epochs"]
    assert few["batch_size"] < many["batch_size"]


@pytest.mark.parametrize(("inputs", "pool"), [(("load",), "last"), (("load", "heat"), "mean")])
def test_the_classifier_averages_several_inputs_and_reads_one_curve_to_its_ends(inputs, pool):
    assert TEMPLATES["bilstm-classifier"].build(facts_of("classify", inputs)).head.pool == pool


def test_long_sequences_are_shortened_before_a_recurrent_layer_reads_them():
    build = TEMPLATES["sequence-classifier"].build

    short, long = build(facts_of("classify")), build(facts_of("classify", context=150))

    assert [layer.stride for layer in short.layers if layer.kind == "conv1d"] == [1, 2]
    assert [layer.stride for layer in long.layers if layer.kind == "conv1d"] == [2, 2, 2]


@pytest.mark.parametrize(
    ("inputs", "context", "augment"),
    [
        (("load",), 24, {"noise": 0.1}),
        (("load",), 150, {"shift": 0.05}),
        (("load",), 400, {"shift": 0.2}),
        (MANY, 400, {"noise": 0.3, "shift": 0.05}),
    ],
)
def test_noise_spares_the_fine_outline_of_one_long_curve(inputs, context, augment):
    changes = TEMPLATES["sequence-classifier"].training(facts_of("classify", inputs, context=context), 200)

    assert changes["augment"] == augment


def test_sound_is_told_apart_with_little_smoothing_and_other_voices_in_training():
    facts = facts_of("classify", sample_rate=8000)

    template = TEMPLATES["audio-classifier"]

    assert template.build(facts).layers[0].warp > 0
    assert 0 < template.training(facts, 1000)["label_smoothing"] < 0.1
    assert "label_smoothing" not in template.training(facts_of("regress", sample_rate=8000), 1000)


@pytest.mark.parametrize("typical", [24, 150, 400])
def test_one_very_long_sequence_changes_neither_layers_nor_augmentation(typical):
    even, uneven = (facts_of("classify", context=context, typical=typical) for context in (typical, 12 * typical))
    template = TEMPLATES["sequence-classifier"]

    assert template.build(even) == template.build(uneven)
    assert template.training(even, 100) == template.training(uneven, 100)


def test_kernel_features_stand_beside_the_layers_that_tell_classes_of_measurements():
    build = TEMPLATES["sequence-classifier"].build

    assert build(facts_of("classify")).head.kernel_path
    assert not build(facts_of("regress")).head.kernel_path
    assert not build(facts_of("classify", sample_rate=8000)).head.kernel_path
    assert not build(facts_of("classify", ("word",), categories={"word": ("a", "b")})).head.kernel_path


@pytest.mark.parametrize(("examples", "few"), [(249, True), (250, False)])
def test_few_examples_of_a_forecaster_all_teach_in_the_end(examples, few):
    changes = TEMPLATES["gru-forecaster"].training(facts_of("forecast"), examples)

    assert changes.get("refit", False) is changes.get("check_path", False) is few
