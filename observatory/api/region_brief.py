"""What the two pages about a region say."""

from functools import lru_cache

import polars as pl

from observatory.api.served import served
from observatory.api.speech import Speech
from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.export.brief import Bar, Brief, BriefFigure
from observatory.model import demand as model
from observatory.model import gap
from observatory.model import neighbours as neighbours_model
from observatory.model.evidence import Grade
from observatory.queries import demand, gaps, indicators, neighbours, provenance, region_card

ESCO, DESIGNS = "esco-1.1.1", "observatory-curation"
MOST_GROUPS, MOST_UNCOVERED, MOST_ALIKE = 7, 6, 4
LEAST_SHARE = 0.005


def brief(engine: Engine, speech: Speech, *, region: str, link: str, edition: str) -> Brief:
    """Two pages about a region of NUTS 2, with the way back to the frozen view.

    Raises:
        NotHeld: there is no such region with figures.
    """
    _ = speech.say
    places = demand.places(engine, language=speech.language).filter(region=region)
    if places.is_empty():
        raise NotHeld(_("There is no region “{code}” of NUTS 2 with figures.").format(code=region[:20]))
    place = places.row(0, named=True)
    standing = _standing(engine, speech, place)
    return Brief(
        kind=_("Region"), title=f"{place['name']} ({region})",
        lead=_("{country}. What its industries ask for, and where it stands.").format(country=place["country_name"]),
        figures=tuple(
            part
            for part in (standing, _pressure(engine, speech, place), *_demand(engine, speech, place),
                         _alike(engine, speech, place))
            if part
        ),
        link=link, link_words=_("This view, with every choice and the edition"),
        notes=(
            _("Hatched bars are modelled, not counted; the method is on the page Data and methods."),
            _("Source of regional statistics: Eurostat. This service uses the ESCO classification of the European "
              "Commission."),
        ),
        footer=_("LCAMP Skills Observatory, edition {edition}").format(edition=edition),
        publisher=_("LCAMP Skills Observatory"), language=speech.language,
    )  # fmt: skip


def _standing(engine: Engine, speech: Speech, place: dict[str, str]) -> BriefFigure | None:
    """Key indicators: the region's newest figure beside its country and the EU in the same year."""
    _ = speech.say
    found = region_card.standing(engine, region=place["region"], language=speech.language)
    if found.is_empty():
        return None
    evidence = provenance.evidence(
        engine, found["origins"].explode(), grade=found["grades"].explode().unique(), first=str(found["period"].min()),
        last=str(found["period"].max()),
    )  # fmt: skip
    return BriefFigure(
        title=_standing_title(speech, found),
        sentence=_(
            "Newest figure, its country and the EU in the same year (where nobody publishes one, the median of their "
            "regions), and rank among regions, 1 being the highest."
        ),
        source=speech.source(evidence),
        columns=(_("Indicator"), _("Year"), _("Here"), _("Country"), _("EU"), _("Rank")),
        rows=tuple(
            (
                f"{row['name']}, {row['unit_name']}", row["period"], speech.number(row["value"], row["decimals"]),
                speech.number(row["country_value"], row["decimals"]), speech.number(row["eu_value"], row["decimals"]),
                _("{rank} of {of}").format(rank=speech.number(row["rank"]), of=speech.number(row["of"])),
            )
            for row in found.iter_rows(named=True)
        ),
    )  # fmt: skip


def _standing_title(speech: Speech, found: pl.DataFrame) -> str:
    """In how many of the indicators that have a good end the region is among the best."""
    _ = speech.say
    best, judged = region_card.best_quarters(found)
    text = _("In the best quarter of regions in {n} of {all} indicators") if best else _("Where it stands")
    return text.format(n=speech.number(best), all=speech.number(judged))


def _pressure(engine: Engine, speech: Speech, place: dict[str, str]) -> BriefFigure | None:
    """What the gap between demand pressure and skills capacity is made of, in the newest year with enough parts."""
    _ = speech.say
    panels = (gaps.panel(engine, period=year) for year in gap.PANELS)
    panel = next((one for one in panels if gap.enough(one.parts, one.held(place["region"]))), None)
    if panel is None:
        return None
    weights = {part.code: 1.0 for part in panel.parts}
    everyone = panel.gaps(weights)
    row = everyone.filter(region=place["region"]).row(0, named=True)
    ranks = panel.stability(weights).filter(region=place["region"]).row(0, named=True)
    parts = panel.contributions(weights).filter(region=place["region"]).sort(
        "side", "contribution", descending=[True, True]
    )  # fmt: skip
    names = dict(indicators.indicators(engine, language=speech.language).select("indicator", "name").iter_rows())
    told = {part.code: part for part in panel.parts}
    sides = {gap.PRESSURE: _("Pressure"), gap.CAPACITY: _("Capacity")}
    title = (
        _("Demand pressure runs ahead of skills capacity ({gap})")
        if row["gap"] > 0
        else _("Skills capacity keeps up with demand pressure ({gap})")
    )
    evidence = provenance.evidence(
        engine, parts["origin"], grade=Grade.MODELLED, first=panel.period, last=panel.period
    )  # fmt: skip

    def name(code: str) -> str:
        said = names.get(told[code].indicator, code)
        return _("{indicator}, change").format(indicator=said) if told[code].change else said

    return BriefFigure(
        title=title.format(gap=speech.signed(row["gap"], 1)),
        sentence=_(
            "{year}, in standard deviations of all regions; the parts of pressure add up to {pressure}, those of "
            "capacity to {capacity}. Rank {rank} of {n}, between {best} and {worst} when one part is left out."
        ).format(
            year=panel.period, pressure=speech.signed(row["pressure"], 2), capacity=speech.signed(row["capacity"], 2),
            rank=speech.number(row["rank"]), n=speech.number(everyone.height), best=speech.number(ranks["best_rank"]),
            worst=speech.number(ranks["worst_rank"]),
        ),
        source=speech.source(evidence),
        columns=(_("Part"), "", _("Contribution")),
        rows=tuple(
            Bar(
                f"{sides[part['side']]}: {name(part['part'])}", part["contribution"],
                speech.signed(part["contribution"], 2), marked=part["side"] == gap.PRESSURE,
            )
            for part in parts.iter_rows(named=True)
        ),
        modelled=True,
    )  # fmt: skip


def _alike(engine: Engine, speech: Speech, place: dict[str, str]) -> BriefFigure | None:
    """The regions most like this one."""
    _ = speech.say
    told, origins = neighbours.features(engine)
    near = neighbours_model.nearest(told, place["region"], how_many=MOST_ALIKE)
    if near.is_empty():
        return None
    names = dict(indicators.observed_regions(engine, language=speech.language).select("region", "name").iter_rows())
    period = neighbours_model.PERIOD
    evidence = provenance.evidence(engine, origins, grade=Grade.MODELLED, first=period, last=period)
    return BriefFigure(
        title=_("Most like it: {region}").format(region=names.get(near["region"][0], near["region"][0])),
        sentence=_("By manufacturing mix, education, GDP per head and size in {year}; smaller is more alike.").format(
            year=period
        ),
        source=speech.source(evidence),
        columns=(_("Region"), _("Distance")),
        rows=tuple(
            (f"{names.get(row['region'], row['region'])} ({row['region']})", speech.number(row["distance"], 2))
            for row in near.iter_rows(named=True)
        ),
    )  # fmt: skip


@lru_cache(maxsize=2)
def _inputs(edition: str) -> demand.Inputs:
    return demand.inputs(served(edition))


def _demand(engine: Engine, speech: Speech, place: dict[str, str]) -> tuple[BriefFigure, ...]:
    """Skill groups that weigh more here than in the EU, and demanded skills that nothing in the catalogue teaches."""
    _ = speech.say
    given = _inputs(str(provenance.edition(engine)["edition"][0]))
    if demand.missing(given, region=place["region"]):
        return ()
    scene = demand.scene(given, region=place["region"])
    skills = demand.skills(engine, language=speech.language)
    evidence = provenance.evidence(
        engine, [*scene.origins, ESCO, DESIGNS], grade=Grade.MODELLED, first=scene.period, last=given.year
    )
    source = speech.source(evidence)
    return tuple(
        part
        for part in (
            _groups(engine, speech, scene, demand.kinds(skills, given, by="group_id"), source),
            _uncovered(engine, speech, scene, skills, source),
        )
        if part
    )


def _groups(
    engine: Engine, speech: Speech, scene: demand.Scene, marked: pl.DataFrame, source: str
) -> BriefFigure | None:
    _ = speech.say
    names = demand.groups(engine, language=speech.language)
    found = demand.quotients(scene.here, scene.europe, marked)
    found = found.filter(pl.max_horizontal("share", "share_there") >= LEAST_SHARE).sort(
        pl.col("quotient").round(2), "share", "kind", descending=[True, True, False]
    )
    if found.is_empty():
        return None
    first = found.row(0, named=True)
    return BriefFigure(
        title=_("Its industries ask most, against the EU, for “{group}”: {times} times").format(
            group=names.get(first["kind"], first["kind"]), times=speech.number(first["quotient"], 2)
        ),
        sentence=_(
            "Share of manufacturing's demand for skills here, divided by the same share in the EU (line: equal), by "
            "group of skills; in brackets the lowest and highest of {n} ways to weigh. {shown} of {all}."
        ).format(
            n=speech.number(len(model.READINGS)), shown=speech.number(min(MOST_GROUPS, found.height)),
            all=speech.number(found.height),
        ),
        source=source,
        columns=(_("Group of skills"), "", _("Times the EU")),
        rows=tuple(
            Bar(
                names.get(row["kind"], row["kind"]), row["quotient"],
                f"{speech.number(row['quotient'], 2)} ({speech.number(row['low'], 2)}–{speech.number(row['high'], 2)})",
                marked=model.safe(row) and row["quotient"] > 1,
            )
            for row in found.head(MOST_GROUPS).iter_rows(named=True)
        ),
        modelled=True,
        base=1.0,
    )  # fmt: skip


def _uncovered(
    engine: Engine, speech: Speech, scene: demand.Scene, skills: pl.DataFrame, source: str
) -> BriefFigure | None:
    _ = speech.say
    lacking = (
        scene.here.shares[0].join(skills.filter(pl.col("taught") == 0), on="skill_id")
        .sort("share", "skill_id", descending=[True, False])
        .head(MOST_UNCOVERED)
    )  # fmt: skip
    if lacking.is_empty():
        return None
    low, high = demand.uncovered_spread(scene.here, skills)
    held = demand.catalogue(engine)
    return BriefFigure(
        title=_("{share} of its demand falls on skills that no micro-credential here teaches").format(
            share=speech.percent(demand.uncovered(scene.here, skills))
        ),
        sentence=_(
            "{low} to {high} under other ways to weigh. The catalogue holds {designs} reference designs, not offers; "
            "that none teaches a skill does not mean that nobody does. The {n} largest, in % of modelled demand."
        ).format(
            low=speech.percent(low), high=speech.percent(high), designs=speech.number(held["designs"]),
            n=speech.number(lacking.height),
        ),
        source=source,
        columns=(_("Skill"), "", _("% of demand")),
        rows=tuple(
            Bar(row["name"], row["share"], speech.percent(row["share"], 2)) for row in lacking.iter_rows(named=True)
        ),
        modelled=True,
    )  # fmt: skip
