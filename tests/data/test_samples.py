import pytest

from workbench.data.loading import load_dataset
from workbench.data.samples import SAMPLES, Sample
from workbench.data.schema import infer_schema
from workbench.data.sources.csv import read_table
from workbench.data.spec import DataSpec, SourceSpec
from workbench.data.splits import make_split, propose_split
from workbench.data.windows import propose_window
from workbench.progress import finish


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_sample_loads_and_splits_as_proposed(sample: Sample):
    proposal = infer_schema([finish(read_table(sample.path))], sample.task, sample.targets)
    spec = DataSpec(
        task=proposal.task,
        layout=proposal.layout,
        roles=proposal.roles,
        sources=(SourceSpec(path=str(sample.path)),),
    )
    dataset = finish(load_dataset(spec))
    window, split = propose_window(dataset.longest, dataset.season), propose_split(dataset)

    parts = make_split(dataset, spec.model_copy(update={"window": window, "split": split}))

    assert proposal.targets == sample.targets
    assert min(len(parts.train), len(parts.val), len(parts.test)) >= 20


def test_the_sensors_have_missing_cells():
    sensors = next(sample for sample in SAMPLES if sample.name == "sensors")

    table = finish(read_table(sensors.path))

    assert sum(column.missing for column in table.columns) > 10


def test_names_are_unique():
    assert len({sample.name for sample in SAMPLES}) == len(SAMPLES)
