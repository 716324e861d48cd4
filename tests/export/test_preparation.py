"""What the data room did to a file, as an export describes it."""

import json

from workbench.export.preparation import Preparation, read_preparation


def test_columns_that_name_sequences_together_survive_the_description():
    about = json.loads(json.dumps({"sequence": ["subject", "trial"]}))

    assert read_preparation(about).sequence == ("subject", "trial")


def test_an_export_of_before_named_one_column_or_none():
    assert read_preparation({"sequence": "id"}).sequence == ("id",)
    assert read_preparation({"sequence": ""}) == Preparation()
