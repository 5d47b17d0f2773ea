"""A term is missing: nobody is asked to edit a file; a message is prepared, and goes where it should, unharmed."""

from urllib.parse import parse_qs, quote, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from observatory.settings import settings
from observatory.ui.report import addressed, plain_line
from tests.pages.conftest import Opener

NASTY = "Zzyzx & <b>k=v?</b> [x](http://evil.example) `#~$\n\rBcc: all@example.org"
ONE_LINE = "Zzyzx & <b>k=v?</b> [x](http://evil.example) `#~$ Bcc: all@example.org"


def _opened(open_page: Opener, link: str) -> AppTest:
    page = open_page(link)
    page.session_state["missing-term"] = True
    return page.run()


def _prepared(page: AppTest) -> str:
    return next(str(one.value) for one in page.code if "Edition:" in one.value or "Edición:" in one.value)


@pytest.mark.parametrize(("language", "said"), [("en", "A term is missing"), ("es", "Falta un término")])
@pytest.mark.parametrize("page", ["search", "profiles"])
def test_a_fresh_install_gives_a_text_to_pass_on(open_page: Opener, page: str, language: str, said: str) -> None:
    """With the term, the page and the edition in it; no file, no folder, no command."""
    app = _opened(open_page, f"{page}?lang={language}&q=qqqqzzzz")
    text = _prepared(app)
    seen = " ".join(str(one.value) for one in [*app.markdown, *app.caption, *app.info])

    assert text.startswith(f"{said}: qqqqzzzz\n")
    assert ("q=qqqqzzzz" in text, "edition=" in text) == (True, True)
    assert ("data/" in seen, "csv" in seen, ".md" in seen) == (False, False, False)
    assert [] == [one for one in app.get("link_button") if "mailto" in one.proto.url]


@pytest.mark.parametrize("contact", ["mailto:curators@example.org", "mailto:a@example.org?cc=b@example.org"])
def test_a_letter_is_prepared(open_page: Opener, monkeypatch: pytest.MonkeyPatch, contact: str) -> None:
    """Subject and text hold what was typed, as it was typed, on one line: it can add no line of its own to the head."""
    monkeypatch.setenv("OBSERVATORY_CONTACT", contact)
    app = _opened(open_page, f"search?lang=en&q={quote(NASTY)}")
    link = next(one.proto.url for one in app.get("link_button") if one.proto.url.startswith(contact))
    told = parse_qs(urlsplit(link).query, strict_parsing=True)

    assert {"subject", "body"} | ({"cc"} if "cc=" in contact else set()) == set(told)
    assert [f"A term is missing: {ONE_LINE}"] == told["subject"]
    assert f"Term: {ONE_LINE}\r\n" in told["body"][0]
    assert " " not in link


def test_an_issue_is_prepared(open_page: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    """Title and text, and the fields of the form that the project brings along."""
    monkeypatch.setenv("OBSERVATORY_CONTACT", "https://example.org/project/issues/new?template=missing-term.yml")
    app = _opened(open_page, f"search?lang=en&q={quote(NASTY)}")
    link = next(one.proto.url for one in app.get("link_button") if "example.org" in one.proto.url)
    told = parse_qs(urlsplit(link).query, strict_parsing=True)

    assert {"template", "title", "body", "term", "page", "edition"} == set(told)
    assert ([ONE_LINE], ["missing-term.yml"]) == (told["term"], told["template"])


def test_nothing_typed_is_no_term() -> None:
    """The message then has a gap to fill, and the address stays whole."""
    assert "" == plain_line(" \n\u200b")
    assert "https://b.org/new?title=x&body=y" == addressed("https://b.org/new", "x", "y")


@pytest.mark.parametrize("wrong", ["curators@example.org", "mailto:", "javascript:alert(1)", "http://example.org/new"])
def test_a_contact_that_leads_nowhere_is_refused(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    """When the app starts, with the name of the setting."""
    monkeypatch.setenv("OBSERVATORY_CONTACT", wrong)

    with pytest.raises(ValueError, match="OBSERVATORY_CONTACT"):
        settings()
