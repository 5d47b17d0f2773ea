"""The description of the API is true: requests made from it are answered as it says."""

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.applications import Starlette
from starlette.testclient import TestClient

from observatory import views
from observatory.api.middleware import middleware
from observatory.api.routes import ROUTES

APP = Starlette(routes=ROUTES, middleware=middleware())
CONFIG = schemathesis.Config.from_dict({"phases": {"coverage": {"enabled": False}}})
SCHEMA = schemathesis.openapi.from_asgi("/api/v1/openapi.json", APP, config=CONFIG)


@SCHEMA.parametrize()
@settings(max_examples=3, phases=[Phase.generate], deadline=None, suppress_health_check=list(HealthCheck))
def test_requests_made_from_the_description_are_answered_as_it_says(case: schemathesis.Case) -> None:
    """Never a server error, only statuses, types and members of refusals that are described."""
    conforms = [status_code_conformance, content_type_conformance, response_schema_conformance]
    case.call_and_validate(timeout=120, checks=[not_a_server_error, *conforms])


def test_every_view_is_described(client: TestClient) -> None:
    """The register is the description; each address of the index answers."""
    told = client.get("/api/v1/openapi.json").json()
    index = client.get("/api/v1/").json()

    assert {f"/api/v1/{name}.{{form}}" for name in views.views()} <= set(told["paths"])
    assert set(views.views()) == {view["name"] for view in index["views"]}
    assert 200 == client.head(index["views"][0]["files"]["csv"]).status_code
