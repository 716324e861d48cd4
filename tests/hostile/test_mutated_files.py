"""Three thousand changed files of projects, runs, exports and data: no traceback, none slow, none huge."""

import warnings

import pytest

from tests.hostile.readers import EVALUATION, faults, mutants_of, write_data, write_exports
from tests.runs.conftest import finished  # noqa: F401 - a fixture

COUNT = 3000


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="processor time and memory are counted as on Unix")
def test_a_changed_file_is_read_or_is_one_sentence(project, finished, tmp_path):  # noqa: F811
    (finished.folder / "evaluation.json").write_text(EVALUATION)
    exports, data = write_exports(finished, tmp_path / "exports"), write_data(tmp_path / "data")
    mutants = mutants_of(project.folder, finished, exports, data)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what libraries say of strange numbers is no fault of the program
        found = list(faults(mutants, COUNT, seed=12))

    assert not found, "\n".join(f"{fault.path.name}: {fault.what}" for fault in found[:20])
