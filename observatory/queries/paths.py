"""Learning paths: which micro-credentials together teach what is missing, in which order, and what stays uncovered."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from observatory.engine import Engine
from observatory.model.cover import Cover, Item, alternatives, in_order, smallest
from observatory.queries import demand, micro_credentials, transitions

MOST_ALTERNATIVES = 3


@dataclass(frozen=True, slots=True)
class Learning:
    """A learning path.

    Attributes:
        steps: position, micro_credential_id, name, eqf_level, workload_hours, status, closes (number of skills that it
            adds), skill_ids and skills (names of these, joined with `|`), first (names of records that come before it
            and are not on the path), instead (names of records that could stand in for it), instead_ids.
        uncovered: skill_id, name: wanted skills that no record teaches.
        wanted: number of skills wanted. proven: whether no shorter path exists.
    """

    steps: pl.DataFrame
    uncovered: pl.DataFrame
    wanted: int
    proven: bool

    @property
    def covered(self) -> int:
        """Number of wanted skills that the path teaches."""
        return self.wanted - self.uncovered.height

    @property
    def hours(self) -> float:
        """Workload of all steps that state one."""
        return float(self.steps["workload_hours"].sum())

    @property
    def silent(self) -> int:
        """Number of steps that state no workload."""
        return self.steps["workload_hours"].null_count()


def missing(engine: Engine, *, source: str, target: str) -> list[str]:
    """Essential skills of a profile that another one lacks altogether, rarest first."""
    steps = transitions.steps(engine, source=source, target=target, language="en")
    return steps.filter(need="essential", outcome="missing")["skill_id"].to_list()


def most_demanded(area: demand.Area, *, how_many: int) -> list[str]:
    """The skills with the largest share of an area's modelled demand."""
    return area.shares[0].sort("share", "skill_id", descending=[True, False]).head(how_many)["skill_id"].to_list()


def most_distinctive(area: demand.Area, other: demand.Area, *, how_many: int) -> list[str]:
    """The skills whose share of an area's modelled demand is most points above their share in another area."""
    both = area.shares[0].join(other.shares[0], on="skill_id", how="left", suffix="_there")
    above = both.with_columns(points=pl.col("share") - pl.col("share_there").fill_null(0.0)).filter(
        pl.col("points") > 0
    )
    return above.sort("points", "skill_id", descending=[True, False]).head(how_many)["skill_id"].to_list()


def path(engine: Engine, *, wanted: Collection[str], language: str) -> Learning:
    """The shortest path of micro-credentials that teaches every wanted skill which any of them teaches.

    Args:
        engine: who answers.
        wanted: skills.
        language: of names.
    """
    records = micro_credentials.designs(engine, language=language)
    items = _items(records, micro_credentials.teaching(engine))
    names = dict(demand.skills(engine, language=language).select("skill_id", "name").iter_rows())
    cover = smallest(wanted, items)
    open_skills = sorted(cover.uncovered, key=lambda skill: (names[skill].casefold(), skill))
    schema = {"skill_id": pl.String, "name": pl.String}
    return Learning(
        steps=_steps(records, items, cover, wanted, names),
        uncovered=pl.DataFrame([(skill, names[skill]) for skill in open_skills], schema=schema, orient="row"),
        wanted=len(set(wanted)),
        proven=cover.proven,
    )


def _items(records: pl.DataFrame, taught: pl.DataFrame) -> list[Item]:
    covers = {str(key): frozenset(rows["skill_id"]) for (key,), rows in taught.group_by("micro_credential_id")}
    return [
        Item(key, covers.get(key, frozenset()), hours)
        for key, hours in records.select("micro_credential_id", "workload_hours").iter_rows()
    ]


def _steps(
    records: pl.DataFrame, items: Sequence[Item], cover: Cover, wanted: Collection[str], names: Mapping[str, str]
) -> pl.DataFrame:
    named = {row["micro_credential_id"]: row for row in records.iter_rows(named=True)}
    covers = {item.key: item.covers for item in items}
    before = {key: [other for other in (row["builds_on"] or "").split("|") if other] for key, row in named.items()}
    levels = {key: float(row["eqf_level"] or 0) for key, row in named.items()}
    spare = alternatives(cover.chosen, wanted, items)
    left, rows = set(wanted), []
    for position, key in enumerate(in_order(cover.chosen, before, levels), start=1):
        adds = sorted(covers[key] & left, key=lambda skill: (names[skill].casefold(), skill))
        left -= set(adds)
        row, instead = named[key], spare[key][:MOST_ALTERNATIVES]
        rows.append(
            (
                position,
                key,
                row["name"],
                row["eqf_level"],
                row["workload_hours"],
                row["status"],
                len(adds),
                "|".join(adds),
                "|".join(names[skill] for skill in adds),
                "|".join(named[other]["name"] for other in before[key] if other in named and other not in cover.chosen),
                "|".join(named[other]["name"] for other in instead),
                "|".join(instead),
            )
        )
    return pl.DataFrame(rows, schema=STEPS, orient="row")


STEPS = {
    "position": pl.Int64,
    "micro_credential_id": pl.String,
    "name": pl.String,
    "eqf_level": pl.Int64,
    "workload_hours": pl.Float64,
    "status": pl.String,
    "closes": pl.Int64,
    "skill_ids": pl.String,
    "skills": pl.String,
    "first": pl.String,
    "instead": pl.String,
    "instead_ids": pl.String,
}
