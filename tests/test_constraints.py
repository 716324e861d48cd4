"""The versions that set-up installs: one for each dependency, within what the project allows."""

import tomllib
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]


def pinned() -> dict[str, str]:
    lines = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return {
        name.lower().replace("_", "-"): version
        for name, _, version in (line.partition("==") for line in lines if line and not line.startswith("#"))
    }


def test_every_dependency_has_a_version_that_the_project_allows():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    versions = pinned()

    for text in asked:
        requirement = Requirement(text)
        assert requirement.specifier.contains(versions[requirement.name.lower().replace("_", "-")]), text


def test_versions_name_no_build_of_one_machine():
    assert not [version for version in pinned().values() if "+" in version]
