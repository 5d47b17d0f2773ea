"""One job profile, as a visitor meets it."""

import pytest
from streamlit.testing.v1 import AppTest

from observatory.errors import NotHeld
from observatory.i18n import LANGUAGES
from observatory.queries import profiles
from observatory.views.asking import ask, figure
from observatory.views.served import newest
from tests.pages.conftest import Opener, charts
from tests.pages.test_profiles import WELDER, text

# A computer and no factory needs it; no design teaches what the other one takes.
PROGRAMMER, MOULD_ASSEMBLER = "bd272aee-adc9-4a06-a15c-a73b4b4a46a7", "0fc6c577-7d5d-4bcd-8ce8-4a4114d6a809"
DRAWN = ("profile-shares", "profile-similar", "occupation-regions", "profile-regions")


def links(page: AppTest) -> list[str]:
    """What the links to other pages say."""
    return [link.proto.label for link in page.get("page_link")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shared_link_reopens(open_page: Opener, language: str) -> None:
    """The profile comes back with its ISCO-08 group, four charts and the basis that was chosen."""
    page = open_page(f"profile?lang={language}&id={WELDER}&where=adverts")

    assert [] == [box.value for box in page.exception]
    assert WELDER == page.session_state["id"]
    assert "[7212](http://data.europa.eu/esco/isco/C7212)" in text(page)
    assert [1, 1, 1, 1] == [len(charts(page, view)) for view in DRAWN]
    assert charts(page, "occupation-regions")[0]["data"][0]["customdata"][0][0] in text(page)


def test_skills_fold_and_everything_leads_on(open_page: Opener) -> None:
    """Every skill is in one of at most eight groups, none of them open; an opened one leads to its skills."""
    page = open_page(f"profile?lang=en&id={WELDER}")
    groups = [panel.label for panel in page.expander if "essential," in panel.label]

    assert 0 < len(groups) <= 8
    assert 86 == sum(int(word) for group in groups for word in group.rsplit("·")[1].split() if word.isdigit())
    assert {"solderer", "Where it lies on the map of skills", "Where could one move from here?"} <= set(links(page))

    page.session_state["group-skill-S8"] = True
    page.run()

    assert "operate automated process control · optional · 13 profiles need it · 1 micro-credential" in links(page)


def test_a_mistyped_link_says_so(open_page: Opener) -> None:
    """An unknown profile is named, the search is a click away, and the welder stands in."""
    page = open_page("profile?lang=en&id=NOPE")

    assert "No job profile of this edition is called “NOPE”." in text(page)
    assert "Search for it" in links(page)
    assert WELDER == page.session_state["id"]


def test_what_is_not_held_is_told(open_page: Opener) -> None:
    """No design, no manufacturing: the page says so instead of the figure, and shows the others."""
    taught = open_page(f"profile?lang=en&id={MOULD_ASSEMBLER}")
    made = open_page(f"profile?lang=es&id={PROGRAMMER}")

    assert "No reference design teaches its essential skills yet." in text(taught)
    assert "La industria manufacturera, según el modelo, no pide" in text(made)
    assert [[], []] == [[box.value for box in page.exception] for page in (taught, made)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_profiles_are_answered(language: str) -> None:
    """Every hundred and twentieth has its charts, or says why not."""
    silent = []
    for profile in profiles.profiles(newest(), language=language)["profile_id"].gather_every(120):
        codes = {"id": (profile,)}
        for view in DRAWN:
            try:
                figure(newest(), view, codes, language=language, theme="light")
            except NotHeld as nothing:
                silent.append((view, bool(nothing.remedy)))
        assert ask(newest(), "profile-skills", codes, language=language).title

    assert {("profile-regions", True)} == set(silent)
