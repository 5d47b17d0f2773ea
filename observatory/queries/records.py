"""One micro-credential as others exchange it."""

from typing import Any

from observatory.engine import Engine
from observatory.exchange.record import ESCO_SKILL, Record, Skill, Term
from observatory.queries import micro_credentials
from observatory.queries.question import question


def record(engine: Engine, *, design: str) -> Record | None:
    """A micro-credential of the catalogue with its standard elements in every language; None where there is none."""
    rows = engine.ask(question("design_record"), {"design": design})
    if rows.is_empty():
        return None
    row = rows.row(0, named=True)
    terms = {(scheme, term): uri for scheme, term, uri in engine.ask(question("term_addresses")).iter_rows()}

    def listed(scheme: str) -> tuple[Term, ...]:
        codes = [code for code in (row[scheme] or "").split("|") if code]
        return tuple(Term(code, terms.get((scheme, code))) for code in codes)

    taught = micro_credentials.skills(engine, design=design, language="en")
    return Record(
        identifier=design,
        title={text["text_language"]: text["title"] for text in rows.to_dicts() if text["title"]},
        description={text["text_language"]: text["description"] for text in rows.to_dicts() if text["description"]},
        eqf_level=row["eqf_level"],
        workload_hours=row["workload_hours"],
        ects=row["ects"],
        isced_f=row["isced_f"] or "",
        languages=tuple((row["language"] or "").split("|")),
        participation=listed("participation"),
        assessment=listed("assessment"),
        delivery=listed("delivery"),
        quality_assurance=row["quality_assurance"] or "",
        prerequisites=_prerequisites(row),
        outcomes=_outcomes(engine, design),
        skills=tuple(
            Skill(name, ESCO_SKILL + code, made_by, level or "")
            for code, name, made_by, level in taught.select("skill_id", "name", "made_by", "level").iter_rows()
        ),
        status=row["status"],
        reviewed=row["reviewed"][:10],
        awarding_body=row["awarding_body"] or "",
        country=row["country"] or "",
        region=row["region"] or "",
        area=row["area_id"] or "",
        supervision=row["supervision"] or "",
        grading=row["grading"] or "",
        further_information=row["further_information"] or "",
        builds_on=_linked(row["builds_on"]),
        stacks_with=_linked(row["stacks_with"]),
    )


def _linked(keys: str | None) -> tuple[str, ...]:
    return tuple(key for key in (keys or "").split("|") if key)


def _prerequisites(row: dict[str, Any]) -> dict[str, str]:
    texts = {"en": row["prerequisites"], "es": row["prerequisites_es"]}
    return {language: text for language, text in texts.items() if text}


def _outcomes(engine: Engine, design: str) -> tuple[dict[str, str], ...]:
    rows = engine.ask(question("design_all_outcomes"), {"design": design})
    by_position: dict[int, dict[str, str]] = {}
    for position, language, outcome in rows.iter_rows():
        by_position.setdefault(position, {})[language] = outcome
    return tuple(by_position[position] for position in sorted(by_position))
