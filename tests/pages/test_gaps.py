"""Skill gaps as visitors meet it: shared links, what cannot be answered, and figures that stand in the sources."""

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from observatory.queries import gaps
from observatory.settings import ROOT
from observatory.ui.engine import newest
from tests.pages.conftest import Opener

SOURCE = ROOT.parent / "shared" / "data" / "regions"


def _texts(app: AppTest) -> str:
    return " ".join(str(one.value) for one in [*app.header, *app.subheader, *app.markdown, *app.caption, *app.info])


def test_a_shared_link_reopens_the_same_gap(open_page: Opener) -> None:
    """Regions, year and weights."""
    app = open_page("gaps?lang=en&regions=DE11,ITC4&panel=2018&weights=3,1,1,1,1,1,1,2")

    assert ["DE11", "ITC4"] == app.multiselect[0].value
    assert [3, 1, 1, 1, 1, 1, 1, 2] == [one.value for one in app.slider]
    assert "3,1,1,1,1,1,1,2" == app.query_params["weights"]
    assert "2018, 300 regions" in _texts(app)


@pytest.mark.parametrize(("language", "title"), [("en", "Skill gaps"), ("es", "Brechas de competencias")])
def test_it_speaks_both_languages(open_page: Opener, language: str, title: str) -> None:
    """Without an exception."""
    app = open_page(f"gaps?lang={language}&regions=ES21&panel=2015")

    assert ([], title) == (list(app.exception), app.title[0].value)


def test_weights_of_zero_are_explained(open_page: Opener) -> None:
    """Never a zero, never a blank chart."""
    app = open_page("gaps?lang=en&regions=ES21&panel=2024&weights=0,0,0,0,0,0,0")

    assert "At least 3 parts of each side need a weight above zero." in _texts(app)
    assert "pressure runs ahead" not in _texts(app)


def test_a_region_without_enough_parts_is_led_to_a_year_that_has_them(open_page: Opener) -> None:
    """Lisbon is not among the 81 regions of 2024; the page names what is missing and offers 2018."""
    app = open_page("gaps?lang=en&regions=PT17&panel=2024")

    assert "No gap can be told for Área Metropolitana de Lisboa in 2024" in _texts(app)
    assert "Manufacturing, share of employment" in _texts(app)


def test_a_retired_code_names_its_successor(open_page: Opener) -> None:
    """NO01 of NUTS 2016 is named with the codes that replaced it, an unknown one as unknown."""
    texts = _texts(open_page("gaps?lang=en&regions=ES21,ZZ99&panel=2024"))

    assert "ZZ99" in texts
    assert "In País Vasco" in texts


def test_no_region_is_no_blank_page(open_page: Opener) -> None:
    """What to do stands there."""
    app = open_page("gaps?lang=en&regions=ES21")
    app.multiselect[0].set_value([]).run()

    assert "No region is chosen." in _texts(app)


def test_the_inputs_on_the_page_are_the_publishers_figures() -> None:
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
    published = [float(tertiary[0]), float(high[0]), float(adults[0])]

    def held(period: str, region: str, part: str) -> float:
        return float(gaps.panel(newest(), period=period).figures.filter(region=region, part=part)["value"].item())

    assert published == pytest.approx([
        held("2024", "ES21", "tertiary-attainment"),
        held("2018", "DE11", "high-tech-manufacturing"),
        held("2024", "ITC4", "adult-learning"),
    ])  # fmt: skip


def test_the_table_of_inputs_adds_up_to_the_gap(open_page: Opener) -> None:
    """“How was this computed?” shows every part, and the parts make the number of the title."""
    app = open_page("gaps?lang=en&regions=ES21&panel=2024")
    panel = gaps.panel(newest(), period="2024")
    weights = {part.code: 1.0 for part in panel.parts}
    own = panel.contributions(weights).filter(region="ES21")
    sides = dict(own.group_by("side").agg(pl.col("contribution").sum()).iter_rows())

    assert f"(+{sides['pressure'] - sides['capacity']:.1f})" in app.header[0].value
