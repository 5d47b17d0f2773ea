"""Where regions stand: every region of a level in one period, and what to hold them against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from observatory.engine import Engine
from observatory.model.evidence import Grade, Status
from observatory.model.region import EU, MEMBER_STATES, country_of, level_of
from observatory.queries.question import question

LEAST_FOR_MIDDLE = 3
MOST_MISSING = 0.25


@dataclass(frozen=True, slots=True)
class Offer:
    """A period that can be mapped: the publication with most regions in it, and how many they are."""

    origin: str
    regions: int


@dataclass(frozen=True, slots=True)
class Picture:
    """What one map shows: the figures of one publication in one period, with the borders that fit them."""

    indicator: str
    member: str
    level: str
    period: str
    origin: str
    vintage: int


def periods(engine: Engine, *, indicator: str, member: str, level: str) -> dict[str, Offer]:
    """The periods with figures at a level of regions, oldest first."""
    rows = engine.ask(question("map_periods"), {"indicator": indicator, "member": member, "level": level})
    best = rows.unique("period", keep="first", maintain_order=True)
    return {period: Offer(origin, count) for period, origin, count in best.iter_rows()}


def fullest(offers: dict[str, Offer]) -> str:
    """The newest period with nearly as many regions as the best covered one has.

    >>> fullest({"2017": Offer("a", 300), "2018": Offer("a", 295), "2024": Offer("b", 81)})
    '2018'
    """
    most = max(offer.regions for offer in offers.values())
    return max(period for period, offer in offers.items() if offer.regions >= 0.8 * most)


def picture(engine: Engine, *, indicator: str, member: str, level: str, period: str, origin: str) -> Picture:
    """Choose the borders: the version of NUTS (2016, 2021, 2024) that knows most of the codes, the newest of equals."""
    choice = {"indicator": indicator, "member": member, "level": level, "period": period, "origin": origin}
    vintages = engine.ask(question("map_vintages"), choice)
    vintage = int(vintages["vintage"][0]) if vintages.height else 2024
    return Picture(**choice, vintage=vintage)


def figures(engine: Engine, picture: Picture, *, language: str) -> pl.DataFrame:
    """Every region of the picture, highest value first, those without a figure last.

    Returns:
        region, name, level, country, vintage, member_state, period, value, status, flag, grade, origin, rank (1 is the
        highest; equal values share the better rank; null without a value), of (regions with a value).
    """
    rows = engine.ask(
        question("region_figures"),
        {
            "indicator": picture.indicator,
            "member": picture.member,
            "level": picture.level,
            "period": picture.period,
            "origin": picture.origin,
            "vintage": picture.vintage,
            "language": language,
            "languages": [language, "en"],
        },
    )
    rank = pl.col("value").rank("min", descending=True).cast(pl.Int64)
    return rows.with_columns(rank=rank, of=pl.col("value").count().cast(pl.Int64))


def beside(
    engine: Engine, picture: Picture, figures: pl.DataFrame, *, regions: Sequence[str], names: Mapping[str, str]
) -> pl.DataFrame:
    """The figures of a picture, and below them those of regions that it does not hold: of other borders or levels.

    Args:
        engine: who answers.
        picture: what is mapped.
        figures: as `figures` answers.
        regions: chosen ones that are not in it.
        names: region → name.

    Returns:
        The columns of `figures`; a region that the picture does not hold has no rank, and without a figure the status
        that its publisher gives, else `missing`.
    """
    outside = [code for code in regions if code not in set(figures["region"])]
    if not outside:
        return figures
    rows_outside = engine.ask(
        question("trend"),
        {
            "indicator": picture.indicator,
            "member": picture.member,
            "areas": outside,
            "first": picture.period,
            "last": picture.period,
        },
    ).unique("area", keep="last", maintain_order=True)
    known = {row["area"]: row for row in rows_outside.iter_rows(named=True)}
    rows = []
    for code in outside:
        row = known.get(code, {})
        rows.append(
            {
                "region": code,
                "name": names.get(code, code),
                "level": level_of(code),
                "country": country_of(code),
                "vintage": row.get("vintage"),
                "member_state": (country_of(code) or "") in MEMBER_STATES,
                "period": row.get("period"),
                "value": row.get("value"),
                "status": row.get("status", Status.MISSING.value),
                "flag": row.get("flag"),
                "grade": row.get("grade", Grade.MEASURED.value),
                "origin": row.get("origin"),
                "rank": None,
                "of": None,
            }
        )
    return pl.concat([figures, pl.DataFrame(rows, schema=figures.schema)])


def nearest_periods(engine: Engine, picture: Picture, *, silent: list[str], offered: list[str]) -> dict[str, str]:
    """The period nearest to the mapped one in which each of the regions without a figure has one.

    Args:
        engine: who answers.
        picture: what is mapped.
        silent: regions without a figure in it.
        offered: the periods that can be mapped, oldest first, the mapped one among them.

    Returns:
        Region → period, the newer one of two that are equally near; regions that never have a figure are left out.
    """
    if not silent:
        return {}
    asked = {"indicator": picture.indicator, "member": picture.member, "regions": silent, "periods": offered}
    known = engine.ask(question("region_periods"), asked)
    positions = {period: number for number, period in enumerate(offered)}
    here = positions[picture.period]
    return {
        str(region): min(held["period"], key=lambda period: (abs(positions[period] - here), -positions[period]))
        for (region,), held in known.group_by("region", maintain_order=True)
    }


def references(engine: Engine, picture: Picture, figures: pl.DataFrame, *, countries: list[str]) -> pl.DataFrame:
    """The countries of chosen regions and the EU: published figures, else the middle of their regions.

    Returns:
        region (country code or EU27_2020), value, grade (`modelled` for a middle region), regions (how many the middle
        was taken from; null for a published figure), origin. Areas with neither are left out.
    """
    areas = [EU, *countries] if picture.level != "0" else [EU]
    published = engine.ask(
        question("upper_figures"),
        {"indicator": picture.indicator, "member": picture.member, "period": picture.period, "areas": areas},
    ).unique("region", keep="first", maintain_order=True)
    known = published.select("region", "value", "grade", regions=pl.lit(None, pl.Int64), origin="origin")
    missing = [area for area in areas if area not in known["region"].to_list()]
    return pl.concat([known, *(middle(figures, area) for area in missing)])


def middle(figures: pl.DataFrame, area: str) -> pl.DataFrame:
    """The median of an area's regions, where at least three and at least three quarters have a value; else no row."""
    inside = figures.filter(pl.col("member_state") if area == EU else pl.col("country") == area)
    values = inside["value"].drop_nulls()
    enough = values.len() >= LEAST_FOR_MIDDLE and values.len() >= (1 - MOST_MISSING) * inside.height
    return pl.DataFrame(
        {
            "region": [area],
            "value": [values.median()],
            "grade": ["modelled"],
            "regions": [values.len()],
            "origin": [inside["origin"].drop_nulls().first() if inside.height else None],
        },
        schema={"region": pl.String, "value": pl.Float64, "grade": pl.String, "regions": pl.Int64, "origin": pl.String},
    ).head(1 if enough else 0)


def successors(engine: Engine, *, regions: list[str]) -> pl.DataFrame:
    """What became of codes that NUTS 2024 no longer has: from_region, from_vintage, to_region, name, weight."""
    return engine.ask(question("successors"), {"regions": regions})


def mapped(engine: Engine, *, level: str, least: int = 10) -> dict[str, list[str]]:
    """Indicator → its groups with figures for at least so many regions of a level (`total`, or members)."""
    rows = engine.ask(question("mapped_indicators"), {"level": level, "least": least})
    return {str(name): group["member"].to_list() for (name,), group in rows.group_by("indicator", maintain_order=True)}
