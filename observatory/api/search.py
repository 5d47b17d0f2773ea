"""Search for machines: the same index and the same order as on the page."""

from contextlib import suppress
from difflib import get_close_matches
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from observatory import i18n
from observatory.errors import EditionMissing, ObservatoryError
from observatory.search import KINDS, Hit, SearchIndex
from observatory.views import sources
from observatory.views.search import index
from observatory.views.served import served

PARAMETERS = ("q", "lang", "kind", "limit", "edition")
DEFAULT, MOST, LONGEST = 10, 50, 200
ESCO = {"profile": "http://data.europa.eu/esco/occupation/", "skill": "http://data.europa.eu/esco/skill/"}


class _Refused(Exception):
    """What a request got wrong, and what would be right."""

    def __init__(self, error: str, **members: object) -> None:
        super().__init__(error)
        self.answer = {"error": error, **members}


async def search(request: Request) -> Response:
    """`?q=` in any language, a code or a URI; `lang`, `kind`, `limit` and `edition` if wanted."""
    try:
        asked = _asked(request)
        return JSONResponse(await run_in_threadpool(_answer, **asked))
    except _Refused as refused:
        return JSONResponse(refused.answer, status_code=400)
    except EditionMissing as error:
        return JSONResponse({"error": str(error)}, status_code=404)
    except ObservatoryError as error:
        return JSONResponse({"error": str(error)}, status_code=503)


def warm() -> None:
    """Read all names now, so that the first visitor who searches need not wait; without a dataset there are none."""
    with suppress(ObservatoryError):
        index(served())


def _answer(q: str, lang: str, kind: str | None, limit: int, edition: str) -> dict[str, Any]:
    engine = served(edition)
    names = index(engine)
    if lang not in names.languages:
        known = sorted(names.languages)
        raise _Refused(
            "lang is no language that names are held in.",
            parameter="lang",
            value=lang[:60],
            nearest=_near(lang, tuple(known)),
            allowed=known,
        )
    hits = names.find(q, kind=kind, language=lang, limit=MOST)
    # Those worth a look; where there are none, the nearest there is.
    worth = sum(hit.fit != "nearest" for hit in hits) or len(hits[:limit])
    return {
        "query": q,
        "language": lang,
        "kind": kind,
        "edition": sources.edition(engine),
        "results": [_result(hit, names, lang) for hit in hits[:limit]],
        "total": worth,
        "foreign": names.foreign(q),
    }


def _result(hit: Hit, names: SearchIndex, lang: str) -> dict[str, Any]:
    return {
        "kind": hit.kind,
        "id": hit.id,
        "esco_uri": f"{ESCO[hit.kind]}{hit.id}" if hit.kind in ESCO else None,
        "name": names.name(hit, lang),
        "matched": {"label": hit.label, "language": hit.language or None, "role": hit.role},
        "score": round(hit.score, 1),
        "fit": hit.fit,
    }


def _asked(request: Request) -> dict[str, Any]:
    """What the request asks, in order, or what is wrong with it."""
    given = request.query_params
    for name in given:
        if name not in PARAMETERS:
            raise _Refused(
                "There is no such parameter.",
                parameter=name[:60],
                nearest=_near(name, PARAMETERS),
                parameters=list(PARAMETERS),
            )
        if len(given.getlist(name)) > 1:
            raise _Refused("This parameter is given more than once.", parameter=name)
    return {
        "q": _text(given.get("q", "")),
        "lang": given.get("lang", i18n.DEFAULT),
        "kind": _one_of("kind", given["kind"], KINDS) if "kind" in given else None,
        "limit": _number(given.get("limit", str(DEFAULT))),
        "edition": given.get("edition", ""),
    }


def _text(q: str) -> str:
    if not q.strip():
        raise _Refused("Say what to search for in q: a name in any language, a code or an ESCO URI.", parameter="q")
    if len(q) > LONGEST:
        raise _Refused("q is too long.", parameter="q", length=len(q), maximum=LONGEST)
    if "\N{REPLACEMENT CHARACTER}" in q or not all(character.isprintable() for character in q):
        raise _Refused("q holds characters that cannot be printed, or is not UTF-8.", parameter="q")
    return q.strip()


def _one_of(parameter: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise _Refused(
            f"{parameter} is none of those that there are.",
            parameter=parameter,
            value=value[:60],
            nearest=_near(value, allowed),
            allowed=list(allowed),
        )
    return value


def _number(limit: str) -> int:
    if not (limit.isascii() and limit.isdigit()) or not 1 <= int(limit[:9]) <= MOST:
        raise _Refused(
            "limit must be a whole number in this range.", parameter="limit", value=limit[:60], minimum=1, maximum=MOST
        )
    return int(limit)


def _near(value: str, allowed: tuple[str, ...]) -> list[str]:
    return get_close_matches(value.casefold()[:60], allowed, n=1, cutoff=0.5)


ROUTES: list[BaseRoute] = [Route("/api/v1/search.json", search)]
