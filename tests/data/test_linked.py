"""What other catalogues read of us: valid by their own validators, and complete."""

import json

import pytest
import rdflib
import rdflib.compare
from pyshacl import validate
from rdflib.namespace import DCAT, DCTERMS, RDF, SH
from starlette.applications import Starlette
from starlette.testclient import TestClient

from observatory.api.routes import ROUTES
from observatory.export.forms import FORMS
from observatory.queries.holdings import holdings
from observatory.settings import ROOT
from observatory.views.served import newest

SHAPES = ROOT.parent / "shared" / "data" / "standards" / "dcat-ap"


@pytest.fixture(scope="module")
def client() -> TestClient:
    """The routes of the catalogue alone."""
    return TestClient(Starlette(routes=ROUTES))


@pytest.fixture(scope="module")
def graph(client: TestClient) -> rdflib.Graph:
    """The catalogue as Turtle, read back."""
    return rdflib.Graph().parse(data=client.get("/api/v1/catalogue.ttl").text, format="turtle")


@pytest.mark.parametrize("shapes", ["dcat-ap-SHACL.ttl", "shapes.ttl", "range.ttl"])
def test_the_catalogue_conforms_to_dcat_ap(graph: rdflib.Graph, shapes: str) -> None:
    """SEMIC's own shapes of DCAT-AP 3 find nothing to object to."""
    if not SHAPES.is_dir():
        pytest.skip("Not run: the shapes of DCAT-AP 3.0.1 are not beside this repository.")
    asked = rdflib.Graph().parse(SHAPES / shapes)
    # The published file names a few property shapes that it does not define; nothing can be held against those.
    for triple in list(asked.triples((None, SH.property, None))):
        if (triple[2], None, None) not in asked:
            asked.remove(triple)
    conforms, _report, text = validate(graph, shacl_graph=asked, advanced=True)

    assert (True, "") == (conforms, "" if conforms else text)


def test_every_table_is_a_dataset_in_every_form(graph: rdflib.Graph) -> None:
    """Nothing that we hold is left out."""
    tables = {table.name for table in holdings(newest(), language="en").tables}
    found = {
        str(name) for one in graph.subjects(RDF.type, DCAT.Dataset) for name in graph.objects(one, DCTERMS.identifier)
    }
    addresses = {str(one).rsplit("/", 1)[1] for one in graph.objects(None, DCAT.downloadURL)}

    assert tables == found
    assert {f"{table}.{form}" for table in tables for form in FORMS} == addresses


def test_json_ld_says_the_same_as_turtle(client: TestClient, graph: rdflib.Graph) -> None:
    """One catalogue in two spellings."""
    other = rdflib.Graph().parse(data=client.get("/api/v1/catalogue.jsonld").text, format="json-ld")

    assert rdflib.compare.isomorphic(graph, other)


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Job profiles of advanced manufacturing"), ("es", "Perfiles profesionales de la fabricación avanzada")],
)
def test_search_engines_are_told_in_their_language(client: TestClient, language: str, name: str) -> None:
    """schema.org: a Dataset with a part per table, each with licence, source and downloads."""
    told = json.loads(client.get(f"/api/v1/dataset.jsonld?lang={language}").text)
    part = next(one for one in told["hasPart"] if one["name"] == name)

    assert ("Dataset", holdings(newest(), language="en").edition) == (told["@type"], told["version"])
    assert len(FORMS) == len(part["distribution"])
    assert [] == [field for field in ("license", "isBasedOn", "creditText", "temporalCoverage") if not part[field]]


def test_every_column_of_every_table_is_described(client: TestClient) -> None:
    """CSV on the Web: the very columns of the file, in order, with the key."""
    for table in holdings(newest(), language="en").tables:
        told = json.loads(client.get(f"/api/v1/tables/{table.name}.csv-metadata.json").text)
        columns = [column["name"] for column in told["tableSchema"]["columns"]]
        with client.stream("GET", f"/api/v1/tables/{table.name}.csv") as file:
            header = next(file.iter_lines()).removeprefix("\ufeff")

        assert header.split(",") == columns
        assert set(told["tableSchema"]["primaryKey"]) <= set(columns)


def test_an_unknown_table_is_refused(client: TestClient) -> None:
    """With the names of those there are."""
    answer = client.get("/api/v1/tables/secret.csv-metadata.json")

    assert (404, True) == (answer.status_code, "job_profile" in answer.json()["tables"])


def test_harvesters_find_the_api(graph: rdflib.Graph) -> None:
    """A service with its description, for every dataset."""
    (service,) = graph.subjects(RDF.type, DCAT.DataService)

    assert set(graph.subjects(RDF.type, DCAT.Dataset)) == set(graph.objects(service, DCAT.servesDataset))
    assert ["http://testserver/api/v1/openapi.json"] == [
        str(one) for one in graph.objects(service, DCAT.endpointDescription)
    ]
