"""One region on one page: whole where figures exist, plain words where they do not."""

import pytest

from observatory.views.region import wilson
from observatory.views.regions_words import quarter_name
from tests.pages.conftest import Opener, charts


def _texts(app: object) -> str:
    parts = [*app.title, *app.header, *app.subheader, *app.markdown, *app.info]  # type: ignore[attr-defined]
    return " ".join(str(one.value) for one in parts)


def test_every_kind_of_region_has_a_page(open_page: Opener) -> None:
    """Members, former members, candidates and islands, one after the other as a visitor would look at them."""
    app = open_page("region?lang=es&code=DE11")
    titles = {}
    for code in ("UKI3", "TR42", "FRY1", "EL30", "DE11"):
        app.session_state["code"] = code
        titles[code] = app.run().title[0].value
        assert [] == list(app.exception)

    assert [] == [code for code, title in titles.items() if f"({code})" not in title]


def test_it_holds_gap_skills_neighbours_and_adverts(open_page: Opener) -> None:
    """What a manager of the Basque Country would print.

    It has 37 adverts, 11 of them for our profiles: a word and a way on, no chart.
    """
    app = open_page("region?lang=en&code=ES21")
    texts = _texts(app)

    assert "País Vasco is in the best quarter in" in texts
    assert "demand pressure runs ahead of skills capacity (+0.8)" in texts
    assert "The skills behind the demand" in texts
    assert "Regions most like País Vasco" in texts
    assert [1, 1, 0] == [len(charts(app, f"region-{name}")) for name in ("gap", "skill-groups", "adverts")]
    assert "11 of the 37 adverts found in País Vasco in Oct 2025 are for profiles" in texts
    assert "is asked for most often" not in texts


def test_enough_adverts_are_shown_with_what_chance_allows(open_page: Opener) -> None:
    """Catalonia has enough; each share stands with its interval."""
    [shares] = charts(open_page("region?lang=en&code=ES51"), "region-adverts")

    assert "is asked for most often" in shares["title"]
    assert "what chance would allow (95 %)" in shares["alt"]


def test_a_retired_code_names_its_successors(open_page: Opener) -> None:
    """PT16 was divided in 2024."""
    app = open_page("region?lang=en&code=PT16")

    assert any("PT16" in box.value and "PT19" in box.value for box in app.info)


def test_the_interval_of_a_share_is_wilsons() -> None:
    """5 of 25, and the ends: nothing of ten, all of ten (values of the textbook)."""
    assert [(0.089, 0.391), (0.0, 0.278), (0.722, 1.0)] == [
        (round(low, 3), round(high, 3)) for low, high in (wilson(5, 25), wilson(0, 10), wilson(10, 10))
    ]


@pytest.mark.parametrize(
    ("polarity", "names"),
    [
        ("high", ["best quarter", "second best", "second last", "last quarter"]),
        ("low", ["last quarter", "second last", "second best", "best quarter"]),
        ("neutral", ["highest quarter", "second quarter", "third quarter", "lowest quarter"]),
    ],
)
def test_best_is_high_only_where_high_is_good(polarity: str, names: list[str]) -> None:
    """High unemployment is the last quarter; of what is neither good nor bad only the height is told."""
    assert names == [quarter_name(quarter, polarity) for quarter in (1, 2, 3, 4)]
    assert "–" == quarter_name(None, polarity)


def test_what_is_lacking_is_said_in_words(open_page: Opener) -> None:
    """Ceuta is nowhere among the best, which is no zero of five, and has too few published parts in every year."""
    texts = _texts(open_page("region?lang=en&code=ES63"))

    assert "Ciudad de Ceuta is in the best quarter in none of 5 indicators" in texts
    assert "No gap between demand pressure and skills capacity can be told for Ciudad de Ceuta." in texts


def test_a_retired_code_without_figures_says_so_and_leads_on(open_page: Opener) -> None:
    """FR71 has no key indicator of its own: a sentence and the way to FRK2 instead of a blank page."""
    app = open_page("region?lang=en&code=FR71")

    assert "No key indicator is published for Rhône-Alpes." in _texts(app)
    assert ["Show Rhône-Alpes (FRK2) instead"] == [
        one.proto.label for one in app.get("page_link") if "code=FRK2" in one.proto.query_string
    ]
