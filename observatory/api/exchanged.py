"""Micro-credentials in the formats of others, by address."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from observatory import i18n
from observatory.errors import EditionMissing, ObservatoryError
from observatory.exchange.elm import elm_text
from observatory.exchange.open_badge import open_badge_text
from observatory.views.micro_credentials import record
from observatory.views.served import served


def exchanged(request: Request) -> Response:
    """One micro-credential as European Learning Model (`.elm.jsonld`) or Open Badges 3.0 (`.openbadge.json`)."""
    design = request.path_params["design"]
    try:
        held = record(served(request.query_params.get("edition", "")), design)
    except EditionMissing as error:
        return JSONResponse({"error": str(error)}, status_code=404)
    except ObservatoryError as error:
        return JSONResponse({"error": str(error)}, status_code=503)
    if held is None:
        return JSONResponse({"error": f"There is no micro-credential “{design[:60]}”."}, status_code=404)
    address = f"{request.base_url}micro-credential?id={design}"
    badge = request.url.path.endswith(".openbadge.json")
    language = i18n.supported(request.query_params.get("lang"))
    text = open_badge_text(held, address=address, language=language) if badge else elm_text(held, address=address)
    name = request.url.path.rsplit("/", 1)[1]
    return Response(
        text,
        media_type="application/json" if badge else "application/ld+json",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


ROUTES: list[BaseRoute] = [
    Route("/api/v1/micro-credentials/{design}.elm.jsonld", exchanged),
    Route("/api/v1/micro-credentials/{design}.openbadge.json", exchanged),
]
