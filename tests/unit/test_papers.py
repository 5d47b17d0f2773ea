"""The papers of the house: what it needs is declared, how it is cited is current, and its forms can be opened."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
import yaml

from observatory.settings import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


def test_every_library_that_is_imported_is_declared() -> None:
    """No library comes only because another one brings it: that one may drop it any day."""
    declared = {_plain(re.split(r"[<>=!~ \[;]", line)[0]) for line in _requirements()}
    owners = packages_distributions()
    imported = {name for file in (ROOT / "observatory").rglob("*.py") for name in _libraries(file)}
    brought = {name for name in imported if not declared & {_plain(owner) for owner in owners[name]}}

    assert set() == brought


def _requirements() -> list[str]:
    return [*PROJECT["dependencies"], *(one for extra in PROJECT["optional-dependencies"].values() for one in extra)]


def _plain(name: str) -> str:
    """A name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _libraries(file: Path) -> set[str]:
    """The modules of others that a file imports, anywhere in it."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    direct = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names = [*direct, *(node.module or "" for node in nodes if isinstance(node, ast.ImportFrom))]
    return {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"observatory"}


def test_the_version_that_is_cited_is_the_current_one() -> None:
    """CITATION.cff and pyproject.toml name the same version and licence."""
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))

    assert (PROJECT["version"], PROJECT["license"]) == (cited["version"], cited["license"])


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_form_for_an_issue_can_be_opened(file: Path) -> None:
    """GitHub hides a form without name or description, or with two fields of one name, without a word."""
    form: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    names = [field["id"] for field in form["body"]]

    assert {"name", "description", "title", "body"} <= set(form)
    assert sorted(set(names)) == sorted(names)
    assert [] == [field["id"] for field in form["body"] if not field["attributes"]["label"]]
    assert {"input", "textarea"} >= {field["type"] for field in form["body"]}
