"""Two printed pages about a region or a job profile, as PDF."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from observatory import i18n
from observatory.api import profile_brief
from observatory.engine import Engine
from observatory.errors import EditionMissing, NotHeld, ObservatoryError
from observatory.export.brief import Brief, pdf
from observatory.queries.provenance import edition as edition_of
from observatory.views import briefs as region_briefs
from observatory.views.served import served
from observatory.views.speech import Speech

KNOWN = {"lang", "edition"}


def _profile(engine: Engine, code: str, *, language: str, site: str) -> Brief:
    edition = str(edition_of(engine)["edition"][0])
    link = f"{site}profile?{urlencode({'id': code, 'lang': language, 'edition': edition})}"
    return profile_brief.brief(engine, Speech(language), profile=code, link=link, edition=edition)


ABOUT = {"profile": _profile, "region": region_briefs.brief}


def brief(request: Request) -> Response:
    """The brief about `kind` and `code`, in `?lang=`, from `?edition=`."""
    kind, code = request.path_params["kind"], request.path_params["code"]
    lang = request.query_params.get("lang", i18n.DEFAULT)
    unknown = sorted(set(request.query_params) - KNOWN)
    if unknown or lang not in i18n.LANGUAGES:
        known = ", ".join(i18n.LANGUAGES)
        return _refused(400, f"A brief takes lang (one of {known}) and edition.", parameters=sorted(KNOWN))
    if kind not in ABOUT:
        return _refused(404, "There are briefs about these.", kinds=sorted(ABOUT))
    try:
        engine = served(request.query_params.get("edition", ""))
        edition = str(edition_of(engine)["edition"][0])
        made = pdf(ABOUT[kind](engine, code, language=lang, site=str(request.base_url)))
    except (NotHeld, EditionMissing) as error:
        return _refused(404, str(error))
    except ObservatoryError as error:
        return _refused(503, str(error))
    headers = {"Content-Disposition": f'inline; filename="{kind}-{code}-{edition}.pdf"'}
    return Response(made, media_type="application/pdf", headers=headers)


def _refused(status: int, error: str, **more: list[str]) -> Response:
    return JSONResponse({"error": error, **more}, status_code=status)


ROUTES: list[BaseRoute] = [Route("/api/v1/brief/{kind}/{code}.pdf", brief)]
