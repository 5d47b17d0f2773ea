"""Coverage: the EU, a country or a region; no gap without the share of the catalogue that names skills at all."""

import pytest

from tests.pages.conftest import Opener, charts
from tests.pages.test_micro_credentials import words


@pytest.mark.parametrize(("language", "region"), [("en", "EU27_2020"), ("es", "ES"), ("en", "LU"), ("es", "DE11")])
def test_a_link_restores_area_and_view(open_page: Opener, region: str, language: str) -> None:
    """In two languages, for every kind of area; what is not taught leads to its skills."""
    page = open_page(f"coverage?lang={language}&region={region}&gap=untaught")

    assert not page.exception
    assert (region, "untaught") == (page.session_state["region"], page.button_group(key="gap").value)
    assert 8 == sum("skill=" in link.proto.query_string for link in page.get("page_link"))


def test_the_first_look_parts_demand_into_taught_and_not(open_page: Opener) -> None:
    """Beside it: which share of the records names skills, and that no record is not no offer; designs are a what-if."""
    page = open_page("coverage")
    taught, untaught = charts(page, "coverage")[0]["data"]

    assert "records name the skills they teach" in words(page)
    assert "is not “no offer exists”" in words(page)
    assert "All of them are reference designs" in words(page)
    assert ["/", "\\"] == [part["marker"]["pattern"]["shape"] for part in (taught, untaught)]


def test_the_meter_is_always_there(open_page: Opener) -> None:
    """Even where demand cannot be modelled; regions that can be are offered."""
    page = open_page("coverage?region=AL01")

    assert not page.exception
    assert "cannot be modelled" in words(page)
    assert "How much the catalogue says" in [header.value for header in page.subheader]
    assert ([], 1) == (charts(page, "coverage"), len(charts(page, "completeness")))
    assert 3 == sum("region=" in link.proto.query_string for link in page.get("page_link"))


def test_what_is_little_demanded_is_listed(open_page: Opener) -> None:
    """Groups by their weight, and the skills behind them."""
    headers = [header.value for header in open_page("coverage?gap=little").header]

    assert any("times the weight in teaching" in header for header in headers)
    assert any("demanded less than the middle skill" in header for header in headers)


def test_a_group_opens_skill_by_skill(open_page: Opener) -> None:
    """The link brings the group, and the table lists its skills with the records that teach them."""
    page = open_page("coverage?region=ES&group=S8.1")

    assert "S8.1" == page.selectbox(key="group").value
    assert any(header.value.endswith("are taught here") for header in page.header)
    assert "Micro-credentials" in page.table[0].value.columns


def test_a_region_without_offers_says_so_and_not_zero(open_page: Opener) -> None:
    """No offer recorded is not “nothing is taught”: no bar is drawn, and the centre is asked for its list."""
    page = open_page("coverage?region=ES21&counted=offers")
    said = words(page)

    assert not page.exception
    assert "offers" == page.button_group(key="counted").value
    assert "No offer of an awarding body in País Vasco is recorded here." in said
    assert "That is not to say that no offer exists." in said
    assert [] == charts(page, "coverage")
    assert not any("% of" in header.value for header in page.header)
    assert 1 == sum(link.proto.page.startswith("import") for link in page.get("page_link"))
