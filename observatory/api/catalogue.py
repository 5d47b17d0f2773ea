"""The catalogue for other catalogues: DCAT-AP 3 as JSON-LD and Turtle, schema.org, and CSV on the Web per table."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from observatory import i18n
from observatory.api.views import explained
from observatory.export.linked import csvw, dcat, schema_org
from observatory.views.holdings import holdings, in_every_language
from observatory.views.served import served

DCAT_AS = {"jsonld": ("json-ld", "application/ld+json"), "ttl": ("turtle", "text/turtle; charset=utf-8")}


@explained
def dcat_catalogue(request: Request) -> Response:
    """Everything we hold by DCAT-AP 3."""
    form, media = DCAT_AS[request.url.path.rsplit(".", 1)[1]]
    graph = dcat(in_every_language(served()), str(request.base_url))
    return Response(
        graph.serialize(format=form, auto_compact=True) if form == "json-ld" else graph.serialize(format=form),
        media_type=media,
    )


@explained
def dataset(request: Request) -> Response:
    """Everything we hold by schema.org."""
    language = i18n.supported(request.query_params.get("lang"))
    return _linked(schema_org(holdings(served(), language), str(request.base_url), language=language))


@explained
def metadata(request: Request) -> Response:
    """What the columns of one table's CSV mean."""
    described = in_every_language(served())
    name, names = request.path_params["table"], [table.name for table in described[i18n.DEFAULT].tables]
    if name not in names:
        return JSONResponse({"error": "No such table.", "tables": names}, status_code=404)
    index = names.index(name)
    tables = {language: held.tables[index] for language, held in described.items()}
    return _linked(csvw(tables, str(request.base_url)))


def _linked(content: dict[str, Any]) -> Response:
    return Response(json.dumps(content, ensure_ascii=False, indent=1), media_type="application/ld+json")


ROUTES: list[BaseRoute] = [
    *(Route(f"/api/v1/catalogue.{form}", dcat_catalogue) for form in DCAT_AS),
    Route("/api/v1/dataset.jsonld", dataset),
    Route("/api/v1/tables/{table}.csv-metadata.json", metadata),
]
