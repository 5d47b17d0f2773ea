"""How much there is, told once: Overview, Data and methods, files and README count the same things alike."""

import io
import re

import polars as pl
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from observatory.api.routes import ROUTES
from observatory.queries import overview
from observatory.settings import ROOT
from observatory.views.served import newest
from tests.pages.conftest import Opener


@pytest.fixture(scope="module")
def held() -> dict[str, int]:
    """What the edition holds, by its one question."""
    return overview.holdings(newest())


@pytest.fixture(scope="module")
def client() -> TestClient:
    """Files, in process."""
    return TestClient(Starlette(routes=ROUTES))


def _file(client: TestClient, name: str) -> pl.DataFrame:
    return pl.read_csv(io.BytesIO(client.get(f"/api/v1/{name}.csv").content), infer_schema_length=None)


def _said(page: AppTest) -> str:
    return " ".join(str(one.value) for one in [*page.header, *page.markdown, *page.caption])


def test_the_first_page_says_what_is_held(open_page: Opener, held: dict[str, int]) -> None:
    """Every number of the first page is that of the dataset, and regions are those of one version of NUTS."""
    told = {one.label: (one.value, one.delta) for one in open_page("overview?lang=en").metric}

    assert {
        "job profiles": (f"{held['profiles']:,}", f"in {held['languages']} languages"),
        "skills": (f"{held['skills']:,}", f"{held['links']:,} links to profiles"),
        "regions (NUTS 2 of 2024)": (f"{held['regions']:,}", f"{held['indicators']} indicators"),
        "micro-credentials": (f"{held['micro_credentials']:,}", "designs, not offers"),
    } == {label: numbers for label, numbers in told.items() if label != "figures"}
    assert f"{held['figures']:,}" == told["figures"][0]


def test_figures_and_rows_are_told_apart(open_page: Opener, client: TestClient, held: dict[str, int]) -> None:
    """A cell without a value is a row and no figure; page and files add up to both."""
    cover, cells = _file(client, "indicator-coverage"), _file(client, "tables/observation")
    blank = cover["without_value"].sum()

    assert held["figures"] == cover["figures"].sum() == cells.filter(status="value").height
    assert held["figures"] + blank == cells.height
    assert blank > 0
    assert (
        f"{held['figures']:,} figures and {blank:,} cells without a value are the {cells.height:,} rows of the table."
        in _said(open_page("data?lang=en&view=indicators"))
    )
    assert f"{cells.height:,} rows" in _said(open_page("data?lang=en&view=tables&table=observation"))


def test_the_files_have_as_many_as_the_first_page_says(client: TestClient, held: dict[str, int]) -> None:
    """Profiles, their languages, skills, links, regions, indicators and micro-credentials."""
    labels = _file(client, "tables/label").filter(kind="profile")
    regions = _file(client, "tables/region").filter(
        (pl.col("vintage") == 2024) & (pl.col("level").cast(pl.String) == "2")
    )
    found = {
        "profiles": _file(client, "profiles").height,
        "skills": _file(client, "tables/skill").height,
        "links": _file(client, "tables/profile_skill").height,
        "indicators": _file(client, "tables/indicator").height,
        "micro_credentials": _file(client, "tables/micro_credential").height,
        "regions": regions.height,
        "languages": labels["language"].n_unique(),
    }

    assert found == {name: count for name, count in held.items() if name != "figures"}


def test_the_map_says_which_regions_it_counts(open_page: Opener) -> None:
    """The regions of the version of NUTS that the year was published for, not those of the first page."""
    said = _said(open_page("regions?lang=en&indicator=high-tech-manufacturing&period=2018"))
    counted = re.search(r"highest of (\d+) regions; (\d+) of the (\d+) regions of NUTS 2016 have no figure", said)

    assert counted
    assert int(counted[3]) == int(counted[1]) + int(counted[2])


def test_the_readme_counts_what_is_held(held: dict[str, int]) -> None:
    """Its numbers are those of the dataset that is built from this very checkout."""
    text = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    told = {
        "profiles": r"([\d,]+) job profiles",
        "skills": r"with ([\d,]+) skills",
        "languages": r"in up to (\d+) languages",
        "micro_credentials": r"([\d,]+) reference designs of micro-credentials",
    }
    found = {name: int(number[1].replace(",", "")) for name, one in told.items() if (number := re.search(one, text))}

    assert {name: held[name] for name in told} == found
