"""Every view in every form: `/api/v1/<view>.<form>?<the page's own query string>`, in constant memory."""

import asyncio
import hashlib
import logging
import tempfile
import zlib
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import wraps
from itertools import chain
from pathlib import Path
from typing import Any

from starlette.convertors import PathConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from observatory import i18n
from observatory.api.asked import FIGURE, Asked, Refused, asked
from observatory.api.packed import holds, pack, packed, takes_gzip
from observatory.engine import Engine, kept
from observatory.errors import EditionMissing, NotHeld, ObservatoryError, QuestionFailed, TooLarge
from observatory.export import citation
from observatory.export.document import Document
from observatory.export.forms import MEDIA, STREAMED, WRITTEN
from observatory.views.asking import Fixed, Theme, ask, figure, link
from observatory.views.fields import fields
from observatory.views.sources import caveats, edition, updated
from observatory.views.view import in_link

LOG = logging.getLogger(__name__)
MAKING = "3"
"""Raise it when the same answer is written in another way: kept copies are then asked for anew."""
# Downloads never take the threads that pages answer with; whoever comes later waits.
STREAMS = ThreadPoolExecutor(3, "stream")
FILES = ThreadPoolExecutor(2, "file")
FIGURES = ThreadPoolExecutor(4, "figure")
PIECE = 1 << 18


async def answer(request: Request) -> Response:  # noqa: PLR0911 (one way out per kind of failure)
    """Answer a request for a view, or say what is wrong with it."""
    try:
        return await _answered(request)
    except Refused as refused:
        return problem(refused)
    except (EditionMissing, NotHeld) as error:
        return problem(Refused(404, str(error)))
    except TooLarge as error:
        return problem(Refused(413, str(error)))
    except ObservatoryError as error:
        LOG.warning("A view could not be answered.", exc_info=error)
        if isinstance(error, QuestionFailed) and "edition" in request.query_params:
            return problem(Refused(404, "This edition is older than this view and lacks something that it shows."))
        return problem(Refused(503, "The dataset cannot answer now."))
    except Exception:
        LOG.exception("A view failed.")
        return problem(Refused(500, "Something went wrong here. It has been noted."))


def problem(refused: Refused) -> Response:
    """A refusal as RFC 9457 has it."""
    return JSONResponse(refused.problem, status_code=refused.status, media_type="application/problem+json")


def explained(route: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """A route that says, instead of failing, that there is no dataset to answer from."""

    @wraps(route)
    def answered(request: Request) -> Response:
        try:
            return route(request)
        except ObservatoryError as error:
            LOG.warning("The dataset could not be described.", exc_info=error)
            return problem(Refused(503, "The dataset cannot answer now."))

    return answered


async def _answered(request: Request) -> Response:
    loop = asyncio.get_running_loop()
    want = await loop.run_in_executor(STREAMS, asked, request.path_params["path"], request.scope["query_string"])
    named = await loop.run_in_executor(STREAMS, edition, want.engine)
    if want.form == FIGURE:
        return await loop.run_in_executor(FIGURES, _figure, request, want, named)
    base = str(request.base_url)
    name = f"{want.view.name.replace('/', '-')}-{named}-{content_hash(want, named)}"
    zipped = want.form in STREAMED and takes_gzip(request)
    # Weak: a sum may differ in its sixteenth digit from one time to the next.
    tag = f'W/"{hashlib.sha256(f"{MAKING} {name} {want.form} {zipped} {base}".encode()).hexdigest()[:32]}"'
    headers = {
        "ETag": tag,
        "Cache-Control": "public, no-cache",
        "Vary": "Accept-Encoding",
        "Content-Disposition": f'attachment; filename="{name}.{want.form}"',
    }
    if holds(request, tag):
        return Response(status_code=304, headers=headers)
    if zipped:
        headers["Content-Encoding"] = "gzip"
    if request.method == "HEAD":
        return Response(headers=headers, media_type=MEDIA[want.form])
    pool = STREAMS if want.form in STREAMED else FILES
    pieces = _made(want, name, updated(want.engine), base, str(request.url))
    if zipped:
        pieces = _gzipped(pieces)
    # The first piece is made before the head leaves: whatever fails, fails with a clear answer.
    first = await _next(pool, pieces)
    return StreamingResponse(_stream(pool, first, pieces), headers=headers, media_type=MEDIA[want.form])


def _figure(request: Request, want: Asked, edition: str) -> Response:
    """The charts of an answer; whoever names the edition may keep them."""
    try:
        return packed(
            request,
            lambda: _packed(want.engine, want.view.name, tuple(want.codes.items()), want.language, want.theme),
            tag=f'"{content_hash(want, edition)}{want.theme}{MAKING}"',
            lasts="public, max-age=3600" if request.query_params.get("edition") else "public, no-cache",
            media="application/json",
        )
    except LookupError as error:
        raise Refused(404, str(error)) from error


@kept(16 << 20, len)
def _packed(engine: Engine, name: str, codes: Fixed, language: str, theme: Theme) -> bytes:
    return pack(figure(engine, name, dict(codes), language=language, theme=theme))


def content_hash(want: Asked, edition: str) -> str:
    """What an answer depends on, in eight letters; the same for every form."""
    parts = [edition, want.view.name, want.language, *(f"{key}={value}" for key, value in in_link(want.codes).items())]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:8]


def document(want: Asked, *, name: str, made: str, base: str, address: str) -> Document:
    """The answer with everything that belongs to it; its rows can be taken once."""
    answer = ask(want.engine, want.view.name, want.codes, language=want.language)
    batches = answer.batches()
    first = next(batches)
    edition = answer.evidence.edition
    back = link(want.view, want.codes, language=want.language, edition=edition, site=base)
    title = i18n.translate(want.view.title, language=want.language)
    return Document(
        name=name,
        title=title,
        link=back,
        address=address,
        made=made,
        citation=citation.apa(title, edition=edition, link=back, language=want.language),
        bibtex=citation.bibtex(title, name=name, edition=edition, link=back),
        language=want.language,
        fields=fields(want.engine, want.view, first.schema, language=want.language),
        notes=tuple(dict.fromkeys((*answer.notes, *caveats(want.engine, answer.evidence, want.language)))),
        evidence=answer.evidence,
        batches=lambda: chain([first], batches),
    )


def _made(want: Asked, name: str, made: str, base: str, address: str) -> Iterator[bytes]:
    contents = document(want, name=name, made=made, base=base, address=address)
    if want.form in STREAMED:
        yield from STREAMED[want.form](contents)
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "file"
        WRITTEN[want.form](contents, file)
        with file.open("rb") as written:
            while piece := written.read(PIECE):
                yield piece


def _gzipped(pieces: Iterator[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(4, wbits=31)
    for piece in pieces:
        if packed := packer.compress(piece):
            yield packed
    yield packer.flush()


async def _next(pool: ThreadPoolExecutor, pieces: Iterator[bytes]) -> bytes | None:
    """The next piece, made in a thread; where nobody waits any longer, what was opened for it is closed after it."""
    work = pool.submit(next, pieces, None)
    try:
        return await asyncio.wrap_future(work)
    except asyncio.CancelledError:
        work.add_done_callback(lambda _done: _close(pieces))
        raise


async def _stream(pool: ThreadPoolExecutor, first: bytes | None, pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    piece = first
    while piece is not None:
        yield piece
        piece = await _next(pool, pieces)


def _close(pieces: Any) -> None:
    if isinstance(pieces, Generator):
        pieces.close()


class _Anything(PathConvertor):
    """The rest of an address, whatever it holds: a line break, too, is told what would be right."""

    regex = "(?s:.*)"


register_url_convertor("anything", _Anything())
ROUTES: list[BaseRoute] = [Route("/api/v1/{path:anything}", answer)]
