"""A centre checks its list before it sends it."""

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from observatory.exchange.reading import read
from observatory.exchange.template import write_csv, write_xlsx
from tests.browser.conftest import Visitor, settle
from tests.data.test_offers import GOOD, WORDS
from tests.unit.exchanged import badge_credential, credential, packed

BAD = {**GOOD, "identifier": "bad-row", "eqf_level": "EQF 9"}


@pytest.fixture
def offers(tmp_path: Path) -> Path:
    """A good row, a bad one, and one with words that are no ESCO skill yet."""
    file = tmp_path / "offers.csv"
    file.write_bytes(write_csv([GOOD, BAD, WORDS]))
    return file


def test_import_my_centres_list(visit: Visitor, offers: Path) -> None:
    """Upload, read what is wrong, accept a suggestion, take away what is ready."""
    visited = visit("/import?lang=en")
    page = visited.page
    page.locator("input[type=file]").set_input_files(offers)
    page.get_by_text("Ready: 1 of 3 rows").wait_for()
    settle(page)
    report = page.locator("table")

    expect(report).to_contain_text("“EQF 9” is not a whole number from 1 to 8.")
    expect(report).to_contain_text("No ESCO skill chosen yet")

    page.get_by_label("“soldar metales”").click()
    page.get_by_role("option", name="join metals (soldar metales) · 100").click()
    page.get_by_text("Ready: 2 of 3 rows").wait_for()
    settle(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Checked records (CSV)").click()
    rows = read("checked.csv", Path(saved.value.path()).read_bytes())

    assert ["test-centre-welding", "test-centre-words"] == [row.cells["identifier"] for row in rows]
    assert rows[1].cells["accepted"] == rows[1].cells["skills"]
    assert ([], {"localhost"}) == (visited.failures, visited.hosts)


def test_a_hostile_file_is_refused_in_words(visit: Visitor, tmp_path: Path) -> None:
    """XML with an external entity: nothing is read, and the page says what to do."""
    file = tmp_path / "a.xml"
    file.write_text('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>')
    page = visit("/import?lang=en").page
    page.locator("input[type=file]").set_input_files(file)

    expect(page.get_by_role("alert")).to_contain_text("Remove the DOCTYPE.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_can_be_used_by_everybody(visit: Visitor, offers: Path, scheme: str) -> None:
    """No serious barrier after a file was read: findings, suggestions and downloads."""
    page = visit("/import?lang=en", scheme=scheme).page
    page.locator("input[type=file]").set_input_files(offers)
    page.get_by_text("Ready: 1 of 3 rows").wait_for()
    settle(page)
    found = [one["id"] for one in Axe().run(page).response["violations"] if one["impact"] in {"serious", "critical"}]

    assert [] == found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_a_phone(visit: Visitor, offers: Path, scheme: str) -> None:
    """In Spanish, with a report: nothing is wider than the screen."""
    page = visit("/import?lang=es", width=390, height=844, scheme=scheme).page
    page.locator("input[type=file]").set_input_files(offers)
    page.get_by_text("Listas: 1 de 3 filas").first.wait_for()
    settle(page)

    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_others_send_is_read_and_comes_back(visit: Visitor, tmp_path: Path) -> None:
    """A signed credential, a badge with fields of its own, a damaged file: a report, a note, and a workbook to keep."""
    sent = {
        "signed.json": json.dumps({"payload": packed(credential()), "signatures": [{}]}).encode(),
        "badge.json": json.dumps(badge_credential(tag=["milling"])).encode(),
        "damaged.xlsx": write_xlsx([GOOD], {})[:-500],
        "offers.csv": write_csv([{**GOOD, "grading": "=1+1"}]),
    }
    for name, content in sent.items():
        (tmp_path / name).write_bytes(content)
    visited = visit("/import?lang=es")
    page = visited.page
    page.locator("input[type=file]").set_input_files([tmp_path / name for name in sent])
    page.get_by_text("Listas: 1 de 3 filas").first.wait_for()
    settle(page)

    expect(page.get_by_text("No se ha verificado su firma.")).to_be_visible()
    expect(page.get_by_text("No se ha podido leer damaged.xlsx.")).to_be_visible()

    with page.expect_download() as saved:
        page.get_by_role("button", name="Registros comprobados (XLSX)").click()
    (row,) = read("checked.xlsx", Path(saved.value.path()).read_bytes())

    assert "=1+1" == row.cells["grading"]
    assert ([], {"localhost"}) == (visited.failures, visited.hosts)
