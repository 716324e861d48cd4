"""A model that nobody has changed follows its data."""

from workbench.data.categories import facts_with_names
from workbench.data.dataset import NAME_INPUT, DataFacts
from workbench.models.refitting import refitted
from workbench.models.spec import ModelSpec
from workbench.models.templates import TEMPLATES

FACTS = DataFacts(
    task="forecast",
    inputs=("load",),
    targets=("load",),
    classes=(),
    context=24,
    horizon=6,
    missing_mask=False,
    season=1,
)
NAMED = facts_with_names(FACTS, ("a", "b", "c"))


def test_names_come_last_and_go_again():
    assert NAMED.inputs == ("load", NAME_INPUT) and NAMED.categories == {NAME_INPUT: ("a", "b", "c")}
    assert facts_with_names(NAMED, ()) == FACTS
    assert facts_with_names(NAMED, ("x", "x")).categories == {NAME_INPUT: ("x",)}


def test_a_model_from_a_template_grows_with_the_names_and_shrinks_without():
    plain = TEMPLATES["gru-forecaster"].build(FACTS)

    grown = refitted(plain, FACTS, NAMED)

    assert grown.layers[0].units == 3 * plain.layers[0].units
    assert refitted(grown, NAMED, FACTS) == plain


def test_a_model_that_was_changed_stays():
    plain = TEMPLATES["gru-forecaster"].build(FACTS)
    changed = plain.model_copy(update={"layers": (plain.layers[0].model_copy(update={"units": 7}),)})

    assert refitted(changed, FACTS, NAMED) == changed
    assert refitted(ModelSpec(), FACTS, NAMED) == ModelSpec()


def test_a_measured_level_stays_with_a_model_that_follows_its_data():
    plain = TEMPLATES["gru-forecaster"].build(FACTS)
    measured = plain.model_copy(update={"preprocess": plain.preprocess.model_copy(update={"level": "none"})})

    grown = refitted(measured, FACTS, NAMED)

    assert grown.layers[0].units == 3 * plain.layers[0].units
    assert grown.preprocess.level == "none"
