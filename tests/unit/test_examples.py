"""Examples in docstrings, which readers copy: each gives what it says."""

import doctest
from importlib import import_module

import pytest

from observatory.settings import ROOT

MODULES = [
    ".".join(file.relative_to(ROOT).with_suffix("").parts)
    for file in sorted((ROOT / "observatory").rglob("*.py"))
    if ">>>" in file.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("module", MODULES)
def test_examples_give_what_they_say(module: str) -> None:
    """Run as they stand, one module at a time."""
    result = doctest.testmod(import_module(module))

    assert 0 == result.failed
    assert 0 < result.attempted
