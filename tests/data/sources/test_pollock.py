"""Of files with one fault each, nothing is lost."""

from tests.data.sources.pollock import faulty_files, score


def test_nothing_is_lost_of_a_few_hundred_faulty_files(tmp_path):
    mean, losses = score(faulty_files(seed=1, tables=5), tmp_path)

    assert mean >= 9.99, losses
