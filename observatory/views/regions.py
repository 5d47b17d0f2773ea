"""The page Regions: every region of a level in one period, the chosen ones side by side, and those like the first."""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

import polars as pl

from observatory.charts.figure import Figure
from observatory.charts.map import choropleth, classes
from observatory.charts.palette import Palette
from observatory.engine import Engine, kept
from observatory.errors import NotHeld
from observatory.i18n import N_
from observatory.model import neighbours as model
from observatory.model.evidence import Grade
from observatory.model.region import EU
from observatory.queries import indicators, neighbours, provenance, regions, trends
from observatory.views import regions_words as words
from observatory.views.speech import _, period, place_name
from observatory.views.view import USUAL_REGIONS, Answer, Choice, Codes, Picture, View, always, code_of, options

LEAD = "high-tech-manufacturing"
YEARS_BACK = 10
OUTLINES = "api/outlines"
"""Where the outlines are, below the address of the observatory."""


def ranking(engine: Engine, codes: Codes, language: str) -> Answer:
    """Every region of the level, highest value first, those without a figure last; a map, and who stands where."""
    picture = _picture(engine, codes)
    figures = regions.figures(engine, picture, language=language)
    entry, names, chosen = _entry(engine, codes, language), area_names(engine, language), list(codes["regions"])
    shown = regions.beside(engine, picture, figures, regions=chosen, names=names)
    held = _held(engine, picture, figures, shown, chosen)
    values = figures["value"].drop_nulls().to_list()
    doubtful = figures.filter(figures["flag"].str.contains("u"))["region"].to_list()
    bounds, decimals = classes(values), entry["decimals"]
    hover = words.hover(figures, decimals)

    def map_of_regions(palette: Palette) -> Figure:
        return choropleth(
            figures["region"].to_list(),
            figures["value"].to_list(),
            hover,
            bounds=bounds,
            outlines=f"{OUTLINES}/{picture.vintage}-{picture.level}.geojson",
            countries=f"{OUTLINES}/{picture.vintage}-0.geojson",
            frames=f"{OUTLINES}/frames-{picture.vintage}.geojson",
            chosen=dict(zip(chosen, palette.series, strict=False)),
            uncertain=doubtful,
            palette=palette,
        )

    def legend(palette: Palette) -> str:
        return words.legend_html(bounds, min(values), decimals, palette, doubtful=bool(doubtful))

    def ladder(palette: Palette) -> Figure:
        return words.ladder(shown, held, chosen, names, decimals=decimals, palette=palette)

    sentence = words.sentence(entry["name"], entry["unit_name"], figures, picture.period, picture.vintage)
    evidence = provenance.evidence(
        engine, [picture.origin], grade=figures.drop_nulls("value")["grade"], first=picture.period, last=picture.period
    )
    return Answer(
        evidence,
        figures,
        title=words.title(entry["name"], figures, chosen),
        sentence=sentence + words.silence(shown, chosen),
        table=words.with_remarks(figures),
        columns=words.table_columns(decimals),
        notes=(entry["definition"], *words.notes(picture.vintage)),
        pictures=(
            Picture(map_of_regions, alt=sentence, legend=legend),
            Picture(ladder, alt=words.best(held, names, decimals)),
        ),
    )


def like(engine: Engine, codes: Codes, language: str) -> Answer:
    """The ten regions most like the first chosen one, with the reasons and what the indicator says of them."""
    traits, origins = features(engine)
    picture, entry, names = _picture(engine, codes), _entry(engine, codes, language), area_names(engine, language)
    focus = _chosen(codes)[0]
    near = model.nearest(traits, focus, abroad=code_of(codes, "like") == "abroad")
    if near.is_empty() or picture.level != "2":
        raise alone(names.get(focus, focus))
    evidence = provenance.evidence(
        engine,
        [*origins, picture.origin],
        grade=Grade.MODELLED,
        first=min(model.PERIOD, picture.period[:4]),
        last=max(model.PERIOD, picture.period[:4]),
    )
    values = regions.figures(engine, picture, language=language).select("region", "value")
    rows = near.join(values, on="region", how="left", maintain_order="left").with_columns(
        name=pl.col("region").replace(dict(names))
    )
    return Answer(
        evidence,
        rows,
        title=_("Regions most like {region}").format(region=names.get(focus, focus)),
        sentence=words.like_sentence(traits["region"].n_unique()),
        table=words.like_rows(rows),
        columns=words.like_columns(entry["name"], entry["decimals"]),
    )


def alone(name: str) -> NotHeld:
    """Why no regions are like one."""
    return NotHeld(
        _("No regions like {region} are named.").format(region=name),
        _("Not all six features to compare by are published for it in {year}, or it is of another level.").format(
            year=model.PERIOD
        ),
    )


@kept(4)
def features(engine: Engine) -> tuple[pl.DataFrame, list[str]]:
    """What every region is like, and the publications behind it."""
    return neighbours.features(engine)


def side_by_side(engine: Engine, codes: Codes, language: str) -> Answer:
    """The chosen regions: rank, quarter, change, and distance from country, EU and the regions most like them."""
    picture, chosen, entry = _picture(engine, codes), _chosen(codes), _entry(engine, codes, language)
    names = area_names(engine, language)
    figures = regions.figures(engine, picture, language=language)
    shown = regions.beside(engine, picture, figures, regions=chosen, names=names)
    held = _held(engine, picture, figures, shown, chosen)
    lines = course(engine, picture, chosen, unit=entry["unit"])
    traits, origins = features(engine)
    rows = side_rows(shown, held, lines, traits, chosen)
    evidence = provenance.evidence(
        engine,
        [picture.origin, *held["origin"], *lines["origin"], *origins],
        grade=Grade.MODELLED,
        first=min([picture.period, *rows["change_first"].drop_nulls()]),
        last=picture.period,
    )
    return Answer(
        evidence,
        rows,
        title=_("Side by side"),
        sentence=words.side_sentence(entry["unit_name"], YEARS_BACK),
        table=words.side_table(rows, entry["polarity"], picture.level),
        columns=words.side_columns(entry["decimals"], picture.level),
    )


def side_rows(
    figures: pl.DataFrame, held: pl.DataFrame, drawn: pl.DataFrame, traits: pl.DataFrame, chosen: Sequence[str]
) -> pl.DataFrame:
    """One row per chosen region that is mapped, in their order.

    Args:
        figures: every region of the level.
        held: countries and the EU.
        drawn: the courses of the chosen regions.
        traits: what regions are like.
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
            near = model.nearest(traits, code)["region"].to_list()
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
    picture, names, chosen = _picture(engine, codes), area_names(engine, language), _chosen(codes)
    entry = _entry(engine, codes, language)
    lines = course(engine, picture, chosen, unit=entry["unit"])
    rows = lines.filter(pl.col("value").is_not_null()).with_columns(name=pl.col("area").replace(dict(names)))
    own = rows.filter(role="chosen")
    if own.is_empty():
        raise NotHeld(
            _("No figure: {regions}.").format(regions=", ".join(names.get(code, code) for code in chosen)),
            _("Choose another indicator or another region."),
        )
    if own["period"].n_unique() < 2:
        raise NotHeld(
            _("How these regions came here cannot be drawn: there are figures for one period only."),
            _("Choose another indicator or another region."),
        )
    first, last = str(rows["period"].min()), str(rows["period"].max())
    return Answer(
        provenance.evidence(engine, rows["origin"], grade=rows["grade"], first=first, last=last),
        rows,
        title=_("How they came here"),
        sentence=words.courses_sentence(entry["name"], entry["unit_name"], first, last),
        columns=words.courses_columns(entry["decimals"]),
        pictures=(
            Picture(
                lambda palette: words.courses(rows, chosen, names, decimals=entry["decimals"], palette=palette),
                alt=words.courses_sentence(entry["name"], entry["unit_name"], first, last),
            ),
        ),
    )


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


def on_map(engine: Engine, codes: Codes, language: str) -> dict[str, str]:
    """The regions of the map, by the names that they are typed by, in order of the alphabet."""
    figures, typed = regions.figures(engine, _picture(engine, codes), language=language), _regions(engine, language, {})
    return {
        row["region"]: typed.get(row["region"], f"{row['name']} ({row['region']})")
        for row in figures.sort("name").iter_rows(named=True)
    }


def silent_periods(engine: Engine, codes: Codes, language: str, asked: Sequence[str]) -> dict[str, str]:
    """Of regions without a figure on the map: the period nearest to the mapped one in which each has one."""
    picture = _picture(engine, codes)
    offers = _offers(engine, codes)
    filled = set(regions.figures(engine, picture, language=language).drop_nulls("value")["region"])
    silent = [code for code in asked if len(code) == len("XX") + int(picture.level) and code not in filled]
    return regions.nearest_periods(engine, picture, silent=silent, offered=list(offers))


def _chosen(codes: Codes) -> list[str]:
    if not codes["regions"]:
        raise NotHeld(_("No region is chosen."), _("Choose one above, or click on the map."))
    return list(codes["regions"])


def _entry(engine: Engine, codes: Codes, language: str) -> dict[str, Any]:
    """What the catalogue says of the chosen indicator: name, unit, unit_name, decimals, polarity, definition."""
    return indicators.indicator(engine, indicator=code_of(codes, "indicator"), language=language)


def _held(
    engine: Engine, picture: regions.Picture, figures: pl.DataFrame, shown: pl.DataFrame, chosen: Sequence[str]
) -> pl.DataFrame:
    """The EU and the countries of the chosen regions."""
    countries = list(dict.fromkeys(shown.filter(pl.col("region").is_in(list(chosen)))["country"].drop_nulls()))
    return regions.references(engine, picture, figures, countries=countries)


def _picture(engine: Engine, codes: Codes) -> regions.Picture:
    period = code_of(codes, "period")
    origin = _offers(engine, codes)[period].origin
    return regions.picture(engine, **_mapped(codes), period=period, origin=origin)


def _mapped(codes: Codes) -> dict[str, str]:
    """What a map is of, whatever the period."""
    return {key: code_of(codes, key) for key in ("indicator", "member", "level")}


def _offers(engine: Engine, codes: Codes) -> dict[str, regions.Offer]:
    """The periods that can be mapped."""
    return regions.periods(engine, **_mapped(codes))


def _indicators(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    mapped = regions.mapped(engine, level=code_of(codes, "level"))
    known = indicators.indicators(engine, language=language)
    return {name: title for name, title in known.select("indicator", "name").iter_rows() if name in mapped}


def _members(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    mapped = regions.mapped(engine, level=code_of(codes, "level")).get(code_of(codes, "indicator"), [])
    names = dict(indicators.members(engine, indicator=code_of(codes, "indicator"), language=language).iter_rows())
    ordered = sorted(mapped, key=lambda code: (code != "total", mapped.index(code)))
    return {code: names.get(code, code) for code in ordered}


def _periods(engine: Engine, _language: str, codes: Codes) -> Mapping[str, str]:
    return {when: period(when) for when in reversed(_offers(engine, codes))}


def _fullest(engine: Engine, codes: Codes, _options: Mapping[str, str]) -> list[str]:
    offers = _offers(engine, codes)
    return [regions.fullest(offers)] if offers else []


@kept(8)
def area_names(engine: Engine, language: str) -> Mapping[str, str]:
    """Regions and countries with figures: code → name."""
    return dict(indicators.observed_regions(engine, language=language).select("region", "name").iter_rows())


def _regions(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    places = indicators.observed_regions(engine, language=language)
    return {row["region"]: place_name(row) for row in places.iter_rows(named=True)}


def _every_indicator(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    return dict(indicators.indicators(engine, language=language).select("indicator", "name").iter_rows())


CHOICES = (
    Choice(
        "level",
        "one",
        N_("Level of regions: 2 and 1 of NUTS, or 0 for countries."),
        options({"2": N_("NUTS 2"), "1": N_("NUTS 1"), "0": N_("Countries")}),
        label=N_("Level"),
        control="switch",
    ),
    Choice(
        "indicator",
        "one",
        N_("Identifier of the indicator."),
        _indicators,
        always(LEAD),
        label=N_("Indicator"),
        known=_every_indicator,
        lacking=N_("{wanted} has no figures at this level; {shown} is shown instead. It comes back where it has some."),
    ),
    Choice("member", "one", N_("Group of the indicator's breakdown."), _members, label=N_("Group")),
    Choice("period", "one", N_("Year or month."), _periods, _fullest, label=N_("Period"), control="slider"),
    Choice(
        "regions",
        "many",
        N_("Codes of regions to mark; the first one is compared."),
        _regions,
        always(*USUAL_REGIONS),
        most=6,
        label=N_("Regions, up to six"),
        control="find",
        finds=("region",),
    ),
    Choice(
        "like",
        "one",
        N_("Where to look for regions like the first one."),
        options({"all": N_("Anywhere"), "abroad": N_("Abroad only")}),
        label=N_("Regions like the first one"),
        control="switch",
    ),
)
FIGURES = (
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
)
"""What is said of a region on the map."""
VIEWS = (
    View(
        name="regions",
        page="regions",
        answer=ranking,
        choices=CHOICES,
        title=N_("An indicator in every region of a level"),
        fields=FIGURES,
    ),
    View(
        name="regions-like",
        page="regions",
        answer=like,
        choices=CHOICES,
        title=N_("Regions most like one"),
        fields=("region", "distance", "alike", "unlike", "unlike_by", "value", "name"),
    ),
    View(
        name="regions-side-by-side",
        page="regions",
        answer=side_by_side,
        choices=CHOICES,
        title=N_("Chosen regions side by side"),
        fields=(*FIGURES, *SIDES),
    ),
    View(
        name="courses",
        page="regions",
        answer=courses,
        choices=CHOICES,
        title=N_("How the chosen regions came here"),
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
