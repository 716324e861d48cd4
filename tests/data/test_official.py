import pytest

from workbench.data.official import official_test


@pytest.mark.parametrize(
    ("facts", "condition"),
    [
        ({"file": ("GunPoint_TRAIN", "GunPoint_TEST")}, "file==GunPoint_TEST"),
        ({"split": ("train", "test", "train")}, "split==test"),
        ({"folder": ("Training", "testing")}, "folder==testing"),
        ({"file": ("latest", "contest")}, None),
        ({"split": ("test", "test")}, None),
        ({"speaker": ("train", "test")}, None),
    ],
)
def test_files_folders_and_columns_tell_the_test_part(facts, condition):
    assert official_test(facts) == condition
