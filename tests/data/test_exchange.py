"""Every micro-credential as others read it: valid by the published shapes, and nothing lost on the way out."""

import json
from datetime import timedelta
from typing import Any

import pytest
import rdflib
from openbadgeslib.ob3 import Achievement
from openbadgeslib.ob3.credential import Alignment
from pyshacl import validate
from rdflib.namespace import DCTERMS
from starlette.applications import Starlette
from starlette.testclient import TestClient

from observatory.api.exchanged import ROUTES
from observatory.queries import micro_credentials
from observatory.queries.records import record
from observatory.settings import ROOT
from observatory.views.served import newest

SHAPES = ROOT.parent / "shared" / "data" / "standards" / "elm" / "LOQ-constraints.ttl"
ELM = rdflib.Namespace("http://data.europa.eu/snb/model/elm/")
ARC = "arc-welding-foundations"


@pytest.fixture(scope="module")
def client() -> TestClient:
    """The routes of the exchange formats alone."""
    return TestClient(Starlette(routes=ROUTES))


@pytest.fixture(scope="module")
def listed() -> list[str]:
    """Every record of the catalogue."""
    return micro_credentials.designs(newest(), language="en")["micro_credential_id"].to_list()


def _graph(text: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=text, format="json-ld")


def test_elm_conforms_to_the_published_shapes(client: TestClient, listed: list[str]) -> None:
    """All records in one graph, by the constraints for learning opportunities and qualifications."""
    if not SHAPES.is_file():
        pytest.skip("Not run: the shapes of the European Learning Model are not beside this repository.")
    graph = rdflib.Graph()
    for one in listed:
        graph += _graph(client.get(f"/api/v1/micro-credentials/{one}.elm.jsonld").text)
    conforms, _report, text = validate(graph, shacl_graph=str(SHAPES), advanced=True)

    assert (True, "") == (conforms, "" if conforms else text[:3000])


def test_elm_carries_every_element(client: TestClient) -> None:
    """Titles and outcomes in both languages, level, hours, credit, skills."""
    graph = _graph(client.get(f"/api/v1/micro-credentials/{ARC}.elm.jsonld").text)
    found = record(newest(), design=ARC)
    assert found
    (spec,) = graph.subjects(rdflib.RDF.type, ELM.LearningAchievementSpecification)
    outcomes = list(graph.objects(spec, ELM.learningOutcome))
    skills = {str(skill) for one in outcomes for skill in graph.objects(one, ELM.relatedESCOSkill)}

    assert dict(found.title) == {str(one.language): str(one) for one in graph.objects(spec, DCTERMS.title)}
    assert len(found.outcomes) == len(outcomes)
    assert {skill.uri for skill in found.skills} == skills
    # rdflib writes 75 hours as three days and three hours.
    assert timedelta(hours=found.workload_hours or 0) == graph.value(spec, ELM.volumeOfLearning).toPython()  # type: ignore[union-attr]
    assert str(graph.value(spec, ELM.educationLevel)).endswith(f"/eqf/{found.eqf_level}")
    assert f"{found.ects:g}" == str(graph.value(graph.value(spec, ELM.creditPoint), ELM.point))


def test_no_document_sends_its_reader_elsewhere(client: TestClient) -> None:
    """The context of ELM is written into the document: nobody has to fetch one."""
    context = client.get(f"/api/v1/micro-credentials/{ARC}.elm.jsonld").json()["@context"]

    assert isinstance(context, dict)


@pytest.mark.parametrize("language", ["en", "es"])
def test_an_achievement_is_what_a_kept_library_reads(client: TestClient, listed: list[str], language: str) -> None:
    """Open Badges 3.0: rebuilt by openbadgeslib from the parts it knows, every record is the same."""
    for one in listed:
        told: dict[str, Any] = client.get(f"/api/v1/micro-credentials/{one}.openbadge.json?lang={language}").json()
        rebuilt = Achievement(
            id=told["id"],
            name=told["name"],
            description=told["description"],
            criteria_narrative=told["criteria"]["narrative"],
            achievement_type=told["achievementType"],
            credits_available=told.get("creditsAvailable"),
            alignments=[Alignment.from_dict(alignment) for alignment in told["alignment"]],
        ).to_dict()

        assert rebuilt == {name: told[name] for name in rebuilt}


def test_a_badge_speaks_the_language_asked_for(client: TestClient) -> None:
    """Spanish texts for a Spanish request; the skills keep their addresses."""
    english, spanish = (
        json.loads(client.get(f"/api/v1/micro-credentials/{ARC}.openbadge.json?lang={one}").text)
        for one in ("en", "es")
    )

    assert ("Foundations of arc welding", "Fundamentos de soldadura por arco") == (english["name"], spanish["name"])
    assert english["alignment"] == spanish["alignment"]


@pytest.mark.parametrize("name", ["nobody", "..%2F..%2Fetc%2Fpasswd", "x" * 300, "' or 1=1 --"])
@pytest.mark.parametrize("form", ["elm.jsonld", "openbadge.json"])
def test_an_unknown_record_is_refused(client: TestClient, name: str, form: str) -> None:
    """Clearly, and without a stack trace."""
    answer = client.get(f"/api/v1/micro-credentials/{name}.{form}")

    assert 404 == answer.status_code
    assert "Traceback" not in answer.text


def test_records_and_catalogue_agree(listed: list[str]) -> None:
    """Hours, level and number of skills of every record are those of the finder."""
    rows = micro_credentials.designs(newest(), language="en").select(
        "micro_credential_id", "eqf_level", "workload_hours", "skills"
    )
    told = [record(newest(), design=one) for one in listed]

    assert rows.rows() == [(one.identifier, one.eqf_level, one.workload_hours, len(one.skills)) for one in told if one]
