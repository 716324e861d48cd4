"""What is told of words: columns that could be inputs, inputs that teach nothing, and those that are the answer."""

import numpy as np
import pytest

from workbench.data.audit import audit
from workbench.data.loading import load_dataset
from workbench.data.schema import infer_schema
from workbench.data.spec import DataSpec, SourceSpec, WindowSpec
from workbench.progress import finish
from workbench.runs.loaded import cut
from workbench.spec import ExperimentSpec, set_key

ROLES = {"when": "time", "load": "target", "kind": "category"}
HOURS = np.datetime_as_string(np.datetime64("2024-01-01T00:00") + np.arange(300) * np.timedelta64(1, "h"))


@pytest.fixture
def found(tmp_path):
    """Findings on a table of hours, and what a cure does to its spec."""

    def examine(kinds, **changes):
        path = tmp_path / "hours.csv"
        noise = np.random.default_rng(0).standard_normal(len(HOURS)).round(3)
        rows = zip(HOURS, noise.tolist(), np.resize(kinds, len(HOURS)).tolist(), strict=True)
        path.write_text("when,load,kind\n" + "".join(f"{when},{load},{kind}\n" for when, load, kind in rows))
        values = {"roles": ROLES, "window": WindowSpec(context=4, horizon=2), **changes}
        spec = DataSpec(sources=(SourceSpec(path=str(path)),), **values)
        loaded = cut(finish(load_dataset(spec)), spec)
        return spec, audit(loaded.dataset, loaded.split, spec)

    return examine


def mended(spec, finding):
    """The spec after the cure, which its settings bring as well."""
    changed, by_settings = finding.cure.change(spec), ExperimentSpec(data=spec)
    for key, text in finding.cure.settings:
        by_settings = set_key(by_settings, key, text)
    assert by_settings.data == changed
    return changed


def test_an_ignored_column_of_words_can_be_made_an_input_by_one_click(found):
    spec, findings = found(["a", "b", "c"], roles={**ROLES, "kind": "ignore"})

    (told,) = [finding for finding in findings if finding.kind == "words"]

    assert told.severity == "note" and "kind holds 3 different words" in str(told.sentence)
    assert mended(spec, told).roles["kind"] == "category"


@pytest.fixture
def planned(tmp_path):
    """What is told of a shop whose prices are planned for three days more than it has sold."""

    def examine(**roles):
        days = np.datetime_as_string(np.datetime64("2024-01-01") + np.arange(90))
        rows = [
            f"{day},{n % 7 + n % 3 if n < 87 else ''},{n % 5},{n % 11 if n < 87 else ''}\n"
            for n, day in enumerate(days)
        ]
        (tmp_path / "shop.csv").write_text("day,sold,price,visits\n" + "".join(rows))
        roles = {"day": "time", "sold": "target", "price": "ignore", "visits": "ignore", **roles}
        source = SourceSpec(path=str(tmp_path / "shop.csv"))
        spec = DataSpec(sources=(source,), roles=roles, window=WindowSpec(context=7, horizon=3))
        loaded = cut(finish(load_dataset(spec)), spec)
        return spec, [told for told in audit(loaded.dataset, loaded.split, spec) if told.kind == "ahead"]

    return examine


def test_a_column_that_goes_on_where_the_target_ends_is_taken_as_known_ahead_by_one_click(planned):
    spec, (told,) = planned()

    assert "price goes on for 3 steps after what is forecast ends" in str(told.sentence)
    assert mended(spec, told).roles == {**spec.roles, "price": "known"}


@pytest.mark.parametrize(("role", "count"), [("feature", 1), ("known", 0)])
def test_an_input_that_goes_on_is_told_of_until_it_is_seen_ahead(planned, role, count):
    assert len(planned(price=role)[1]) == count


@pytest.mark.parametrize(("asked", "leak"), [(3, False), (0, True)])
def test_prices_that_make_what_is_sold_are_no_leak_where_the_file_tells_them_ahead(tmp_path, asked, leak):
    prices = np.random.default_rng(0).uniform(1, 3, 200).round(3)
    days = np.datetime_as_string(np.datetime64("2024-01-01") + np.arange(200))
    rows = [f"{days[n]},{20 - 5 * prices[n] if n < 200 - asked else ''},{prices[n]}\n" for n in range(200)]
    (tmp_path / "shop.csv").write_text("day,sold,price\n" + "".join(rows))
    roles = {"day": "time", "sold": "target", "price": "known"}
    source = SourceSpec(path=str(tmp_path / "shop.csv"))
    spec = DataSpec(sources=(source,), roles=roles, window=WindowSpec(context=7, horizon=3))
    loaded = cut(finish(load_dataset(spec)), spec)

    assert ("target" in [told.kind for told in audit(loaded.dataset, loaded.split, spec)]) == leak


@pytest.mark.parametrize("kinds", [["same"], [f"note {n}" for n in range(300)], ["yes", "no"], [1, 2, 3]])
def test_texts_truths_and_numbers_are_not_offered(found, kinds):
    assert not [finding for finding in found(kinds, roles={**ROLES, "kind": "ignore"})[1] if finding.kind == "words"]


def test_words_that_are_inputs_raise_nothing(found):
    findings = found(["a", "b", "c", "b"], calendar=("hour", "weekday"))[1]

    assert not [str(finding.sentence) for finding in findings if finding.severity == "warning"]


def test_a_word_that_never_changes_is_told_by_its_name(found):
    spec, findings = found(["same"])

    (told,) = [finding for finding in findings if finding.kind == "constant"]

    assert "kind never changes in the training part: it is same" in str(told.sentence)
    assert mended(spec, told).roles["kind"] == "ignore"


def test_a_calendar_that_never_changes_is_left_out_by_one_click(found):
    spec, findings = found(["a", "b"], calendar=("quarter", "hour"))

    (told,) = [finding for finding in findings if finding.kind == "constant"]

    assert "quarter (calendar) never changes" in str(told.sentence)
    assert mended(spec, told).calendar == ("hour",)


def test_the_name_of_a_single_series_is_left_out_by_one_click(found):
    spec, findings = found(["a", "b"], name_as_input=True)

    (told,) = [finding for finding in findings if finding.kind == "constant"]

    assert "it is hours in all" in str(told.sentence) and not mended(spec, told).name_as_input


def test_words_that_are_the_class_by_another_name_are_told(tmp_path):
    rows = [f"{s},{t},{(s + t) % 7},{'ab'[s % 2]},{('up', 'down')[s % 2]}\n" for s in range(60) for t in range(5)]
    (tmp_path / "x.csv").write_text("id,t,x,code,label\n" + "".join(rows))
    roles = {"id": "sequence", "t": "time", "x": "feature", "code": "category", "label": "label"}
    source = SourceSpec(path=str(tmp_path / "x.csv"))
    spec = DataSpec(task="classify", layout="long", roles=roles, sources=(source,))
    loaded = cut(finish(load_dataset(spec)), spec)

    (told,) = [finding for finding in audit(loaded.dataset, loaded.split, spec) if finding.kind == "code"]

    assert "code is a code of the class" in str(told.sentence)


@pytest.mark.parametrize(
    ("cells", "role", "reason"),
    [(("true", "False"), "feature", "an input of 1 and 0"), (("red", "blue"), "ignore", "Make it a category")],
)
def test_truths_are_proposed_as_inputs_and_words_are_explained(table_of, cells, role, reason):
    rows = [f"{s},{t},{t * s % 5},{cells[t % 2]},{'uv'[s % 2]}\n" for s in range(4) for t in range(6)]
    table = table_of("id,t,x,flag,label\n" + "".join(rows))

    proposal = infer_schema([table], "classify")

    assert proposal.roles["flag"] == role and reason in str(proposal.reasons["flag"])
