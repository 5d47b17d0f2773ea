"""What can be taken away: every figure of every page is a view, and its rows are those of the files."""

import importlib
import pkgutil
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from observatory import ui, views
from observatory.api.asked import asked
from observatory.model.provenance import Evidence
from observatory.ui import embed, figure
from tests.pages.conftest import Opener

LINKS = (
    "overview",
    "trends",
    "trends?lines=groups&indicator=job-postings-index&regions=ES,DE",
    "trends?scale=index&lang=es",
    "regions",
    "regions?level=0&regions=ES,DE",
    "regions?like=abroad&regions=PL22",
    "region",
    "region?code=EL30",
    "region?code=ES61",
    "gaps",
    "gaps?panel=2018&regions=ES21,PL22&weights=tertiary-attainment.2",
    "skills-in-demand",
    "skills-in-demand?view=skills",
    "skills-in-demand?view=uncovered&region=DE11",
    "skills-in-demand?view=outlook&base=country",
    "coverage",
    "coverage?gap=untaught&region=ES",
    "coverage?gap=little",
    "profiles",
    "profiles?area=robotics",
    "profile",
    "profile?where=adverts&year=2018",
    "profile?where=vacancies&lang=es",
    "skill",
    "skill?year=2018&lang=es",
    "skills-map",
    "transitions",
    "transitions?view=compare",
    "path",
    "path?start=region&region=DE11&basis=above&top=100",
    "micro-credentials",
    "micro-credentials?layout=table&q=welding",
    "micro-credential",
    "data",
    "data?lang=es",
    "data?view=indicators",
    "changes",
)
MODULES = [
    importlib.import_module(f"observatory.ui.{one.name}")
    for one in pkgutil.iter_modules(ui.__path__)
    if one.name != "shell"
]
TURNED = {"moves-side-by-side", "compared-facts"}
"""Tables with a column per profile on screen, and a row per profile in files."""
CODES = {"compared-skills": ("need_1", "need_2", "need_3"), "trend": ("region", "member")}
"""Columns of files that the screen has under other names: a column per profile, a line per region or group."""
CUT = {"changed-rows"}
"""The screen shows the first rows and says so; a file has all."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as a page shows it."""

    name: str
    data: pl.DataFrame
    evidence: Evidence


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Shown]:
    """The figures of the page that was opened last."""
    seen: list[Shown] = []
    show, start = figure.show, embed.start

    def note(picture: Any, **told: Any) -> None:
        seen.append(Shown(told["file"], told["data"], told["evidence"]))
        show(picture, **told)

    def begin() -> None:
        seen.clear()
        start()

    monkeypatch.setattr(embed, "start", begin)
    # Whoever took the function by its name has to be told, too; pages take it anew on every run.
    for module in MODULES:
        if getattr(module, "show", None) is show:
            monkeypatch.setattr(module, "show", note)
    return seen


@pytest.mark.parametrize("link", LINKS)
def test_every_figure_is_a_view_with_the_rows_on_screen(open_page: Opener, shown: list[Shown], link: str) -> None:
    """The file behind a figure is asked for with the link of the page, and answers with its rows and its sources."""
    page = open_page(link)
    query = urlencode({key: page.query_params[key] for key in page.query_params}, doseq=True).encode()

    assert shown
    for one in shown:
        assert one.name in views.views()
        want = asked(f"{one.name}.csv", query)
        answer = want.view.answer(want.engine, want.codes, want.language)

        assert (page_of(link), sources(one.evidence)) == (want.view.page, sources(answer.evidence)), one.name
        if one.name not in TURNED:
            held = answer.data.head(one.data.height) if one.name in CUT else answer.data
            common = [column for column in held.columns if column in one.data.columns]
            assert_frame_equal(one.data.select(common), held.select(common), check_dtypes=False)
            assert set(want.view.fields) == {*common, *CODES.get(one.name, ())}, one.name


def page_of(link: str) -> str:
    """The page that a link opens."""
    return link.split("?", maxsplit=1)[0]


def sources(told: Evidence) -> tuple[str, str, str, list[str]]:
    """What stands behind a figure, without its words."""
    return told.first, told.last, told.grade.value, sorted(source.origin for source in told.sources)
