"""New files behind older ones: what is new, what a window looks back on, and who learns what."""

from dataclasses import replace

import numpy as np
import pytest

from workbench.data.appended_split import appended_split
from workbench.data.appending import append
from workbench.data.loading import facts, load_dataset
from workbench.data.newer import find_new
from workbench.data.spec import AppendedSpec, DataSpec, SourceSpec, SplitSpec, WindowSpec
from workbench.data.splits import make_split
from workbench.errors import WorkbenchError
from workbench.progress import finish


def table(path, first: int, last: int, names=("a", "b"), *, times: bool = True) -> DataSpec:
    """Series of whole numbers, a day after the other."""
    day = np.datetime64("2024-01-01")
    lines = [f"{name},{day + step if times else ''},{step}" for name in names for step in range(first, last)]
    path.write_text("\n".join(["name,day,level", *lines]) + "\n")
    roles = {"name": "sequence", "level": "target"} | ({"day": "time"} if times else {"day": "ignore"})
    window, split = WindowSpec(context=4, horizon=2), SplitSpec(train=0.6, val=0.2, test=0.2)
    return DataSpec(sources=(SourceSpec(path=str(path)),), layout="long", roles=roles, window=window, split=split)


def both(tmp_path, old: tuple[int, int], new: tuple[int, int], **settings):
    spec = table(tmp_path / "old.csv", *old, times=settings.get("times", True))
    later = table(tmp_path / "new.csv", *new, **settings)
    older = finish(load_dataset(spec))
    split = make_split(older, spec)
    newer = finish(load_dataset(later, classes=()))
    found = find_new(older, newer, facts(older, split, spec))
    appended = spec.model_copy(update={"appended": (AppendedSpec(old_share=0.5),)})
    return older, split, found, appended


def test_each_series_goes_on_where_it_ended_and_looks_back_over_the_seam(tmp_path):
    older, _, found, _ = both(tmp_path, (0, 40), (40, 70))
    dataset = finish(append(older, found, None))

    assert dataset.names_S == ("a", "b", "a (2)", "b (2)")
    assert dataset.series_S == ("a", "b", "a", "b")
    assert dataset.targets_NK[dataset.offsets_S1[2:4], 0].tolist() == [36, 36]
    assert dataset.reaching_S.tolist() == [2, 3]
    assert dataset.fingerprint != older.fingerprint


def test_after_a_break_nothing_is_looked_back_on(tmp_path):
    _, _, found, _ = both(tmp_path, (0, 40), (45, 75))

    assert found.begins_S.tolist() == found.dataset.offsets_S1[:-1].tolist()
    assert found.dataset.targets_NK[0, 0] == 45


def test_a_series_of_another_name_is_one_of_its_own(tmp_path):
    older, _, found, _ = both(tmp_path, (0, 40), (40, 70), names=("c", "d"))

    assert finish(append(older, found, None)).series_S == ("a", "b", "c", "d")


def test_repeated_rows_are_known_by_their_values_where_there_are_no_times(tmp_path):
    _, _, found, _ = both(tmp_path, (0, 40), (0, 70), times=False)

    assert (found.begins_S - found.dataset.offsets_S1[:-1]).tolist() == [40, 40]


def test_the_new_parts_lie_behind_the_old_ones_of_which_a_share_is_learned_again(tmp_path):
    older, split, found, spec = both(tmp_path, (0, 40), (40, 70))
    parts = appended_split(split, found, spec, len(older.values_NF), older.sequences)
    dataset = finish(append(older, found, None))
    firsts = dataset.targets_NK[parts.test.starts_E + parts.test.lengths_E, 0]

    assert (parts.train.starts_E < 80).sum() == round(len(split.train) / 2)
    assert sorted(set(firsts.tolist())) == [64, 65, 66, 67, 68]
    assert set(parts.val.sequences_E.tolist()) == {2, 3}


def test_new_files_without_the_group_of_the_split_are_refused(tmp_path):
    older, split, found, spec = both(tmp_path, (0, 40), (40, 70))
    grouped = spec.model_copy(update={"split": SplitSpec(method="group", group="speaker")})
    labelled = replace(found, dataset=replace(found.dataset, task="classify"))

    with pytest.raises(WorkbenchError, match="do not tell speaker"):
        appended_split(split, labelled, grouped, len(older.values_NF), older.sequences)
