"""What can be taken away: every figure of every page is asked for with the page's link, and answers the same."""

from urllib.parse import urlencode

import pytest
from polars.testing import assert_frame_equal

from observatory.api.asked import asked
from observatory.ui import screen
from observatory.views.asking import ask
from observatory.views.view import Answer
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


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Answer]:
    """The answers that the page shows which was opened last."""
    seen: list[Answer] = []
    start = screen.start_hand

    def begin() -> None:
        seen.clear()
        start()

    monkeypatch.setattr(screen, "start_hand", begin)
    monkeypatch.setattr(screen, "_take_away", lambda answer, pictures: seen.append(answer))
    return seen


@pytest.mark.parametrize("link", LINKS)
def test_every_figure_is_asked_for_with_the_link_of_its_page(open_page: Opener, shown: list[Answer], link: str) -> None:
    """The file behind a figure has its words, its rows and its sources."""
    page = open_page(link)
    query = urlencode({key: page.query_params[key] for key in page.query_params}, doseq=True).encode()

    assert shown
    for answer in shown:
        want = asked(f"{answer.view}.csv", query)
        again = ask(want.engine, answer.view, want.codes, language=want.language)

        assert page_of(link) == want.view.page
        assert (answer.title, answer.sentence, answer.notes, answer.evidence) == (
            again.title,
            again.sentence,
            again.notes,
            again.evidence,
        )
        assert_frame_equal(answer.data, again.data)


def page_of(link: str) -> str:
    """The page that a link opens."""
    return link.split("?", maxsplit=1)[0]
