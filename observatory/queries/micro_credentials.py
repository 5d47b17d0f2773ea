"""What teaches a skill: the catalogue of micro-credentials, its records, and what it leaves out."""

from collections.abc import Iterable, Mapping

import polars as pl

from observatory.engine import Engine
from observatory.model.provenance import ESCO
from observatory.queries.question import question

SHORT, MIDDLE, LONG, LONGER = "30", "60", "90", "more"
"""Bands of workload: at most 30, 60 and 90 hours, and more."""
BANDS = (SHORT, MIDDLE, LONG, LONGER)
FACETS = ("skill", "area", "level", "hours", "form", "taught_in", "place", "status")


def designs(engine: Engine, *, language: str) -> pl.DataFrame:
    """Every record with its standard elements, by name.

    Args:
        engine: who answers.
        language: of names and purposes; English where there is none.

    Returns:
        One row per record; lists stay joined with `|`; `skills` counts what it teaches, `needs` the profiles for which
        each of its skills is essential, added up.
    """
    return engine.ask(question("designs"), {"language": language})


def teaching(engine: Engine) -> pl.DataFrame:
    """Which skills each record teaches: micro_credential_id, skill_id."""
    return engine.ask(question("design_teaching"))


def facets(engine: Engine, records: pl.DataFrame) -> pl.DataFrame:
    """What narrows the catalogue: micro_credential_id and, for each of `FACETS`, a list of codes; empty says nothing.

    Args:
        engine: who answers.
        records: as `designs` answers.
    """
    taught = teaching(engine).group_by("micro_credential_id").agg(skill="skill_id")
    return records.join(taught, on="micro_credential_id", how="left", maintain_order="left").select(
        "micro_credential_id",
        skill=pl.col("skill").fill_null(pl.lit([], pl.List(pl.String))),
        area=_codes("area_id"),
        level=_codes("eqf_level"),
        hours=pl.concat_list(pl.col("workload_hours").map_elements(band, return_dtype=pl.String)).list.drop_nulls(),
        form=_codes("participation"),
        taught_in=_codes("language"),
        place=pl.concat_list("country", "region").list.drop_nulls(),
        status=_codes("status"),
    )


def places(engine: Engine, *, codes: Iterable[str], language: str) -> dict[str, str]:
    """Names of countries and regions: code → name."""
    # An empty list has no type that an engine could compare.
    asked = {"places": list(codes) or [""], "language": language, "languages": [language, "en"]}
    return dict(engine.ask(question("place_names"), asked).iter_rows())


def band(hours: float) -> str:
    """The band of a workload.

    >>> band(30), band(31), band(200)
    ('30', '60', 'more')
    """
    return next((code for code in BANDS[:-1] if hours <= float(code)), LONGER)


def _codes(name: str) -> pl.Expr:
    """The codes that a cell holds, joined with `|`."""
    codes = pl.col(name).cast(pl.String).fill_null("").str.split("|")
    return codes.list.set_difference(pl.lit([""], pl.List(pl.String)))


def ordered(records: pl.DataFrame, *, sort: str, relevance: Mapping[str, float]) -> pl.DataFrame:
    """Records in the order asked for; equal ones by name.

    Args:
        records: as `designs` answers.
        sort: relevance, title, workload, level or needs; relevance without a search means by name.
        relevance: micro_credential_id → how well it answers the search.
    """
    by = {"title": "name", "workload": "workload_hours", "level": "eqf_level", "needs": "needs"}
    worth = pl.col("micro_credential_id").replace_strict(dict(relevance), default=0.0, return_dtype=pl.Float64)
    key = pl.col(by[sort]) if sort in by else worth
    return records.sort(
        key,
        "name",
        "micro_credential_id",
        descending=[sort not in ("title", "workload", "level"), False, False],
        nulls_last=True,
    )


def taught_skills(engine: Engine, *, language: str) -> dict[str, str]:
    """Every skill that the catalogue teaches: UUID → name."""
    return dict(engine.ask(question("taught_skills"), {"language": language}).iter_rows())


def skills(engine: Engine, *, design: str, language: str) -> pl.DataFrame:
    """Skills of a record: skill_id, name, in_english, skill_type, essential_ and optional_profiles, made_by, level."""
    return engine.ask(question("design_skills"), {"design": design, "language": language})


def origins(engine: Engine) -> list[str]:
    """The publications behind the catalogue: whoever wrote its records, and ESCO."""
    return [*engine.ask(question("design_sources"))["source"], ESCO]


def outcomes(engine: Engine, *, design: str, language: str) -> list[str]:
    """What a learner can do afterwards, in order."""
    return engine.ask(question("design_outcomes"), {"design": design, "language": language})["outcome"].to_list()


def profiles(engine: Engine, *, design: str, language: str, how_many: int = 10) -> pl.DataFrame:
    """The profiles of whose essential skills the record teaches most: profile_id, name, taught, essential, share."""
    choice = {"design": design, "language": language, "how_many": how_many}
    return engine.ask(question("design_profiles"), choice)


def stack(records: pl.DataFrame, *, design: str) -> pl.DataFrame:
    """What a record builds on, leads to and combines with, as far as records say so.

    Args:
        records: as `designs` answers.
        design: the record in the middle.

    Returns:
        relation (`before`: builds on it, directly or through others, furthest first; `self`; `after`; `with`),
        micro_credential_id, name, eqf_level, workload_hours, status.
    """
    before = {key: _listed(linked) for key, linked in records.select("micro_credential_id", "builds_on").iter_rows()}
    beside = {key: _listed(linked) for key, linked in records.select("micro_credential_id", "stacks_with").iter_rows()}
    earlier = _earlier(design, before)
    later = [key for key, linked in before.items() if design in linked]
    combined = [key for key in beside if key in beside[design] or design in beside[key]]
    others = {*earlier, design, *later}
    placed = [
        *(("before", key) for key in earlier),
        ("self", design),
        *(("after", key) for key in later),
        *(("with", key) for key in combined if key not in others),
    ]
    rows = pl.DataFrame(placed, schema=["relation", "micro_credential_id"], orient="row")
    shown = records.select("micro_credential_id", "name", "eqf_level", "workload_hours", "status")
    return rows.join(shown, on="micro_credential_id", maintain_order="left")


def _earlier(design: str, before: Mapping[str, list[str]]) -> list[str]:
    """Everything a record builds on, what comes first in front; a circle is walked once."""
    earlier: list[str] = []

    def walk(key: str, trail: frozenset[str]) -> None:
        for step in before.get(key, []):
            if step in before and step not in trail:
                walk(step, trail | {step})
                if step not in earlier:
                    earlier.append(step)

    walk(design, frozenset({design}))
    return earlier


def _listed(codes: str | None) -> list[str]:
    return [code for code in (codes or "").split("|") if code]


def coverage(engine: Engine, *, language: str) -> pl.DataFrame:
    """Per technology area: area_id, area, needs (essential relations), covered, share (0–1); highest share first."""
    return engine.ask(question("design_coverage"), {"language": language})


def completeness(engine: Engine) -> dict[str, int]:
    """How many records there are, and how many carry skills, a level, a workload, a stated quality assurance."""
    return engine.ask(question("design_completeness")).row(0, named=True)


def terms(engine: Engine, *, language: str) -> dict[str, str]:
    """Terms of the European Learning Model as the visitor reads them."""
    return dict(engine.ask(question("learning_terms"), {"language": language}).iter_rows())
