"""What machines may ask for: whether we are well, and the outlines that the maps draw."""

from functools import cache

from plotly.offline import get_plotlyjs, get_plotlyjs_version
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from observatory.api import briefs, catalogue, embeds, exchanged, openapi, search, views
from observatory.api.packed import pack, packed
from observatory.settings import ROOT, settings

DRAWER = ROOT / "observatory" / "ui" / "figure.js"


def health(_request: Request) -> Response:
    """Say that the process answers, and whether it has a dataset to serve."""
    ready = bool(settings().engine) or settings().dataset.is_file()
    return JSONResponse({"status": "ok" if ready else "no dataset"}, status_code=200 if ready else 503)


def outline(request: Request) -> Response:
    """Serve one outline file, so that a browser fetches and keeps it once."""
    folder = settings().data / "outlines"
    known = {file.name: file for file in folder.glob("*.geojson")}
    file = known.get(request.path_params["name"])
    if file is None:
        return JSONResponse({"error": "No such outline.", "outlines": sorted(known)}, status_code=404)
    return FileResponse(file, media_type="application/geo+json", headers={"Cache-Control": "public, max-age=86400"})


def plotly(request: Request) -> Response:
    """The library that draws charts, as the Python package ships it: once per browser, packed once per process."""
    return packed(
        request, _library, tag=f'"{get_plotlyjs_version()}"', lasts="public, max-age=604800", media="text/javascript"
    )


def drawer(_request: Request) -> Response:
    """What draws the charts of an answer, on our pages and on other sites."""
    return FileResponse(DRAWER, media_type="text/javascript", headers={"Cache-Control": "public, max-age=600"})


@cache
def _library() -> bytes:
    return pack(get_plotlyjs())


ROUTES: list[BaseRoute] = [
    Route("/api/health", health),
    Route("/api/outlines/{name}", outline),
    Route("/api/plotly.js", plotly),
    Route("/api/figure.js", drawer),
    *briefs.ROUTES,
    *catalogue.ROUTES,
    *exchanged.ROUTES,
    *search.ROUTES,
    *openapi.ROUTES,
    *embeds.ROUTES,
    # Last: it answers for every address below /api/v1 that nothing else does.
    *views.ROUTES,
]
