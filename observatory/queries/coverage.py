"""Demand against teaching: what an area demands (modelled), what the catalogue teaches of it, and what it does not."""

from dataclasses import dataclass

import polars as pl

from observatory.model.region import EU
from observatory.queries import demand

UNGROUPED = "other"
"""Stands for the skills that ESCO puts in no group, so that nothing demanded is left out of the sum."""

LEAST_SHARE = 0.005
"""A group below this share of both demand and teaching is too small for its ratio to matter."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An area whose demand is held against the catalogue.

    Attributes:
        code: of the region or country, or the EU.
        area: its demand. europe: the EU's, in the same year and with the same classes.
        scene: the model's answer it was taken from.
    """

    code: str
    area: demand.Area
    europe: demand.Area
    scene: demand.Scene


def spot(given: demand.Inputs, *, code: str) -> Spot | None:
    """The demand of a region, of a country, or of the EU; None where the inputs are missing.

    A country and the EU are described in the newest year that any of their regions has; see `queries.demand.scene`.
    """
    region = code if len(code) > 2 and code != EU else _speaker(given, code)
    if region is None or demand.missing(given, region=region):
        return None
    scene = demand.scene(given, region=region)
    areas = {EU: scene.europe, region: scene.here, region[:2]: scene.country or scene.here}
    return Spot(code=code, area=areas[code], europe=scene.europe, scene=scene)


def _speaker(given: demand.Inputs, code: str) -> str | None:
    """The region whose year and classes a country or the EU is described in: the newest, of the fullest figures."""
    inside = pl.col("country").is_in(list(given.members)) if code == EU else pl.col("country") == code
    regions = given.mixtures.filter(inside & pl.col("population").is_not_null())
    able = [
        (period, len(given.employment[region[:2]]), region)
        for region, period in regions.group_by("region").agg(pl.col("period").max()).iter_rows()
        if not demand.missing(given, region=region)
    ]
    return max(able, default=("", 0, None))[2]


def offers(records: pl.DataFrame, *, code: str) -> pl.DataFrame:
    """The offers of an area's awarding bodies; rows of `queries.micro_credentials.designs`."""
    here = (pl.col("country") == code) | pl.col("region").str.starts_with(code)
    return records.filter((pl.col("status") == "offer") & (pl.lit(code == EU) | here))


def counting(named: pl.DataFrame, records: pl.DataFrame, teaching: pl.DataFrame) -> pl.DataFrame:
    """Every skill with the number of these records that teach it, instead of that of the whole catalogue.

    Args:
        named: as `queries.demand.skills` answers.
        records: those that count.
        teaching: as `queries.micro_credentials.teaching` answers.
    """
    taught = (
        teaching.join(records, on="micro_credential_id", how="semi")
        .group_by("skill_id")
        .agg(pl.len().cast(pl.Int64).alias("n"))
    )
    return (
        named.join(taught, on="skill_id", how="left", maintain_order="left")
        .with_columns(taught=pl.col("n").fill_null(0))
        .drop("n")
    )


def skills(spot: Spot, named: pl.DataFrame) -> pl.DataFrame:
    """Every skill that is demanded or taught.

    Args:
        spot: the area.
        named: as `queries.demand.skills` answers.

    Returns:
        region, skill_id, name, group_id, demanded (% of the area's modelled demand), taught (demanded where a
        micro-credential teaches it, else 0), untaught (the rest), records (micro-credentials that teach it), jobs (% of
        jobs where essential); most demanded first.
    """
    percent = pl.col("share") * 100
    return (
        named.join(spot.area.shares[0], on="skill_id", how="left")
        .join(spot.area.essential, on="skill_id", how="left")
        .with_columns(pl.col("share", "essential").fill_null(0.0))
        .filter((pl.col("share") > 0) | (pl.col("taught") > 0))
        .select(
            pl.lit(spot.code).alias("region"),
            "skill_id",
            "name",
            pl.col("group_id").fill_null(UNGROUPED),
            demanded=percent,
            taught=pl.when(pl.col("taught") > 0).then(percent).otherwise(0.0),
            untaught=pl.when(pl.col("taught") > 0).then(0.0).otherwise(percent),
            records=pl.col("taught"),
            jobs=pl.col("essential") * 100,
        )
        .sort("demanded", "name", "skill_id", descending=[True, False, False])
    )


def groups(listed: pl.DataFrame, names: dict[str, str]) -> pl.DataFrame:
    """Demand and teaching by skill group.

    Args:
        listed: as `skills` answers.
        names: of groups.

    Returns:
        region, group_id, name, demanded, taught, untaught (% of all demand; taught + untaught = demanded), covered (%
        of the group's demand that is taught, null where nothing is demanded), skills (demanded), skills_taught (of
        them), links (skills taught, counted once per micro-credential), teaching (% of all links); most demanded first.
    """
    asked = pl.col("demanded") > 0
    return (
        listed.group_by("region", "group_id")
        .agg(
            pl.col("demanded", "taught", "untaught").sum(),
            skills=asked.sum().cast(pl.Int64),
            skills_taught=(asked & (pl.col("records") > 0)).sum().cast(pl.Int64),
            links=pl.col("records").sum(),
        )
        .with_columns(
            name=pl.col("group_id").replace_strict(names, default=pl.col("group_id")),
            covered=pl.when(pl.col("demanded") > 0).then(pl.col("taught") / pl.col("demanded") * 100),
            teaching=pl.col("links") / pl.col("links").sum() * 100,
        )
        .select(
            "region",
            "group_id",
            "name",
            "demanded",
            "taught",
            "untaught",
            "covered",
            "skills",
            "skills_taught",
            "links",
            "teaching",
        )
        .sort("demanded", "group_id", descending=[True, False])
    )


def untaught(listed: pl.DataFrame) -> pl.DataFrame:
    """Skills that are demanded and that no micro-credential of the catalogue teaches; rows of `skills`."""
    return listed.filter(pl.col("untaught") > 0)


def little_demanded(listed: pl.DataFrame) -> pl.DataFrame:
    """Skills that are taught and demanded less than the middle one of all demanded skills; least demanded first."""
    middle = listed.filter(pl.col("demanded") > 0)["demanded"].median()
    rows = listed.filter((pl.col("records") > 0) & (pl.col("demanded") < (middle or 0.0)))
    return rows.sort("demanded", "records", "name", "skill_id", descending=[False, True, False, False])


def balance(spot: Spot, named: pl.DataFrame, names: dict[str, str]) -> pl.DataFrame:
    """The share of a group in all teaching, divided by its share in all demand, with the spread under other readings.

    Returns:
        region, kind, name, quotient, low, high, sure (whether all readings agree on the side of 1), teaching, demanded
        (%); largest quotient first. Groups without demand or teaching, or too small in both, are left out.
    """
    marked = named.select("skill_id", kind=pl.col("group_id").fill_null(UNGROUPED), records="taught")
    links = marked.group_by("kind").agg(pl.col("records").sum())
    teaching = links.with_columns(teaching=pl.col("records") / pl.col("records").sum()).filter(pl.col("teaching") > 0)
    ratios = [
        marked.join(shares, on="skill_id")
        .group_by("kind")
        .agg(demanded=pl.col("share").sum())
        .join(teaching, on="kind")
        .with_columns(quotient=pl.col("teaching") / pl.col("demanded"))
        .filter(pl.col("quotient").is_finite())
        for shares in spot.area.shares
    ]
    spread = pl.concat(ratios).group_by("kind").agg(low=pl.col("quotient").min(), high=pl.col("quotient").max())
    return (
        ratios[0]
        .filter(pl.max_horizontal("demanded", "teaching") >= LEAST_SHARE)
        .join(spread, on="kind")
        .select(
            pl.lit(spot.code).alias("region"),
            "kind",
            "quotient",
            "low",
            "high",
            name=pl.col("kind").replace_strict(names, default=pl.col("kind")),
            sure=(pl.col("low") > 1) | (pl.col("high") < 1),
            teaching=pl.col("teaching") * 100,
            demanded=pl.col("demanded") * 100,
        )
        .sort("quotient", "kind", descending=[True, False])
    )
