"""An indicator over time: the regions asked for, what to hold them against, and what may be joined or subtracted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from observatory.engine import Engine
from observatory.model.evidence import Status
from observatory.model.region import EU, country_of, level_of
from observatory.queries.question import question

# The middle of two regions is an average of two, which says nothing about a country.
LEAST_REGIONS = 3
# Below this share of an area's regions, the middle depends on who happened to report.
MOST_REGIONS = 0.75


@dataclass(frozen=True, slots=True)
class Scope:
    """What can be shown of the regions a visitor chose.

    Attributes:
        drawn: areas with figures, in the order of choosing, each once.
        stand_ins: chosen region → the area that contains it and is drawn instead, because the indicator is not
            published for any region of that level.
        absent: chosen regions without a figure, although others of their level have one.
    """

    drawn: tuple[str, ...]
    stand_ins: Mapping[str, str]
    absent: tuple[str, ...]

    def shown(self, held: Sequence[str]) -> list[str]:
        """The drawn areas, and those without a figure, whose cells say why; but for those held against the others."""
        return [*self.drawn, *(area for area in self.absent if area not in held)]


def scope(cover: pl.DataFrame, regions: Sequence[str], *, first: str, last: str) -> Scope:
    """Sort chosen regions into those with figures in the span, those that their country stands for, and the rest.

    Args:
        cover: as `indicators.cover` answers.
        regions: NUTS codes, in the order of choosing.
        first: first period shown.
        last: last period shown.
    """
    filled = cover.filter((pl.col("figures") > 0) & (pl.col("first_period") <= last) & (pl.col("last_period") >= first))
    there, levels = set(filled["region"]), set(cover.filter(pl.col("figures") > 0)["level"])
    drawn: dict[str, None] = {}
    stand_ins: dict[str, str] = {}
    absent: list[str] = []
    for region in regions:
        stand_in = None if level_of(region) in levels else _container(region, there)
        if region in there:
            drawn[region] = None
        elif stand_in:
            drawn[stand_in] = None
            stand_ins[region] = stand_in
        else:
            absent.append(region)
    return Scope(tuple(drawn), stand_ins, tuple(absent))


def _container(region: str, there: set[str]) -> str | None:
    """The smallest area with figures that a region lies in: its country, else the EU."""
    return next((area for area in (country_of(region), EU) if area in there and area != region), None)


def references(drawn: Sequence[str], *, against: str) -> list[str]:
    """The areas to hold the drawn ones against: their countries and the EU, the EU alone, or none.

    >>> references(["ES21", "DE11", "ES"], against="country")
    ['DE', 'EU27_2020']
    """
    countries = dict.fromkeys(country_of(area) for area in drawn) if against == "country" else {}
    wanted = [*countries, *([] if against == "none" else [EU])]
    return [area for area in wanted if area and area not in drawn]


def comparable(unit: str) -> bool:
    """Whether figures of small and large areas may share an axis: shares and indices may, counts may not.

    >>> comparable("percent-gdp"), comparable("thousand-jobs")
    (True, False)
    """
    return unit.startswith(("percent", "index"))


def trend(
    engine: Engine,
    *,
    indicator: str,
    member: str,
    drawn: Sequence[str],
    references: Sequence[str],
    first: str,
    last: str,
    joined: bool = False,
) -> pl.DataFrame:
    """The figures of the drawn areas and of their references, period by period.

    A reference without a published figure is answered by its middle region, the median of its NUTS 2 regions, in the
    periods in which at least three quarters of them have a figure.

    Args:
        engine: who answers.
        indicator: what is measured.
        member: the group of its breakdown; `total` for all.
        drawn: areas to show, in order.
        references: areas to hold them against, in order.
        first: first period, included.
        last: last period, included.
        joined: whether periods that do not follow each other may be joined (the two ends of a forecast).

    Returns:
        area, role (`chosen`, `reference`), origin, vintage (null: several), period, value, status, flag, grade,
        regions (number of regions behind a median, else null), stretch (number of the unbroken stretch within its
        area; null without a value); by order of areas, then origin and period.
    """
    asked = {"indicator": indicator, "member": member, "first": first, "last": last}
    measured = engine.ask(question("trend"), {**asked, "areas": [*drawn, *references]})
    published = set(measured.filter(pl.col("status") == Status.VALUE)["area"])
    untold = [area for area in references if area not in published]
    frames = [measured.filter(pl.col("area").is_in(drawn) | pl.col("area").is_in(list(published)))]
    if untold:
        frames.append(
            engine.ask(
                question("middle_region"), {**asked, "areas": untold, "least": LEAST_REGIONS, "most": MOST_REGIONS}
            )
        )
    order = {area: position for position, area in enumerate([*drawn, *references])}
    return (
        pl.concat(frames, how="vertical_relaxed")
        .with_columns(
            role=pl.when(pl.col("area").is_in(drawn)).then(pl.lit("chosen")).otherwise(pl.lit("reference")),
            order=pl.col("area").replace_strict(order, return_dtype=pl.Int64),
        )
        .sort("order", "origin", "vintage", "period", nulls_last=True)
        .pipe(stretches, joined=joined)
        .select("area", "role", "origin", "vintage", "period", "value", "status", "flag", "grade", "regions", "stretch")
    )


def groups(
    engine: Engine, *, indicator: str, members: Sequence[str], area: str, first: str, last: str, joined: bool = False
) -> pl.DataFrame:
    """The figures of one area, group by group: rows as in `trend`, the code of the group in the column `area`."""
    frames = [
        trend(
            engine,
            indicator=indicator,
            member=member,
            drawn=[area],
            references=[],
            first=first,
            last=last,
            joined=joined,
        ).with_columns(area=pl.lit(member))
        for member in members
    ]
    return pl.concat(frames)


def indexed(figures: pl.DataFrame) -> tuple[pl.DataFrame, str]:
    """Every line as an index: 100 in the first period in which all of them have a figure that is not zero.

    What lies beyond a break from that period cannot be compared with it and gets no value.

    Args:
        figures: as `trend` answers.

    Returns:
        `figures` with values as index, and the base period; unchanged and an empty text where there is no such period.
    """
    valued = figures.filter(pl.col("value").is_not_null() & (pl.col("value") != 0))
    areas = valued["area"].n_unique()
    common = valued.group_by("period").agg(pl.col("area").n_unique()).filter(pl.col("area") == areas)["period"]
    if common.is_empty():
        return figures, ""
    base = str(common.min())
    bases = valued.filter(period=base).unique("area", keep="last").select("area", base="value", base_stretch="stretch")
    index = figures.join(bases, on="area", how="left", maintain_order="left").with_columns(
        value=pl.when(pl.col("stretch") == pl.col("base_stretch")).then(100 * pl.col("value") / pl.col("base")),
        stretch=pl.when(pl.col("stretch") == pl.col("base_stretch")).then("stretch"),
    )
    return index.drop("base", "base_stretch"), base


def stretches(figures: pl.DataFrame, *, joined: bool = False) -> pl.DataFrame:
    """Number the unbroken stretches of each area: what a line may join and a change may span.

    A new stretch begins with another publication or NUTS vintage, after a period without a value, and at a break flag.

    Args:
        figures: area, origin, vintage, period, value, flag; periods in order within area, origin and vintage.
        joined: see `trend`.
    """
    series = ["area", "origin", "vintage"]
    rows = figures.with_row_index("_row")
    valued = rows.filter(pl.col("value").is_not_null()).with_columns(_at=_position(pl.col("period")))
    before = pl.col("_at").shift(1).over(series)
    follows = before.is_not_null() if joined else (pl.col("_at") - before == 1).fill_null(value=False)
    breaks = pl.col("flag").fill_null("").str.contains("b", literal=True)
    numbered = valued.select("_row", stretch=(~(follows & ~breaks)).cast(pl.Int64).cum_sum().over("area"))
    return rows.join(numbered, on="_row", how="left", maintain_order="left").drop("_row")


def _position(period: pl.Expr) -> pl.Expr:
    """Years or months as whole numbers, so that neighbours differ by one."""
    year = period.str.slice(0, 4).cast(pl.Int64)
    month = period.str.slice(5, 2)
    return pl.when(month == "").then(year).otherwise(year * 12 + month.cast(pl.Int64, strict=False))


def changes(figures: pl.DataFrame) -> pl.DataFrame:
    """The change of each area over its newest unbroken stretch of at least two periods.

    Returns:
        area, role, origin, grade, first, last (periods), start, end (values), change (in the unit: points for shares),
        relative (share of the start; null where it is zero), whole (false: the area has figures outside the stretch);
        in the order of `figures`. Areas without such a stretch are left out.
    """
    valued = figures.filter(pl.col("value").is_not_null())
    spans = (
        valued.group_by("area", "stretch", maintain_order=True)
        .agg(
            pl.col("role", "origin", "grade").first(),
            first=pl.col("period").first(),
            last=pl.col("period").last(),
            start=pl.col("value").first(),
            end=pl.col("value").last(),
        )
        .with_columns(whole=pl.len().over("area") == 1)
        .filter(pl.col("first") < pl.col("last"))
    )
    newest = spans.sort("last", maintain_order=True).group_by("area", maintain_order=True).last()
    order = figures.select("area").unique(maintain_order=True)
    return (
        order.join(newest, on="area", how="inner", maintain_order="left")
        .drop("stretch")
        .with_columns(change=pl.col("end") - pl.col("start"))
        .with_columns(relative=pl.when(pl.col("start") != 0).then(pl.col("change") / pl.col("start")))
    )
