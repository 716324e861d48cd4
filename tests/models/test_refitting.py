"""A model follows its data: as its template makes it, or by the size of its layers."""

from dataclasses import replace

from workbench.data.categories import facts_with_names
from workbench.data.dataset import NAME_INPUT, DataFacts
from workbench.models.refitting import refitted
from workbench.models.spec import ModelSpec
from workbench.models.specs.steps import FlattenSpec
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


def changed(**changes):
    plain = TEMPLATES["gru-forecaster"].build(FACTS)
    return plain.model_copy(update={"layers": (plain.layers[0].model_copy(update=changes), FlattenSpec())})


def test_the_layers_of_a_model_that_was_changed_grow_with_the_names_and_shrink_without():
    model = changed(units=7, depth=2)

    grown = refitted(model, FACTS, NAMED)

    assert grown == changed(units=21, depth=2)
    assert refitted(grown, NAMED, FACTS) == model


def test_no_layer_grows_beyond_what_a_layer_may_be():
    assert refitted(changed(units=4000), FACTS, NAMED).layers[0].units == 4096


def test_a_changed_model_stays_where_names_say_no_more():
    assert refitted(changed(units=7), FACTS, facts_with_names(FACTS, ("x",))) == changed(units=7)
    classes = replace(FACTS, task="classify", targets=(), classes=("a", "b"), horizon=0)
    assert refitted(changed(units=7), classes, facts_with_names(classes, ("a", "b", "c"))) == changed(units=7)
    assert refitted(ModelSpec(), FACTS, NAMED) == ModelSpec()


def test_a_measured_level_stays_with_a_model_that_follows_its_data():
    plain = TEMPLATES["gru-forecaster"].build(FACTS)
    measured = plain.model_copy(update={"preprocess": plain.preprocess.model_copy(update={"level": "none"})})

    grown = refitted(measured, FACTS, NAMED)

    assert grown.layers[0].units == 3 * plain.layers[0].units
    assert grown.preprocess.level == "none"
