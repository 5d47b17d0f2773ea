"""What can be taken away: every figure of every page is asked for with the page's link, and answers the same."""

from urllib.parse import parse_qsl, urlencode

import pytest
from polars.testing import assert_frame_equal

from observatory.api.asked import asked
from observatory.settings import ROOT
from observatory.ui import screen
from observatory.views import asking
from observatory.views.served import served
from observatory.views.view import SEPARATOR, Answer, Choice
from tests.pages.conftest import Opener

WITHOUT_FIGURES = {"api", "import", "search"}
PAGES = sorted({file.stem.replace("_", "-") for file in (ROOT / "pages").glob("*.py")} - WITHOUT_FIGURES)
TYPED = "weld"
"""What is typed where text is free."""


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Answer]:
    """The answers that the page shows which was opened last."""
    seen: list[Answer] = []
    start = screen.start_hand

    def begin() -> None:
        seen.clear()
        start()

    monkeypatch.setattr(screen, "start_hand", begin)
    monkeypatch.setattr(screen, "_take_away", lambda answer, _pictures: seen.append(answer))
    return seen


@pytest.mark.parametrize("page", PAGES)
def test_every_figure_is_asked_for_with_the_link_of_its_page(open_page: Opener, shown: list[Answer], page: str) -> None:
    """The file behind a figure has its words, its rows and its sources, whatever is chosen on the page."""
    waiting, opened, tried = [""], set[str](), set[tuple[str, str]]()
    while waiting:
        query = waiting.pop()
        visited = open_page(f"{page}?{query}")
        in_link = urlencode({key: visited.query_params[key] for key in visited.query_params}, doseq=True)
        opened.add(in_link)
        assert shown or query

        for answer in shown:
            compare(answer, page, in_link)
            for key, codes in others(answer):
                if (answer.view, key) not in tried:
                    tried.add((answer.view, key))
                    waiting.append(urlencode({**dict(parse_qsl(query)), key: codes}))

    keys = {key for _view, key in tried}
    assert keys == {key for key in keys if any(f"{key}=" in link for link in opened)}


def compare(answer: Answer, page: str, in_link: str) -> None:
    """What the page shows, and what its link asks for."""
    want = asked(f"{answer.view}.csv", in_link.encode())
    again = asking.ask(want.engine, answer.view, want.codes, language=want.language)

    assert page == want.view.page
    assert (answer.title, answer.sentence, answer.notes, answer.evidence) == (
        again.title,
        again.sentence,
        again.notes,
        again.evidence,
    )
    assert_frame_equal(answer.data, again.data)


def others(answer: Answer) -> list[tuple[str, str]]:
    """For each choice of a view, something else than what is chosen: key and codes, as a link says them."""
    engine = served()
    view = asking.view_of(engine, answer.view)
    found = []
    for choice in view.choices:
        before = {earlier.key: answer.codes[earlier.key] for earlier in view.choices[: view.choices.index(choice)]}
        names = asking.offered(engine, view, choice, before, answer.language)
        codes = another(choice, list(names), answer.codes[choice.key])
        if codes:
            found.append((choice.key, codes))
    return found


def another(choice: Choice, names: list[str], chosen: tuple[str, ...]) -> str:
    """Codes of a choice that were not chosen; empty where there are none."""
    left = [code for code in names if code not in chosen]
    if choice.kind == "text":
        return TYPED
    if choice.kind == "range":
        return SEPARATOR.join(names[1:3])
    return SEPARATOR.join(left[-min(choice.most, 2) :])
