"""Micro-credentials: facets come with the link and count what a click would show; nothing found says what to drop."""

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Opener

MARK = "not an offer"


def words(page: AppTest) -> str:
    """Everything that the page says in sentences."""
    return " ".join(element.value for element in [*page.markdown, *page.caption])


def cards(page: AppTest) -> list[str]:
    """The cards, as HTML."""
    [listed] = [html.proto.body for html in page.get("html") if 'class="cards"' in html.proto.body]
    return listed.split("<li>")[1:]


def pills(page: AppTest, key: str) -> list[str]:
    """The options of a facet as they are written."""
    return list(page.button_group(key=key).options)


def test_a_link_restores_every_filter(open_page: Opener) -> None:
    """Find an EQF 4 welding micro-credential of at most 60 hours, as a table, shortest first."""
    page = open_page("micro-credentials?eqf=4&hours=30,60&area=welding-joining&sort=workload&layout=table&form=Blended")

    assert ["4"] == page.button_group(key="eqf").value
    assert ["30", "60"] == page.button_group(key="hours").value
    assert ["Blended"] == page.button_group(key="form").value
    assert ("welding-joining", "workload") == (page.selectbox(key="area").value, page.selectbox(key="sort").value)
    assert "table" == page.button_group(key="layout").value
    assert "1 micro-credential fits" == page.header[0].value


def test_every_card_is_marked(open_page: Opener) -> None:
    """Twelve cards at first, each says that it is no offer and leads to its page in the visitor's language."""
    page = open_page("micro-credentials?lang=es")

    assert not page.exception
    assert 12 == len(cards(page))
    assert all("diseño de referencia: no es una oferta" in card for card in cards(page))
    assert all('<a href="micro-credential?lang=es&amp;id=' in card for card in cards(page))


def test_more_cards_are_a_choice_in_the_link(open_page: Opener) -> None:
    """Shown 24: twice as many."""
    assert 24 == len(cards(open_page("micro-credentials?shown=24")))


def test_a_card_says_why_it_was_found(open_page: Opener) -> None:
    """None is called fuel gas; some teach it."""
    first = cards(open_page("micro-credentials?lang=en&q=fuel+gas"))[0]

    assert "Found by teaches “fuel gas”" in first


def test_counts_follow_the_other_filters(open_page: Opener) -> None:
    """In welding there is nothing at level 6, and the level says so beside itself."""
    everything, welding = (open_page(f"micro-credentials?area={area}") for area in ("any", "welding-joining"))

    assert "6 (0)" in pills(welding, "eqf")
    assert "6 (0)" not in pills(everything, "eqf")


def test_typing_errors_are_forgiven(open_page: Opener) -> None:
    """Weldng finds welding."""
    page = open_page("micro-credentials?q=weldng&layout=table")

    assert any("welding" in str(row).lower() for row in page.table[0].value.iloc[:, 0])


def test_a_mistyped_filter_falls_back(open_page: Opener) -> None:
    """No level nine, no such area: the whole list."""
    page = open_page("micro-credentials?eqf=9&area=knitting")

    assert [] == page.button_group(key="eqf").value
    assert "any" == page.selectbox(key="area").value


def test_nothing_found_says_what_to_drop(open_page: Opener) -> None:
    """No EQF 6 design for welding is recorded, which is not that none exists; a click on a choice drops it."""
    page = open_page("micro-credentials?eqf=6&area=welding-joining")

    assert "does not mean that none exists" in words(page)

    page.button(key="drop-level").click().run()

    assert [] == page.button_group(key="eqf").value
    assert page.header[0].value.endswith("micro-credentials fit")


def test_a_skill_that_nothing_teaches_is_named(open_page: Opener) -> None:
    """A link from a gap leads to the whole list, a message, and a search for what comes close."""
    page = open_page("micro-credentials?skill=00000000-0000-0000-0000-000000000000")

    assert "No micro-credential recorded here teaches" in words(page)
    assert page.header[0].value.endswith("micro-credentials fit")


def test_the_table_is_marked_in_the_language(open_page: Opener) -> None:
    """Every row says in Spanish that it is no offer."""
    table = open_page("micro-credentials?lang=es&layout=table").table[0].value

    assert {"diseño de referencia: no es una oferta"} == set(table.iloc[:, -1])
