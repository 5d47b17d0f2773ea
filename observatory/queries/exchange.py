"""What the description of a micro-credential may refer to, from the served edition."""

import polars as pl

from observatory.engine import Engine
from observatory.exchange.checking import Known
from observatory.queries.question import question


def known(engine: Engine) -> Known:
    """Skills, terms and codes against which rows are checked."""
    codes = engine.ask(question("exchange_codes"))
    terms: dict[str, dict[str, str | None]] = {}
    for scheme, term, uri in engine.ask(question("term_addresses")).iter_rows():
        terms.setdefault(scheme, {})[term] = uri
    return Known(
        skills=dict(_skills(engine).filter(pl.col("role") == "title").select("skill_id", "label").iter_rows()),
        terms=terms,
        areas=_codes(codes, "area"),
        regions=_codes(codes, "region"),
        designs=_codes(codes, "design"),
        offers={
            code: (body, country)
            for code, body, country in codes.filter(kind="offer").select("code", "body", "country").iter_rows()
        },
    )


def labels(engine: Engine) -> list[tuple[str, str]]:
    """Skill and name, every name in every language."""
    return list(_skills(engine).select("skill_id", "label").iter_rows())


def _skills(engine: Engine) -> pl.DataFrame:
    return engine.ask(question("exchange_skills"))


def _codes(codes: pl.DataFrame, kind: str) -> frozenset[str]:
    return frozenset(codes.filter(pl.col("kind") == kind)["code"])
