"""The page Regions: every region of a level in one period, the chosen ones side by side, and those like the first."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from statistics import median

import polars as pl

from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.model import neighbours as model
from observatory.model.evidence import Grade
from observatory.model.region import EU
from observatory.queries import indicators, neighbours, provenance, regions, trends
from observatory.views.view import N_, Answer, Choice, Codes, View, always, one, options

LEAD = "high-tech-manufacturing"
YEARS_BACK = 10
LEVELS = {"2": "NUTS 2", "1": "NUTS 1", "0": "Countries"}


def ranking(engine: Engine, codes: Codes, language: str) -> Answer:
    """Every region of the level, highest value first, those without a figure last."""
    picture = _picture(engine, codes)
    found = regions.figures(engine, picture, language=language)
    evidence = provenance.evidence(
        engine, [picture.origin], grade=found.drop_nulls("value")["grade"], first=picture.period, last=picture.period
    )
    return Answer(evidence, found)


def like(engine: Engine, codes: Codes, language: str) -> Answer:
    """The ten regions most like the first chosen one, with the reasons and what the indicator says of them."""
    told, origins = features(engine)
    picture = _picture(engine, codes)
    focus = next(iter(codes["regions"]), "")
    found = model.nearest(told, focus, abroad=one(codes, "like") == "abroad")
    if found.is_empty() or picture.level != "2":
        raise NotHeld("Not all of the features to compare by are published for the first region at this level.")
    evidence = provenance.evidence(
        engine,
        [*origins, picture.origin],
        grade=Grade.MODELLED,
        first=model.PERIOD,
        last=max(model.PERIOD, picture.period[:4]),
    )
    values = regions.figures(engine, picture, language=language).select("region", "value")
    names = _regions(engine, language, codes)
    return Answer(
        evidence,
        found.join(values, on="region", how="left", maintain_order="left").with_columns(
            name=pl.col("region").replace(dict(names))
        ),
    )


def features(engine: Engine) -> tuple[pl.DataFrame, list[str]]:
    """What every region is like, and the publications behind it; read once for all visitors of an edition."""
    return _features(engine, str(provenance.edition(engine)["edition"][0]))  # type: ignore[arg-type]  # engines are told apart by identity


@lru_cache(maxsize=4)
def _features(engine: Engine, edition: str) -> tuple[pl.DataFrame, list[str]]:
    del edition
    return neighbours.features(engine)


def side_by_side(engine: Engine, codes: Codes, language: str) -> Answer:
    """The chosen regions: rank, quarter, change, and distance from country, EU and the regions most like them."""
    picture, chosen = _picture(engine, codes), _chosen(codes)
    figures = regions.figures(engine, picture, language=language)
    shown = regions.beside(engine, picture, figures, regions=chosen, names=_regions(engine, language, codes))
    countries = list(dict.fromkeys(shown.filter(pl.col("region").is_in(chosen))["country"].drop_nulls()))
    held = regions.references(engine, picture, figures, countries=countries)
    drawn = course(engine, picture, chosen, unit=_unit(engine, codes))
    told, origins = features(engine)
    evidence = provenance.evidence(
        engine,
        [picture.origin, *held["origin"], *drawn["origin"], *origins],
        grade=Grade.MODELLED,
        first=picture.period,
        last=picture.period,
    )
    return Answer(evidence, side_rows(shown, held, drawn, told, chosen))


def side_rows(
    figures: pl.DataFrame, held: pl.DataFrame, drawn: pl.DataFrame, told: pl.DataFrame, chosen: Sequence[str]
) -> pl.DataFrame:
    """One row per chosen region that is mapped, in their order.

    Args:
        figures: every region of the level.
        held: countries and the EU.
        drawn: the courses of the chosen regions.
        told: what regions are like.
        chosen: codes.

    Returns:
        The columns of `figures`; quarter (1 holds the highest), from_country, from_eu, from_neighbours (distances in
        the unit), change between change_first and change_last, without a break.
    """
    values, beside = (
        dict(figures.select("region", "value").iter_rows()),
        dict(held.select("region", "value").iter_rows()),
    )
    changes = {row["area"]: row for row in trends.changes(drawn).to_dicts()}
    rows = []
    for code in chosen:
        for row in figures.filter(region=code).iter_rows(named=True):
            change = changes.get(code, {})
            near = model.nearest(told, code)["region"].to_list()
            alike = [value for value in map(values.get, near) if value is not None]
            middle = median(alike) if len(alike) >= model.HOW_MANY // 2 else None
            rows.append(
                {
                    **row,
                    "quarter": None if row["rank"] is None else 1 + (4 * (row["rank"] - 1)) // row["of"],
                    "from_country": _distance(row["value"], beside.get(row["country"])),
                    "from_eu": _distance(row["value"], beside.get(EU)),
                    "from_neighbours": _distance(row["value"], middle),
                    "change": change.get("change"),
                    "change_first": change.get("first"),
                    "change_last": change.get("last"),
                }
            )
    return pl.DataFrame(rows, schema={**figures.schema, **SIDES})


SIDES: dict[str, type[pl.DataType]] = {
    "quarter": pl.Int64,
    "from_country": pl.Float64,
    "from_eu": pl.Float64,
    "from_neighbours": pl.Float64,
    "change": pl.Float64,
    "change_first": pl.String,
    "change_last": pl.String,
}


def _distance(value: float | None, other: float | None) -> float | None:
    return None if value is None or other is None else value - other


def courses(engine: Engine, codes: Codes, language: str) -> Answer:
    """The figures of the chosen regions and their countries, at most ten years back."""
    picture, names = _picture(engine, codes), _regions(engine, language, codes)
    drawn = course(engine, picture, _chosen(codes), unit=_unit(engine, codes))
    rows = course_rows(drawn, names)
    if rows["period"].n_unique() < 2:
        raise NotHeld("These regions have figures for one period only.")
    evidence = provenance.evidence(
        engine, rows["origin"], grade=rows["grade"], first=str(rows["period"].min()), last=str(rows["period"].max())
    )
    return Answer(evidence, rows)


def course(engine: Engine, picture: regions.Picture, chosen: Sequence[str], *, unit: str) -> pl.DataFrame:
    """The figures of the chosen regions and their countries up to the mapped period, as `trends.trend` answers."""
    held = trends.references(chosen, against="country") if trends.comparable(unit) else []
    start = f"{int(picture.period[:4]) - YEARS_BACK}{picture.period[4:]}"
    return trends.trend(
        engine,
        indicator=picture.indicator,
        member=picture.member,
        drawn=chosen,
        references=[area for area in held if area != EU],
        first=start,
        last=picture.period,
    )


def course_rows(drawn: pl.DataFrame, names: Mapping[str, str]) -> pl.DataFrame:
    """The figures with a value, and the names of their areas."""
    return drawn.filter(pl.col("value").is_not_null()).with_columns(name=pl.col("area").replace(dict(names)))


def _chosen(codes: Codes) -> list[str]:
    if not codes["regions"]:
        raise NotHeld("No region is chosen.")
    return list(codes["regions"])


def _unit(engine: Engine, codes: Codes) -> str:
    known = indicators.indicators(engine, language="en")
    return str(known.row(by_predicate=pl.col("indicator") == one(codes, "indicator"), named=True)["unit"])


def _picture(engine: Engine, codes: Codes) -> regions.Picture:
    asked = {key: one(codes, key) for key in ("indicator", "member", "level")}
    offers = regions.periods(engine, **asked)
    period = one(codes, "period")
    return regions.picture(engine, **asked, period=period, origin=offers[period].origin)


def _indicators(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    mapped = regions.mapped(engine, level=one(codes, "level"))
    known = indicators.indicators(engine, language=language)
    return {name: title for name, title in known.select("indicator", "name").iter_rows() if name in mapped}


def _members(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    mapped = regions.mapped(engine, level=one(codes, "level")).get(one(codes, "indicator"), [])
    names = dict(indicators.members(engine, indicator=one(codes, "indicator"), language=language).iter_rows())
    ordered = sorted(mapped, key=lambda code: (code != "total", mapped.index(code)))
    return {code: names.get(code, code) for code in ordered}


def _periods(engine: Engine, _language: str, codes: Codes) -> Mapping[str, str]:
    offers = regions.periods(engine, **{key: one(codes, key) for key in ("indicator", "member", "level")})
    return {period: period for period in reversed(offers)}


def _fullest(engine: Engine, codes: Codes, _options: Mapping[str, str]) -> list[str]:
    offers = regions.periods(engine, **{key: one(codes, key) for key in ("indicator", "member", "level")})
    return [regions.fullest(offers)] if offers else []


def _regions(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    return dict(indicators.observed_regions(engine, language=language).select("region", "name").iter_rows())


CHOICES = (
    Choice("level", "one", N_("Level of regions: 2 and 1 of NUTS, or 0 for countries."), options(LEVELS)),
    Choice("indicator", "one", N_("Identifier of the indicator."), _indicators, always(LEAD)),
    Choice("member", "one", N_("Group of the indicator's breakdown."), _members),
    Choice("period", "one", N_("Year or month."), _periods, _fullest),
    Choice(
        "regions",
        "many",
        N_("Codes of regions to mark; the first one is compared."),
        _regions,
        always("ES21", "DE11"),
        most=6,
    ),
    Choice("like", "one", N_("Where to look for regions like the first one."), options({"all": "", "abroad": ""})),
)
VIEWS = (
    View(
        name="regions",
        page="regions",
        answer=ranking,
        choices=CHOICES,
        title={"en": "An indicator in every region of a level", "es": "Un indicador en todas las regiones de un nivel"},
        fields=(
            "region",
            "name",
            "level",
            "country",
            "vintage",
            "member_state",
            "period",
            "value",
            "status",
            "flag",
            "grade",
            "origin",
            "rank",
            "of",
        ),
    ),
    View(
        name="regions-like",
        page="regions",
        answer=like,
        choices=CHOICES,
        title={"en": "Regions most like one", "es": "Regiones más parecidas a una"},
        fields=("region", "distance", "alike", "unlike", "unlike_by", "value", "name"),
    ),
    View(
        name="regions-side-by-side",
        page="regions",
        answer=side_by_side,
        choices=CHOICES,
        title={"en": "Chosen regions side by side", "es": "Regiones elegidas en paralelo"},
        fields=(
            "region",
            "name",
            "level",
            "country",
            "vintage",
            "member_state",
            "period",
            "value",
            "status",
            "flag",
            "grade",
            "origin",
            "rank",
            "of",
            *SIDES,
        ),
    ),
    View(
        name="courses",
        page="regions",
        answer=courses,
        choices=CHOICES,
        title={"en": "How the chosen regions came here", "es": "Cómo han evolucionado las regiones elegidas"},
        fields=(
            "area",
            "role",
            "origin",
            "vintage",
            "period",
            "value",
            "status",
            "flag",
            "grade",
            "regions",
            "stretch",
            "name",
        ),
    ),
)
