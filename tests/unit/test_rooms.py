"""The house stays a house: pages stay thin and speak only to the rooms they may."""

import ast
from pathlib import Path

import pytest

from observatory.settings import ROOT
from observatory.ui.navigation import TITLES

PAGES = sorted((ROOT / "pages").glob("*.py"))
ALLOWED = ("streamlit", "observatory.ui", "observatory.views")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_thin(page: Path) -> None:
    """Choose, ask, show: a page that needs more than 80 lines does something that belongs in a room."""
    assert 80 >= len(page.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_speaks_only_to_its_rooms(page: Path) -> None:
    """A page never reaches for the database, the files or the loaders itself."""
    strangers = [name for name in _imports(page) if not name.startswith(ALLOWED)]

    assert [] == strangers


def test_every_page_is_named() -> None:
    """A page that `observatory/ui/navigation.py` does not name cannot be opened: its address shows the overview."""
    assert set() == {page.stem.replace("_", "-") for page in PAGES} ^ set(TITLES)


def _imports(page: Path) -> list[str]:
    nodes = list(ast.walk(ast.parse(page.read_text(encoding="utf-8"))))
    direct = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    return direct + [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]


def test_no_question_is_built_from_strings() -> None:
    """SQL stands in .sql files; no module of the query layer holds a statement."""
    holders = [
        file.name
        for file in (ROOT / "observatory" / "queries").glob("*.py")
        if "select " in file.read_text(encoding="utf-8").lower()
    ]

    assert [] == holders


def test_every_question_is_asked_and_has_a_title() -> None:
    """A .sql file that no function asks is dead; its first line is the question in words."""
    folder = ROOT / "observatory" / "queries"
    code = "\n".join(file.read_text(encoding="utf-8") for file in folder.glob("*.py"))
    dead = [file.stem for file in (folder / "sql").glob("*.sql") if f'question("{file.stem}")' not in code]
    untitled = [file.stem for file in (folder / "sql").glob("*.sql") if not file.read_text().startswith("-- ")]

    assert ([], []) == (dead, untitled)
