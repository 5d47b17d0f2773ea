"""Files: the same rows in every form, each as the readers of that form expect it."""

import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import frictionless
import openpyxl
import polars as pl
import pytest
from starlette.testclient import TestClient

from observatory import views
from observatory.export.csv import neutralise
from observatory.export.forms import FORMS
from observatory.views.asking import completed
from observatory.views.served import newest

# The largest whole tables would take minutes as workbooks; they leave by the same code as the others.
NAMES = [*views.views(), "tables/region_change", "tables/micro_credential"]
NARROWED = {"observations": "indicator=unemployment-rate&region=ES21,DE11"}


def expected(name: str) -> pl.DataFrame:
    """What the page shows: the very answer of the view."""
    view = views.find(newest(), name)
    assert view
    given = dict(part.split("=") for part in NARROWED.get(name, "").split("&") if part)
    chosen = {key: tuple(codes.split(",")) for key, codes in given.items()}
    return view.answer(newest(), completed(view, newest(), chosen, "en"), "en").data


def fetched(client: TestClient, name: str, form: str) -> bytes:
    """The file."""
    answer = client.get(f"/api/v1/{name}.{form}?{NARROWED.get(name, '')}")

    assert 200 == answer.status_code, answer.text[:500]
    return answer.content


def cells(rows: Iterable[Sequence[Any]]) -> list[tuple[Any, ...]]:
    """Rows for comparison: dates as ISO text, numbers to nine digits, empty text as no text."""

    def cell(value: Any) -> Any:
        if isinstance(value, date):
            return value.isoformat()[:10]
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(f"{value:.9g}")
        return None if value == "" else value

    return [tuple(cell(value) for value in row) for row in rows]


@pytest.mark.parametrize("name", NAMES)
def test_every_form_has_the_rows_of_the_page(client: TestClient, name: str) -> None:
    """CSV, Parquet, JSON, XLSX and ZIP, row for row and column for column."""
    page = expected(name)
    wanted, safe = cells(page.iter_rows()), cells(neutralise(page).iter_rows())
    csv = fetched(client, name, "csv")
    pack = zipfile.ZipFile(io.BytesIO(fetched(client, name, "zip")))
    told = json.loads(fetched(client, name, "json"))
    book = openpyxl.load_workbook(io.BytesIO(fetched(client, name, "xlsx")), read_only=True)
    head, *sheet = book["Data"].iter_rows(values_only=True)
    places = [head.index(column) for column in page.columns]
    parquet = pl.read_parquet(fetched(client, name, "parquet"))

    assert safe == cells(pl.read_csv(csv, schema_overrides=page.schema).select(page.columns).iter_rows())
    assert wanted == cells(parquet.select(page.columns).iter_rows())
    assert wanted == cells([one[column] for column in page.columns] for one in told["data"])
    assert safe == cells([row[place] for place in places] for row in sheet)
    packed = pack.read(next(one for one in pack.namelist() if one.endswith(".csv")))
    assert safe == cells(pl.read_csv(packed, schema_overrides=page.schema).select(page.columns).iter_rows())


@pytest.mark.parametrize("name", NAMES)
def test_frictionless_finds_nothing_to_object_to(client: TestClient, name: str, tmp_path: Any) -> None:
    """The ZIP is a valid data package: names, types, encoding."""
    file = tmp_path / "pack.zip"
    file.write_bytes(fetched(client, name, "zip"))
    zipfile.ZipFile(file).extractall(tmp_path / "pack")
    report = frictionless.validate(str(tmp_path / "pack" / "datapackage.json"))

    assert [] == report.flatten(["type", "message"])


def test_the_readme_says_where_it_comes_from(client: TestClient) -> None:
    """Licence, attribution, caveats, citation, in the language asked for."""
    pack = zipfile.ZipFile(io.BytesIO(client.get("/api/v1/trend.zip?lang=es").content))
    text = pack.read("README.md").decode()

    assert [] == [
        word
        for word in ("Cómo citar", "atribución", "CC BY 4.0", "@misc{", "trends?indicator=", "lang=es")
        if word not in text
    ]


def test_parquet_and_json_carry_the_same_metadata(client: TestClient) -> None:
    """Title, link, citation, sources and dictionary, also inside the Parquet file."""
    inside = pl.read_parquet_metadata(io.BytesIO(fetched(client, "trend", "parquet")))["observatory"]
    told = json.loads(fetched(client, "trend", "json"))["metadata"]

    assert {**told, "address": ""} == {**json.loads(inside), "address": ""}
    assert [] == [field["name"] for field in told["fields"] if not field["description"]]


def test_every_form_of_an_answer_has_one_base_name(client: TestClient) -> None:
    """View, edition and the hash of the content."""
    names = {
        client.head(f"/api/v1/trend.{form}").headers["content-disposition"].split('"')[1].rsplit(".", 1)[0]
        for form in FORMS
    }

    assert 1 == len(names)
    assert names.pop().startswith("trend-20")
