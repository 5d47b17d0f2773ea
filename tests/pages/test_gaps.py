"""Skill gaps as visitors meet it: shared links, what cannot be answered, and figures that stand in the sources."""

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from observatory.model.gap import PANELS
from observatory.settings import ROOT
from tests.pages.conftest import Opener, charts

SOURCE = ROOT.parent / "shared" / "data" / "regions"


def _texts(app: AppTest) -> str:
    return " ".join(str(one.value) for one in [*app.header, *app.subheader, *app.markdown, *app.caption, *app.info])


def _weights(app: AppTest) -> list[int]:
    """What the sliders of the panel say, once it is opened."""
    app.session_state["weights-panel"] = True
    return [slider.value for slider in app.run().slider]


def test_a_shared_link_reopens_the_same_gap(open_page: Opener) -> None:
    """Regions, year and weights, for sliders and charts alike."""
    weights = "high-tech-manufacturing.3,scientists-engineers.2"
    app = open_page(f"gaps?lang=en&regions=DE11,ITC4&panel=2018&weights={weights}")
    parts, points = charts(app, "gap-parts")[0], charts(app, "skill-gaps")[0]

    assert ["DE11", "ITC4"] == app.session_state["regions"]
    assert [] == list(app.slider)
    assert [3, 1, 1, 1, 1, 1, 1, 2] == _weights(app)
    assert weights == app.query_params["weights"]
    assert [parts["title"], points["title"]] == [one.value for one in app.header[:2]]
    assert "of 300 – from" in points["title"]
    assert ["Lombardia", "Stuttgart"] == [
        note["text"].removeprefix("<b>").removesuffix("</b>")
        for note in points["layout"]["annotations"]
        if note["text"].startswith("<b>")
    ]


@pytest.mark.parametrize(
    ("language", "title", "signs"),
    [("en", "Skill gaps by region", ".,"), ("es", "Brechas de competencias por región", ",.")],
)
def test_it_speaks_both_languages(open_page: Opener, language: str, title: str, signs: str) -> None:
    """1.5 in English is 1,5 in Spanish, also where the browser writes it."""
    app = open_page(f"gaps?lang={language}&regions=ES21&panel=2015")
    drawn = [*charts(app, "gap-parts"), *charts(app, "skill-gaps")]

    assert ([], title) == (list(app.exception), app.title[0].value)
    assert [signs, signs] == [chart["layout"]["separators"] for chart in drawn]


def test_weights_of_zero_are_explained(open_page: Opener) -> None:
    """Never a zero, never a blank chart."""
    none = ",".join(f"{part.code}.0" for part in PANELS["2024"])
    app = open_page(f"gaps?lang=en&regions=ES21&panel=2024&weights={none}")

    assert "At least 3 parts of each side need a weight above zero." in _texts(app)
    assert [] == charts(app, "gap-parts") + charts(app, "skill-gaps")


def test_weights_of_another_edition_or_mistyped_count_one(open_page: Opener) -> None:
    """What a link names and the page does not know is passed over; nothing else is lost."""
    app = open_page("gaps?lang=en&regions=ES21&panel=2024&weights=robots.3,adult-learning.7,tertiary-attainment.2,,x")

    assert [1, 1, 1, 2, 1, 1, 1] == _weights(app)
    assert "tertiary-attainment.2" == app.query_params["weights"]


def test_a_region_without_enough_parts_is_led_on(open_page: Opener) -> None:
    """Lisbon is not among the 81 regions of 2024: the page says so, and offers 2018, and others of 2024."""
    app = open_page("gaps?lang=en&regions=PT17,ES21&panel=2024")
    offered = _offers(app)

    assert "No gap can be told for Área Metropolitana de Lisboa in 2024" in _texts(app)
    assert "Missing – Área Metropolitana de Lisboa: every part. Nothing is filled in." in _texts(app)
    assert "Área Metropolitana de Lisboa (PT17), 2018" == offered[0]
    assert "País Vasco (ES21), 2024" in offered
    assert "Área Metropolitana de Lisboa (PT17), 2024" not in offered


def _offers(app: AppTest) -> list[str]:
    return [one.proto.label for one in app.get("page_link") if one.proto.label.endswith(("2024", "2018", "2015"))]


def test_a_retired_code_names_its_successor(open_page: Opener) -> None:
    """FR21 of NUTS 2013 is the same territory as FRF2, which has a gap for 2018."""
    app = open_page("gaps?lang=en&regions=FR21&panel=2018")

    assert "FR21 is a code of an older version of NUTS. Today: Champagne-Ardenne (FRF2)." in _texts(app)
    assert "Champagne-Ardenne (FRF2), 2018" == _offers(app)[0]


def test_an_unknown_code_is_named_and_the_others_are_shown(open_page: Opener) -> None:
    """A mistyped code costs nobody the rest of the link."""
    texts = _texts(open_page("gaps?lang=en&regions=ES21,ZZ99&panel=2024"))

    assert "ZZ99" in texts
    assert "In País Vasco" in texts


def test_figures_of_other_borders_are_named(open_page: Opener) -> None:
    """NO02 kept its code when its borders changed: its tertiary attainment of 2018 is of the newer ones."""
    texts = _texts(open_page("gaps?lang=en&regions=NO02&panel=2018"))

    assert (
        "“Tertiary attainment” is published for the borders of NUTS 2024 only and is not joined to the rest." in texts
    )


def test_no_region_is_no_blank_page(open_page: Opener) -> None:
    """What to do stands there; one region alone is enough."""
    app = open_page("gaps?lang=en&regions=ES21&panel=2024")
    headers = [one.value for one in app.header]
    app.session_state["regions"] = []
    app.run()

    assert "In País Vasco, demand pressure runs ahead of skills capacity" in headers[0]
    assert "of 81 – from" in headers[1]
    assert "No region is chosen." in _texts(app)


def _computed(open_page: Opener, region: str, year: str) -> tuple[str, dict[str, dict[str, str]]]:
    """The finding, and part → row of the table under “How was this computed?”."""
    app = open_page(f"gaps?lang=en&regions={region}&panel={year}")
    app.session_state["computed"] = True
    table = next(one.value for one in app.run().table if "Contribution" in one.value.columns)
    return app.header[0].value, {str(row["Part"]): row for row in table.astype(str).to_dict("records")}


def test_the_figures_on_the_page_are_the_publishers(open_page: Opener) -> None:
    """Three figures, read here from the files themselves: Eurostat's table, the I40 panel, the workbook of 2024."""
    if not SOURCE.is_dir():
        pytest.skip("Not run: the publishers' files are not beside this repository.")
    tertiary = pl.read_csv(SOURCE / "eurostat_tgs00109_tertiary_education_25_64.csv.gz", infer_schema=False).filter(
        geo="ES21", TIME_PERIOD="2024", sex="T"
    )["OBS_VALUE"]
    high = pl.read_csv(SOURCE / "I40_indicator_db.csv.gz", separator="\t", infer_schema=False).filter(
        NUTS2="DE11", YEAR="2018"
    )["htec_emp_reg2_NACE_R2_C_HTC_MH__UNIT_PC_EMP__SEX_T"]
    workbook = pl.read_excel(SOURCE / "indici_2024.xlsx", engine="calamine")
    adults = workbook.filter(iCode="Formz4settfrom25to64", uCode="ITC4")["values"]

    assert [round(float(one[0]), 2) for one in (tertiary, high, adults)] == [
        float(_computed(open_page, region, year)[1][part]["Value"])
        for region, year, part in (
            ("ES21", "2024", "Tertiary attainment"),
            ("DE11", "2018", "High and medium-high-technology manufacturing"),
            ("ITC4", "2024", "Adult learning in the last four weeks"),
        )
    ]


def test_the_table_of_inputs_adds_up_to_the_gap(open_page: Opener) -> None:
    """“How was this computed?” shows every part, and the parts make the number of the title."""
    title, rows = _computed(open_page, "ES21", "2024")
    sums = {
        side: sum(float(row["Contribution"].replace("−", "-")) for row in rows.values() if row["Side"] == side)
        for side in ("Pressure", "Capacity")
    }

    assert f"(+{sums['Pressure'] - sums['Capacity']:.1f})" in title


def test_a_region_without_anything_has_ways_on_for_both_questions(open_page: Opener) -> None:
    """Neither a gap nor a model of demand for one of Iceland's: two explanations, links to regions that have them."""
    app = open_page("gaps?lang=en&regions=IS00&panel=2024")

    assert [] == list(app.exception)
    assert "No gap can be told for" in _texts(app)
