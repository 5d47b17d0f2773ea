"""What is printed is what the page says: signs, order, words and numbers of page, file and brief."""

import io
from functools import cache

import polars as pl
import pytest
from pypdf import PdfReader
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from observatory.api.routes import ROUTES
from observatory.i18n import number, signed
from tests.pages.conftest import Opener, charts

WELDER = "7aedaa07-3884-4c5b-88f9-80997b2aa54b"
# The newest year with enough parts is 2024 for the first two and 2018 for the others.
REGIONS = (("ES21", "en"), ("EL30", "es"), ("PT17", "es"), ("DK01", "en"))


@cache
def _client() -> TestClient:
    """Files and briefs, in process."""
    return TestClient(Starlette(routes=ROUTES))


@cache
def _brief(address: str) -> PdfReader:
    return PdfReader(io.BytesIO(_client().get(f"/api/v1/brief/{address}").content))


def _printed(address: str) -> str:
    """The text of a brief without white space: where a line breaks is nobody's business."""
    text = "".join("".join(page.extract_text().split()) for page in _brief(address).pages)
    # Spanish repeats a hyphen at which a line breaks.
    return text.replace("--", "-")


def _filed(address: str) -> pl.DataFrame:
    return pl.read_csv(io.BytesIO(_client().get(f"/api/v1/{address}").content), infer_schema_length=None)


def _shown(page: AppTest) -> str:
    said = [*page.title, *page.header, *page.subheader, *page.markdown]
    return "".join("".join(str(one.value) for one in said).split())


def _bars(page: AppTest, name: str) -> list[str]:
    """The bars of a chart of parts: name, sign and size, as they stand from top to bottom."""
    return [trace["customdata"][0].split("<br>")[0] for trace in charts(page, name)[0]["data"]]


def _one_after_the_other(text: str, rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The rows that do not stand in the text, each number right behind its name, all in this order."""
    at, lost = 0, []
    for row in rows:
        wanted = "".join("".join(row).split())
        found = text.find(wanted, at)
        if found < 0:
            lost.append(row)
        else:
            at = found + len(wanted)
    return lost


@pytest.mark.parametrize(("code", "language"), [*REGIONS, ("ES63", "en"), ("FRY1", "es")])
def test_a_region_is_told_alike_on_the_page_in_the_file_and_on_paper(
    open_page: Opener, code: str, language: str
) -> None:
    """Every finding that is printed is the one on the page, and a part of capacity narrows the gap everywhere.

    One sign, one order, one name for each part: the file's rows are the page's bars, and those of the brief.
    """
    page = open_page(f"region?lang={language}&code={code}")
    titles = _headings(f"region/{code}.pdf?lang={language}")

    assert [] == [title for title in titles if "".join(title.split()) not in _shown(page)]
    assert titles
    if (code, language) not in REGIONS:
        return
    filed = _filed(f"region-gap.csv?code={code}&lang={language}")
    bars = [bar.rsplit(": ", 1) for bar in _bars(page, "region-gap")]
    assert [signed(one, language=language, decimals=2) for one in filed["effect"]] == [size for _name, size in bars]
    assert [] == _one_after_the_other(_printed(f"region/{code}.pdf?lang={language}"), [(one, two) for one, two in bars])
    assert {"pressure", "capacity"} == set(filed["side"])


def test_both_years_are_looked_at() -> None:
    """The comparison above is worth nothing if all of its regions have the same year."""
    assert {"2018", "2024"} == {
        str(period)
        for code, _language in REGIONS
        for period in _filed(f"region-gap.csv?code={code}")["period"].unique()
    }


def _headings(address: str) -> list[str]:
    """Titles of the figures of a brief, from the outline that screen readers go by."""
    return [str(entry.title) for entry in _flat(_brief(address).outline)][1:]


def _flat(outline: list[object]) -> list[object]:
    return [one for entry in outline for one in (_flat(entry) if isinstance(entry, list) else [entry])]


@pytest.mark.parametrize(
    ("view", "column", "decimals"), [("region-skill-groups", "quotient", 2), ("region-not-covered", "percent", 2)]
)
@pytest.mark.parametrize("code", [code for code, _language in REGIONS])
def test_the_skills_behind_the_demand_are_those_of_the_file(code: str, view: str, column: str, decimals: int) -> None:
    """The same skills, as many of them, in the same order, with the same digits."""
    filed = _filed(f"{view}.csv?code={code}&lang=es")
    rows = [
        (name, number(value, language="es", decimals=decimals))
        for name, value in zip(filed["name"], filed[column], strict=True)
    ]

    assert [] == _one_after_the_other(_printed(f"region/{code}.pdf?lang=es"), rows)
    assert rows


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_profile_is_told_alike_on_the_page_and_on_paper(open_page: Opener, language: str) -> None:
    """Shares, designs and the closest profiles, and how many skills it takes."""
    shown = _shown(open_page(f"profile?lang={language}&id={WELDER}"))
    own = {
        "en": ["What sets it apart: its rarest essential skills", "What it takes, by group of skills"],
        "es": ["Qué lo distingue: sus competencias esenciales más raras", "Qué exige, por grupos de competencias"],
    }[language]
    printed = _headings(f"profile/{WELDER}.pdf?lang={language}")

    assert own == [title for title in printed if "".join(title.split()) not in shown]
    assert 5 == len(printed)


def test_a_profile_has_the_groups_of_the_page(open_page: Opener) -> None:
    """The tree of skills and the bars fold and count alike."""
    page = open_page(f"profile?lang=en&id={WELDER}")
    tree = [one.label.split(" · ") for one in page.expander if "essential," in one.label]

    assert [] == _one_after_the_other(_printed(f"profile/{WELDER}.pdf"), [(name, said) for name, said in tree])
    assert tree


def test_how_rare_a_skill_is_agrees() -> None:
    """The number beside a skill is the number of profiles that need it, as the page's table has it."""
    filed = _filed(f"profile-skills.csv?id={WELDER}")
    rarest = filed.filter(need="essential").sort("profiles", "name").head(12)

    assert [] == _one_after_the_other(
        _printed(f"profile/{WELDER}.pdf"), [(name, str(n)) for name, n in rarest.select("name", "profiles").rows()]
    )


def test_the_closest_profiles_are_those_of_the_file() -> None:
    """As many, in this order, rounded alike."""
    filed = _filed(f"profile-similar.csv?id={WELDER}")
    rows = [(name, number(score, language="en")) for name, score in filed.select("name", "score").rows()]

    assert [] == _one_after_the_other(_printed(f"profile/{WELDER}.pdf"), rows)
