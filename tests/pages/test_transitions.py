"""Move: from a profile to others, as a visitor meets it."""

import pytest
from streamlit.testing.v1 import AppTest

from observatory.queries import transitions
from observatory.settings import ROOT
from observatory.ui.engine import engine
from tests.pages.conftest import Opener, charts

WELDER = "7aedaa07-3884-4c5b-88f9-80997b2aa54b"
CNC = "5c082067-ea18-4ccb-8c43-e70b18ad8120"
LATHE = "7d9242d3-2a55-45e3-9d67-be76f879de0b"
TECHNICIAN = "edf2e989-d7c5-496e-b365-81fc5cb9eb39"


def headings(page: AppTest) -> list[str]:
    """Titles of the figures."""
    return [heading.value for heading in (*page.header, *page.subheader)]


def test_the_first_look_says_something(open_page: Opener) -> None:
    """The welder's nearest profiles, the first two of them closer, with what teaches what they need."""
    page = open_page("transitions?lang=en")
    [chart] = charts(page, "moves")

    assert "Nearest: solderer, 71\N{NO-BREAK SPACE}% of its needs carry over" == headings(page)[0]
    assert ["Essential skills", "Optional skills", "Knowledge"] == [
        bar["name"] for bar in chart["data"] if bar.get("name")
    ]
    assert "solderer: what it takes" in headings(page)
    assert [] == [box.value for box in page.exception]
    assert all(
        any(f'href="{address}?lang=en&amp;' in html.proto.body for html in page.get("html"))
        for address in ("skill", "micro-credential")
    )


def test_a_shared_link_reopens(open_page: Opener) -> None:
    """Profile, filters and three targets come back."""
    page = open_page(f"transitions?lang=en&profile={CNC}&area=machining&major=7&to={LATHE},{WELDER},{TECHNICIAN}")

    assert [CNC, "machining", "7"] == [page.session_state[key] for key in ("profile", "area", "major")]
    assert [LATHE, WELDER, TECHNICIAN] == page.session_state["to"]
    assert "mechatronics engineering technician: what it takes" in headings(page)


def test_a_mistyped_link_falls_back(open_page: Opener) -> None:
    """Unknown codes are left out; a profile is no target of itself."""
    page = open_page(f"transitions?lang=en&profile=NOPE&area=NOPE&major=0&to=NOPE,{WELDER},{LATHE}")

    assert [WELDER, "any", "any"] == [page.session_state[key] for key in ("profile", "area", "major")]
    assert [LATHE] == page.session_state["to"]


def test_another_profile_has_its_own_targets(open_page: Opener) -> None:
    """Targets of the profile before are forgotten."""
    page = open_page(f"transitions?lang=en&profile={WELDER}&to={LATHE}")

    page.session_state["profile"] = TECHNICIAN
    page.run()

    assert "automation engineering technician: what it takes" in headings(page)
    assert LATHE not in page.session_state["to"]


def test_a_link_to_another_profile_leaves_old_targets_behind(open_page: Opener) -> None:
    """Such as the one on the page Skill, which names a profile and no target."""
    page = open_page(f"transitions?lang=en&profile={WELDER}&to={LATHE}")
    page.query_params.clear()
    page.query_params["profile"] = TECHNICIAN
    page.run()

    assert "automation engineering technician: what it takes" in headings(page)
    assert LATHE not in page.session_state["to"]


def test_going_back_brings_the_targets_back(open_page: Opener) -> None:
    """The link of the view before names both."""
    page = open_page(f"transitions?lang=en&profile={WELDER}&to={LATHE}")
    page.session_state["profile"] = TECHNICIAN
    page.run()
    page.query_params["profile"], page.query_params["to"] = WELDER, LATHE
    page.run()

    assert (WELDER, [LATHE]) == (page.session_state["profile"], page.session_state["to"])


def test_a_group_within_no_reach_says_so(open_page: Opener) -> None:
    """No elementary occupation of additive manufacturing shares a skill with a welder."""
    page = open_page(f"transitions?lang=en&profile={WELDER}&area=additive&major=9")

    assert any("No profile of this group shares a skill with welder." in text.value for text in page.markdown)
    assert [] == charts(page, "moves")


def test_no_target_is_an_answer_too(open_page: Opener) -> None:
    """Without targets the ranking stands alone."""
    page = open_page("transitions?lang=en&to=")

    assert [] == [heading for heading in headings(page) if heading == "Side by side"]


def test_a_long_list_is_warned_about(open_page: Opener) -> None:
    """The CNC machine operator's list is four times as long as the middle one."""
    page = open_page(f"transitions?lang=en&profile={CNC}")

    assert any("ESCO lists 158 skills for this profile" in text.value for text in page.caption)


@pytest.mark.parametrize("profile", [WELDER, CNC, TECHNICIAN])
def test_the_documented_neighbours_are_the_real_ones(profile: str) -> None:
    """The methods list the first three of these profiles, with their scores."""
    documented = (ROOT / "docs" / "methods.md").read_text(encoding="utf-8")
    nearest = transitions.similar(engine(), profile=profile, language="en", how_many=3)
    rows = [
        f"| {row['name']} | {100 * row['score']:.0f} % | {100 * row['back']:.0f} % |"
        for row in nearest.iter_rows(named=True)
    ]

    assert [] == [row for row in rows if row not in documented]


def test_profiles_stand_side_by_side(open_page: Opener) -> None:
    """The view is in the link: shared and own skills of three profiles, with codes and shares."""
    page = open_page(f"transitions?lang=en&profile={WELDER}&to={CNC},{LATHE}&view=compare")

    assert [] == [box.value for box in page.exception]
    assert any("needed by all of them" in heading for heading in headings(page))
    assert {"Codes and shares", "Skill by skill"} <= set(headings(page))
    assert "mechatronics engineering technician: what it takes" not in headings(page)
