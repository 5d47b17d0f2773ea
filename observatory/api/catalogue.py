"""The catalogue for other catalogues: DCAT-AP 3 as JSON-LD and Turtle, schema.org, and CSV on the Web per table."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from observatory import i18n
from observatory.api.views import explained
from observatory.export.linked import csvw, dcat, schema_org
from observatory.views.holdings import holdings
from observatory.views.served import served

DCAT_AS = {"jsonld": ("json-ld", "application/ld+json"), "ttl": ("turtle", "text/turtle; charset=utf-8")}


@explained
def dcat_catalogue(request: Request) -> Response:
    """Everything we hold by DCAT-AP 3."""
    form, media = DCAT_AS[request.url.path.rsplit(".", 1)[1]]
    graph = dcat(holdings(served()), str(request.base_url))
    return Response(
        graph.serialize(format=form, auto_compact=True) if form == "json-ld" else graph.serialize(format=form),
        media_type=media,
    )


@explained
def dataset(request: Request) -> Response:
    """Everything we hold by schema.org."""
    language = i18n.supported(request.query_params.get("lang"))
    return _linked(schema_org(holdings(served()), str(request.base_url), language=language))


@explained
def metadata(request: Request) -> Response:
    """What the columns of one table's CSV mean."""
    tables = {table.name: table for table in holdings(served()).tables}
    table = tables.get(request.path_params["table"])
    if table is None:
        return JSONResponse({"error": "No such table.", "tables": sorted(tables)}, status_code=404)
    return _linked(csvw(table, str(request.base_url)))


def _linked(content: dict[str, Any]) -> Response:
    return Response(json.dumps(content, ensure_ascii=False, indent=1), media_type="application/ld+json")


ROUTES: list[BaseRoute] = [
    *(Route(f"/api/v1/catalogue.{form}", dcat_catalogue) for form in DCAT_AS),
    Route("/api/v1/dataset.jsonld", dataset),
    Route("/api/v1/tables/{table}.csv-metadata.json", metadata),
]
