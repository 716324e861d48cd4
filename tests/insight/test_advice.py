"""What runs were found to use of a context is kept, and told where another context may be better."""

import pytest

from tests.insight.truths import marked, run_of
from workbench.insight.advice import context_advice
from workbench.insight.question import Asked
from workbench.insight.questions import ask
from workbench.models.spec import RecurrentSpec
from workbench.progress import finish


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("advice")
    return run_of(folder / "run", marked(0, lag=2, context=4, sequences=60), RecurrentSpec(units=2), epochs=1).run


@pytest.mark.parametrize(
    ("horizon", "said"), [(20, "a shorter context may do as well"), (95, "a longer context may be worth a try")]
)
def test_a_context_that_is_far_too_long_or_too_short_is_told(run, horizon, said):
    run.save_memory(96, horizon)

    assert said in str(context_advice([run], 96))


def test_nothing_is_told_of_a_context_that_fits_or_that_no_run_had(run):
    run.save_memory(96, 60)

    assert context_advice([run], 96) is None
    assert context_advice([run], 48) is None
    assert context_advice([], 96) is None


def test_what_was_found_before_a_run_learned_further_is_not_told(run):
    run.save_memory(96, 20)
    history = run.folder / "history.jsonl"
    line = history.read_text()
    history.write_text(line + line.replace('"epoch": 1', '"epoch": 2'))

    assert run.memory is None
    history.write_text(line)
    assert run.memory is not None


def test_a_question_of_memory_is_kept_with_the_run(tmp_path):
    subject = run_of(tmp_path / "run", marked(0, lag=2, context=4, sequences=60), RecurrentSpec(units=2), epochs=1)

    found = finish(ask("memory", subject, Asked(part="val")))

    assert (subject.run.memory.context, subject.run.memory.horizon) == (4, found.horizon)


def test_a_damaged_file_tells_nothing(run):
    (run.folder / "memory.json").write_text("{")

    assert run.memory is None
