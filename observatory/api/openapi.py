"""What machines may ask for, described for machines: OpenAPI 3.1, made from the register of views; and an index."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from observatory import i18n, views
from observatory.api.asked import Problem
from observatory.api.views import explained
from observatory.engine import Engine
from observatory.export.forms import MEDIA
from observatory.search import KINDS
from observatory.views import Choice, View
from observatory.views.asking import completed
from observatory.views.search import languages
from observatory.views.served import served
from observatory.views.view import LONGEST_QUERY, MOST_PARAMETERS

LISTED = 60
"""More options than these are asked for one by one; the first ones stand as examples."""
SAYS = (
    "Every view of the Skills Observatory, as on its page: the same choices, the same defaults, the same rows. "
    "Copy the query string of a page behind the address of its view. Unknown parameters and values are refused "
    "with the nearest valid ones."
)


def description(engine: Engine, base: str) -> dict[str, Any]:
    """The whole description."""
    tables = [name.removeprefix("tables/") for name in views.names(engine) if name.startswith("tables/")]
    says = "A whole table of the dataset, row by row as it was built."
    table = _parameter("table", "Name of the table.", {"type": "string", "enum": tables}, within="path")
    paths = {f"/api/v1/{view.name}.{{form}}": {"get": _get(view, engine)} for view in views.views().values()}
    paths["/api/v1/tables/{table}.{form}"] = {"get": _operation("table", says, [table, *_common()], MEDIA, ["data"])}
    paths["/api/v1/search.json"] = {"get": _search(sorted({*languages(engine), *i18n.LANGUAGES}))}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Skills Observatory",
            "version": "1",
            "description": SAYS,
            "license": {"name": "The licence of each source is in every file.", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": base.rstrip("/")}],
        "paths": paths,
        "components": {"schemas": {"Problem": Problem.model_json_schema()}},
    }


def _get(view: View, engine: Engine) -> dict[str, Any]:
    usual = completed(view, engine, {}, i18n.DEFAULT)
    says = f"{view.title}. Columns: {', '.join(view.fields)}."
    parameters: list[dict[str, Any]] = []
    before: dict[str, Sequence[str]] = {}
    for choice in view.choices:
        parameters.append(_chosen(choice, engine, before, usual[choice.key]))
        before[choice.key] = usual[choice.key]
    return _operation(view.name, says, [*parameters, *_common()], MEDIA, [view.page])


def _chosen(
    choice: Choice, engine: Engine, before: Mapping[str, Sequence[str]], usual: Sequence[str]
) -> dict[str, Any]:
    says = choice.says
    if choice.kind == "text":
        return _parameter(choice.key, says, {"type": "string", "maxLength": choice.most})
    known = list(choice.options(engine, i18n.DEFAULT, before)) if choice.options else []
    code: dict[str, Any] = {"type": "string", "examples": known[:LISTED]}
    if len(known) <= LISTED and choice.kind != "range" and not before:
        code = {"type": "string", "enum": known}
    if choice.kind == "one":
        return _parameter(choice.key, says, {**code, **({"default": usual[0]} if usual else {})})
    few = {"range": (2, 2), "many": (0, choice.most)}[choice.kind]
    schema = {"type": "array", "items": code, "minItems": few[0], "maxItems": few[1], "default": list(usual)}
    return {**_parameter(choice.key, says, schema), "style": "form", "explode": False}


def _common() -> list[dict[str, Any]]:
    return [
        _parameter("form", "Form of the file.", {"type": "string", "enum": list(MEDIA)}, within="path"),
        _parameter("lang", "Language of the names.", {"type": "string", "enum": list(i18n.LANGUAGES), "default": "en"}),
        _parameter("edition", "A frozen edition; the newest if not given.", {"type": "string"}),
    ]


def _parameter(name: str, says: str, schema: dict[str, Any], *, within: str = "query") -> dict[str, Any]:
    return {"name": name, "in": within, "required": within == "path", "description": says, "schema": schema}


def _operation(
    name: str, says: str, parameters: list[dict[str, Any]], media: Mapping[str, str], tags: list[str]
) -> dict[str, Any]:
    content: dict[str, Any] = {kind: {} for kind in media.values()}
    refused = {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    return {
        "operationId": name,
        "summary": says.split(". ", maxsplit=1)[0],
        "description": says,
        "tags": tags,
        "parameters": parameters,
        "responses": {
            "200": {"description": "The rows, with source, licence, attribution and edition.", "content": content},
            "304": {"description": "You have it already (`If-None-Match`)."},
            "400": {"description": f"A parameter or value is unknown, or more than {MOST_PARAMETERS}.", **refused},
            "404": {"description": "No such view, form or edition, or nothing is held for the choice.", **refused},
            "413": {"description": "A file of this form cannot hold the answer.", **refused},
            "414": {"description": f"The query is longer than {LONGEST_QUERY} characters.", **refused},
            "503": {"description": "The dataset cannot answer now.", **refused},
        },
    }


def _search(spoken: list[str]) -> dict[str, Any]:
    says = "Search profiles, skills, regions and micro-credentials by name in any language, code or URI."
    parameters = [
        {
            **_parameter("q", "What to look for.", {"type": "string", "minLength": 1, "maxLength": 200}),
            "required": True,
        },
        _parameter(
            "lang", "Language that is preferred among names that fit equally well.", {"type": "string", "enum": spoken}
        ),
        _parameter("kind", "Only things of this kind.", {"type": "string", "enum": list(KINDS)}),
        _parameter("limit", "How many at most.", {"type": "integer", "minimum": 1, "maximum": 50, "default": 10}),
        _parameter("edition", "A frozen edition; the newest if not given.", {"type": "string"}),
    ]
    operation = _operation("search", says, parameters, {"json": MEDIA["json"]}, ["search"])
    refused = {"description": "What is wrong, and what would be right.", "content": {"application/json": {}}}
    operation["responses"] = {"200": operation["responses"]["200"], "400": refused, "404": refused, "503": refused}
    return operation


@explained
def openapi(request: Request) -> Response:
    """The description, for the address that was asked."""
    return JSONResponse(description(served(), str(request.base_url)))


@explained
def index(request: Request) -> Response:
    """Every view with its page, its forms and its address."""
    base = str(request.base_url)
    described = [
        {
            "name": view.name,
            "title": {code: i18n.translate(view.title, language=code) for code in i18n.LANGUAGES},
            "page": base + view.page,
            "parameters": [choice.key for choice in view.choices],
            "files": {form: f"{base}api/v1/{view.name}.{form}" for form in MEDIA},
        }
        for view in views.views().values()
    ]
    tables = [name for name in views.names(served()) if name.startswith("tables/")]
    return JSONResponse(
        {
            "description": f"{base}api/v1/openapi.json",
            "catalogue": f"{base}api/v1/catalogue.jsonld",
            "search": f"{base}api/v1/search.json?q=welder",
            "views": described,
            "tables": {name: {form: f"{base}api/v1/{name}.{form}" for form in MEDIA} for name in tables},
        }
    )


ROUTES: list[BaseRoute] = [Route("/api/v1/openapi.json", openapi), Route("/api/v1/", index), Route("/api/v1", index)]
