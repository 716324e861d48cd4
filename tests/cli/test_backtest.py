import json

from tests.cli.conftest import run


def test_a_backtest_is_printed_and_told_as_json(copy):
    told = run("backtest", copy, "--origins", "3")
    found = json.loads(run("backtest", copy, "--origins", "3", "--json").stdout)

    assert told.exit_code == 0, told.stderr
    assert {"ridge", "last_value"} < found["means"].keys() and len(found["folds"]) == 3
    value, low, high = found["means"]["model"]["mae"]
    assert low < value < high and f"{value:.4g} ± {high - value:.4g}" in told.stdout
    assert told.stdout.rstrip().endswith(found["verdict"]) and "origin" in told.stdout


def test_sequences_are_dealt_into_folds(classifier):
    found = json.loads(run("backtest", classifier, "--origins", "2", "--json").stdout)

    assert (found["rolling"], found["refit"]) == (False, True)
    assert sum(fold["examples"] for fold in found["folds"]) == 40
    assert {"accuracy", "f1_macro"} == found["means"]["model"].keys()


def test_too_many_origins_are_refused(copy):
    refused = run("backtest", copy, "--origins", "90")

    assert refused.exit_code == 2 and "Ask for fewer origins" in refused.stderr
