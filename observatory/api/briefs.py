"""Two printed pages about a region or a job profile, as PDF."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from observatory import i18n
from observatory.errors import EditionMissing, NotHeld, ObservatoryError
from observatory.export.brief import pdf
from observatory.views.briefs import BRIEFS
from observatory.views.served import served
from observatory.views.sources import edition

KNOWN = {"lang", "edition"}


def brief(request: Request) -> Response:
    """The brief about `kind` and `code`, in `?lang=`, from `?edition=`."""
    kind, code = request.path_params["kind"], request.path_params["code"]
    lang = request.query_params.get("lang", i18n.DEFAULT)
    unknown = sorted(set(request.query_params) - KNOWN)
    if unknown or lang not in i18n.LANGUAGES:
        known = ", ".join(i18n.LANGUAGES)
        return _refused(400, f"A brief takes lang (one of {known}) and edition.", parameters=sorted(KNOWN))
    if kind not in BRIEFS:
        return _refused(404, "There are briefs about these.", kinds=sorted(BRIEFS))
    try:
        engine = served(request.query_params.get("edition", ""))
        made = pdf(BRIEFS[kind](engine, code, language=lang, site=str(request.base_url)))
        file = f"{kind}-{code}-{edition(engine)}.pdf"
    except (NotHeld, EditionMissing) as error:
        return _refused(404, str(error))
    except ObservatoryError as error:
        return _refused(503, str(error))
    return Response(made, media_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{file}"'})


def _refused(status: int, error: str, **members: list[str]) -> Response:
    return JSONResponse({"error": error, **members}, status_code=status)


ROUTES: list[BaseRoute] = [Route("/api/v1/brief/{kind}/{code}.pdf", brief)]
